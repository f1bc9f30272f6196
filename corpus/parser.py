"""Text -> Document tree, for the whole family of Decree 30/2020/NĐ-CP and the Party's forms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, is_finished, read_blocks
from corpus.document import Document, DocumentId, Node, NodeKind, Signer, Span
from corpus.drafts import Addresses, Draft, freeze, join
from corpus.forms import ADDRESSEES, abbreviation
from corpus.letterhead import Letterhead, Title, is_title_line, read_letterhead, read_title
from corpus.lines import Layout, Line, measure, read_lines
from corpus.marks import UNNUMBERED, find_mark
from corpus.parts import Part, find_parts
from corpus.short_forms import find_short_forms
from corpus.signatures import Tail, find_issuers, find_tails
from corpus.tree import TreeBuilder

PARSER_VERSION = 1  # counted up when the same text gives other nodes or addresses
_STRAY_LINES = 12  # lines between letterhead and title that still belong to the letterhead
_LEAD_BLOCKS = 40  # more text than this before the first number is no preamble


@dataclass(slots=True)
class _Reading:
    """What is read of one document as its sections go by."""

    text: str
    layout: Layout
    addresses: Addresses
    letterhead: Letterhead
    title: Title | None
    signers: list[Signer]


def parse(text: str, *, file_name: str, document_id: DocumentId) -> Document:
    """Return the tree of `text`; any text at all has one, at worst of paragraphs."""
    lines = read_lines(text)
    tails = find_tails(text, lines)
    parts = find_parts(lines, tails)
    reading = _Reading(text, measure(lines), Addresses(), Letterhead(), None, [])
    root = Draft(NodeKind.DOCUMENT, "", reading.addresses.take("document"), Span(0, len(text)))
    prefix = _main_prefix(lines, parts)
    for part in parts:
        _read_part(reading, root, part, lines, tails, prefix)
    return _document(reading, freeze(root), file_name, document_id)


def _document(reading: _Reading, root: Node, file_name: str, document_id: DocumentId) -> Document:
    head, title = reading.letterhead, reading.title
    document = Document(document_id, file_name, reading.text, root)
    return replace(
        document,
        number=head.number,
        kind=title.kind if title else None,
        title=(title.title if title else None) or head.subject,
        place=head.place,
        issued=head.issued,
        issued_on=head.issued_on,
        agencies=head.agencies or find_issuers(reading.text, reading.signers),
        signers=tuple(reading.signers),
        short_forms=tuple(find_short_forms(reading.text)),
    )


def _main_prefix(lines: Sequence[Line], parts: Sequence[Part]) -> str:
    """Return what the main text's own articles are addressed by beside an attachment."""
    if not any(part.kind is NodeKind.ATTACHMENT for part in parts):
        return ""
    for line in lines[parts[0].first : parts[0].end]:
        if is_title_line(line.view):
            return abbreviation(line.view)
    return "VB"


def _read_part(
    reading: _Reading,
    root: Draft,
    part: Part,
    lines: Sequence[Line],
    tails: Sequence[Tail],
    prefix: str,
) -> None:
    section, own = root, prefix
    if part.kind is not NodeKind.DOCUMENT:
        section = _open_section(reading, root, part, lines)
        own = section.address
    at = _read_head(reading, section, part, lines)
    builder = TreeBuilder(reading.text, section, own, reading.addresses)
    own_tails = [tail for tail in tails if part.first <= tail.first and tail.last < part.end]
    chunks = _chunks(at, part.end, own_tails)
    for first, end, tail in chunks:
        blocks = read_blocks(reading.text, lines[first:end], reading.layout)
        lead = _preamble_length(blocks, section) if first == at else 0
        if lead:
            builder.add_preamble(blocks[:lead])
        if blocks[lead:]:
            builder.add_body(blocks[lead:])
        if tail:
            _add_tail(reading, section, tail, lines)
    _close(section, lines, part)


def _close(section: Draft, lines: Sequence[Line], part: Part) -> None:
    if part.kind is not NodeKind.DOCUMENT:
        section.grow(lines[part.end - 1].end)


def _open_section(reading: _Reading, root: Draft, part: Part, lines: Sequence[Line]) -> Draft:
    span = Span(lines[part.first].start, lines[part.end - 1].end)
    address = reading.addresses.take(part.address)
    section = Draft(part.kind, part.label, address, span)
    root.children.append(section)
    return section


def _chunks(at: int, end: int, tails: Sequence[Tail]) -> list[tuple[int, int, Tail | None]]:
    chunks: list[tuple[int, int, Tail | None]] = []
    for tail in tails:
        if tail.first < at:
            continue
        chunks.append((at, tail.first, tail))
        at = tail.last + 1
    if at < end or not chunks:
        chunks.append((at, end, None))
    return chunks


def _read_head(reading: _Reading, section: Draft, part: Part, lines: Sequence[Line]) -> int:
    """Hang letterhead, title and addressees; return the index of the first line after them."""
    at, end = part.first, part.end
    if part.kind is NodeKind.APPENDIX:
        return _hang(reading, section, lines, at, part.titled, NodeKind.TITLE)
    letterhead = read_letterhead(reading.text, lines[at:end])
    heading = _title_index(lines, at + letterhead.lines, end)
    stop = heading if heading is not None else at + letterhead.lines
    if section.kind is NodeKind.DOCUMENT:
        reading.letterhead = letterhead
    at = _hang(reading, section, lines, at, stop, NodeKind.LETTERHEAD)
    if heading is not None and (title := read_title(reading.text, lines[at:end], reading.layout)):
        at = _hang(reading, section, lines, at, at + title.lines, NodeKind.TITLE)
        _note_title(reading, section, title)
    return _hang(reading, section, lines, at, _addressees_end(lines, at, end), NodeKind.ADDRESSEES)


def _note_title(reading: _Reading, section: Draft, title: Title) -> None:
    if section.kind is NodeKind.DOCUMENT:
        reading.title = title
    else:
        section.heading = title.title


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
    reading: _Reading, section: Draft, lines: Sequence[Line], first: int, end: int, kind: NodeKind
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


def _preamble_length(blocks: Sequence[Block], section: Draft) -> int:
    """Return how many blocks stand before the body: bases and the sentences that lead in."""
    if section.kind is NodeKind.APPENDIX:
        return 0
    first = next(
        (i for i, block in enumerate(blocks) if block.mark and block.mark.type not in UNNUMBERED),
        None,
    )
    bases = sum(1 for block in blocks[:first] if _is_basis(block))
    if first is not None and (bases or section.kind is NodeKind.DOCUMENT):
        return first if bases or first <= _LEAD_BLOCKS else 0
    count = 0
    while count < len(blocks) and _is_basis(blocks[count]):
        count += 1
    return count


def _is_basis(block: Block) -> bool:
    seen = block.view.lstrip("-–+• ")
    return seen.startswith(("Căn cứ", "Xét ", "Theo đề nghị")) and not block.table


def _add_tail(reading: _Reading, section: Draft, tail: Tail, lines: Sequence[Line]) -> None:
    span = Span(lines[tail.first].start, lines[tail.last].end)
    base = "" if section.kind is NodeKind.DOCUMENT else section.address
    if section.kind is NodeKind.DOCUMENT:
        reading.signers.extend(tail.signers)
    if tail.is_recipients:
        address = reading.addresses.take(join(base, "recipients"))
        section.children.append(Draft(NodeKind.RECIPIENTS, "", address, span))
        return
    address = reading.addresses.take(join(base, "signature"))
    section.children.append(Draft(NodeKind.SIGNATURE, "", address, span))
