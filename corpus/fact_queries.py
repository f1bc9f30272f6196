"""What can be asked of the facts in the store: by unit, by passage, and the units themselves."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import CompoundSelect, Connection, Select, and_, func, select

from corpus.document import DocumentId
from corpus.fact_rows import DUTY, Cited, deadline_of, duty_of, replacement_of
from corpus.facts.facts import Deadline, Duty, Replacement
from corpus.passages import PassageId
from corpus.tables import deadlines, documents, duties, fact_units, replacements

_ROWS_AT_ONCE = 500  # bound parameters in one statement

_Text = TypeVar("_Text", bound=str)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A unit with all its spellings, the most frequent first, and the facts that name it.

    A duty counts for the unit that it is laid on, a deadline for every unit in it.
    """

    key: str
    names: tuple[str, ...]
    is_group: bool
    duties: int
    deadlines: int

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return self.names[0]


def all_deadlines(connection: Connection) -> list[Cited[Deadline]]:
    """Return every deadline, by file name and in reading order."""
    query = (
        select(deadlines)
        .join_from(deadlines, documents)
        .order_by(documents.c.file_name, documents.c.id, deadlines.c.ordinal)
    )
    return [deadline_of(row) for row in connection.execute(query)]


def all_replacements(connection: Connection) -> list[tuple[DocumentId, Replacement]]:
    """Return what every document says it replaces, with the document that says so."""
    query = select(replacements).order_by(replacements.c.document, replacements.c.ordinal)
    return [replacement_of(row) for row in connection.execute(query)]


def all_duties(connection: Connection) -> list[Cited[Duty]]:
    """Return every duty, by file name and in reading order."""
    return [duty_of(row) for row in connection.execute(_duties())]


def duties_of(
    connection: Connection, keys: Collection[str], *, as_partner: bool = False
) -> list[Cited[Duty]]:
    """Return the duties laid on these units, by file name and in reading order.

    `as_partner` adds those in which one of them is whom somebody else works with.
    """
    parts = ("unit", "with") if as_partner else ("unit",)
    of_duty = and_(
        fact_units.c.document == duties.c.document,
        fact_units.c.fact == DUTY,
        fact_units.c.ordinal == duties.c.ordinal,
        fact_units.c.part.in_(parts),
    )
    naming = _duties().join(fact_units, of_duty)
    found = {
        (row.file_name, row.document, row.ordinal): row
        for some in _batches(sorted(keys))
        for row in connection.execute(naming.where(fact_units.c.key.in_(some)))
    }
    return [duty_of(found[place]) for place in sorted(found)]


def duties_in(connection: Connection, ids: Sequence[PassageId]) -> list[Cited[Duty]]:
    """Return the duties read from these passages, in the order of the passages."""
    found: defaultdict[PassageId, list[Cited[Duty]]] = defaultdict(list)
    for some in _batches(ids):
        for row in connection.execute(_duties().where(duties.c.passage.in_(some))):
            cited = duty_of(row)
            found[cited.fact.passage].append(cited)
    return [cited for passage in dict.fromkeys(ids) for cited in found[passage]]


def units(connection: Connection, *, without: CompoundSelect[str] | None = None) -> list[UnitCount]:
    """Return every unit with what names it, those with most facts first.

    What stands in the documents of `without` does not count.
    """
    query = (
        select(
            fact_units.c.key,
            fact_units.c.name,
            fact_units.c.is_group,
            fact_units.c.fact,
            fact_units.c.part,
            func.count().label("times"),
        )
        .group_by(
            fact_units.c.key,
            fact_units.c.name,
            fact_units.c.is_group,
            fact_units.c.fact,
            fact_units.c.part,
        )
        .order_by(fact_units.c.name)
    )
    if without is not None:
        query = query.where(fact_units.c.document.not_in(without))
    counted: defaultdict[str, _Counted] = defaultdict(_Counted.empty)
    for row in connection.execute(query):
        of_unit = counted[row.key]
        of_unit.names[row.name] += row.times
        of_unit.groups[row.is_group] += row.times
        if row.part == "unit" or row.fact != DUTY:
            of_unit.facts[row.fact] += row.times
    return sorted(
        (_unit(key, of_unit) for key, of_unit in counted.items()),
        key=lambda unit: (-unit.duties - unit.deadlines, unit.name),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    names: Counter[str]
    groups: Counter[bool]
    facts: Counter[str]

    @classmethod
    def empty(cls) -> "_Counted":
        return cls(Counter(), Counter(), Counter())


def _unit(key: str, counted: _Counted) -> UnitCount:
    return UnitCount(
        key=key,
        names=tuple(name for name, _ in counted.names.most_common()),
        is_group=counted.groups.most_common(1)[0][0],
        duties=counted.facts[DUTY],
        deadlines=counted.facts.total() - counted.facts[DUTY],
    )


def _duties() -> Select[tuple[object, ...]]:
    query = select(duties, documents.c.file_name).join_from(duties, documents)
    return query.order_by(documents.c.file_name, documents.c.id, duties.c.ordinal)


def _batches(values: Sequence[_Text]) -> Iterator[Sequence[_Text]]:
    for first in range(0, len(values), _ROWS_AT_ONCE):
        yield values[first : first + _ROWS_AT_ONCE]
