"""The days and periods at which a time as it was read comes, within two days of the calendar.

A day comes out only where the words name one. What comes again every so many months, and nothing
says in which, comes out as periods of the year (quarters, halves), never as a day in them; what
comes every second or fifth year comes out only when it is known from when that is counted.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import cast

from dateutil.rrule import rrule, rrulestr

from bot.schedule.occurrence import (
    MONTHS_OF_A_YEAR,
    Occurrence,
    month_index,
    months,
    on,
    read_date,
)
from bot.schedule.rules import Rule, read_rule
from corpus.facts.facts import When, WhenType

_ON_THE_CALENDAR = {WhenType.RULE, WhenType.DATE, WhenType.PERIOD}
_LAST_MONTH = month_index(date.max)
_WEEK = timedelta(days=7)


def occurrences(
    when: When, first: date, last: date, *, start: date | None = None
) -> Iterator[Occurrence]:
    """Yield, in order, what of `when` touches the days from `first` to `last`.

    `start` is the day from which "every second year" and the like count; nothing comes before
    it. A month that lacks the day by which something is due (30 February) comes as a month
    without a day. ValueError when `rrule` or `date` cannot be read.
    """
    if when.type not in _ON_THE_CALENDAR or last < first:
        return
    bounds = read_date(when.date) if when.date else None
    if when.rrule is None:
        if bounds is not None and bounds.first <= last and bounds.last >= first:
            yield bounds
        return
    rule = read_rule(when.rrule)
    since = [first, *([bounds.first] if bounds else []), *([start] if start else [])]
    until = [last, *([bounds.last] if bounds else []), *([rule.until] if rule.until else [])]
    window = (max(since), min(until))
    if window[0] <= window[1]:
        yield from _counted(rule, when, window, start)


def _counted(
    rule: Rule, when: When, window: tuple[date, date], start: date | None
) -> Iterator[Occurrence]:
    if rule.count is None:
        yield from _of_rule(rule, when, window, start)
    elif start is not None:  # the first of so many times is known only then
        counted = islice(_of_rule(rule, when, (start, window[1]), start), rule.count)
        yield from (one for one in counted if one.last >= window[0])


def _of_rule(
    rule: Rule, when: When, window: tuple[date, date], start: date | None
) -> Iterator[Occurrence]:
    names_days = rule.names_days or rule.frequency == "DAILY"
    is_in_doubt = rule.interval > 1 and start is None
    if when.type is WhenType.PERIOD or is_in_doubt or not names_days:
        yield from _periods(rule, window, start)
    else:
        yield from _days(rule, when, window, start)


def _days(
    rule: Rule, when: When, window: tuple[date, date], start: date | None
) -> Iterator[Occurrence]:
    begin = _begin(rule, window[0]) if start is None else start
    text = f"{rule.text};INTERVAL={rule.interval}"
    recurring = cast("rrule", rrulestr(text, dtstart=datetime.combine(begin, time.min)))
    found = (one.date() for one in recurring.replace(until=datetime.combine(window[1], time.min)))
    days = (on(day) for day in found if day >= window[0])
    if when.before and rule.is_plain and rule.interval == 1:
        days = merge(days, _months_too_short(rule, window))
    yield from days


def _begin(rule: Rule, first: date) -> date:
    """Return a day to count from that leaves out and adds nothing from `first` on."""
    if rule.frequency == "WEEKLY":
        return first - min(timedelta(days=first.weekday()) + _WEEK, first - date.min)
    return first if rule.frequency == "DAILY" else first.replace(month=1, day=1)


def _months_too_short(rule: Rule, window: tuple[date, date]) -> Iterator[Occurrence]:
    latest = max(rule.month_days, default=0)
    for index in range(month_index(window[0]), month_index(window[1]) + 1):
        year, month = divmod(index, MONTHS_OF_A_YEAR)
        is_named = not rule.months or month + 1 in rule.months
        if is_named and monthrange(year, month + 1)[1] < latest:
            yield months(index)


def _periods(rule: Rule, window: tuple[date, date], start: date | None) -> Iterator[Occurrence]:
    if rule.frequency == "WEEKLY":
        return _weeks(rule, window, start)
    if rule.frequency == "DAILY":
        return iter(())  # what is done every day has no period to be done in
    if rule.months:
        return _named_months(rule, window, start)
    length = rule.interval * (MONTHS_OF_A_YEAR if rule.frequency == "YEARLY" else 1)
    return _blocks(length, window, start)


def _weeks(rule: Rule, window: tuple[date, date], start: date | None) -> Iterator[Occurrence]:
    if rule.interval > 1 and start is None:
        return
    step = rule.interval * _WEEK
    counted_from = _monday(start or window[0])
    monday = counted_from + (_monday(window[0]) - counted_from) // step * step
    while monday <= window[1] and date.max - monday >= _WEEK:
        sunday = monday + timedelta(days=6)
        if sunday >= window[0] and _is_in(rule.months, monday, sunday):
            yield Occurrence(first=monday, last=sunday)
        if date.max - monday < step:
            return
        monday += step


def _is_in(named: tuple[int, ...], monday: date, sunday: date) -> bool:
    return not named or monday.month in named or sunday.month in named


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _named_months(
    rule: Rule, window: tuple[date, date], start: date | None
) -> Iterator[Occurrence]:
    if rule.interval > 1 and start is None:
        return
    stretch = _one_stretch(rule.months)
    counted_from = month_index(start or window[0])
    for index in range(month_index(window[0]) - stretch + 1, month_index(window[1]) + 1):
        year, month = divmod(index, MONTHS_OF_A_YEAR)
        if rule.frequency == "YEARLY":
            steps = year - counted_from // MONTHS_OF_A_YEAR
        else:
            steps = index - counted_from
        begins = rule.months[:1] if stretch > 1 else rule.months
        if month + 1 in begins and steps % rule.interval == 0 and year > 0:
            yield months(index, stretch)


def _one_stretch(named: tuple[int, ...]) -> int:
    """Return how many months a quarter or a half-year named by its months has; else 1."""
    for length in (3, 6):
        if len(named) == length == named[-1] - named[0] + 1 and named[-1] % length == 0:
            return length
    return 1


def _blocks(length: int, window: tuple[date, date], start: date | None) -> Iterator[Occurrence]:
    if start is None and MONTHS_OF_A_YEAR % length:
        return  # nothing says where in the years such stretches begin
    is_of_the_calendar = MONTHS_OF_A_YEAR % length == 0
    begin = 0 if is_of_the_calendar or start is None else month_index(start)
    index = begin + (month_index(window[0]) - begin) // length * length
    while index <= month_index(window[1]) and index + length - 1 <= _LAST_MONTH:
        yield months(index, length)
        index += length
