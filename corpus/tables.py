"""The tables of the store; the schema changes only through the revisions in bot/migrations."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
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
    Column("facts_version", Integer),  # empty: nobody has looked for facts yet
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


def _of_document() -> Column[str]:
    return Column(
        "document", String(64), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
    )


# What was read of a document besides its passages, in reading order. `parties` has all units of
# a fact by their part in it; `fact_units` is the way from a unit to its facts.
duties = Table(
    "duties",
    metadata,
    _of_document(),
    Column("ordinal", Integer, nullable=False),
    Column("passage", String(64), nullable=False),
    Column("address", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("role", String(32), nullable=False),
    Column("task", Text, nullable=False),
    Column("product", Text),
    Column("parties", JSON, nullable=False),
    PrimaryKeyConstraint("document", "ordinal"),
    Index("ix_duties_passage", "passage"),
)

deadlines = Table(
    "deadlines",
    metadata,
    _of_document(),
    Column("ordinal", Integer, nullable=False),
    Column("id", String(32), nullable=False),  # of two copies of a document the same
    Column("passage", String(64), nullable=False),
    Column("address", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("when_type", String(32), nullable=False),
    Column("when_said", Text, nullable=False),
    Column("when_start", Integer, nullable=False),
    Column("when_end", Integer, nullable=False),
    Column("rrule", Text),
    Column("date", Text),
    Column("before", Boolean, nullable=False),
    Column("length", Text),
    Column("working", Boolean, nullable=False),
    PrimaryKeyConstraint("document", "ordinal"),
)

fact_units = Table(
    "fact_units",
    metadata,
    _of_document(),
    Column("fact", String(16), nullable=False),  # duty, deadline
    Column("ordinal", Integer, nullable=False),
    Column("part", String(16), nullable=False),  # unit, with, by; who, to, through
    Column("position", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_group", Boolean, nullable=False),
    PrimaryKeyConstraint("document", "fact", "ordinal", "part", "position"),
    Index("ix_fact_units_key", "key"),
)

# Which whole documents a document says it takes the place of.
replacements = Table(
    "replacements",
    metadata,
    _of_document(),
    Column("ordinal", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("issued_on", Date),
    Column("agency", Text, nullable=False),
    Column("since", Date),
    Column("is_sure", Boolean, nullable=False),
    PrimaryKeyConstraint("document", "ordinal"),
)

# For whom a file is: one row for each chat or person; without any, for everybody. It goes by the
# file's name, so that a new version is for the same, and one that comes later is from the first.
audiences = Table(
    "audiences",
    metadata,
    Column("file_name", Text, nullable=False),
    Column("member", String(160), nullable=False),  # "platform:id"
    PrimaryKeyConstraint("file_name", "member"),
)

# One row: how many times the tables above were changed.
revisions = Table(
    "corpus_revision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
)
