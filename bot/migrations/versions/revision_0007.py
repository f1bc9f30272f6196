"""Audiences: for whom documents are that are not for everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "audiences",
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("member", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("file_name", "member", name=op.f("pk_audiences")),
    )


def downgrade() -> None:
    """Bring the schema back to the revision before; every document is for everybody then."""
    op.drop_table("audiences")
