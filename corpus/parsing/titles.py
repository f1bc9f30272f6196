"""A document's kind and what it is about, as printed under the letterhead (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Located, Span
from corpus.forms import (
    ADDRESSEES,
    ISSUED_WITH,
    MOTTO,
    NUMBER,
    find_kind,
    is_capitals,
)
from corpus.parsing.blocks import is_finished, is_open
from corpus.parsing.lines import Layout, Line, locate, located, view
from corpus.parsing.marks import find_mark
from corpus.parsing.sides import find_side

_TITLE_LINES = 14
_BASIS = re.compile(r"[-–+•]?\s*(?:Căn cứ|Xét|Theo đề nghị)\b")
_LEAD = re.compile(r"[-–+*•]?\s*(?:Thực hiện|Trên cơ sở|Để|Ngày|Hôm nay)\b")


@dataclass(frozen=True, slots=True)
class Title:
    """A kind and what it is about; `lines` counts from the line that the kind is on."""

    lines: int
    kind: Located | None
    title: Located | None


def is_title_line(line: str) -> bool:
    """Whether a line begins with the kind of a document, in capitals."""
    found = find_kind(line)
    if found is None:
        return False
    rest = line[found[1] :].strip()
    return not rest or is_capitals(rest) or rest[0].isalpha() or rest[0] in "(:"


def read_title(text: str, lines: Sequence[Line], layout: Layout) -> Title | None:
    """Return the kind and title that `lines` begin with, None when the first line has no kind."""
    if not lines or (found := find_kind(lines[0].view)) is None:
        return None
    first = Span(lines[0].start, lines[0].end)
    count = 1
    limit = _limit(lines)
    while count < limit and _goes_on(lines, count, layout):
        count += 1
    length = found[1]
    if (count == 1 and length < len(lines[0].view)) or is_capitals(lines[0].view):
        length = _kind_length(lines[0].view, length)
    kind = located(text, locate(text, first, 0, length))
    whole = Span(first.start, lines[count - 1].end)
    seen = view(whole.of(text))
    title = None
    if len(seen) > length:
        issued_with = ISSUED_WITH.search(seen, length)
        end = issued_with.start() if issued_with else len(seen)
        title = located(text, locate(text, whole, length, max(end, length)))
    return Title(count, kind, title if title and title.text else None)


def _limit(lines: Sequence[Line]) -> int:
    """Return where the title must have ended: at a letterhead that is printed below it."""
    limit = min(len(lines), _TITLE_LINES)
    for index in range(1, limit):
        if MOTTO.search(lines[index].view) or NUMBER.match(lines[index].view):
            return _agencies_above(lines, index)
    return limit


def _agencies_above(lines: Sequence[Line], index: int) -> int:
    """Return where the agencies over a motto or number begin: units printed in capitals."""
    while index > 1 and is_capitals(above := lines[index - 1].view) and _is_unit(above):
        index -= 1
    return index


def _is_unit(line: str) -> bool:
    return find_kind(line) is None and find_side(line, heading=True) is not None


def _kind_length(line: str, length: int) -> int:
    """Return how much of the line is the kind: all of a short one ("BÁO CÁO TỔNG HỢP")."""
    return len(line) if len(line.split()) <= 5 and is_capitals(line) else length


def _goes_on(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    line, last = lines[index], lines[index - 1]
    if ADDRESSEES.match(line.view) or _starts_body(line.view, index):
        return False
    if ISSUED_WITH.match(line.view):
        return True
    if ISSUED_WITH.match(last.view):
        return line.view[0].islower() or not last.view.rstrip().endswith(")")
    if index == 1:
        return not is_finished(last.view) and len(line.view) < 600
    return not is_finished(last.view) and _reads_on(last, line, layout)


def _reads_on(last: Line, line: Line, layout: Layout) -> bool:
    if line.view[0].islower() or is_open(last.view):
        return True
    if line.gap > layout.gap:
        return False
    return line.gap == 0 or is_capitals(line.view) == is_capitals(last.view)


def _starts_body(line: str, index: int) -> bool:
    if _BASIS.match(line) or (index > 1 and _LEAD.match(line)):
        return True
    mark = find_mark(line)
    return mark is not None and not mark.weak
