"""Duties of labelled lines below a task and of rows of a table (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import NodeKind, Span
from corpus.facts.facts import Duty, Party, Role
from corpus.facts.labels import Field, field_of, find_labels, role_of
from corpus.facts.names import ENDS, does
from corpus.facts.open_names import is_headed, open_end
from corpus.facts.parties import Named, Scope
from corpus.facts.predicates import QUALIFYING, placed_words
from corpus.facts.runs import Run, runs
from corpus.facts.sentences import Statement
from corpus.facts.subjects import TRADES
from corpus.facts.verbs import ROLES
from corpus.facts.wording import task_of
from corpus.parsing.sides import find_side
from corpus.text import display

_PROPER = re.compile(
    r"[A-ZĐ]{2,}|(?:Bưu điện|Văn thư|Kế toán|Viễn thông|Thư ký|Ban|Phòng|Nhà)(?!\w)"
    r"|[A-ZĐÀ-Ỹ][\wà-ỹ]+ [A-ZĐÀ-Ỹ]"
)
_NOBODY = re.compile(r"[\W\d]*|(?:không|nt|như trên|nêu trên|x)\W*", re.IGNORECASE)
_SAID = re.compile(
    r"[\s*_]*(?P<open>\()?(?:cơ quan |đơn vị )?"
    r"(?P<role>chủ trì|phối hợp|thường trực|đầu mối|tham gia)(?(open)\)|(?=[\s.*_]*(?:[,;]|$)))",
    re.IGNORECASE,
)
_REST = re.compile(r"\s+(?P<words>[a-zà-ỹđ]+(?:\s+[\wÀ-ỹ-]+){0,8}?)\s*(?:$|,\s*|\s(?=và\s))")
_LISTED = re.compile(r",\s+(?:và\s+)?|\s+và\s+")
_WHOSE = re.compile(r"\s+của\s+\w+(?:\s+\w+){0,3}\.?")  # "Phòng Kế toán | của Ban"
_BEGINS = re.compile(r"[A-ZĐÀ-Ỹ]|các |những ")  # what begins a name of its own
_JOINED = re.compile(r"(?:[,;+–-]|\s(?:và|cùng|với))[\s*_]*$")
_MORE = re.compile(r"(?: [a-zà-ỹđ]+){1,3}| [A-ZĐ]{3,6}")  # what a name goes on with in a cell
_DOES = frozenset({"thực", "làm", "gửi", "họp", "tổ", "xây", "ban", "lập", "trình", "hoàn"})
_LONGEST = 100
_MOST_WORDS = 8


def labelled_duties(members: Sequence[Statement], scope: Scope) -> Iterator[Duty]:
    """Yield the duties of the labelled lines, or the cells, of one task."""
    task = task_of(members[0].task or "")
    made = [one for one in members if field_of(one.label or "") is Field.PRODUCT]
    product = task_of(_value(made[0])) if made else None
    found = [
        (one, said or _role(one), unit) for one in members for unit, said in _units(one, scope)
    ]
    partners = tuple(unit for _, role, unit in found if role is Role.COOPERATES)
    for statement, role, unit in found:
        with_whom = partners if role is not Role.COOPERATES else ()
        passage = statement.of or statement.passage
        is_whole = statement.of or passage.kind is NodeKind.ROW
        span = passage.span if is_whole else statement.whole or statement.span
        yield Duty(unit, role, task, span, passage.id, with_whom, product=product)


def _role(statement: Statement) -> Role:
    """Return what the units in a cell or behind a label are; a table's contact point leads."""
    role = role_of(statement.label or "")
    if role is Role.CONTACT and statement.passage.kind is NodeKind.ROW:
        return Role.LEADS
    return role


