"""Smaller steps of parsing: lines, marks, short forms, signatures."""

import pytest

from corpus.document import DocumentId
from corpus.parsing.lines import measure, read_lines
from corpus.parsing.marks import Mark, MarkType, find_mark, roman_value
from corpus.parsing.numbering import Numbering
from corpus.parsing.parser import parse
from corpus.parsing.signatures import find_tails
from corpus.parsing.signers import is_name
from corpus.short_forms import find_short_forms


def marked(line: str) -> tuple[MarkType, str, tuple[int, ...], bool]:
    mark = find_mark(line)
    assert mark is not None
    return mark.type, mark.label, mark.number, mark.weak


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Phần thứ nhất QUY ĐỊNH CHUNG", (MarkType.PART, "Phần thứ nhất", (1,), False)),
        ("CHƯƠNG IV", (MarkType.CHAPTER, "Chương IV", (4,), False)),
        ("Mục 2. Thu", (MarkType.SECTION, "Mục 2", (2,), False)),
        ("Điều 5a. Tên", (MarkType.ARTICLE, "Điều 5a", (5, 1), False)),
        ("Điều 3 Tên", (MarkType.ARTICLE, "Điều 3", (3,), False)),
        ("Điều 20, Phạm vi", (MarkType.ARTICLE, "Điều 20", (20,), True)),
        ("Câu 2: Ai ký?", (MarkType.NUMBER, "Câu 2", (2,), False)),
        ("Điều 5 của Luật", (MarkType.ARTICLE, "Điều 5", (5,), True)),
        ("Điều 5 Luật Đất đai", (MarkType.ARTICLE, "Điều 5", (5,), True)),
        ("Phần B. Khác", (MarkType.PART, "Phần B", (2,), False)),
        ("II- MỤC TIÊU", (MarkType.ROMAN, "II", (2,), False)),
        ("I MỤC ĐÍCH CHUNG", (MarkType.ROMAN, "I", (1,), True)),
        ("B. KẾT QUẢ", (MarkType.LETTER, "B", (2,), False)),
        ("1.Thu", (MarkType.NUMBER, "1", (1,), False)),
        ("1. 5 hằng năm", (MarkType.NUMBER, "1", (1,), True)),
        ("2.1- Về giống", (MarkType.DECIMAL, "2.1", (2, 1), False)),
        ("1.5 triệu", (MarkType.DECIMAL, "1.5", (1, 5), True)),
        ("đ) Việc khác", (MarkType.POINT, "đ", (5,), False)),
        ("a)Việc", (MarkType.POINT, "a", (1,), False)),
        ("a1) Việc", (MarkType.SUBPOINT, "a1", (1, 1), False)),
        ("(2) Hai", (MarkType.BRACKET, "(2)", (2,), False)),
        ("(iv) Bốn", (MarkType.BRACKET, "(iv)", (4,), False)),
        ("(b) Hai", (MarkType.BRACKET, "(b)", (2,), False)),
        ("– Thu", (MarkType.DASH, "-", (), False)),
        ("-5 độ", (MarkType.DASH, "-", (), True)),
        ("• Thu", (MarkType.BULLET, "•", (), False)),
        ("+ Thu", (MarkType.PLUS, "+", (), False)),
    ],
)
def test_a_mark_is_read_with_its_type_and_number(
    line: str, expected: tuple[MarkType, str, tuple[int, ...], bool]
) -> None:
    assert marked(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Mục đích",
        "Phần mềm",
        "15/6 hằng năm",
        "1/7/2025",
        "2025 là năm",
        "I am",
        "Điều 20, khoản 3 Điều 21",
        "Điều 20, Điều 21 của Luật",
        "Câu 2 điểm",
        "A.",
        "?",
        "a ",
    ],
)
def test_running_text_has_no_mark(line: str) -> None:
    assert find_mark(line) is None


def test_nonsense_numerals_have_some_value() -> None:
    assert [roman_value(numeral) for numeral in ("XIV", "IIX", "Q")] == [14, 8, 0]


