"""What an RFC 5545 recurrence rule says, taken apart: how often, and which days it names."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from bot.schedule.occurrence import MONTHS_OF_A_YEAR

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]

_FREQUENCIES: dict[str, Frequency] = {name: name for name in get_args(Frequency)}
_PART = re.compile(r"([A-Z]+)=([^;=]+)", re.ASCII)
_NUMBERS = {  # the greatest of each, and whether they can be counted from the end
    "BYMONTH": (12, False),
    "BYMONTHDAY": (31, True),
    "BYSETPOS": (4, True),  # every month has four of each day of the week
}
_WEEKDAY = re.compile(r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,2}", re.ASCII)
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?", re.ASCII)
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERS}
_APART = {"INTERVAL", "COUNT", "UNTIL", "WKST"}  # what `Rule.text` leaves out
_LEAP_YEAR = 2000
_LONGEST_MONTH = 31
_DAYS = re.compile(r"BYMONTHDAY=[^;]*")
_RUN = 3  # days: two may be meant each by itself


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule without the moment from which it counts; `places` is BYSETPOS.

    `text` is the rule with no more than FREQ and what names months and days.
    """

    frequency: Frequency
    text: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def names_days(self) -> bool:
        """Whether it names days of the month or of the week."""
        return bool(self.month_days or self.weekdays)

    @property
    def is_run(self) -> bool:
        """Whether it names days in a row: from the third to the seventh is one thing to do."""
        days = self.month_days
        return len(days) >= _RUN and days[0] > 0 and days[-1] - days[0] == len(days) - 1

    @property
    def due_text(self) -> str:
        """The rule of the days by which something is due: of days in a row the last."""
        if not self.is_run:
            return self.text
        last = self.month_days[-1] if self.month_days[-1] < _LONGEST_MONTH else -1
        return _DAYS.sub(f"BYMONTHDAY={last}", self.text)

    @property
    def can_come(self) -> bool:
        """Whether some month ever has a day that it names; 30 February never comes."""
        named = self.months or range(1, MONTHS_OF_A_YEAR + 1)
        shortest = min((abs(day) for day in self.month_days), default=1)
        return any(shortest <= monthrange(_LEAP_YEAR, month)[1] for month in named)


def read_rule(text: str) -> Rule:
    """Take a rule apart; ValueError when it is none, or says more than Vietnamese offices do.

    More are hours, a moment to start, weeks and days counted through the year. An INTERVAL that
    the named months say already (every third month: 3, 6, 9, 12) is dropped.
    """
    parts = _parts(text)
    frequency = _FREQUENCIES.get(parts.get("FREQ", ""))
    if frequency is None:
        raise ValueError(f"no FREQ of whole days in {text!r}")
    months = _numbers("BYMONTH", parts)
    interval = _positive(parts.get("INTERVAL", "1"))
    if frequency == "MONTHLY" and _is_said_by(months, interval):
        interval = 1
    rule = Rule(
        frequency,
        ";".join(f"{name}={value}" for name, value in parts.items() if name not in _APART),
        interval,
        _positive(parts["COUNT"]) if "COUNT" in parts else None,
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
        () if len(months) == MONTHS_OF_A_YEAR else months,
        _numbers("BYMONTHDAY", parts),
        _weekdays(parts),
        _numbers("BYSETPOS", parts),
    )
    _check_days(rule)
    return rule


def _check_days(rule: Rule) -> None:
    """Refuse days that are counted in nothing: with them a rule may never come."""
    has_ordinals = any(len(day) > len("MO") for day in rule.weekdays)
    in_months = rule.frequency in {"YEARLY", "MONTHLY"}
    if rule.places and (not rule.weekdays or has_ordinals):
        raise ValueError(f"BYSETPOS without days of the week: {rule.text!r}")
    if (rule.places or has_ordinals) and (rule.month_days or not in_months):
        raise ValueError(f"days of the week counted in nothing: {rule.text!r}")
    if rule.month_days and rule.frequency == "WEEKLY":
        raise ValueError(f"days of the month in weeks: {rule.text!r}")


def _parts(text: str) -> dict[str, str]:
    pieces = [_PART.fullmatch(piece) for piece in text.upper().split(";")]
    parts = {piece[1]: piece[2] for piece in pieces if piece is not None}
    if None in pieces or len(parts) < len(pieces) or not parts.keys() <= _KNOWN:
        raise ValueError(f"not a recurrence rule of days: {text!r}")
    return parts


def _numbers(name: str, parts: dict[str, str]) -> tuple[int, ...]:
    if name not in parts:
        return ()
    greatest, can_be_negative = _NUMBERS[name]
    written = parts[name].split(",")
    numbers = {int(number) for number in written if _NUMBER.fullmatch(number)}
    if len(numbers) < len(written) or any(
        n == 0 or abs(n) > greatest or (n < 0 and not can_be_negative) for n in numbers
    ):
        raise ValueError(f"not numbers up to {greatest}: {name}={parts[name]}")
    return tuple(sorted(numbers))


def _weekdays(parts: dict[str, str]) -> tuple[str, ...]:
    days = tuple(parts["BYDAY"].split(",")) if "BYDAY" in parts else ()
    if not all(_WEEKDAY.fullmatch(day) for day in days):
        raise ValueError(f"not days of the week: {parts['BYDAY']!r}")
    return days


def _positive(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        raise ValueError(f"not a number of times: {text!r}")
    return int(text)


def _until(text: str) -> date:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError(f"not a last day: {text!r}")
    year, month, day = (int(part) for part in found.groups())
    return date(year, month, day)


def _is_said_by(months: tuple[int, ...], interval: int) -> bool:
    return (
        bool(months)
        and MONTHS_OF_A_YEAR % interval == 0
        and len({month % interval for month in months}) == 1
    )
