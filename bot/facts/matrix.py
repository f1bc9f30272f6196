"""Duties -> a responsibility matrix: a row for each task, a column for each unit (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.items import DutyItem
from corpus.document import DocumentId, Span
from corpus.facts.facts import Party, Role
from corpus.text import fold


class Letter(StrEnum):
    """What a unit is in a task; in the order in which they are written side by side."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    SUPPORTS = "S"
    CONSULTED = "C"


LETTERS: Mapping[Role, Letter] = {
    Role.STANDING: Letter.RESPONSIBLE,
    Role.ASSISTING: Letter.SUPPORTS,
    Role.CONTACT: Letter.RESPONSIBLE,
    Role.LEADS: Letter.RESPONSIBLE,
    Role.COOPERATES: Letter.SUPPORTS,
    Role.CARRIES_OUT: Letter.RESPONSIBLE,
    Role.ADVISES: Letter.CONSULTED,
    Role.DIRECTS: Letter.ACCOUNTABLE,
    Role.GUIDES: Letter.CONSULTED,
    Role.MONITORS: Letter.CONSULTED,
    Role.COMPILES: Letter.RESPONSIBLE,
    Role.REPORTS: Letter.RESPONSIBLE,
}
_ORDER = list(Letter)


@dataclass(frozen=True, slots=True)
class Row:
    """A task as one sentence lays it down; `item` is the first duty in it, its proof."""

    item: DutyItem
    letters: Mapping[str, tuple[Letter, ...]]  # by the key of the unit

    @property
    def task(self) -> str:
        """What is to be done."""
        return self.item.duty.task

    def marks(self, unit: Party) -> str:
        """Return the letters of a unit, "RC"; none when it has no part in the task."""
        return "".join(self.letters.get(unit.key, ()))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The units with most tasks first; the tasks in reading order."""

    units: tuple[Party, ...]
    rows: tuple[Row, ...]


def responsibility_matrix(items: Iterable[DutyItem]) -> Matrix:
    """Return who has which part in which task; whom a task is done with supports it."""
    rows = _together(items)
    made = tuple(Row(found[0], _letters(found)) for found in rows)
    return Matrix(_units(rows, made), made)


def _together(items: Iterable[DutyItem]) -> list[list[DutyItem]]:
    """Return the duties of each task: of one sentence, or of labelled lines below each other."""
    rows: list[list[DutyItem]] = []
    by_sentence: dict[tuple[DocumentId, Span, str], list[DutyItem]] = {}
    for item in items:
        task = fold(item.duty.task)
        sentence = (item.card.id, item.duty.span, task)
        found = by_sentence.get(sentence)
        if found is None and rows and _is_of(rows[-1][0], item.card.id, task):
            found = rows[-1]
        if found is None:
            found = []
            rows.append(found)
        by_sentence[sentence] = found
        found.append(item)
    return rows


def _is_of(item: DutyItem, document: DocumentId, task: str) -> bool:
    return item.card.id == document and fold(item.duty.task) == task


def _letters(items: Iterable[DutyItem]) -> dict[str, tuple[Letter, ...]]:
    found: dict[str, set[Letter]] = {}
    for item in items:
        for party, letter in _parts(item):
            found.setdefault(party.key, set()).add(letter)
    return {key: tuple(sorted(letters, key=_ORDER.index)) for key, letters in found.items()}


def _parts(item: DutyItem) -> Iterator[tuple[Party, Letter]]:
    duty = item.duty
    yield duty.unit, LETTERS[duty.role]
    if duty.appointed_by is not None:
        yield duty.appointed_by, Letter.ACCOUNTABLE
    for partner in duty.partners:
        yield partner, Letter.SUPPORTS


def _units(rows: Iterable[list[DutyItem]], made: Iterable[Row]) -> tuple[Party, ...]:
    counts = Counter(key for row in made for key in row.letters)
    first: dict[str, Party] = {}
    for items in rows:
        for item in items:
            for party, _ in _parts(item):
                first.setdefault(party.key, party)
    return tuple(sorted(first.values(), key=lambda party: -counts[party.key]))
