"""Document -> HTML that says all of it, with the cited span marked in its place (pure).

The text content of the result is the document's text, character for character: markdown marks
are there, hidden. Nothing of the document becomes markup.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from bot.web.blocks import Block, Style, bars, blocks
from bot.web.markup import Run, runs
from corpus.document import Document, NodeKind, Span

_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading as the outline lists it."""

    anchor: str
    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """The body of a document as HTML, and its headings."""

    html: str
    outline: tuple[OutlineEntry, ...]


def render_document(document: Document, cited: Span | None = None) -> RenderedDocument:
    """Render the whole document; the first part of `cited` gets the id `cited`."""
    parts = blocks(document)
    hidden = (bar for block in parts for bar in bars(document.text, block))
    setter = _Setter(document.text, runs(document.text, _cuts(parts), cited, hidden))
    html = "".join(
        setter.table(list(group)) if tabular else "".join(map(setter.block, group))
        for tabular, group in groupby(parts, key=lambda block: block.style is Style.ROW)
    )
    outline = tuple(
        OutlineEntry(_anchor(block), block.depth, block.entry) for block in parts if block.entry
    )
    return RenderedDocument(html, outline)


def _cuts(parts: Sequence[Block]) -> Iterator[int]:
    for block in parts:
        yield block.span.end
        for cell in block.cells:
            yield cell.end


class _Setter:
    """Sets blocks one after another; takes the runs as it goes."""

    def __init__(self, text: str, pieces: Iterator[Run]) -> None:
        self._text = text
        self._pieces = pieces
        self._next = next(pieces, None)
        self._cited = False

    def block(self, block: Block) -> str:
        tag = "p"
        identity = f' id="{_anchor(block)}"' if block.entry else ""
        if block.style is Style.HEADING:
            tag = f"h{min(block.depth + 2, _DEEPEST_HEADING)}"
        style = f"{block.kind} {block.style} indent-{block.indent}{' opens' * block.opens}"
        return f'<{tag} class="{style}"{identity}>{self._inline(block.span.end)}</{tag}>'

    def table(self, rows: Sequence[Block]) -> str:
        lines = "".join(self._row(row) for row in rows)
        ruled = "ruled" if rows[0].kind is NodeKind.ROW else "plain"
        return (
            '<div class="table" role="region" aria-label="Bảng" tabindex="0">'
            f'<table class="{ruled}">{lines}</table></div>'
        )

    def _row(self, row: Block) -> str:
        tag, scope = ("th", ' scope="col"') if row.head else ("td", "")
        cells = (f"<{tag}{scope}>{self._inline(cell.end)}</{tag}>" for cell in row.cells)
        return f"<tr>{''.join(cells)}</tr>"

    def _inline(self, end: int) -> str:
        parts: list[str] = []
        for cited, group in groupby(self._take(end), key=lambda run: run.cited):
            pieces = list(group)
            html = "".join(self._run(piece) for piece in pieces)
            if cited and any(self._shows(piece) for piece in pieces):
                html = f"<mark{self._mark_attributes()}>{html}</mark>"
            parts.append(html)
        return "".join(parts)

    def _take(self, end: int) -> Iterator[Run]:
        while self._next and self._next.span.start < end:
            yield self._next
            self._next = next(self._pieces, None)

    def _mark_attributes(self) -> str:
        first, self._cited = not self._cited, True
        return ' id="cited" tabindex="-1"' if first else ""

    def _shows(self, piece: Run) -> bool:
        return not piece.hidden and bool(piece.span.of(self._text).strip())

    def _run(self, piece: Run) -> str:
        html = escape(piece.span.of(self._text))
        if piece.hidden:
            return f"<span hidden>{html}</span>"
        if piece.strong:
            html = f"<strong>{html}</strong>"
        return f"<em>{html}</em>" if piece.emphasis else html


def _anchor(block: Block) -> str:
    return f"d-{block.span.start}"
