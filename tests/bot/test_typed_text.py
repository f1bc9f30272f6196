from hypothesis import given, settings
from hypothesis import strategies as st

from bot.typed_text import cleaned


def test_plain_text_is_left_as_it_is() -> None:
    text = "Khi nào gửi báo cáo?\n\t– 15/6, “sổ tay” 😀 谁 من តើ <b>"

    assert cleaned(text) == text


def test_control_characters_become_spaces() -> None:
    assert cleaned("khi\x00nào\x07 báo\x7fcáo\x85") == "khi nào  báo cáo "


def test_escape_sequences_of_a_terminal_are_dropped_whole() -> None:
    assert cleaned("\x1b[31mbáo\x1b[0m cáo\x1b") == "báo cáo"


def test_unseen_marks_inside_a_word_do_not_split_it() -> None:
    assert cleaned("b\u200báo \u202ecáo\u202c\ufeff\U000e0041") == "báo cáo"


def test_half_a_surrogate_pair_is_dropped() -> None:
    assert cleaned("a\ud800b\udfff") == "ab"


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_whatever_is_typed_can_be_encoded_and_is_clean_at_once(text: str) -> None:
    once = cleaned(text)

    assert cleaned(once) == once
    assert len(once.encode()) >= len(once)
