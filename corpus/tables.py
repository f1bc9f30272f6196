"""The tables of the store; the schema changes only through the revisions in bot/migrations."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from corpus.columns import UtcDateTime

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("parser_version", Integer, nullable=False),
    Column("ingested_at", UtcDateTime, nullable=False),
    Column("number", Text),
    Column("kind", Text),
    Column("title", Text, nullable=False),
    Column("place", Text),
    Column("issued_on", Date),
    Column("agencies", JSON, nullable=False),
)

# Where a document came from: one row a file, so that two copies of the same bytes are one
# document, and it goes only when its last file is gone or says something else.
sources = Table(
    "sources",
    metadata,
    Column("source", Text, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column(
        "document",
        String(64),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(64), primary_key=True),
    Column(
        "document",
        String(64),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("ordinal", Integer, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("side", Text),
)

# One row: how many times the tables above were changed.
revisions = Table(
    "corpus_revision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
)
