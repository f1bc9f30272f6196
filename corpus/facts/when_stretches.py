"""What lasts from one time to another: "từ tháng 6 đến tháng 9 năm 2026" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_places import is_counted, is_told, stands_alone
from corpus.facts.when_rules import DAY, END, MONTH, YEAR, day_exists, pattern
from corpus.facts.when_view import Found, View

_SIDE = (
    rf"(?:ngay )?(?:{DAY}(?:~[/.-]~| (?=thang )))?(?:thang )?(?:{MONTH}(?:(?:~,?~nam "
    rf"|~[/.-]~){YEAR})?|(?:nam )?"
    rf"{YEAR.replace('<y>', '<y2>')})"
)
_FROM = re.sub(r"\?P<(\w+)>", r"?P<f\1>", _SIDE)
_TO = re.sub(r"\?P<(\w+)>", r"?P<t\1>", _SIDE)
_CLOCK = r"(?:\d{1,2}~(?:gio|h|g|:)~(?:\d\d)?(?:~phut)?,?~)?"
_FROM_TO = pattern(rf"\b(?:ke )?tu {_CLOCK}{_FROM},? (?:cho )?den (?:het )?{_CLOCK}{_TO}{END}")
_PHASE = pattern(
    r"(?P<lead>\b(?:trong )?(?:ca |suot |toan )?giai doan "
    r"(?:(?:[1-9]|i{1,3}|iv)~[:(]~(?:tu )?)?)?"
    rf"(?<![\w/.-]){YEAR}~-~"
    rf"{YEAR.replace('<y>', '<y2>')}(?![\w/]|[.,]\d)"
)
_ONWARD = pattern(
    rf"\b(?P<from>(?:ke |bat dau )?tu )?(?:nam )?{YEAR}(?: (?:va|den) (?:cac"
    rf"|nhung) nam (?:tiep theo|sau)"
    r"|(?: tro di)(?! den))"
)
_DONE = re.compile(
    r"\b(?:thuc hien|trien khai|to chuc|hoan thanh|dien ra|tien hanh|thoi gian)\b[\x20:]{0,9}$"
)


def find_stretches(view: View) -> Iterator[Found]:
    """Yield what lasts from one time to another; in titles nothing lasts."""
    for match in _FROM_TO.finditer(view.plain):
        stretch = _stretch(match.groupdict())
        if stretch and _lasts(view, match):
            yield Found(*match.span(), WhenType.PERIOD, date=stretch)
    for match in _ONWARD.finditer(view.plain):
        if match["from"] or view.is_free(match.start()):
            yield Found(*match.span(), WhenType.PERIOD, date=f"{match['y']}/..", since=True)
    for match in _PHASE.finditer(view.plain):
        lead = match["lead"] or ""
        if match["y"] < match["y2"] and (
            lead.startswith(("trong", "ca", "suot", "toan"))
            or lead.endswith(("(", ": "))
            or stands_alone(view, match)
        ):
            yield Found(*match.span(), WhenType.PERIOD, date=f"{match['y']}/{match['y2']}")


def _lasts(view: View, match: re.Match[str]) -> bool:
    """Whether a stretch says when something is done; one of years alone is often of a title."""
    start = match.start()
    if is_told(view, start) or is_counted(view, start):
        return False
    return match["fm"] is not None or (
        view.is_free(match.start(), bracketed=False)
        or _DONE.search(view.plain, max(0, match.start() - 40), match.start()) is not None
    )


def _stretch(parts: dict[str, str | None]) -> str | None:
    """Return "2026-06/2026-09" when both ends are known; the first may take the second's year."""
    last_year = parts["ty"] or parts["ty2"]
    first_year = parts["fy"] or parts["fy2"] or last_year
    if not last_year or not first_year:
        return None
    first = _side(first_year, parts["fm"], parts["fd"])
    last = _side(last_year, parts["tm"], parts["td"])
    return f"{first}/{last}" if first and last and first < last else None


def _side(year: str, month: str | None, day: str | None) -> str | None:
    if not month:
        return year if not day else None
    if day:
        exists = day_exists(int(day), int(month), int(year))
        return f"{year}-{int(month):02d}-{int(day):02d}" if exists else None
    return f"{year}-{int(month):02d}"
