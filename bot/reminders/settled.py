"""Letters whose messages the outbox has closed get their state, sent only by the platform's id."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, or_, select, update

from bot.delivery.states import OPEN, State
from bot.reminder_tables import reminder_letters
from bot.reminders.diary_rows import letter_of
from bot.reminders.occasions import Letter, LetterState
from bot.tables import outbox

MOST_PARCELS = 12  # of one letter

_LAST_TRIES = timedelta(days=2)  # longer than a message in doubt is tried again
_CHUNK = 400  # letters in one query
_KEY = "reminder:{letter}:{number}"


def outbox_key(letter: int, number: int) -> str:
    """Return the key of a letter's parcel; they are numbered from 0, up to `MOST_PARCELS`."""
    if not 0 <= number < MOST_PARCELS:
        raise ValueError(f"a letter of more than {MOST_PARCELS} parcels cannot be followed")
    return _KEY.format(letter=letter, number=number)


def settle(connection: Connection, now: datetime) -> list[Letter]:
    """Note what became of letters that are no longer in the outbox, and return those.

    One in doubt may arrive after all: it is tried again when somebody writes in its chat.
    """
    row = reminder_letters.c
    is_in_doubt = and_(row.state == LetterState.IN_DOUBT.value, row.made_at > now - _LAST_TRIES)
    is_open = or_(row.state == LetterState.QUEUED.value, is_in_doubt)
    rows = connection.execute(select(row.id, row.state).where(is_open).order_by(row.id))
    before = {one["id"]: one["state"] for one in rows.mappings()}
    waiting = tuple(before)
    closed = []
    for begin in range(0, len(waiting), _CHUNK):
        for letter, parcels in _parcels(connection, waiting[begin : begin + _CHUNK]).items():
            if any(parcel["state"] in OPEN for parcel in parcels):
                continue
            outcome = _outcome(parcels, now)
            if outcome["state"] != before[letter]:
                changed = update(reminder_letters).where(row.id == letter)
                connection.execute(changed.values(outcome))
                closed.append(letter)
    return _letters(connection, closed)


def unsettle(connection: Connection, letter: int) -> None:
    """Let a letter be settled again: what follows from it could not be done."""
    values = {"state": LetterState.QUEUED.value, "reason": None, "closed_at": None}
    changed = update(reminder_letters).where(reminder_letters.c.id == letter)
    connection.execute(changed.values(values))


def _parcels(connection: Connection, letters: Sequence[int]) -> dict[int, list[RowMapping]]:
    keys = {
        outbox_key(letter, number): letter for letter in letters for number in range(MOST_PARCELS)
    }
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
