"""Times from one month to another and the first days of one: "tháng 6 - 9/2026" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import (
    BEFORE,
    COUNT,
    MONTH,
    ON,
    QUARTER,
    YEAR,
    every,
    monthly,
    number,
    pattern,
    quarter,
    yearly,
)
from corpus.facts.when_view import Found, View

_LEAD = rf"(?:\b(?:(?P<before>{BEFORE})|(?P<on>{ON}))~[(:]?~)?"
_TO = r"~(?:-|den|,|va|;)~"
_OF_YEAR = rf"(?:~,?~nam |~/~){YEAR}(?![\w/])"
_MONTHS = pattern(
    rf"{_LEAD}\bthang {MONTH}{_TO}(?:thang )?{MONTH.replace('<m>', '<m2>')}{_OF_YEAR}"
)
_QUARTERS = pattern(
    rf"{_LEAD}\bquy {QUARTER}{_TO}(?:quy )?{QUARTER.replace('<q>', '<q2>')}{_OF_YEAR}"
)
_YEARS = pattern(
    rf"{_LEAD}\b(?:cac )?nam {YEAR}~(?:-|,|va)~(?:nam )?{YEAR.replace('<y>', '<y2>')}(?![\w/])"
)
_HALF = pattern(rf"{_LEAD}\b(?:0?6|SAU) thang (?P<half>dau|cuoi) nam {YEAR}(?![\w/])")
_FIRST_DAYS = pattern(
    rf"\b(?:trong|vao|cham nhat)(?: (?:vong|thoi han|khoang|trong))? {COUNT} ngay "
    rf"(?P<working>lam viec )?dau(?: tien)?(?: cua)? (?:(?:moi|hang) )?"
    rf"(?:(?P<first>thang dau)(?: tien)?(?: cua)?(?: (?:moi|hang))? )?(?P<of>thang|quy"
    rf"|nam)\b(?: {MONTH})?(?!\d|~/~\d| \d|~nam \d)"
)


def find_ranges(view: View) -> Iterator[Found]:
    """Yield stretches of months, quarters or years of which the year is said."""
    for match in _MONTHS.finditer(view.plain):
        yield from _between(view, match, int(match["m"]), int(match["m2"]))
    for match in _QUARTERS.finditer(view.plain) if "quy" in view.plain else ():
        first, last = quarter(match["q"]), quarter(match["q2"])
        yield from _between(view, match, 3 * first - 2, 3 * last)
    for match in _HALF.finditer(view.plain):
        first = 1 if match["half"] == "dau" else 7
        yield from _between(view, match, first, first + 5)
    for match in _YEARS.finditer(view.plain):
        if match["y"] < match["y2"] and _led(view, match):
            yield _found(match, f"{match['y']}/{match['y2']}")


def find_first_days(view: View) -> Iterator[Found]:
    """Yield "trong 10 ngày đầu tháng": due by the tenth; working days name no day."""
    for match in _FIRST_DAYS.finditer(view.plain):
        day, unit = number(match["n"]), match["of"]
        if match["working"] or not 1 <= day <= 28:
            yield Found(*match.span(), WhenType.PERIOD, every(1, unit), before=True)
        else:
            rule = _first_days(day, unit, match["m"])
            yield Found(*match.span(), WhenType.RULE, rule, before=True)


def _first_days(day: int, unit: str, month: str | None) -> str:
    if unit == "thang":
        return yearly(str(int(month)), day) if month else monthly(day)
    return yearly("1,4,7,10" if unit == "quy" else "1", day)


def _between(view: View, match: re.Match[str], first: int, last: int) -> Iterator[Found]:
    if first < last and _led(view, match):
        yield _found(match, f"{match['y']}-{first:02d}/{match['y']}-{last:02d}")


def _led(view: View, match: re.Match[str]) -> bool:
    return bool(match["before"] or match["on"]) or view.is_free(match.start(), bracketed=False)


def _found(match: re.Match[str], date: str) -> Found:
    return Found(*match.span(), WhenType.PERIOD, date=date, before=match["before"] is not None)
