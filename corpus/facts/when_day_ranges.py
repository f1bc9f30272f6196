"""From one day to another: "01/4 - 30/4/2026", "từ ngày 03 đến ngày 07 hằng tháng" (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_places import is_counted, is_told
from corpus.facts.when_rules import DAY, END, MONTH, YEAR, day_exists, pattern, yearly
from corpus.facts.when_view import Found, View

_UP_TO = r"~(?:-|den(?: het)?)~"
_REMARK = r"(?:~\([^()|]{1,40}\))?"  # "từ ngày 04/02/2027 (thứ Năm) đến …"
_DAYS = pattern(
    rf"(?<![\w/.,-])(?:(?:tu )?(?:ngay )?{DAY}(?:~/~{MONTH})?(?:~/~{YEAR})?{_REMARK}{_UP_TO}"
    rf"(?:ngay )?{DAY.replace('<d>', '<d2>')}~/~{MONTH.replace('<m>', '<m2>')}~/~"
    rf"{YEAR.replace('<y>', '<y2>')}|(?:tu )?ngay {DAY.replace('<d>', '<d3>')}{_UP_TO}(?:ngay )?"
    rf"{DAY.replace('<d>', '<d4>')} thang {MONTH.replace('<m>', '<m3>')} nam "
    rf"{YEAR.replace('<y>', '<y3>')})(?![\w/])"
)
# "từ 05 đến 12 tháng 11": of which year, the document may tell.
_DAYS_OF_PLAN = pattern(
    rf"\b(?:tu (?:ngay )?|ngay ){DAY}(?:(?:~/~| thang ){MONTH})?{_UP_TO}(?:ngay )?"
    rf"{DAY.replace('<d>', '<d2>')}(?:~/~| thang ){MONTH.replace('<m>', '<m2>')}{END}"
    r"(?!,?~(?:nam|hang|moi)\b)"
)
_EACH_MONTH = pattern(
    rf"\b(?:tu )?(?:ngay )?{DAY}{_UP_TO}(?:ngay )?{DAY.replace('<d>', '<d2>')}"
    r" (?:cua )?(?:hang|moi|tung) thang\b"
)
_DAYS_OF_YEAR = pattern(
    rf"\btu (?:ngay )?{DAY}(?:~/~{MONTH})?{_UP_TO}(?:ngay )?{DAY.replace('<d>', '<d2>')}"
    rf"~/~{MONTH.replace('<m>', '<m2>')}{END},?~(?:hang|moi) nam\b"
)


# "02 ngày, 09 và 10/5/2026": days that share a month, and a year where one is said.
_ITEM = DAY.replace("?P<d>", "?:")
_SHARED = pattern(
    rf"(?<![\w/.,-])(?P<word>(?:(?:cac|hai|ba) )?ngay )?(?P<list>{_ITEM}"
    rf"(?:~,~(?:ngay )?{_ITEM}){{0,5}}~(?:,|va|,~va)~(?:ngay )?{_ITEM})"
    rf"(?:~/~| thang ){MONTH}(?:(?:~/~|~,?~nam ){YEAR})?{END}(?!,?~(?:hang|moi)\b)"
)
_HOW_MANY = re.compile(r"\d\x20ngay,?\x20{1,9}$")


def find_day_ranges(view: View) -> Iterator[Found]:
    """Yield stretches of days; those without a year are of the one that the document is for."""
    plain = view.plain
    for match in _DAYS.finditer(plain):
        if not is_counted(view, match.start()):
            yield from _days(match)
    for match in _DAYS_OF_PLAN.finditer(plain):
        if not (is_counted(view, match.start()) or is_told(view, match.start())):
            yield Found(*match.span(), WhenType.PERIOD)
    for led_in in led(view, _SHARED):
        yield from _shared(view, led_in)
    yield from _again(plain)


def _again(plain: str) -> Iterator[Found]:
    for match in _EACH_MONTH.finditer(plain):
        yield from _each_month(match)
    for match in _DAYS_OF_YEAR.finditer(plain):
        first, last = int(match["m"] or match["m2"]), int(match["m2"])
        if first <= last:
            months = ",".join(map(str, range(first, last + 1)))
            yield Found(*match.span(), WhenType.RULE, yearly(months))


def _days(match: re.Match[str]) -> Iterator[Found]:
    """Yield "01/4 - 30/4/2026"; the first day may take the month and the year of the last."""
    last_year, last_month = match["y2"] or match["y3"], match["m2"] or match["m3"]
    first_year, first_month = match["y"] or last_year, match["m"] or last_month
    first_day, last_day = match["d"] or match["d3"], match["d2"] or match["d4"]
    if not match["y"] and int(first_month) > int(last_month):
        first_year = str(int(last_year) - 1)  # "từ 20/12 đến 10/01/2027"
    days = []
    for year, month, day in (
        (first_year, first_month, first_day),
        (last_year, last_month, last_day),
    ):
        if not day_exists(int(day), int(month), int(year)):
            return
        days.append(f"{year}-{int(month):02d}-{int(day):02d}")
    if days[0] < days[1]:
        yield Found(*match.span(), WhenType.PERIOD, date="/".join(days))


def _shared(view: View, match: Led) -> Iterator[Found]:
    """Yield days of one month: one stretch where they follow each other, else each by itself."""
    counts = _HOW_MANY.search(view.plain, max(0, match.start() - 20), match.start())
    named = match["word"] or match["before"] or match["on"]
    told = is_counted(view, match.start()) or is_told(view, match.start())
    if told or not (named or counts or view.is_free(match.start())):
        return
    days = [int(day) for day in re.findall(r"\d+", match["list"])]
    month, year, before = int(match["m"]), match["y"], match["before"] is not None
    if not all(day_exists(day, month, int(year) if year else None) for day in days):
        return
    apart = before or (match["on"] or "").startswith("vao")  # "vào ngày 16 và 17/5"
    if not apart and days == list(range(days[0], days[0] + len(days))):
        ends = "/".join(f"{year}-{month:02d}-{day:02d}" for day in (days[0], days[-1]))
        yield Found(*match.span(), WhenType.PERIOD, date=ends if year else None)
        return
    yield from _each_of(match, days, before=before)


def _each_of(match: Led, days: Sequence[int], *, before: bool) -> Iterator[Found]:
    """Yield "ngày 05 và 20/6/2026": each day where its number stands, with the month of all."""
    month, year = int(match["m"]), match["y"]
    ends = [match.start("list") + found.end() for found in re.finditer(r"\d+", match["list"])]
    starts, ends = [match.start(), *ends[:-1]], [*ends[:-1], match.end()]
    for start, end, day in zip(starts, ends, days, strict=True):
        if year:
            date = f"{year}-{month:02d}-{day:02d}"
            yield Found(start, end, WhenType.DATE, date=date, before=before)
        else:
            yield Found(start, end, WhenType.RULE, yearly(str(month), day), before=before)


def _each_month(match: re.Match[str]) -> Iterator[Found]:
    """Yield "từ ngày 03 đến ngày 07 hằng tháng": each of these days of every month."""
    first, last = int(match["d"]), int(match["d2"])
    if first < last:
        days = ",".join(map(str, range(first, last + 1)))
        rule = f"FREQ=MONTHLY;BYMONTHDAY={days}"
        yield Found(*match.span(), WhenType.RULE, rule)
