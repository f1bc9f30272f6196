"""Letters that were not sent on their day are taken back: they count days that have passed."""

from datetime import datetime, time, tzinfo

from sqlalchemy import Connection, delete, select

from bot.delivery.states import State
from bot.reminder_tables import reminder_letters
from bot.reminders.closing import reopen
from bot.reminders.occasions import LetterState
from bot.reminders.settled import MOST_PARCELS, outbox_key
from bot.tables import outbox


def recall(connection: Connection, now: datetime, zone: tzinfo) -> int:
    """Let the occasions of such letters wait again, in a write transaction; return how many.

    Only of letters of which surely nothing has arrived.
    """
    today = datetime.combine(now.astimezone(zone).date(), time(), zone)
    row = reminder_letters.c
    query = select(row.id).where(row.state == LetterState.QUEUED.value, row.made_at < today)
    recalled = [
        letter for letter in connection.scalars(query).all() if _take_back(connection, letter)
    ]
    for letter in recalled:
        reopen(connection, letter, now)
        connection.execute(delete(reminder_letters).where(row.id == letter))
    return len(recalled)


def _take_back(connection: Connection, letter: int) -> bool:
    """Delete a letter's messages, if none of them is on its way or was ever."""
    keys = [outbox_key(letter, number) for number in range(MOST_PARCELS)]
    mine, row = outbox.c.key.in_(keys), outbox.c
    there = connection.scalars(select(row.id).where(mine)).all()
    never_left = (row.state == State.QUEUED.value, row.is_repeat.is_(False))
    locked = select(row.id).where(mine, *never_left).with_for_update(skip_locked=True)
    if not there or sorted(connection.scalars(locked)) != sorted(there):
        return False
    connection.execute(delete(outbox).where(mine))
    return True
