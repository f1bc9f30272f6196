"""Days of the lunar calendar, which has no rule here: "ngày 08/02 âm lịch", "mùng 4 Tết" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_rules import EACH_YEAR, pattern
from corpus.facts.when_view import Found, View

SIGNS = ("am lich", "al", "gieng", "chap", "ram ", "tet")
_DAY_WORD = r"(?:(?:ngay|mung|mong) (?:mung |mong )?)"
_DAYS = rf"\d{{1,2}}(?:~(?:,|-|va|den)~{_DAY_WORD}?\d{{1,2}}){{0,5}}"
_LUNAR = r"~\(?~(?:tinh )?(?:theo )?(?:(?:am|XX|X) lich|al)\b(?:~\))?"
_MONTH = r"(?:\d{1,2}|[^\W\d]+(?: (?:mot|hai))?)"
_OF_YEAR = r"(?:(?:~,?~nam |~[/.-]~)20\d\d\b)?"
_FORM = pattern(
    rf"(?<![\w/.,-])(?:(?:cac )?(?:dem|sang|trua|chieu|TOI) )?(?:"
    rf"{_DAY_WORD}?{_DAYS}(?: thang {_MONTH}|~[/.-]~\d{{1,2}}){_OF_YEAR}{_LUNAR}"
    rf"|{_DAY_WORD}?(?:{_DAYS}|ram) thang (?:gieng|chap)\b(?:{_LUNAR})?"
    rf"|(?:ngay )?ram thang {_MONTH}(?:{_LUNAR})?"
    rf"|(?:{_DAY_WORD}{_DAYS}|ngay ram|ram) (?:cua )?(?P<monthly>(?:hang|moi|tung) thang){_LUNAR}"
    rf"|(?:{_DAY_WORD}?(?:2[3-9]|30)|(?:ngay )?(?:mung|mong) \d{{1,2}}"
    rf"(?:~(?:-|den)~(?:mung |mong )?\d{{1,2}})?) tet\b(?! (?:duong|trung|doan))"
    rf"){_OF_YEAR}(?P<each>{EACH_YEAR})?"
)
_SOLAR = pattern(r"~[(,]~tuc\b")  # "… âm lịch (tức ngày 26/4/2026)": that day is the time
_OFTEN = re.compile(r"\b(?:hang|moi) nam\b[^.;:|\x02]{0,40}$")


def lunar_days(view: View) -> tuple[tuple[Found, bool], ...]:
    """Return the days of the lunar calendar, each with whether something is due then.

    None has a day of ours, which changes from year to year.
    """
    return tuple(_read(view, match) for match in led(view, _FORM))


def find_lunar(view: View) -> Iterator[Found]:
    """Yield "trước rằm tháng Giêng", "ngày 08/02 âm lịch hằng năm": without a day of ours."""
    last: Found | None = None
    for found, is_time in lunar_days(view):
        if last and found.before and not view.plain[last.end : found.start].strip():
            last = replace(last, end=found.end, type=WhenType.PERIOD)  # "từ 25 Chạp đến mùng 5"
            continue
        if last:
            yield last
        last = found if is_time else None
    if last:
        yield last


def without_lunar(view: View) -> View:
    """Return the view without the days of the lunar calendar: "10/3 âm lịch" is no 10 March."""
    return view.without(found for found, _ in lunar_days(view))


def _read(view: View, match: Led) -> tuple[Found, bool]:
    before, start = match["before"] is not None, match.start()
    kind, rule = WhenType.RELATIVE, None
    if match["each"]:
        kind, rule = WhenType.PERIOD, "FREQ=YEARLY"
    elif match["monthly"]:
        kind, rule = WhenType.PERIOD, "FREQ=MONTHLY"
    told = _OFTEN.search(view.plain, max(0, start - 60), start) is not None
    told = told or _SOLAR.match(view.plain, match.end()) is not None
    leads = match["before"] or match["on"] or match["each"] or view.is_free(start)
    return Found(*match.span(), kind, rule, before=before), bool(leads) and not told
