"""Tables inside a text: Markdown bars, tabs or wide gaps set their columns apart (pure).

A row of a table set by gaps may run over several lines: its first column stands on the first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.document import Span
from corpus.forms import CAPITAL, is_capitals
from corpus.parsing.cells import barred_cells, cells, margin, table_end
from corpus.parsing.lines import Line, view
from corpus.text import display

_LIST_MARK = re.compile(
    r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|[a-zđA-Z][.)]|[IVX]{1,6}\.|[-–+•*])"
)
_RULE = re.compile(r"[\s|:\-–—+=]+")
_COUNTER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,6}|[A-ZĐ])[.)]?")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")
_GROUP = re.compile(rf"(?:[IVX]{{1,6}}|[A-ZĐ])[.)/-]? ?[{CAPITAL}]")
_NUMBERED = re.compile(r"(?:STT|TT|SỐ TT|SỐ THỨ TỰ)", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<number>STT|TT|\d{1,3}[.)]?)[ \xa0]{2,}(?=\S)")
_LETTERED = re.compile(r"(?:[IVX]{1,6}|[A-ZĐ])[.)]?")
_LONGEST_GROUP = 160
_ALIGNED = 2  # characters by which the lines of one column may be out of line


class RowRole(Enum):
    """What a row is for: it says what the columns are, gathers the rows below, or tells."""

    HEADER = auto()
    GROUP = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its filled cells from left to right; those of a joined row line by line."""

    span: Span
    cells: tuple[Span, ...]
    role: RowRole = RowRole.DATA


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `first` to `last` (inclusive) that stand in columns."""

    first: int
    last: int
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()  # what the header calls them, without one that only counts

    @property
    def span(self) -> Span:
        """All rows together."""
        return Span(self.rows[0].span.start, self.rows[-1].span.end)


@dataclass(frozen=True, slots=True)
class _Columned:
    """A line of a table: its filled cells and how far from the margin they stand."""

    span: Span
    cells: tuple[Span, ...]
    offsets: tuple[int, ...]
    barred: bool


def find_tables(text: str, lines: Sequence[Line]) -> list[Table]:
    """Return the tables among `lines`: at least two rows of two columns or more."""
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        last = _region(text, lines, index)
        if last is not None:
            tables += _table(text, lines, index, last)
        index = index + 1 if last is None else last + 1
    return tables


def _is_row(text: str, line: Line) -> bool:
    """Whether the line stands in columns, a Markdown rule between rows included."""
    columns = cells(text, line)
    if len(columns) < 2:
        raw = text[line.start : line.end]
        return raw.startswith("|") and raw.endswith("|") and len(raw) > 2
    lead = columns[0].of(text).strip()
    return len(columns) > 2 or not _LIST_MARK.fullmatch(lead)


def _region(text: str, lines: Sequence[Line], first: int) -> int | None:
    """Return the last line of the table that begins at `first`, None where none does."""
    if not _is_row(text, lines[first]):
        return None
    barred = table_end(text, lines, first)
    if barred is not None:
        return barred
    starts = _columned(text, lines[first]).offsets
    last = first
    while last + 1 < len(lines):
        line = lines[last + 1]
        if _is_row(text, line):
            offsets = _columned(text, line).offsets
            starts = offsets if len(offsets) >= len(starts) else starts
        elif not (_goes_on(text, line, starts) or _gathers(text, lines, last + 1, starts)):
            break
        last += 1
    return last


def _columned(text: str, line: Line) -> _Columned:
    barred = "|" in text[line.start : line.end]
    found = barred_cells(text, line) if barred else cells(text, line)
    filled = tuple(cell for cell in _apart(text, found) if view(cell.of(text)))
    offsets = tuple(margin(text, cell.start) for cell in filled)
    plain = barred or "\t" in text[line.start : line.end]
    return _Columned(Span(line.start, line.end), filled, () if plain else offsets, barred)


def _apart(text: str, found: Sequence[Span]) -> list[Span]:
    """Part a narrow first column that only counts from the one beside it."""
    counter = _COUNTED.match(text, found[0].start, found[0].end) if len(found) > 1 else None
    if counter is None:
        return list(found)
    start = found[0].start
    return [
        Span(start, start + len(counter["number"])),
        Span(counter.end(), found[0].end),
        *found[1:],
    ]


def _goes_on(text: str, line: Line, starts: Sequence[int]) -> bool:
    """Whether a lone cell stands under a column other than the first."""
    if len(starts) < 2:
        return False
    offset = margin(text, line.start)
    return any(abs(offset - start) <= _ALIGNED for start in starts[1:])


def _gathers(text: str, lines: Sequence[Line], index: int, starts: Sequence[int]) -> bool:
    """Whether a lone line between two rows names the group of the rows below it."""
    line = lines[index]
    if len(starts) < 3 or index + 1 >= len(lines) or len(line.view) > _LONGEST_GROUP:
        return False
    named = _GROUP.match(line.view) or is_capitals(line.view) or len(cells(text, line)) == 2
    below = _columned(text, lines[index + 1])
    return bool(named) and _is_row(text, lines[index + 1]) and len(below.offsets) >= 3


def _table(text: str, lines: Sequence[Line], first: int, last: int) -> list[Table]:
    columned = [
        _columned(text, line)
        for line in lines[first : last + 1]
        if not _RULE.fullmatch(text, line.start, line.end)
    ]
    if sum(1 for line in columned if len(line.cells) > 1 or line.barred) < 2:
        return []
    groups = _gathered(text, columned)
    if len(groups) < 2:
        return []
    rows = _with_roles(
        text,
        [
            Row(
                Span(g[0].span.start, g[-1].span.end),
                tuple(cell for line in g for cell in line.cells),
            )
            for g in groups
        ],
        max(len(line.cells) for line in columned),
    )
    names = _column_names(text, groups[0]) if rows[0].role is RowRole.HEADER else ()
    return [Table(first, last, tuple(rows), names)]


def _column_names(text: str, header: Sequence[_Columned]) -> tuple[str, ...]:
    """Return the words over each column; a header may run over several lines."""
    names = [display(cell.of(text)) for cell in header[0].cells]
    for line in header[1:]:
        for cell, offset in zip(line.cells, line.offsets, strict=True):
            near = min(range(len(names)), key=lambda at: abs(header[0].offsets[at] - offset))
            names[near] += " " + display(cell.of(text))
    return tuple(names[1:] if _NUMBERED.fullmatch(names[0]) else names)


def _gathered(text: str, lines: Sequence[_Columned]) -> list[list[_Columned]]:
    """Put the lines of each row together."""
    groups: list[list[_Columned]] = []
    second = _second_column(text, lines)
    for line in lines:
        if groups and line.offsets and _continues(text, line, second):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _second_column(text: str, lines: Sequence[_Columned]) -> int:
    """Return how far from the margin the second column begins, told by its numbered rows."""
    numbered = [
        line.offsets[1]
        for line in lines
        if len(line.offsets) > 1 and _ORDINAL.fullmatch(view(line.cells[0].of(text)))
    ]
    width = max((len(line.offsets) for line in lines), default=0)
    full = [line.offsets[1] for line in lines if 1 < len(line.offsets) == width]
    return min(numbered or full, default=0)


def _continues(text: str, line: _Columned, second: int) -> bool:
    """Whether a line belongs to the row above: its first column is empty, or goes on in small."""
    if line.offsets[0] >= second - _ALIGNED > 0:
        return True
    seen = [view(cell.of(text)) for cell in line.cells]
    return all(words[0].islower() or words[0] in "(,;" for words in seen if words)


def _with_roles(text: str, rows: Sequence[Row], width: int) -> list[Row]:
    found: list[Row] = []
    for index, row in enumerate(rows):
        role = RowRole.DATA
        words = [view(cell.of(text)) for cell in row.cells]
        if index == 0 and _is_header(words):
            role = RowRole.HEADER
        elif index == 1 and _counts(words):
            role = RowRole.HEADER if found[0].role is RowRole.HEADER else RowRole.DATA
        elif index + 1 < len(rows) and _is_group(text, row, words, width):
            role = RowRole.GROUP
        found.append(Row(row.span, row.cells, role))
    return found


def _is_header(words: Sequence[str]) -> bool:
    """Whether the first row says what the columns are: few figures, no number to begin with."""
    if len(words) < 2 or _ORDINAL.fullmatch(words[0]):
        return False
    figures = sum(1 for word in words[1:] if word[:1].isdigit())
    return 2 * figures < len(words) and (len(words) > 2 or bool(_NUMBERED.match(words[0])))


def _counts(words: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: "(1) | (2) | (3)"."""
    return len(words) > 2 and all(_COUNTER.fullmatch(word) for word in words)


def _is_group(text: str, row: Row, words: Sequence[str], width: int) -> bool:
    """Whether a row holds a title alone, or a number of its own kind and a title."""
    if width < 3 or not words or len(words[-1]) > _LONGEST_GROUP or words[-1].endswith("."):
        return False
    if len(words) == 1:
        leads = text.count("|", row.span.start, row.cells[0].start) <= 1
        return leads and not _ORDINAL.match(words[0])
    return len(words) == 2 and bool(_LETTERED.fullmatch(words[0]))
