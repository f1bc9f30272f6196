"""The facts of the five shipped documents as people wrote them down, with their proof."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.citations import Citation
from bot.facts.items import DueItem, DutyItem, Status
from corpus.document import Document, DocumentCard, DocumentId, Span
from corpus.facts.facts import (
    Deadline,
    DeadlineId,
    DeadlineKind,
    Duty,
    Party,
    Role,
    When,
    WhenType,
)
from corpus.parsing.parser import parse
from corpus.passages import Passage
from corpus.splitter import split
from tests.fakes.facts import party
from tests.fakes.library import card_of

_ROOT = Path(__file__).parent.parent.parent
_GOLD = _ROOT / "tests" / "evaluation" / "facts" / "five"
_DOCUMENTS = _ROOT / "corpus" / "documents"


@dataclass(frozen=True)
class Gold:
    """One document's facts."""

    card: DocumentCard
    deadlines: tuple[DueItem, ...]
    duties: tuple[DutyItem, ...]


@cache
def gold() -> tuple[Gold, ...]:
    return tuple(_read(path) for path in sorted(_GOLD.glob("*.jsonl")))


def all_deadlines() -> tuple[DueItem, ...]:
    return tuple(item for one in gold() for item in one.deadlines)


def _read(path: Path) -> Gold:
    content = (_DOCUMENTS / f"{path.stem}.txt").read_bytes()
    text = content.decode()
    document = parse(
        text, file_name=f"{path.stem}.txt", document_id=DocumentId(sha256(content).hexdigest())
    )
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    place = _Place(document, split(document))
    return Gold(
        place.card,
        tuple(_deadline(row, place) for row in rows if row["fact"] == "deadline"),
        tuple(duty for row in rows if row["fact"] == "duty" for duty in _duties(row, place)),
    )


class _Place:
    def __init__(self, document: Document, passages: list[Passage]) -> None:
        self.card = card_of(document)
        self._passages = passages

    def passage(self, start: int) -> Passage:
        inside = [p for p in self._passages if p.span.start <= start < p.span.end]
        return inside[-1] if inside else self._passages[0]

    def citation(self, row: dict[str, Any]) -> Citation:
        start, end = row["start"], row["end"]
        card = self.card
        address = self.passage(start).address
        return Citation(
            card.id, card.file_name, card.number, card.title, address, row["quote"], start, end
        )


def _deadline(row: dict[str, Any], place: _Place) -> DueItem:
    given = row["when"]
    span = Span(row["start"], row["end"])
    when = When(
        WhenType(given["type"]),
        row["said"],
        span,
        rrule=given["rrule"],
        date=given["date"],
        before=given["before"],
    )
    words = f"{place.card.id} {row['what']} {row['said']} {row['start']} {given}"
    deadline = Deadline(
        DeadlineId(sha256(words.encode()).hexdigest()[:12]),
        DeadlineKind(row["kind"][0]),
        row["what"],
        when,
        span,
        place.passage(span.start).id,
        _parties(row["who"]),
        _parties(row["to"]),
        _parties(row["through"]),
    )
    return DueItem(deadline, when, Status.READ, place.card, place.citation(row))


def _duties(row: dict[str, Any], place: _Place) -> Iterator[DutyItem]:
    """Yield one duty: of the roles that would be right, the first."""
    span = Span(row["start"], row["end"])
    [unit] = _parties([row["unit"]])
    duty = Duty(
        unit,
        Role(row["role"][0]),
        " ".join(row["quote"].split()),
        span,
        place.passage(span.start).id,
        _parties(row["with"]),
        None,
        row["product"],
    )
    yield DutyItem(duty, place.card, place.citation(row))


def _parties(names: list[str]) -> tuple[Party, ...]:
    return tuple(
        party(name, is_group=name.lower().startswith(("các ", "những "))) for name in names
    )
