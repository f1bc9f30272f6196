import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.text import fold
from retrieval.dense import DenseIndex
from retrieval.fusion import weighted_fusion
from retrieval.hybrid import HybridRetriever, HybridWeights
from retrieval.indexing import synchronise
from retrieval.lexical import LexicalIndex
from retrieval.text import words
from tests.fakes.hashing_embedder import HashingEmbedder
from tests.fakes.indexed_store import IndexedStoreInMemory, card_of, passages_of

PLAN, LETTER = card_of("plan"), card_of("letter")


@dataclass(frozen=True, slots=True)
class Parts:
    """A retriever with what it is made of."""

    store: IndexedStoreInMemory
    lexical: LexicalIndex
    dense: DenseIndex

    def retriever(self, weights: HybridWeights) -> HybridRetriever:
        return HybridRetriever(self.lexical, self.dense, self.store.passages, weights)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    store = IndexedStoreInMemory()
    store.put(PLAN, passages_of(PLAN, ["Trồng cây xanh", "Báo cáo kết quả trồng cây"]))
    store.put(LETTER, passages_of(LETTER, ["Kiểm kê tài sản", "Báo cáo số liệu kiểm kê"]))
    lexical = LexicalIndex(tmp_path / "lexical")
    dense = DenseIndex(tmp_path / "dense", url=None, embedder=HashingEmbedder())
    synchronise(store, lexical, dense, progress=lambda *_: None)
    yield Parts(store, lexical, dense)
    lexical.close()
    dense.close()


def test_the_order_is_that_of_the_fused_lists(parts: Parts) -> None:
    weights = HybridWeights(0.8, 0.4)
    question = "báo cáo kiểm kê"
    expected = weighted_fusion(
        [
            (0.8, parts.lexical.search(words(question), top_k=100)),
            (0.4, parts.dense.search(question, top_k=100)),
        ],
        top_k=3,
    )

    found = parts.retriever(weights).search(question, top_k=3)

    assert [(one.passage.id, one.score) for one in found] == [
        (hit.id, hit.score) for hit in expected
    ]


def test_diacritics_do_not_change_what_is_found(parts: Parts) -> None:
    retriever = parts.retriever(HybridWeights())
    question = "Báo cáo kết quả trồng cây"

    assert retriever.search(fold(question), top_k=4) == retriever.search(question, top_k=4)


def test_candidates_take_words_beyond_the_text(parts: Parts) -> None:
    found = parts.retriever(HybridWeights(1.0, 0.0)).candidates(
        words("xanh"), "không có trong đó", top_k=1
    )

    assert [one.passage.text for one in found] == ["Trồng cây xanh"]


def test_candidates_keep_to_the_documents_named(parts: Parts) -> None:
    found = parts.retriever(HybridWeights()).candidates(
        words("báo cáo"), "báo cáo", top_k=10, documents=[LETTER.id]
    )

    assert {one.passage.document for one in found} == {LETTER.id}


def test_a_passage_that_the_store_lost_is_left_out(parts: Parts) -> None:
    parts.store.remove(PLAN.id)

    found = parts.retriever(HybridWeights()).search("trồng cây báo cáo", top_k=10)

    assert {one.passage.document for one in found} == {LETTER.id}


def test_without_the_dense_index_words_still_find(
    parts: Parts, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    parts.dense.close()
    shutil.rmtree(tmp_path / "dense")
    (tmp_path / "dense").touch()

    with caplog.at_level(logging.WARNING):
        found = parts.retriever(HybridWeights()).search("trồng cây xanh", top_k=1)

    assert [one.passage.text for one in found] == ["Trồng cây xanh"]
    assert "dense search failed" in caplog.text


def test_a_question_of_many_pages_is_read_as_far_as_a_page(parts: Parts) -> None:
    retriever = parts.retriever(HybridWeights())

    long = retriever.search("kiểm kê " * 500 + "trồng cây " * 500_000, top_k=1)

    assert [one.passage.document for one in long] == [LETTER.id]
