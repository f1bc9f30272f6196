"""Documents and passages as rows of the store, and rows as what they were."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from corpus.document import Document, DocumentCard, DocumentId, Located, NodeKind, Span
from corpus.passages import Passage, PassageId


def document_row(document: Document) -> dict[str, Any]:
    """Return what the row of a document says of its words; how it came in is not in it."""
    return {
        "id": document.id,
        "text": document.text,
        "number": _text(document.number),
        "kind": _text(document.kind),
        "title": _text(document.title) or _text(document.kind) or document.file_name,
        "place": _text(document.place),
        "issued_on": document.issued_on,
        "agencies": [agency.text for agency in document.agencies],
    }


def _text(reading: Located | None) -> str | None:
    return None if reading is None else reading.text


def card_of(row: Row[Any]) -> DocumentCard:
    """Return the card of a row of `documents`."""
    return DocumentCard(
        id=DocumentId(row.id),
        file_name=row.file_name,
        number=row.number,
        kind=row.kind,
        title=row.title,
        place=row.place,
        issued_on=row.issued_on,
        agencies=tuple(row.agencies),
    )


def passage_rows(found: Sequence[Passage]) -> Iterator[dict[str, Any]]:
    """Yield a row for each passage of a document, which are in reading order."""
    for ordinal, passage in enumerate(found):
        yield {
            "id": passage.id,
            "document": passage.document,
            "ordinal": ordinal,
            "address": passage.address,
            "kind": passage.kind,
            "start": passage.span.start,
            "end": passage.span.end,
            "text": passage.text,
            "headings": list(passage.headings),
            "side": passage.side,
        }


def passage_of(row: Row[Any]) -> Passage:
    """Return the passage of a row of `passages`."""
    return Passage(
        id=PassageId(row.id),
        document=DocumentId(row.document),
        address=row.address,
        kind=NodeKind(row.kind),
        span=Span(row.start, row.end),
        text=row.text,
        headings=tuple(row.headings),
        side=row.side,
    )
