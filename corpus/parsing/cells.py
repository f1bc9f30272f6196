"""Columns of a line: what tabs, bars or wide gaps set apart, and what stands in a cell (pure)."""

import re
import unicodedata
from collections.abc import Sequence

from corpus.document import Span
from corpus.gaps import may_have_columns, sets_apart
from corpus.parsing.lines import Line

_BLANK_RUN = re.compile(r"[ \t|\xa0]{2,}+|[\t|]")
_WIDEST = 1000  # characters; columns further from the margin are no columns of a page
# Lines that a Markdown cell holds: "**TM. BAN QUẢN LÝ** **TRƯỞNG BAN**", "KT. CHỦ TỊCH<br>…".
_STACKED = re.compile(r"\s*<br\s*/?>\s*|(?<=[^\s:;,*|])\*{1,3}\s+\*{1,3}(?=[^\s*|])")


def cells(text: str, line: Line) -> list[Span]:
    """Return the columns of a line that are filled; the whole line where it has none."""
    raw = text[line.start : line.end]
    if not ("|" in raw or may_have_columns(raw)):
        return [Span(line.start, line.end)]
    spans: list[Span] = []
    at = 0
    for run in _BLANK_RUN.finditer(raw):
        if "|" not in run.group() and not sets_apart(raw, run):
            continue
        if run.start() > at:
            spans.append(Span(line.start + at, line.start + run.start()))
        at = run.end()
    if at < len(raw):
        spans.append(Span(line.start + at, line.end))
    return spans or [Span(line.start, line.end)]


def margin(text: str, at: int) -> int:
    """Return how many letters and blanks stand before `at` on its line."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - _WIDEST) : at]
    return len(before) if before.isascii() else len(unicodedata.normalize("NFC", before))


def is_barred(text: str, line: Line) -> bool:
    """Whether bars set the columns of the line apart."""
    raw = text[line.start : line.end]
    return raw.startswith("|") and raw.endswith("|") and len(raw) > 2


def table_end(text: str, lines: Sequence[Line], first: int) -> int | None:
    """Return the last line of the table set by bars that begins at `first`, None where none does.

    More blank lines than between its first two rows part it from another table.
    """
    if not is_barred(text, lines[first]):
        return None
    following = lines[first + 1] if first + 1 < len(lines) else None
    if first and is_barred(text, lines[first - 1]):
        parted = following is not None and lines[first].gap > following.gap
        if not parted:
            return None
    last = first
    while last + 1 < len(lines) and is_barred(text, lines[last + 1]):
        if following is None or lines[last + 1].gap > following.gap:
            break
        last += 1
    return last


def barred_cells(text: str, line: Line) -> list[Span]:
    """Return what stands between the bars of a line, empty cells included."""
    start = line.start + text.startswith("|", line.start)
    end = line.end - text.endswith("|", start, line.end)
    spans: list[Span] = []
    for piece in text[start:end].split("|"):
        first = start + len(piece) - len(piece.lstrip())
        spans.append(Span(min(first, start + len(piece)), max(first, start + len(piece.rstrip()))))
        start += len(piece) + 1
    return spans


def stacked(text: str, cell: Span) -> list[Span]:
    """Return the lines that a cell was made of, as far as its marks still tell."""
    spans: list[Span] = []
    at = cell.start
    for found in _STACKED.finditer(text, cell.start, cell.end):
        spans.append(Span(at, found.start()))
        at = found.end()
    spans.append(Span(at, cell.end))
    return [span for span in spans if span.end > span.start]
