"""The dense index: Chroma, in this process or on a server, over vectors that we make."""

import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import SplitResult, urlsplit

import httpx
import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage, PassageId
from retrieval.changes import ChangeNote
from retrieval.embedding import Embedder
from retrieval.errors import (
    IndexMissing,
    IndexStale,
    IndexUnwritable,
    RetrievalError,
    explained,
)
from retrieval.fields import Edition, embedded_text
from retrieval.results import Hit
from retrieval.vectors import DocumentVectors, RecentVectors, document_vectors, nearest

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from chromadb.api.types import Where
    from chromadb.config import Settings

_Found = TypeVar("_Found")

# A change of what is embedded of a passage needs a new name; see `lexical.py`.
_LAYOUT = "2"
_PREFIX = "sotay-"
_PASSAGES = f"{_PREFIX}passages-{_LAYOUT}"
_DOCUMENTS = f"{_PREFIX}documents-{_LAYOUT}"

_UNFINISHED = -1  # the version of a document whose passages are being written
_ROWS_AT_ONCE = 1_000
_BREADTH = 200  # how many neighbours a search keeps in view; at least what is asked for
_MOST_EXACT = 20_000  # vectors that are compared one by one, and kept: 10 MB at 128 dimensions
_SERVER_PATIENCE = 5.0  # seconds without an answer


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
        self._changes = ChangeNote(folder if url is None else None)
        self._seen = self._changes.stamp()
        self._chroma: _Chroma | None = self._open(create=True)

    @staticmethod
    def drop(folder: Path | None, *, url: str | None) -> None:
        """Delete the index, readable or not."""
        try:
            client = _connect(folder, url)
            try:
                _delete_collections(client, keep=set())
            finally:
                _close(client)
        except IndexMissing:
            if folder is None or url is not None:
                raise
            with _writing():
                shutil.rmtree(folder)
            return
        with _writing():
            ChangeNote(folder if url is None else None).leave()

    def search(
        self, text: str, *, top_k: int, documents: Collection[DocumentId] | None = None
    ) -> list[Hit]:
        """Return the `top_k` passages nearest to `text`, of `documents` when given.

        The score is the cosine; a text without a word that the model knows finds nothing.
        """
        vector = self._embedder.embed_query(text)
        if top_k < 1 or not vector.any() or (documents is not None and not documents):
            return []
        if documents is None:
            return self._ask(lambda chroma: chroma.nearest(vector, top_k, None))
        return self._ask(lambda chroma: self._within(chroma, vector, top_k, list(documents)))

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
        notes = {one.card.id: _Note(one.version, len(one.passages)) for one in editions}
        if not notes:
            return
        passages = [passage for edition in editions for passage in edition.passages]
        vectors = self._embedder.embed_documents([embedded_text(one) for one in passages])
        with self._changing() as chroma:
            known = list(chroma.notes(list(notes)))
            chroma.note(dict.fromkeys(notes, _Note(_UNFINISHED, 0)))
            if known:
                chroma.passages.delete(where=_of(known))
            self._put(chroma, passages, vectors)
            chroma.note(notes)

    def remove(self, document: DocumentId) -> None:
        """Take out the document's passages, then the note that it was here."""
        with self._changing() as chroma:
            chroma.passages.delete(where=_of([document]))
            chroma.documents.delete(ids=[document])

    def close(self) -> None:
        """Let go of the files or the connection; another call opens them again."""
        with self._lock:
            if self._chroma is not None:
                _close(self._chroma.client)
            self._chroma = None

    def _open(self, *, create: bool) -> "_Chroma":
        client = _connect(self._folder, self._url)
        try:
            with _reading():
                chroma = _collections(client, self._embedder.identity, create=create)
            _check_model(chroma.passages, self._embedder)
        except RetrievalError:
            _close(client)
            raise
        return chroma

    def _ask(self, question: Callable[["_Chroma"], _Found]) -> _Found:
        """Ask the newest state: Chroma keeps its graph in memory, whatever others write."""
        from chromadb.errors import NotFoundError  # noqa: PLC0415 - see `_connect`

        with self._lock, _reading():
            try:
                return question(self._newest())
            except NotFoundError:  # dropped and made again by another process
                self.close()
                return question(self._newest())

    def _newest(self) -> "_Chroma":
        stamp = self._changes.stamp()
        if stamp != self._seen:
            self.close()
        if self._chroma is None:
            self._seen = stamp
            self._chroma = self._open(create=False)
        return self._chroma

    @contextmanager
    def _changing(self) -> Iterator["_Chroma"]:
        with self._lock, _writing():
            self._ask(lambda chroma: chroma.documents.count())
            try:
                yield self._newest()
            finally:
                self._changes.leave()
                self._seen = self._changes.stamp()

    def _within(
        self,
        chroma: "_Chroma",
        vector: NDArray[np.float32],
        top_k: int,
        documents: list[DocumentId],
    ) -> list[Hit]:
        """Look at each vector: the graph would be searched through for a few of its nodes."""
        notes = chroma.notes(documents)
        if sum(note.passages for note in notes.values()) > _MOST_EXACT:
            return chroma.nearest(vector, top_k, documents)
        whole = {one: note.version for one, note in notes.items() if note.version != _UNFINISHED}
        vectors = self._recent.get(whole, lambda missing: chroma.vectors(missing, vector.size))
        return nearest(vector, vectors, top_k=top_k)

    def _put(
        self, chroma: "_Chroma", passages: Sequence[Passage], vectors: NDArray[np.float32]
    ) -> None:
        told = np.flatnonzero(vectors.any(axis=1))  # no word known: no direction either
        for start in range(0, len(told), _ROWS_AT_ONCE):
            rows = told[start : start + _ROWS_AT_ONCE]
            chroma.passages.upsert(
                ids=[passages[row].id for row in rows],
                embeddings=vectors[rows],
                metadatas=[{"document": passages[row].document} for row in rows],
            )


