"""Document -> Passages: the smallest units that can stand as an answer (pure)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Document, Node, NodeKind, Span
from corpus.forms import is_capitals
from corpus.parsing.lines import view
from corpus.parsing.sides import find_side
from corpus.passages import Passage, passage_id
from corpus.text import display

LONGEST = 1500  # characters; a longer paragraph is split at the ends of its sentences
HEADING = 400  # characters of running text that are kept as a heading
_SENTENCE_END = re.compile(r"(?<=[.;!?…:])[\"”’)*_]*\s+(?=\S)")
_BOLD_LEAD = re.compile(r"[\s#*]*\*\*(?:[^*\n]{0,12}?\.\s*)?(?P<name>[^*\n]{3,160})\*\*")
_TALKING = 60  # a lead at least this long says something besides naming what follows
_HEADED = frozenset({NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.ARTICLE})
_APART = _HEADED | {NodeKind.SIGNATURE, NodeKind.RECIPIENTS, NodeKind.APPENDIX, NodeKind.ATTACHMENT}
_ITEMS = frozenset(
    {
        NodeKind.ARTICLE,
        NodeKind.CLAUSE,
        NodeKind.SUBCLAUSE,
        NodeKind.POINT,
        NodeKind.DASH,
        NodeKind.PLUS,
    }
)
_FIELD = re.compile(r"[^:.;]{3,50}:\s+\S")
_WHOLE = frozenset({NodeKind.RECIPIENTS, NodeKind.ADDRESSEES, NodeKind.TITLE, NodeKind.ROW})


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands over a node: the headings it is read under and the side they name."""

    headings: tuple[str, ...] = ()
    side: str | None = None


def split(document: Document) -> list[Passage]:
    """Return the passages of a document in reading order, each with a span of its own."""
    passages: list[Passage] = []
    stack = [(document.root, _Above())]
    while stack:
        node, above = stack.pop()
        below = _under(document, node, above)
        passages.extend(_own(document, node, above, below))
        stack.extend(reversed(_children(document, node, below)))
    return passages


def _children(document: Document, node: Node, below: _Above) -> list[tuple[Node, _Above]]:
    """Return the children with what stands over them; a sentence that leads in goes on."""
    children: list[tuple[Node, _Above]] = []
    lead: str | None = None
    after = _beside(document, node, below)
    for child in node.children:
        if node.kind is NodeKind.RECIPIENTS and child.kind is not NodeKind.SIGNATURE:
            continue  # part of the recipients' own passage
        if child.kind in _APART:
            lead = None
        if child.kind in (NodeKind.PARAGRAPH, NodeKind.PREAMBLE):
            over = replace(below, side=None) if _speaks_for_all(node, child) else after
            children.append((child, over))
            lead = _lead_in(child) or _first_words(document, node, child)
            continue
        over = replace(below, headings=(*below.headings, lead)) if lead else below
        if child.kind is NodeKind.TITLE and node.heading:
            over = replace(below, headings=below.headings[:-1])  # it is that heading
        children.append((child, over))
        if child.kind is NodeKind.ROW and child.heading:
            lead = _group(node, child)
    return children


def _beside(document: Document, node: Node, below: _Above) -> _Above:
    """Return what stands over the paragraphs of an item: its unit only where it names one apart.

    An item that is a whole sentence ("Công an xã tuần tra.") has said what that unit does; what a
    paragraph without a mark after it says ("Vướng mắc phản ánh về …") may be of anybody.
    """
    side = _side(document, node) if node.kind in _ITEMS and node.children else None
    if side is None:
        return below
    said = display(_own_span(node).of(document.text)).rstrip('”"’) ')
    if not said.endswith(".") or said.rstrip(" .").endswith(side):
        return below
    headings = below.headings[:-1] if _heading(document, node) else below.headings
    return _Above(headings)


def _group(table: Node, row: Node) -> str | None:
    """Return the title that a row gives to the rows below it; the header is the table's own."""
    is_header = table.heading is not None and row.span.start < table.heading.span.end
    return row.heading.text if row.heading and not is_header else None


def _first_words(document: Document, node: Node, child: Node) -> str | None:
    """Return what an item says in a paragraph of its own before the points under it."""
    if node.kind not in _ITEMS or child is not node.children[0] or len(node.children) == 1:
        return None
    if node.children[1].kind not in _ITEMS:
        return None
    return _shortened(child.span.of(document.text), "")


def _speaks_for_all(node: Node, child: Node) -> bool:
    return node.kind is NodeKind.DOCUMENT and child.kind is NodeKind.PARAGRAPH


def _lead_in(node: Node) -> str | None:
    last = node.children[-1] if node.children else node
    if last.kind is NodeKind.PARAGRAPH and last.heading:
        return last.heading.text
    return None


def _under(document: Document, node: Node, above: _Above) -> _Above:
    headings = above.headings
    if heading := _heading(document, node):
        headings = (*headings, heading)
    return _Above(headings, _side(document, node) or above.side)


def _heading(document: Document, node: Node) -> str | None:
    """Return what a node's children are read under: its title, else what the item itself says."""
    if node.kind is NodeKind.PARAGRAPH or (node.kind is NodeKind.ROW and not node.children):
        return None
    if node.heading:
        return node.heading.text
    if node.kind not in _ITEMS or not node.children:
        return None
    return _shortened(_own_span(node).of(document.text), node.label) or None


