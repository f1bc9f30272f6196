"""Duties of labelled lines below a task and of rows of a table (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import NodeKind, Span
from corpus.facts.facts import Duty, Party, Role
from corpus.facts.labels import Field, field_of, find_labels, role_of
from corpus.facts.parties import Scope
from corpus.facts.predicates import QUALIFYING
from corpus.facts.runs import runs
from corpus.facts.sentences import Statement
from corpus.facts.wording import task_of
from corpus.sides import find_side
from corpus.text import display

_PROPER = re.compile(
    r"[A-ZĐ]{2,}|(?:Bưu điện|Văn thư|Kế toán|Viễn thông|Thư ký|Ban|Phòng|Nhà)(?!\w)"
    r"|[A-ZĐÀ-Ỹ][\wà-ỹ]+ [A-ZĐÀ-Ỹ]"
)
_NOBODY = re.compile(r"[\W\d]*|(?:không|nt|như trên|nêu trên|x)\W*", re.IGNORECASE)
_SAID = re.compile(
    r"[\s*_]*\((?:cơ quan |đơn vị )?(?P<role>chủ trì|phối hợp|thường trực|đầu mối|tham gia)\)",
    re.IGNORECASE,
)
_LONGEST = 100


def labelled_duties(members: Sequence[Statement], scope: Scope) -> Iterator[Duty]:
    """Yield the duties of the labelled lines, or the cells, of one task."""
    task = task_of(members[0].task or "")
    made = [one for one in members if field_of(one.label or "") is Field.PRODUCT]
    product = task_of(_value(made[0])) if made else None
    found = [
        (one, said or role_of(one.label or ""), unit)
        for one in members
        for unit, said in _units(one, scope)
    ]
    partners = tuple(unit for _, role, unit in found if role is Role.COOPERATES)
    for statement, role, unit in found:
        with_whom = partners if role is not Role.COOPERATES else ()
        passage = statement.passage
        span = passage.span if passage.kind is NodeKind.ROW else statement.span
        yield Duty(unit, role, task, span, passage.id, with_whom, product=product)


def side_parties(side: str, scope: Scope) -> tuple[Party, ...]:
    """Return the parties of a heading or a cell; a name that is not known stands as a whole."""
    named = [one for run in runs(side, scope.find(side)) for one in run.named]
    rest = side[named[-1].span.end :].split() if named else []
    if not named or (len(named) == 1 and rest and rest[0] in QUALIFYING):
        return (scope.party(side),)
    return tuple(one.party for one in named)


def _units(statement: Statement, scope: Scope) -> tuple[tuple[Party, Role | None], ...]:
    """Return who stands in a cell, and as what where brackets say so: "Tỉnh đoàn (chủ trì)"."""
    if field_of(statement.label or "") is not Field.UNIT:
        return ()
    value = _value(statement)
    listed = [named for run in runs(value, scope.find(value)) for named in run.named]
    known = [(named.span.start, named.party, _said(value, named.span.end)) for named in listed]
    unknown = [
        (at, scope.party(name), None)
        for at, name in _pieces(value)
        if not any(at < named.span.end and named.span.start < at + len(name) for named in listed)
        and _is_name(name)
    ]
    ordered = sorted([*known, *unknown], key=lambda found: found[0])
    return tuple((party, role) for _, party, role in ordered)


def _said(value: str, after: int) -> Role | None:
    match = _SAID.match(value, after)
    return role_of(match["role"]) if match else None


def _pieces(value: str) -> Iterator[tuple[int, str]]:
    """Yield what commas and semicolons outside brackets part, with its place."""
    start = depth = 0
    for at, character in enumerate(f"{value};"):
        depth += (character == "(") - (character == ")")
        if character in ",;" and depth <= 0:
            piece = value[start:at]
            name = piece.strip(" .*_+")
            yield start + piece.find(name), name
            start = at + 1


def _is_name(name: str) -> bool:
    """Tell a name that no list knows ("Bưu điện xã", "VNPT") from other words in its place."""
    if _NOBODY.fullmatch(name) or len(name) > _LONGEST or not name[:1].isupper():
        return False
    return _PROPER.match(name) is not None or find_side(name, heading=True) is not None


def _value(statement: Statement) -> str:
    """Return what stands after the label; a cell is all value."""
    if statement.value is not None:
        return statement.value
    label = next(find_labels(statement.text), None)
    value = label.value if label else Span(0, len(statement.text))
    return display(value.of(statement.text))
