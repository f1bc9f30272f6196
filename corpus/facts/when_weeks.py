"""Days of the week and weeks of a month: "thứ Sáu hằng tuần", "tuần đầu của tháng" (pure)."""

import re
from collections.abc import Callable, Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_rules import (
    MONTH,
    every,
    number,
    pattern,
    yearly,
)
from corpus.facts.when_view import Found, View

_LAST_WORKING = pattern(
    rf"(?<!\w)(?:cac )?ngay lam viec (?:cuoi(?: cung)?|dau(?: tien)?) (?:cua )?"
    rf"(?:hang |moi )?(?P<of>thang|quy|tuan|nam)\b(?: {MONTH}(?!\d|~/~\d| nam \d))?(?! \d)"
)
_WEEKDAY = pattern(
    r"(?<!\w)(?:cac )?(?:ngay )?"
    r"(?:thu (?P<w>hai|ba|TU|tu|nam|SAU|sau|bay|[2-7])|(?P<sun>chu nhat))"
    r"~,?~(?:(?:cua )?(?:hang|moi|tung) tuan\b|(?:dau|cuoi) tuan\b(?!~(?:nay|sau|toi|dau|cuoi))"
    r"|(?P<other>cach tuan\b))"
)
# The day stands in brackets: "Hằng tuần (thứ Năm) báo cáo".
_WEEK_ON = pattern(
    r"(?<!\w)(?:dinh ky )?(?:hang|moi|tung) tuan~\(~(?:vao )?(?:(?:sang|chieu) )?(?:ngay )?"
    r"(?:thu (?P<w>hai|ba|TU|tu|nam|SAU|sau|bay|[2-7])|(?P<sun>chu nhat))~\)(?P<other>\b\B)?"
)
_NTH_WEEK = r"(?:thu )?(?:nhat|hai|ba|TU|tu|dau(?: tien)?|cuoi(?: cung)?|[1-5])"
_WEEK_OF_MONTH = pattern(
    rf"(?<!\w)tuan {_NTH_WEEK},? (?:cua )?(?:(?:hang |moi |tung )thang|thang(?! (?:\d|cuoi|dau|thu"
    r"|nay|do|giua)))\b"
)
_NAMED_DAY = r"(?:thu (?P<w>hai|ba|TU|tu|nam|SAU|sau|bay|[2-7])|(?P<sun>chu nhat))"
_WEEKDAY_OF_MONTH = pattern(
    rf"(?<!\w)(?:ngay )?{_NAMED_DAY},? (?:cua )?(?:tuan (?:le )?)?"
    rf"(?P<place>{_NTH_WEEK}(?:(?:,| va) (?:tuan )?{_NTH_WEEK})*)~,?~(?:cua )?"
    r"(?:(?:hang|moi|tung) thang|thang(?! (?:\d|cuoi|dau|thu|nay|do|giua)))\b"
)
_PLACES = {"nhat": "1", "dau": "1", "hai": "2", "ba": "3", "TU": "4", "tu": "4", "cuoi": "-1"}
_PLACE = re.compile(r"\b(?:nhat|hai|ba|TU|tu|dau|cuoi|[1-5])\b")
_BARE_WEEKDAY = pattern(rf"(?<!\w)(?:ngay )?{_NAMED_DAY}\b(?!~\(~ngay)(?! \d)")
_WEEKDAYS = {"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}


def bare_weekdays(view: View) -> Iterator[Found]:
    """Yield "vào chiều thứ Sáu"; it comes again only where the words before say "hằng tuần"."""
    for match in led(view, _BARE_WEEKDAY):
        if match.lead:
            before = match["before"] is not None
            yield Found(*match.span(), WhenType.PERIOD, before=before, weekday=_day_of_week(match))


def _working(match: Led) -> Found:
    """Return how often the last working day comes: which day that is, no rule can say."""
    rule, before = every(1, match["of"]), match["before"] is not None
    if match["m"]:
        return ruled(match, yearly(str(int(match["m"]))))
    return Found(*match.span(), WhenType.PERIOD, rule, before=before)


def _weekday(match: Led) -> Found:
    interval = ";INTERVAL=2" if match["other"] else ""
    return ruled(match, f"FREQ=WEEKLY{interval};BYDAY={_day_of_week(match)}")


def _weekday_of_month(match: Led) -> Found:
    places = [_PLACES.get(place[0], place[0]) for place in _PLACE.finditer(match["place"])]
    days = ",".join(f"{place}{_day_of_week(match)}" for place in places)
    return ruled(match, f"FREQ=MONTHLY;BYDAY={days}")


def _week_of_month(match: Led) -> Found:
    """Return what comes every month, in a week of which no rule says the days."""
    before = match["before"] is not None
    return Found(*match.span(), WhenType.PERIOD, every(1, "thang"), before=before)


def _day_of_week(match: Led) -> str:
    if match["sun"]:
        return "SU"
    word = match["w"]
    return _WEEKDAYS[{"tu": "4", "sau": "6"}.get(word) or str(number(word))]


def ruled(match: Led, rule: str) -> Found:
    """Return what comes again on days that a rule names."""
    return Found(*match.span(), WhenType.RULE, rule, before=match["before"] is not None)


# Each form with what reads it, and a word without which it finds nothing.
Form = tuple[re.Pattern[str], Callable[[Led], Found], str]
WEEKLY: tuple[Form, ...] = (
    (_LAST_WORKING, _working, "lam viec"),
    (_WEEKDAY, _weekday, "tuan"),
    (_WEEK_ON, _weekday, "tuan"),
    (_WEEKDAY_OF_MONTH, _weekday_of_month, "thang"),
    (_WEEK_OF_MONTH, _week_of_month, "tuan"),
)
