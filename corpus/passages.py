"""Passages: the units that are indexed and cited."""

from dataclasses import dataclass
from typing import NewType

from corpus.document import DocumentId, NodeKind, Span

PassageId = NewType("PassageId", str)  # f"{document id, 16 digits}-{start}-{end}"
_MARK = 16  # digits


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest unit of a document that can stand as an answer; `text` is its own span only.

    `headings` are those above it, outermost first, in display form; they are context for
    search and never part of the quote. `side` is the unit that one of them names ("Các chi,
    đảng bộ"): whatever the passage says, it says of that unit.
    """

    id: PassageId
    document: DocumentId
    address: str
    kind: NodeKind
    span: Span
    text: str
    headings: tuple[str, ...] = ()
    side: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # all its fields would be hashed again at every look-up


def passage_id(document: DocumentId, span: Span) -> PassageId:
    """Return the id that the same span of the same bytes always gets."""
    return PassageId(f"{mark_of(document)}-{span.start}-{span.end}")


def mark_of(document: DocumentId) -> str:
    """Return what the ids of all passages of a document begin with."""
    return document[:_MARK]


def document_mark(passage: PassageId) -> str:
    """Return the mark of the document that a passage is of."""
    return passage.rsplit("-", 2)[0]
