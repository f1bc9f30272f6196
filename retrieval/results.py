"""What search gives: passages with scores, and the promise every retriever keeps."""

from dataclasses import dataclass
from typing import Protocol

from corpus.document import DocumentCard
from corpus.passages import Passage, PassageId

__all__ = ["DocumentCard", "Hit", "Retriever", "ScoredPassage"]


@dataclass(frozen=True, slots=True)
class Hit:
    """What one index finds: a passage by its id; higher scores are better."""

    id: PassageId
    score: float


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage that matched; scores of one result list can be compared, of two cannot."""

    passage: Passage
    score: float


class Retriever(Protocol):
    """Anything that finds passages for a question."""

    def search(self, query: str, *, top_k: int) -> list[ScoredPassage]:
        """Return at most `top_k` passages, best first; an empty list means nothing matched."""
