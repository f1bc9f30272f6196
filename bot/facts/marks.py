"""What a picture of a period shows: deadlines on their days, and those without one (pure)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.facts import texts
from bot.facts.agenda import Agenda, Due, names_day
from bot.facts.items import DueItem
from bot.facts.periods import Period
from bot.facts.timing import is_daily
from bot.schedule.occurrence import OPEN, read_date
from bot.schedule.rule_saying import say_frequency
from bot.schedule.rules import read_rule
from bot.schedule.saying import say_occurrence
from corpus.facts.facts import DeadlineId, DeadlineKind, When, WhenType

_LONGEST = timedelta(days=31)  # what lasts longer is no mark on days
_OFTEN = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
_AFTER_ALL = {
    WhenType.RELATIVE: (3, texts.COUNTED_FROM),
    WhenType.ON_EVENT: (4, texts.ON_EVENT),
    WhenType.CONTINUOUS: (5, texts.CONTINUOUS),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A deadline on a named day, or on a few named days in a row."""

    first: date
    last: date
    item: DueItem


@dataclass(frozen=True, slots=True)
class Group:
    """Deadlines for which the documents name no day, under what they say instead."""

    heading: str
    items: tuple[DueItem, ...]


def counted(dated: Iterable[DueItem], undated: int) -> str:
    """Return how much a period holds: what is due on days, festivals apart, and what has no day.

    A list of what is due counts no festivals, and of what has no day only what ends in the period.
    """
    of_events = [item.deadline.kind is DeadlineKind.EVENT for item in dated]
    events, due = sum(of_events), len(of_events) - sum(of_events)
    also = texts.AND_EVENTS.format(count=events) if events else ""
    return texts.DATED_COUNT.format(due=due, events=also, undated=undated)


def marks(agenda: Agenda, period: Period) -> list[Mark]:
    """Return what falls due on named days of a period, in order; not what is due every day."""
    days = [Mark(due.day, due.day, due.item) for due in agenda.due(period) if due.day]
    rows = [
        Mark(due.occurrence.first, due.occurrence.last, due.item)
        for due in agenda.due_without_day(period)
        if _is_row(due)
    ]
    found = [mark for mark in (*days, *rows) if not is_daily(mark.item.deadline.when)]
    return sorted(found, key=lambda mark: (mark.first, mark.last))


def groups(agenda: Agenda, period: Period) -> list[Group]:
    """Return what has no day and may fall into a period, by how it is said; the often first."""
    found: dict[tuple[float, str], dict[DeadlineId, DueItem]] = {}
    for place, item in _without_day(agenda, period):
        found.setdefault(place, {}).setdefault(item.deadline.id, item)
    return [Group(place[1], tuple(found[place].values())) for place in sorted(found)]


def _is_row(due: Due) -> bool:
    stretch = due.occurrence
    return names_day(due.item.deadline.when) and (
        due.item.deadline.when.rrule is None and stretch.last - stretch.first < _LONGEST
    )


def _without_day(agenda: Agenda, period: Period) -> Iterator[tuple[tuple[float, str], DueItem]]:
    touching = {due.item.deadline.id: due for due in agenda.due_without_day(period)}
    undated = {item.deadline.id for item in agenda.undated()}
    for due in touching.values():
        if due.item.deadline.id not in undated and not _is_row(due):
            # A named day that the month lacks, or days too far apart for a mark.
            heading = texts.capital(say_occurrence(due.occurrence))
            yield (2 + due.occurrence.last.toordinal() / 1e7, heading), due.item
    for item in _not_of_days(agenda):
        when = item.deadline.when
        if item.deadline.id in touching or when.date is None or is_daily(when):
            yield _place(when), item


def _not_of_days(agenda: Agenda) -> Iterable[DueItem]:
    daily = (item for item in agenda.items if is_daily(item.deadline.when))
    return (*agenda.undated(), *daily)


def _place(when: When) -> tuple[float, str]:
    """Return the order and the heading of what a time says in place of a day."""
    try:
        if when.rrule is not None:
            rule = read_rule(when.rrule)
            often = _OFTEN[rule.frequency] * rule.interval
            return often / 1e5, texts.capital(say_frequency(rule))
        if when.date is not None:
            stretch = read_date(when.date)
            last = 0.9 if when.date.endswith(OPEN) else stretch.last.toordinal() / 1e7
            return 2 + last, texts.capital(say_occurrence(stretch))
    except ValueError:  # what nobody can read is said in the document's words alone
        pass
    return _AFTER_ALL.get(when.type, (1, texts.NO_CYCLE))
