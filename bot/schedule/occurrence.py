"""One time at which something falls due: a day, or a stretch of the calendar without a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

MONTHS_OF_A_YEAR = 12
OPEN = ".."  # the end of a span that has none, as ISO 8601-2 writes it
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_WEEK = timedelta(days=6)


class Unit(Enum):
    """What a stretch of the calendar is called; any other is a SPAN from one to another."""

    DAY = auto()
    WEEK = auto()  # Monday to Sunday
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()  # of a year
    YEAR = auto()
    SPAN = auto()


_BY_MONTHS = {1: Unit.MONTH, 3: Unit.QUARTER, 6: Unit.HALF, 12: Unit.YEAR}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Occurrence:
    """A day where `first` is `last`; else no day is known, and the two only bound the stretch.

    They sort by the last day on which they can be.
    """

    last: date
    first: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    @property
    def day(self) -> date | None:
        """The day on which it is; None where only a month, quarter, year … is known."""
        return self.first if self.first == self.last else None

    @property
    def unit(self) -> Unit:
        """What kind of stretch of the calendar it is."""
        if self.first == self.last:
            return Unit.DAY
        if self.first.weekday() == 0 and self.last - self.first == _WEEK:
            return Unit.WEEK
        if not _is_whole_months(self):
            return Unit.SPAN
        count = month_index(self.last) - month_index(self.first) + 1
        is_in_step = month_index(self.first) % count == 0
        return _BY_MONTHS.get(count, Unit.SPAN) if is_in_step else Unit.SPAN

    @property
    def key(self) -> str:
        """Unique among a deadline's occurrences: "2026-06-15", "2026-06", "2026-Q2", "2030".

        Only the stretch makes it, so working it out again gives the same. "2026-W25" is a week
        as ISO 8601 counts them, "2026-H1" a half-year, "2025/2030" or "2026/.." any other stretch.
        """
        unit, first = self.unit, self.first
        if unit is Unit.SPAN:
            return _span_key(self)
        if unit is Unit.WEEK:
            iso = first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        year, month, _ = first.isoformat().split("-")
        return {
            Unit.DAY: first.isoformat(),
            Unit.MONTH: f"{year}-{month}",
            Unit.QUARTER: f"{year}-Q{quarter(first)}",
            Unit.HALF: f"{year}-H{1 + (first.month - 1) // 6}",
            Unit.YEAR: year,
        }[unit]


def on(day: date) -> Occurrence:
    """Return the occurrence on a known day."""
    return Occurrence(first=day, last=day)


def months(index: int, count: int = 1) -> Occurrence:
    """Return the stretch of `count` whole months from the one with this index (`month_index`)."""
    year, month = divmod(index + count - 1, MONTHS_OF_A_YEAR)
    last = date(year, month + 1, monthrange(year, month + 1)[1])
    return Occurrence(first=_month_begins(index), last=last)


def month_index(day: date) -> int:
    """Return the number of the day's month, counted on from year to year."""
    return day.year * MONTHS_OF_A_YEAR + day.month - 1


def quarter(day: date) -> int:
    """Return which quarter of its year the day is in, from 1."""
    return 1 + (day.month - 1) // 3


def read_date(text: str) -> Occurrence:
    """Return the stretch that `When.date` names; ValueError when it is written in another way."""
    begin, slash, end = text.partition("/")
    if not slash:
        return _read_one(text)
    first = date.min if begin == OPEN else _read_one(begin).first
    return Occurrence(first=first, last=date.max if end == OPEN else _read_one(end).last)


def _read_one(text: str) -> Occurrence:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a day, month or year: {text!r}")
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    if year is None or month is None:
        return Occurrence(first=date(int(text), 1, 1), last=date(int(text), 12, 31))
    if day is None:
        return months(month_index(date(year, month, 1)))
    return on(date(year, month, day))


def _month_begins(index: int) -> date:
    return date(index // MONTHS_OF_A_YEAR, index % MONTHS_OF_A_YEAR + 1, 1)


def _is_whole_months(occurrence: Occurrence) -> bool:
    last = occurrence.last
    return occurrence.first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _span_key(span: Occurrence) -> str:
    length = len("2026-06-15")
    if _is_whole_months(span):
        is_whole_years = span.first.month == 1 and span.last.month == MONTHS_OF_A_YEAR
        length = len("2026") if is_whole_years else len("2026-06")
    first = OPEN if span.first == date.min else span.first.isoformat()[:length]
    last = OPEN if span.last == date.max else span.last.isoformat()[:length]
    return f"{first}/{last}"
