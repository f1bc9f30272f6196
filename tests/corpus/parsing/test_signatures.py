import pytest

from corpus.document import Document, DocumentId
from corpus.parsing.lines import read_lines
from corpus.parsing.parser import parse
from corpus.parsing.signatures import find_tails
from corpus.parsing.signers import BEHALF
from corpus.splitter import split


def read(text: str) -> Document:
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


def signed(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            s.name.text,
            s.position.text if s.position else None,
            s.behalf.text if s.behalf else None,
        )
        for s in read(text).signers
    ]


def passages(text: str) -> dict[str, str]:
    return {passage.address: passage.text for passage in split(read(text))}


BESIDE = (
    "1. Làm ngay.\n\n"
    "Nơi nhận:                          TM. HỘI ĐỒNG\n"
    "- Như trên;                          CHỦ TỊCH\n"
    "- Các tổ;                           Lò Thị Mây\n"
    "- Lưu: VT.\n"
)


def test_a_signature_beside_the_recipients_stands_inside_them() -> None:
    recipients = read(BESIDE).root.children[-1]
    signature, rest = recipients.children

    assert (recipients.address, signature.address) == ("recipients", "signature")
    assert signature.span.of(BESIDE).startswith("TM. HỘI ĐỒNG")
    assert signature.span.of(BESIDE).endswith("Lò Thị Mây")
    assert rest.span.of(BESIDE).strip() == "- Lưu: VT."


def test_the_recipients_keep_all_their_lines_in_one_passage() -> None:
    found = passages(BESIDE)

    assert list(found) == ["1", "recipients", "signature"]
    assert found["recipients"].endswith("- Lưu: VT.")


def test_a_signature_beside_may_end_below_the_recipients() -> None:
    text = "Nơi nhận:            KT. TRƯỞNG BAN\n- Lưu: VT.           PHÓ TRƯỞNG BAN\n\n"

    assert signed(f"{text}                     Vi Văn Núi\n\nPHỤ LỤC\nDANH SÁCH TỔ\n") == [
        ("Vi Văn Núi", "PHÓ TRƯỞNG BAN", "KT. TRƯỞNG BAN")
    ]


def test_what_is_issued_with_a_document_is_not_received_with_it() -> None:
    text = (
        "1. Làm ngay.\n\nNơi nhận:            CHỦ TỊCH\n- Lưu: VT.           Lê Văn Lộc\n\n"
        "ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    )
    tails = find_tails(text, read_lines(text))

    assert [(tail.first, tail.last) for tail in tails] == [(1, 2)]


def test_signatures_set_side_by_side_in_a_table_are_read_column_by_column() -> None:
    text = (
        "1. Làm ngay.\n\n| **TM. HỘI NÔNG DÂN** **CHỦ TỊCH** | KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC |\n"
        "|---|---|\n| *(Đã ký)* | |\n| **Lò Thị Hoa** | Mùa A Tủa |\n"
    )

    assert signed(text) == [
        ("Lò Thị Hoa", "CHỦ TỊCH", "TM. HỘI NÔNG DÂN"),
        ("Mùa A Tủa", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    ]
    assert list(passages(text)) == ["1", "signature", "signature#2"]


def test_words_run_together_in_a_cell_are_told_apart() -> None:
    text = (
        "| Nơi nhận: - Lưu: VT. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Y Blin Niê |\n"
        "|---|---|\n"
    )

    assert signed(text) == [("Y Blin Niê", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")]


def test_a_table_of_people_and_posts_is_no_signature() -> None:
    people = "| TT | Trưởng bản |\n|---|---|\n| 1 | Lò Văn Một |\n"
    posts = "| Chức vụ | Người giữ |\n|---|---|\n| Chủ tịch | Lò Văn Một |\n"

    assert signed(people) == signed(posts) == []


def test_a_long_table_is_not_searched_for_signatures() -> None:
    text = "| GIÁM ĐỐC |\n" + "| Lò Văn Một |\n" * 30

    assert signed(text) == []


def test_units_in_capitals_are_no_names() -> None:
    text = "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nĐOÀN THANH NIÊN\nLý Thị Tư\n"

    assert [name for name, _, _ in signed(text)] == ["Lý Thị Tư"]


@pytest.mark.parametrize("words", ["KT chủ tịch", "TM. các đơn vị", "Q. ông Hà"])
def test_a_mark_stands_before_capitals_only(words: str) -> None:
    assert BEHALF.match(words) is None
    assert BEHALF.match(words.upper())
