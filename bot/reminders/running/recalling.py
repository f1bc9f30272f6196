"""Letters that were not sent on their day are taken back: they count days that have passed.

So do those of a day that has not come: they were written by a clock that ran ahead. And those that
still wait for their platform when the quiet hours of their chat begin: they are written anew when
these are over.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy import Connection, delete, select, update

from bot.delivery.states import State
from bot.reminder_tables import reminder_letters
from bot.reminders.closing import reopen
from bot.reminders.occasions import LetterState
from bot.reminders.settled import may_have_arrived, parcel_keys
from bot.tables import outbox

IsQuiet = Callable[[int], bool]  # whether nothing is pushed to a target now


def recall(connection: Connection, is_quiet: IsQuiet, now: datetime, zone: tzinfo) -> int:
    """Let the occasions of such letters wait again, in a write transaction; return how many.

    What may have arrived is told again as a repeat; what is on its way is left alone.
    """
    today = datetime.combine(now.astimezone(zone).date(), time(), zone)
    row = reminder_letters.c
    query = select(row.id, row.target, row.made_at).where(row.state == LetterState.QUEUED.value)
    found = [
        letter.id
        for letter in connection.execute(query)
        if not today <= letter.made_at < today + timedelta(days=1) or is_quiet(letter.target)
    ]
    return sum(_recalled(connection, letter, now) for letter in found)


def _recalled(connection: Connection, letter: int, now: datetime) -> bool:
    if not _is_ours(connection, letter):
        return False
    is_unsure = may_have_arrived(connection, letter)  # asked when nobody can send it any more
    connection.execute(delete(outbox).where(outbox.c.key.in_(parcel_keys(letter))))
    reopen(connection, letter, now, may_have_arrived=is_unsure)
    mine = reminder_letters.c.id == letter
    if is_unsure:  # its occasions name it still: what tells them again is a repeat
        told_again = {"state": LetterState.TOLD_AGAIN.value, "closed_at": now}
        connection.execute(update(reminder_letters).where(mine).values(told_again))
    else:
        connection.execute(delete(reminder_letters).where(mine))
    return True


def _is_ours(connection: Connection, letter: int) -> bool:
    """Lock a letter's messages, unless one is on its way or was taken by the platform."""
    mine, row = outbox.c.key.in_(parcel_keys(letter)), outbox.c
    there = connection.scalars(select(row.id).where(mine)).all()
    waiting = select(row.id).where(mine, row.state == State.QUEUED.value)
    locked = connection.scalars(waiting.with_for_update(skip_locked=True))
    return bool(there) and sorted(locked) == sorted(there)
