"""A time as it was read, said back in one short Vietnamese phrase (pure)."""

import re
from datetime import date

from bot.labels import shortened
from bot.schedule.dates import month_number, say_date
from bot.schedule.limits import excludes_its_day, has_day
from bot.schedule.occurrence import OPEN, Occurrence, Unit, quarter, read_date
from bot.schedule.rule_saying import say_days, say_frequency, say_months
from bot.schedule.rules import Rule, read_rule
from corpus.facts.facts import When, WhenType
from corpus.text import fold

NO_DAY = "tài liệu không nêu ngày cụ thể"

_LONGEST = 120  # characters of the document's own words
_QUARTERS = ("I", "II", "III", "IV")
_LENGTH = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", re.ASCII
)
_LENGTH_UNITS = ("năm", "tháng", "tuần", "ngày", "giờ", "phút")
_EVENT = re.compile(
    r"(?:(?:kể|tính) (?:từ|sau)|từ|sau) (?:ngày|khi|thời điểm|lúc|giờ)\b.*", re.IGNORECASE
)


def say(when: When) -> str:
    """Return the reading in words: "hằng năm, trước ngày 15/6"; what has no day ends in `NO_DAY`.

    ValueError when `rrule` or `date` cannot be read.
    """
    words = _reading(when)
    return words if has_day(when) else f"{words}; {NO_DAY}"


def say_occurrence(occurrence: Occurrence) -> str:
    """Return the day or stretch: "ngày 15/6/2026", "quý II/2026", "từ năm 2025 đến năm 2030"."""
    first = occurrence.first
    match occurrence.unit:
        case Unit.DAY:
            return _day(first)
        case Unit.MONTH:
            return _month(first)
        case Unit.QUARTER:
            return f"quý {_QUARTERS[quarter(first) - 1]}/{first.year}"
        case Unit.HALF:
            return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
        case Unit.YEAR:
            return f"năm {first.year}"
    return _span(occurrence)


def _reading(when: When) -> str:
    if when.type in {WhenType.RULE, WhenType.PERIOD} and when.rrule is not None:
        return _recurring(when, read_rule(when.rrule))
    if when.type in {WhenType.DATE, WhenType.PERIOD} and when.date is not None:
        return _dated(when, read_date(when.date))
    if when.type is WhenType.RELATIVE and when.length is not None:
        return _counted(when, when.length)
    return _said(when)


def _recurring(when: When, rule: Rule) -> str:
    place = ""
    if when.type is WhenType.RULE and rule.names_days:
        days = say_days(rule)
        if days is None:
            return _said(when)
        place = days if days.startswith("từ ") else f"{_limit(when, 'vào')} {days}"
    elif rule.months:
        place = f"{_limit(when, 'trong')} {say_months(rule)}"
    parts = [say_frequency(rule), place]
    parts.append(say_occurrence(read_date(when.date)) if when.date else "")
    parts.append(f"{rule.count} lần" if rule.count else "")
    parts.append(f"đến {_day(rule.until)}" if rule.until else "")
    return ", ".join(part for part in parts if part)


def _dated(when: When, occurrence: Occurrence) -> str:
    said = say_occurrence(occurrence)
    if occurrence.unit in {Unit.WEEK, Unit.SPAN}:
        return said
    return f"{_limit(when, 'vào' if occurrence.day else 'trong')} {said}"


def _limit(when: When, on: str) -> str:
    if not when.before:
        return on
    if excludes_its_day(when):
        return "trước"
    return "chậm nhất" if on == "vào" else f"chậm nhất {on}"


def _counted(when: When, length: str) -> str:
    event = _EVENT.search(when.said)
    plain = fold(when.said)
    if event is None or "truoc" in plain.split():
        return _said(when)  # counted back, or from what the words leave open
    within = "trong " if when.before else "sau " if plain.startswith("sau ") else ""
    return f"{within}{_length(length, working=when.working)} {shortened(event[0], _LONGEST)}"


def _length(text: str, *, working: bool) -> str:
    found = _LENGTH.fullmatch(text)
    if found is None or not any(found.groups()):
        raise ValueError(f"not a length of time: {text!r}")
    counts = zip(found.groups(), _LENGTH_UNITS, strict=True)
    return " ".join(f"{int(n)} {unit}" for n, unit in counts if n) + " làm việc" * working


def _said(when: When) -> str:
    begins_small = when.said[:1].lower() if not when.said[1:2].isupper() else when.said[:1]
    return shortened(begins_small + when.said[1:], _LONGEST)


def _span(occurrence: Occurrence) -> str:
    if occurrence.unit is Unit.WEEK:
        return f"từ {_day(occurrence.first)} đến {_day(occurrence.last)}"
    first, last = (_end(text) for text in occurrence.key.split("/"))
    if last is None:
        return f"từ {first} trở đi"
    return f"từ {first} đến {last}" if first else f"đến hết {last}"


def _end(text: str) -> str | None:
    return None if text == OPEN else say_occurrence(read_date(text))


def _day(day: date) -> str:
    return f"ngày {say_date(day)}"


def _month(day: date) -> str:
    return f"tháng {month_number(day.month)}/{day.year}"
