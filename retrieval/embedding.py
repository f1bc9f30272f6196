"""Text to unit vectors: the shipped static model, or any other by sentence-transformers."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from huggingface_hub import try_to_load_from_cache
from model2vec import StaticModel
from numpy.typing import NDArray

from corpus.text import display
from retrieval.errors import EmbeddingModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

SHIPPED_MODEL = Path(__file__).parent / "model"

# Part of every identity: change it when the same files begin to give other vectors.
_PREPARATION = "1"
_WHOLE_FILE = 64 * 2**20  # larger files are fingerprinted by blocks, a 2 GB model must not take 5 s
_BLOCK = 2**16
_BLOCKS = 256
_STATIC_MODULES = (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


class Embedder(Protocol):
    """Gives texts with a like meaning vectors with a like direction."""

    @property
    def identity(self) -> str:
        """Fingerprint of the model: equal exactly when the vectors can be compared."""

    @property
    def dimensions(self) -> int:
        """Length of every vector."""

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a question."""

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each text, in order."""


class StaticEmbedder:
    """A static model run by model2vec: a mean of word vectors, without torch."""

    def __init__(self, model: StaticModel, identity: str) -> None:
        self._model = model
        self.identity = identity
        self.dimensions = int(model.dim)

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a question."""
        vector: Vectors = self.embed_documents([text])[0]
        return vector

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each text, in order."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        cleaned = [display(text) for text in texts]
        return _unit_rows(self._model.encode(cleaned, use_multiprocessing=False))


class TransformerEmbedder:
    """Any sentence-transformers model; its own prompts for questions and documents are used."""

    def __init__(self, model: "SentenceTransformer", identity: str) -> None:
        self._model = model
        self.identity = identity
        self.dimensions = int(model.get_embedding_dimension() or 0)

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a question."""
        vector: Vectors = _unit_rows(self._run(self._model.encode_query, [text]))[0]
        return vector

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each text, in order."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return _unit_rows(self._run(self._model.encode_document, texts))

    def _run(self, encode: Any, texts: Sequence[str]) -> NDArray[Any]:
        cleaned = [display(text) for text in texts]
        vectors: NDArray[Any] = encode(cleaned, show_progress_bar=False, convert_to_numpy=True)
        return vectors


def load_embedder(model: str | None) -> Embedder:
    """Return the shipped model for None, else the one of this name or folder.

    Raises EmbeddingModelError when it cannot be loaded.
    """
    if model is None:
        return _load_static(SHIPPED_MODEL)
    folder = Path(model)
    if _is_static(folder):
        return _load_static(folder)
    return _load_transformer(model)


def _load_static(folder: Path) -> StaticEmbedder:
    try:
        identity = f"static:{_fingerprint(folder)}"
        # Truncation off: the other way of running these files, sentence-transformers, has none.
        model = StaticModel.from_pretrained(folder, normalize=True, max_length=None)
    except Exception as exc:  # safetensors and tokenizers have no error class of their own
        raise EmbeddingModelError(
            f"Không đọc được mô hình nhúng trong thư mục “{folder}”: tệp thiếu hoặc hỏng."
        ) from exc
    model.embedding = model.embedding.astype(np.float32)
    return StaticEmbedder(model, identity)


def _load_transformer(name: str) -> TransformerEmbedder:
    try:
        from sentence_transformers import (  # noqa: PLC0415 - brings torch: 7 s and 500 MB
            SentenceTransformer,
        )
    except ImportError as exc:
        raise EmbeddingModelError(
            f"Mô hình nhúng “{name}” cần gói sentence-transformers, gói này chưa được cài. "
            'Hãy chạy pip install "sotay[models]", hoặc bỏ SOTAY_EMBEDDING_MODEL '
            "để dùng mô hình kèm sẵn."
        ) from exc
    try:
        model = SentenceTransformer(name)
    except Exception as exc:  # anything at all: a model may bring its own code
        raise EmbeddingModelError(
            f"Không tải được mô hình nhúng “{name}”. Hãy kiểm tra tên hoặc đường dẫn trong "
            "SOTAY_EMBEDDING_MODEL và kết nối mạng."
        ) from exc
    return TransformerEmbedder(model, f"sentence-transformers:{_origin(name)}")


def _origin(name: str) -> str:
    """Return what tells the model `name` from others: its files, or its published revision."""
    if Path(name).is_dir():
        return _fingerprint(Path(name))
    cached = try_to_load_from_cache(name, "modules.json")
    revision = Path(cached).parent.name if isinstance(cached, str) else ""
    return f"{name}@{revision}/{_PREPARATION}"


def _is_static(folder: Path) -> bool:
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return kinds in _STATIC_MODULES


def _fingerprint(folder: Path) -> str:
    """Return a digest of the files that make vectors: all but cards, notes and hidden files."""
    digest = hashlib.sha256(_PREPARATION.encode())
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
    for path in sorted(path for path in files if not path.name.startswith(".")):
        size = path.stat().st_size
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            if size <= _WHOLE_FILE:
                digest.update(file.read())
                continue
            for block in range(_BLOCKS):
                file.seek((size - _BLOCK) * block // (_BLOCKS - 1))
                digest.update(file.read(_BLOCK))
    return digest.hexdigest()[:32]


def _unit_rows(vectors: NDArray[Any]) -> Vectors:
    """Return the rows at unit length; a row of zeros (no known word) gets one fixed direction.

    That direction is as good as at right angles to every text, and no search divides by zero.
    """
    rows = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    fixed = np.float32(1 / np.sqrt(rows.shape[1]))
    unit: Vectors = np.where(lengths > 1e-6, rows / np.maximum(lengths, 1e-6), fixed)
    return unit.astype(np.float32)
