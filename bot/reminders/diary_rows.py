"""Occasions, letters and tendings as rows hold them."""

from typing import Any

from sqlalchemy import RowMapping, Select, select

from bot.reminder_tables import reminder_letters, reminder_occasions
from bot.reminders.occasions import (
    Due,
    Letter,
    LetterState,
    Occasion,
    OccasionState,
    Planned,
    Tending,
)
from bot.reminders.steps import Step
from bot.reminders.target_rows import dump_told, load_told, place_of


def occasions_with_letters() -> Select[Any]:
    """Return the query of occasions, each with what became of its letter."""
    letter = reminder_letters.c
    return select(
        reminder_occasions,
        letter.state.label("letter_state"),
        letter.made_at.label("told_at"),
        letter.closed_at.label("left_at"),
    ).select_from(reminder_occasions.outerjoin(reminder_letters))


def occasion_of(row: RowMapping) -> Occasion:
    """Return the occasion of a row of `occasions_with_letters`."""
    state = row["letter_state"]
    is_skipped = row["state"] == OccasionState.SKIPPED.value
    return Occasion(
        id=row["id"],
        target=row["target"],
        due=Due(row["matter"], row["occurrence"]),
        step=Step.read(row["step"]),
        at=row["at"],
        told=load_told(row["told"]),
        state=OccasionState(row["state"]),
        letter=row["letter"],
        created_at=row["created_at"],
        letter_state=None if state is None else LetterState(state),
        told_at=row["told_at"],
        left_at=row["updated_at"] if is_skipped else row["left_at"],
    )


def row_of(target: int, planned: Planned) -> dict[str, Any]:
    """Return the columns that say what an occasion is; its state and times are left out."""
    return {
        "target": target,
        "matter": planned.due.matter,
        "occurrence": planned.due.occurrence,
        "step": planned.step.key,
        "at": planned.at,
        "last": planned.told.last,
        "told": dump_told(planned.told),
    }


def letter_of(row: RowMapping) -> Letter:
    """Return the letter of a row."""
    return Letter(
        id=row["id"],
        target=row["target"],
        place=place_of(row),
        state=LetterState(row["state"]),
        made_at=row["made_at"],
        is_late=row["is_late"],
        message_id=row["message_id"],
        reason=row["reason"],
        closed_at=row["closed_at"],
    )


def tending_of(row: RowMapping) -> Tending:
    """Return the tending of a row."""
    return Tending(
        due=Due(row["matter"], row["occurrence"]),
        taken_by=row["taken_by"],
        taken_name=row["taken_name"],
        snoozed_until=row["snoozed_until"],
        closed_by=row["closed_by"],
        closed_name=row["closed_name"],
        closed_at=row["closed_at"],
    )
