"""Where a text ends and what is issued with it begins: attachments and appendices (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import NodeKind
from corpus.forms import APPENDIX, ISSUED, ISSUED_WITH, MOTTO, NUMBER, abbreviation, is_capitals
from corpus.parsing.lines import Line
from corpus.parsing.marks import UNNUMBERED, find_mark
from corpus.parsing.signatures import Tail
from corpus.parsing.titles import is_title_line

_TITLE_LINES = 14
_TITLE_LENGTH = 150  # characters of a line of a title
_HEAD_LINES = 10


@dataclass(frozen=True, slots=True)
class Part:
    """Lines [first, end) that are the document itself or one thing issued with it.

    The first `titled` lines of an appendix, counted from the text's beginning, are its title.
    """

    kind: NodeKind
    first: int
    end: int
    label: str = ""
    address: str = ""
    titled: int = 0


def find_parts(lines: Sequence[Line], tails: Sequence[Tail]) -> list[Part]:
    """Return the parts of a text in order; together they hold every line."""
    if not lines:
        return []
    inside = {at for tail in tails for at in range(tail.first, tail.last + 1)}
    ends = {tail.last + 1 for tail in tails}
    titled = next((i for i, line in enumerate(lines) if is_title_line(line.view)), None)
    starts: list[Part] = []
    free = 1  # the first line that is no part's title yet
    for index in range(1, len(lines)):
        if index in inside or index < free:
            continue
        if (part := _start(lines, index, ends, titled)) and part.first >= free:
            starts.append(part)
            free = max(index + 1, part.titled)
    return _cut(lines, starts)


def _cut(lines: Sequence[Line], starts: Sequence[Part]) -> list[Part]:
    cuts = [*(part.first for part in starts), len(lines)]
    parts = [Part(NodeKind.DOCUMENT, 0, cuts[0])]
    for part, end in zip(starts, cuts[1:], strict=True):
        titled = min(part.titled, end)
        parts.append(Part(part.kind, part.first, end, part.label, part.address, titled))
    return parts


def _start(lines: Sequence[Line], index: int, ends: set[int], titled: int | None) -> Part | None:
    seen = lines[index].view
    if (match := APPENDIX.match(seen)) and _stands_alone(lines, index):
        label = _appendix_label(match["label"])
        address = label.replace("Phụ lục", "PL", 1)
        return Part(NodeKind.APPENDIX, index, 0, label, address, _appendix_title(lines, index))
    if titled is None or index <= titled or not is_title_line(seen) or seen.endswith(":"):
        return None
    first = _own_head(lines, index, ends)
    if first is None and not _issued_with(lines, index):
        return None
    first = index if first is None else first
    return Part(NodeKind.ATTACHMENT, first, 0, seen, abbreviation(seen))


def _appendix_label(label: str) -> str:
    """Return "Phụ lục II" or "Mẫu số 01", however it is printed."""
    words = label.replace(":", " ").split()
    if words[0].lower() != "phụ":
        return " ".join(words[:-1]).capitalize() + f" {words[-1]}"
    numbers = [word for word in words[2:] if word.lower() != "số"]
    return " ".join(["Phụ lục", *numbers])


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    seen = lines[index].view
    if len(seen) > 200 or seen[-1] in ";,":
        return False
    return is_capitals(seen) or len(seen) < 60


def _appendix_title(lines: Sequence[Line], index: int) -> int:
    """Return the line after an appendix's title: capitals, or plain words that stand apart."""
    at = index + 1
    limit = min(len(lines), index + _TITLE_LINES)
    while at < limit and _is_heading(lines[at].view):
        at += 1
    if at > index + 1 or at >= limit:
        return at
    while at < limit and _may_be_titled(lines[at].view):
        at += 1
        if at < limit and ISSUED_WITH.match(lines[at].view):
            return _after_reference(lines, at, limit)
    alone = index + 2 < limit and lines[index + 2].gap > lines[index + 1].gap
    return index + 2 if alone and _may_be_titled(lines[index + 1].view) else index + 1


def _is_heading(line: str) -> bool:
    if APPENDIX.match(line):
        return False
    reference = ISSUED_WITH.search(line)
    heading = line[0] == "(" or not (words := line[: reference.start()] if reference else line)
    return (heading or is_capitals(words)) and find_mark(line) is None and "|" not in line


def _may_be_titled(line: str) -> bool:
    if len(line) >= _TITLE_LENGTH or "|" in line or APPENDIX.match(line):
        return False
    return find_mark(line) is None and line[-1] not in ".;:,"


def _after_reference(lines: Sequence[Line], at: int, limit: int) -> int:
    """Return the line after "(Kèm theo …)", which may run over several."""
    while at < limit and not lines[at].view.endswith(")") and "(" in lines[at].view[:2]:
        if at + 1 >= limit or find_mark(lines[at + 1].view):
            break
        at += 1
        if lines[at].view.endswith(")"):
            break
    return at + 1


def _issued_with(lines: Sequence[Line], index: int) -> bool:
    """Whether "(Kèm theo …)" stands under the title, before anything numbered."""
    for line in lines[index + 1 : index + _TITLE_LINES]:
        if ISSUED_WITH.match(line.view):
            return True
        mark = find_mark(line.view)
        if mark and not mark.weak and mark.type not in UNNUMBERED:
            return False
    return False


def _own_head(lines: Sequence[Line], index: int, ends: set[int]) -> int | None:
    """Return where the lines between a signature and the title begin, if that is all they are."""
    for first in range(index, max(index - _HEAD_LINES, 0), -1):
        if first in ends:
            return first
        seen = lines[first - 1].view
        if not (
            is_capitals(seen) or MOTTO.search(seen) or NUMBER.search(seen) or ISSUED.search(seen)
        ):
            return None
    return None
