"""Duties of labelled lines below a task and of rows of a table (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import NodeKind, Span
from corpus.facts.facts import Duty, Party, Role
from corpus.facts.labels import Field, field_of, find_labels, role_of
from corpus.facts.parties import Scope
from corpus.facts.runs import runs
from corpus.facts.sentences import Statement
from corpus.facts.wording import task_of
from corpus.text import display

_PARTED = re.compile(r"\s*(?:[;\n]|,|<br\s*/?>)\s*")
_NOBODY = re.compile(r"[\W\d]*|(?:không|nt|như trên|nêu trên|x)\W*", re.IGNORECASE)
_LONGEST = 100


def labelled_duties(members: Sequence[Statement], scope: Scope) -> Iterator[Duty]:
    """Yield the duties of the labelled lines, or the cells, of one task."""
    task = task_of(members[0].task or "")
    made = [one for one in members if field_of(one.label or "") is Field.PRODUCT]
    product = task_of(_value(made[0])) if made else None
    found = [(one, role_of(one.label or ""), _units(one, scope)) for one in members]
    partners = tuple(unit for _, role, units in found if role is Role.COOPERATES for unit in units)
    for statement, role, units in found:
        with_whom = partners if role is not Role.COOPERATES else ()
        for unit in units:
            passage = statement.passage
            span = passage.span if passage.kind is NodeKind.ROW else statement.span
            yield Duty(unit, role, task, span, passage.id, with_whom, product=product)


def side_parties(side: str, scope: Scope) -> tuple[Party, ...]:
    """Return the parties of a heading or a cell; a name that is not known stands as a whole."""
    listed = runs(side, scope.find(side))
    if listed:
        return tuple(named.party for run in listed for named in run.named)
    return (scope.party(side),)


def _units(statement: Statement, scope: Scope) -> tuple[Party, ...]:
    if field_of(statement.label or "") is not Field.UNIT:
        return ()
    value = _value(statement)
    listed = runs(value, scope.find(value))
    if listed:
        return tuple(named.party for run in listed for named in run.named)
    pieces = (piece.strip(" .*_-–+") for piece in _PARTED.split(value))
    return tuple(
        scope.party(piece)
        for piece in pieces
        if not _NOBODY.fullmatch(piece) and len(piece) <= _LONGEST and piece[:1].isupper()
    )


def _value(statement: Statement) -> str:
    """Return what stands after the label; a cell is all value."""
    if statement.passage.kind is NodeKind.ROW:
        return statement.text
    label = next(find_labels(statement.text), None)
    value = label.value if label else Span(0, len(statement.text))
    return display(value.of(statement.text))
