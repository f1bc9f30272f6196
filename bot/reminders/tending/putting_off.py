"""Until when something is put off: what is offered, and what people type (pure).

All times are local: of the office's time zone, as are those that come out.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.reminders.speech.days import read_day
from bot.schedule.working_days import WorkingDays
from corpus.text import fold

AFTERNOON = time(14)

_HOURS_OF_DAY = {"sang": None, "trua": time(11), "chieu": AFTERNOON, "toi": time(19)}
_DAY = timedelta(days=1)
_HALF_A_DAY = 12
_LONGEST_IN_HOURS = 5  # "hoãn 9 giờ" means nine o'clock
_FIRST_HOUR = 6  # earlier ones are meant in the afternoon: "2 giờ"

_LENGTH = re.compile(r"(?:sau )?(\d{1,3}|nua|mot) ?(phut|p|gio|h|tieng|ngay)( nua)?")
_UNITS = {"phut": "minutes", "p": "minutes", "gio": "hours", "h": "hours", "tieng": "hours"}
_CLOCK = re.compile(
    r"\b(?:luc )?(?P<hour>\d{1,2}) ?(?:h|:|gio)(?: ?(?P<minute>\d{2})\b|(?P<half> ?ruoi))?"
    r"(?: phut)?(?: (?P<part>sang|trua|chieu|toi)\b)?"
)
_PART = re.compile(r"\b(?:buoi )?(?P<part>sang|trua|chieu|toi) (?=\D)")
# Without diacritics "tối nay" reads as "tới nay", which nobody says.
_PREFIX = re.compile(r"(?:den|toi(?! (?:nay|mai)\b)|sang(?! tuan$)|vao|lai|luc)\b(?: luc| vao)? *")


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
        then = _rounded(here + length)
        return _at(here, then.date(), at) if plain.endswith("ngay") else then
    return _on_day(plain, here, at)


def _length(said: str) -> timedelta | None:
    """Return a length that counts by the clock, and half a day; whole days are read as days."""
    found = _LENGTH.fullmatch(said)
    if found is None:
        return None
    number, unit, later = found.groups()
    if number == "nua":
        half = {"gio": 30, "tieng": 30, "ngay": 12 * 60}.get(unit)
        return None if half is None else timedelta(minutes=half)
    count = 1 if number == "mot" else int(number)
    is_hour_of_day = unit in {"gio", "h"} and count > _LONGEST_IN_HOURS and not later
    if unit == "ngay" or is_hour_of_day:
        return None
    return timedelta(**{_UNITS[unit]: count})


def _on_day(said: str, here: datetime, at: time) -> datetime | None:
    rest, clock = _without_clock(said)
    if clock is None and read_day(rest, here) is None:
        rest, clock = _without_part(rest)
    rest = re.sub(r"^(?:vao|luc)\b", "", rest).strip()
    day = here.date() if not rest and clock is not None else read_day(rest, here)
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


def _at(here: datetime, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, here.tzinfo)


def _rounded(moment: datetime) -> datetime:
    """Return the minute: rows name no seconds."""
    return moment.replace(second=0, microsecond=0)
