"""The indexes against what they promise."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage
from retrieval.dense import DenseIndex
from retrieval.lexical import LexicalIndex
from retrieval.results import Hit
from retrieval.text import words
from tests.contracts.index_contract import (
    LETTER,
    LETTER_PASSAGES,
    Index,
    IndexContract,
    OpenIndex,
)
from tests.fakes.chroma_server import chroma_server
from tests.fakes.hashing_embedder import HashingEmbedder


class CommittingLexicalIndex(LexicalIndex):
    """Commits each change, as the dense index does by itself."""

    def find(
        self, text: str, *, top_k: int = 10, documents: Collection[DocumentId] | None = None
    ) -> list[Hit]:
        return self.search(words(text), top_k=top_k, documents=documents)

    def put(self, card: DocumentCard, passages: Sequence[Passage], version: int = 0) -> None:
        self.replace(card, passages, version=version)
        self.commit()

    def take(self, document: DocumentId) -> None:
        self.remove(document)
        self.commit()


class AskedDenseIndex(DenseIndex):
    """The same names for the same things."""

    def find(
        self, text: str, *, top_k: int = 10, documents: Collection[DocumentId] | None = None
    ) -> list[Hit]:
        return self.search(text, top_k=top_k, documents=documents)

    def put(self, card: DocumentCard, passages: Sequence[Passage], version: int = 0) -> None:
        self.replace(card, passages, version=version)

    def take(self, document: DocumentId) -> None:
        self.remove(document)


class TestLexicalIndex(IndexContract):
    @pytest.fixture
    def open_index(self, tmp_path: Path) -> Iterator[OpenIndex]:
        opened: list[Index] = []

        def open_one() -> Index:
            opened.append(CommittingLexicalIndex(tmp_path / "lexical"))
            return opened[-1]

        yield open_one
        for index in opened:
            index.close()


class TestDenseIndexInAFolder(IndexContract):
    @pytest.fixture
    def open_index(self, tmp_path: Path) -> Iterator[OpenIndex]:
        yield from opener(tmp_path / "dense", None)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("server")) as url:
        yield url


class TestDenseIndexOnAServer(IndexContract):
    @pytest.fixture
    def open_index(self, server: str) -> Iterator[OpenIndex]:
        DenseIndex.drop(None, url=server)
        yield from opener(None, server)

    def test_an_index_that_is_dropped_and_made_anew_meanwhile_is_found_again(
        self, index: Index, open_index: OpenIndex, server: str
    ) -> None:
        DenseIndex.drop(None, url=server)
        open_index().put(LETTER, LETTER_PASSAGES)

        assert index.find("phòng kế toán tổng hợp số liệu")[0].id == LETTER_PASSAGES[1].id


def opener(folder: Path | None, url: str | None) -> Iterator[OpenIndex]:
    opened: list[Index] = []

    def open_one() -> Index:
        opened.append(AskedDenseIndex(folder, url=url, embedder=HashingEmbedder()))
        return opened[-1]

    yield open_one
    for index in opened:
        index.close()
