"""Facts as rows of the store, and rows as facts again; each with the words that prove it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, delete, insert

from corpus.document import Document, DocumentId, Span
from corpus.facts.facts import (
    Deadline,
    DeadlineId,
    DeadlineKind,
    Duty,
    Facts,
    Party,
    Replacement,
    Role,
    When,
    WhenType,
)
from corpus.passages import Passage, PassageId
from corpus.tables import deadlines, duties, fact_units, replacements

Fact = TypeVar("Fact", Duty, Deadline)

DUTY = "duty"
DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class FactsRead:
    """What was read of a document, and by which version of the rules."""

    facts: Facts
    version: int


@dataclass(frozen=True, slots=True)
class Cited(Generic[Fact]):
    """A fact as it lies in the store; `quote` is exactly the text that its span covers."""

    fact: Fact
    document: DocumentId
    address: str
    quote: str


def put_facts(
    connection: Connection, document: Document, found: Sequence[Passage], facts: Facts
) -> None:
    """Put the facts of a document in place of those that were there."""
    for table in (duties, deadlines, fact_units, replacements):
        connection.execute(delete(table).where(table.c.document == document.id))
    addresses = {passage.id: passage.address for passage in found}
    duty_rows = [
        _place(document, addresses, ordinal, duty) | _duty_fields(duty)
        for ordinal, duty in enumerate(facts.duties)
    ]
    deadline_rows = [
        _place(document, addresses, ordinal, deadline) | _deadline_fields(deadline)
        for ordinal, deadline in enumerate(facts.deadlines)
    ]
    units = [*_unit_rows(DUTY, duty_rows), *_unit_rows(DEADLINE, deadline_rows)]
    replaced = [
        _replacement_row(document, ordinal, one) for ordinal, one in enumerate(facts.replacements)
    ]
    all_rows = ((duties, duty_rows), (deadlines, deadline_rows), (fact_units, units))
    for table, rows in (*all_rows, (replacements, replaced)):
        if rows:
            connection.execute(insert(table), rows)


def duty_of(row: Row[Any]) -> Cited[Duty]:
    """Return the duty of a row of `duties`."""
    parties = _parties_of(row.parties)
    by = parties["by"]
    duty = Duty(
        unit=parties["unit"][0],
        role=Role(row.role),
        task=row.task,
        span=Span(row.start, row.end),
        passage=PassageId(row.passage),
        partners=parties["with"],
        appointed_by=by[0] if by else None,
        product=row.product,
    )
    return Cited(duty, DocumentId(row.document), row.address, row.quote)


def deadline_of(row: Row[Any]) -> Cited[Deadline]:
    """Return the deadline of a row of `deadlines`."""
    parties = _parties_of(row.parties)
    when = When(
        type=WhenType(row.when_type),
        said=row.when_said,
        span=Span(row.when_start, row.when_end),
        rrule=row.rrule,
        date=row.date,
        before=row.before,
        length=row.length,
        working=row.working,
    )
    deadline = Deadline(
        id=DeadlineId(row.id),
        kind=DeadlineKind(row.kind),
        what=row.what,
        when=when,
        span=Span(row.start, row.end),
        passage=PassageId(row.passage),
        who=parties["who"],
        to=parties["to"],
        through=parties["through"],
    )
    return Cited(deadline, DocumentId(row.document), row.address, row.quote)


def replacement_of(row: Row[Any]) -> tuple[DocumentId, Replacement]:
    """Return what a row of `replacements` says, and of which document."""
    one = Replacement(
        number=row.number,
        key=row.key,
        span=Span(row.start, row.end),
        issued_on=row.issued_on,
        agency=row.agency,
        since=row.since,
        is_sure=row.is_sure,
    )
    return DocumentId(row.document), one


def _replacement_row(document: Document, ordinal: int, one: Replacement) -> dict[str, Any]:
    return {
        "document": document.id,
        "ordinal": ordinal,
        "number": one.number,
        "key": one.key,
        "start": one.span.start,
        "end": one.span.end,
        "issued_on": one.issued_on,
        "agency": one.agency,
        "since": one.since,
        "is_sure": one.is_sure,
    }


def _place(
    document: Document, addresses: Mapping[PassageId, str], ordinal: int, fact: Duty | Deadline
) -> dict[str, Any]:
    return {
        "document": document.id,
        "ordinal": ordinal,
        "passage": fact.passage,
        "address": addresses[fact.passage],
        "start": fact.span.start,
        "end": fact.span.end,
        "quote": fact.span.of(document.text),
    }


def _duty_fields(duty: Duty) -> dict[str, Any]:
    by = (duty.appointed_by,) if duty.appointed_by else ()
    return {
        "role": duty.role.value,
        "task": duty.task,
        "product": duty.product,
        "parties": _parties_row(unit=(duty.unit,), partners=duty.partners, by=by),
    }


def _deadline_fields(deadline: Deadline) -> dict[str, Any]:
    when = deadline.when
    return {
        "id": deadline.id,
        "kind": deadline.kind.value,
        "what": deadline.what,
        "parties": _parties_row(who=deadline.who, to=deadline.to, through=deadline.through),
        "when_type": when.type.value,
        "when_said": when.said,
        "when_start": when.span.start,
        "when_end": when.span.end,
        "rrule": when.rrule,
        "date": when.date,
        "before": when.before,
        "length": when.length,
        "working": when.working,
    }


def _parties_row(**parts: Sequence[Party]) -> dict[str, list[list[Any]]]:
    return {
        {"partners": "with"}.get(part, part): [[p.name, p.key, p.is_group] for p in parties]
        for part, parties in parts.items()
    }


def _parties_of(row: Mapping[str, list[list[Any]]]) -> dict[str, tuple[Party, ...]]:
    return {part: tuple(Party(*fields) for fields in parties) for part, parties in row.items()}


def _unit_rows(fact: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for part, parties in row["parties"].items():
            for position, (name, key, is_group) in enumerate(parties):
                yield {
                    "document": row["document"],
                    "fact": fact,
                    "ordinal": row["ordinal"],
                    "part": part,
                    "position": position,
                    "key": key,
                    "name": name,
                    "is_group": is_group,
                }
