"""Citations of passages, of the headings above them and of titles, made from the library."""

from collections.abc import Callable, Mapping

from bot.citations import Citation
from bot.labels import document_label
from corpus.document import Document, DocumentCard, DocumentId, Node, NodeKind, Span
from corpus.passages import Passage
from corpus.text import fold

HEAD = frozenset({"header", "title"})  # where a document says what it is called


class Citing:
    """Makes the citations of one question's findings."""

    def __init__(
        self,
        cards: Mapping[DocumentId, DocumentCard],
        document: Callable[[DocumentId], Document | None],
    ) -> None:
        self._cards = cards
        self._document = document

    def passage(self, passage: Passage) -> Citation:
        """Return the citation of a whole passage."""
        return self._cite(passage.document, passage.address, passage.span, passage.text)

    def side(self, passage: Passage) -> Citation | None:
        """Return the citation of the heading that names the passage's side.

        None when the passage names it itself or no heading above it does.
        """
        side = fold(passage.side or "")
        if not side or side in fold(passage.text):
            return None
        return self._heading(
            passage,
            lambda node: node.heading is not None and side in fold(node.heading.text),
        )

    def columns(self, passage: Passage) -> Citation | None:
        """Return the citation of the line that names the columns of the passage's table."""
        return self._heading(passage, lambda node: node.kind is NodeKind.TABLE)

    def _heading(self, passage: Passage, wanted: Callable[[Node], bool]) -> Citation | None:
        """Return the citation of the first wanted heading above the passage."""
        document = self._document(passage.document)
        for node in document.root.walk() if document else ():
            above = passage.address.startswith(f"{node.address}.")
            if document and above and node.heading and wanted(node):
                span = node.heading.span
                return self._cite(passage.document, node.address, span, span.of(document.text))
        return None

    def name(self, document: DocumentId) -> tuple[str, tuple[Citation, ...]]:
        """Return what the document is called, and the places at its head where that is printed."""
        label = document_label(self._cards[document])
        read = self._document(document)
        if read is None:
            return label, ()
        head = [node for node in read.root.children if node.address in HEAD]
        return label, tuple(
            self._cite(document, node.address, node.span, node.span.of(read.text)) for node in head
        )

    def words(self, document: DocumentId, span: Span) -> Citation | None:
        """Return the citation of words anywhere in a document; None when it is gone."""
        read = self._document(document)
        if read is None or document not in self._cards:
            return None
        around = [n for n in read.root.walk() if n.span.start <= span.start < n.span.end]
        return self._cite(document, around[-1].address, span, span.of(read.text))

    def text(self, document: DocumentId) -> str:
        """Return the document's text, empty for one that is gone."""
        read = self._document(document)
        return read.text if read else ""

    def _cite(self, document: DocumentId, address: str, span: Span, quote: str) -> Citation:
        card = self._cards[document]
        return Citation(
            document=document,
            file_name=card.file_name,
            number=card.number,
            title=card.title,
            address=address,
            quote=quote,
            start=span.start,
            end=span.end,
        )