def test_an_article_put_in_later_belongs_to_the_same_list() -> None:
    numbering = Numbering()
    depths = []
    for line in ("Điều 5. A", "Điều 5a. B", "Điều 6. C"):
        mark = find_mark(line)
        assert isinstance(mark, Mark)
        depths.append((numbering.continues(mark), numbering.place(mark, after_lead=False)))

    assert depths == [(False, 0), (True, 0), (True, 0)]


def test_page_numbers_are_left_out_and_other_numbers_kept() -> None:
    page = "Dòng chữ của trang. " * 20
    text = f"{page}\n2\n{page}\n3\n{page}\n57\n{page}"

    assert [line.view for line in read_lines(text) if len(line.view) < 5] == ["57"]


def test_rules_and_ornaments_are_no_lines() -> None:
    assert [line.view for line in read_lines("A\n-----\n* * *\n---o0o---\n\u200b\n0\nB")] == [
        "A",
        "0",
        "B",
    ]


def test_wrapped_lines_are_told_from_whole_paragraphs() -> None:
    wrapped = "Một dòng dài vừa đủ một trang giấy khổ A4 của máy in\nthì xuống dòng.\n" * 5

    assert measure(read_lines(wrapped)).wrapped
    assert not measure(read_lines("Cả đoạn văn. " * 30 + "\n\nHai.\n\nBa.\n\nBốn.")).wrapped
    assert not measure([]).wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội đồng nhân dân tỉnh (HĐND) họp.", [("HĐND", "Hội đồng nhân dân")]),
        (
            "Quỹ Khuyến học xã Mây (sau đây gọi tắt là Quỹ) chi.",
            [("Quỹ", "Quỹ Khuyến học xã Mây")],
        ),
        (
            "Chi năm nay. Tiền thu từ chợ (được gọi là Nguồn thu).",
            [("Nguồn thu", "Tiền thu từ chợ")],
        ),
        ("Công văn (CV) và (CV); (XYZ).", [("CV", "Công văn")]),
        (
            "Căn cứ Luật A,\n\nHội Mây và Trạm Gió (gọi tắt là hai bên) cùng làm.",
            [("hai bên", "Hội Mây và Trạm Gió")],
        ),
        (
            "Quy định việc giữa Sở Y tế và Sở Nội vụ (gọi chung là hai Sở) trong năm.",
            [("hai Sở", "Sở Y tế và Sở Nội vụ")],
        ),
        ("Chi năm nay (gọi là hai khoản).", [("hai khoản", "Chi năm nay")]),
        (
            "Hội Mây (gọi tắt là Hội) và Ban Chỉ huy Đồn (viết tắt là BCH đồn) ký.",
            [("Hội", "Hội Mây"), ("BCH đồn", "Ban Chỉ huy Đồn")],
        ),
        (
            "Nay giao cho Trung tâm Văn hóa của Sở Du lịch (gọi tắt là đơn vị lập) làm.",
            [("đơn vị lập", "Trung tâm Văn hóa của Sở Du lịch")],
        ),
        ("và rồi việc chung (gọi là nó)", [("nó", "rồi việc chung")]),
        (
            "Quỹ " + "của bản " * 40 + "(sau đây gọi tắt là Quỹ)",
            [("Quỹ", ("Quỹ " + "của bản " * 24).strip() + " của")],
        ),
        (
            "Ban Quản lý bến phà (Ban QLBP) thu vé.",
            [("Ban QLBP", "Ban Quản lý bến phà")],
        ),
        (
            "Trạm Cứu hộ động vật hoang dã miền núi (TCHĐV) nhận.",
            [("TCHĐV", "Trạm Cứu hộ động vật hoang dã miền núi")],
        ),
        ("Ban Quản lý chợ (Ban XYZ) thu vé.", []),
        ("(ABC)", []),
        ("(sau đây gọi là *)", []),
    ],
)
def test_short_forms_are_matched_by_initials_or_by_words(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(form.short.text, form.long.text) for form in find_short_forms(text)]

    assert found == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nguyễn Văn An", True),
        ("TS. Lê Thị Bình", True),
        ("TRẦN VĂN CƯỜNG", True),
        ("PHÒNG NỘI VỤ", False),
        ("làm việc", False),
        ("Lê", False),
    ],
)
def test_names_are_told_from_titles(words: str, *, expected: bool) -> None:
    assert is_name(words) is expected


