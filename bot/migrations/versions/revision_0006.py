"""Which whole documents a document says it takes the place of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "replacements",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name=op.f("fk_replacements_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document", "ordinal", name=op.f("pk_replacements")),
    )


def downgrade() -> None:
    """Bring the schema back to the revision before."""
    op.drop_table("replacements")
