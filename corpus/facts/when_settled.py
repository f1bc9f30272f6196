"""The times of one sentence put together: what says one thing in two ways is one (pure)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import day_exists, yearly
from corpus.facts.when_view import Found

_CLOSED = re.compile(r"\x20{0,40}\)")
_OPENING = re.compile(r"\x20{0,40}(?:\(|:|,|-)?\x20{0,40}$")
_PREFIX = re.compile(r"\x20{0,40},?\x20{0,40}$")
# "báo cáo 6 tháng gửi trước ngày 05/6": what comes again, and the day of it.
_SENT = re.compile(
    r"\x20{0,40}[(:,-]?\x20{0,40}(?:(?:nop|gui|bao cao|hoan thanh|xong)\x20{1,9}){0,2}$"
)
# "khi cần thiết có thể họp đột xuất": said twice.
_ACT = re.compile(r",?\x20(?:(?!va|hoac)\w+\x20){1,6}")
_AND = re.compile(r"\x20{0,40}(?:,|va|hoac)?\x20{0,40}$")
_ONE_DAY = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2})(?:;BYMONTHDAY=(\d{1,2}))?")
_ONE_MONTH = re.compile(r"FREQ=YEARLY;BYMONTH=(?P<m>\d{1,2})|(?P<y>20\d\d)-(?P<m2>\d\d)")
_HALF_YEAR = re.compile(r"\bso ket\x20$")
_BY_CLOCK = re.compile(
    r",?\x20(?:bao cao|gui|nop|cap nhat)\b[^.;:,|\x02\d]{0,120}\x20"
    r"(?:truoc|cham nhat)\x20\d{1,2}\x20?(?:gio|h|g)\b"
)
_EVERY_YEARS = re.compile(r"FREQ=YEARLY(;INTERVAL=\d+)?")


def settled(plain: str, found: Sequence[Found]) -> list[Found]:
    """Return the times of one sentence: what says the same thing twice becomes one."""
    joined: list[Found] = []
    for item in _with_next_months(found):
        last = joined[-1] if joined else None
        if last and _repeats(plain, last, item):
            joined[-1] = replace(last, end=_closing(plain, item.end))
        elif last and _belongs(plain, last, item):
            joined[-1] = _closer(last, item)
            if "(" in plain[last.end : item.start]:
                joined[-1] = replace(joined[-1], end=_closing(plain, item.end))
        else:
            joined.append(item)
    joined = _with_shared_days(plain, _without_doubled_events(plain, joined))
    joined = _with_shared_years(plain, joined)
    rules = _last_of_each(joined)
    kept = [item for item in joined if not _said_elsewhere(plain, item, joined, rules)]
    kept = [_by_the_clock(plain, item) for item in kept]
    return list(_without_vague(plain, _without_beginnings(kept)))


def _by_the_clock(plain: str, item: Found) -> Found:
    """Return "hằng ngày báo cáo … trước 16 giờ 30" as due before that time of every day."""
    if item.rrule != "FREQ=DAILY" or item.before:
        return item
    clock = _BY_CLOCK.match(plain, item.end)
    return replace(item, before=True) if clock else item


def _with_next_months(found: Sequence[Found]) -> Iterator[Found]:
    """Yield the times, "ngày 10 của tháng kế tiếp" in the month after the one named before it."""
    month: tuple[int | None, int] | None = None
    for item in found:
        yield _in_next_month(item, *month) if item.next_month and month else item
        named = _ONE_MONTH.fullmatch(item.rrule or item.date or "")
        if named:
            month = (int(named["y"]) if named["y"] else None, int(named["m"] or named["m2"]))


def _in_next_month(item: Found, year: int | None, month: int) -> Found:
    day = int((item.rrule or "").rpartition("=")[2])
    following = month % 12 + 1
    if year is None:
        if not day_exists(day, following):
            return replace(item, type=WhenType.PERIOD, rrule="FREQ=YEARLY")
        return replace(item, rrule=yearly(str(following), day))
    year += month == 12
    if not day_exists(day, following, year):
        return replace(item, type=WhenType.DATE, rrule=None, date=f"{year}-{following:02d}")
    date = f"{year}-{following:02d}-{day:02d}"
    return replace(item, type=WhenType.DATE, rrule=None, date=date)


def _without_beginnings(found: Sequence[Found]) -> list[Found]:
    """Leave out since when something comes again: "Từ tháng 7/2026, báo cáo hằng tháng"."""
    often = [item.start for item in found if item.rrule]
    last = often[-1] if often else -1
    return [item for item in found if not (item.since and item.start < last)]


def _without_doubled_events(plain: str, found: Sequence[Found]) -> list[Found]:
    """Join "đột xuất" and the event next to it: "đột xuất khi có dấu hiệu …" is one time."""
    result: list[Found] = []
    for item in found:
        last = result[-1] if result else None
        if last is None or {last.type, item.type} != {WhenType.ON_EVENT}:
            result.append(item)
            continue
        gap = plain[last.end : item.start]
        bare = plain[last.start : last.end].strip() == "dot xuat"
        if bare and not gap.strip(" (,:"):
            result[-1] = replace(item, start=last.start)
        elif plain[item.start : item.end].strip() == "dot xuat" and _ACT.fullmatch(gap):
            continue
        else:
            result.append(item)
    return result


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
    if last.rrule is None and item.type is WhenType.DATE:
        return not gap.strip(" (") and not last.before
    if last.rrule is None:
        told = item.type is WhenType.PERIOD or item.type is WhenType.RULE
        return told and bool(_PREFIX.match(gap)) and not last.before
    if item.type is WhenType.RULE or item.type is WhenType.DATE:
        on_day = "BYMONTHDAY" in (item.rrule or "") or (item.date or "").count("-") == 2
        return bool((_SENT if on_day and item.before else _OPENING).match(gap)) and (
            on_day or item.type is WhenType.RULE
        )
    return item.type is WhenType.PERIOD and not item.rrule and bool(_OPENING.match(gap))


def _closer(last: Found, item: Found) -> Found:
    """Return the one time that both say: "định kỳ 5 năm" and "trước ngày 30 tháng 6"."""
    often, rule = _EVERY_YEARS.fullmatch(last.rrule or ""), item.rrule
    if often and often[1] and rule and rule.startswith("FREQ=YEARLY;BYMONTH"):
        rule = rule.replace("FREQ=YEARLY", often[0], 1)
    return replace(item, start=last.start, rrule=rule, before=item.before or last.before)


def _with_shared_days(plain: str, found: Sequence[Found]) -> list[Found]:
    """Give "hằng năm" its day in "hằng năm và định kỳ 5 năm trước ngày 30 tháng 6"."""
    result = list(found)
    for at in range(len(result) - 2, -1, -1):
        item, following = result[at], result[at + 1]
        rule = following.rrule or ""
        shared = (
            item.type is WhenType.PERIOD
            and following.type is WhenType.RULE
            and ";INTERVAL=" in rule
            and item.rrule == "FREQ=YEARLY"
            and _AND.match(plain[item.end : following.start])
        )
        if shared:
            day = re.sub(r";INTERVAL=\d+", "", rule)
            result[at] = replace(item, type=WhenType.RULE, rrule=day, before=following.before)
    return result


def _with_shared_years(plain: str, found: Sequence[Found]) -> list[Found]:
    """Give "trong tháng 6" its year in "trong tháng 6 và quý II/2026"."""
    result = list(found)
    for at in range(len(result) - 2, -1, -1):
        item, following = result[at], result[at + 1]
        named = _ONE_DAY.fullmatch(item.rrule or "")
        year = (following.date or "")[:4]
        shared = named and year and "nam" not in plain[item.start : item.end].split()
        if named and shared and _AND.fullmatch(plain[item.end : following.start]):
            date = f"{year}-{int(named[1]):02d}" + (f"-{int(named[2]):02d}" if named[2] else "")
            result[at] = replace(item, type=WhenType.DATE, rrule=None, date=date)
    return result


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
        clause = plain.rfind(";", 0, item.start)
        near = (other for other in found if other is not item and other.start > clause)
        return any(";" not in plain[item.end : other.start] for other in near)
    if item.type is not WhenType.PERIOD or item.date or item.before:
        return False
    if _HALF_YEAR.search(plain, max(0, item.start - 12), item.start) and _is_closer(found, item):
        return True
    return item.rrule is not None and last.get(_frequency(item), -1) > item.start


def _is_closer(found: Sequence[Found], item: Found) -> bool:
    """Whether a month or a day is named after "sơ kết 6 tháng"."""
    told = (WhenType.RULE, WhenType.DATE)
    return any(other.start > item.start and other.type in told for other in found)


def _without_vague(plain: str, found: Sequence[Found]) -> Iterator[Found]:
    """Leave out a "định kỳ" when the same clause says how often."""
    clauses: list[int] = []
    for before, item in zip((None, *found), found, strict=False):
        passed = plain.count(";", before.start, item.start) if before else 0
        clauses.append((clauses[-1] if clauses else 0) + passed)
    often = {
        clause
        for clause, item in zip(clauses, found, strict=True)
        if (item.type is WhenType.PERIOD and item.rrule) or _is_day_of_year(item)
    }
    for clause, item in zip(clauses, found, strict=True):
        bare = item.type is WhenType.PERIOD and not item.rrule and not item.date
        named = plain[item.start : item.end].startswith(("dinh", "theo"))
        if not (bare and named and clause in often):
            yield item


def _is_day_of_year(item: Found) -> bool:
    """Whether a day is named, of every year: "định kỳ báo cáo 6 tháng trước ngày 05/6"."""
    return item.type is WhenType.RULE and "BYMONTHDAY" in (item.rrule or "")


def _frequency(item: Found) -> str:
    """Return how often a rule comes: a day of four months comes every quarter."""
    rule = item.rrule or ""
    if rule.count(",") == 3:
        return "FREQ=MONTHLY;INTERVAL=3"
    return rule.partition(";BY")[0]
