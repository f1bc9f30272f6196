"""What can go wrong in search; `str(error)` is for the log, `reason` for people.

RetrievalError
├── EmbeddingModelError   the model cannot be loaded or run
├── IndexMissing          the index cannot be opened or read
├── IndexStale            the index was made by another model: rebuild it
└── IndexUnwritable       the index cannot be changed now: busy, read-only or a full disk
"""

from collections.abc import Iterator
from contextlib import contextmanager


class RetrievalError(Exception):
    """Base of this folder's errors; `reason` is one Vietnamese sentence for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class EmbeddingModelError(RetrievalError):
    """The embedding model cannot be loaded or run; another try will not help."""


class IndexMissing(RetrievalError):
    """The index cannot be opened or read; rebuilding it from the store helps."""


class IndexStale(RetrievalError):
    """The index was made by another embedding model; it must be rebuilt before it is used."""


class IndexUnwritable(RetrievalError):
    """The index cannot be changed now; what was committed before is still there."""


@contextmanager
def explained(
    error: type[RetrievalError], reason: str, *, causes: tuple[type[Exception], ...] = (Exception,)
) -> Iterator[None]:
    """Turn an exception of a library into `error`; an error of this folder goes on as it is."""
    try:
        yield
    except RetrievalError:
        raise
    except causes as cause:
        raise error(reason) from cause
