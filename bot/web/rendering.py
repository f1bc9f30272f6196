"""Document -> HTML that says all of it, with the cited span marked in its place (pure).

The text content of the result is the document's text, character for character: markdown marks
are there, hidden. Nothing of the document becomes markup.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from bot.web.blocks import Block, Style, blocks
from bot.web.markup import Run, runs
from corpus.document import Document, NodeKind, Span
from corpus.text import display

_OUTLINED = {
    NodeKind.ATTACHMENT,
    NodeKind.APPENDIX,
    NodeKind.PART,
    NodeKind.CHAPTER,
    NodeKind.SECTION,
    NodeKind.ARTICLE,
    NodeKind.CLAUSE,
}
_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading as the outline lists it."""

    anchor: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """The body of a document as HTML, and its headings."""

    html: str
    outline: tuple[OutlineEntry, ...]


def render_document(document: Document, cited: Span | None = None) -> RenderedDocument:
    """Render the whole document; the first part of `cited` gets the id `cited`."""
    parts = blocks(document)
    cuts = (edge for block in parts for edge in (block.span.start, block.span.end))
    pieces = runs(document.text, cuts, cited)
    setter = _Setter(document.text)
    html = "".join(setter.block(block, own) for block, own in _by_block(parts, pieces))
    outline = tuple(
        OutlineEntry(_anchor(block), block.level, display(block.span.of(document.text)))
        for block in parts
        if block.style is Style.HEADING and block.kind in _OUTLINED
    )
    return RenderedDocument(html, outline)


def _by_block(parts: Sequence[Block], pieces: Iterator[Run]) -> Iterator[tuple[Block, list[Run]]]:
    piece = next(pieces, None)
    for block in parts:
        own: list[Run] = []
        while piece and piece.span.start < block.span.end:
            own.append(piece)
            piece = next(pieces, None)
        yield block, own


class _Setter:
    """Sets blocks one after another; knows whether the cited place has begun."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cited = False

    def block(self, block: Block, own: Sequence[Run]) -> str:
        tag = "p"
        attributes = f'class="{block.kind} {block.style} level-{block.level}"'
        if block.style is Style.HEADING:
            tag = f"h{min(block.level + 2, _DEEPEST_HEADING)}"
            attributes += f' id="{_anchor(block)}"'
        return f"<{tag} {attributes}>{self._inline(own)}</{tag}>"

    def _inline(self, own: Sequence[Run]) -> str:
        parts: list[str] = []
        for cited, group in groupby(own, key=lambda run: run.cited):
            runs_here = list(group)
            html = "".join(self._run(run) for run in runs_here)
            if cited and any(self._shows(run) for run in runs_here):
                html = f"<mark{self._mark_attributes()}>{html}</mark>"
            parts.append(html)
        return "".join(parts)

    def _mark_attributes(self) -> str:
        first, self._cited = not self._cited, True
        return ' id="cited" tabindex="-1"' if first else ""

    def _shows(self, run: Run) -> bool:
        return not run.hidden and bool(run.span.of(self._text).strip())

    def _run(self, run: Run) -> str:
        html = escape(run.span.of(self._text))
        if run.hidden:
            return f"<span hidden>{html}</span>"
        if run.strong:
            html = f"<strong>{html}</strong>"
        return f"<em>{html}</em>" if run.emphasis else html


def _anchor(block: Block) -> str:
    return f"d-{block.span.start}"
