"""How the reminders are doing, read from the database: for administrators and for monitors."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, case, exists, func, or_, select

from bot.delivery.states import OPEN
from bot.reminder_tables import (
    own_reminders,
    reminder_letters,
    reminder_occasions,
    reminder_subscriptions,
    reminder_targets,
)
from bot.reminders.occasions import LetterState, OccasionState
from bot.reminders.running.pulse import Beat, Pulse
from bot.reminders.settled import parcel_keys
from bot.reminders.wishes import TargetKind
from bot.tables import outbox

_FAILURES_SHOWN = 5

_target = reminder_targets.c
_IS_CHAT = _target.kind == TargetKind.CHAT.value
_HAS_WISHES = or_(
    exists().where(reminder_subscriptions.c.target == _target.id),
    exists().where(own_reminders.c.target == _target.id),
)
_TO_COME = (reminder_occasions.c.state == OccasionState.WAITING.value, _target.paused_at.is_(None))
# What was told again, or waits to be, is that letter's no more: it failed nobody.
_IS_LAST_WORD = exists().where(
    reminder_occasions.c.letter == reminder_letters.c.id,
    reminder_occasions.c.state.in_((OccasionState.IN_LETTER.value, OccasionState.MERGED.value)),
)
_FAILED = (LetterState.REFUSED.value, LetterState.IN_DOUBT.value)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many chats are reminded, and what became of their letters."""

    chats: int  # that are to be reminded of anything
    reachable: int  # of them, those neither paused nor lost
    paused: int
    waiting: int  # occasions planned
    held_up: int  # of them, those for platforms that are not connected
    kept: int  # of them, those for chats that are lost
    queued: int
    sent: int
    late: int  # of those sent
    refused: int
    in_doubt: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A chat that cannot be written to."""

    label: str
    platform: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A letter that did not arrive, perhaps not, or not yet."""

    label: str
    platform: str
    state: LetterState
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ReminderStatus:
    """All of it at one moment; `next_at` is when the first occasion that is planned comes.

    Those of lost chats do not count for that.
    """

    beat: Beat
    next_at: datetime | None
    counts: Counts
    lost: tuple[Lost, ...]
    failures: tuple[Failure, ...]  # the newest ones first
    held: tuple[Failure, ...] = ()  # what a platform has not taken so far, the oldest ones first

    def is_at_fault(self, now: datetime) -> bool:
        """Whether somebody waits for reminders and the loop does not go round."""
        return self.counts.chats > self.counts.paused and self.beat.is_silent(now)


def read_status(engine: Engine, connected: Collection[str] | None = None) -> ReminderStatus:
    """Return how the reminders are doing; None: which platforms are connected is not known."""
    beat = Pulse(engine).last()
    with engine.connect() as connection:
        return ReminderStatus(
            beat,
            _next_at(connection),
            _counts(connection, connected),
            _lost(connection),
            _failures(connection),
            _held(connection),
        )


def _next_at(connection: Connection) -> datetime | None:
    row = reminder_occasions.c
    joined = reminder_occasions.join(reminder_targets, row.target == _target.id)
    found: datetime | None = connection.scalar(
        select(func.min(row.at)).select_from(joined).where(*_TO_COME, _target.lost_at.is_(None))
    )
    return found


def _counts(connection: Connection, connected: Collection[str] | None) -> Counts:
    letters = _letters(connection)
    away = () if connected is None else (_IS_CHAT, _target.platform.not_in(connected))
    return Counts(
        chats=_targets(connection),
        reachable=_targets(connection, _target.paused_at.is_(None), _target.lost_at.is_(None)),
        paused=_targets(connection, _target.paused_at.is_not(None)),
        waiting=_waiting(connection),
        held_up=_waiting(connection, *away) if away else 0,
        kept=_waiting(connection, _target.lost_at.is_not(None)),
        queued=letters.get(LetterState.QUEUED, 0),
        sent=letters.get(LetterState.SENT, 0),
        late=_late(connection),
        refused=letters.get(LetterState.REFUSED, 0),
        in_doubt=letters.get(LetterState.IN_DOUBT, 0),
    )


def _targets(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(reminder_targets)
    return connection.scalar(query.where(_IS_CHAT, _HAS_WISHES, *conditions)) or 0


def _waiting(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    joined = reminder_occasions.join(reminder_targets, reminder_occasions.c.target == _target.id)
    query = select(func.count()).select_from(joined).where(*_TO_COME, *conditions)
    return connection.scalar(query) or 0


def _letters(connection: Connection) -> dict[str, int]:
    row = reminder_letters.c
    counted = or_(row.state.not_in(_FAILED), _IS_LAST_WORD)
    query = select(row.state, func.count().label("letters")).where(counted).group_by(row.state)
    return {row.state: row.letters for row in connection.execute(query)}


def _late(connection: Connection) -> int:
    row = reminder_letters.c
    sent = select(func.count()).where(row.state == LetterState.SENT.value, row.is_late)
    return connection.scalar(sent) or 0


def _lost(connection: Connection) -> tuple[Lost, ...]:
    query = select(reminder_targets).where(_target.lost_at.is_not(None), _IS_CHAT, _HAS_WISHES)
    rows: Any = connection.execute(query.order_by(_target.lost_at))
    return tuple(Lost(row.label, row.platform, row.lost_at, row.lost_reason or "") for row in rows)


def _label() -> ColumnElement[str]:
    """Return what a target is called; an administrator as the chat that wrote itself is."""
    chats = reminder_targets.alias("chats").c
    known = (
        select(chats.label)
        .where(
            chats.kind == TargetKind.CHAT.value,
            chats.platform == _target.platform,
            chats.chat == _target.chat,
        )
        .limit(1)
        .scalar_subquery()
    )
    return case((_IS_CHAT, _target.label), else_=func.coalesce(known, _target.label))


def _failures(connection: Connection) -> tuple[Failure, ...]:
    row = reminder_letters.c
    query = (
        select(
            _label().label("label"), row.platform, row.state, row.closed_at, row.made_at, row.reason
        )
        .join_from(reminder_letters, reminder_targets, row.target == _target.id)
        .where(row.state.in_(_FAILED), _IS_LAST_WORD)
        .order_by(row.id.desc())
        .limit(_FAILURES_SHOWN)
    )
    return tuple(
        Failure(
            found.label,
            found.platform,
            LetterState(found.state),
            found.closed_at or found.made_at,
            found.reason or "",
        )
        for found in connection.execute(query)
    )


def _held(connection: Connection) -> tuple[Failure, ...]:
    row = reminder_letters.c
    query = (
        select(row.id, _label().label("label"), row.platform, row.made_at)
        .join_from(reminder_letters, reminder_targets, row.target == _target.id)
        .where(row.state == LetterState.QUEUED.value)
        .order_by(row.id)
        .limit(_FAILURES_SHOWN)
    )
    found = ((one, _details(connection, one.id)) for one in connection.execute(query).all())
    return tuple(
        Failure(one.label, one.platform, LetterState.QUEUED, one.made_at, details)
        for one, details in found
        if details
    )


def _details(connection: Connection, letter: int) -> str:
    """Return what the platform last said of a letter that is not taken; empty before a try."""
    row = outbox.c
    mine = (row.key.in_(parcel_keys(letter)), row.state.in_(OPEN), row.details.is_not(None))
    return connection.scalar(select(row.details).where(*mine).order_by(row.id).limit(1)) or ""
