"""What was told long ago is forgotten with time; what people pressed stays on record."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, exists, or_

from bot.reminder_tables import (
    reminder_letters,
    reminder_occasions,
    reminder_targets,
    reminder_tendings,
)
from bot.reminders.occasions import LetterState, OccasionState
from bot.reminders.planning.scene import REMEMBERED

KEPT_FOR = timedelta(days=400)  # a year and what hangs over: what comes once a year can be seen


def forget_reminders(connection: Connection, now: datetime) -> None:
    """Delete what was over long ago, in a write transaction; what is still open stays."""
    before = now - KEPT_FOR
    _forget_occasions(connection, before)
    _forget_tendings(connection, before)
    _forget_letters(connection, before)


def _forget_occasions(connection: Connection, before: datetime) -> None:
    row, target = reminder_occasions.c, reminder_targets.c
    # A chat that was not planned for as long will be planned from then on, by these very rows.
    is_planned = exists().where(
        target.id == row.target, target.planned_through > before + REMEMBERED
    )
    is_over = and_(row.last < before.date(), row.at < before)
    is_open = row.state == OccasionState.WAITING.value
    connection.execute(delete(reminder_occasions).where(is_over, ~is_open, is_planned))


def _forget_tendings(connection: Connection, before: datetime) -> None:
    """Delete what people did about things of which no row is left."""
    row, occasion = reminder_tendings.c, reminder_occasions.c
    of_it = (
        occasion.target == row.target,
        occasion.matter == row.matter,
        occasion.occurrence == row.occurrence,
    )
    is_past = (
        or_(row.closed_at.is_(None), row.closed_at < before),
        or_(row.snoozed_until.is_(None), row.snoozed_until < before),
    )
    connection.execute(delete(reminder_tendings).where(~exists().where(*of_it), *is_past))


def _forget_letters(connection: Connection, before: datetime) -> None:
    row = reminder_letters.c
    tells = exists().where(reminder_occasions.c.letter == row.id)
    is_open = row.state == LetterState.QUEUED.value
    connection.execute(delete(reminder_letters).where(row.made_at < before, ~is_open, ~tells))
