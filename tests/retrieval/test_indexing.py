import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.document import DocumentId
from corpus.passages import Passage
from retrieval import indexing
from retrieval.dense import DenseIndex
from retrieval.errors import IndexUnwritable
from retrieval.fields import Edition
from retrieval.indexing import Synchronised, is_in_line, synchronise
from retrieval.lexical import LexicalIndex
from retrieval.text import words
from tests.fakes.hashing_embedder import HashingEmbedder
from tests.fakes.indexed_store import IndexedStoreInMemory, card_of, passages_of

QUESTION = "tổ trưởng báo cáo kết quả việc số 3"
NOTHING = Synchronised(0, 0)


@dataclass(frozen=True, slots=True)
class Indexes:
    """Both indexes of one folder."""

    lexical: LexicalIndex
    dense: DenseIndex

    def synchronise(self, store: IndexedStoreInMemory) -> Synchronised:
        return synchronise(store, self.lexical, self.dense, progress=silent)

    def close(self) -> None:
        self.lexical.close()
        self.dense.close()

    def state(self) -> tuple[object, ...]:
        """Return all that can be seen of the indexes, scores rounded."""
        by_words = self.lexical.search(words(QUESTION), top_k=100)
        by_meaning = self.dense.search(QUESTION, top_k=100)
        return (
            self.lexical.versions(),
            self.dense.versions(),
            (self.lexical.size(), self.dense.size()),
            {hit.id: round(hit.score, 4) for hit in by_words},
            {hit.id: round(hit.score, 4) for hit in by_meaning},
        )


def silent(done: int, total: int) -> None:
    """Say nothing."""


def open_indexes(folder: Path) -> Indexes:
    embedder = HashingEmbedder()
    return Indexes(
        LexicalIndex(folder / "lexical"),
        DenseIndex(folder / "dense", url=None, embedder=embedder),
    )


@pytest.fixture
def indexes(tmp_path: Path) -> Iterator[Indexes]:
    indexes = open_indexes(tmp_path)
    yield indexes
    indexes.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Indexes]:
    indexes = open_indexes(tmp_path / "fresh")
    yield indexes
    indexes.close()


def some_store(size: int = 4) -> IndexedStoreInMemory:
    store = IndexedStoreInMemory()
    for number in range(size):
        card = card_of(f"plan {number}")
        lines = [f"Tổ trưởng báo cáo việc số {number}", f"Kết quả {number} gửi văn phòng"]
        store.put(card, passages_of(card, lines))
    return store


def id_of(number: int) -> DocumentId:
    return card_of(f"plan {number}").id


def test_an_empty_store_asks_for_nothing(indexes: Indexes) -> None:
    assert indexes.synchronise(IndexedStoreInMemory()) == NOTHING


def test_all_of_the_store_is_indexed_and_only_once(indexes: Indexes) -> None:
    store = some_store()

    assert indexes.synchronise(store) == Synchronised(added=4, removed=0)
    assert indexes.lexical.versions() == indexes.dense.versions() == store.versions()
    assert (indexes.lexical.size(), indexes.dense.size()) == (8, 8)
    assert indexes.synchronise(store) == NOTHING


def test_it_is_known_whether_the_indexes_are_in_line(indexes: Indexes) -> None:
    store = some_store()
    before = is_in_line(store, indexes.lexical, indexes.dense)
    indexes.synchronise(store)

    assert (before, is_in_line(store, indexes.lexical, indexes.dense)) == (False, True)


def test_only_what_changed_is_indexed_again(indexes: Indexes) -> None:
    store = some_store()
    indexes.synchronise(store)
    store.remove(id_of(0))
    card = card_of("plan 1")
    store.put(card, passages_of(card, ["Văn thư lưu hồ sơ"]), version=2)
    store.put(card_of("new"), passages_of(card_of("new"), ["Việc mới"]))

    assert indexes.synchronise(store) == Synchronised(added=2, removed=1)
    assert indexes.lexical.versions() == indexes.dense.versions() == store.versions()
    assert (indexes.lexical.size(), indexes.dense.size()) == (6, 6)


def test_a_document_without_passages_is_settled(indexes: Indexes) -> None:
    store = IndexedStoreInMemory()
    store.put(card_of("empty"), [])

    first = indexes.synchronise(store)

    assert first == Synchronised(added=1, removed=0)
    assert indexes.synchronise(store) == NOTHING


def test_an_index_that_was_lost_is_made_anew_from_the_store(
    indexes: Indexes, fresh: Indexes, tmp_path: Path
) -> None:
    store = some_store()
    indexes.synchronise(store)
    indexes.close()
    LexicalIndex.drop(tmp_path / "lexical")
    DenseIndex.drop(tmp_path / "dense", url=None)
    again = open_indexes(tmp_path)

    assert again.synchronise(store) == Synchronised(added=4, removed=0)
    fresh.synchronise(store)
    assert again.state() == fresh.state()
    again.close()


