"""What falls due when: deadlines laid on the calendar, and those that have no day (pure)."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from bot.facts.items import DueItem, Status
from bot.facts.periods import Period
from bot.facts.replaced_items import left_out
from bot.schedule.limits import has_day
from bot.schedule.occurrence import Occurrence
from bot.schedule.occurrences import occurrences
from bot.schedule.working_days import WorkingDays
from corpus.document import Span
from corpus.facts.facts import DeadlineId, When, WhenType

_NOWHERE = Span(0, 0)
_READINGS_KEPT = 20_000  # many deadlines say the same
_YEARS_KEPT = 8
_UNITS_KEPT = 64
# How soon one looks at what has no day: what comes again first, what never stops last.
_UNDATED_ORDER = (
    WhenType.PERIOD,
    WhenType.RULE,
    WhenType.DATE,
    WhenType.RELATIVE,
    WhenType.ON_EVENT,
    WhenType.CONTINUOUS,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline at one time at which it falls due."""

    item: DueItem
    occurrence: Occurrence

    @property
    def day(self) -> date | None:
        """The day, None where only a stretch of the calendar is known."""
        return self.occurrence.day


@dataclass(frozen=True, slots=True)
class _Year:
    """What falls due in a year: on days, in their order, and in stretches without one."""

    dated: Sequence[Due]
    days: Sequence[date]
    stretches: Sequence[Due]


class Agenda:
    """Lays deadlines on the calendar, year by year as they are asked for; safe to use from threads.

    Rejected and replaced ones are left out; the latter are `replaced`. `days` are the days that the
    office works.
    """

    def __init__(self, items: Iterable[DueItem], days: WorkingDays | None = None) -> None:
        self.days = days or WorkingDays()
        items = tuple(items)
        self.items = tuple(item for item in items if item.falls_due)
        gone = left_out(items)
        self.replaced = tuple(item for item in gone if item.status is not Status.REJECTED)
        self._of_year = lru_cache(maxsize=_YEARS_KEPT)(self._lay_out)
        self._of_unit = lru_cache(maxsize=_UNITS_KEPT)(self._naming)

    def of(self, key: str) -> "Agenda":
        """Return the agenda of what a unit or group owes, receives or passes on."""
        return self._of_unit(key)

    def due(self, period: Period) -> list[Due]:
        """Return what falls due on known days of a period, by day."""
        found: list[Due] = []
        for year in _years(period):
            laid = self._of_year(year)
            start = bisect_left(laid.days, period.first)
            found += laid.dated[start : bisect_right(laid.days, period.last)]
        return found

    def due_without_day(self, period: Period) -> list[Due]:
        """Return what falls due in stretches that touch a period, each deadline once."""
        found: dict[DeadlineId, Due] = {}
        for year in _years(period):
            for due in self._of_year(year).stretches:
                if _touches(due.occurrence, period):
                    found.setdefault(due.item.deadline.id, due)
        return list(found.values())

    def undated(self) -> tuple[DueItem, ...]:
        """Return the deadlines to which no day can ever be given, what comes again first."""
        return self._undated

    @cached_property
    def before(self) -> "Agenda":
        """What fell due by the replaced documents, as if they had not been replaced."""
        return Agenda((replace(item, replaced_by=None) for item in self.replaced), self.days)

    @cached_property
    def _undated(self) -> tuple[DueItem, ...]:
        found = (item for item in self.items if not names_day(item.deadline.when))
        return tuple(sorted(found, key=lambda item: _UNDATED_ORDER.index(item.deadline.when.type)))

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[DueItem]]:
        found: defaultdict[str, list[DueItem]] = defaultdict(list)
        for item in self.items:
            deadline = item.deadline
            named = (*deadline.who, *deadline.to, *deadline.through)
            for key in {party.key for party in named}:
                found[key].append(item)
        return found

    def _naming(self, key: str) -> "Agenda":
        return Agenda(self._by_key.get(key, ()), self.days)

    def _lay_out(self, year: int) -> _Year:
        found = [
            Due(item, occurrence)
            for item in self.items
            for occurrence in _occurrences(_bare(item.deadline.when), year)
        ]
        found.sort(key=lambda due: (due.occurrence.last, due.occurrence.first))
        dated = [due for due in found if due.day is not None]
        return _Year(
            dated,
            [due.occurrence.first for due in dated],
            [due for due in found if due.day is None],
        )


def _years(period: Period) -> range:
    return range(period.first.year, period.last.year + 1)


def names_day(when: When) -> bool:
    """Whether the words name a day; a time that nobody can read names none."""
    try:
        return has_day(when)
    except ValueError:
        return False


def _bare(when: When) -> When:
    """Return the time without its words: many documents say the same in others."""
    return replace(when, said="", span=_NOWHERE)


def _touches(occurrence: Occurrence, period: Period) -> bool:
    return occurrence.first <= period.last and occurrence.last >= period.first


@lru_cache(maxsize=_READINGS_KEPT)
def _occurrences(when: When, year: int) -> tuple[Occurrence, ...]:
    try:
        return tuple(occurrences(when, date(year, 1, 1), date(year, 12, 31)))
    except ValueError:  # a rule that nobody can read has no day
        return ()
