"""Document tree -> the blocks a page is set in: headings, paragraphs, lines (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.document import Document, Node, NodeKind, Span

_LINE = re.compile(r"[^\n]*\n\s*|[^\n]+$")
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t\r]*\n)[\s\S])+\s*|\s+")
_HEADED = {
    NodeKind.ATTACHMENT,
    NodeKind.APPENDIX,
    NodeKind.PART,
    NodeKind.CHAPTER,
    NodeKind.SECTION,
    NodeKind.ARTICLE,
    NodeKind.CLAUSE,
}
_KEEP_LINES = {
    NodeKind.LETTERHEAD,
    NodeKind.ADDRESSEES,
    NodeKind.SIGNATURE,
    NodeKind.RECIPIENTS,
    NodeKind.TABLE,
    NodeKind.ROW,
}
_LONGEST_HEADING = 160
_INDENTED = {NodeKind.POINT: 1, NodeKind.DASH: 1, NodeKind.PLUS: 2}


class Style(StrEnum):
    """How a block is set."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document set on its own; the blocks of a document cover all its text.

    `level` is a heading's depth (0 outermost) and otherwise how far the block is indented.
    """

    style: Style
    kind: NodeKind
    span: Span
    level: int = 0
    label: str = ""  # of the node, for a heading that is nothing but its label


def blocks(document: Document) -> list[Block]:
    """Return the blocks in reading order; white space belongs to the block before it."""
    covered: list[Block] = []
    for block in _all_blocks(document):
        if covered and not block.span.of(document.text).strip():
            last = covered[-1]
            covered[-1] = replace(last, span=Span(last.span.start, block.span.end))
        else:
            covered.append(block)
    return covered


def _all_blocks(document: Document) -> Iterator[Block]:
    root = document.root
    length = len(document.text)
    if root.span.start > 0:
        yield Block(Style.PARAGRAPH, root.kind, Span(0, root.span.start))
    yield from _node_blocks(document, root, depth=0)
    if root.span.end < length:
        yield Block(Style.PARAGRAPH, root.kind, Span(root.span.end, length))


def _node_blocks(document: Document, node: Node, depth: int) -> Iterator[Block]:
    headed = is_heading(node)
    position = node.span.start
    for child in (*node.children, None):
        stop = child.span.start if child else node.span.end
        if stop > position:
            first = position == node.span.start
            yield from _own_blocks(document, node, Span(position, stop), depth if first else None)
        if child:
            yield from _node_blocks(document, child, depth + headed)
            position = child.span.end


def _own_blocks(document: Document, node: Node, gap: Span, depth: int | None) -> Iterator[Block]:
    if depth is not None and node.heading and is_heading(node):
        end = min(node.heading.span.end, gap.end)
        yield Block(Style.HEADING, node.kind, Span(gap.start, end), depth, node.label)
        if end < gap.end:
            yield Block(Style.PARAGRAPH, node.kind, Span(end, gap.end))
    elif node.kind in _KEEP_LINES:
        yield from _split(document.text, node.kind, gap, _LINE, Style.LINE)
    elif node.kind is NodeKind.TITLE:
        yield from _title_blocks(document, gap)
    elif node.kind is NodeKind.DOCUMENT:
        yield from _split(document.text, node.kind, gap, _PARAGRAPH, Style.PARAGRAPH)
    else:
        yield Block(Style.PARAGRAPH, node.kind, gap, _INDENTED.get(node.kind, 0))


def is_heading(node: Node) -> bool:
    """Return whether the node's heading is a title rather than a sentence that leads in a list."""
    if node.heading is None or node.kind not in _HEADED:
        return False
    text = node.heading.text
    if node.kind is NodeKind.CLAUSE:
        return bool(node.children) and len(text) <= _LONGEST_HEADING and text[-1:] not in ":;.,"
    return True


def _split(
    text: str, kind: NodeKind, gap: Span, pattern: re.Pattern[str], style: Style
) -> Iterator[Block]:
    for found in pattern.finditer(text, gap.start, gap.end):
        yield Block(style, kind, Span(*found.span()))


def _title_blocks(document: Document, gap: Span) -> Iterator[Block]:
    """Set the kind apart from the title: "KẾ HOẠCH", then what it is about."""
    starts = [reading.span.start for reading in (document.kind, document.title) if reading]
    cuts = [start for start in sorted(starts)[1:] if gap.start < start < gap.end]
    for start, end in zip([gap.start, *cuts], [*cuts, gap.end], strict=True):
        yield Block(Style.PARAGRAPH, NodeKind.TITLE, Span(start, end))
