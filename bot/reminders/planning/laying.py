"""Times as they were read, laid on the calendar; what has been laid out is kept (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.schedule.limits import last_in_time
from bot.schedule.occurrence import Occurrence
from bot.schedule.occurrences import occurrences
from corpus.facts.facts import When

_KEPT = 50_000  # years of times
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Laid:
    """A time at which something falls due, with what takes long to work out."""

    occurrence: Occurrence
    key: str
    last: date  # the last day in time


def laid_out(when: When, first: int, last: int, start: date | None = None) -> tuple[Laid, ...]:
    """Return when something falls due in these years, each time once.

    What never ends is left out, and so is a time that nobody can read.
    """
    if first == last:
        return _of_year(when, first, start)
    found: dict[str, Laid] = {}
    for year in range(max(first, date.min.year), min(last, date.max.year) + 1):
        for one in _of_year(when, year, start):
            found.setdefault(one.key, one)
    return tuple(found.values())


def year_of(key: str) -> int | None:
    """Return a year in which the occurrence with this key is."""
    found = _YEAR.findall(key)
    return int(found[-1] if key.startswith("..") else found[0]) if found else None


@lru_cache(maxsize=_KEPT)
def _of_year(when: When, year: int, start: date | None) -> tuple[Laid, ...]:
    return tuple(_ending(when, year, start))


def _ending(when: When, year: int, start: date | None) -> Iterator[Laid]:
    try:
        for one in occurrences(when, date(year, 1, 1), date(year, 12, 31), start=start):
            if one.last < date.max:
                yield Laid(one, one.key, last_in_time(when, one))
    except ValueError:  # a rule that nobody can read has no day
        return
