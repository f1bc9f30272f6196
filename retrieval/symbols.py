"""Symbols as the lexical index compares them: one form for one date, however written (pure)."""

import re
from collections.abc import Iterator

from retrieval.text import Words

_DATE = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")
_DATE_IN_WORDS = re.compile(r"\bngay ([0-9]{1,2}) thang ([0-9]{1,2})(?: nam ([0-9]{4}))?(?![0-9])")
_MONTH_IN_WORDS = re.compile(r"\bthang ([0-9]{1,2}) nam ([0-9]{4})(?![0-9])")


def symbols(words: Words) -> tuple[str, ...]:
    """Return the symbols of `words` and, for each date, its day/month and month/year.

    "15/6/2025", "15-06-2025" and "ngày 15 tháng 6 năm 2025" all give 15/6/2025, 15/6 and 6/2025,
    so that a question that leaves out the year finds a text that prints it, and the reverse.
    """
    found = dict.fromkeys(words.symbols)
    for symbol in words.symbols:
        if date := _DATE.fullmatch(symbol):
            found |= dict.fromkeys(_date(*date.groups()))
    if "thang" in words.syllables:
        found |= dict.fromkeys(_dates_in_words(" ".join(words.syllables)))
    return tuple(found)


def _dates_in_words(syllables: str) -> Iterator[str]:
    for date in _DATE_IN_WORDS.finditer(syllables):
        yield from _date(*date.groups())
    for month in _MONTH_IN_WORDS.finditer(syllables):
        yield f"{month[1]}/{month[2]}"


def _date(day: str, month: str, year: str | None) -> Iterator[str]:
    yield f"{day}/{month}"
    if year is not None:
        yield f"{day}/{month}/{year}"
        yield f"{month}/{year}"
