from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document, DocumentId, NodeKind
from corpus.outline import render
from corpus.parsing.parser import parse

DATA = Path(__file__).parents[2] / "data" / "parsing"
FAMILIES = sorted(path.stem for path in DATA.glob("*.txt"))


def read(text: str) -> Document:
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


def sample(name: str) -> Document:
    return read((DATA / f"{name}.txt").read_text(encoding="utf-8"))


def addresses(document: Document) -> list[str]:
    return [node.address for node in document.root.walk()][1:]


def words(document: Document, address: str) -> str:
    node = next(node for node in document.root.walk() if node.address == address)
    return node.span.of(document.text)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_document_of_each_family_gives_the_stored_tree(family: str) -> None:
    stored = (DATA / f"{family}.tree").read_text(encoding="utf-8")

    assert render(sample(family)) + "\n" == stored


def test_a_programme_names_its_number_place_date_and_both_signers() -> None:
    document = sample("programme")

    assert document.number is not None
    assert document.number.text == "04-CTrPH/HND-CA"
    assert document.kind is not None
    assert document.kind.text == "CHƯƠNG TRÌNH PHỐI HỢP"
    assert document.place is not None
    assert document.place.text == "Suối Mơ"
    assert document.issued_on == date(2025, 3, 5)
    assert [name.text for name in document.agencies] == ["HỘI NÔNG DÂN XÃ SUỐI MƠ", "CÔNG AN XÃ"]
    assert [(s.name.text, s.position and s.position.text) for s in document.signers] == [
        ("Lò Thị Hoa", "CHỦ TỊCH"),
        ("Trung tá Vàng A Sử", "TRƯỞNG CÔNG AN XÃ"),
    ]


def test_blanks_in_number_and_date_are_kept_as_printed() -> None:
    document = sample("plan")

    assert document.number is not None
    assert document.number.text == "/KH-UBND"
    assert document.issued is not None
    assert document.issued.text == "ngày tháng 6 năm 2026"
    assert document.issued_on is None
    assert document.place is not None
    assert document.place.text == "Đồi Chè"


def test_a_signature_in_the_column_beside_the_recipients_is_found() -> None:
    signer = sample("plan").signers[0]

    assert signer.name.text == "Đặng Thu Thảo"
    assert signer.position is not None
    assert signer.position.text == "PHÓ CHỦ TỊCH"
    assert signer.behalf is not None
    assert signer.behalf.text == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"


def test_a_letter_takes_its_title_from_the_subject() -> None:
    document = sample("letter")

    assert document.kind is None
    assert document.title is not None
    assert document.title.text == "rà soát, báo cáo tình hình tiếp công dân năm 2025"


def test_only_the_issuing_agency_is_kept_where_the_symbol_spells_it() -> None:
    document = sample("report")

    assert [name.text for name in document.agencies] == ["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"]


def test_without_a_letterhead_the_issuer_is_on_whose_behalf_it_is_signed() -> None:
    document = read("I. VIỆC\n\nLàm ngay.\n\nTM. BAN QUẢN LÝ CHỢ\nTRƯỞNG BAN\n\nLê Văn Chợ\n")

    assert [name.text for name in document.agencies] == ["BAN QUẢN LÝ CHỢ"]


def test_short_forms_have_the_words_they_stand_for() -> None:
    document = sample("report")

    assert [(form.short.text, form.long.text) for form in document.short_forms] == [
        ("PGDĐT", "Phòng Giáo dục và Đào tạo")
    ]


def test_an_item_goes_on_after_a_page_break_in_its_sentence() -> None:
    document = sample("plan")

    assert words(document, "I.1.b").endswith("trên địa bàn thị xã.")
    assert words(document, "III.1.a").startswith("a) Bố trí lực lượng")
    assert words(document, "III.1.a").endswith("cây.")


def test_a_date_or_reference_at_the_start_of_a_line_opens_nothing() -> None:
    document = read(
        "I. NỘI DUNG\n\n1. Các đơn vị nộp báo cáo trước ngày\n1. 5 hằng năm theo khoản 2\n"
        "Điều 5 của Luật Lưu trữ.\n\n2. Mức chi là\n1.5 triệu đồng.\n"
    )

    assert addresses(document) == ["I", "I.1", "I.2"]


def test_repeated_and_skipped_numbers_keep_addresses_apart() -> None:
    document = read("I. VIỆC\n\n1. Một.\n\n2. Hai.\n\n2. Hai nữa.\n\n5. Năm.\n")

    assert addresses(document) == ["I", "I.1", "I.2", "I.2 (2)", "I.5"]


def test_articles_count_through_the_chapters_of_a_regulation() -> None:
    found = addresses(sample("decision"))

    assert "QĐ.Điều 1" in found
    assert "QC.Điều 3.1.f" in found
    assert "QC.Chương II" in found


def test_amended_provisions_that_are_quoted_keep_their_numbers_to_themselves() -> None:
    document = read(
        "Điều 1. Sửa đổi một số điều như sau:\n1. Sửa đổi Điều 4 như sau:\n“Điều 4. Phí\n"
        "1. Không thu phí.\n2. Có biên lai.”\n2. Bỏ Điều 7.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n"
    )

    found = [address for address in addresses(document) if "đoạn" not in address]
    assert found == ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2"]


def test_a_list_inside_a_list_item_stays_inside_it() -> None:
    document = read("1. Một:\n- Gồm:\na) A.\nb) B.\n- Khác.\n2. Hai.\n")

    assert addresses(document) == ["1", "1.-1", "1.-1.a", "1.-1.b", "1.-2", "2"]


def test_lettered_parts_may_stand_above_or_under_roman_ones() -> None:
    above = read("A. MỘT\nI. Nội dung\nII. Khác\nB. HAI\nI. Lại\n")
    under = read("I. MỘT\nA. Nội dung\nB. Khác\nII. HAI\nA. Lại\n")

    assert addresses(above) == ["A", "A.I", "A.II", "B", "B.I"]
    assert addresses(under) == ["I", "I.A", "I.B", "II", "II.A"]


def test_a_document_on_a_single_line_still_has_its_articles() -> None:
    text = (DATA / "attached_plan.txt").read_text(encoding="utf-8")
    document = read(" ".join(text.split()))

    found = addresses(document)
    assert {"QĐ.Điều 1", "QĐ.Điều 2", "QĐ.Điều 3", "KH.I.1", "KH.II.1.a"} <= set(found)
    assert document.number is not None
    assert document.number.text == "120/QĐ-UBND"


def test_an_empty_text_is_a_document_without_nodes() -> None:
    document = read("")

    assert document.root.children == ()
    assert document.root.kind is NodeKind.DOCUMENT
