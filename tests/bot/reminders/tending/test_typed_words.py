"""Words typed about a reminder, told from questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.tending.typed_words import Typed, What, item_of, read_typed


@pytest.mark.parametrize(
    ("text", "what", "numbers"),
    [
        ("xong", "done", ()),
        ("Xong 2", "done", (2,)),
        ("da xong 2", "done", (2,)),
        ("đã xong việc 2 ạ", "done", (2,)),
        ("việc 2 đã xong", "done", (2,)),
        ("em xong việc 2 rồi ạ", "done", (2,)),
        ("xong 1 và 3", "done", (1, 3)),
        ("xong 1, 3.", "done", (1, 3)),
        ("xong 1-3, 5", "done", (1, 2, 3, 5)),
        ("xong từ 2 đến 4 và 9", "done", (2, 3, 4, 9)),
        ("xong 1 2 3 4 5 6 7 8 9", "done", tuple(range(1, 10))),
        ("hoàn thành", "done", ()),
        ("đã hoàn thành 2 rồi ạ", "done", (2,)),
        ("xong rồi nhé", "done", ()),
        ("nộp xong rồi", "done", ()),
        ("nhận 2", "take", (2,)),
        ("nhận việc", "take", ()),
        ("em nhận nhé", "take", ()),
        ("việc 2 nhận", "take", (2,)),
        ("tôi nhận việc 2", "take", (2,)),
        ("nguồn 2", "sources", (2,)),
        ("nguon 2", "sources", (2,)),
        ("xem nguồn", "sources", ()),
        ("mở lại 2", "reopen", (2,)),
        ("chưa xong", "reopen", ()),
        ("xem 2", "show", (2,)),
        ("việc 3", "show", (3,)),
        ("3", "show", (3,)),
    ],
)
def test_a_whole_message_says_what_to_do(text: str, what: What, numbers: tuple[int, ...]) -> None:
    assert read_typed(text) == Typed(what, numbers)


@pytest.mark.parametrize(
    "text",
    [
        "xong hạn nộp thì sao?",
        "xong hạn nộp thì sao",
        "xong chưa?",
        "xong 2?",
        "đã nhận",
        "nhận rồi",
        "nhận được không",
        "nhận được văn bản chưa",
        "nhận nhiệm vụ gì",
        "nhận việc gì",
        "nguồn vốn",
        "nguồn nào",
        "xem",
        "2 3",
        "123",
        "",
        "xong " + "2 " * 60,
        "xong từ 1 đến 99",
        "hoãn báo cáo kết quả công tác sáu tháng đầu năm của xã",
    ],
)
def test_a_question_says_nothing_to_do(text: str) -> None:
    assert read_typed(text) is None


@pytest.mark.parametrize(
    ("text", "rest", "item"),
    [
        ("hoãn", "", (None, "")),
        ("hoãn 2", "2", (2, "")),
        ("Hoãn việc 3 tối mai", "việc 3 tối mai", (3, "tối mai")),
        ("hoãn 2 đến thứ sáu", "2 đến thứ sáu", (2, "đến thứ sáu")),
        ("hoan 2 ngay 20/6", "2 ngay 20/6", (2, "ngay 20/6")),
        ("hoãn đến thứ Sáu.", "đến thứ Sáu", (None, "đến thứ Sáu")),
        ("nhắc lại sáng mai", "sáng mai", (None, "sáng mai")),
    ],
)
def test_what_is_put_off_and_until_when_is_read_as_it_was_written(
    text: str, rest: str, item: tuple[int | None, str]
) -> None:
    typed = read_typed(text)

    assert typed == Typed("later", rest=rest)
    assert item_of(rest) == item


@given(st.text(max_size=100))
def test_any_text_can_be_read(text: str) -> None:
    typed = read_typed(text)

    assert typed is None or len(typed.numbers) <= 40
