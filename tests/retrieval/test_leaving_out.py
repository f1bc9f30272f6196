"""Documents that are left out: what is found is what an index without them would give."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import DocumentId
from retrieval import dense as dense_module
from retrieval.dense import DenseIndex
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import synchronise
from retrieval.lexical import LexicalIndex
from retrieval.seen_words import SeenWords
from retrieval.text import words
from tests.fakes.hashing_embedder import HashingEmbedder
from tests.fakes.indexed_store import IndexedStoreInMemory, card_of, passages_of

OPEN, CLOSED = card_of("open"), card_of("closed")
SAID = ["Báo cáo kết quả trồng cây", "Kiểm kê tài sản", "Báo cáo số liệu kiểm kê"]
SECRET = ["Báo cáo kho lương", "Kiểm kê kho lương", "Báo cáo trồng cây kho lương", "Kho lương"]
QUESTION = "báo cáo kiểm kê trồng cây kho lương"


class Indexes:
    """Both indexes over what a store has."""

    def __init__(self, folder: Path, *, with_closed: bool) -> None:
        self.store = IndexedStoreInMemory()
        self.store.put(OPEN, passages_of(OPEN, SAID))
        if with_closed:
            self.store.put(CLOSED, passages_of(CLOSED, SECRET))
        self.lexical = LexicalIndex(folder / "lexical")
        self.dense = DenseIndex(folder / "dense", url=None, embedder=HashingEmbedder())
        synchronise(self.store, self.lexical, self.dense, progress=lambda *_: None)

    def close(self) -> None:
        self.lexical.close()
        self.dense.close()


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Indexes, Indexes]]:
    full = Indexes(tmp_path / "full", with_closed=True)
    alone = Indexes(tmp_path / "alone", with_closed=False)
    yield full, alone
    full.close()
    alone.close()


def without() -> frozenset[DocumentId]:
    return frozenset({CLOSED.id})


def test_words_find_as_many_passages_as_are_asked_for(both: tuple[Indexes, Indexes]) -> None:
    full, alone = both

    for top_k in (1, 2, 3, 10):
        found = full.lexical.search(words(QUESTION), top_k=top_k, without=[CLOSED.id])
        expected = alone.lexical.search(words(QUESTION), top_k=top_k)

        assert len(found) == len(expected)
        assert {hit.id for hit in found} <= {one.id for one in full.store.passages_of(OPEN.id)}


@pytest.mark.parametrize("most_exact", [100, 0], ids=["each vector", "the graph"])
def test_meaning_finds_exactly_what_it_would_alone(
    both: tuple[Indexes, Indexes], monkeypatch: pytest.MonkeyPatch, most_exact: int
) -> None:
    full, alone = both
    monkeypatch.setattr(dense_module, "_MOST_EXACT", most_exact)

    for top_k in (1, 2, 3, 10):
        found = full.dense.search(QUESTION, top_k=top_k, without=[CLOSED.id])
        expected = alone.dense.search(QUESTION, top_k=top_k)

        assert [hit.id for hit in found] == [hit.id for hit in expected]
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected])


def test_of_documents_that_are_asked_for_the_left_out_ones_give_nothing(
    both: tuple[Indexes, Indexes],
) -> None:
    full, _ = both
    asked = [OPEN.id, CLOSED.id]

    of_meaning = full.dense.search(QUESTION, top_k=10, documents=asked, without=[CLOSED.id])
    of_words = full.lexical.search(words(QUESTION), top_k=10, documents=asked, without=[CLOSED.id])

    theirs = {one.id for one in full.store.passages_of(CLOSED.id)}
    assert of_meaning
    assert of_words
    assert theirs.isdisjoint(hit.id for hit in (*of_meaning, *of_words))


def test_both_together_find_nothing_of_it(both: tuple[Indexes, Indexes]) -> None:
    full, _ = both
    retriever = HybridRetriever(full.lexical, full.dense, full.store.passages, without=without)

    found = retriever.search("kho lương", top_k=10)

    assert {scored.passage.document for scored in found} <= {OPEN.id}


def test_its_words_count_as_if_they_stood_nowhere(both: tuple[Indexes, Indexes]) -> None:
    full, alone = both
    here, there = SeenWords(full.lexical, without).counts(), alone.lexical.counts()

    for word in ("kho", "luong", "kho_luong", "bao", "bao_cao", "cay", "khong"):
        assert here.frequency(word) == there.frequency(word), word
        assert here.text_frequency(word) == there.text_frequency(word), word
    assert here.size == there.size
    assert full.lexical.counts().frequency("luong") == len(SECRET)


def test_a_change_of_the_index_is_seen_by_all_counts(both: tuple[Indexes, Indexes]) -> None:
    full, _ = both
    counted = SeenWords(full.lexical, without)
    before = counted.counts().size

    full.lexical.remove(OPEN.id)
    full.lexical.commit()

    assert (before, counted.counts().size) == (len(SAID), 0)
