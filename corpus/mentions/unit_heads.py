"""Where the name of a unit begins: its head, or an abbreviation that is a name (pure)."""

from collections.abc import Sequence

from corpus.abbreviations import expansion
from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.scan import Word
from corpus.mentions.unit_words import (
    CLOSED_HEADS,
    NOT_A_HEAD,
    NOT_A_NAME,
    OPEN_HEADS,
    UNCAPITALISED_HEADS,
)
from corpus.text import fold

SINGLE_HEADS: frozenset[str] = frozenset(head for head in OPEN_HEADS if " " not in head)
CLOSED = phrases(CLOSED_HEADS)
OPEN = phrases(OPEN_HEADS - SINGLE_HEADS)
_SMALL = phrases(UNCAPITALISED_HEADS)
_NAMED = (*map(fold, CLOSED_HEADS), "ban ", "bo ")
_BEFORE_SHORT = frozenset({"uy ban", "van phong"})


def head(words: Sequence[Word], at: int) -> tuple[int, bool]:
    """Return the end of the head at `at` and whether it is closed; `at` when there is none."""
    word = words[at]
    short = short_head(words, at)
    if short > at:
        return short, True
    if not word.capital:
        end = match_end(words, at, _SMALL)
        return end, True
    closed = match_end(words, at, CLOSED)
    opened = match_end(words, at, OPEN)
    if opened == at and word.lower in SINGLE_HEADS and _begins_name(words, at):
        opened = at + 1
    return (closed, True) if closed >= opened else (opened, False)


def short_head(words: Sequence[Word], at: int) -> int:
    """Return the end of a short form that is a name ("UBND", "HĐND", "UB MTTQ")."""
    short = expansion(words, at)
    if short is None:
        return at
    if short in _BEFORE_SHORT and at + 1 < len(words) and not words[at + 1].gap:
        after = match_end(words, at + 1, CLOSED)
        named = after > at + 1 or (expansion(words, at + 1) or "").startswith(_NAMED)
        return max(after, at + 2) if named else at
    return at + 1 if short.startswith(_NAMED) else at


def _begins_name(words: Sequence[Word], at: int) -> bool:
    """Tell "Ban Tổ chức" from "Ban hành": a capital or a code follows, and it is no verb."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if after.gap or not (after.capital or after.upper) or new_line_of_capitals(words, at + 1):
        return False
    if at and not words[at].gap and f"{words[at - 1].lower} {words[at].lower}" in NOT_A_HEAD:
        return False
    return f"{words[at].lower} {after.lower}" not in NOT_A_NAME


def new_line_of_capitals(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` opens a new line in capitals, as in a letterhead."""
    return words[at].breaks and words[at].upper and len(words[at].folded) > 1
