"""The store: documents and their passages in the database; every search index is made from it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from corpus import fact_queries
from corpus.audiences import closed_names, hidden_from, inherit
from corpus.columns import UtcDateTime
from corpus.document import Document, DocumentCard, DocumentId
from corpus.document_rows import card_of, document_row, passage_of, passage_rows
from corpus.fact_queries import UnitCount
from corpus.fact_rows import Cited, FactsRead, put_facts
from corpus.facts.facts import Deadline, Duty, Facts, Replacement
from corpus.parsing.parser import parse
from corpus.passages import Passage, PassageId
from corpus.revision import count_change, revision_of
from corpus.tables import documents, metadata, passages, sources

__all__ = ["DocumentStore", "Source", "UtcDateTime", "metadata"]

_ROWS_AT_ONCE = 500  # bound parameters in one statement; SQLite and drivers have limits
_PARSED_KEPT = 8


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was taken in and the document it held then."""

    source: str  # the file's path, or its bare name when nothing more is known
    file_name: str
    document: DocumentId
    parser_version: int


@dataclass(frozen=True, slots=True)
class SeenCards:
    """What is known of the documents that somebody may see, and what they may not see.

    `closed` are the names of files that are not for them, of such as are not there too.
    """

    cards: tuple[DocumentCard, ...]  # by file name
    hidden: frozenset[DocumentId]
    closed: frozenset[str]


class DocumentStore:
    """Documents by the hash of their bytes; every change is one transaction.

    Two files with the same bytes are one document with two sources. Rows that are no longer
    anybody's are removed with the change that left them behind.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._parsed = lru_cache(maxsize=_PARSED_KEPT)(_parse)

    @property
    def revision(self) -> int:
        """A number that grows with every change, whoever made it; 0 before the first."""
        with self._engine.connect() as connection:
            return revision_of(connection)

    def put(
        self,
        document: Document,
        found: Sequence[Passage],
        *,
        ingested_at: datetime,
        parser_version: int,
        source: str | None = None,
        facts: FactsRead | None = None,
    ) -> None:
        """Keep a document with passages and facts in place of what `source` held before.

        Without `source` the file name stands for it. A document that is already there under
        another source keeps its file name and gets the new passages. Without `facts` it counts
        as one in which nobody has looked for any.
        """
        source = source or document.file_name
        with self._change() as connection:
            kept_name = connection.scalar(
                select(documents.c.file_name).where(documents.c.id == document.id)
            )
            row = document_row(document) | {
                "file_name": kept_name or document.file_name,
                "parser_version": parser_version,
                "ingested_at": ingested_at,
                "facts_version": facts.version if facts else None,
            }
            if kept_name is None:
                connection.execute(insert(documents), row)
            else:
                connection.execute(update(documents).where(documents.c.id == document.id), row)
                connection.execute(delete(passages).where(passages.c.document == document.id))
            if found:
                connection.execute(insert(passages), list(passage_rows(found)))
            put_facts(connection, document, found, facts.facts if facts else Facts())
            _link(connection, source, document.file_name, document.id)

    def put_facts(self, document: Document, found: Sequence[Passage], facts: FactsRead) -> None:
        """Keep facts of a document that is there with these passages, in place of older ones."""
        this = documents.c.id == document.id
        with self._change() as connection:
            changed = update(documents).where(this).values(facts_version=facts.version)
            if connection.execute(changed).rowcount:
                put_facts(connection, document, found, facts.facts)

    def add_source(self, source: str, file_name: str, document: DocumentId) -> bool:
        """Note that `source` holds the same bytes as a document; False when that is not there."""
        with self._change() as connection:
            is_there = select(documents.c.id).where(documents.c.id == document)
            if connection.scalar(is_there) is None:
                return False
            _link(connection, source, file_name, document)
            return True

    def remove_source(self, source: str) -> None:
        """Forget a file, and its document unless another file holds the same bytes."""
        with self._change() as connection:
            _unlink(connection, source)

    def remove(self, document: DocumentId) -> None:
        """Forget a document with all its sources; one that is not there is no error."""
        with self._change() as connection:
            connection.execute(delete(documents).where(documents.c.id == document))

    def sources(self) -> list[Source]:
        """Return every file that was taken in, by path."""
        query = (
            select(sources, documents.c.parser_version)
            .join_from(sources, documents)
            .order_by(sources.c.source)
        )
        with self._engine.connect() as connection:
            return [
                Source(row.source, row.file_name, DocumentId(row.document), row.parser_version)
                for row in connection.execute(query)
            ]

    def ids(self) -> set[DocumentId]:
        """Return the ids of all documents."""
        return set(self.versions())

    def versions(self) -> dict[DocumentId, int]:
        """Return for each document the parser version that its passages were read with."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(documents.c.id, documents.c.parser_version))
            return {DocumentId(row.id): row.parser_version for row in rows}

    def without_facts(self, version: int) -> list[DocumentId]:
        """Return the documents whose facts were not read by this version of the rules."""
        query = (
            select(documents.c.id)
            .where(documents.c.facts_version.is_distinct_from(version))
            .order_by(documents.c.file_name, documents.c.id)
        )
        with self._engine.connect() as connection:
            return [DocumentId(found) for found in connection.scalars(query)]

    def cards(self) -> list[DocumentCard]:
        """Return what is known of every document, by file name."""
        with self._engine.connect() as connection:
            return _cards(connection)

    def seen_cards(self, allowed: Collection[str]) -> SeenCards:
        """Return what is for everybody or of an allowed name, and what is neither.

        A document that was for some alone when it came is never among the cards.
        """
        with self._engine.connect() as connection:
            cards = _cards(connection)
            # Asked after the cards: whom a document is for is written before or with it.
            closed = frozenset(connection.scalars(closed_names(allowed)))
            hidden = frozenset(map(DocumentId, connection.scalars(hidden_from(allowed))))
        return SeenCards(tuple(one for one in cards if one.id not in hidden), hidden, closed)

    def last_ingested_at(self, allowed: Collection[str] | None = None) -> datetime | None:
        """Return when a document last came in; None when there is none.

        With `allowed`: one that is for everybody or of such a name.
        """
        query = select(func.max(documents.c.ingested_at))
        if allowed is not None:
            query = query.where(documents.c.id.not_in(hidden_from(allowed)))
        with self._engine.connect() as connection:
            found: datetime | None = connection.scalar(query)
        return found

    def text(self, document: DocumentId) -> str | None:
        """Return a document's extracted text, which every span points into."""
        with self._engine.connect() as connection:
            return connection.scalar(select(documents.c.text).where(documents.c.id == document))

    def document(self, document: DocumentId) -> Document | None:
        """Return a document's tree, read again from the stored text; the last few are kept."""
        query = select(documents.c.text, documents.c.file_name).where(documents.c.id == document)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else self._parsed(row.text, row.file_name, document)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return the passages in the order asked; unknown ones are left out."""
        found: dict[PassageId, Passage] = {}
        with self._engine.connect() as connection:
            for first in range(0, len(ids), _ROWS_AT_ONCE):
                asked = ids[first : first + _ROWS_AT_ONCE]
                rows = connection.execute(select(passages).where(passages.c.id.in_(asked)))
                found |= {passage.id: passage for passage in map(passage_of, rows)}
        return [found[passage] for passage in ids if passage in found]

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return a document's passages in reading order."""
        query = select(passages).where(passages.c.document == document).order_by(passages.c.ordinal)
        with self._engine.connect() as connection:
            return [passage_of(row) for row in connection.execute(query)]

    def deadlines(self) -> list[Cited[Deadline]]:
        """Return every deadline, by file name and in reading order."""
        with self._engine.connect() as connection:
            return fact_queries.all_deadlines(connection)

    def replacements(self) -> list[tuple[DocumentId, Replacement]]:
        """Return what every document says it replaces, with the document that says so."""
        with self._engine.connect() as connection:
            return fact_queries.all_replacements(connection)

    def duties(self) -> list[Cited[Duty]]:
        """Return every duty, by file name and in reading order."""
        with self._engine.connect() as connection:
            return fact_queries.all_duties(connection)

    def duties_of(self, keys: Collection[str], *, as_partner: bool = False) -> list[Cited[Duty]]:
        """Return the duties laid on these units, by file name and in reading order.

        `as_partner` adds those in which one of them is whom somebody else works with.
        """
        with self._engine.connect() as connection:
            return fact_queries.duties_of(connection, keys, as_partner=as_partner)

    def duties_in(self, ids: Sequence[PassageId]) -> list[Cited[Duty]]:
        """Return the duties read from these passages, in the order of the passages."""
        with self._engine.connect() as connection:
            return fact_queries.duties_in(connection, ids)

    def units(self) -> list[UnitCount]:
        """Return every unit that a fact names, those with most facts first."""
        with self._engine.connect() as connection:
            return fact_queries.units(connection)

    def seen_units(self, allowed: Collection[str]) -> list[UnitCount]:
        """Return the same of what is for everybody or of an allowed name."""
        with self._engine.connect() as connection:
            return fact_queries.units(connection, without=hidden_from(allowed))

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            count_change(connection)
            yield connection


