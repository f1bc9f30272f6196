"""The number that grows with every change of the store, so that whoever keeps anything sees it."""

from sqlalchemy import Connection, text

# Counting first takes the write lock on both databases, so that writers queue up before they
# read and never fail half-way.
_COUNT_CHANGE = text(
    "INSERT INTO corpus_revision (id, revision) VALUES (1, 1)"
    " ON CONFLICT (id) DO UPDATE SET revision = corpus_revision.revision + 1"
)
_REVISION = text("SELECT revision FROM corpus_revision")  # asked once a question


def count_change(connection: Connection) -> None:
    """Let the number grow at the end of the caller's transaction."""
    connection.execute(_COUNT_CHANGE)


def revision_of(connection: Connection) -> int:
    """Return the number; 0 before the first change."""
    return connection.scalar(_REVISION) or 0
