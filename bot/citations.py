"""Citations: the proof an answer carries, in the shape of the contract."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpus.document import DocumentId


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a document; `quote` is exactly `text[start:end]` of the extracted text."""

    document: DocumentId  # the file's SHA-256
    file_name: str
    number: str | None
    title: str
    address: str
    quote: str
    start: int
    end: int


class Decision(StrEnum):
    """What was done with a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as shown, without the source list; best citation first.

    With REFUSE the citations are the nearest passages, shown as such, and may be empty.
    """

    decision: Decision
    text: str
    citations: tuple[Citation, ...] = ()


def citation_record(citation: Citation) -> dict[str, Any]:
    """Return a citation in the shape of the contract."""
    return {
        "document": citation.file_name,
        "number": citation.number,
        "title": citation.title,
        "address": citation.address,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.document,
    }
