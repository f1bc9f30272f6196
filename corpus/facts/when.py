"""Every time that a text names for something that is due or happens (pure)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.facts.facts import When, WhenType
from corpus.facts.when_day_ranges import find_day_ranges
from corpus.facts.when_days import bare_days, find_days
from corpus.facts.when_events import find_continuous, find_events, find_same_days
from corpus.facts.when_leads import find_leads
from corpus.facts.when_lengths import find_lengths
from corpus.facts.when_lists import find_lists
from corpus.facts.when_lunar import SIGNS as LUNAR
from corpus.facts.when_lunar import find_lunar, without_lunar
from corpus.facts.when_months import find_months, find_quarters
from corpus.facts.when_periods import find_periods, find_regular
from corpus.facts.when_ranges import find_first_days, find_ranges
from corpus.facts.when_rates import find_rates
from corpus.facts.when_seasons import find_school_years, find_seasons, find_terms
from corpus.facts.when_settled import settled
from corpus.facts.when_stretches import find_stretches
from corpus.facts.when_view import Found, View, view
from corpus.facts.when_weeks import bare_weekdays
from corpus.facts.when_years import find_years

# In this order: what one finds is left out for those after it. Each is tried only on a text that
# holds one of the words without which it finds nothing.
_FINDERS: tuple[tuple[Callable[[View], Iterator[Found]], tuple[str, ...]], ...] = (
    (find_first_days, ("ngay dau", "viec dau")),
    (find_lengths, ("ngay", "thang", "nam", "gio", "tieng", "phut", "tuan", "quy")),
    (find_same_days, ("trong ngay", "trong cung")),
    (find_lists, (",", " va ", ";", "hoac", " le", " chan")),
    (find_day_ranges, ("/", "-", "den ", " va ")),
    (find_school_years, ("hoc", "nhiem ky")),
    (find_ranges, ("20", "thang", "tuan", "quy")),
    (find_stretches, ("20",)),
    (find_days, ("/", "thang", "tuan", "cuoi cung", ".", "-")),
    (find_terms, ("nhiem",)),
    (find_seasons, ("hoc", "tet ")),
    (find_quarters, ("quy ",)),
    (find_months, ("thang", "/20")),
    (
        find_rates,
        ("lan", "dot", "cu ", "nua ", "moi ", "hang", "ky", "cuoc", "phien", "tung ", "ngay"),
    ),
    (
        find_periods,
        ("hang", "theo ", "moi ", "tung ", "dinh", "thang", "lan", "dot", "cu ", "nua ", "tuan"),
    ),
    (find_years, ("20", " nay", "het ", "cuoi ", "trong ", "ca ")),
    (
        find_events,
        (
            "khi",
            "sau ",
            "theo ",
            "neu ",
            "truong hop",
            "phat sinh",
            "xuat",
            "thuong",
            "van de",
            " huong",
            "NGAY",
            "ngay",
            "can thiet",
            "yeu cau",
            "cap",
        ),
    ),
    (find_regular, ("dinh",)),
    (find_continuous, ("thuong",)),
)
_SIGNS = re.compile(
    r"\d|nam\b|quy\b|thang\b|tuan\b|ngay\b|thuong xuyen|lien tuc|dot xuat|dinh ky|khi\b|nhiem ky"
    r"|bat thuong|theo yeu cau|van de|tinh huong|su co\b|bien dong|thay doi"
    r"|neu\b|can thiet|truong hop|phat sinh|vuong mac|sau (?:moi|tung)\b|hoc ky|tet\b|ram\b"
    r"|theo (?:chi dao|de nghi)",
    re.IGNORECASE,
)
# How often, before a day: "báo cáo tuần", "gửi báo cáo tháng … trước ngày 17".
_OFTEN = re.compile(
    r"\b(?:bao cao|giao ban|hop|lich)\x20(?P<of>tuan|thang)\b(?!\x20\d)[^.;\x02]{0,80}$"
    r"|\b(?:bao cao|giao ban|hop|lich)\x20tuan\b"
)
_WEEKLY = ("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2")
_MONTHLY = ("FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=2")
_SENTENCE = re.compile(r"[.?!]\x20(?=\x20{0,40}[^\W\d_])|\x02{1,3}$")


def read_whens(text: str) -> tuple[When, ...]:
    """Return the times in order of their place; dates of documents and of law are none.

    A day is read only where the words name it: "định kỳ 06 tháng" has none.
    """
    views = view(text)
    if not _SIGNS.search(views.plain):
        return ()
    found = _found(views)
    return tuple(views.when(item) for item in found)


def _found(views: View) -> list[Found]:
    plain = views.plain
    rest = replace(views, leads=find_leads(plain))
    found: list[Found] = []
    if any(word in plain for word in LUNAR):
        found += _apart(find_lunar(rest))
        rest = without_lunar(rest)
    for find, words in _FINDERS:
        if not any(word in plain for word in words):
            continue
        new = _apart(find(rest))
        found += new
        rest = rest.without(new) if new else rest
    bare = list(bare_days(rest)) if "ngay" in plain else []
    weekly = any((item.rrule or "").startswith("FREQ=WEEKLY") for item in found) or _OFTEN.search(
        plain
    )
    bare += bare_weekdays(rest) if weekly else ()
    found.sort(key=lambda item: item.start)
    result: list[Found] = []
    ends = [stop.end() for stop in _SENTENCE.finditer(plain)]
    for inside in _by_sentence([*found, *bare], ends):
        result += settled(plain, _with_days(plain, inside))
    return result


def _told_by(plain: str, at: int) -> set[str | None]:
    """Return how often comes what the words before `at` name: "báo cáo tháng"."""
    told = _OFTEN.search(plain, max(0, at - 120), at)
    if told is None or not told["of"]:
        return set()
    return {"FREQ=WEEKLY" if told["of"] == "tuan" else "FREQ=MONTHLY"}


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return the findings of one finder without those that overlap an earlier one."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _by_sentence(found: Sequence[Found], ends: Sequence[int]) -> Iterator[list[Found]]:
    """Yield what stands in one sentence together, in order of place."""
    group: list[Found] = []
    at = 0
    for item in sorted(found, key=lambda item: item.start):
        if group and at < len(ends) and item.start >= ends[at]:
            yield group
            group = []
        while at < len(ends) and item.start >= ends[at]:
            at += 1
        group.append(item)
    yield group


def _with_days(plain: str, found: Sequence[Found]) -> list[Found]:
    """Give a day without a month its month where the sentence says "hằng tháng" before it."""
    result: list[Found] = []
    rules: set[str | None] = set()
    weekly = [item.start for item in found if (item.rrule or "").startswith("FREQ=WEEKLY;BYDAY")]
    for item in found:
        if item.weekday and weekly and item.start < weekly[-1]:
            rules.add("FREQ=WEEKLY")  # "chốt vào chiều thứ Năm, gửi trước thứ Sáu hằng tuần"
        if item.day or item.weekday:
            rules |= _told_by(plain, item.start)
            result += _on_day(item, rules)
        else:
            result.append(item)
        rules.add(item.rrule)
    return result


def _on_day(item: Found, rules: set[str | None]) -> list[Found]:
    """Return a day with how often it comes, as far as the words before have said it."""
    for often in _WEEKLY if item.weekday else _MONTHLY:
        if often in rules:
            rule = (
                f"{often};BYDAY={item.weekday}"
                if item.weekday
                else f"{often};BYMONTHDAY={item.day}"
            )
            return [replace(item, type=WhenType.RULE, rrule=rule, day=None, weekday=None)]
    quarterly = item.day and "FREQ=MONTHLY;INTERVAL=3" in rules
    return [replace(item, day=None)] if quarterly else []
