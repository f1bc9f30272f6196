"""What a look-up of deadlines lists, in which order and under which headings (pure)."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from bot.facts import lookup_texts as texts
from bot.facts import words
from bot.facts.agenda import Agenda, Due
from bot.facts.asking import DueAsked
from bot.facts.items import DueItem
from bot.facts.naming import Meant, Naming
from bot.facts.paging import Entry, Listed
from bot.facts.periods import Period, days_from
from bot.facts.telling import due_line, small
from corpus.facts.facts import DeadlineKind, Party
from corpus.passages import PassageId
from corpus.text import display, fold

_SOON = 90  # days
_YEAR = 365
_WORD = re.compile(r"[^\W_]+")
_FEW = 5  # what comes after is shown too

Wanted = Callable[[DueItem], bool]


def due_list(
    agenda: Agenda, asked: DueAsked, today: date, among: Collection[PassageId] = ()
) -> Listed:
    """Return what falls due, of all units; without a period what comes next, then the undated.

    `among` are the passages that speak of `asked.name`, a matter.
    """
    wanted = _of_kind(asked, frozenset(among))
    if asked.undated:
        return Listed(texts.UNDATED, tuple(_undated(agenda, wanted)))
    period = asked.period or days_from(today, _YEAR if asked.kind or asked.name else _SOON)
    is_event = asked.kind is DeadlineKind.EVENT
    dated = list(_dated(agenda, period, _but(wanted, _is_event) if not is_event else wanted))
    remark = "" if dated else texts.NONE_DATED.format(period=period.said)
    later = list(_later(agenda, period, _but(wanted, _is_event), _FEW - len(dated)))
    events = list(_dated(agenda, period, _both(wanted, _is_event), texts.EVENTS))
    later += [] if is_event else events
    undated = list(_ending(agenda, period, wanted))
    if asked.period is None:
        undated = list(_undated(agenda, wanted))
    return Listed(_title(asked, period), (*dated, *later, *undated), remark, _count(dated, undated))


def due_list_of(
    agenda: Agenda, asked: DueAsked, meant: Meant, naming: Naming, today: date
) -> Listed:
    """Return what a unit owes, what it receives and what holds for its groups; then the undated.

    `asked.name` is what the unit is called where no document names it.
    """
    period = asked.period or days_from(today, _YEAR)
    key = meant.unit.key if meant.unit else meant.key
    name = meant.unit.name if meant.unit else asked.name
    kind = _of_kind(DueAsked(kind=asked.kind))

    own = agenda.of(key)

    def of(key: str, parties: Callable[[DueItem], Iterable[Party]] = _owing) -> Wanted:
        return lambda item: (
            kind(item)
            and meant.covers(item.card)
            and any(party.key == key for party in parties(item))
        )

    owed, received = of(key), of(key, _receiving)
    groups = [(small(g.name), agenda.of(g.key), of(g.key)) for g in naming.groups_of(key)]
    dated: list[Entry] = []
    if not asked.undated:
        dated += _dated(own, period, owed)
        dated += _dated(own, period, received, texts.RECEIVED.format(name=name))
        for group, theirs, wanted in groups:
            dated += _dated(theirs, period, wanted, texts.SHARED.format(group=group))
        dated = _once(dated)
    undated_in = _undated if asked.period is None else _ending_in(period)
    undated = list(undated_in(own, owed))
    for group, theirs, wanted in groups:
        heading = texts.SHARED_NO_DAY.format(group=group)
        undated += (Entry(heading, e.text, e.citation) for e in undated_in(theirs, wanted))
    undated = _once(undated)
    title = texts.DUE_OF.format(name=name, period=period.said)
    if asked.undated:
        return Listed(texts.UNDATED_OF.format(name=name), tuple(undated))
    return Listed(title, (*dated, *undated), counted=_count(dated, undated))


def _is_event(item: DueItem) -> bool:
    return item.deadline.kind is DeadlineKind.EVENT


def _but(wanted: Wanted, unwanted: Wanted) -> Wanted:
    return lambda item: wanted(item) and not unwanted(item)


def _both(one: Wanted, other: Wanted) -> Wanted:
    return lambda item: one(item) and other(item)


def _title(asked: DueAsked, period: Period) -> str:
    title = texts.DUE_SOON.format(period=period.said)
    if asked.kind is not None:
        title = texts.DUE_KIND.format(kind=words.KINDS[asked.kind], period=period.said)
    return texts.ABOUT.format(title=title, matter=asked.name) if asked.name else title


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without those that stand under an earlier heading already."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.text, entry)
    return list(found.values())


def _count(dated: list[Entry], undated: list[Entry]) -> str:
    if not dated:
        return texts.COUNT_UNDATED.format(undated=len(undated))
    frame = texts.COUNT_BOTH if undated else texts.COUNT_DAYS
    return frame.format(dated=len(dated), undated=len(undated))


def _dated(agenda: Agenda, period: Period, wanted: Wanted, heading: str = "") -> Iterator[Entry]:
    return (_entry(due, heading) for due in agenda.due(period) if wanted(due.item))


def _later(agenda: Agenda, period: Period, wanted: Wanted, most: int) -> Iterator[Entry]:
    """Yield the next few that follow within a year on a period with few."""
    after = days_from(period.last + timedelta(days=1), _YEAR)
    return islice(_dated(agenda, after, wanted, texts.AFTER), max(0, most))


def _ending(agenda: Agenda, period: Period, wanted: Wanted) -> Iterator[Entry]:
    """Yield what has no day and is due within a period at the latest: its stretch ends there."""
    for due in agenda.due_without_day(period):
        if wanted(due.item) and due.occurrence.last <= period.last:
            yield _entry(due, texts.NO_DAY_THEN)


def _ending_in(period: Period) -> Callable[[Agenda, Wanted], Iterator[Entry]]:
    return lambda agenda, wanted: _ending(agenda, period, wanted)


def _undated(agenda: Agenda, wanted: Wanted) -> Iterator[Entry]:
    for item in agenda.undated():
        if wanted(item):
            yield Entry(texts.NO_DAY, due_line(item), item.citation)


def _entry(due: Due, heading: str = "") -> Entry:
    return Entry(heading, due_line(due.item, due.occurrence), due.item.citation)


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
