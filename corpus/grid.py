"""Tables inside a text: Markdown pipes, tabs or wide gaps set their columns apart (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.lines import Line, cells

_LIST_MARK = re.compile(
    r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|[a-zđA-Z][.)]|[IVX]{1,6}\.|[-–+•*])"
)
_RULE = re.compile(r"[\s|:\-–—+=]+")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `first` to `last` (inclusive) that stand in columns; a row may hold several lines."""

    first: int
    last: int
    rows: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """All rows together."""
        return Span(self.rows[0].start, self.rows[-1].end)


def find_tables(text: str, lines: Sequence[Line]) -> list[Table]:
    """Return the tables among `lines`: at least two rows of two columns or more."""
    tables: list[Table] = []
    first: int | None = None
    for index, line in enumerate(lines):
        if is_row(text, line):
            first = index if first is None else first
        elif first is not None:
            tables.extend(_table(text, lines, first, index - 1))
            first = None
    if first is not None:
        tables.extend(_table(text, lines, first, len(lines) - 1))
    return tables


def is_row(text: str, line: Line) -> bool:
    """Whether the line stands in columns, a Markdown rule between rows included."""
    columns = cells(text, line)
    if len(columns) < 2:
        raw = text[line.start : line.end]
        return raw.startswith("|") and raw.endswith("|") and len(raw) > 2
    lead = columns[0].of(text).strip()
    return len(columns) > 2 or not _LIST_MARK.fullmatch(lead)


def _table(text: str, lines: Sequence[Line], first: int, last: int) -> list[Table]:
    rows = [
        Span(line.start, line.end)
        for line in lines[first : last + 1]
        if not _RULE.fullmatch(text, line.start, line.end)
    ]
    if len(rows) < 2:
        return []
    return [Table(first, last, tuple(rows))]
