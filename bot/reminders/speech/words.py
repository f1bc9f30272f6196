"""What people type in a chat as patterns read it: with its marks, or all without them (pure)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Self

from corpus.text import display

BLANK = "\x02"  # neither a word, a space nor a digit: no pattern reads across it
HIDDEN = "\x03"  # the same, of what is kept: it is part of what to be reminded of
NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
EVERY = r"(?:hằng|hàng|mỗi|từng|các)"

_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def _without_marks(text: str) -> str:
    """Return the text without its diacritics, capitals kept: they mean something in patterns."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in plain if unicodedata.category(character) != "Mn")


_COUNTS = {word: count for count, word in enumerate(_NUMBERS, start=1)} | {"bẩy": 7}
_COUNTS |= {_without_marks(word): count for word, count in _COUNTS.items()}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern for text with marks, and the same for text without any.

    Each is compiled when it is first needed: all at once they would take a good part of a start.
    """

    regex: str

    @property
    def marked(self) -> re.Pattern[str]:
        """The pattern for text with marks."""
        return _compiled(self.regex)

    @property
    def bare(self) -> re.Pattern[str]:
        """The pattern for text without any."""
        return _compiled_bare(self.regex)


def spoken(regex: str) -> Pattern:
    """Return a pattern that stands alone among words; it is written with its marks.

    Whatever repeats in it has a bound, so that a long text is searched in time linear to it.
    """
    return Pattern(rf"(?<![\w/.-])(?:{regex})(?![\w/]|[.,-]\d)")


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


@cache
def _compiled_bare(regex: str) -> re.Pattern[str]:
    return re.compile(_without_marks(regex))


def count(word: str) -> int:
    """Return what digits or a number word stand for."""
    return int(word) if word.isdigit() else _COUNTS[word]


@dataclass(frozen=True, slots=True)
class Said:
    """A text in display form with its characters as they are looked at, one for one."""

    text: str
    plain: str
    is_bare: bool

    @classmethod
    def of(cls, typed: str) -> Self:
        """Take a text as it was typed; one without a single mark is read without them."""
        text = display(typed)
        lower = "".join(_lower(character) for character in text)
        return cls(text, lower, _without_marks(lower) == lower)

    def bared(self) -> Self:
        """Return the same as if it had been typed without marks."""
        plain = "".join(_without_marks(character)[:1] or BLANK for character in self.plain)
        return replace(self, plain=plain, is_bare=True)

    def find(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """Yield where a pattern stands."""
        return (pattern.bare if self.is_bare else pattern.marked).finditer(self.plain)

    def whole(self, pattern: Pattern, start: int) -> re.Match[str] | None:
        """Return the match of all that stands from `start` on; None where it is something else."""
        return (pattern.bare if self.is_bare else pattern.marked).fullmatch(self.plain, start)

    def without(self, spans: Iterable[tuple[int, int]]) -> Self:
        """Return the same with some of it blanked out, so that nothing is read twice."""
        return self._covered(spans, BLANK)

    def hiding(self, spans: Iterable[tuple[int, int]]) -> Self:
        """Return the same with some of it hidden from all patterns, and yet not taken out."""
        return self._covered(spans, HIDDEN)

    def _covered(self, spans: Iterable[tuple[int, int]], with_: str) -> Self:
        plain = list(self.plain)
        for start, end in spans:
            plain[start:end] = with_ * (end - start)
        return replace(self, plain="".join(plain))


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character
