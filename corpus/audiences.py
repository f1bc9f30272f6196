"""For whom documents are: for everybody, or for a few chats and people ("platform:id").

An audience belongs to a file's name. A document with several names is for those who are in the
audience of each, and a file with the same bytes as another one is for the same.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Engine,
    Select,
    delete,
    insert,
    or_,
    select,
    union,
)

from corpus.document import DocumentId
from corpus.revision import count_change, revision_of
from corpus.tables import audiences, documents, sources


class Audiences:
    """Keeps for whom documents are; every change counts as one of the store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: tuple[int, Mapping[str, frozenset[str]]] | None = None

    def all(self) -> Mapping[str, frozenset[str]]:
        """Return the names of the files that are not for everybody, each with its audience.

        The same object until the store changes.
        """
        with self._engine.connect() as connection:
            revision = revision_of(connection)
            kept = self._kept
            if kept is not None and kept[0] == revision:
                return kept[1]
            found = _all(connection)
        self._kept = revision, found
        return found

    def put(self, file_names: Collection[str], members: Collection[str]) -> None:
        """Say for whom files are, known ones and such as are still to come; nobody: everybody.

        Other names of the same bytes are included.
        """
        with self._engine.begin() as connection:
            count_change(connection)
            for name in sorted({*file_names, *_twins(connection, file_names)}):
                _write(connection, name, members)

    def known_names(self) -> frozenset[str]:
        """Return the names of all files that were taken in."""
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(select(sources.c.file_name)))


def closed_names(allowed: Collection[str]) -> Select[str]:
    """Return the query for the names of files that are neither for everybody nor allowed."""
    return select(audiences.c.file_name).where(audiences.c.file_name.not_in(sorted(allowed)))


def hidden_from(allowed: Collection[str]) -> CompoundSelect[str]:
    """Return the query for the documents with such a name."""
    closed = closed_names(allowed)
    return union(
        select(sources.c.document).where(sources.c.file_name.in_(closed)),
        select(documents.c.id).where(documents.c.file_name.in_(closed)),
    )


def inherit(connection: Connection, file_name: str, document: DocumentId) -> None:
    """Let a name that is new to a document be for the same as the names it has."""
    if _members(connection, file_name):
        return
    names = select(sources.c.file_name).where(sources.c.document == document).distinct()
    for other in sorted(connection.scalars(names)):
        if members := _members(connection, other):
            _write(connection, file_name, members)
            return


def move_member(connection: Connection, old: str, new: str) -> None:
    """Let a chat that goes on under another id see what it saw."""
    row = audiences.c
    names = connection.scalars(select(row.file_name).where(row.member == old)).all()
    if not names:
        return
    count_change(connection)
    for name in names:
        members = _members(connection, name)
        _write(connection, name, (members - {old}) | {new})


def _all(connection: Connection) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(audiences)):
        found[row.file_name].add(row.member)
    return {name: frozenset(members) for name, members in found.items()}


def _members(connection: Connection, file_name: str) -> frozenset[str]:
    row = audiences.c
    return frozenset(connection.scalars(select(row.member).where(row.file_name == file_name)))


def _twins(connection: Connection, file_names: Collection[str]) -> set[str]:
    """Return all names of the documents that have one of these."""
    named = sorted(file_names)
    mine = select(sources.c.document).where(sources.c.file_name.in_(named))
    also = select(documents.c.id).where(documents.c.file_name.in_(named))
    of_mine = or_(sources.c.document.in_(mine), sources.c.document.in_(also))
    return set(connection.scalars(select(sources.c.file_name).where(of_mine)))


def _write(connection: Connection, file_name: str, members: Collection[str]) -> None:
    connection.execute(delete(audiences).where(audiences.c.file_name == file_name))
    rows = [{"file_name": file_name, "member": member} for member in sorted(set(members))]
    if rows:
        connection.execute(insert(audiences), rows)
