"""Documents, their sources and their passages."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "corpus_revision",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corpus_revision"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("parser_version", sa.Integer(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("issued_on", sa.Date()),
        sa.Column("agencies", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_table(
        "sources",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_sources"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_sources_document", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_sources_document", "sources", ["document"])
    op.create_table(
        "passages",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("side", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_passages_document", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_passages_document", "passages", ["document"])


def downgrade() -> None:
    """Bring the schema back to nothing."""
    op.drop_table("passages")
    op.drop_table("sources")
    op.drop_table("documents")
    op.drop_table("corpus_revision")
