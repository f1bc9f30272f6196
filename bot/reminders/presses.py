"""What people do about something due in a chat, as it is kept.

Each function is a part of the caller's write transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, insert, update

from bot.database import insert_new
from bot.reminder_tables import reminder_occasions, reminder_presses, reminder_tendings
from bot.reminders import revisions
from bot.reminders.diary import Diary
from bot.reminders.occasions import Due, OccasionState, Planned, Told
from bot.reminders.steps import Step, StepKind

_UNIQUE = ("target", "matter", "occurrence")


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody did something about a thing that is due in a chat."""

    target: int
    due: Due
    by: str  # "platform:user"
    name: str | None
    at: datetime


def take(connection: Connection, pressed: Pressed) -> None:
    """Note who takes it on; whoever takes it later takes it over."""
    _tend(connection, pressed, taken_by=pressed.by, taken_name=pressed.name)
    _note(connection, pressed, "take")


def snooze(
    connection: Connection, diary: Diary, pressed: Pressed, until: datetime, told: Told
) -> None:
    """Put it off: it is brought up again at that time, and not before."""
    row, minute = reminder_occasions.c, until.replace(second=0, microsecond=0)
    _tend(connection, pressed, snoozed_until=minute)
    _note(connection, pressed, "snooze", minute)
    is_lead, is_snoozed = row.step.like(f"{StepKind.LEAD}:%"), row.step.like("snoozed:%")
    _withdraw(connection, pressed, is_snoozed | (is_lead & (row.at < minute)))
    again = Planned(pressed.due, Step.snoozed(minute), minute, told)
    if not diary.add(connection, pressed.target, again, pressed.at):
        _reopen_row(connection, pressed, again.step)


def close(connection: Connection, pressed: Pressed) -> bool:
    """Note that it is done, for this occurrence: nothing more is brought up of it.

    False, with nothing changed, when it was closed before.
    """
    closed = {"closed_by": pressed.by, "closed_name": pressed.name, "closed_at": pressed.at}
    if not _tend(connection, pressed, reminder_tendings.c.closed_at.is_(None), **closed):
        return False
    _note(connection, pressed, "done")
    _withdraw(connection, pressed)
    _withdraw_from_clerks(connection, pressed)
    return True


def reopen(connection: Connection, pressed: Pressed) -> bool:
    """Take back that it is done: what is still to come is planned anew.

    False, with nothing changed, when it is not closed.
    """
    opened = {"closed_by": None, "closed_name": None, "closed_at": None}
    if not _tend(connection, pressed, reminder_tendings.c.closed_at.is_not(None), **opened):
        return False
    _note(connection, pressed, "reopen")
    revisions.grow(connection)
    return True


def _tend(
    connection: Connection, pressed: Pressed, *only: ColumnElement[bool], **values: Any
) -> bool:
    row = reminder_tendings.c
    key = {
        "target": pressed.target,
        "matter": pressed.due.matter,
        "occurrence": pressed.due.occurrence,
    }
    connection.execute(insert_new(connection, reminder_tendings, *_UNIQUE), key)
    this = (getattr(row, name) == value for name, value in key.items())
    changed = update(reminder_tendings).where(*this, *only).values(values)
    return connection.execute(changed).rowcount > 0


def _note(
    connection: Connection,
    pressed: Pressed,
    what: Literal["done", "take", "snooze", "reopen"],
    until: datetime | None = None,
) -> None:
    row = {
        "target": pressed.target,
        "matter": pressed.due.matter,
        "occurrence": pressed.due.occurrence,
        "what": what,
        "until": until,
        "by": pressed.by,
        "name": pressed.name,
        "at": pressed.at,
    }
    connection.execute(insert(reminder_presses), row)


def _withdraw(connection: Connection, pressed: Pressed, *more: ColumnElement[bool]) -> None:
    row = reminder_occasions.c
    _end(connection, pressed, row.target == pressed.target, *more)


def _withdraw_from_clerks(connection: Connection, pressed: Pressed) -> None:
    step = Step(StepKind.CLERK, str(pressed.target))
    _end(connection, pressed, reminder_occasions.c.step == step.key)


def _end(connection: Connection, pressed: Pressed, *which: ColumnElement[bool]) -> None:
    row, due = reminder_occasions.c, pressed.due
    ended = update(reminder_occasions).where(
        row.matter == due.matter,
        row.occurrence == due.occurrence,
        row.state == OccasionState.WAITING.value,
        *which,
    )
    withdrawn = OccasionState.WITHDRAWN.value
    connection.execute(ended.values(state=withdrawn, updated_at=pressed.at))


def _reopen_row(connection: Connection, pressed: Pressed, step: Step) -> None:
    row, due = reminder_occasions.c, pressed.due
    found = update(reminder_occasions).where(
        row.target == pressed.target,
        row.matter == due.matter,
        row.occurrence == due.occurrence,
        row.step == step.key,
        row.state == OccasionState.WITHDRAWN.value,
    )
    waiting = OccasionState.WAITING.value
    connection.execute(found.values(state=waiting, updated_at=pressed.at))
