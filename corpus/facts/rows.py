"""A row of a table as cells, each under the name of its column (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.labels import Field, field_of
from corpus.facts.names import does
from corpus.facts.open_names import is_headed
from corpus.mentions.scan import scan
from corpus.parsing.cells import barred_cells, cells, margin
from corpus.parsing.lines import Line, read_lines
from corpus.passages import Passage
from corpus.text import display

_FEWEST = 2  # cells of a row that says who and what
_BRACKETED = re.compile(r"\s*\([^()]{1,80}\)(?=[\s.:*_]*$)")
_BETWEEN = " | "
_FIGURES = re.compile(
    r"(?:số|ngày|năm|tháng|tuần|mức|lần|mã|thứ|điều|khoản|kỳ|stt|tt)(?!\w)", re.IGNORECASE
)
_COUNTED = re.compile(r"(?:STT|TT|\d{1,3}[.)]?)[ \xa0]{2,}(?=\S)")
_REACH = 8000  # characters above a row in which the names of its columns stand
_ALIGNED = 3  # characters by which a cell may stand left of its column's name
_COUNTER = re.compile(r"[(]?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})[.)]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a column; `span` reaches over other columns where a cell has lines."""

    column: str
    span: Span
    text: str  # in display form


def row_cells(document: str, passage: Passage) -> tuple[Cell, ...]:
    """Return the filled cells of a row; none when they cannot be told from one another."""
    above = [heading for heading in passage.headings if _BETWEEN in heading]
    if not above:
        return ()
    columns = above[-1].split(_BETWEEN)
    pieces = _pieces(document, passage.span)
    tabbed = "\t" in passage.span.of(document)
    counted = bool(pieces) and _COUNTER.fullmatch(_shown(document, pieces[0])) is not None
    if counted and (len(pieces) > len(columns) or not _FIGURES.match(columns[0])):
        pieces = pieces[1:]
    if tabbed and 1 < len(pieces) < len(columns):
        pieces += [[]] * (len(columns) - len(pieces))  # empty cells at a row's end are not kept
    if len(pieces) < len(columns) and not tabbed:
        pieces = _below(document, passage.span, columns)
    if len(pieces) != len(columns):
        return ()
    return tuple(
        Cell(column, Span(spans[0].start, spans[-1].end), shown)
        for column, spans in zip(columns, pieces, strict=True)
        if spans and (shown := _shown(document, spans))
    )


def _shown(document: str, spans: Sequence[Span]) -> str:
    return display(" ".join(span.of(document) for span in spans))


def _pieces(document: str, span: Span) -> list[list[Span]]:
    """Return the pieces of each column from left to right, those of several lines together."""
    lines = [_placed(line, span.start) for line in read_lines(span.of(document))]
    if not lines:
        return []
    if "|" in document[lines[0].start : lines[0].end]:
        return [
            [cell] if cell.end > cell.start else [] for cell in barred_cells(document, lines[0])
        ]
    if "\t" in document[lines[0].start : lines[0].end] and len(lines) == 1:
        return [[cell] if cell.end > cell.start else [] for cell in _tabbed(document, lines[0])]
    first = cells(document, lines[0])
    columns = [[cell] for cell in first]
    offsets = [margin(document, cell.start) for cell in first]
    for line in lines[1:]:
        for cell in cells(document, line):
            at = margin(document, cell.start)
            near = min(range(len(offsets)), key=lambda index: abs(offsets[index] - at))
            columns[near].append(cell)
    return columns


def _tabbed(document: str, line: Line) -> list[Span]:
    """Return what tabs part, empty cells included."""
    found: list[Span] = []
    start = line.start
    for piece in document[line.start : line.end].split("\t"):
        first = start + len(piece) - len(piece.lstrip())
        found.append(Span(min(first, start + len(piece)), start + len(piece.rstrip())))
        start += len(piece) + 1
    return [cell if cell.end >= cell.start else Span(cell.start, cell.start) for cell in found]


def _below(document: str, row: Span, columns: Sequence[str]) -> list[list[Span]]:
    """Return the pieces of a row with empty cells, each under the name above it."""
    offsets = _offsets(document, row.start, columns)
    found: list[list[Span]] = [[] for _ in offsets]
    for line in read_lines(row.of(document)) if offsets else ():
        for cell in _uncounted(document, cells(document, _placed(line, row.start))):
            at = margin(document, cell.start) + _ALIGNED
            under = sum(offset <= at for offset in offsets) - 1
            if under >= 0:  # else the number of the row
                found[under].append(cell)
    return found[len(found) - len(columns) :]


def _uncounted(document: str, found: Sequence[Span]) -> list[Span]:
    """Leave out the number of a row that stands near its first cell."""
    counter = _COUNTED.match(document, found[0].start, found[0].end)
    return [Span(counter.end(), found[0].end), *found[1:]] if counter else list(found)


def _offsets(document: str, before: int, columns: Sequence[str]) -> list[int]:
    """Return where the columns begin whose names stand above a row, a counter's included."""
    start = max(0, before - _REACH)
    for line in reversed(read_lines(document[start:before])):
        named = cells(document, _placed(line, start))
        named_columns = named[-len(columns) :]
        if not 0 <= len(named) - len(columns) <= 1:
            continue
        counter = _COUNTED.match(document, named_columns[0].start, named_columns[0].end)
        if counter:
            named_columns[0] = Span(counter.end(), named_columns[0].end)
        shown = (display(cell.of(document)) for cell in named_columns)
        if all(column.startswith(name) for column, name in zip(columns, shown, strict=True)):
            kept = [*named[: -len(columns)], *named_columns]
            return [margin(document, cell.start) for cell in kept]
    return []


def _placed(line: Line, start: int) -> Line:
    return Line(line.start + start, line.end + start, line.view, line.gap)


def acts_alone(found: Sequence[Cell]) -> bool:
    """Whether a row without names of columns says who and then what: "Trạm Y tế xã | cử …"."""
    if len(found) < _FEWEST or any(field_of(one.column) is Field.UNIT for one in found):
        return False
    words = scan(found[1].text).words()
    named = (_BRACKETED.sub("", said) for said in (found[0].column, found[0].text))
    return all(is_headed(name) for name in named) and bool(words) and does(words, 0)
