"""The end of a document: its signatures, and who receives it (pure).

Where both stand side by side the recipients have the whole block and the signature, from its
first title to its last name, stands inside them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Signer, Span
from corpus.forms import APPENDIX, MOTTO, RECIPIENTS, find_kind, is_capitals
from corpus.parsing.cells import barred_cells, cells, margin, table_end
from corpus.parsing.lines import Line, view
from corpus.parsing.marks import find_mark
from corpus.parsing.signers import (
    BEHALF,
    POSITION,
    SHORT,
    SIGNED,
    is_name,
    is_title,
    lines_of,
    read_signers,
)

_BLOCK_LINES = 14  # a signature with its titles and seals takes no more lines
_RULE = re.compile(r"[\s|:\-–—+=]+")


@dataclass(frozen=True, slots=True)
class Tail:
    """Lines [first, last] of a signature or of the recipients."""

    first: int
    last: int
    is_recipients: bool
    signers: tuple[Signer, ...] = ()


def find_tails(text: str, lines: Sequence[Line]) -> list[Tail]:
    """Return the signature blocks and recipient lists among `lines`, in order."""
    tails: list[Tail] = []
    index = 0
    while index < len(lines):
        tail = (
            _signed_table(text, lines, index)
            or _recipients(text, lines, index)
            or _signature(text, lines, index)
        )
        if tail:
            tails.append(tail)
            index = tail.last + 1
        else:
            index += 1
    return tails


def _signed_table(text: str, lines: Sequence[Line], index: int) -> Tail | None:
    """Read a table that sets signatures, or the recipients and a signature, side by side."""
    last = table_end(text, lines, index)
    if last is None or last - index >= _BLOCK_LINES:
        return None
    rows = [
        barred_cells(text, line)
        for line in lines[index : last + 1]
        if not _RULE.fullmatch(text, line.start, line.end)
    ]
    columns = [
        [span for row in rows if at < len(row) for span in lines_of(text, row[at])]
        for at in range(max(map(len, rows), default=0))
    ]
    return _signed_columns(text, columns, index, last)


def _signed_columns(
    text: str, columns: Sequence[Sequence[Span]], first: int, last: int
) -> Tail | None:
    signers: list[Signer] = []
    receiving = False
    for column in columns:
        if not column or _receiving(text, column):
            receiving = receiving or bool(column)
            continue
        found = read_signers(text, column)
        if not found or found[-1].name.span != column[-1] or not _all_titled(found):
            return None
        signers += found
    if not (signers or receiving):
        return None
    signers.sort(key=lambda signer: signer.span)
    return Tail(first, last, is_recipients=receiving, signers=tuple(signers))


def _receiving(text: str, column: Sequence[Span]) -> bool:
    return bool(RECIPIENTS.match(view(column[0].of(text))))


def _all_titled(signers: Sequence[Signer]) -> bool:
    return all(s.position is not None and is_title(s.position.text) for s in signers)


def _recipients(text: str, lines: Sequence[Line], index: int) -> Tail | None:
    if not RECIPIENTS.match(lines[index].view) or len(lines[index].view) > 400:
        return None
    last = index
    beside: list[Span] = []
    _read_beside(text, lines[index], beside)
    while last + 1 < len(lines):
        line = lines[last + 1]
        mixed = bool(beside) and not _is_signed(text, beside)
        if _opens_another(line) or not _receives(line, lines[last], mixed=mixed):
            break
        last += 1
        _read_beside(text, line, beside)
    if not beside:
        return Tail(index, last, is_recipients=True)
    last = _signed_below(text, lines, last, beside)
    signers = read_signers(text, [span for cell in beside for span in lines_of(text, cell)])
    return Tail(index, last, is_recipients=True, signers=tuple(signers))


def _read_beside(text: str, line: Line, beside: list[Span]) -> None:
    """Note what stands in the column to the right of the recipients."""
    columns = cells(text, line)
    if len(columns) > 1 or (beside and _signs(line.view)):
        beside.append(columns[-1])


def _is_signed(text: str, beside: Sequence[Span]) -> bool:
    seen = view(beside[-1].of(text))
    return is_name(seen) and not is_title(seen)


def _signs(words: str) -> bool:
    return bool(is_name(words) or is_title(words) or SIGNED.match(words) or BEHALF.match(words))


def _signed_below(text: str, lines: Sequence[Line], last: int, beside: list[Span]) -> int:
    """Return the last line of a signature that goes on below the recipients beside it."""
    for at in range(last + 1, min(len(lines), last + _BLOCK_LINES)):
        alone = len(cells(text, lines[at])) == 1
        if _is_signed(text, beside) or not alone or not _signs(lines[at].view):
            break
        beside.append(Span(lines[at].start, lines[at].end))
        last = at
    return last


def _opens_another(line: Line) -> bool:
    """Whether what is issued with the document begins: its recipients end here at the latest."""
    if MOTTO.search(line.view):
        return True
    return bool(APPENDIX.match(line.view)) and not line.view.endswith((";", ",", "."))


def _receives(line: Line, last: Line, *, mixed: bool) -> bool:
    mark = find_mark(line.view)
    if mark is not None:
        return mark.label in "-•+" or (line.gap == 0 and not mark.weak and len(line.view) < SHORT)
    if BEHALF.match(line.view) or is_capitals(line.view) or is_name(line.view):
        return mixed
    if _stores(last.view) and line.gap:
        return False
    if line.view[0].islower():
        return line.gap == 0 or not last.view.endswith((".", ";"))
    return len(line.view) < 160 and line.gap <= 1 and line.view[-1] in ";,."


def _stores(line: str) -> bool:
    return bool(re.match(r"[-–+•]?\s*(?:Lưu|LƯU)\b", line))


def _signature(text: str, lines: Sequence[Line], index: int) -> Tail | None:
    if not _may_sign(lines[index].view):
        return None  # a table that sets signatures side by side was tried before
    last = _block_end(text, lines, index)
    if last is None:
        return None
    columns = _columns(text, lines[index : last + 1])
    signers = [signer for column in columns for signer in read_signers(text, column)]
    signers.sort(key=lambda signer: signer.span)
    if not signers and not BEHALF.match(lines[index].view):
        return None
    return Tail(index, last, is_recipients=False, signers=tuple(signers))


def _may_sign(line: str) -> bool:
    if len(line) > 160 or line[0] == "|" or MOTTO.search(line) or APPENDIX.match(line):
        return False
    if BEHALF.match(line):
        return True
    if find_kind(line) or find_mark(line):
        return False
    return is_capitals(line) or bool(POSITION.match(line.upper()) and len(line) <= 40)


def _block_end(text: str, lines: Sequence[Line], index: int) -> int | None:
    """Return the last line of the signature that may begin at `index`: that of its names.

    A block on somebody's behalf may lack the name and then ends with its last title.
    """
    titled = False
    end = index - 1
    for at in range(index, min(len(lines), index + _BLOCK_LINES)):
        names, titles = _read_columns(text, lines[at])
        titled = titled or titles
        if names and titled:
            return _with_names_below(text, lines, at)
        if not (titles or SIGNED.match(lines[at].view) or _may_sign(lines[at].view)):
            break
        end = at
    return end if titled and BEHALF.match(lines[index].view) else None


def _with_names_below(text: str, lines: Sequence[Line], at: int) -> int:
    """Return the line of the last name where several people sign in one row of titles."""
    while at + 1 < len(lines) and len(lines[at + 1].view) < SHORT:
        names, titles = _read_columns(text, lines[at + 1])
        if not names or titles:
            break
        at += 1
    return at


def _read_columns(text: str, line: Line) -> tuple[bool, bool]:
    """Return whether names and whether titles stand on the line."""
    names = titles = False
    for column in cells(text, line):
        for span in lines_of(text, column):
            seen = view(span.of(text))
            if is_title(seen):
                titles = True
            elif is_name(seen):
                names = True
    return names, titles


def _columns(text: str, lines: Sequence[Line]) -> list[list[Span]]:
    """Return the cells of a signature block column by column."""
    split = [cells(text, line) for line in lines]
    width = max(len(row) for row in split)
    columns: list[list[Span]] = [[] for _ in range(width)]
    for row in split:
        for position, cell in enumerate(row):
            at = position if len(row) == width else _nearest(text, split, cell, width)
            columns[at] += lines_of(text, cell)
    return columns


def _nearest(text: str, split: list[list[Span]], cell: Span, width: int) -> int:
    """Return the column that a lone cell stands under, by its distance from the margin."""
    full = next(row for row in split if len(row) == width)
    offset = margin(text, cell.start)
    return min(range(width), key=lambda at: abs(margin(text, full[at].start) - offset))
