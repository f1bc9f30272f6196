"""How a limit is meant: whether a day is named, and whether it is already too late (pure)."""

import re

from bot.schedule.occurrence import read_date
from bot.schedule.rules import read_rule
from corpus.facts.facts import When, WhenType

# "trước 15/6" ends the day before; "trước hoặc trong ngày 15/6" and "chậm nhất" end with the day.
_ENDS_BEFORE = re.compile(
    r"\btrước\b(?!\s+(?:hoặc|hay|và)\s+(?:trong|vào|ngày)|\s+hết|\s+khi\s+hết)", re.IGNORECASE
)
_WITHOUT_DAY = {WhenType.PERIOD, WhenType.RELATIVE, WhenType.ON_EVENT, WhenType.CONTINUOUS}


def excludes_its_day(when: When) -> bool:
    """Whether the named day (month, year) is too late already: "trước 15/6", not "chậm nhất"."""
    return when.before and _ENDS_BEFORE.search(when.said) is not None


def has_day(when: When) -> bool:
    """Whether the words name the day; ValueError when `rrule` or `date` cannot be read.

    What lasts from one named day to another has days.
    """
    if when.date is not None and "rule" not in when.type and _is_of_days(when.date):
        return True
    if when.type in _WITHOUT_DAY or when.rrule is None:
        return False
    rule = read_rule(when.rrule)
    return (rule.names_days or rule.frequency == "DAILY") and rule.interval == 1


def _is_of_days(text: str) -> bool:
    read_date(text)
    return all(len(part) == len("2026-06-15") for part in text.split("/"))
