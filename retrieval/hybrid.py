"""Lexical and dense search as one: fused scores, then the passages themselves."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from corpus.document import DocumentId
from corpus.passages import Passage, PassageId
from retrieval.dense import DenseIndex
from retrieval.errors import RetrievalError
from retrieval.fusion import weighted_fusion
from retrieval.lexical import LexicalIndex
from retrieval.results import Hit, ScoredPassage
from retrieval.text import Words, words

_log = logging.getLogger(__name__)

_LONGEST_QUERY = 4_000  # characters; a page, more than any question
_DEPTH = 100  # how deep each list is read, so that what both know can meet


@dataclass(frozen=True, slots=True)
class HybridWeights:
    """What each list's best passage is worth."""

    lexical: float = 1.0
    dense: float = 0.5


HYBRID_WEIGHTS = HybridWeights()


class HybridRetriever:
    """Finds passages by words and by meaning; by words alone while the dense index fails.

    Documents that `without` gives are passed over as if they were not there.
    """

    def __init__(
        self,
        lexical: LexicalIndex,
        dense: DenseIndex,
        passages: Callable[[Sequence[PassageId]], list[Passage]],
        weights: HybridWeights = HYBRID_WEIGHTS,
        without: Callable[[], frozenset[DocumentId]] = frozenset,
    ) -> None:
        self._lexical = lexical
        self._dense = dense
        self._passages = passages
        self._weights = weights
        self._without = without

    def search(self, query: str, *, top_k: int) -> list[ScoredPassage]:
        """Return at most `top_k` passages, best first; an empty list means nothing matched."""
        query = query[:_LONGEST_QUERY]
        return self.candidates(words(query), query, top_k=top_k)

    def candidates(
        self,
        words: Words,
        text: str,
        *,
        top_k: int,
        documents: Collection[DocumentId] | None = None,
    ) -> list[ScoredPassage]:
        """Return the best passages for words and a text that may have been prepared apart.

        A passage that the indexes still hold and the store no longer does is left out.
        """
        depth = max(top_k, _DEPTH)
        without = self._without()
        lexical = self._lexical.search(words, top_k=depth, documents=documents, without=without)
        dense = self._by_meaning(text, depth, documents, without)
        lists = ((self._weights.lexical, lexical), (self._weights.dense, dense))
        fused = {hit.id: hit.score for hit in weighted_fusion(lists, top_k=top_k)}
        kept = {passage.id: passage for passage in self._passages(list(fused))}
        return [ScoredPassage(kept[id_], score) for id_, score in fused.items() if id_ in kept]

    def _by_meaning(
        self,
        text: str,
        depth: int,
        documents: Collection[DocumentId] | None,
        without: Collection[DocumentId],
    ) -> list[Hit]:
        try:
            return self._dense.search(text, top_k=depth, documents=documents, without=without)
        except RetrievalError:
            _log.warning("dense search failed, answering by words alone", exc_info=True)
            return []
