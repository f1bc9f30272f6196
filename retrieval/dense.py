"""The dense index: Chroma, in this process or on a server, over vectors that we make."""

import shutil
import threading
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage, PassageId
from retrieval.embedding import Embedder
from retrieval.errors import IndexMissing, IndexStale, IndexUnwritable, RetrievalError
from retrieval.fields import Edition, embedded_text
from retrieval.results import Hit

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from chromadb.api.types import Where

# A change of what is embedded of a passage needs a new name; see `lexical.py`.
_LAYOUT = "1"
_PASSAGES = f"sotay-passages-{_LAYOUT}"
_DOCUMENTS = f"sotay-documents-{_LAYOUT}"

_UNFINISHED = -1  # the version of a document whose passages are being written
_ROWS_AT_ONCE = 1_000
_BREADTH = 200  # how many neighbours a search keeps in view; at least what is asked for
_NOTE = "changed"  # a file that is replaced after each change, for other processes to see


class DenseIndex:
    """Passages by the meaning of their words; safe to use from several threads.

    Give either a folder of this machine, which one process may write at a time, or the address
    of a Chroma server. With a folder there should be one such object a process.
    """

    def __init__(self, folder: Path | None, *, url: str | None, embedder: Embedder) -> None:
        self._folder = folder
        self._url = url
        self._embedder = embedder
        self._lock = threading.RLock()
        self._open()

    @staticmethod
    def drop(folder: Path | None, *, url: str | None) -> None:
        """Delete the index, readable or not; an open one must be closed before."""
        try:
            client = _connect(folder, url)
            try:
                for collection in client.list_collections():
                    if collection.name.startswith("sotay-"):
                        client.delete_collection(collection.name)
            finally:
                client.close()
        except IndexMissing:
            if folder is None:
                raise
            with _writing():
                shutil.rmtree(folder)
        _leave_note(folder)

    def search(
        self, text: str, *, top_k: int, documents: Collection[DocumentId] | None = None
    ) -> list[Hit]:
        """Return the `top_k` passages nearest to `text`, of `documents` when given.

        The score is the cosine; a text without a word that the model knows finds nothing.
        """
        vector = self._embedder.embed_query(text)
        if top_k < 1 or not vector.any() or (documents is not None and not documents):
            return []
        where = None if documents is None else _within(documents)
        with self._lock, _reading():
            self._reopen_if_changed()
            found = self._passages.query(
                query_embeddings=vector[np.newaxis],
                n_results=top_k,
                where=where,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [
            Hit(PassageId(passage), 1.0 - distance)
            for passage, distance in zip(found["ids"][0], distances, strict=True)
        ]

    def size(self) -> int:
        """Return the number of passages."""
        with self._lock, _reading():
            return self._passages.count()

    def documents(self) -> set[DocumentId]:
        """Return the documents that are here with all their passages."""
        return {one for one, version in self.versions().items() if version != _UNFINISHED}

    def versions(self) -> dict[DocumentId, int]:
        """Return the documents with the version they came with, -1 for one that is half here."""
        with self._lock, _reading():
            found = self._documents.get(include=["metadatas"])
        notes = found["metadatas"] or []
        return {
            DocumentId(document): int(str(note["version"]))
            for document, note in zip(found["ids"], notes, strict=True)
        }

    def replace(
        self, document: DocumentCard, passages: Sequence[Passage], *, version: int = 0
    ) -> None:
        """Put the passages in the place of all that the document had, and at once."""
        self.replace_all([Edition(document, passages, version)])

    def replace_all(self, editions: Sequence[Edition]) -> None:
        """Replace several documents, which takes hardly longer than one.

        When it ends half-way they are noted as half here, to be put again or removed.
        """
        versions = {edition.card.id: edition.version for edition in editions}
        if not versions:
            return
        passages = [passage for edition in editions for passage in edition.passages]
        vectors = self._embedder.embed_documents([embedded_text(one) for one in passages])
        with self._lock, self._changing():
            known = self._documents.get(ids=list(versions), include=[])["ids"]
            self._note(dict.fromkeys(versions, _UNFINISHED))
            if known:
                self._passages.delete(where=_within([DocumentId(one) for one in known]))
            self._put(passages, vectors)
            self._note(versions)

    def remove(self, document: DocumentId) -> None:
        """Take out the document's passages, then the note that it was here."""
        with self._lock, self._changing():
            self._passages.delete(where={"document": document})
            self._documents.delete(ids=[document])

    def close(self) -> None:
        """Let go of the files or the connection; the index cannot be used after."""
        with self._lock:
            self._client.close()

    def _open(self) -> None:
        self._seen = self._stamp()
        self._client = _connect(self._folder, self._url)
        try:
            with _reading():
                self._documents = _collection(self._client, _DOCUMENTS, {"holds": "documents"})
                self._passages = _collection(
                    self._client, _PASSAGES, {"embedder": self._embedder.identity}
                )
            _check_model(self._passages, self._embedder)
        except RetrievalError:
            self._client.close()
            raise

    def _reopen_if_changed(self) -> None:
        """Read the files again after another process changed them: Chroma keeps its graph."""
        if self._stamp() != self._seen:
            self._client.close()
            self._open()

    def _stamp(self) -> tuple[int, int] | None:
        if self._folder is None:
            return None
        try:
            status = (self._folder / _NOTE).stat()
        except FileNotFoundError:
            return None
        return status.st_mtime_ns, status.st_ino

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with _writing():
            self._reopen_if_changed()
            try:
                yield
            finally:
                _leave_note(self._folder)
                self._seen = self._stamp()

    def _note(self, versions: Mapping[DocumentId, int]) -> None:
        """Note the documents; what they have for vectors is not used, but must not be equal."""
        digests = b"".join(sha256(document.encode()).digest()[:4] for document in versions)
        self._documents.upsert(
            ids=list(versions),
            embeddings=np.frombuffer(digests, np.uint8).reshape(-1, 4).astype(np.float32),
            metadatas=[{"version": version} for version in versions.values()],
        )

    def _put(self, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        told = np.flatnonzero(vectors.any(axis=1))  # no word known: no direction either
        for start in range(0, len(told), _ROWS_AT_ONCE):
            rows = told[start : start + _ROWS_AT_ONCE]
            self._passages.upsert(
                ids=[passages[row].id for row in rows],
                embeddings=vectors[rows],
                metadatas=[{"document": passages[row].document} for row in rows],
            )


def _leave_note(folder: Path | None) -> None:
    if folder is not None:
        new = folder / f"{_NOTE}.{uuid.uuid4().hex}"
        with _writing():
            new.touch()
            new.replace(folder / _NOTE)


def _connect(folder: Path | None, url: str | None) -> "Client":
    # Imported here: it takes most of a second, which `sotay --help` need not wait for.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    with _reading():
        if url is not None:
            server = urlsplit(url)
            tls = server.scheme == "https"
            port = server.port or (443 if tls else 80)
            made = chromadb.HttpClient(server.hostname or "", port, ssl=tls, settings=settings)
            return cast("Client", made)
        if folder is None:
            raise ValueError("neither a folder nor an address")
        folder.mkdir(parents=True, exist_ok=True)
        # Its declared type leaves out `close`.
        return cast("Client", chromadb.PersistentClient(folder, settings))


def _collection(client: "Client", name: str, metadata: dict[str, str]) -> "ChromaCollection":
    return client.get_or_create_collection(
        name,
        metadata=metadata,
        configuration={"hnsw": {"space": "cosine", "ef_search": _BREADTH}},
        embedding_function=None,
    )


def _within(documents: Collection[DocumentId]) -> "Where":
    return cast("Where", {"document": {"$in": list(documents)}})


def _check_model(passages: "ChromaCollection", embedder: Embedder) -> None:
    if (passages.metadata or {}).get("embedder") != embedder.identity:
        raise IndexStale(
            "Chỉ mục được tạo bằng mô hình khác với mô hình đang dùng; "
            "hãy chạy `sotay ingest --rebuild` để tạo lại."
        )


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except RetrievalError:
        raise
    except Exception as exc:  # Chroma raises its own, httpx's, SQLite's and plain ValueError
        raise IndexMissing(
            "Không đọc được chỉ mục ngữ nghĩa; "
            "hãy kiểm tra máy chủ Chroma hoặc chạy `sotay ingest --rebuild` để tạo lại."
        ) from exc


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except RetrievalError:
        raise
    except Exception as exc:  # as above
        raise IndexUnwritable(
            "Không ghi được chỉ mục ngữ nghĩa; "
            "hãy kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu."
        ) from exc
