"""Where in a calendar a deadline stands: its first day, its rule; None when no day is named (pure).

No day is made up here: what names a month, a quarter, a year or nothing at all has none.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.schedule.occurrence import Occurrence, read_date
from bot.schedule.occurrences import occurrences
from bot.schedule.rules import Rule, read_rule
from corpus.facts.facts import When, WhenType

_LONGEST = timedelta(days=31)  # a longer stretch is shown by its last day alone
_FAR = timedelta(days=366 * 9)  # 29 February comes at least this often
_DAY = len("2027-12-31")


@dataclass(frozen=True, slots=True)
class Timing:
    """The first and the last day of it, the last one included, and how it comes again.

    `rule` is an RFC 5545 rule that `first` follows; its UNTIL is a day.
    """

    first: date
    last: date
    rule: str | None = None


def timing(when: When, since: date) -> Timing | None:
    """Return where it stands; what comes again begins at its first day from `since` on."""
    try:
        if when.rrule is not None:
            return _recurring(when, when.rrule, since)
        return _single(when)
    except ValueError:  # a rule or a date written in no way that is known
        return None


def is_daily(when: When) -> bool:
    """Whether it comes every day, which marks no day of a calendar before another."""
    return when.rrule is not None and when.rrule.upper().startswith("FREQ=DAILY")


def _single(when: When) -> Timing | None:
    if when.type not in {WhenType.DATE, WhenType.PERIOD} or when.date is None:
        return None
    if any(len(part) < _DAY for part in when.date.split("/")):
        return None
    stretch = read_date(when.date)
    first = stretch.first if stretch.last - stretch.first < _LONGEST else stretch.last
    return Timing(first, stretch.last)


def _recurring(when: When, text: str, since: date) -> Timing | None:
    rule = read_rule(text)
    if when.type is not WhenType.RULE or not rule.names_days or rule.frequency == "DAILY":
        return None
    if rule.interval > 1 or rule.count is not None:
        return None  # from when that is counted is not known
    bounds = read_date(when.date) if when.date else None
    begin = max(since, bounds.first) if bounds else since
    days = (one.day for one in occurrences(when, begin, _later(begin)))
    first = next((day for day in days if day is not None), None)
    return None if first is None else Timing(first, first, _bounded(rule, bounds))


def _bounded(rule: Rule, bounds: Occurrence | None) -> str:
    ends = [end for end in (rule.until, bounds.last if bounds else None) if end and end < date.max]
    return f"{rule.due_text};UNTIL={min(ends):%Y%m%d}" if ends else rule.due_text


def _later(day: date) -> date:
    return day + min(_FAR, date.max - day)
