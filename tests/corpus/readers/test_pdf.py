import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers.pdf import read_pdf
from tests.fakes.pdf_files import Page, TextAt, page_of, write_pdf


def text_of(*pages: Page) -> str:
    return read_pdf(write_pdf(pages), "x.pdf").text


def test_lines_come_in_order_and_pages_are_set_apart_by_a_blank_line() -> None:
    text = text_of(
        page_of("QUY CHẾ", "Điều 1. Phạm vi điều chỉnh", "Quy chế này quy định"),
        page_of("việc phối hợp giữa các đơn vị."),
    )

    assert text == (
        "QUY CHẾ\nĐiều 1. Phạm vi điều chỉnh\nQuy chế này quy định\n\n"
        "việc phối hợp giữa các đơn vị."
    )


def test_a_blank_as_wide_as_between_columns_is_a_tab() -> None:
    columns = TextAt(60, 700, "Số: 12/KH-UBND "), TextAt(350, 700, "Bình Minh, ngày 3 ")

    assert text_of(Page(columns)) == "Số: 12/KH-UBND\tBình Minh, ngày 3"


def test_the_room_left_for_a_number_is_no_column() -> None:
    blank = TextAt(60, 700, "Số: "), TextAt(200, 700, "/KH-UBND")

    assert text_of(Page(blank)).replace(" ", "") == "Số:/KH-UBND"


def test_a_word_cut_by_a_hyphen_keeps_it() -> None:
    assert text_of(page_of("theo Công văn số 6138/UBND-", "KGVX ngày 13")).replace("\n", "") == (
        "theo Công văn số 6138/UBND-KGVX ngày 13"
    )


def test_letters_beyond_the_basic_plane_are_one_character() -> None:
    assert text_of(page_of("Chúc mừng 🎉 năm mới")) == "Chúc mừng 🎉 năm mới"


@pytest.mark.parametrize(
    "page",
    [
        Page(has_picture=True),
        Page(is_drawn=True),
        page_of("Người ký: Văn phòng", "Thời gian ký: 01.02.2026", has_picture=True),
    ],
    ids=["picture", "outlines", "signature caption"],
)
def test_a_scan_is_said_to_be_one(page: Page) -> None:
    with pytest.raises(UnreadableFile, match=r"Tệp x\.pdf là bản quét"):
        read_pdf(write_pdf([page, page]), "x.pdf")


def test_a_scan_with_one_written_page_in_ten_is_a_scan() -> None:
    written = page_of("Phiếu trình giải quyết công việc")

    with pytest.raises(UnreadableFile, match="bản quét"):
        read_pdf(write_pdf([written] + [Page(has_picture=True)] * 9), "x.pdf")


def test_pictured_pages_among_written_ones_are_named() -> None:
    found = read_pdf(
        write_pdf([page_of("Điều 1"), Page(has_picture=True), page_of("Điều 2")]), "x.pdf"
    )

    assert (found.text, found.unread_pages) == ("Điều 1\n\nĐiều 2", (2,))


def test_a_picture_behind_a_full_page_of_text_is_no_scan() -> None:
    lines = ["Ủy ban nhân dân xã chủ trì, phối hợp với các đơn vị thực hiện"] * 3

    assert text_of(page_of(*lines, has_picture=True)) == "\n".join(lines)


def test_an_empty_page_holds_no_text_and_is_no_scan() -> None:
    assert text_of(Page()) == ""


def test_a_password_is_named_as_the_reason() -> None:
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read_pdf(write_pdf([page_of("x")], is_encrypted=True), "x.pdf")


def test_a_broken_file_after_a_locked_one_is_not_said_to_be_locked() -> None:
    with pytest.raises(UnreadableFile):
        read_pdf(write_pdf([page_of("x")], is_encrypted=True), "x.pdf")
    with pytest.raises(UnreadableFile, match="bị hỏng"):
        read_pdf(write_pdf([]), "x.pdf")


def test_a_page_that_is_not_there_makes_the_file_broken() -> None:
    content = write_pdf([page_of("Điều 1")]).replace(b"/Type /Page ", b"/Type /Pags ")

    with pytest.raises(UnreadableFile, match="bị hỏng"):
        read_pdf(content.replace(b"/Count 1", b"/Count 3"), "x.pdf")


_WHOLE = write_pdf([page_of("Điều 1. Phạm vi"), Page(has_picture=True)])


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=60), st.integers(0, len(_WHOLE)), st.integers(0, 60))
def test_damage_anywhere_ends_in_a_text_or_a_reason(noise: bytes, at: int, lost: int) -> None:
    try:
        seen = read_pdf(_WHOLE[:at] + noise + _WHOLE[at + lost :], "x.pdf").text
    except UnreadableFile as error:
        seen = error.reason

    assert seen.encode("utf-8") is not None
