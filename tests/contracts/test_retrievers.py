"""Every retriever against the promise of the Retriever protocol."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.passages import Passage
from retrieval.dense import DenseIndex
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import synchronise
from retrieval.lexical import LexicalIndex
from retrieval.results import Retriever
from tests.contracts.index_contract import (
    LETTER,
    LETTER_PASSAGES,
    ODD_QUESTIONS,
    PLAN,
    PLAN_PASSAGES,
)
from tests.fakes.hashing_embedder import HashingEmbedder
from tests.fakes.indexed_store import IndexedStoreInMemory


class RetrieverContract:
    """Subclasses give `retriever`, over the passages of the plan and of the letter."""

    def test_the_best_passage_is_first_and_scores_fall(self, retriever: Retriever) -> None:
        found = retriever.search("Ai tổng hợp số liệu kiểm kê?", top_k=4)
        scores = [one.score for one in found]

        assert found[0].passage == LETTER_PASSAGES[1]
        assert scores == sorted(scores, reverse=True)

    def test_at_most_so_many_are_found_as_are_asked_for(self, retriever: Retriever) -> None:
        found = [len(retriever.search("báo cáo phòng", top_k=top_k)) for top_k in (-1, 0, 1, 2)]

        assert found == [0, 0, 1, 2]

    def test_no_passage_comes_twice(self, retriever: Retriever) -> None:
        found = [one.passage.id for one in retriever.search("báo cáo phòng cây", top_k=100)]

        assert len(found) == len(set(found))

    def test_nothing_asked_is_nothing_found(self, retriever: Retriever) -> None:
        assert retriever.search("", top_k=5) == []
        assert retriever.search("🙂…", top_k=5) == []

    def test_any_question_gets_a_list_of_known_passages(self, retriever: Retriever) -> None:
        found: set[Passage] = set()
        for question in ODD_QUESTIONS:
            found |= {one.passage for one in retriever.search(question, top_k=4)}

        assert found <= {*PLAN_PASSAGES, *LETTER_PASSAGES}

    def test_the_same_question_finds_the_same_again(self, retriever: Retriever) -> None:
        first = retriever.search("báo cáo kết quả trồng cây", top_k=4)

        assert retriever.search("báo cáo kết quả trồng cây", top_k=4) == first


class TestHybridRetriever(RetrieverContract):
    @pytest.fixture
    def retriever(self, tmp_path: Path) -> Iterator[Retriever]:
        store = IndexedStoreInMemory()
        store.put(PLAN, PLAN_PASSAGES)
        store.put(LETTER, LETTER_PASSAGES)
        lexical = LexicalIndex(tmp_path / "lexical")
        dense = DenseIndex(tmp_path / "dense", url=None, embedder=HashingEmbedder())
        synchronise(store, lexical, dense, progress=lambda *_: None)
        yield HybridRetriever(lexical, dense, store.passages)
        lexical.close()
        dense.close()