def test_progress_counts_the_documents_to_do(
    indexes: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_PASSAGES_A_COMMIT", 3)
    told: list[tuple[int, int]] = []

    synchronise(
        some_store(5), indexes.lexical, indexes.dense, progress=lambda *step: told.append(step)
    )

    assert told == [(2, 5), (4, 5), (5, 5)]


class Stopped(Exception):
    """The power went off."""


class StoppingStore(IndexedStoreInMemory):
    """Stops at a read of a document's passages, when some documents are in and some are not."""

    def __init__(self, store: IndexedStoreInMemory, reads: int) -> None:
        super().__init__()
        for card in store.cards():
            self.put(card, store.passages_of(card.id))
        self._reads_left = reads

    def passages_of(self, document: DocumentId) -> list[Passage]:
        self._reads_left -= 1
        if self._reads_left < 0:
            raise Stopped
        return super().passages_of(document)


class StoppingDenseIndex(DenseIndex):
    """Stops just before or just after it has written, the lexical index not being committed."""

    written_before = False

    def replace_all(self, editions: Sequence[Edition]) -> None:
        if self.written_before:
            super().replace_all(editions)
        raise Stopped


@pytest.mark.parametrize("reads", range(4))
def test_stopped_at_any_read_it_goes_on_to_the_same_index(
    indexes: Indexes, fresh: Indexes, monkeypatch: pytest.MonkeyPatch, reads: int
) -> None:
    monkeypatch.setattr(indexing, "_PASSAGES_A_COMMIT", 1)
    store = some_store()

    with pytest.raises(Stopped):
        indexes.synchronise(StoppingStore(store, reads))
    there = len(indexes.lexical.documents())
    indexes.synchronise(store)
    fresh.synchronise(store)

    assert there == reads
    assert indexes.state() == fresh.state()


@pytest.mark.parametrize("written_before", [False, True])
def test_stopped_between_the_two_indexes_it_goes_on_to_the_same(
    tmp_path: Path, fresh: Indexes, *, written_before: bool
) -> None:
    store = some_store()
    stopping = Indexes(
        LexicalIndex(tmp_path / "lexical"),
        StoppingDenseIndex(tmp_path / "dense", url=None, embedder=HashingEmbedder()),
    )
    StoppingDenseIndex.written_before = written_before

    with pytest.raises(Stopped):
        stopping.synchronise(store)
    left_in_lexical = stopping.lexical.documents()
    stopping.close()
    indexes = open_indexes(tmp_path)
    indexes.synchronise(store)
    fresh.synchronise(store)

    assert left_in_lexical == set()
    assert indexes.state() == fresh.state()
    indexes.close()


def test_a_half_written_document_that_left_the_store_is_taken_out(
    indexes: Indexes, tmp_path: Path
) -> None:
    store = some_store(1)
    narrow = HashingEmbedder(dimensions=32)  # Chroma refuses such vectors half-way
    indexes.synchronise(some_store(2))
    failing = DenseIndex(tmp_path / "dense", url=None, embedder=narrow)
    card = card_of("half")
    with pytest.raises(IndexUnwritable):
        failing.replace(card, passages_of(card, ["Việc dở dang"]))
    failing.close()

    assert indexes.synchronise(store) == Synchronised(added=0, removed=2)
    assert indexes.dense.versions() == store.versions()
    assert indexes.dense.size() == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from retrieval import indexing
from retrieval.dense import DenseIndex
from retrieval.lexical import LexicalIndex
from tests.fakes.hashing_embedder import HashingEmbedder
from tests.retrieval.test_indexing import some_store

folder, step = Path(sys.argv[1]), int(sys.argv[2])
indexing._PASSAGES_A_COMMIT = 3

class Killing(HashingEmbedder):
    def embed_documents(self, texts):
        if step == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().embed_documents(texts)

def progress(done, total):
    if done >= step:
        os.kill(os.getpid(), signal.SIGKILL)

dense = DenseIndex(folder / "dense", url=None, embedder=Killing())
indexing.synchronise(some_store(), LexicalIndex(folder / "lexical"), dense, progress=progress)
"""


@pytest.mark.parametrize("step", [0, 2])
def test_killed_it_goes_on_to_the_same_index(tmp_path: Path, fresh: Indexes, step: int) -> None:
    store = some_store()

    killed = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", KILLED, str(tmp_path), str(step)],
        check=False,
        cwd=Path(__file__).parents[2],
    )
    indexes = open_indexes(tmp_path)
    there = len(indexes.lexical.documents())
    indexes.synchronise(store)
    fresh.synchronise(store)

    assert killed.returncode == -signal.SIGKILL
    assert there == step
    assert indexes.state() == fresh.state()
    indexes.close()


def test_two_at_once_do_the_work_once(indexes: Indexes, tmp_path: Path) -> None:
    store = some_store(6)
    done: list[Synchronised] = []
    lexical = LexicalIndex(tmp_path / "lexical")
    threads = [
        threading.Thread(
            target=lambda lexical=lexical: done.append(
                synchronise(store, lexical, indexes.dense, progress=silent)
            )
        )
        for lexical in (indexes.lexical, lexical)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one.added for one in done) == [0, 6]
    assert (indexes.lexical.size(), indexes.dense.size()) == (12, 12)
    lexical.close()
