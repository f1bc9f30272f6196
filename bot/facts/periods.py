"""Stretches of the calendar as people name them: "tháng 6", "quý 3", "tuần sau", "2027" (pure)."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.schedule.dates import month_number, say_date, short_date

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:(?:[ /-]|nam )*(?P<year>20\d\d))?"
_NEXT = r"(?:sau|toi|den|ke tiep)"
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6}
_LONGEST = timedelta(days=3 * 366)

YEAR = 365  # days ahead that are looked at where no period is named


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, with what the stretch is called."""

    first: date
    last: date
    said: str


@dataclass(frozen=True, slots=True)
class Found:
    """A period in folded words, and the words without it."""

    period: Period
    rest: str


def find_period(folded: str, today: date) -> Found | None:
    """Return the period that folded words name; None without one.

    A month or quarter without its year is the running one or the next to come.
    """
    for pattern, read in _WAYS:
        match = pattern.search(folded)
        if match is None:
            continue
        try:
            period = read(match, today)
        except (ValueError, OverflowError):
            continue
        rest = f"{folded[: match.start()]} {folded[match.end() :]}"
        return Found(period, " ".join(rest.split()))
    return None


def days_from(today: date, days: int) -> Period:
    """Return the next so many days, today the first of them; ValueError for a negative number."""
    if days < 0:
        raise ValueError(f"{days} days")
    last = today + timedelta(days=days)
    return Period(today, last, f"từ {say_date(today)} đến {say_date(last)}")


def _stretch(match: re.Match[str], _today: date) -> Period:
    ends = (tuple(map(int, match[end].split("/"))) for end in ("first", "last"))
    first, last = (date(year, month, day) for day, month, year in ends)
    return days_from(first, (last - first).days)


def _day(match: re.Match[str], today: date) -> Period:
    day, month = int(match["day"]), int(match["month"])
    found = date(int(match["year"] or today.year), month, day)
    if match["year"] is None and found < today:
        found = date(today.year + 1, month, day)
    return Period(found, found, f"ngày {say_date(found)}")


def _month(match: re.Match[str], today: date) -> Period:
    month = int(match["month"])
    year = _coming(match["year"], today, month)
    return _months(year, month, 1, f"tháng {month_number(month)}/{year}")


def _quarter(match: re.Match[str], today: date) -> Period:
    number = _ROMAN.get(match["quarter"]) or int(match["quarter"])
    year = _coming(match["year"], today, 3 * number)
    return _months(year, 3 * number - 2, 3, f"quý {number}/{year}")


def _half(match: re.Match[str], today: date) -> Period:
    is_first = match["half"] == "dau"
    year = _coming(match["year"], today, 6 if is_first else 12)
    said = "đầu" if is_first else "cuối"
    return _months(year, 1 if is_first else 7, 6, f"6 tháng {said} năm {year}")


def _year(match: re.Match[str], _today: date) -> Period:
    year = int(match["year"])
    return _months(year, 1, 12, f"năm {year}")


def _this(match: re.Match[str], today: date) -> Period:
    return _unit(match["unit"], today, 0)


def _following(match: re.Match[str], today: date) -> Period:
    return _unit(match["unit"], today, 1)


def _unit(unit: str, today: date, step: int) -> Period:
    if unit == "tuan":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        sunday = monday + timedelta(days=6)
        return Period(monday, sunday, f"tuần {short_date(monday)} – {say_date(sunday)}")
    if unit == "nam":
        return _months(today.year + step, 1, 12, f"năm {today.year + step}")
    length = 3 if unit == "quy" else 1
    index = (today.month - 1) // length * length + length * step
    year, month = today.year + index // 12, index % 12 + 1
    name = f"quý {(month + 2) // 3}" if unit == "quy" else f"tháng {month_number(month)}"
    return _months(year, month, length, f"{name}/{year}")


def _near(match: re.Match[str], today: date) -> Period:
    day = today + timedelta(days={"hom nay": 0, "ngay mai": 1}.get(match[0], 2))
    return Period(day, day, f"ngày {say_date(day)}")


def _next_days(match: re.Match[str], today: date) -> Period:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    length = timedelta(days=count * {"ngay": 1, "tuan": 7, "thang": 30}[match["unit"]])
    return days_from(today, min(length, _LONGEST).days)


def _coming(typed: str | None, today: date, last_month: int) -> int:
    """Return the year that was typed, else the one in which the stretch is not over yet."""
    if typed is not None:
        return int(typed)
    return today.year + (last_month < today.month)


def _months(year: int, month: int, count: int, said: str) -> Period:
    index = month + count - 2
    last_year, last_month = year + index // 12, index % 12 + 1
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Period(date(year, month, 1), last, said)


_Read = Callable[[re.Match[str], date], Period]
_FULL = r"\d{1,2}/\d{1,2}/20\d\d"
_WAYS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (re.compile(rf"\b(?:tu )?(?P<first>{_FULL}) ?(?:-|den) ?(?:ngay )?(?P<last>{_FULL})\b"),
     _stretch),
    (re.compile(r"\b(?:ngay )?(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?:[/-](?P<year>20\d\d))?\b"),
     _day),
    (re.compile(rf"\b(?:6|06|sau) thang (?P<half>dau|cuoi) nam{_YEAR}\b"), _half),
    (re.compile(rf"\b(?:trong )?(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
                rf" (?P<unit>ngay|tuan|thang) (?:{_NEXT}|nua)\b"), _next_days),
    (re.compile(rf"\bthang (?P<month>1[0-2]|0?[1-9])\b{_YEAR}"), _month),
    (re.compile(rf"\bquy (?P<quarter>[1-4]|i{{1,3}}|iv)\b{_YEAR}"), _quarter),
    (re.compile(r"\b(?P<unit>tuan|thang|quy|nam) (?:nay|hien tai)\b"), _this),
    (re.compile(rf"\b(?P<unit>tuan|thang|quy|nam) {_NEXT}\b"), _following),
    (re.compile(r"\b(?:hom nay|ngay mai|ngay kia)\b"), _near),
    (re.compile(r"(?<![\w/.-])(?:nam )?(?P<year>20\d\d)(?![\w/-])"), _year),
)  # fmt: skip
