"""What a look-up of deadlines lists, in which order and under which headings (pure)."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice

from bot.facts import lookup_texts as texts
from bot.facts import words
from bot.facts.agenda import Agenda, Due
from bot.facts.asking import DueAsked
from bot.facts.items import DueItem
from bot.facts.naming import Meant, Naming
from bot.facts.paging import Entry, Listed
from bot.facts.periods import YEAR, Period, days_from
from bot.facts.telling import due_line, of_group
from bot.facts.texts import capital
from bot.schedule.limits import last_in_time
from bot.schedule.working_days import WorkingDays
from corpus.facts.facts import DeadlineKind, Party
from corpus.passages import PassageId
from corpus.text import display, fold

_SOON = 90  # days
_WORD = re.compile(r"[^\W_]+")
_FEW = 5  # what comes after is shown too
_FEW_AFTER = 2  # a period that holds nothing

Wanted = Callable[[DueItem], bool]
Heading = Callable[[DueItem], str]


def due_list(
    agenda: Agenda, asked: DueAsked, today: date, among: Collection[PassageId] = ()
) -> Listed:
    """Return what falls due, of all units; without a period what comes next, then the undated.

    `among` are the passages that speak of `asked.name`, a matter.
    """
    wanted = _of_kind(asked, frozenset(among))
    if asked.undated:
        return Listed(texts.UNDATED, tuple(_undated(agenda, wanted)))
    period = asked.period or days_from(today, YEAR if asked.kind or asked.name else _SOON)
    is_event = asked.kind is DeadlineKind.EVENT
    dated = list(_dated(agenda, period, _but(wanted, _is_event) if not is_event else wanted))
    remark = "" if dated else texts.NONE_DATED.format(period=period.said)
    later = list(_later(agenda, period, _but(wanted, _is_event), _most_after(asked, len(dated))))
    events = list(_dated(agenda, period, _both(wanted, _is_event), _fixed(texts.EVENTS)))
    later += [] if is_event else events
    undated = list(_ending(period, agenda, wanted))
    if asked.period is None:
        undated = list(_undated(agenda, wanted))
    return Listed(_title(asked, period), (*dated, *later, *undated), remark, _count(dated, undated))


@dataclass(frozen=True, slots=True)
class _Part:
    """Whose deadlines are listed, and what stands above those with a day and those without."""

    agenda: Agenda
    wanted: Wanted
    dated: Heading
    undated: Heading | None = None  # None: they are left out


def due_list_of(
    agenda: Agenda, asked: DueAsked, meant: Meant, naming: Naming, today: date
) -> Listed:
    """Return what a unit owes, what it receives and what holds for its groups; then the undated.

    `asked.name` is what the unit is called where no document names it.
    """
    period = asked.period or days_from(today, YEAR)
    name = capital(meant.unit.name if meant.unit else asked.name)
    parts = list(_parts(agenda, asked, meant, naming))
    dated = [] if asked.undated else _once(e for part in parts for e in _with_days(part, period))
    without = _undated if asked.period is None else partial(_ending, period)
    undated = _once(
        entry
        for part in parts
        if part.undated is not None
        for entry in without(part.agenda, part.wanted, part.undated)
    )
    if asked.undated:
        return Listed(texts.UNDATED_OF.format(name=name), tuple(undated))
    title = texts.DUE_OF.format(name=name, period=period.said)
    return Listed(title, (*dated, *undated), counted=_count(dated, undated))


def _parts(agenda: Agenda, asked: DueAsked, meant: Meant, naming: Naming) -> Iterator[_Part]:
    key = meant.known_key
    name = meant.unit.name if meant.unit else asked.name
    kind = _of_kind(DueAsked(kind=asked.kind))
    own, no_day = agenda.of(key), texts.NO_DAY if asked.period is None else texts.NO_DAY_THEN

    def here(item: DueItem) -> bool:
        return kind(item) and meant.covers(item.card)

    def of_kind(item: DueItem) -> bool:
        return kind(item) and meant.covers_all(item.card)

    yield _Part(own, _both(here, _is_in(key, _owing)), _fixed(""), _fixed(no_day))
    received = texts.RECEIVED.format(name=name)
    yield _Part(own, _both(here, _is_in(key, _receiving)), _fixed(received))
    for group in naming.groups_of(key):
        yield _Part(
            agenda.of(group.key),
            _both(of_kind, _is_in(group.key, _owing)),
            partial(_shared, texts.SHARED, group.name),
            partial(_shared, texts.SHARED_NO_DAY, group.name),
        )


def _with_days(part: _Part, period: Period) -> Iterator[Entry]:
    return _dated(part.agenda, period, part.wanted, part.dated)


def _is_in(key: str, parties: Callable[[DueItem], Iterable[Party]]) -> Wanted:
    return lambda item: any(party.key == key for party in parties(item))


def _shared(frame: str, group: str, item: DueItem) -> str:
    return of_group(frame, group, item.card)


def _fixed(heading: str) -> Heading:
    return lambda _item: heading


def _most_after(asked: DueAsked, dated: int) -> int:
    """Return how many more to show of what follows: few are due soon, or none in a period."""
    if asked.period is None:
        return _FEW - dated
    return 0 if dated else _FEW_AFTER


def _is_event(item: DueItem) -> bool:
    return item.deadline.kind is DeadlineKind.EVENT


def _but(wanted: Wanted, unwanted: Wanted) -> Wanted:
    return lambda item: wanted(item) and not unwanted(item)


def _both(one: Wanted, other: Wanted) -> Wanted:
    return lambda item: one(item) and other(item)


def _title(asked: DueAsked, period: Period) -> str:
    if asked.kind is None:
        return texts.DUE_SOON.format(period=period.said)
    if asked.kind is DeadlineKind.EVENT:
        return texts.EVENTS_IN.format(period=period.said)
    return texts.DUE_KIND.format(kind=words.KINDS[asked.kind], period=period.said)


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without those that stand under an earlier heading already."""
    found: dict[Hashable, Entry] = {}
    for entry in entries:
        found.setdefault(entry.key, entry)
    return list(found.values())


