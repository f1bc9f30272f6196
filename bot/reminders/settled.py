"""Letters whose messages the outbox has closed get their state, sent only by the platform's id."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from bot.delivery.states import OPEN, State
from bot.reminder_tables import reminder_letters
from bot.reminders.diary_rows import letter_of
from bot.reminders.occasions import Letter, LetterState
from bot.tables import outbox

MOST_PARCELS = 12  # of one letter

_CHUNK = 400  # letters in one query
_KEY = "reminder:{letter}:{number}"


def outbox_key(letter: int, number: int) -> str:
    """Return the key of a letter's parcel; they are numbered from 0, up to `MOST_PARCELS`."""
    if not 0 <= number < MOST_PARCELS:
        raise ValueError(f"a letter of more than {MOST_PARCELS} parcels cannot be followed")
    return _KEY.format(letter=letter, number=number)


def parcel_keys(letter: int) -> list[str]:
    """Return the keys that a letter's parcels can have."""
    return [outbox_key(letter, number) for number in range(MOST_PARCELS)]


def may_have_arrived(connection: Connection, letter: int) -> bool:
    """Whether any message of a letter was tried without a word, or was a repeat itself."""
    mine = outbox.c.key.in_(parcel_keys(letter))
    return (
        connection.scalar(select(outbox.c.id).where(mine, outbox.c.is_repeat).limit(1)) is not None
    )


def settle_taken(connection: Connection, now: datetime) -> None:
    """Note which letters their platforms took, for certain or not; nothing else follows from it."""
    settle(connection, now, but=State.REFUSED)


def settle(connection: Connection, now: datetime, but: State | None = None) -> list[Letter]:
    """Note what became of letters that are no longer in the outbox, and return those.

    Those with a message in the state `but` are left for another time.
    """
    row = reminder_letters.c
    is_open = row.state == LetterState.QUEUED.value
    waiting = connection.scalars(select(row.id).where(is_open).order_by(row.id)).all()
    closed = []
    for begin in range(0, len(waiting), _CHUNK):
        for letter, parcels in _parcels(connection, waiting[begin : begin + _CHUNK]).items():
            if any(parcel["state"] in {*OPEN, but} for parcel in parcels):
                continue
            changed = update(reminder_letters).where(row.id == letter)
            connection.execute(changed.values(_outcome(parcels, now)))
            closed.append(letter)
    return _letters(connection, closed)


def unsettle(connection: Connection, letter: int) -> None:
    """Let a letter be settled again: what follows from it could not be done."""
    values = {"state": LetterState.QUEUED.value, "reason": None, "closed_at": None}
    changed = update(reminder_letters).where(reminder_letters.c.id == letter)
    connection.execute(changed.values(values))


def _parcels(connection: Connection, letters: Sequence[int]) -> dict[int, list[RowMapping]]:
    keys = {key: letter for letter in letters for key in parcel_keys(letter)}
    query = select(
        outbox.c.key, outbox.c.state, outbox.c.message_id, outbox.c.details, outbox.c.closed_at
    )
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    ordered = query.where(outbox.c.key.in_(keys)).order_by(outbox.c.id)
    for parcel in connection.execute(ordered).mappings():
        found[keys[parcel["key"]]].append(parcel)
    return found


def _outcome(parcels: list[RowMapping], now: datetime) -> dict[str, Any]:
    worst = next((one for one in parcels if one["state"] == State.REFUSED), None)
    worst = worst or next((one for one in parcels if one["state"] == State.IN_DOUBT), None)
    states = {State.REFUSED.value: LetterState.REFUSED, State.IN_DOUBT.value: LetterState.IN_DOUBT}
    state = states[worst["state"]] if worst else LetterState.SENT
    return {
        "state": state.value,
        "message_id": next((one["message_id"] for one in parcels if one["message_id"]), None),
        "reason": worst["details"] if worst else None,
        "closed_at": max((one["closed_at"] for one in parcels if one["closed_at"]), default=now),
    }


def _letters(connection: Connection, ids: Sequence[int]) -> list[Letter]:
    found = []
    for begin in range(0, len(ids), _CHUNK):
        these = reminder_letters.c.id.in_(ids[begin : begin + _CHUNK])
        query = select(reminder_letters).where(these).order_by(reminder_letters.c.id)
        found += [letter_of(row) for row in connection.execute(query).mappings()]
    return found
