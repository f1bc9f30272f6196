"""The days and periods at which a time as it was read comes, within two days of the calendar.

A day comes out only where the words name one. What comes again every so many months, and nothing
says in which, comes out as periods of the year (quarters, halves), never as a day in them; what
comes every second or fifth year comes out only when it is known from when that is counted.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import groupby, islice
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
from bot.schedule.rules import Frequency, Rule, read_rule
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
    named = _named_runs(rule, *window) if rule.is_run else _named_days(rule, *window)
    days = (on(day) for day in named if _is_in_step(rule, day, start))
    if when.before and not rule.weekdays:
        days = merge(days, _months_too_short(rule, window, start))
    yield from days


def _named_days(rule: Rule, first: date, last: date) -> Iterator[date]:
    # `rrule` looks for its next day up to the year 9999; what never comes must not reach it.
    if not rule.can_come:
        return
    begin = _begin(rule, first)
    recurring = cast("rrule", rrulestr(rule.text, dtstart=datetime.combine(begin, time.min)))
    for moment in recurring.replace(until=datetime.combine(last, time.min)):
        if moment.date() >= first:
            yield moment.date()


def _named_runs(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Yield the last of the days in a row that each month has; by then it is to be done."""
    beyond = min(last, date.max - _WEEK * 5) + _WEEK * 5  # so that a run is seen to its end
    for _, days in groupby(_named_days(rule, first, beyond), key=month_index):
        *_, end = days
        if first <= end <= last:
            yield end


def _begin(rule: Rule, first: date) -> date:
    """Return a day to count from that leaves out and adds nothing from `first` on."""
    if rule.frequency == "WEEKLY":
        return _monday(first)
    return first if rule.frequency == "DAILY" else first.replace(month=1, day=1)


def _is_in_step(rule: Rule, day: date, start: date | None) -> bool:
    """Whether the day is in one of the years, months, weeks … that an INTERVAL takes."""
    if rule.interval == 1 or start is None:
        return True
    return _steps(rule.frequency, start, day) % rule.interval == 0


def _steps(frequency: Frequency, start: date, day: date) -> int:
    match frequency:
        case "YEARLY":
            return day.year - start.year
        case "MONTHLY":
            return month_index(day) - month_index(start)
        case "WEEKLY":
            return (_monday(day) - _monday(start)) // _WEEK
        case "DAILY":
            return (day - start).days


def _months_too_short(
    rule: Rule, window: tuple[date, date], start: date | None
) -> Iterator[Occurrence]:
    latest = min(rule.month_days) if rule.is_run else max(rule.month_days, default=0)
    for index in range(month_index(window[0]), month_index(window[1]) + 1):
        month = months(index)
        is_named = not rule.months or month.first.month in rule.months
        if is_named and month.last.day < latest and _is_in_step(rule, month.first, start):
            yield month


def _periods(rule: Rule, window: tuple[date, date], start: date | None) -> Iterator[Occurrence]:
    if rule.frequency == "WEEKLY":
        return _weeks(rule, window, start)
    if rule.frequency == "DAILY":
        return iter(())  # what is done every day has no period to be done in
    if rule.months:
        return _named_months(rule, window, start)
    return _blocks(rule, window, start)


def _weeks(rule: Rule, window: tuple[date, date], start: date | None) -> Iterator[Occurrence]:
    if rule.interval > 1 and start is None:
        return
    monday = _monday(window[0])
    while monday <= window[1] and date.max - monday >= _WEEK:
        sunday = monday + timedelta(days=6)
        if _is_in(rule.months, monday, sunday) and _is_in_step(rule, monday, start):
            yield Occurrence(first=monday, last=sunday)
        monday += _WEEK


def _is_in(named: tuple[int, ...], monday: date, sunday: date) -> bool:
    return not named or monday.month in named or sunday.month in named


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _named_months(
    rule: Rule, window: tuple[date, date], start: date | None
) -> Iterator[Occurrence]:
    if rule.interval > 1 and start is None:
        return
    length = _one_stretch(rule.months)
    begins = rule.months[:1] if length > 1 else rule.months
    earliest = max(month_index(window[0]) - length + 1, month_index(date.min))
    for index in range(earliest, month_index(window[1]) + 1):
        if index % MONTHS_OF_A_YEAR + 1 in begins:
            stretch = months(index, length)
            if _is_in_step(rule, stretch.first, start):
                yield stretch


def _one_stretch(named: tuple[int, ...]) -> int:
    """Return how many months a quarter or a half-year named by its months has; else 1."""
    for length in (3, 6):
        if len(named) == length == named[-1] - named[0] + 1 and named[-1] % length == 0:
            return length
    return 1


def _blocks(rule: Rule, window: tuple[date, date], start: date | None) -> Iterator[Occurrence]:
    is_yearly = rule.frequency == "YEARLY"
    length = rule.interval * (MONTHS_OF_A_YEAR if is_yearly else 1)
    counted_from = 0  # a January: months, quarters, halves and years are those of the calendar
    if MONTHS_OF_A_YEAR % length:
        if start is None:
            return  # nothing says where in the years such stretches begin
        counted_from = month_index(start.replace(month=1, day=1) if is_yearly else start)
    index = counted_from + (month_index(window[0]) - counted_from) // length * length
    while index <= month_index(window[1]) and index + length - 1 <= _LAST_MONTH:
        yield months(index, length)
        index += length