def _count(dated: list[Entry], undated: list[Entry]) -> str:
    frame = texts.COUNT_BOTH if undated else texts.COUNT_DAYS
    return frame.format(dated=len(dated), undated=len(undated))


def _dated(
    agenda: Agenda, period: Period, wanted: Wanted, heading: Heading | None = None
) -> Iterator[Entry]:
    return (_entry(agenda, due, heading) for due in agenda.due(period) if wanted(due.item))


def _later(agenda: Agenda, period: Period, wanted: Wanted, most: int) -> Iterator[Entry]:
    """Yield the next few that follow within a year on a period with few."""
    after = days_from(period.last + timedelta(days=1), YEAR)
    return islice(_dated(agenda, after, wanted, _fixed(texts.AFTER)), max(0, most))


def _ending(
    period: Period, agenda: Agenda, wanted: Wanted, heading: Heading | None = None
) -> Iterator[Entry]:
    """Yield what has no day and is due within a period at the latest: its stretch ends there."""
    for due in agenda.due_without_day(period):
        if wanted(due.item) and due.occurrence.last <= period.last:
            yield _entry(agenda, due, heading or _fixed(texts.NO_DAY_THEN))


def _undated(agenda: Agenda, wanted: Wanted, heading: Heading | None = None) -> Iterator[Entry]:
    for item in agenda.undated():
        if wanted(item):
            above = heading(item) if heading else texts.NO_DAY
            yield Entry(above, item.citation, item.deadline.id, partial(due_line, item))


def _entry(agenda: Agenda, due: Due, heading: Heading | None) -> Entry:
    above = heading(due.item) if heading else ""
    key = (due.item.deadline.id, due.occurrence)
    return Entry(above, due.item.citation, key, partial(_told, agenda.days, due))


def _told(days: WorkingDays, due: Due) -> str:
    return due_line(due.item, due.occurrence, None if _is_event(due.item) else _eve(days, due))


def _eve(days: WorkingDays, due: Due) -> date | None:
    """Return the last working day in time, None when a limit without a day off tells it itself."""
    if due.day is None:
        return None
    last = last_in_time(due.item.deadline.when, due.occurrence)
    worked = days.latest_before(last)
    return None if worked == last else worked


def _of_kind(asked: DueAsked, among: frozenset[PassageId] = frozenset()) -> Wanted:
    looked_for = asked.name.split()

    def wanted(item: DueItem) -> bool:
        if asked.kind is not None and item.deadline.kind is not asked.kind:
            return False
        if not looked_for:
            return True
        if item.deadline.passage not in among:
            return False
        said = fold(f"{item.deadline.what} {display(item.citation.quote)}")
        return set(looked_for) <= set(_WORD.findall(said))

    return wanted


def _owing(item: DueItem) -> Iterable[Party]:
    return item.deadline.who


def _receiving(item: DueItem) -> Iterable[Party]:
    return (*item.deadline.to, *item.deadline.through)
