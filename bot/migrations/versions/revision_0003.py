"""Facts: duties, deadlines, the units in them, and what clerks decided about deadlines."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.add_column("documents", sa.Column("facts_version", sa.Integer(), nullable=True))
    op.create_table(
        "duties",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("passage", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name=op.f("fk_duties_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document", "ordinal", name=op.f("pk_duties")),
    )
    op.create_index("ix_duties_passage", "duties", ["passage"], unique=False)
    op.create_table(
        "deadlines",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("passage", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.Column("when_type", sa.String(length=32), nullable=False),
        sa.Column("when_said", sa.Text(), nullable=False),
        sa.Column("when_start", sa.Integer(), nullable=False),
        sa.Column("when_end", sa.Integer(), nullable=False),
        sa.Column("rrule", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("before", sa.Boolean(), nullable=False),
        sa.Column("length", sa.Text(), nullable=True),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name=op.f("fk_deadlines_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document", "ordinal", name=op.f("pk_deadlines")),
    )
    op.create_table(
        "fact_units",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("fact", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name=op.f("fk_fact_units_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "document", "fact", "ordinal", "part", "position", name=op.f("pk_fact_units")
        ),
    )
    op.create_index("ix_fact_units_key", "fact_units", ["key"], unique=False)
    op.create_table(
        "deadline_reviews",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("deadline", sa.String(length=32), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("read", sa.JSON(), nullable=False),
        sa.Column("decided", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(length=160), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_reviews")),
    )
    op.create_index(
        "ix_deadline_reviews_deadline", "deadline_reviews", ["deadline", "id"], unique=False
    )


def downgrade() -> None:
    """Bring the schema back to the revision before; what clerks decided is lost."""
    op.drop_table("deadline_reviews")
    op.drop_table("fact_units")
    op.drop_table("deadlines")
    op.drop_table("duties")
    op.drop_column("documents", "facts_version")  # in place: documents made anew would cascade
