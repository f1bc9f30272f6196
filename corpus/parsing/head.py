"""The head of a document or of what is issued with it: letterhead, title, addressees."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Located, NodeKind, Signer, Span
from corpus.forms import ADDRESSEES, ISSUED_WITH
from corpus.parsing.blocks import is_finished
from corpus.parsing.drafts import Addresses, Draft, join
from corpus.parsing.letterhead import Letterhead, read_letterhead
from corpus.parsing.lines import Layout, Line, locate, located, view
from corpus.parsing.marks import UNNUMBERED, find_mark
from corpus.parsing.parts import Part
from corpus.parsing.titles import Title, is_title_line, read_title

_STRAY_LINES = 12  # lines between letterhead and title that still belong to the letterhead
_WIDEST = 120  # characters; no line of a letterhead is longer
_LONGEST_TITLE = 800


@dataclass(slots=True)
class Reading:
    """What is read of one document as its sections go by."""

    text: str
    layout: Layout
    addresses: Addresses
    letterhead: Letterhead
    title: Title | None
    signers: list[Signer]


def read_head(reading: Reading, section: Draft, part: Part, lines: Sequence[Line]) -> int:
    """Hang letterhead, title and addressees; return the index of the first line after them."""
    at, end = part.first, part.end
    if part.kind is NodeKind.APPENDIX:
        section.heading = _appendix_heading(reading.text, lines[at : part.titled])
        return _hang(reading, section, lines, at, part.titled, NodeKind.TITLE)
    at = _read_letterhead(reading, section, lines, at, end)
    if title := _read_title(reading, section, lines, at, end):
        at = _hang(reading, section, lines, at, at + title.lines, NodeKind.TITLE)
        if section.kind is NodeKind.DOCUMENT and not reading.letterhead.lines:
            at = _read_late_letterhead(reading, section, lines, at, end)
    return _hang(reading, section, lines, at, _addressees_end(lines, at, end), NodeKind.ADDRESSEES)


def _read_letterhead(
    reading: Reading, section: Draft, lines: Sequence[Line], at: int, end: int
) -> int:
    """Hang the letterhead that begins at `at`, with the stray lines between it and a title."""
    letterhead = read_letterhead(reading.text, lines[at:end])
    if section.kind is NodeKind.DOCUMENT:
        reading.letterhead = letterhead
    heading = _title_index(lines, at + letterhead.lines, end)
    stop = heading if heading is not None else at + letterhead.lines
    return _hang(reading, section, lines, at, stop, NodeKind.LETTERHEAD)


def _read_late_letterhead(
    reading: Reading, section: Draft, lines: Sequence[Line], at: int, end: int
) -> int:
    """Hang a letterhead that is printed below the title."""
    letterhead = read_letterhead(reading.text, lines[at : min(end, at + _STRAY_LINES)])
    stop = at + letterhead.lines
    if letterhead.number is None or any(len(line.view) > _WIDEST for line in lines[at:stop]):
        return at
    reading.letterhead = letterhead
    return _hang(reading, section, lines, at, stop, NodeKind.LETTERHEAD)


def _read_title(
    reading: Reading, section: Draft, lines: Sequence[Line], at: int, end: int
) -> Title | None:
    if at >= end or not is_title_line(lines[at].view):
        return None
    title = read_title(reading.text, lines[at:end], reading.layout)
    if title and section.kind is NodeKind.DOCUMENT:
        reading.title = title
    elif title:
        section.heading = title.title
    return title


def _appendix_heading(text: str, lines: Sequence[Line]) -> Located | None:
    """Return what an appendix is about: its title without "(Kèm theo …)"."""
    if not lines:
        return None
    whole = Span(lines[0].start, lines[-1].end)
    seen = view(whole.of(text)) if whole.end - whole.start < _LONGEST_TITLE else ""
    reference = ISSUED_WITH.search(seen)
    title = seen[: reference.start()] if reference else seen
    return located(text, locate(text, whole, 0, len(title.rstrip()))) if title else None


def _title_index(lines: Sequence[Line], first: int, end: int) -> int | None:
    for index in range(first, min(end, first + _STRAY_LINES)):
        seen = lines[index].view
        if is_title_line(seen):
            return index
        mark = find_mark(seen)
        if ADDRESSEES.match(seen) or (mark and not mark.weak) or seen.startswith("Căn cứ"):
            return None
    return None


_ADDRESSES = {
    NodeKind.LETTERHEAD: "header",
    NodeKind.TITLE: "title",
    NodeKind.ADDRESSEES: "addressees",
}


def _hang(
    reading: Reading, section: Draft, lines: Sequence[Line], first: int, end: int, kind: NodeKind
) -> int:
    if end <= first:
        return first
    span = Span(lines[first].start, lines[end - 1].end)
    base = "" if section.kind is NodeKind.DOCUMENT else section.address
    address = reading.addresses.take(join(base, _ADDRESSES[kind]))
    section.children.append(Draft(kind, "", address, span))
    return end


def _addressees_end(lines: Sequence[Line], at: int, end: int) -> int:
    """Return the index after "Kính gửi" and the list that goes with it."""
    if at >= end or not ADDRESSEES.match(lines[at].view):
        return at
    index = at + 1
    listed = lines[at].view.rstrip().endswith((":", "gửi"))
    while index < end:
        line, last = lines[index], lines[index - 1]
        mark = find_mark(line.view)
        if mark and mark.type in UNNUMBERED:
            listed = True
        elif mark or not _still_addressed(line, last, listed=listed and index == at + 1):
            break
        index += 1
    return index


def _still_addressed(line: Line, last: Line, *, listed: bool) -> bool:
    if listed:
        return len(line.view) < 200
    if line.view[0].islower() and not is_finished(last.view):
        return True
    return last.view.endswith((";", ",")) and len(line.view) < 160
