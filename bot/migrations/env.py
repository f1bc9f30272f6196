"""What Alembic runs for each command; `bot.database.migrate` hands in the connection."""

from alembic import context

from bot.database import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema(),
    transactional_ddl=True,
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
