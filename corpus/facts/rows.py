"""A row of a table as cells, each under the name of its column (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cells import barred_cells, cells, margin
from corpus.document import Span
from corpus.facts.labels import Field, field_of
from corpus.facts.names import does
from corpus.facts.open_names import is_headed
from corpus.lines import Line, read_lines
from corpus.passages import Passage
from corpus.scan import scan
from corpus.text import display

_FEWEST = 2  # cells of a row that says who and what
_BRACKETED = re.compile(r"\s*\([^()]{1,80}\)(?=[\s.:*_]*$)")
_BETWEEN = " | "
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
    if pieces and _COUNTER.fullmatch(_shown(document, pieces[0])) and len(pieces) > len(columns):
        pieces = pieces[1:]
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
    first = cells(document, lines[0])
    columns = [[cell] for cell in first]
    offsets = [margin(document, cell.start) for cell in first]
    for line in lines[1:]:
        for cell in cells(document, line):
            at = margin(document, cell.start)
            near = min(range(len(offsets)), key=lambda index: abs(offsets[index] - at))
            columns[near].append(cell)
    return columns


def _placed(line: Line, start: int) -> Line:
    return Line(line.start + start, line.end + start, line.view, line.gap)


def acts_alone(found: Sequence[Cell]) -> bool:
    """Whether a row without names of columns says who and then what: "Trạm Y tế xã | cử …"."""
    if len(found) < _FEWEST or any(field_of(one.column) is Field.UNIT for one in found):
        return False
    words = scan(found[1].text).words()
    named = (_BRACKETED.sub("", said) for said in (found[0].column, found[0].text))
    return all(is_headed(name) for name in named) and bool(words) and does(words, 0)
