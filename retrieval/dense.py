"""The dense index: Chroma, in this process or on a server, over vectors that we make."""

import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage
from retrieval.changes import ChangeNote
from retrieval.chroma import (
    Chroma,
    Note,
    close,
    connect,
    delete_collections,
    is_missing,
    open_collections,
    reading,
    writing,
)
from retrieval.embedding import Embedder
from retrieval.errors import IndexMissing, IndexStale, RetrievalError
from retrieval.fields import Edition, embedded_text
from retrieval.results import Hit
from retrieval.vectors import DocumentVectors, RecentVectors, joined, nearest

_Found = TypeVar("_Found")

_UNFINISHED = -1  # the version of a document whose passages are being written
_MOST_EXACT = 20_000  # vectors that are compared one by one, and kept: 10 MB at 128 dimensions


class DenseIndex:
    """Passages by the meaning of their words; safe to use from several threads.

    It lies in a folder of this machine, which one process may write at a time and of which a
    process should open one, or on a Chroma server when its address is given.
    """

    def __init__(self, folder: Path | None, *, url: str | None, embedder: Embedder) -> None:
        self._folder = folder
        self._url = url
        self._embedder = embedder
        self._lock = threading.RLock()
        self._recent = RecentVectors(_MOST_EXACT)
        self._all: tuple[DocumentVectors, ...] | None = None  # dropped when a change is seen
        self._changes = ChangeNote(folder if url is None else None)
        self._seen = self._changes.stamp()
        self._chroma: Chroma | None = self._open(create=True)

    @staticmethod
    def drop(folder: Path | None, *, url: str | None) -> None:
        """Delete the index, readable or not."""
        try:
            client = connect(folder, url)
            try:
                delete_collections(client, keep=set())
            finally:
                close(client)
        except IndexMissing:
            if folder is None or url is not None:
                raise
            with writing():
                shutil.rmtree(folder)
            return
        with writing():
            ChangeNote(folder if url is None else None).leave()

    def search(
        self,
        text: str,
        *,
        top_k: int,
        documents: Collection[DocumentId] | None = None,
        without: Collection[DocumentId] = (),
    ) -> list[Hit]:
        """Return the `top_k` passages nearest to `text`.

        Of `documents` when given; of those in `without` none. The score is the cosine; a text
        without a word that the model knows finds nothing.
        """
        vector = self._embedder.embed_query(text)
        if top_k < 1 or not vector.any() or (documents is not None and not documents):
            return []
        if documents is not None:
            asked = [one for one in documents if one not in without]
            return self._ask(lambda chroma: self._within(chroma, vector, top_k, asked))
        everything = self._ask(lambda chroma: self._everything(chroma, vector.size))
        if everything:
            return nearest(vector, everything, top_k=top_k, without=without)
        return self._ask(lambda chroma: chroma.nearest(vector, top_k, without=without))

    def size(self) -> int:
        """Return the number of passages."""
        return self._ask(lambda chroma: chroma.passages.count())

    def documents(self) -> set[DocumentId]:
        """Return the documents that are here with all their passages."""
        return {one for one, version in self.versions().items() if version != _UNFINISHED}

    def versions(self) -> dict[DocumentId, int]:
        """Return the documents with the version they came with, -1 for one that is half here."""
        return self._ask(lambda chroma: {one: note.version for one, note in chroma.notes().items()})

    def replace(
        self, document: DocumentCard, passages: Sequence[Passage], *, version: int = 0
    ) -> None:
        """Put the passages in the place of all that the document had, and at once."""
        self.replace_all([Edition(document, passages, version)])

    def replace_all(self, editions: Sequence[Edition]) -> None:
        """Replace several documents, which takes hardly longer than one.

        When it ends half-way they are noted as half here, to be put again or removed.
        """
        notes = {one.card.id: Note(one.version, len(one.passages)) for one in editions}
        if not notes:
            return
        passages = [passage for edition in editions for passage in edition.passages]
        vectors = self._embedder.embed_documents([embedded_text(one) for one in passages])
        with self._changing() as chroma:
            known = list(chroma.notes(list(notes)))
            chroma.note(dict.fromkeys(notes, Note(_UNFINISHED, 0)))
            if known:
                chroma.delete(known)
            chroma.put(passages, vectors)
            chroma.note(notes)

    def remove(self, document: DocumentId) -> None:
        """Take out the document's passages, then the note that it was here."""
        with self._changing() as chroma:
            chroma.delete([document])
            chroma.documents.delete(ids=[document])

    def close(self) -> None:
        """Let go of the files or the connection; another call opens them again."""
        with self._lock:
            if self._chroma is not None:
                close(self._chroma.client)
            self._chroma = self._all = None

    def _open(self, *, create: bool) -> Chroma:
        client = connect(self._folder, self._url)
        try:
            with reading():
                chroma = open_collections(client, self._embedder.identity, create=create)
            _check_model(chroma, self._embedder)
        except RetrievalError:
            close(client)
            raise
        return chroma

    def _ask(self, question: Callable[[Chroma], _Found]) -> _Found:
        """Ask the newest state: Chroma keeps its graph in memory, whatever others write."""
        with self._lock, reading():
            try:
                return question(self._newest())
            except Exception as exc:
                if not is_missing(exc):
                    raise
                self.close()  # dropped and made again by another process
                return question(self._newest())

    def _newest(self) -> Chroma:
        stamp = self._changes.stamp()
        if stamp != self._seen:
            self.close()
        if self._chroma is None:
            self._seen = stamp
            self._chroma = self._open(create=False)
        return self._chroma

    @contextmanager
    def _changing(self) -> Iterator[Chroma]:
        with self._lock, writing():
            self._ask(lambda chroma: chroma.documents.count())
            try:
                with self._newest().patiently() as chroma:
                    yield chroma
            finally:
                self._all = None
                self._changes.leave()
                self._seen = self._changes.stamp()

    def _everything(self, chroma: Chroma, size: int) -> tuple[DocumentVectors, ...]:
        """Return all vectors while they are few: looking at each is quicker than the graph.

        Nothing when they are many, and on a server, which tells nobody of others' changes.
        """
        if self._all is None:
            few = self._url is None and chroma.passages.count() <= _MOST_EXACT
            self._all = (joined(self._whole(chroma, chroma.notes(), size)),) if few else ()
        return self._all

    def _within(
        self,
        chroma: Chroma,
        vector: NDArray[np.float32],
        top_k: int,
        documents: list[DocumentId],
    ) -> list[Hit]:
        """Look at each vector: the graph would be searched through for a few of its nodes."""
        notes = chroma.notes(documents)
        if sum(note.passages for note in notes.values()) > _MOST_EXACT:
            return chroma.nearest(vector, top_k, within=documents)
        return nearest(vector, self._whole(chroma, notes, vector.size), top_k=top_k)

    def _whole(
        self, chroma: Chroma, notes: Mapping[DocumentId, Note], size: int
    ) -> list[DocumentVectors]:
        """Return the vectors of the documents that are here with all their passages."""
        whole = {one: note.version for one, note in notes.items() if note.version != _UNFINISHED}
        return self._recent.get(whole, lambda missing: chroma.vectors(missing, size))


def _check_model(chroma: Chroma, embedder: Embedder) -> None:
    if chroma.model != embedder.identity:
        raise IndexStale(
            "Chỉ mục được tạo bằng mô hình khác với mô hình đang dùng; "
            "hãy chạy `sotay ingest --rebuild` để tạo lại."
        )
