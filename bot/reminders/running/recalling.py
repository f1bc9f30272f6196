"""Letters that were not sent on their day are taken back: they count days that have passed.

So do those of a day that has not come: they were written by a clock that ran ahead.
"""

from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy import Connection, delete, or_, select

from bot.delivery.states import State
from bot.reminder_tables import reminder_letters
from bot.reminders.closing import reopen
from bot.reminders.occasions import LetterState
from bot.reminders.settled import parcel_keys
from bot.tables import outbox


def recall(connection: Connection, now: datetime, zone: tzinfo) -> int:
    """Let the occasions of such letters wait again, in a write transaction; return how many.

    Only of letters of which surely nothing has arrived.
    """
    today = datetime.combine(now.astimezone(zone).date(), time(), zone)
    row = reminder_letters.c
    is_of_another_day = or_(row.made_at < today, row.made_at >= today + timedelta(days=1))
    query = select(row.id).where(row.state == LetterState.QUEUED.value, is_of_another_day)
    recalled = [
        letter for letter in connection.scalars(query).all() if _take_back(connection, letter)
    ]
    for letter in recalled:
        reopen(connection, letter, now)
        connection.execute(delete(reminder_letters).where(row.id == letter))
    return len(recalled)


def _take_back(connection: Connection, letter: int) -> bool:
    """Delete a letter's messages, if none of them is on its way or was ever."""
    mine, row = outbox.c.key.in_(parcel_keys(letter)), outbox.c
    there = connection.scalars(select(row.id).where(mine)).all()
    never_left = (row.state == State.QUEUED.value, row.is_repeat.is_(False))
    locked = select(row.id).where(mine, *never_left).with_for_update(skip_locked=True)
    if not there or sorted(connection.scalars(locked)) != sorted(there):
        return False
    connection.execute(delete(outbox).where(mine))
    return True
