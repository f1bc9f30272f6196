"""Splitting: nothing is lost, nothing is too long, and cuts are where a reader would make them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.splitting import packed, shortened_to, split, units

_TEXTS = st.text(st.sampled_from("ab ệ.\n;😀\u00a0,"), max_size=400)


def _said(text: str) -> str:
    return "".join(text.split())


@given(_TEXTS)
def test_units_are_counted_as_utf_16_counts_them(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(_TEXTS, st.integers(2, 60))
def test_no_part_is_too_long_or_blank_and_no_word_is_lost(text: str, longest: int) -> None:
    parts = split(text, longest)

    assert all(part.strip() and units(part) <= longest for part in parts)
    assert _said("".join(parts)) == _said(text)


@given(st.lists(_TEXTS, max_size=8), st.integers(2, 60))
def test_packed_pieces_keep_their_order_and_their_words(pieces: list[str], longest: int) -> None:
    messages = packed(pieces, longest)

    assert all(message.strip() and units(message) <= longest for message in messages)
    assert _said("".join(messages)) == _said("".join(pieces))


@given(_TEXTS, st.integers(4, 60))
def test_a_shortened_text_is_never_too_long(text: str, longest: int) -> None:
    assert units(shortened_to(text, longest)) <= longest


def test_a_text_is_cut_between_paragraphs_first() -> None:
    assert split("Một hai.\n\nBa bốn. Năm", 18) == ["Một hai.", "Ba bốn. Năm"]


def test_a_text_is_cut_between_lines_next() -> None:
    assert split("Một hai. Ba\nbốn. Năm", 16) == ["Một hai. Ba", "bốn. Năm"]


def test_a_text_is_cut_between_sentences_next() -> None:
    assert split("Một hai ba. Bốn năm sáu", 16) == ["Một hai ba.", "Bốn năm sáu"]


def test_a_text_is_cut_between_words_next() -> None:
    assert split("một hai ba bốn", 10) == ["một hai ba", "bốn"]


def test_a_word_without_end_is_cut_between_characters() -> None:
    assert split("😀😀😀", 3) == ["😀", "😀", "😀"]


def test_pieces_that_fit_share_a_message() -> None:
    assert packed(["một", "hai", "ba bốn"], 9) == ["một\n\nhai", "ba bốn"]


def test_a_shortened_text_ends_with_an_ellipsis() -> None:
    assert shortened_to("một hai ba bốn", 12) == "một hai ba …"


def test_a_blank_text_shortened_is_empty() -> None:
    assert shortened_to(" " * 10, 4) == ""
