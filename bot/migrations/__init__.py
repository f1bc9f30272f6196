"""The schema revisions that Alembic applies at start."""
