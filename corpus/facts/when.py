"""Every time that a text names for something that is due or happens (pure)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.facts.facts import When, WhenType
from corpus.facts.when_days import bare_days, find_days
from corpus.facts.when_events import find_continuous, find_events
from corpus.facts.when_lengths import find_lengths
from corpus.facts.when_periods import find_periods, find_regular
from corpus.facts.when_ranges import find_first_days, find_ranges
from corpus.facts.when_rules import monthly
from corpus.facts.when_spans import (
    find_months,
    find_quarters,
    find_stretches,
    find_terms,
    find_years,
)
from corpus.facts.when_view import Found, View, view

# In this order: what one finds is left out for those after it. Each is tried only on a text that
# holds one of the words without which it finds nothing.
_FINDERS: tuple[tuple[Callable[[View], Iterator[Found]], tuple[str, ...]], ...] = (
    (find_first_days, ("ngay dau", "viec dau")),
    (find_lengths, ("ngay", "thang", "nam", "gio", "tieng", "phut", "tuan", "quy")),
    (find_ranges, ("20",)),
    (find_stretches, ("20",)),
    (find_days, ("/", "thang", "tuan", "cuoi cung", ".", "-")),
    (find_terms, ("nhiem",)),
    (find_quarters, ("quy ",)),
    (find_months, ("thang", "/20")),
    (find_periods, ("hang", "moi ", "tung ", "dinh", "thang", "lan")),
    (find_years, ("20",)),
    (find_events, ("khi", "xuat", "NGAY", "ngay", "can thiet", "yeu cau", "cap")),
    (find_regular, ("dinh",)),
    (find_continuous, ("thuong",)),
)
_SIGNS = re.compile(
    r"\d|nam\b|quy\b|thang\b|tuan\b|ngay\b|thuong xuyen|lien tuc|dot xuat|dinh ky|khi\b|nhiem ky",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!]\x20(?=\x20{0,40}[^\W\d_])|\x02{1,3}$")
_CLOSED = re.compile(r"\x20{0,40}\)")
_OPENING = re.compile(r"\x20{0,40}(?:\(|:|,|-)?\x20{0,40}$")
_PREFIX = re.compile(r"\x20{0,40},?\x20{0,40}$")


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
    plain, rest = views.plain, views
    found: list[Found] = []
    for find, words in _FINDERS:
        if not any(word in plain for word in words):
            continue
        new = _apart(find(rest))
        found += new
        rest = rest.without(new) if new else rest
    bare = list(bare_days(rest)) if "ngay" in plain else []
    found.sort(key=lambda item: item.start)
    result: list[Found] = []
    ends = [stop.end() for stop in _SENTENCE.finditer(plain)]
    for inside in _by_sentence([*found, *bare], ends):
        result += _settled(plain, _with_days(inside))
    return result


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


def _with_days(found: Sequence[Found]) -> list[Found]:
    """Give a day without a month its month where the sentence says "hằng tháng" before it."""
    result: list[Found] = []
    rules: set[str | None] = set()
    for item in found:
        if not item.day:
            result.append(item)
        elif "FREQ=MONTHLY" in rules:
            result.append(replace(item, type=WhenType.RULE, rrule=monthly(item.day), day=None))
        elif "FREQ=MONTHLY;INTERVAL=3" in rules:
            result.append(replace(item, day=None))
        rules.add(item.rrule)
    return result


def _settled(plain: str, found: Sequence[Found]) -> list[Found]:
    """Return the times of one sentence: what says the same thing twice becomes one."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and _repeats(plain, last, item):
            joined[-1] = replace(last, end=_closing(plain, item.end))
        elif last and _belongs(plain, last, item):
            joined[-1] = replace(item, start=last.start, before=item.before or last.before)
            if "(" in plain[last.end : item.start]:
                joined[-1] = replace(joined[-1], end=_closing(plain, item.end))
        else:
            joined.append(item)
    rules = _last_of_each(joined)
    kept = [item for item in joined if not _said_elsewhere(plain, item, joined, rules)]
    return list(_without_vague(plain, kept))


def _repeats(plain: str, last: Found, item: Found) -> bool:
    """Whether `item` only says once more how often: "ngày 31/3 (hằng năm)"."""
    if last.type is not WhenType.RULE or item.type is not WhenType.PERIOD or item.date:
        return False
    return item.rrule == _frequency(last) and plain[last.end : item.start].strip() == "("


def _belongs(plain: str, last: Found, item: Found) -> bool:
    """Whether `item` says more closely when: "hằng năm (trước 15/12)", "định kỳ hằng quý"."""
    if last.type is not WhenType.PERIOD or last.date or item.type is WhenType.ON_EVENT:
        return False
    gap = plain[last.end : item.start]
    if last.rrule is None:
        told = item.type is WhenType.PERIOD or item.type is WhenType.RULE
        return told and bool(_PREFIX.match(gap)) and not last.before
    dated = item.type is WhenType.RULE or (item.type is WhenType.PERIOD and not item.rrule)
    return dated and bool(_OPENING.match(gap))


def _closing(plain: str, end: int) -> int:
    closed = _CLOSED.match(plain, end)
    return closed.end() if closed else end


def _last_of_each(found: Sequence[Found]) -> dict[str, int]:
    """Return where the last rule of each frequency stands."""
    last: dict[str, int] = {}
    for item in found:
        if item.type is WhenType.RULE:
            last[_frequency(item)] = item.start
    return last


def _said_elsewhere(
    plain: str, item: Found, found: Sequence[Found], last: Mapping[str, int]
) -> bool:
    if item.type is WhenType.ON_EVENT and plain[item.start : item.end].endswith("NGAY"):
        return len(found) > 1  # "khi có tình huống … báo cáo ngay" is one time
    if item.type is not WhenType.PERIOD or item.date or item.before:
        return False
    return item.rrule is not None and last.get(_frequency(item), -1) > item.start


def _without_vague(plain: str, found: Sequence[Found]) -> Iterator[Found]:
    """Leave out a "định kỳ" when the same clause says how often."""
    clauses: list[int] = []
    for before, item in zip((None, *found), found, strict=False):
        passed = plain.count(";", before.start, item.start) if before else 0
        clauses.append((clauses[-1] if clauses else 0) + passed)
    often = {
        clause
        for clause, item in zip(clauses, found, strict=True)
        if item.type is WhenType.PERIOD and item.rrule
    }
    for clause, item in zip(clauses, found, strict=True):
        bare = item.type is WhenType.PERIOD and not item.rrule and not item.date
        named = plain[item.start : item.end].startswith(("dinh", "theo"))
        if not (bare and named and clause in often):
            yield item


def _frequency(item: Found) -> str:
    """Return how often a rule comes: a day of four months comes every quarter."""
    rule = item.rrule or ""
    if rule.count(",") == 3:
        return "FREQ=MONTHLY;INTERVAL=3"
    return rule.partition(";BY")[0]
