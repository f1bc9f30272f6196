"""What an RFC 5545 recurrence rule says, taken apart: how often, and which days it names."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]

_FREQUENCIES: dict[str, Frequency] = {name: name for name in get_args(Frequency)}
_PART = re.compile(r"([A-Z]+)=([^;=]+)", re.ASCII)
_NUMBERS = {  # the greatest of each, and whether they can be counted from the end
    "BYMONTH": (12, False),
    "BYMONTHDAY": (31, True),
    "BYYEARDAY": (366, True),
    "BYWEEKNO": (53, True),
    "BYSETPOS": (366, True),
}
_WEEKDAY = re.compile(r"(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_DAYS = ("BYMONTHDAY", "BYDAY", "BYYEARDAY")  # with one of these a rule names days
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?", re.ASCII)
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERS}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule without the moment from which it counts.

    `text` is the rule without INTERVAL, COUNT and UNTIL. `is_plain`: it says nothing else
    than months and days of the month.
    """

    frequency: Frequency
    text: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = ()
    names_days: bool = False
    is_plain: bool = True


def read_rule(text: str) -> Rule:
    """Take a rule apart; ValueError when it is none, or names hours or a day of its own to start.

    An INTERVAL that the named months say already (every third month: 3, 6, 9, 12) is dropped.
    """
    parts = _parts(text)
    frequency = _FREQUENCIES.get(parts.get("FREQ", ""))
    if frequency is None:
        raise ValueError(f"no FREQ of whole days in {text!r}")
    months = tuple(sorted(set(_numbers("BYMONTH", parts))))
    interval = _positive(parts.get("INTERVAL", "1"))
    if frequency == "MONTHLY" and _is_said_by(months, interval):
        interval = 1
    return Rule(
        frequency,
        ";".join(f"{k}={v}" for k, v in parts.items() if k not in {"INTERVAL", "COUNT", "UNTIL"}),
        interval,
        _positive(parts["COUNT"]) if "COUNT" in parts else None,
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
        () if len(months) == 12 else months,
        tuple(sorted(set(_numbers("BYMONTHDAY", parts)))),
        tuple(parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
        any(name in parts for name in _DAYS),
        not parts.keys() & {"BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"},
    )


def _parts(text: str) -> dict[str, str]:
    pieces = [_PART.fullmatch(piece) for piece in text.upper().split(";")]
    parts = {piece[1]: piece[2] for piece in pieces if piece is not None}
    if None in pieces or len(parts) < len(pieces) or not parts.keys() <= _KNOWN:
        raise ValueError(f"not a recurrence rule of days: {text!r}")
    for name in _NUMBERS:
        _numbers(name, parts)
    if not all(_WEEKDAY.fullmatch(day) for day in parts.get("BYDAY", "MO").split(",")):
        raise ValueError(f"not days of the week: {parts['BYDAY']!r}")
    if not re.fullmatch("MO|TU|WE|TH|FR|SA|SU", parts.get("WKST", "MO")):
        raise ValueError(f"not a day of the week: {parts['WKST']!r}")
    return parts


def _numbers(name: str, parts: dict[str, str]) -> list[int]:
    greatest, can_be_negative = _NUMBERS[name]
    try:
        numbers = [int(number) for number in parts[name].split(",")] if name in parts else []
    except ValueError:
        raise ValueError(f"not numbers: {name}={parts[name]}") from None
    if any(n == 0 or abs(n) > greatest or (n < 0 and not can_be_negative) for n in numbers):
        raise ValueError(f"out of range: {name}={parts[name]}")
    return numbers


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
    return bool(months) and 12 % interval == 0 and len({month % interval for month in months}) == 1