def _shortened(words: str, label: str) -> str:
    """Return running text as a heading: display form, cut after about HEADING characters."""
    shown = _without_label(display(words[: 4 * HEADING]), label)
    if len(shown) <= HEADING:
        return shown
    return shown[:HEADING].rsplit(" ", 1)[0].rstrip(" ,;:-–") + " …"


def _side(document: Document, node: Node) -> str | None:
    if node.kind in _WHOLE or node.kind in (NodeKind.SIGNATURE, NodeKind.LETTERHEAD):
        return None
    if node.heading and node.kind is not NodeKind.PARAGRAPH:
        return find_side(node.heading.text, heading=True)
    if node.kind is NodeKind.DOCUMENT:
        return None
    raw = _own_span(node).of(document.text)[:400]
    if bold := _BOLD_LEAD.match(raw):
        return find_side(display(bold["name"]), heading=True)
    return find_side(_without_label(display(raw), node.label), heading=False)


def _without_label(shown: str, label: str) -> str:
    if label and shown[: len(label)].lower() == label.lower():
        shown = shown[len(label) :].lstrip(" .):/-–")
    return shown.lstrip("-–+• ")


def _own_span(node: Node) -> Span:
    """Return what the node says itself, before its first child."""
    if not node.children:
        return node.span
    return Span(node.span.start, node.children[0].span.start)


def _own(document: Document, node: Node, above: _Above, below: _Above) -> Iterator[Passage]:
    pieces = [piece for span in _spans(document, node) for piece in _pieces(document.text, span)]
    for index, span in enumerate(pieces):
        address = node.address if index == 0 else f"{node.address}#{index + 1}"
        yield Passage(
            passage_id(document.id, span),
            document.id,
            address,
            node.kind,
            span,
            span.of(document.text),
            above.headings,
            below.side,
        )


def _spans(document: Document, node: Node) -> list[Span]:
    """Return what of a node can stand as an answer."""
    if node.kind is NodeKind.LETTERHEAD:
        return _letterhead(document, node)
    if node.kind is NodeKind.SIGNATURE:
        return _signatures(document, node)
    if node.kind is NodeKind.RECIPIENTS:
        return [node.span]  # with the signature that stands beside them
    if node.kind is NodeKind.ROW and node.heading:
        return []  # it says what other rows are, and they carry it
    if node.children and not _says_something(document, node):
        return []
    return [_trimmed(document.text, _own_span(node))]


def _says_something(document: Document, node: Node) -> bool:
    """Whether a node with children has words of its own that can stand as an answer."""
    if node.kind in (NodeKind.DOCUMENT, NodeKind.PREAMBLE, NodeKind.TABLE):
        return False
    own = _own_span(node).of(document.text)
    shown = _without_label(display(own), node.label)
    if not shown or is_capitals(shown):
        return False
    if node.heading is None or "(" in shown:
        return len(shown.split()) > 3
    if shown.endswith(".") and node.kind in (NodeKind.DASH, NodeKind.PLUS):
        return len(shown.split()) > 2  # a sentence of its own, whatever stands below it
    if shown.endswith((":", ".", ";")):
        return len(shown.split()) > 7
    return node.kind not in _HEADED and len(shown) >= _TALKING and _has_fields(document, node)


def _has_fields(document: Document, node: Node) -> bool:
    """Whether dashes or fields ("Thời gian: …") stand below: what they say is of the lead."""
    first = node.children[0]
    if first.kind in (NodeKind.DASH, NodeKind.PLUS):
        return True
    shown = display(first.span.of(document.text)[:120])
    return bool(_FIELD.match(_without_label(shown, first.label)))


def _letterhead(document: Document, node: Node) -> list[Span]:
    """Return the block from the number to the date, and the agencies above it if any."""
    known = [
        found.span
        for found in (document.number, document.place, document.issued, document.title)
        if found and node.span.start <= found.span.start and found.span.end <= node.span.end
    ]
    if not known:
        return [node.span]
    text = document.text
    start = text.rfind("\n", node.span.start, min(span.start for span in known)) + 1
    start = max(start, node.span.start)
    end = max(span.end for span in known)
    block = _trimmed(text, Span(start, max(end, _line_end(text, end, node.span.end))))
    rest = [
        _trimmed(text, Span(node.span.start, start)),
        _trimmed(text, Span(block.end, node.span.end)),
    ]
    return [block, *(span for span in rest if view(span.of(text)))]


def _line_end(text: str, at: int, limit: int) -> int:
    end = text.find("\n", at, limit)
    return limit if end < 0 else end


def _signatures(document: Document, node: Node) -> list[Span]:
    """Return each signature of a block that holds several; signers stand in the text's order."""
    signers = document.signers
    first = bisect_left(signers, node.span.start, key=lambda signer: signer.span.start)
    inside: list[Span] = []
    while first < len(signers) and signers[first].span.end <= node.span.end:
        inside.append(signers[first].span)
        first += 1
    return inside if len(inside) > 1 else [node.span]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield spans of at most about LONGEST characters, cut where a sentence or word ends."""
    start = span.start
    while span.end - start > LONGEST:
        cut = _cut(text, start, min(start + LONGEST, span.end))
        yield from _not_blank(text, Span(start, cut))
        start = cut
    yield from _not_blank(text, Span(start, span.end))


def _not_blank(text: str, span: Span) -> Iterator[Span]:
    trimmed = _trimmed(text, span)
    if trimmed.end > trimmed.start:
        yield trimmed


def _cut(text: str, start: int, limit: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if ends and ends[-1] - start >= LONGEST // 4:
        return ends[-1]
    space = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
    return space + 1 if space > start else limit
