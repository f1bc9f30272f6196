"""The diary: each time that something is brought up in a chat, the letters, and what people did.

Most functions work on a connection: each is a part of somebody's transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, insert, or_, select, update

from bot.database import insert_new
from bot.messages import Place
from bot.reminder_tables import (
    reminder_letters,
    reminder_occasions,
    reminder_targets,
    reminder_tendings,
)
from bot.reminders import settled
from bot.reminders.diary_rows import (
    letter_of,
    occasion_of,
    occasions_with_letters,
    row_of,
    tending_of,
)
from bot.reminders.occasions import (
    Due,
    Letter,
    LetterState,
    Occasion,
    OccasionState,
    Planned,
    Tending,
)
from bot.reminders.planning.plans import Plan
from bot.reminders.planning.scene import REMEMBERED
from bot.reminders.target_rows import dump_told

_UNIQUE = ("target", "matter", "occurrence", "step")
_CHUNK = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A message that goes into the outbox in the same transaction.

    `told` are the ids of the occasions that it tells, `merged` those of older ones about the same.
    `numbers` are those by which it tells them: what it told may be told again in another letter,
    and the rest keeps its numbers.
    """

    target: int
    place: Place
    told: Sequence[int]
    merged: Sequence[int] = ()
    is_late: bool = False
    numbers: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each state; `late` letters are those that told something late."""

    occasions: dict[OccasionState, int]
    letters: dict[LetterState, int]
    late: int


class Diary:
    """Keeps occasions, letters and tendings; safe to use from threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lock(self, connection: Connection, target: int) -> bool:
        """Take a target for this transaction; False when another process has it, or it is gone.

        On SQLite a write transaction is alone anyway.
        """
        row = reminder_targets.c
        query = select(row.id).where(row.id == target)
        # Not FOR UPDATE: what people press must not wait for it.
        taken = query.with_for_update(key_share=True, skip_locked=True)
        return connection.scalar(taken) is not None

    def of_target(self, connection: Connection, target: int, since: date) -> list[Occasion]:
        """Return a target's occasions of what was in time until a day or later, and all open ones.

        After a stop they go back to what was near when the target was last planned. They come in
        the order in which they were made.
        """
        row, target_row = reminder_occasions.c, reminder_targets.c
        planned = connection.scalar(
            select(target_row.planned_through).where(target_row.id == target)
        )
        if planned is not None:
            since = min(since, planned.date() - REMEMBERED)
        query = occasions_with_letters().where(
            row.target == target,
            or_(row.last >= since, row.state == OccasionState.WAITING.value),
        )
        found = connection.execute(query.order_by(row.id)).mappings()
        return [occasion_of(one) for one in found]

    def of_due(self, connection: Connection, target: int, due: Due) -> list[Occasion]:
        """Return all occasions of one thing that is due in a chat, in their order."""
        row = reminder_occasions.c
        query = occasions_with_letters().where(
            row.target == target, row.matter == due.matter, row.occurrence == due.occurrence
        )
        found = connection.execute(query.order_by(row.at, row.id)).mappings()
        return [occasion_of(one) for one in found]

    def of_letter(self, connection: Connection, letter: int) -> list[Occasion]:
        """Return the occasions that a letter told, and those merged into it, as they were made."""
        row = reminder_occasions.c
        query = occasions_with_letters().where(row.letter == letter).order_by(row.id)
        return [occasion_of(one) for one in connection.execute(query).mappings()]

    def save(self, connection: Connection, target: int, plan: Plan, at: datetime) -> None:
        """Keep a plan: what is there already stays, and planning never goes back in time."""
        row = reminder_targets.c
        if plan.new:
            rows = [_new_row(target, planned, at) for planned in plan.new]
            new = insert_new(connection, reminder_occasions, *_UNIQUE)
            connection.execute(new, rows)
        _rewrite(connection, plan, at)
        _turn(connection, plan.withdrawn, OccasionState.WAITING, OccasionState.WITHDRAWN, at)
        _turn(connection, plan.revived, OccasionState.WITHDRAWN, OccasionState.WAITING, at)
        connection.execute(
            update(reminder_targets)
            .where(row.id == target, row.planned_through < at)
            .values(planned_through=at)
        )

    def add(self, connection: Connection, target: int, planned: Planned, at: datetime) -> bool:
        """Make an occasion; False when there is one for the same target, due and step."""
        new = insert_new(connection, reminder_occasions, *_UNIQUE)
        return connection.execute(new, _new_row(target, planned, at)).rowcount > 0

    def targets_due(self, connection: Connection, now: datetime) -> list[int]:
        """Return the targets that have something to tell, those that wait longest first.

        Paused ones are left out; quiet hours and lost chats are the caller's to mind.
        """
        row, target = reminder_occasions.c, reminder_targets.c
        query = (
            select(row.target)
            .join(reminder_targets)
            .where(
                row.state == OccasionState.WAITING.value,
                row.at <= now,
                target.paused_at.is_(None),
            )
            .group_by(row.target)
            .order_by(func.min(row.at), row.target)
        )
        return list(connection.scalars(query))

    def due(self, connection: Connection, target: int, now: datetime) -> list[Occasion]:
        """Return a target's open occasions whose time has come, in the order of their times."""
        row = reminder_occasions.c
        query = occasions_with_letters().where(
            row.target == target, row.state == OccasionState.WAITING.value, row.at <= now
        )
        found = connection.execute(query.order_by(row.at, row.id)).mappings()
        return [occasion_of(one) for one in found]

    def write_letter(self, connection: Connection, letter: NewLetter, at: datetime) -> int:
        """Make a letter that is about to be put into the outbox, and return its id.

        What it tells counts as told from now on. Its parcels get the keys of `outbox_key`.
        """
        place = letter.place
        row = {
            "target": letter.target,
            "platform": place.platform,
            "chat": place.chat,
            "thread": place.thread,
            "is_group": place.is_group,
            "state": LetterState.QUEUED.value,
            "is_late": letter.is_late,
            "made_at": at,
        }
        statement = insert(reminder_letters).returning(reminder_letters.c.id)
        identity: int = connection.scalars(statement, row).one()
        _told(connection, letter.told, OccasionState.IN_LETTER, identity, at)
        _told(connection, letter.merged, OccasionState.MERGED, identity, at)
        _number(connection, letter.numbers)
        return identity

    def letter(self, connection: Connection, identity: int) -> Letter | None:
        """Return a letter by its id."""
        query = select(reminder_letters).where(reminder_letters.c.id == identity)
        row = connection.execute(query).mappings().one_or_none()
        return letter_of(row) if row else None

    def newest_letter(self, connection: Connection, place: Place) -> Letter | None:
        """Return the last letter that was written to a chat, or to a topic of it."""
        row = reminder_letters.c
        query = (
            select(reminder_letters)
            .where(
                row.platform == place.platform,
                row.chat == place.chat,
                row.thread.is_not_distinct_from(place.thread),
            )
            .order_by(row.id.desc())
            .limit(1)
        )
        found = connection.execute(query).mappings().one_or_none()
        return letter_of(found) if found else None

    def tending(self, connection: Connection, target: int, due: Due) -> Tending:
        """Return what people did about something due in a chat; nothing yet, perhaps."""
        row = reminder_tendings.c
        query = select(reminder_tendings).where(
            row.target == target, row.matter == due.matter, row.occurrence == due.occurrence
        )
        found = connection.execute(query).mappings().one_or_none()
        return tending_of(found) if found else Tending(due)

    def tendings(self, connection: Connection, target: int) -> dict[Due, Tending]:
        """Return what people did about all that was due in a chat."""
        query = select(reminder_tendings).where(reminder_tendings.c.target == target)
        found = (tending_of(row) for row in connection.execute(query).mappings())
        return {tending.due: tending for tending in found}

    def settle(self, connection: Connection, now: datetime) -> list[Letter]:
        """Note what became of letters that are no longer in the outbox, and return those."""
        return settled.settle(connection, now)

    def counts(self) -> Counts:
        """Return how many occasions and letters there are of each state."""
        occasions, letters = reminder_occasions.c, reminder_letters.c
        with self._engine.connect() as connection:
            by_state = select(occasions.state, func.count()).group_by(occasions.state)
            of_letters = select(letters.state, func.count()).group_by(letters.state)
            late = select(func.count()).where(letters.is_late)
            return Counts(
                {OccasionState(state): n for state, n in connection.execute(by_state)},
                {LetterState(state): n for state, n in connection.execute(of_letters)},
                connection.scalar(late) or 0,
            )

    def next_at(self) -> datetime | None:
        """Return the time of the next open occasion, passed or to come, of what is not paused."""
        row, target = reminder_occasions.c, reminder_targets.c
        query = (
            select(row.at)
            .join(reminder_targets)
            .where(row.state == OccasionState.WAITING.value, target.paused_at.is_(None))
            .order_by(row.at)
            .limit(1)
        )
        with self._engine.connect() as connection:
            found: datetime | None = connection.scalar(query)
            return found


