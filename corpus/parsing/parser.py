"""Text -> Document tree, for the whole family of Decree 30/2020/NĐ-CP and the Party's forms."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Document, DocumentId, Node, NodeKind, Span
from corpus.forms import abbreviation
from corpus.parsing.agencies import name_agencies
from corpus.parsing.blocks import Block, read_blocks
from corpus.parsing.drafts import Addresses, Draft, counted_address, freeze, join
from corpus.parsing.head import Reading, read_head
from corpus.parsing.letterhead import Letterhead
from corpus.parsing.lines import Line, measure, read_lines, view
from corpus.parsing.marks import UNNUMBERED
from corpus.parsing.parts import Part, find_parts
from corpus.parsing.signatures import Tail, find_tails
from corpus.parsing.titles import is_title_line
from corpus.parsing.tree import TreeBuilder
from corpus.short_forms import find_short_forms

# Counted up with every change by which some text gives other nodes, addresses, readings or
# passages; what was read by another version is read anew when it is next ingested.
PARSER_VERSION = 6
_LEAD_BLOCKS = 40  # more text than this before the first number is no preamble


def parse(text: str, *, file_name: str, document_id: DocumentId) -> Document:
    """Return the tree of `text`; any text at all has one, at worst of paragraphs."""
    lines = read_lines(text)
    tails = find_tails(text, lines)
    parts = find_parts(lines, tails)
    reading = Reading(text, measure(lines), Addresses(), Letterhead(), None, [])
    root = Draft(NodeKind.DOCUMENT, "", reading.addresses.take("document"), Span(0, len(text)))
    prefix = _main_prefix(lines, parts)
    for part in parts:
        _read_part(reading, root, part, lines, tails, prefix)
    return _document(reading, freeze(root), file_name, document_id)


def _document(reading: Reading, root: Node, file_name: str, document_id: DocumentId) -> Document:
    head, title = reading.letterhead, reading.title
    document = Document(document_id, file_name, reading.text, root)
    kind, subject = (title.kind, title.title) if title else (None, None)
    agencies = name_agencies(reading.text, head.agencies, kind, subject, reading.signers)
    return replace(
        document,
        number=head.number,
        kind=kind,
        title=subject or head.subject,
        place=head.place,
        issued=head.issued,
        issued_on=head.issued_on,
        agencies=agencies,
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
    reading: Reading,
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
    at = read_head(reading, section, part, lines)
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


def _open_section(reading: Reading, root: Draft, part: Part, lines: Sequence[Line]) -> Draft:
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


def _add_tail(reading: Reading, section: Draft, tail: Tail, lines: Sequence[Line]) -> None:
    span = Span(lines[tail.first].start, lines[tail.last].end)
    base = "" if section.kind is NodeKind.DOCUMENT else section.address
    if section.kind is NodeKind.DOCUMENT:
        reading.signers.extend(tail.signers)
    if not tail.is_recipients:
        address = reading.addresses.take(join(base, "signature"))
        section.children.append(Draft(NodeKind.SIGNATURE, "", address, span))
        return
    address = reading.addresses.take(join(base, "recipients"))
    recipients = Draft(NodeKind.RECIPIENTS, "", address, span)
    section.children.append(recipients)
    if tail.signers:
        _add_beside(reading, recipients, tail, base)


def _add_beside(reading: Reading, recipients: Draft, tail: Tail, base: str) -> None:
    """Hang a signature into the recipients that it stands beside.

    It reaches from its first title to its last name and so holds what stands between them on the
    same lines; recipients below the last name are a paragraph of theirs.
    """
    start = min(signer.span.start for signer in tail.signers)
    end = max(signer.span.end for signer in tail.signers)
    address = reading.addresses.take(join(base, "signature"))
    recipients.children.append(Draft(NodeKind.SIGNATURE, "", address, Span(start, end)))
    rest = Span(end, recipients.span.end)
    if view(rest.of(reading.text)).strip("|-: "):
        address = counted_address(recipients, NodeKind.PARAGRAPH, recipients.address)
        recipients.children.append(
            Draft(NodeKind.PARAGRAPH, "", reading.addresses.take(address), rest)
        )
