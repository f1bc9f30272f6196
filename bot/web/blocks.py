"""Document tree -> the blocks a page is set in: headings, paragraphs, lines, rows (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from corpus.document import Document, Node, NodeKind, Span
from corpus.text import display

_LINE_END = re.compile(r"\n\s*")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*")
_BAR = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"[\s|:-]*")
_FIRST_COLUMN = re.compile(r"[\s|*]*(?:S\.?T\.?T|T\.?T|Số TT|Số thứ tự)[\s|*]", re.IGNORECASE)

_TITLED = {
    NodeKind.ATTACHMENT,
    NodeKind.APPENDIX,
    NodeKind.PART,
    NodeKind.CHAPTER,
    NodeKind.SECTION,
}
_PERHAPS_TITLED = {NodeKind.ARTICLE, NodeKind.CLAUSE}
_KEEP_LINES = {
    NodeKind.LETTERHEAD,
    NodeKind.ADDRESSEES,
    NodeKind.SIGNATURE,
    NodeKind.RECIPIENTS,
    NodeKind.TABLE,
    NodeKind.ROW,
}
_INDENT = {NodeKind.POINT: 1, NodeKind.DASH: 1, NodeKind.PLUS: 2}
_LONGEST_TITLE = 160
_LONGEST_ENTRY = 120


class Style(StrEnum):
    """How a block is set."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINE = "line"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document set on its own; the blocks of a document cover all its text.

    `entry` is what the outline calls it, empty for what the outline leaves out; `depth` counts
    the headings above it. `cells` cover a row; those of a `head` say what the columns are.
    """

    style: Style
    kind: NodeKind
    span: Span
    indent: int = 0
    depth: int = 0
    entry: str = ""
    cells: tuple[Span, ...] = ()
    head: bool = False
    opens: bool = False  # the first of the lines that a node keeps


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a node says itself before, between and after its children."""

    node: Node
    span: Span
    depth: int

    @property
    def first(self) -> bool:
        return self.span.start == self.node.span.start


def blocks(document: Document) -> list[Block]:
    """Return the blocks in reading order; white space belongs to the block before it."""
    covered: list[Block] = []
    for block in _all_blocks(document):
        own = block.span.of(document.text)
        if covered and (not own.strip() or _is_table_rule(covered[-1], own)):
            covered[-1] = _stretched(covered[-1], block.span.end)
        else:
            covered.append(block)
    return covered


def bars(text: str, block: Block) -> Iterator[Span]:
    """Yield the bars that part the cells of a row."""
    if block.style is Style.ROW:
        for found in _BAR.finditer(text, block.span.start, block.span.end):
            yield Span(*found.span())


def _is_table_rule(last: Block, own: str) -> bool:
    return last.style is Style.ROW and "---" in own and _TABLE_RULE.fullmatch(own) is not None


def _stretched(block: Block, end: int) -> Block:
    cells = block.cells
    if cells:
        cells = (*cells[:-1], Span(cells[-1].start, end))
    return replace(block, span=Span(block.span.start, end), cells=cells)


def _all_blocks(document: Document) -> Iterator[Block]:
    root = document.root
    whole = replace(root, span=Span(0, len(document.text)))
    pending: list[tuple[Node, int] | _Stretch] = [(whole, 0)]
    while pending:
        item = pending.pop()
        if isinstance(item, _Stretch):
            yield from _own_blocks(document, item)
        else:
            pending.extend(reversed(list(_opened(*item))))


def _opened(node: Node, depth: int) -> Iterator[tuple[Node, int] | _Stretch]:
    below = depth + is_titled(node)
    position = node.span.start
    for child in node.children:
        if child.span.start > position:
            yield _Stretch(node, Span(position, child.span.start), depth)
        yield child, below
        position = child.span.end
    if node.span.end > position:
        yield _Stretch(node, Span(position, node.span.end), depth)


def is_titled(node: Node) -> bool:
    """Return whether the node has a title, not just words or a sentence that leads in a list."""
    if node.kind in _TITLED:
        return True
    if node.kind not in _PERHAPS_TITLED or node.heading is None:
        return False
    title = node.heading.text
    return bool(node.children) and len(title) <= _LONGEST_TITLE and title[-1:] not in ":;.,/"


def _own_blocks(document: Document, own: _Stretch) -> Iterator[Block]:
    node = own.node
    if node.kind in _KEEP_LINES:
        yield from _lines(document.text, own)
    elif node.kind is NodeKind.TITLE:
        yield from _title(document, own)
    elif node.kind is NodeKind.DOCUMENT:
        for span in _split(document.text, own.span, _PARAGRAPH_END):
            yield Block(Style.PARAGRAPH, node.kind, span)
    elif own.first and node.heading and is_titled(node):
        end = min(node.heading.span.end, own.span.end)
        yield _heading(document.text, node.kind, Span(own.span.start, end), own.depth)
        if end < own.span.end:
            yield Block(Style.PARAGRAPH, node.kind, Span(end, own.span.end))
    else:
        entry = node.label if own.first and node.kind is NodeKind.ARTICLE else ""
        indent = _INDENT.get(node.kind, 0)
        yield Block(Style.PARAGRAPH, node.kind, own.span, indent, own.depth, entry)


def _heading(text: str, kind: NodeKind, span: Span, depth: int) -> Block:
    entry = display(span.of(text))
    if len(entry) > _LONGEST_ENTRY:
        entry = entry[:_LONGEST_ENTRY].rsplit(" ", 1)[0] + "…"
    return Block(Style.HEADING, kind, span, depth=depth, entry=entry)


def _title(document: Document, own: _Stretch) -> Iterator[Block]:
    """Set the kind apart from what the document is about; an attachment's title is a heading."""
    if own.depth:
        yield _heading(document.text, NodeKind.TITLE, own.span, own.depth - 1)
        return
    starts = [reading.span.start for reading in (document.kind, document.title) if reading]
    cuts = [start for start in sorted(starts)[1:] if own.span.start < start < own.span.end]
    for start, end in pairwise([own.span.start, *cuts, own.span.end]):
        yield Block(Style.PARAGRAPH, NodeKind.TITLE, Span(start, end))


def _lines(text: str, own: _Stretch) -> Iterator[Block]:
    kind = own.node.kind
    for span in _split(text, own.span, _LINE_END):
        cells = _cells(text, span)
        if len(cells) > 1:
            head = kind is NodeKind.ROW and _FIRST_COLUMN.match(span.of(text)) is not None
            yield Block(Style.ROW, kind, span, cells=cells, head=head)
        else:
            opens = own.first and span.start == own.span.start
            yield Block(Style.LINE, kind, span, opens=opens)


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    """Cover a line with its cells, each with the bar after it; a bar at the edge parts nothing."""
    words = line.of(text)
    first = line.start + len(words) - len(words.lstrip())
    last = line.start + len(words.rstrip())
    cuts = [
        found.end()
        for found in _BAR.finditer(text, line.start, line.end)
        if first < found.start() and found.end() < last
    ]
    return tuple(Span(*pair) for pair in pairwise([line.start, *cuts, line.end]))


def _split(text: str, span: Span, ending: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for found in ending.finditer(text, span.start, span.end):
        yield Span(start, found.end())
        start = found.end()
    if start < span.end:
        yield Span(start, span.end)
