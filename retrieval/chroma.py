"""Chroma as the dense index uses it: the one module that knows its client and its ways."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import SplitResult, urlsplit

import httpx
import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentId
from corpus.passages import Passage, PassageId, document_mark, mark_of
from retrieval.errors import IndexMissing, IndexUnwritable, explained
from retrieval.results import Hit
from retrieval.vectors import DocumentVectors, document_vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from chromadb.api.types import Where
    from chromadb.config import Settings

# A change of what is embedded of a passage needs a new name; see `lexical.py`.
_LAYOUT = "2"
_PREFIX = "sotay-"
_PASSAGES = f"{_PREFIX}passages-{_LAYOUT}"
_DOCUMENTS = f"{_PREFIX}documents-{_LAYOUT}"

_ROWS_AT_ONCE = 1_000
_BREADTH = 200  # how many neighbours a search keeps in view; at least what is asked for
_PATIENCE = 5.0  # seconds that a question waits for a server
_WRITE_PATIENCE = 60.0  # and a write


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted of a document: the version it came with and how many passages it has."""

    version: int
    passages: int


@dataclass(frozen=True, slots=True)
class Chroma:
    """An open connection: vectors of passages, and notes of which documents are there."""

    client: "Client"
    passages: "ChromaCollection"
    documents: "ChromaCollection"

    def put(self, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Write the passages with their vectors; one without a direction is left out."""
        told = np.flatnonzero(vectors.any(axis=1))
        for start in range(0, len(told), _ROWS_AT_ONCE):
            rows = told[start : start + _ROWS_AT_ONCE]
            self.passages.upsert(
                ids=[passages[row].id for row in rows],
                embeddings=vectors[rows],
                metadatas=[{"document": passages[row].document} for row in rows],
            )

    def delete(self, documents: Collection[DocumentId]) -> None:
        """Delete the passages of the documents, not the notes."""
        self.passages.delete(where=_of(documents))

    @property
    def model(self) -> str | None:
        """The identity of the model whose vectors are here."""
        model = (self.passages.metadata or {}).get("embedder")
        return None if model is None else str(model)

    @contextmanager
    def patiently(self) -> Iterator["Chroma"]:
        """Wait longer for a server meanwhile, as writing needs."""
        _wait(self.client, _WRITE_PATIENCE)
        try:
            yield self
        finally:
            _wait(self.client, _PATIENCE)

    def note(self, notes: Mapping[DocumentId, Note]) -> None:
        """Note the documents; their vectors are not used, but must be there and not be equal."""
        digests = b"".join(sha256(document.encode()).digest()[:4] for document in notes)
        self.documents.upsert(
            ids=list(notes),
            embeddings=np.frombuffer(digests, np.uint8).reshape(-1, 4).astype(np.float32),
            metadatas=[
                {"version": note.version, "passages": note.passages} for note in notes.values()
            ],
        )

    def notes(self, documents: Sequence[DocumentId] | None = None) -> dict[DocumentId, Note]:
        """Return the notes of these documents that are there, of all when None."""
        ids: list[str] | None = None if documents is None else [*documents]
        found = self.documents.get(ids=ids, include=["metadatas"])
        notes = [
            Note(int(str(note["version"])), int(str(note["passages"])))
            for note in found["metadatas"] or []
        ]
        return dict(zip(map(DocumentId, found["ids"]), notes, strict=True))

    def nearest(
        self,
        vector: NDArray[np.float32],
        top_k: int,
        *,
        within: Sequence[DocumentId] | None = None,
        without: Collection[DocumentId] = (),
    ) -> list[Hit]:
        """Return what the graph finds, of `within` when given; of what is in `without` nothing."""
        if not without:
            return self._nearest(vector, top_k, within)
        # Asking for more is quicker than a condition that most passages of the graph meet.
        marks, wanted = frozenset(map(mark_of, without)), 2 * top_k
        while True:
            hits = self._nearest(vector, wanted, within)
            kept = [hit for hit in hits if document_mark(hit.id) not in marks]
            if len(kept) >= top_k or len(hits) < wanted:
                return kept[:top_k]
            wanted *= 2

    def _nearest(
        self, vector: NDArray[np.float32], top_k: int, documents: Sequence[DocumentId] | None
    ) -> list[Hit]:
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


def connect(folder: Path | None, url: str | None) -> "Client":
    """Return a client for the server at `url`, else for the folder, which is made."""
    # Imported here: it takes most of a second, which `sotay --help` need not wait for.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    with reading():
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
    httpx.get(f"{server.scheme}://{server.netloc}/api/v2/heartbeat", timeout=_PATIENCE)
    made = cast("Client", chromadb.HttpClient(host, port, ssl=tls, settings=settings))
    _wait(made, _PATIENCE)
    return made


def _wait(client: "Client", seconds: float) -> None:
    for session in _sessions(client):
        session.timeout = httpx.Timeout(seconds)


def close(client: "Client") -> None:
    """Close the client and, what it forgets, its connections to a server."""
    client.close()
    for session in _sessions(client):
        session.close()


def _sessions(client: "Client") -> list[httpx.Client]:
    """Return what a client talks to a server with; there is no public way to it."""
    ends = (client._server, client._admin_client._server)  # type: ignore[attr-defined]  # private
    return [end._session for end in ends if hasattr(end, "_session")]


def open_collections(client: "Client", model: str, *, create: bool) -> Chroma:
    """Return our collections, made for `model` where there are none and `create` allows it."""
    if create:
        delete_collections(client, keep={_PASSAGES, _DOCUMENTS})
        client.get_or_create_collection(
            _PASSAGES,
            metadata={"embedder": model},
            configuration={"hnsw": {"space": "cosine", "ef_search": _BREADTH}},
            embedding_function=None,
        )
        client.get_or_create_collection(_DOCUMENTS, embedding_function=None)
    return Chroma(
        client,
        passages=client.get_collection(_PASSAGES, embedding_function=None),
        documents=client.get_collection(_DOCUMENTS, embedding_function=None),
    )


def delete_collections(client: "Client", *, keep: set[str]) -> None:
    """Delete ours: the notes, first by name too, must never outlive the vectors they tell of."""
    names = {collection.name for collection in client.list_collections()}
    for name in sorted(name for name in names - keep if name.startswith(_PREFIX)):
        client.delete_collection(name)


def _of(documents: Collection[DocumentId]) -> "Where":
    return cast("Where", {"document": {"$in": list(documents)}})


def is_missing(error: Exception) -> bool:
    """Return whether the error says that a collection is no longer there."""
    from chromadb.errors import NotFoundError  # noqa: PLC0415 - as in `connect`

    return isinstance(error, NotFoundError)


# Chroma raises errors of its own, of httpx and of SQLite, and plain ValueErrors: all are caught.


def reading() -> AbstractContextManager[None]:
    """Turn what goes wrong in reading into IndexMissing."""
    return explained(
        IndexMissing,
        "Không đọc được chỉ mục ngữ nghĩa; "
        "hãy kiểm tra máy chủ Chroma hoặc chạy `sotay ingest --rebuild` để tạo lại.",
    )


def writing() -> AbstractContextManager[None]:
    """Turn what goes wrong in writing into IndexUnwritable."""
    return explained(
        IndexUnwritable,
        "Không ghi được chỉ mục ngữ nghĩa; "
        "hãy kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu.",
    )
