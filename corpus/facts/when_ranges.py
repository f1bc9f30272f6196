"""Times from one month to another and the first days of one: "tháng 6 - 9/2026" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_rules import (
    COUNT,
    EACH_YEAR,
    END,
    MONTH,
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

_TO = r"~(?:-|den|,|va|;)~"
_UP_TO = r"~(?:-|den(?: het)?)~"
_OF_YEAR = rf"(?:~,?~nam |~/~){YEAR}(?![\w/])"
_MONTHS = pattern(
    rf"(?<!\w)\bthang {MONTH}{_TO}(?:thang )?{MONTH.replace('<m>', '<m2>')}{_OF_YEAR}"
)
_OF_PLAN = pattern(
    rf"\b(?P<lead>(?:dot|lan|ky) \d:?~|thoi gian[^:|.;]{{0,30}}:~|(?:vao|trong|tu) )"
    rf"thang {MONTH}~(?:-|den)~(?:thang )?{MONTH.replace('<m>', '<m2>')}{END}"
    rf"(?! nam 20){EACH_YEAR}?"
)
_EITHER = pattern(
    rf"(?<!\w)(?:(?:dau|giua|cuoi) )?thang {MONTH} hoac (?:(?:dau|giua|cuoi) )?"
    rf"thang {MONTH.replace('<m>', '<m2>')}{_OF_YEAR}"
)
_WEEK_OF_QUARTER = pattern(
    r"(?<!\w)tuan (?P<nth>dau|cuoi)(?: tien| cung)? (?:cua )?(?:moi|hang|tung) quy\b"
)
_QUARTERS = pattern(
    rf"(?<!\w)\bquy {QUARTER}{_TO}(?:quy )?{QUARTER.replace('<q>', '<q2>')}{_OF_YEAR}"
)
_FROM_QUARTER = pattern(
    rf"(?<!\w)quy {QUARTER}{_OF_YEAR} (?:cho )?den (?:het )?quy {QUARTER.replace('<q>', '<q2>')}"
    rf"{_OF_YEAR.replace('<y>', '<y2>')}"
)
_YEARS = pattern(
    rf"(?<!\w)\b(?:(?:cac|0?2|hai) )?nam {YEAR}~(?:-|,|va)~"
    rf"(?:nam )?{YEAR.replace('<y>', '<y2>')}(?![\w/])"
)
_THROUGH = re.compile(r"-|\bden\b")
_HALF = pattern(
    rf"(?<!\w)\b(?:0?6|SAU) thang (?P<half>dau|cuoi) nam\b(?: {YEAR}(?![\w/])|(?!~\d)"
    r"(?P<each>,? (?:hang|moi) nam\b)?)"
)
_FIRST_DAYS = pattern(
    rf"\b(?:trong|vao|cham nhat)(?: (?:vong|thoi han|khoang|trong))? {COUNT} ngay "
    rf"(?P<working>lam viec )?dau(?: tien)?(?: cua)? (?:(?:moi|hang) )?"
    rf"(?:(?P<first>thang dau)(?: tien)?(?: cua)?(?: (?:moi|hang))? )?(?P<of>thang|quy"
    rf"|nam)\b(?: {MONTH})?(?!\d|~/~\d| \d|~nam \d)"
)


def find_ranges(view: View) -> Iterator[Found]:
    """Yield stretches of months, quarters or years of which the year is said."""
    for match in led(view, _MONTHS):
        yield from _months(view, match)
    for planned in _OF_PLAN.finditer(view.plain):
        yield from _of_plan(planned)
    for match in led(view, _FROM_QUARTER) if "quy" in view.plain else ():
        first, last = 3 * quarter(match["q"]) - 2, 3 * quarter(match["q2"])
        if match["y"] < match["y2"] and _led(view, match):
            yield _found(match, f"{match['y']}-{first:02d}/{match['y2']}-{last:02d}")
    for match in led(view, _QUARTERS) if "quy" in view.plain else ():
        first, last = quarter(match["q"]), quarter(match["q2"])
        yield from _between(view, match, 3 * first - 2, 3 * last)
    yield from _halves_and_years(view)
    yield from _of_each(view)


def _halves_and_years(view: View) -> Iterator[Found]:
    for match in led(view, _HALF):
        first = 1 if match["half"] == "dau" else 7
        if match["y"]:
            yield from _between(view, match, first, first + 5)
        elif match["before"] or match["on"]:
            months, before = map(str, range(first, first + 6)), match["before"] is not None
            yield Found(*match.span(), WhenType.RULE, yearly(",".join(months)), before=before)
    for match in led(view, _YEARS):
        if match["y"] < match["y2"] and _led(view, match):
            yield from _years(view, match)


def _years(view: View, match: Led) -> Iterator[Found]:
    """Yield "giai đoạn 2026 - 2030" as one stretch, "năm 2027 và năm 2029" as two years."""
    if _THROUGH.search(match[0]) or int(match["y2"]) == int(match["y"]) + 1:
        yield _found(match, f"{match['y']}/{match['y2']}")
        return
    before = match["before"] is not None
    named = view.plain.find("nam", match.end("y"), match.start("y2"))
    second = named if named >= 0 else match.start("y2")
    yield Found(match.start(), match.end("y"), WhenType.DATE, date=match["y"], before=before)
    yield Found(second, match.end(), WhenType.DATE, date=match["y2"], before=before)


def _of_each(view: View) -> Iterator[Found]:
    for match in led(view, _EITHER) if "hoac" in view.plain else ():
        yield from _between(view, match, int(match["m"]), int(match["m2"]))
    for match in led(view, _WEEK_OF_QUARTER) if "tuan" in view.plain else ():
        months = "1,4,7,10" if match["nth"] == "dau" else "3,6,9,12"
        before = match["before"] is not None
        yield Found(*match.span(), WhenType.RULE, yearly(months), before=before)


def _months(view: View, match: Led) -> Iterator[Found]:
    first, last = int(match["m"]), int(match["m2"])
    if last - first > 1 and not _THROUGH.search(match[0]):
        yield from _two(view, match)
    else:
        yield from _between(view, match, first, last)


def _two(view: View, match: Led) -> Iterator[Found]:
    """Yield "trong tháng 4 và tháng 10 năm 2026": two months and no stretch between them."""
    if not _led(view, match):
        return
    before, parted = match["before"] is not None, match.end("m")
    for start, end, month in (
        (match.start(), parted, match["m"]),
        (_second(view.plain, match), match.end(), match["m2"]),
    ):
        date = f"{match['y']}-{int(month):02d}"
        yield Found(start, end, WhenType.DATE, date=date, before=before)


def _second(plain: str, match: Led) -> int:
    named = plain.find("thang", match.end("m"), match.start("m2"))
    return match.start("m2") if named < 0 else named


def _of_plan(match: re.Match[str]) -> Iterator[Found]:
    """Yield "đợt 1 tháng 3 - 4": months of some year, which the plan may tell."""
    first, last = int(match["m"]), int(match["m2"])
    if first < last:
        months = ",".join(map(str, range(first, last + 1)))
        yield Found(match.end("lead"), match.end(), WhenType.RULE, yearly(months))


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


def _between(view: View, match: Led, first: int, last: int) -> Iterator[Found]:
    if first < last and _led(view, match):
        yield _found(match, f"{match['y']}-{first:02d}/{match['y']}-{last:02d}")


def _led(view: View, match: Led) -> bool:
    return bool(match["before"] or match["on"]) or view.is_free(match.start(), bracketed=False)


def _found(match: Led, date: str) -> Found:
    return Found(*match.span(), WhenType.PERIOD, date=date, before=match["before"] is not None)
