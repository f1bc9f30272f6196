"""Occasions change their state with their letters: functions on a connection."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, update

from bot.reminder_tables import reminder_occasions
from bot.reminders.occasions import OccasionState

_CHUNK = 500  # ids in one statement


def close(connection: Connection, ids: Sequence[int], state: OccasionState, at: datetime) -> None:
    """Close open occasions without a letter."""
    row = reminder_occasions.c
    for begin in range(0, len(ids), _CHUNK):
        closed = update(reminder_occasions).where(
            row.id.in_(ids[begin : begin + _CHUNK]), row.state == OccasionState.WAITING.value
        )
        connection.execute(closed.values(state=state.value, updated_at=at))


def reopen(
    connection: Connection, letter: int, at: datetime, *, may_have_arrived: bool = False
) -> None:
    """Let the occasions of a letter that did not arrive wait again.

    Of one that may have arrived they keep the letter's id: told again, they are a repeat.
    """
    row = reminder_occasions.c
    kept = letter if may_have_arrived else None
    connection.execute(
        update(reminder_occasions)
        .where(row.letter == letter)
        .values(state=OccasionState.WAITING.value, letter=kept, updated_at=at)
    )
