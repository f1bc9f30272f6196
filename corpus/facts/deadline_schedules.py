"""Entries of a schedule: "08h00: Giao ban" below "Thứ Hai (13/4)" is due on that day (pure)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.document import Document, Span
from corpus.facts.document_years import is_once, year_of
from corpus.facts.facts import When, WhenType
from corpus.facts.sentences import Statement
from corpus.facts.when_rules import day_exists
from corpus.text import display, fold

_DAY = re.compile(
    r"\W*(?P<weekday>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\W*(?:ngay\W*)?"
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>20\d\d))?\W*"
)
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6}
_ENTRY = re.compile(
    r"[\s*_+•–-]*(?P<time>(?P<before>(?:chậm\s+nhất|trước)\s+)?"
    r"(?:\d{1,2}\s?(?:h|giờ|g|:)\s?(?:\d\d)?(?:\s?phút)?|(?:buổi\s+)?(?:sáng|chiều|tối)|cả\s+ngày))"
    r"[\s*_]*:[\s*_]+\S",
    re.IGNORECASE,
)
_LONGEST = 40  # characters of a line that names a day


def entries(document: Document, statements: Sequence[Statement]) -> Iterator[When | None]:
    """Yield the time of each statement that is an entry below a day; None for all others.

    A day holds up to the next one, or up to a heading. One that is no such weekday is none.
    """
    day: str | None = None
    headings: tuple[str, ...] = ()
    for statement in statements:
        text = statement.text
        named = _DAY.fullmatch(fold(text)) if len(text) < _LONGEST else None
        if named:
            day, headings = _date(document, named), statement.passage.headings
        elif text.isupper() or statement.passage.headings != headings:
            day = None
        yield _when(text, day) if day and statement.label is None else None


def _when(text: str, day: str) -> When | None:
    entry = _ENTRY.match(text)
    if entry is None:
        return None
    span = Span(*entry.span("time"))
    before = entry["before"] is not None
    return When(WhenType.DATE, display(entry["time"]), span, date=day, before=before)


def _date(document: Document, named: re.Match[str]) -> str | None:
    """Return the day that a line names, when its weekday is that of the date."""
    month, day = int(named["m"]), int(named["d"])
    if not (1 <= month <= 12 and day and day_exists(day, month)):
        return None
    year = int(named["y"]) if named["y"] else None
    if year is None and is_once(document):
        year = year_of(document, month, day)
    if year is None or not day_exists(day, month, year):
        return None
    word = named["weekday"].split()[-1]
    weekday = int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
    found = date(year, month, day)
    return found.isoformat() if found.weekday() == weekday else None