def _new_row(target: int, planned: Planned, at: datetime) -> dict[str, Any]:
    waiting = OccasionState.WAITING.value
    return row_of(target, planned) | {"state": waiting, "created_at": at, "updated_at": at}


def _rewrite(connection: Connection, plan: Plan, at: datetime) -> None:
    row = reminder_occasions.c
    open_states = (OccasionState.WAITING.value, OccasionState.WITHDRAWN.value)
    for one in plan.rewritten:
        values = {"at": one.at, "last": one.told.last, "told": dump_told(one.told)}
        changed = update(reminder_occasions).where(row.id == one.id, row.state.in_(open_states))
        connection.execute(changed.values(updated_at=at, **values))


def _turn(
    connection: Connection,
    ids: Sequence[int],
    before: OccasionState,
    after: OccasionState,
    at: datetime,
) -> None:
    row = reminder_occasions.c
    for begin in range(0, len(ids), _CHUNK):
        these = row.id.in_(ids[begin : begin + _CHUNK])
        turned = update(reminder_occasions).where(these, row.state == before.value)
        connection.execute(turned.values(state=after.value, updated_at=at))


def _told(
    connection: Connection, ids: Sequence[int], state: OccasionState, letter: int, at: datetime
) -> None:
    row = reminder_occasions.c
    for begin in range(0, len(ids), _CHUNK):
        told = update(reminder_occasions).where(row.id.in_(ids[begin : begin + _CHUNK]))
        connection.execute(told.values(state=state.value, letter=letter, updated_at=at))


def _number(connection: Connection, numbers: Mapping[int, int]) -> None:
    row = reminder_occasions.c
    found = connection.execute(select(row.id, row.told).where(row.id.in_(numbers))).all()
    values = [{"of": one.id, "numbered": one.told | {"number": numbers[one.id]}} for one in found]
    if values:
        changed = update(reminder_occasions).where(row.id == bindparam("of"))
        connection.execute(changed.values(told=bindparam("numbered")), values)
