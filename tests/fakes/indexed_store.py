"""A store in memory: documents made of lines, each line a passage of its own."""

from collections.abc import Sequence
from hashlib import sha256

from corpus.document import DocumentCard, DocumentId, NodeKind, Span
from corpus.passages import Passage, PassageId, passage_id


def card_of(name: str, **known: str) -> DocumentCard:
    """Return the card of an invented document; its id is the hash of its name."""
    return DocumentCard(
        id=DocumentId(sha256(name.encode()).hexdigest()),
        file_name=f"{name}.txt",
        number=known.get("number"),
        kind=known.get("kind"),
        title=known.get("title", name),
        place=known.get("place"),
        issued_on=None,
        agencies=(known["agency"],) if "agency" in known else (),
    )


def passages_of(
    card: DocumentCard, lines: Sequence[str], *, headings: tuple[str, ...] = ()
) -> list[Passage]:
    """Return a passage for each line, as if the lines followed each other in a text."""
    passages = []
    start = 0
    for number, line in enumerate(lines, 1):
        span = Span(start, start + len(line))
        start = span.end + 1
        passages.append(
            Passage(
                id=passage_id(card.id, span),
                document=card.id,
                address=str(number),
                kind=NodeKind.CLAUSE,
                span=span,
                text=line,
                headings=headings,
            )
        )
    return passages


class IndexedStoreInMemory:
    """Holds documents by id; the last edition put of each counts."""

    def __init__(self) -> None:
        self._editions: dict[DocumentId, tuple[DocumentCard, list[Passage], int]] = {}

    def put(self, card: DocumentCard, passages: list[Passage], *, version: int = 1) -> None:
        """Keep the document in place of its earlier edition."""
        self._editions[card.id] = (card, passages, version)

    def remove(self, document: DocumentId) -> None:
        """Forget the document."""
        del self._editions[document]

    def versions(self) -> dict[DocumentId, int]:
        """Return the version of each document."""
        return {document: version for document, (_, _, version) in self._editions.items()}

    def cards(self) -> list[DocumentCard]:
        """Return the cards in the order they were put."""
        return [card for card, _, _ in self._editions.values()]

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return the passages of one document."""
        return self._editions[document][1]

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return the passages in the order asked; unknown ones are left out."""
        known = {one.id: one for _, found, _ in self._editions.values() for one in found}
        return [known[one] for one in ids if one in known]
