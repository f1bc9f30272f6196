"""Months and quarters: "trong tháng 6/2026", "quý II/2026", "tháng 6 hằng năm" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_places import AT_MEETING, PART, end_of, has_end, is_time
from corpus.facts.when_rules import (
    EACH_YEAR,
    END,
    MONTH,
    NEXT_YEAR,
    QUARTER,
    YEAR,
    pattern,
    quarter,
    yearly,
)
from corpus.facts.when_view import Found, View

_MONTHS = pattern(
    rf"(?<!\w){PART}(?<![\w/.-])(?:thang {MONTH}(?:(?:~,?~nam |~[/.-]~){YEAR})?"
    rf"|(?P<m2>0?[1-9]|1[0-2])/{YEAR.replace('<y>', '<y2>')}){END}(?P<each>{EACH_YEAR}"
    rf"|{NEXT_YEAR})?"
)
_QUARTERS = pattern(
    rf"(?<!\w){PART}\bquy {QUARTER}(?!~lan\b)(?:(?:~,?~nam |~[/.-]~){YEAR})?"
    rf"(?P<each>{EACH_YEAR}|{NEXT_YEAR})?"
)
_OF_DAY = re.compile(r"\d\x20{1,9}$")
_AND_MONTH = re.compile(r"\x20{0,9}(?:,|\bva\b|\bhoac\b)\x20{0,9}")
_BRACKETED = re.compile(r"\w\x20\($")  # "giám sát việc … (tháng 8)"
_LED_MONTH = re.compile(r"\b(?:trong|vao)\x20{1,9}thang \d{1,2}\x20(?:va|hoac)\x20$")
_JOINED_MONTH = pattern(rf"(?:~(?:,|va|hoac)~thang \d{{1,2}}){{1,5}}{EACH_YEAR}")


def find_quarters(view: View) -> Iterator[Found]:
    """Yield "quý IV/2026"; without its year only where the words lead in a time."""
    for match in led(view, _QUARTERS):
        closed = view.is_closed(match.end())
        joined = match["y"] and _LED_MONTH.search(
            view.plain, max(0, match.start() - 40), match.start()
        )
        dated = bool(match["y"] or match["each"] or closed)
        if not joined and not is_time(view, match, dated=dated):
            continue
        before, first = match["before"] is not None, 3 * quarter(match["q"]) - 2
        if match["each"]:
            rule = yearly(",".join(str(first + nth) for nth in range(3)))
            yield Found(*match.span(), WhenType.RULE, rule, before=before)
        elif match["y"] and (match["on"] or "").startswith(("tu", "bat dau")):
            stretch = f"{match['y']}-{first:02d}/.."
            yield Found(*match.span(), WhenType.PERIOD, date=stretch, since=True)
        elif match["y"]:
            date = f"{match['y']}-{first:02d}/{match['y']}-{first + 2:02d}"
            kind = WhenType.PERIOD
            if has_end(match):
                kind, date = WhenType.DATE, end_of(int(match["y"]), first + 2)
            yield Found(*match.span(), kind, date=date, before=before)
        else:
            yield Found(*match.span(), WhenType.PERIOD, before=before)


def find_months(view: View) -> Iterator[Found]:
    """Yield "tháng 12 năm 2026", "tháng 6 hằng năm"; a month alone only after "trong", "trước"."""
    found: list[Found] = []
    end = -1
    for match in led(view, _MONTHS):
        joined = end >= 0 and _AND_MONTH.fullmatch(view.plain, end, match.start())
        one = None
        if joined and not match["before"] and not match["on"]:
            one = _month(match, before=found[-1].before)
        elif _is_month(view, match):
            joined, one = None, _month(match, before=match["before"] is not None)
        end = match.end() if one else -1
        if one and joined and one.rrule and found[-1].rrule:
            found[-1] = replace(found[-1], end=one.end, rrule=_joined(found[-1], match))
        elif one:
            found.append(one)
    yield from found


def _joined(last: Found, match: Led) -> str:
    """Return the rule of the months so far and one more, in order of the year."""
    named = {int(month) for month in (last.rrule or "").rpartition("=")[2].split(",")}
    return yearly(",".join(map(str, sorted({*named, int(match["m"])}))))


def _is_month(view: View, match: Led) -> bool:
    start = match.start()
    if _OF_DAY.search(view.plain, max(0, start - 12), start):
        return False  # of a date that is no time
    year = match["y"] or match["y2"]
    each = match["each"] or _JOINED_MONTH.match(view.plain, match.end())
    if (
        _BRACKETED.search(view.plain, max(0, start - 4), start)
        and view.plain[match.end() : match.end() + 1] == ")"
    ):
        return True
    if each or (AT_MEETING.search(view.plain, max(0, start - 150), start)):
        return True
    return is_time(view, match, dated=bool(year or match["part"]))


def _month(match: Led, *, before: bool) -> Found | None:
    year, month = match["y"] or match["y2"], int(match["m"] or match["m2"])
    if (match["on"] or "").startswith(("tu", "bat dau")):
        since = f"{year}-{month:02d}"
        return Found(*match.span(), WhenType.DATE, date=since, since=True) if year else None
    if year:
        date = end_of(int(year), month) if has_end(match) else f"{year}-{month:02d}"
        return Found(*match.span(), WhenType.DATE, date=date, before=before)
    return Found(*match.span(), WhenType.RULE, yearly(str(month)), before=before)
