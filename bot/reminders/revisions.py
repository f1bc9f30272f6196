"""A number that grows with every change to what chats wish for, for all processes to notice."""

from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from bot.database import insert_new
from bot.reminder_tables import reminder_pulse

_ONE = 1  # the id of the one row
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # the loop has not gone round yet


def grow(connection: Connection) -> None:
    """Note a change, in the caller's write transaction."""
    row = {"id": _ONE, "ticked_at": _NEVER, "revision": 0, "trouble": None}
    connection.execute(insert_new(connection, reminder_pulse), row)
    grown = reminder_pulse.c.revision + 1
    connection.execute(update(reminder_pulse).values(revision=grown))


def newest(connection: Connection) -> int:
    """Return the number as it is now; 0 before the first change."""
    return connection.scalar(select(reminder_pulse.c.revision)) or 0
