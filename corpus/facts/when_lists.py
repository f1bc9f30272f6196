"""Several days, months or quarters named in one breath: "các ngày 10, 20 hằng tháng" (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_rules import (
    DAY,
    EACH_YEAR,
    END,
    MONTH,
    QUARTER,
    YEAR,
    day_exists,
    monthly,
    pattern,
    quarter,
    yearly,
)
from corpus.facts.when_view import Found, View

_AND = r"~(?:,|;|va|hoac|, va)~"
_DAY = DAY.replace("?P<d>", "?:")
_MONTH = MONTH.replace("?P<m>", "?:")
_QUARTER = QUARTER.replace("?P<q>", "?:")
_OF_YEAR = rf"(?:~,?~nam |~[/.-]~){YEAR}(?![\w/])"
_ONE_DAY = rf"(?:(?:vao )?ngay )?(?:(?:mung|mong) )?(?:{_DAY}|cuoi(?: cung)?|cuoi thang)"
_DAYS = pattern(
    rf"(?<!\w)(?:(?:cac|hai|ba) )?(?:ngay|mung|mong) (?:(?:mung|mong) )?"
    rf"(?P<list>{_DAY}(?:{_AND}{_ONE_DAY}){{1,6}}){END}"
    r",?~(?:(?:cua )?(?:hang|moi|tung) thang\b|cua thang\b(?! (?:\d|cuoi|dau|thu|nay|do|giua)))"
)
_MONTHS_OF_DAY = pattern(
    rf"(?<!\w)(?:ngay )?{DAY}(?: cua)?(?: cac)? thang "
    rf"(?P<list>{_MONTH}(?:{_AND}(?:thang )?{_MONTH}){{1,11}}){END}"
    rf"(?!~(?:/|nam)~\d)(?P<each>{EACH_YEAR})?"
)
_MONTHS = pattern(
    rf"(?<!\w)(?:(?:cac|hai|ba|0?[2-4]) )?thang "
    rf"(?P<list>{_MONTH}(?:{_AND}(?:thang )?{_MONTH}){{1,11}})"
    rf"(?:{_OF_YEAR}|(?P<each>{EACH_YEAR})|{END}(?! nam \d))"
)
_QUARTERS = pattern(
    rf"(?<!\w)(?:cac )?quy (?P<list>{_QUARTER}(?:{_AND}(?:quy )?{_QUARTER}){{1,3}})"
    rf"(?:{_OF_YEAR}|(?P<each>{EACH_YEAR})|(?!\w|~/|~,?~nam \d))"
)
_ODD = pattern(
    rf"(?<!\w)(?:(?:vao )?ngay {DAY}(?: cua)? )?(?:cac )?thang (?P<odd>le|chan)\b"
    rf"(?: trong nam)?(?P<each>{EACH_YEAR})?"
)
_NUMBER = re.compile(r"\d{1,2}|cuoi")
_QUARTER_NAME = re.compile(r"\b(?:iv|i{1,3}|0?[1-4]|mot|hai|ba|TU)\b")
# The last one has a word of its own: "tháng 4 và tháng 5".
_OWN_WORD = re.compile(r"(?:thang|quy)\x20{1,9}\w+\x20*$")


def find_lists(view: View) -> Iterator[Found]:
    """Yield each time of a list; months or quarters that follow each other are one stretch."""
    for match in led(view, _DAYS):
        yield from _of_month(match)
    for match in led(view, _ODD) if "thang" in view.plain else ():
        named = "1,3,5,7,9,11" if match["odd"] == "le" else "2,4,6,8,10,12"
        day = int(match["d"]) if match["d"] else None
        if match["before"] or match["on"] or day or match["each"]:
            yield _found(match, *match.span(), WhenType.RULE, yearly(named, day))
    for match in led(view, _MONTHS_OF_DAY):
        months = [int(word) for *_, word in _items(match, _NUMBER)]
        if (match["before"] or match["on"] or match["each"]) and _is_whole(view, match):
            yield from _day_of_months(match, int(match["d"]), months)
    yield from _of_year(view)


def _of_month(match: Led) -> Iterator[Found]:
    """Yield several days of every month, each by itself."""
    for start, end, word in _items(match, _NUMBER):
        day = -1 if word == "cuoi" else int(word)
        yield _found(match, start, end, WhenType.RULE, monthly(day))


def _of_year(view: View) -> Iterator[Found]:
    for match in led(view, _MONTHS):
        if _is_led(view, match):
            items = [(start, end, int(word)) for start, end, word in _items(match, _NUMBER)]
            yield from _spans(match, [(start, end, n, n) for start, end, n in items])
    for match in led(view, _QUARTERS) if "quy" in view.plain else ():
        if _is_led(view, match):
            named = [(s, e, 3 * quarter(w) - 2) for s, e, w in _items(match, _QUARTER_NAME)]
            yield from _spans(match, [(start, end, n, n + 2) for start, end, n in named])


def _items(match: Led, one: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """Return where each item of a list begins and ends; the first has what leads it in."""
    at = match.start("list")
    found = list(one.finditer(match.string, at, match.end("list")))
    starts = [match.start(), *(_word_start(match.string, item.start()) for item in found[1:])]
    ends = [*(item.end() for item in found[:-1]), match.end()]
    return [(s, e, item[0]) for s, e, item in zip(starts, ends, found, strict=True)]


def _word_start(plain: str, at: int) -> int:
    """Return where "ngày mùng", "tháng" or "quý" begins before a number, else the number itself."""
    named = re.search(
        r"(?:(?:ngay\x20{1,9})?(?:mung|mong)|ngay|thang|quy)\x20{1,9}$", plain[max(0, at - 24) : at]
    )
    return at - len(named[0]) if named else at


def _day_of_months(match: Led, day: int, months: Sequence[int]) -> Iterator[Found]:
    if all(day_exists(day, month) for month in months) and months == sorted(set(months)):
        rule = yearly(",".join(map(str, months)), day)
        yield _found(match, *match.span(), WhenType.RULE, rule)


def _spans(match: Led, items: Sequence[tuple[int, int, int, int]]) -> Iterator[Found]:
    """Yield stretches of months, each by its place, first and last month."""
    last = [item[3] for item in items[:-1]]
    if any(item[2] <= before for before, item in zip(last, items[1:], strict=True)):
        return
    follow = all(item[2] == before + 1 for before, item in zip(last, items[1:], strict=True))
    if follow:
        items = [(match.start(), match.end(), items[0][2], items[-1][3])]
    elif not match["y"]:
        months = ",".join(str(n) for *_, a, b in items for n in range(a, b + 1))
        yield _found(match, *match.span(), WhenType.RULE, yearly(months))
        return
    for start, end, first, final in items:
        yield _stretch(match, (start, end), first, final)


def _stretch(match: Led, place: tuple[int, int], first: int, last: int) -> Found:
    year, before = match["y"], match["before"] is not None
    if not year:
        months = ",".join(map(str, range(first, last + 1)))
        return Found(*place, WhenType.RULE, yearly(months), before=before)
    if first == last:
        return Found(*place, WhenType.DATE, date=f"{year}-{first:02d}", before=before)
    date = f"{year}-{first:02d}/{year}-{last:02d}"
    return Found(*place, WhenType.PERIOD, date=date, before=before)


def _is_led(view: View, match: Led) -> bool:
    if view.plain[match.end() : match.end() + 1] == ")" and view.is_free(match.start()):
        return True  # "(tháng 6 và tháng 12)"
    led = match["before"] or match["on"] or match["each"]
    return _is_whole(view, match) and bool(led or view.is_free(match.start(), bracketed=False))


def _is_whole(view: View, match: Led) -> bool:
    """Tell "tháng 4, 5" from what goes on with things counted: "tháng 4, 5 đoàn kiểm tra"."""
    dated = match.groupdict().get("y") or match["each"] or view.is_closed(match.end())
    return bool(dated or _OWN_WORD.search(match["list"]))


def _found(match: Led, start: int, end: int, kind: WhenType, rule: str) -> Found:
    return Found(start, end, kind, rule, before=match["before"] is not None)