def side_parties(side: str, scope: Scope) -> tuple[Party, ...]:
    """Return the parties of a heading or a cell; a name that is not known stands as a whole."""
    listed = runs(side, scope.find(side))
    heads = [
        run
        for run in listed
        if run is listed[0] or _BEGINS.match(run.span.of(side)) or _is_joined(side, run)
    ]
    named = [one for run in heads for one in run.named]
    if len(pieces := _pieces_of(side, named)) > max(1, len(named)):
        return tuple(scope.party(piece) for piece in pieces)
    if len(named) <= 1 and is_headed(side):
        return (scope.party(side),)
    rest = side[named[-1].span.end :].split() if named else []
    if not named or (len(named) == 1 and rest and rest[0] in QUALIFYING):
        return (scope.party(side),)
    ends = [*(one.span.start for one in named[1:]), len(side)]
    return tuple(_with_rest(side, one, end, scope) for one, end in zip(named, ends, strict=True))


def _pieces_of(side: str, named: Sequence[Named]) -> list[str]:
    """Return names that no list knows side by side: "Công đoàn khu A, công đoàn ngành"."""
    joints = [match.span() for match in _LISTED.finditer(side)]
    if any(one.span.start < start < one.span.end for one in named for start, _ in joints):
        return []
    pieces = _LISTED.split(side)
    return pieces if all(is_headed(_capital(piece)) for piece in pieces) else []


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _is_joined(side: str, run: Run) -> bool:
    return _JOINED.search(side[: run.span.start]) is not None


def _with_rest(side: str, one: Named, end: int, scope: Scope) -> Party:
    """Read what a name in a heading goes on with: "Công đoàn | các khu công nghiệp"."""
    rest = _REST.match(side, one.span.end, end)
    if rest is None:
        return one.party
    words = placed_words(rest["words"])
    if rest["words"] in TRADES:
        return scope.party(side[one.span.start : rest.end("words")])
    if any(does(words, at) or word.lower in ENDS for at, word in enumerate(words)):
        return one.party
    return scope.party(side[one.span.start : rest.end("words")])


def _units(statement: Statement, scope: Scope) -> tuple[tuple[Party, Role | None], ...]:
    """Return who stands in a cell, and as what where brackets say so: "Tỉnh đoàn (chủ trì)"."""
    if field_of(statement.label or "") is not Field.UNIT:
        return ()
    value = _value(statement)
    listed = [named for run in runs(value, scope.find(value)) for named in run.named]
    if (
        len(listed) == 1
        and not listed[0].span.start
        and _WHOSE.fullmatch(value, listed[0].span.end)
    ):
        return ((scope.party(value), None),)
    known = [
        (named.span.start, _whole(value, named, scope), _said(value, named.span.end))
        for named in listed
    ]
    unknown = [
        (at, scope.party(name), None)
        for at, name in _pieces(value)
        if not any(at < named.span.end and named.span.start < at + len(name) for named in listed)
        and _is_name(name)
    ]
    ordered = sorted([*known, *unknown], key=lambda found: found[0])
    return tuple((party, role) for _, party, role in ordered)


def _whole(value: str, named: Named, scope: Scope) -> Party:
    """Read a name up to the comma that ends it in a cell: "Hội đồng | in sao đề"."""
    piece = next((name for at, name in _pieces(value) if at == named.span.start), "")
    more = piece[named.span.end - named.span.start :]
    if not _MORE.fullmatch(more) or _SAID.match(more):
        return named.party
    first = more.split()[0]
    plain = first not in ENDS and first not in _DOES
    return scope.party(piece) if plain and " ".join(more.split()[:2]) not in ROLES else named.party


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
    if _NOBODY.fullmatch(name) or len(name) > _LONGEST:
        return False
    words = placed_words(name)
    if (words and open_end(words, 0) == len(words)) or is_headed(name):
        return True
    if not name[:1].isupper():
        return False
    if not any(does(words, at) or word.lower in ENDS for at, word in enumerate(words)):
        return (len(words) > 1 and len(words) <= _MOST_WORDS) or words[0].upper
    return _PROPER.match(name) is not None or find_side(name, heading=True) is not None


def _value(statement: Statement) -> str:
    """Return what stands after the label; a cell is all value."""
    if statement.value is not None:
        return statement.value
    label = next(find_labels(statement.text), None)
    value = label.value if label else Span(0, len(statement.text))
    return display(value.of(statement.text))
