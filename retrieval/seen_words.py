"""The words of the index as if some documents were not there."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.document import DocumentId
from retrieval.counting import Counts
from retrieval.lexical import LexicalIndex


@dataclass(frozen=True, slots=True)
class SeenWords:
    """Counts words in the documents that `without` does not give."""

    lexical: LexicalIndex
    without: Callable[[], frozenset[DocumentId]]

    def counts(self) -> Counts:
        """Return the counts of the newest committed state."""
        return self.lexical.counts(self.without())