def test_a_block_on_behalf_of_somebody_may_lack_the_name() -> None:
    text = "Xong việc.\n\nTM. BAN TỔ CHỨC\nTRƯỞNG BAN\n"
    tails = find_tails(text, read_lines(text))

    assert [(tail.first, tail.last, tail.signers) for tail in tails] == [(1, 2, ())]


def test_a_position_in_ordinary_letters_signs() -> None:
    document = parse(
        "Xong.\n\nHiệu trưởng\n(Đã ký)\nĐỗ Thị Lan\n", file_name="a", document_id=DocumentId("0")
    )

    assert [(s.name.text, s.position and s.position.text) for s in document.signers] == [
        ("Đỗ Thị Lan", "Hiệu trưởng")
    ]


def test_several_names_in_one_row_of_titles_are_kept_together() -> None:
    text = "ĐẠI DIỆN BÊN A\tĐẠI DIỆN BÊN B\nLê Văn Một\n\t\tLý Thị Hai\n"
    document = parse(text, file_name="a", document_id=DocumentId("0"))

    assert len(document.signers) >= 1


def addresses(text: str) -> list[str]:
    document = parse(text, file_name="a", document_id=DocumentId("0"))
    return [node.address for node in document.root.walk()][1:]


def test_a_hyphen_at_the_start_of_a_wrapped_line_is_no_dash() -> None:
    text = (
        "1. Giao cho Sở Lao động, Thương binh và các phòng, ban kinh tế\n"
        "- xã hội của tỉnh cùng các đơn vị khác có liên quan lập một\n"
        "danh sách các hộ cần được giúp đỡ trong năm nay và năm sau, có\n"
        "xác nhận của từng thôn.\n"
    )

    assert addresses(text) == ["1"]


def test_a_regulation_without_a_signature_before_it_is_known_by_its_reference() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề nội quy\n\nĐiều 1. Ban hành Nội quy.\n\nNỘI QUY\n"
        "(Kèm theo Quyết định số 1/QĐ-VP)\n\nĐiều 1. Giờ làm việc.\n"
    )

    assert addresses(text) == [
        "title",
        "QĐ.Điều 1",
        "NQy",
        "NQy.title",
        "NQy.Điều 1",
    ]


def test_a_title_in_capitals_inside_the_body_is_no_attachment() -> None:
    text = "KẾ HOẠCH\nNăm mới\n\nI. VIỆC\n1. Một.\nBÁO CÁO\nI. KHÁC\n1. Hai.\n"

    assert not [address for address in addresses(text) if address.startswith("BC")]


def test_a_form_is_an_appendix_with_its_number() -> None:
    found = addresses("I. VIỆC\n\nMẪU SỐ 02\nĐƠN XIN PHÉP\n\nTôi tên là An.\n\nPHỤ LỤC;\n")

    assert "Mẫu số 02" in found
    assert "PL" not in found


def test_addressees_may_follow_without_dashes() -> None:
    text = (
        "Số: 5/CV-X\n\nKính gửi: Các phòng;\ncác tổ;\nCác đội.\n\nĐề nghị các tổ nộp báo cáo.\n\n"
        "1. Một.\n"
    )
    document = parse(text, file_name="a", document_id=DocumentId("0"))
    found = {node.address: node.span.of(text) for node in document.root.walk()}

    assert found["addressees"] == "Kính gửi: Các phòng;\ncác tổ;\nCác đội."
    assert found["preamble.đoạn 1"] == "Đề nghị các tổ nộp báo cáo."


def test_bases_without_numbered_items_are_a_preamble_and_a_table_may_stand_in_it() -> None:
    assert addresses("Căn cứ Luật A;\n\nUBND xã thông báo.\n") == [
        "preamble",
        "preamble.1",
        "đoạn 1",
    ]
    assert "preamble.bảng 1" in addresses("Căn cứ Luật A;\na\tb\tc\nd\te\tf\n\n1. Một.\n")