@dataclass(frozen=True, slots=True)
class _Note:
    """What is noted of a document: the version it came with and how many passages it has."""

    version: int
    passages: int


@dataclass(frozen=True, slots=True)
class _Chroma:
    """An open connection: vectors of passages, and notes of which documents are there."""

    client: "Client"
    passages: "ChromaCollection"
    documents: "ChromaCollection"

    def note(self, notes: Mapping[DocumentId, _Note]) -> None:
        """Note the documents; their vectors are not used, but must be there and not be equal."""
        digests = b"".join(sha256(document.encode()).digest()[:4] for document in notes)
        self.documents.upsert(
            ids=list(notes),
            embeddings=np.frombuffer(digests, np.uint8).reshape(-1, 4).astype(np.float32),
            metadatas=[
                {"version": note.version, "passages": note.passages} for note in notes.values()
            ],
        )

    def notes(self, documents: Sequence[DocumentId] | None = None) -> dict[DocumentId, _Note]:
        """Return the notes of these documents that are there, of all when None."""
        ids: list[str] | None = None if documents is None else [*documents]
        found = self.documents.get(ids=ids, include=["metadatas"])
        notes = [
            _Note(int(str(note["version"])), int(str(note["passages"])))
            for note in found["metadatas"] or []
        ]
        return dict(zip(map(DocumentId, found["ids"]), notes, strict=True))

    def nearest(
        self, vector: NDArray[np.float32], top_k: int, documents: Sequence[DocumentId] | None
    ) -> list[Hit]:
        """Return what the graph finds."""
        found = self.passages.query(
            query_embeddings=vector[np.newaxis],
            n_results=top_k,
            where=None if documents is None else _of(documents),
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [
            Hit(PassageId(passage), 1.0 - distance)
            for passage, distance in zip(found["ids"][0], distances, strict=True)
        ]

    def vectors(
        self, documents: Collection[DocumentId], size: int
    ) -> dict[DocumentId, DocumentVectors]:
        """Return the vectors of all passages, document by document."""
        found = self.passages.get(where=_of(documents), include=["embeddings", "metadatas"])
        rows = np.asarray(found["embeddings"], dtype=np.float32).reshape(len(found["ids"]), size)
        owners = np.array([str(one["document"]) for one in found["metadatas"] or []], dtype=str)
        ids = np.array(found["ids"], dtype=str)
        return {
            one: document_vectors(ids[owners == one].tolist(), rows[owners == one])
            for one in documents
        }


def _connect(folder: Path | None, url: str | None) -> "Client":
    # Imported here: it takes most of a second, which `sotay --help` need not wait for.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    with _reading():
        if url is not None:
            return _connect_to_server(urlsplit(url), settings)
        if folder is None:
            raise ValueError("neither a folder nor an address")
        folder.mkdir(parents=True, exist_ok=True)
        # Its declared type leaves out `close`.
        return cast("Client", chromadb.PersistentClient(folder, settings))


def _connect_to_server(server: SplitResult, settings: "Settings") -> "Client":
    """Connect with a limit to each wait: Chroma's own client has none, and would hang for ever."""
    import chromadb  # noqa: PLC0415

    tls = server.scheme == "https"
    host, port = server.hostname or "", server.port or (443 if tls else 80)
    httpx.get(f"{server.scheme}://{server.netloc}/api/v2/heartbeat", timeout=_SERVER_PATIENCE)
    made = cast("Client", chromadb.HttpClient(host, port, ssl=tls, settings=settings))
    for session in _sessions(made):
        session.timeout = httpx.Timeout(_SERVER_PATIENCE)
    return made


def _close(client: "Client") -> None:
    """Close the client and, what it forgets, its connections to a server."""
    client.close()
    for session in _sessions(client):
        session.close()


def _sessions(client: "Client") -> list[httpx.Client]:
    """Return what a client talks to a server with; there is no public way to it."""
    ends = (client._server, client._admin_client._server)  # type: ignore[attr-defined]  # private
    return [end._session for end in ends if hasattr(end, "_session")]


def _collections(client: "Client", model: str, *, create: bool) -> _Chroma:
    if create:
        _delete_collections(client, keep={_PASSAGES, _DOCUMENTS})
        client.get_or_create_collection(
            _PASSAGES,
            metadata={"embedder": model},
            configuration={"hnsw": {"space": "cosine", "ef_search": _BREADTH}},
            embedding_function=None,
        )
        client.get_or_create_collection(_DOCUMENTS, embedding_function=None)
    return _Chroma(
        client,
        passages=client.get_collection(_PASSAGES, embedding_function=None),
        documents=client.get_collection(_DOCUMENTS, embedding_function=None),
    )


def _delete_collections(client: "Client", *, keep: set[str]) -> None:
    """Delete ours: the notes, first by name too, must never outlive the vectors they tell of."""
    names = {collection.name for collection in client.list_collections()}
    for name in sorted(name for name in names - keep if name.startswith(_PREFIX)):
        client.delete_collection(name)


def _of(documents: Collection[DocumentId]) -> "Where":
    return cast("Where", {"document": {"$in": list(documents)}})


def _check_model(passages: "ChromaCollection", embedder: Embedder) -> None:
    if (passages.metadata or {}).get("embedder") != embedder.identity:
        raise IndexStale(
            "Chỉ mục được tạo bằng mô hình khác với mô hình đang dùng; "
            "hãy chạy `sotay ingest --rebuild` để tạo lại."
        )


# Chroma raises errors of its own, of httpx and of SQLite, and plain ValueErrors: all are caught.


def _reading() -> AbstractContextManager[None]:
    return explained(
        IndexMissing,
        "Không đọc được chỉ mục ngữ nghĩa; "
        "hãy kiểm tra máy chủ Chroma hoặc chạy `sotay ingest --rebuild` để tạo lại.",
    )


def _writing() -> AbstractContextManager[None]:
    return explained(
        IndexUnwritable,
        "Không ghi được chỉ mục ngữ nghĩa; "
        "hãy kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu.",
    )
