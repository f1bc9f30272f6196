"""Blocks of a body hung into a tree: items under their headings, paragraphs where they belong."""

import re
from collections.abc import Sequence

from corpus.document import Located, NodeKind, Span
from corpus.forms import BASIS, CLOSING, is_capitals
from corpus.parsing.blocks import Block
from corpus.parsing.drafts import (
    Addresses,
    Draft,
    close_upward,
    counted_address,
    join,
    marked_address,
    node_kind,
)
from corpus.parsing.grid import RowRole, Table
from corpus.parsing.lines import after_solid, located
from corpus.parsing.marks import TITLED, Mark, MarkType
from corpus.text import display

HEADING_LENGTH = 300  # a longer lead is running text; what stands before its last ":" is kept
_LONGEST_LEAD = 2000  # characters of source looked at for a heading
_SENTENCE = re.compile(r"[.!?]\s+(?=[^\s\da-z])|;\s+(?=\w)")


class TreeBuilder:
    """Hangs the blocks of one section (the document, an attachment) under its root."""

    def __init__(self, text: str, root: Draft, prefix: str, addresses: Addresses) -> None:
        self._text = text
        self._root = root
        self._prefix = prefix
        self._addresses = addresses

    def add_body(self, blocks: Sequence[Block]) -> None:
        """Hang numbered items, dashes, tables and loose paragraphs."""
        path = [self._root]
        following = _next_marks(blocks)
        for index, block in enumerate(blocks):
            if block.mark:
                del path[block.depth + 1 :]
                path.append(self._add_item(path[-1], block, block.mark))
                close_upward(path, block.span.end)
            else:
                at = self._place(path, block, following[index], last=index == len(blocks) - 1)
                del path[at + 1 :]
                self._add_loose(path[-1], block)
                close_upward(path, block.span.end)
        self._set_headings(self._root)

    def add_preamble(self, blocks: Sequence[Block]) -> None:
        """Hang the legal bases and the sentences that lead in."""
        span = Span(blocks[0].span.start, blocks[-1].span.end)
        address = self._addresses.take(join(_own(self._root), "preamble"))
        preamble = Draft(NodeKind.PREAMBLE, "", address, span)
        for block in blocks:
            if block.table:
                self._add_loose(preamble, block)
                continue
            kind = NodeKind.BASIS if BASIS.match(block.view) else NodeKind.PARAGRAPH
            wanted = counted_address(preamble, kind, address)
            child = Draft(kind, "", self._addresses.take(wanted), block.span)
            if block.leads_in:
                child.heading = _announced(self._text, block.span)
            preamble.children.append(child)
        self._root.children.append(preamble)

    def _add_item(self, parent: Draft, block: Block, mark: Mark) -> Draft:
        address = self._addresses.take(marked_address(parent, mark, self._prefix))
        draft = Draft(node_kind(mark), mark.label, address, block.span, mark=mark)
        solid = len(block.view[: mark.length].replace(" ", ""))
        start = after_solid(self._text, block.span, solid)
        draft.lead = Span(start, block.span.end)
        parent.children.append(draft)
        return draft

    def _add_loose(self, parent: Draft, block: Block) -> None:
        base = self._prefix if parent is self._root else parent.address
        kind = NodeKind.TABLE if block.table else NodeKind.PARAGRAPH
        address = self._addresses.take(counted_address(parent, kind, base))
        draft = Draft(kind, "", address, block.span)
        if block.table:
            self._add_rows(draft, block.table)
        elif block.leads_in:
            draft.heading = _announced(self._text, block.span)
        parent.children.append(draft)

    def _add_rows(self, draft: Draft, table: Table) -> None:
        """Hang the rows; one that says what others are has a heading, one that tells has none."""
        if table.columns:
            draft.heading = Located(" | ".join(table.columns), table.rows[0].span)
        for row in table.rows:
            wanted = counted_address(draft, NodeKind.ROW, draft.address)
            child = Draft(NodeKind.ROW, "", self._addresses.take(wanted), row.span)
            if row.role is not RowRole.DATA:
                words = " ".join(display(cell.of(self._text)) for cell in row.cells)
                child.heading = Located(words, row.span)
            draft.children.append(child)

    def _place(self, path: list[Draft], block: Block, following: int | None, *, last: bool) -> int:
        """Return how far down `path` the node is that a paragraph belongs to."""
        at = len(path) - 1
        if block.quoted or block.table:
            return at
        if following is None and (last or CLOSING.match(block.view)) and _closes(block):
            while at and (mark := path[at].mark) and mark.type not in TITLED:
                at -= 1
            return at
        while at and (mark := path[at].mark) and mark.type > MarkType.DECIMAL:
            if following is not None and following >= at - 1:
                break
            at -= 1
        return at

    def _set_headings(self, root: Draft) -> None:
        """Keep as headings what reads as one, now that it is known what stands below."""
        stack = [root]
        while stack:
            draft = stack.pop()
            stack.extend(draft.children)
            if draft.lead and draft.lead.start < draft.lead.end:
                draft.heading = _item_heading(self._text, draft, draft.lead)


def _own(root: Draft) -> str:
    return root.address if root.kind is NodeKind.ATTACHMENT else ""


def _next_marks(blocks: Sequence[Block]) -> list[int | None]:
    """Return for each block how deep the next marked block stands, None after the last."""
    found: list[int | None] = [None] * len(blocks)
    depth: int | None = None
    for index in range(len(blocks) - 1, -1, -1):
        found[index] = depth
        if blocks[index].mark:
            depth = blocks[index].depth
    return found


def _closes(block: Block) -> bool:
    return bool(CLOSING.match(block.view)) or block.view.rstrip("”\"' ").endswith(("./.", "/."))


def _item_heading(text: str, draft: Draft, span: Span) -> Located | None:
    """Return an item's title or the sentence that leads in what stands below it."""
    titled = draft.mark is not None and draft.mark.type in TITLED
    if not (draft.children or titled):
        return None
    if span.end - span.start > _LONGEST_LEAD:
        return _last_sentence(text, span)
    lead = located(text, span)
    if titled and (is_capitals(lead.text) or (draft.children and not _is_sentence(lead.text))):
        return lead if len(lead.text) <= 2 * HEADING_LENGTH else _lead(text, lead)
    if not draft.children:
        return None
    if lead.text.endswith((":", ")")) or not lead.text.endswith((".", ";", "/.")):
        return _lead(text, lead)
    return None if _is_sentence(lead.text) else lead


def _announced(text: str, span: Span) -> Located | None:
    if span.end - span.start > _LONGEST_LEAD:
        return _last_sentence(text, span)
    return _lead(text, located(text, span))


def _is_sentence(lead: str) -> bool:
    """Whether a lead is running text, which a heading with a full stop behind it is not."""
    return lead.endswith((".", ";")) and (len(lead) > 120 or bool(_SENTENCE.search(lead)))


def _lead(text: str, lead: Located) -> Located | None:
    """Return the sentence that leads in a list: the last one of a long lead."""
    return lead if len(lead.text) <= HEADING_LENGTH else _last_sentence(text, lead.span)


def _last_sentence(text: str, span: Span) -> Located | None:
    """Return the last sentence where it announces a list and is short enough for a heading."""
    start = max(span.start, span.end - _LONGEST_LEAD)
    starts = [match.end() for match in _SENTENCE.finditer(text, start, span.end)]
    if not starts:
        return None
    shown = located(text, Span(starts[-1], span.end))
    announces = shown.text.endswith(":") and len(shown.text) <= HEADING_LENGTH
    return shown if announces else None