def test_a_long_lead_leaves_its_last_sentence_as_heading() -> None:
    long = "Câu dài về việc chung của cả cơ quan trong năm. " * 60
    document = parse(
        f"1. {long}Các tổ làm việc sau:\na) Một.\n\n2. {long}\na) Hai.\n\n{long}Gồm:\n- Ba.\n",
        file_name="a",
        document_id=DocumentId("0"),
    )
    headings = {n.address: n.heading and n.heading.text for n in document.root.walk()}

    assert headings["1"] == "Các tổ làm việc sau:"
    assert headings["2"] is None
    assert headings["2.a.đoạn 1"] == "Gồm:"


def test_a_letterhead_on_few_lines_gives_number_and_place_apart() -> None:
    text = "SỞ Y TẾ\nSố: 12/SYT-VP Hà Giang, ngày 31 tháng 02 năm 2026\nDỰ THẢO\nKính gửi: Trạm.\n"
    document = parse(text, file_name="a", document_id=DocumentId("0"))

    assert document.place is not None
    assert document.place.text == "Hà Giang"
    assert document.issued_on is None
    assert [name.text for name in document.agencies] == ["SỞ Y TẾ"]


def test_a_date_without_a_place_is_read_too() -> None:
    document = parse(
        "Số 1-TB/X\nngày 2 tháng 3 năm 2026\n", file_name="a", document_id=DocumentId("0")
    )

    assert document.place is None
    assert document.issued is not None
    assert document.issued.text == "ngày 2 tháng 3 năm 2026"


def test_marks_upon_marks_take_no_time() -> None:
    text = "a" + "\u0301\u0323" * 6000

    assert parse(text, file_name="a", document_id=DocumentId("0")).text == text


def test_an_appendix_may_be_titled_in_ordinary_letters() -> None:
    text = (
        "1. Làm.\n\nPHỤ LỤC\nDanh mục việc của xã trong\nnăm\n(Kèm theo Kế hoạch số 5\n"
        "ngày 2/3/2026)\n1. Quét.\n\nPHỤ LỤC II\nHỏi và đáp\n\nCâu 1. Ai quét sân?\n- Tổ một.\n"
        "\nPHỤ LỤC III\nDANH SÁCH *(Kèm theo Kế hoạch số 5)*\n1. Lan.\n\nPHỤ LỤC IV\n1. Mai.\n"
    )
    document = parse(text, file_name="a", document_id=DocumentId("0"))
    headings = {n.address: n.heading and n.heading.text for n in document.root.walk()}

    assert headings["PL"] == "PHỤ LỤC Danh mục việc của xã trong năm"
    assert headings["PL II"] == "PHỤ LỤC II Hỏi và đáp"
    assert headings["PL II.Câu 1"] == "Ai quét sân?"
    assert headings["PL III"] == "PHỤ LỤC III DANH SÁCH"
    assert headings["PL IV"] == "PHỤ LỤC IV"


def test_a_slip_of_a_comma_for_a_stop_opens_the_article_that_is_due() -> None:
    text = "Điều 4. Phí\nKhông thu phí.\nĐiều 5, Hiệu lực\nTừ ngày ký theo Điều 9.\nĐiều 9, Sai\n"

    assert addresses(text) == [
        "Điều 4",
        "Điều 4.đoạn 1",
        "Điều 5",
        "Điều 5.đoạn 1",
        "Điều 5.đoạn 2",
    ]


def test_a_provision_is_quoted_with_its_number_even_without_a_colon() -> None:
    text = (
        "Điều 1. Sửa đổi\n1. Thay Điều 4 của Quy chế\n“Điều 4. Phí\n1. Không thu phí.\n"
        "2. Có biên lai.”\n2. Bỏ Điều 7.\n"
    )

    found = [address for address in addresses(text) if "đoạn" not in address]
    assert found == ["Điều 1", "Điều 1.1", "Điều 1.2"]
