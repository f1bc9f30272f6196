"""Times as they were read, laid on the calendar; what many matters say is laid out once (pure)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.schedule.occurrence import Occurrence
from bot.schedule.occurrences import occurrences
from corpus.document import Span
from corpus.facts.facts import When

_KEPT = 50_000  # times of so many different wordings and years
_NOWHERE = Span(0, 0)
_YEAR = re.compile(r"\d{4}", re.ASCII)


def laid_out(
    when: When, first: int, last: int, start: date | None = None
) -> tuple[Occurrence, ...]:
    """Return when something falls due in these years, each time once.

    What ends on no day is left out, and so is a time that nobody can read.
    """
    bare = replace(when, said="", span=_NOWHERE)
    found: dict[Occurrence, None] = {}
    for year in range(max(first, date.min.year), min(last, date.max.year) + 1):
        found |= dict.fromkeys(_of_year(bare, year, start))
    return tuple(found)


def year_of(key: str) -> int | None:
    """Return a year in which the occurrence with this key is."""
    found = _YEAR.findall(key)
    return int(found[-1] if key.startswith("..") else found[0]) if found else None


@lru_cache(maxsize=_KEPT)
def _of_year(when: When, year: int, start: date | None) -> tuple[Occurrence, ...]:
    return tuple(_ending(when, year, start))


def _ending(when: When, year: int, start: date | None) -> Iterator[Occurrence]:
    try:
        found = occurrences(when, date(year, 1, 1), date(year, 12, 31), start=start)
        yield from (one for one in found if one.last < date.max)
    except ValueError:  # a rule that nobody can read has no day
        return
