"""Until when something is put off: what is offered, and what people type (pure).

All times are local: of the office's time zone, as are those that come out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.schedule.working_days import WorkingDays
from corpus.text import fold

AFTERNOON = time(14)

_HOURS_OF_DAY = {"sang": None, "trua": time(11), "chieu": AFTERNOON, "toi": time(19)}
_DAY = timedelta(days=1)
_WEEK = 7
_HALF_A_DAY = 12
_LONGEST_IN_HOURS = 5  # "hoãn 9 giờ" means nine o'clock
_FIRST_HOUR = 6  # earlier ones are meant in the afternoon: "2 giờ"

_LENGTH = re.compile(r"(?:sau )?(\d{1,3}|nua|mot) ?(phut|p|gio|h|tieng|ngay|tuan|thang)( nua)?")
_UNITS = {"phut": "minutes", "p": "minutes", "gio": "hours", "h": "hours", "tieng": "hours"}
_DAYS = {"ngay": 1, "tuan": _WEEK, "thang": 30}
_CLOCK = re.compile(
    r"\b(?:luc )?(?P<hour>\d{1,2}) ?(?:h|:|gio)(?: ?(?P<minute>\d{2})\b|(?P<half> ?ruoi))?"
    r"(?: phut)?(?: (?P<part>sang|trua|chieu|toi)\b)?"
)
_PART = re.compile(r"\b(?:buoi )?(?P<part>sang|trua|chieu|toi) (?=\D)")
# Without diacritics "tối nay" reads as "tới nay", which nobody says.
_PREFIX = re.compile(r"(?:den|toi(?! (?:nay|mai)\b)|sang(?! tuan$)|vao|lai|luc)\b(?: luc| vao)? *")
_DATE = re.compile(r"(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}))?")
_DATE_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?")
_DAY_OF_MONTH = re.compile(r"ngay (\d{1,2})()()")
_WEEKDAYS = ("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat")
_WEEKDAY_FORMS = {name: at for at, name in enumerate(_WEEKDAYS)}
_WEEKDAY_FORMS |= {f"thu {at + 2}": at for at in range(6)} | {f"t{at + 2}": at for at in range(6)}
_WEEKDAY_FORMS |= {"cn": 6}
_NAMED = {"hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1, "hom sau": 1, "ngay kia": 2}
_NAMED |= {"mai kia": 2, "ngay mot": 2, "mot": 2}
_NEXT_WEEK = re.compile(r"(?:dau )?tuan (?:sau|toi)|(?:dau|sang) tuan")


@dataclass(frozen=True, slots=True)
class Offer:
    """A time that is offered; `kind` says which, "day" being the working day after."""

    kind: str  # hour, afternoon, tomorrow, day
    until: datetime


def offers(here: datetime, at: time, days: WorkingDays) -> tuple[Offer, ...]:
    """Return the times to choose from; what is past is not offered."""
    found = [Offer("hour", _rounded(here + timedelta(hours=1)))]
    if here.time() < AFTERNOON:
        found.append(Offer("afternoon", _at(here, here.date(), AFTERNOON)))
    tomorrow, worked = here.date() + _DAY, days.after(here.date(), 1)
    found.append(Offer("tomorrow" if worked == tomorrow else "day", _at(here, worked, at)))
    return tuple(found)


def read_until(words: str, here: datetime, at: time) -> datetime | None:
    """Return the time that is typed, which may be past; a day's is at `at` unless said otherwise.

    None for what is no time. A day without its year is the next one.
    """
    said = " ".join(fold(words).replace(",", " ").split()).strip(" .!")
    is_evening = words.strip().lower().startswith("tối")
    plain = said if is_evening else _PREFIX.sub("", said, count=1) if _PREFIX.match(said) else said
    if plain == said and (length := _length(plain)):
        return _rounded(length(here)) if _is_by_clock(plain) else _after(here, length(here), at)
    return _on_day(plain, here, at)


def _is_by_clock(length: str) -> bool:
    return not any(unit in length for unit in _DAYS)


def _after(here: datetime, then: datetime, at: time) -> datetime:
    return _at(here, then.date(), at)


def _length(said: str) -> Callable[[datetime], datetime] | None:
    found = _LENGTH.fullmatch(said)
    if found is None:
        return None
    number, unit, later = found.groups()
    if number == "nua":
        half = {"gio": 30, "tieng": 30, "ngay": 12 * 60}.get(unit)
        return None if half is None else lambda here: here + timedelta(minutes=half)
    count = 1 if number == "mot" else int(number)
    if unit in {"gio", "h"} and count > _LONGEST_IN_HOURS and not later:
        return None
    if unit in _DAYS:
        return lambda here: here + count * _DAYS[unit] * _DAY
    return lambda here: here + timedelta(**{_UNITS[unit]: count})


def _on_day(said: str, here: datetime, at: time) -> datetime | None:
    rest, clock = _without_clock(said)
    if clock is None and _day(rest, here.date()) is None:
        rest, clock = _without_part(rest)
    rest = re.sub(r"^(?:vao|luc)\b", "", rest).strip()
    day = here.date() if not rest and clock is not None else _day(rest, here.date())
    if day is None:
        return None
    until = _at(here, day, clock or at)
    # "8 giờ" said in the afternoon is tomorrow's.
    return until + _DAY if not rest and until <= here else until


def _without_clock(said: str) -> tuple[str, time | None]:
    found = _CLOCK.search(said)
    if found is None:
        return said, None
    hour, minute = int(found["hour"]), 30 if found["half"] else int(found["minute"] or 0)
    part = found["part"]
    rest = f"{said[: found.start()]} {said[found.end() :]}".strip()
    if hour < _HALF_A_DAY and (part in {"chieu", "toi"} or (hour < _FIRST_HOUR and part is None)):
        hour += _HALF_A_DAY
    if hour > 23 or minute > 59:
        return said, None
    if part and rest in {"nay", "mai"}:  # "8 giờ sáng mai"
        rest = {"nay": "hom nay", "mai": "ngay mai"}[rest]
    return " ".join(rest.split()), time(hour, minute)


def _without_part(said: str) -> tuple[str, time | None]:
    """Take "chiều" out of "chiều mai" and "chiều thứ Sáu"; the morning is at the usual hour."""
    found = _PART.match(f"{said} ")
    if found is None:
        return said, None
    return said[found.end() :].strip() or "hom nay", _HOURS_OF_DAY[found["part"]]


def _day(said: str, today: date) -> date | None:
    if said in _NAMED:
        return today + _NAMED[said] * _DAY
    if _NEXT_WEEK.fullmatch(said):
        return today + (_WEEK - today.weekday()) * _DAY
    if length := _length(said):
        return length(datetime.combine(today, time())).date()
    return _weekday(said, today) or _date(said, today)


def _weekday(said: str, today: date) -> date | None:
    name, next_week, _ = said.partition(" tuan sau")
    if not next_week:
        name, next_week, _ = said.partition(" tuan toi")
    meant = _WEEKDAY_FORMS.get(name.removesuffix(" tuan nay").strip())
    if meant is None:
        return None
    if next_week:
        return today + (_WEEK - today.weekday() + meant) * _DAY
    return today + ((meant - today.weekday() - 1) % _WEEK + 1) * _DAY


def _date(said: str, today: date) -> date | None:
    forms = (_DATE, _DATE_IN_WORDS, _DAY_OF_MONTH)
    found = next((one for form in forms if (one := form.fullmatch(said))), None)
    if found is None:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    if day is None:
        return None
    if month is None:
        return _next_of_month(day, today)
    if year is not None:
        return _real(year, month, day)
    candidates = (_real(today.year + ahead, month, day) for ahead in range(5))  # 29/2
    return next((one for one in candidates if one is not None and one >= today), None)


def _next_of_month(day: int, today: date) -> date | None:
    months = (divmod(today.month - 1 + ahead, 12) for ahead in range(3))
    found = (_real(today.year + years, month + 1, day) for years, month in months)
    return next((one for one in found if one is not None and one >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at(here: datetime, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, here.tzinfo)


def _rounded(moment: datetime) -> datetime:
    """Return the minute: rows name no seconds."""
    return moment.replace(second=0, microsecond=0)
