"""What search gives: passages with scores, and the promise every retriever keeps."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.document import DocumentId
from corpus.passages import Passage


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What search and answers need to know of a document besides its passages."""

    id: DocumentId
    file_name: str
    number: str | None  # as printed, blanks included; None when the document has none
    kind: str | None
    title: str
    place: str | None
    issued_on: date | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage that matched; scores of one result list can be compared, of two cannot."""

    passage: Passage
    score: float


class Retriever(Protocol):
    """Anything that finds passages for a question."""

    def search(self, query: str, *, top_k: int) -> list[ScoredPassage]:
        """Return at most `top_k` passages, best first; an empty list means nothing matched."""