def _cards(connection: Connection) -> list[DocumentCard]:
    columns = [column for column in documents.c if column is not documents.c.text]
    query = select(*columns).order_by(documents.c.file_name, documents.c.id)
    return [card_of(row) for row in connection.execute(query)]


def _parse(content: str, file_name: str, document: DocumentId) -> Document:
    return parse(content, file_name=file_name, document_id=document)


def _link(connection: Connection, source: str, file_name: str, document: DocumentId) -> None:
    _unlink(connection, source, unless=document)
    connection.execute(delete(sources).where(sources.c.source == source))
    connection.execute(
        insert(sources), {"source": source, "file_name": file_name, "document": document}
    )
    inherit(connection, file_name, document)


def _unlink(connection: Connection, source: str, *, unless: str | None = None) -> None:
    """Take a source away from its document, which goes with its last source or is renamed."""
    held = connection.scalar(select(sources.c.document).where(sources.c.source == source))
    if held is None or held == unless:
        return
    connection.execute(delete(sources).where(sources.c.source == source))
    others = select(sources.c.file_name).where(sources.c.document == held)
    names = connection.scalars(others.order_by(sources.c.source)).all()
    this = documents.c.id == held
    if not names:
        connection.execute(delete(documents).where(this))
        return
    named = connection.scalar(select(documents.c.file_name).where(this))
    if named not in names:
        connection.execute(update(documents).where(this).values(file_name=names[0]))
