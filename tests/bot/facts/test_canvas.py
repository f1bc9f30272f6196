import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.canvas import (
    HEIGHT,
    INK,
    MARGIN,
    WIDTH,
    Block,
    Pictures,
    Style,
    Title,
    gap,
    paragraph,
    shown,
    width_of,
    wrapped,
)
from tests.fakes.png_files import darkness, look

BODY = Style(30)
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
MARKS = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=200)


def words(count: int) -> str:
    return " ".join(["Ủy ban nhân dân phường Nguyễn Đăng Đạo"] * count)


def test_every_vietnamese_letter_has_a_shape_of_its_own() -> None:
    letters = {unicodedata.normalize("NFC", letter + mark) for letter in VOWELS for mark in MARKS}
    alphabet = "".join(sorted(letters)) + "đĐ"

    assert len(alphabet) == 146
    assert shown(alphabet) == alphabet


def test_what_officials_write_is_shown_as_it_is() -> None:
    text = "“Kế hoạch” số 12/KH-UBND – … 50% (m²) ≥ 3 • Điều 5; khoản 2: «a» ½ 1.000₫ §"

    assert shown(text) == text


def test_signs_without_a_shape_are_replaced_or_left_out() -> None:
    assert shown("A → B") == "A – B"
    assert shown("hồ\u00a0sơ\tmới\n🎉") == "hồ sơ mới "
    assert shown("họ tên Đỗ 中") == "họ tên Đỗ ?"


@given(ANYTHING, st.integers(60, 900))
def test_no_line_is_wider_than_there_is_room(text: str, width: int) -> None:
    assert all(width_of(line, BODY) <= width for line in wrapped(text, BODY, width))


@given(st.lists(st.text(st.sampled_from("aăâđêôơưBẤTỹ/-"), min_size=1, max_size=30)))
def test_wrapping_keeps_every_letter_in_order(given_words: list[str]) -> None:
    text = " ".join(given_words)

    lines = wrapped(text, BODY, 400)

    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert len(wrapped("x" * 200, BODY, 400)) > 5


def test_the_letter_of_a_place_stays_beside_its_name() -> None:
    address = "27/KH-UBND, Phần II, mục 1, điểm a"
    width = width_of("27/KH-UBND, Phần II, mục 1, điểm", BODY)

    assert wrapped(address, BODY, width) == ["27/KH-UBND, Phần II, mục 1,", "điểm a"]
    assert wrapped("điểm a", BODY, width_of("điểm", BODY)) == ["điểm", "a"]


def test_the_sum_of_the_words_is_the_width_of_the_line() -> None:
    from PIL import ImageFont  # noqa: PLC0415

    text = words(1)
    font = ImageFont.truetype(
        "bot/facts/fonts/BeVietnamPro-Regular.ttf", 30, layout_engine=ImageFont.Layout.BASIC
    )

    assert abs(width_of(text, BODY) - font.getlength(text)) <= 2


@settings(max_examples=15, deadline=None)
@given(st.lists(ANYTHING, max_size=6))
def test_whatever_is_written_nothing_leaves_the_page(texts: list[str]) -> None:
    for png in Pictures(Title("Tiêu đề"), [paragraph(text, BODY) for text in texts]):
        seen = look(png)

        assert seen.ink is not None
        left, top, right, bottom = seen.ink
        assert left >= MARGIN - 4
        assert right <= WIDTH - MARGIN + 4
        assert top >= MARGIN
        assert bottom <= seen.height - MARGIN + 4


def test_what_does_not_fit_goes_on_in_the_next_picture() -> None:
    made = Pictures(Title("Tiêu đề"), [paragraph(words(20), BODY) for _ in range(12)])
    seen = [look(png) for png in made]

    assert len(made) > 1
    assert {picture.width for picture in seen} == {WIDTH}
    assert all(picture.height <= HEIGHT for picture in seen)


def test_a_block_higher_than_a_page_makes_the_page_higher() -> None:
    [_, high] = Pictures(Title("Tiêu đề"), [paragraph("a", BODY), paragraph(words(400), BODY)])

    assert look(high).height > HEIGHT


def heights(blocks: list[Block]) -> list[int]:
    return [look(png).height for png in Pictures(Title("Tiêu đề"), blocks)]


def test_a_heading_is_never_the_last_on_a_page() -> None:
    filler = [Block(1000, lambda _pen, _y: None), Block(650, lambda _pen, _y: None)]
    heading = paragraph("Đầu mục", BODY, leads=True)
    text = paragraph("Nội dung", BODY)
    alone, together = heights(filler), heights([*filler, gap(10), heading, text])

    assert len(alone) == 1
    assert len(together) == 2
    assert together[1] > heading.height + text.height


def test_what_goes_on_says_again_under_what_it_stands() -> None:
    def mark(height: int) -> Block:
        return Block(height, lambda pen, y: pen.box((500, y), (60, height), INK))

    part = Block(900, lambda _pen, _y: None, above=mark(40))
    first, second = Pictures(Title("a"), [part, part])

    assert darkness(first, (500, 300), (60, 30)) < 10
    assert max(darkness(second, (500, y), (60, 20)) for y in range(90, 200, 10)) > 200


def test_pages_are_drawn_one_by_one_in_their_order() -> None:
    made = Pictures(Title("Tiêu đề"), [paragraph(words(20), BODY) for _ in range(12)])

    assert made[:2] == [made[0], made[1]]
    assert made[-1] == list(made)[len(made) - 1]
    with pytest.raises(IndexError):
        made[len(made)]
