from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers.word import read_docx
from tests.fakes.word_files import (
    add_item,
    add_list,
    add_list_again,
    add_table,
    add_xml,
    element,
    letter_in_tables,
    level,
    saved,
)


def text_of(document: WordDocument) -> str:
    return read_docx(saved(document), "x.docx").text


def test_paragraphs_and_tables_come_in_the_order_of_the_page() -> None:
    document = docx.Document()
    document.add_paragraph("Phân công như sau:")
    add_table(
        document, [["TT", "Đơn vị", "Việc"], ["1", "Phòng Nội vụ", "Chủ trì"]], has_lines=True
    )
    document.add_paragraph("Kế hoạch có hiệu lực từ ngày ký.")

    assert text_of(document) == (
        "Phân công như sau:\n\nTT | Đơn vị | Việc\n1 | Phòng Nội vụ | Chủ trì\n\n"
        "Kế hoạch có hiệu lực từ ngày ký."
    )


def test_the_lines_of_a_cell_are_one_and_an_empty_row_says_nothing() -> None:
    document = docx.Document()
    add_table(document, [["Việc\nchính", ""], ["", ""], ["a", "b"]], has_lines=True)

    assert text_of(document) == "Việc chính |\na | b"


def test_a_letterhead_in_a_table_is_read_column_by_column() -> None:
    assert text_of(letter_in_tables()) == (
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\nSố: 15/KH-UBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\n"
        "Bình Minh, ngày 02 tháng 3 năm 2026\n\n"
        "KẾ HOẠCH\nTổ chức tháng thanh niên năm 2026"
    )


def test_a_table_with_lines_around_recipients_only_places_text() -> None:
    document = docx.Document()
    add_table(document, [["Nơi nhận:\n- Như trên", "CHỦ TỊCH\nTrần Văn Mẫu"]], has_lines=True)

    assert text_of(document) == "Nơi nhận:\n- Như trên\n\nCHỦ TỊCH\nTrần Văn Mẫu"


def test_merged_cells_are_read_row_by_row() -> None:
    document = docx.Document()
    table = add_table(document, [["CHỦ TỊCH", ""], ["PHÓ CHỦ TỊCH", "THƯ KÝ"]])
    table.cell(0, 0).merge(table.cell(0, 1))

    assert text_of(document) == "CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\nTHƯ KÝ"


def test_a_long_table_without_lines_keeps_its_rows() -> None:
    document = docx.Document()
    add_table(document, [[f"{n}", f"Thôn {n}"] for n in range(1, 6)])

    assert text_of(document).splitlines()[0] == "1 | Thôn 1"


def test_borders_of_its_own_make_a_table_of_data() -> None:
    document = docx.Document()
    table = add_table(document, [["a", "b"], ["c", "d"]])
    borders = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    table._tbl.tblPr.append(element(borders))

    assert text_of(document) == "a | b\nc | d"


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    levels = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.")
        + level(2, "decimal", "%2.%3.")
        + level(3, "lowerLetter", "%4)")
        + level(4, "bullet", "\uf0b7")
        + level(5, "bullet", "+")
    )
    add_list(document, 50, levels)
    for text, depth in (
        *(("MỤC ĐÍCH", 0), ("Mục đích", 1), ("Yêu cầu", 1), ("Rõ người", 2), ("Rõ việc", 2)),
        *(("xã", 3), ("thôn", 3), ("họp", 4), ("báo cáo", 5), ("NỘI DUNG", 0), ("Họp", 1)),
    ):
        add_item(document, text, 50, depth)

    assert text_of(document).splitlines() == [
        *("I. MỤC ĐÍCH", "1. Mục đích", "2. Yêu cầu", "2.1. Rõ người", "2.2. Rõ việc"),
        *("a) xã", "b) thôn", "- họp", "+ báo cáo", "II. NỘI DUNG", "1. Họp"),
    ]


def test_words_of_a_label_are_written_with_its_number() -> None:
    document = docx.Document()
    add_list(document, 50, level(0, "decimal", "Điều %1.", start=4))
    add_item(document, "Hiệu lực", 50)
    add_item(document, "", 50)
    add_item(document, "Trách nhiệm", 50)

    assert text_of(document) == "Điều 4. Hiệu lực\n\nĐiều 5. Trách nhiệm"


def test_a_list_that_starts_again_counts_from_its_own_start() -> None:
    document = docx.Document()
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    add_list(document, 50, level(0, "decimal", "%1."))
    add_list_again(document, 51, 50, again)
    add_list_again(document, 52, 50)
    for text, number in (("a", 50), ("b", 50), ("c", 51), ("d", 51), ("e", 52)):
        add_item(document, text, number)

    assert text_of(document).splitlines() == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_a_list_may_bring_a_level_of_its_own() -> None:
    document = docx.Document()
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    add_list(document, 50, level(0, "decimal", "%1."), own)
    add_item(document, "Đầu", 50)

    assert text_of(document) == "A. Đầu"


@pytest.mark.parametrize(
    ("style", "count", "label"),
    [
        ("decimalZero", 3, "03"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 0, "0"),
        ("upperRoman", 5000, "5000"),
        ("none", 1, ""),
        ("chicago", 7, "7"),
    ],
)
def test_numbers_are_written_as_word_writes_them(style: str, count: int, label: str) -> None:
    document = docx.Document()
    add_list(document, 50, level(0, style, "(%1)", start=count))
    add_item(document, "Việc", 50)

    assert text_of(document) == f"({label}) Việc"


def test_a_skipped_level_shows_its_first_number() -> None:
    document = docx.Document()
    add_list(document, 50, level(0, "decimal", "%1.", start=3) + level(1, "decimal", "%1.%2"))
    add_item(document, "Việc", 50, depth=1)

    assert text_of(document) == "3.1 Việc"


