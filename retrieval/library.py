"""What finding needs of the store, of search and of the index, each as small as it can be."""

from collections.abc import Callable, Collection
from typing import Protocol

from corpus.document import Document, DocumentCard, DocumentId
from corpus.passages import Passage
from retrieval.results import ScoredPassage
from retrieval.text import Words


class Library(Protocol):
    """The store, as far as finding needs it."""

    def cards(self) -> list[DocumentCard]:
        """Return every document's card."""

    def text(self, document: DocumentId) -> str | None:
        """Return the extracted text, None for an unknown document."""

    def document(self, document: DocumentId) -> Document | None:
        """Return the document's tree, None for an unknown document."""

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return the document's passages in reading order."""


class Candidates(Protocol):
    """Hybrid search with words that are made already."""

    def candidates(
        self,
        words: Words,
        text: str,
        *,
        top_k: int,
        documents: Collection[DocumentId] | None = None,
    ) -> list[ScoredPassage]:
        """Return at most `top_k` passages, best first."""


class Counted(Protocol):
    """How often words stand in the passages of one state of the index."""

    @property
    def size(self) -> int:
        """The number of passages."""

    @property
    def frequency(self) -> Callable[[str], int]:
        """How many passages hold a folded syllable or pair."""

    @property
    def text_frequency(self) -> Callable[[str], int]:
        """About how many passages hold it in their own text."""


class Vocabulary(Protocol):
    """What the index knows of words."""

    def counts(self) -> Counted:
        """Return the counts as they are now; a question is read by one state of them."""
