"""How a limit is meant: whether a day is named, and whether it is already too late (pure)."""

import re
from datetime import date, timedelta

from bot.schedule.occurrence import OPEN, Occurrence, Unit, read_date
from bot.schedule.rules import read_rule
from corpus.facts.facts import When, WhenType
from corpus.text import fold

# "trước 15/6" ends the day before; "trước hoặc trong ngày 15/6" and "chậm nhất" end with the day.
_ENDS_BEFORE = re.compile(r"\btruoc\b(?! +(?:(?:hoac|hay|va) +(?:trong|vao|ngay)|het)\b)")
_DATED = {WhenType.DATE, WhenType.PERIOD}


def excludes_its_day(when: When) -> bool:
    """Whether the named day (month, year) is too late already: "trước 15/6", not "chậm nhất"."""
    return when.before and _ENDS_BEFORE.search(fold(when.said)) is not None


def last_in_time(when: When, occurrence: Occurrence) -> date:
    """Return the last day that is not late: 14/6 for "trước 15/6", 30/9 for "trước tháng 10".

    For a stretch this is no day that the words name: to count by, not to show as the day. A month
    that lacks the named day ("trước 29/2") is in time to its end.
    """
    is_too_short = _lacks_its_day(when, occurrence)
    if is_too_short or not excludes_its_day(when) or occurrence.first == date.min:
        return occurrence.last
    return occurrence.first - timedelta(days=1)


def _lacks_its_day(when: When, occurrence: Occurrence) -> bool:
    if when.rrule is None or occurrence.unit is not Unit.MONTH:
        return False
    return max(read_rule(when.rrule).month_days, default=0) > occurrence.last.day


def has_day(when: When) -> bool:
    """Whether the words name the day; ValueError when `rrule` or `date` cannot be read.

    What lasts from one named day to another has days.
    """
    if when.rrule is not None:
        rule = read_rule(when.rrule)
        return when.type is WhenType.RULE and (rule.names_days or rule.frequency == "DAILY")
    return when.date is not None and when.type in _DATED and _is_of_days(when.date)


def _is_of_days(text: str) -> bool:
    read_date(text)
    return all(len(part) == len("2026-06-15") or part == OPEN for part in text.split("/"))