def test_a_legal_level_has_arabic_figures_only() -> None:
    document = docx.Document()
    legal = level(1, "decimal", "%1.%2.%3").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    add_list(document, 50, level(0, "upperRoman", "%1.") + legal)
    add_item(document, "Phần", 50)
    add_item(document, "Việc", 50, depth=1)

    assert text_of(document).splitlines() == ["I. Phần", "1.1. Việc"]


def test_a_number_that_comes_with_the_style_is_written_too() -> None:
    document = docx.Document()
    document.add_paragraph("Một", style="List Number")
    document.add_paragraph("Hai", style="List Number")
    document.add_paragraph("Gạch", style="List Bullet")

    assert text_of(document).splitlines() == ["1. Một", "2. Hai", "- Gạch"]


def test_styles_based_on_one_another_in_a_circle_number_nothing() -> None:
    document = docx.Document()
    style = document.styles["Body Text"]
    style.element.insert(1, element('<w:basedOn w:val="BodyText"></w:basedOn>'))
    document.add_paragraph("Việc", style=style)

    assert text_of(document) == "Việc"


@pytest.mark.parametrize(("number", "depth"), [(0, 0), (999, 0), (50, 7), (50, 12)])
def test_a_number_that_nothing_defines_is_no_number(number: int, depth: int) -> None:
    document = docx.Document()
    add_list(document, 50, level(0, "decimal", "%1.") + level(77, "decimal", "%1."))
    add_item(document, "Việc", number, depth)

    assert text_of(document) == "Việc"


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    document = docx.Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>Thời hạn </w:t></w:r><w:del><w:r><w:delText>ba</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>năm</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t> ngày</w:t></w:r></w:hyperlink></w:p>",
    )

    assert text_of(document) == "Thời hạn năm ngày"


def test_content_controls_are_looked_into() -> None:
    document = docx.Document()
    add_xml(
        document,
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Số 1</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    add_xml(
        document,
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>Số 2</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:sdtContent></w:sdt></w:tbl>",
    )

    assert text_of(document) == "Số 1\nSố 2"


def test_breaks_tabs_and_hyphens_are_characters() -> None:
    document = docx.Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>5</w:t><w:noBreakHyphen/><w:t>QĐ</w:t><w:br/>"
        "<w:t>V/v họp</w:t></w:r></w:p>",
    )

    assert text_of(document) == "Số:\t5-QĐ\nV/v họp"


def test_letters_shown_as_capitals_are_read_as_capitals() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("quyết định").font.all_caps = True
    document.add_paragraph().add_run("quy định").font.all_caps = False

    assert text_of(document) == "QUYẾT ĐỊNH\nquy định"


def test_page_headers_and_text_boxes_stand_aside() -> None:
    document = docx.Document()
    document.add_paragraph("Nội dung")
    document.sections[0].header.paragraphs[0].text = "MẬT"
    document.sections[0].header.add_paragraph()
    add_xml(
        document,
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>",
    )

    found = read_docx(saved(document), "x.docx")

    assert (found.text, found.aside) == ("Nội dung", "Hộp\nMẬT")


def test_a_document_without_lists_is_read() -> None:
    document = docx.Document()
    rels = document.part.rels
    del rels[next(key for key, rel in rels.items() if rel.reltype.endswith("/numbering"))]
    document.add_paragraph("Nội dung", style="List Number")

    assert text_of(document) == "Nội dung"


def test_a_password_is_named_as_the_reason() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read_docx(locked, "x.docx")


def test_an_old_word_file_under_the_new_ending_is_told_apart() -> None:
    with pytest.raises(UnreadableFile, match=r"lưu lại thành \.docx"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.docx")


def test_a_file_that_unpacks_to_far_too_much_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("a.xml", "a")
    content = bytearray(file.getvalue())
    size = content.index(b"PK\x01\x02") + 24  # where the list of entries gives the full size
    content[size : size + 4] = (2_000_000_000).to_bytes(4, "little")

    with pytest.raises(UnreadableFile, match="quá lớn"):
        read_docx(bytes(content), "x.docx")


def test_a_zip_that_is_no_document_is_broken() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("a.txt", "a")

    with pytest.raises(UnreadableFile, match=r"Tệp x\.docx không phải DOCX hoặc đã bị hỏng\."):
        read_docx(file.getvalue(), "x.docx")


_WHOLE = saved(letter_in_tables())
_BODY = "word/document.xml"


def outcome_of(content: bytes) -> str:
    """Return what a person would see: the text, or the reason that there is none."""
    try:
        return read_docx(content, "x.docx").text
    except UnreadableFile as error:
        return error.reason


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.integers(0, len(_WHOLE)), st.integers(0, 400))
def test_damage_to_the_file_ends_in_a_text_or_a_reason(noise: bytes, at: int, lost: int) -> None:
    assert outcome_of(_WHOLE[:at] + noise + _WHOLE[at + lost :])


@settings(deadline=None, max_examples=60)
@given(st.text('<>/w:ptrbls "=&;1', max_size=12), st.integers(0, 4000), st.integers(0, 60))
def test_damage_to_the_body_ends_in_a_text_or_a_reason(noise: str, at: int, lost: int) -> None:
    file = BytesIO()
    with ZipFile(BytesIO(_WHOLE)) as packed, ZipFile(file, "w") as damaged:
        for entry in packed.namelist():
            content = packed.read(entry)
            if entry == _BODY:
                content = content[:at] + noise.encode() + content[at + lost :]
            damaged.writestr(entry, content)

    assert outcome_of(file.getvalue()) is not None
