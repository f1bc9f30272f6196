"""The outbox: every message to send, from the decision on until the platform's word on it.

A chat's messages go in the order in which they were put; the first one that is not closed holds
back the others of its chat and of no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Integer,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.database import insert_new, repeating
from bot.delivery import pacing
from bot.delivery.chats import WHOLE, ensure, mark_chat, set_free, set_pace, stream
from bot.delivery.doubts import LAST_TRY, is_alive, try_last
from bot.delivery.pacing import Pace
from bot.delivery.parcels import Parcel, dump_parcel, load_parcel
from bot.delivery.states import OPEN, State
from bot.messages import ChatId, MessageId, Place, ThreadId
from bot.tables import chats, outbox

__all__ = ["Claim", "Consignment", "Outbox", "State"]

_EARLIER = outbox.alias("earlier")


# The statements of the busiest ways, made once: making them takes longer than running them.
_BLOCKED = exists().where(
    _EARLIER.c.platform == outbox.c.platform,
    _EARLIER.c.chat == outbox.c.chat,
    _EARLIER.c.id < outbox.c.id,
    _EARLIER.c.state.in_(OPEN),
)
_ALLOWANCE = case((outbox.c.is_group, bindparam("group")), else_=bindparam("private"))
_DUE = (
    select(outbox, chats.c.free_at.label("free_at"))
    .select_from(
        outbox.outerjoin(
            chats, and_(chats.c.platform == outbox.c.platform, chats.c.chat == outbox.c.chat)
        )
    )
    .where(
        outbox.c.platform == bindparam("platform"),
        outbox.c.state == State.QUEUED,
        outbox.c.not_before <= bindparam("now"),
        or_(chats.c.free_at.is_(None), chats.c.free_at <= bindparam("free") + _ALLOWANCE),
        ~_BLOCKED,
    )
    .order_by(outbox.c.not_before, outbox.c.id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(of=outbox, skip_locked=True)
)
_TAKE = (
    update(outbox)
    .where(outbox.c.id == bindparam("identity"))
    .values(state=State.SENDING, attempts=outbox.c.attempts + 1, lease_until=bindparam("until"))
)
_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("identity"))
    .values(
        state=State.SENT,
        message_id=bindparam("message"),
        closed_at=bindparam("at"),
        lease_until=None,
    )
)
_NEXT_TURN = select(func.min(outbox.c.not_before)).where(
    outbox.c.platform == bindparam("platform"), outbox.c.state == State.QUEUED
)


@dataclass(frozen=True, slots=True)
class Consignment:
    """A message that is being sent; with `is_repeat` it may have arrived by an earlier try."""

    id: int
    place: Place
    parcel: Parcel
    attempts: int
    doubts: int  # tries that ended without a word
    is_repeat: bool
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """What may be sent now, and from when on more is queued, leaving its pace aside.

    `next_turn` is None when nothing is, and when there may be more at once.
    """

    consignments: tuple[Consignment, ...]
    next_turn: datetime | None


class Outbox:
    """Messages by an idempotency key; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(
        self, connection: Connection, key: str, place: Place, parcel: Parcel, at: datetime
    ) -> bool:
        """Queue a message; False when one with this key was queued before."""
        row = {
            "key": key,
            "platform": place.platform,
            "chat": place.chat,
            "thread": place.thread,
            "is_group": place.is_group,
            "parcel": dump_parcel(parcel),
            "state": State.QUEUED,
            "attempts": 0,
            "doubts": 0,
            "is_repeat": False,
            "created_at": at,
            "not_before": at,
        }
        statement = insert_new(connection, outbox).returning(outbox.c.id)
        return connection.execute(statement, row).scalar_one_or_none() is not None

    def claim(
        self, platform: str, pace: Pace, now: datetime, *, lease: timedelta, most: int
    ) -> Claim:
        """Take up to `most` messages whose turn it is; they are ours until the lease ends."""
        with repeating(self._engine) as connection:
            whole = stream(connection, platform, pace, now)
            admitted = pacing.room(whole.free_at, now.timestamp(), pace.whole, whole.interval)
            rows = _due(connection, platform, pace, now, min(most, admitted))
            if rows:
                taken = [{"identity": row.id, "until": now + lease} for row in rows]
                connection.execute(_TAKE, taken)
                free = pacing.taken(whole.free_at, now.timestamp(), whole.interval, len(rows))
                _take_turns(connection, pace, rows, now, {Place(platform, WHOLE): free})
            turn = None if len(rows) == most else _next_turn(connection, platform)
        return Claim(tuple(_consignment(row, now) for row in rows), turn)

    def sent(self, consignment: Consignment, message: MessageId, pace: Pace, now: datetime) -> bool:
        """Note the platform's id and return whether more is queued there.

        The platform may be written to a little faster again.
        """
        platform = consignment.place.platform
        with repeating(self._engine) as connection:
            values = {"identity": consignment.id, "message": message, "at": now}
            connection.execute(_SENT, values)
            whole = stream(connection, platform, pace, now)
            interval = pacing.faster(whole.interval, pace.whole)
            if interval != whole.interval:
                whole_place = Place(platform, WHOLE)
                set_pace(connection, whole_place, now, free_at=whole.free_at, interval=interval)
            return _next_turn(connection, platform) is not None

    def defer(self, consignment: Consignment, until: datetime, details: str) -> None:
        """Put a message back: it was not accepted, and may be later."""
        with repeating(self._engine) as connection:
            _requeue(connection, consignment.id, until, details)

    def slow_down(
        self, consignment: Consignment, until: datetime, details: str, pace: Pace, now: datetime
    ) -> None:
        """Put a message back because of a limit: its chat pauses, the platform slows down."""
        place = consignment.place
        with repeating(self._engine) as connection:
            _requeue(connection, consignment.id, until, details)
            allowance = pace.of(is_group=place.is_group).allowance
            set_pace(connection, place, now, free_at=until.timestamp() + allowance)
            whole = stream(connection, place.platform, pace, now)
            interval = pacing.slower(whole.interval)
            whole_place = Place(place.platform, WHOLE)
            set_pace(connection, whole_place, now, free_at=whole.free_at, interval=interval)

    def doubt(
        self, consignment: Consignment, until: datetime, details: str, *, counted: bool
    ) -> None:
        """Put a message back that may have arrived."""
        doubts = consignment.doubts + counted
        with repeating(self._engine) as connection:
            _requeue(connection, consignment.id, until, details, doubts=doubts, is_repeat=True)

    def leave_in_doubt(self, consignment: Consignment, details: str, now: datetime) -> None:
        """Let a message rest that may have arrived; a chat that lives gets it a last time."""
        place = consignment.place
        with repeating(self._engine) as connection:
            _close(connection, consignment.id, State.IN_DOUBT, now, details=details)
            if is_alive(connection, place, consignment.claimed_at):
                try_last(connection, place.platform, place.chat, now)

    def leave_unnamed(self, consignment: Consignment, details: str, now: datetime) -> None:
        """Close a message that was accepted without an id, so that it is never tried again."""
        with repeating(self._engine) as connection:
            state = State.IN_DOUBT
            _close(connection, consignment.id, state, now, details=details, doubts=LAST_TRY)

    def refuse(
        self, consignment: Consignment, details: str, now: datetime, *, chat_lost: bool
    ) -> None:
        """Close a message that will never be accepted, with the whole queue of a lost chat."""
        place = consignment.place
        with repeating(self._engine) as connection:
            _close(connection, consignment.id, State.REFUSED, now, details=details)
            if chat_lost:
                self.lose_chat(connection, place, now)

    def lose_chat(self, connection: Connection, place: Place, now: datetime) -> None:
        """Mark a chat that cannot be written to, and close what waits for it."""
        mark_chat(connection, place, now, is_lost=True)
        _refuse_queue(connection, place, now)

    def recover(self, now: datetime, *, all_leases: bool) -> int:
        """Put back what was being sent when a process died; it may have arrived. Returns how many.

        With `all_leases` nobody else may be sending: the leases of the dead do not run on.
        """
        query = select(outbox.c.id).where(outbox.c.state == State.SENDING)
        if not all_leases:
            query = query.where(outbox.c.lease_until < now)
        with repeating(self._engine) as connection:
            found = connection.scalars(query.with_for_update(skip_locked=True)).all()
            for identity in found:
                _requeue(connection, identity, now, "the process ended", is_repeat=True)
        return len(found)

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many messages there are by platform and state."""
        query = select(outbox.c.platform, outbox.c.state, func.count()).group_by(
            outbox.c.platform, outbox.c.state
        )
        with self._engine.connect() as connection:
            return {
                (platform, state): count for platform, state, count in connection.execute(query)
            }


def _refuse_queue(connection: Connection, place: Place, now: datetime) -> None:
    connection.execute(
        update(outbox)
        .where(
            outbox.c.platform == place.platform,
            outbox.c.chat == place.chat,
            outbox.c.state == State.QUEUED,
        )
        .values(state=State.REFUSED, details="the chat is lost", closed_at=now)
    )


def _due(
    connection: Connection, platform: str, pace: Pace, now: datetime, most: int
) -> Sequence[Row[Any]]:
    """Return the first open message of each chat whose time and turn have come."""
    if most < 1:
        return []
    values = {
        "platform": platform,
        "now": now,
        "free": now.timestamp(),
        "group": pace.group.allowance,
        "private": pace.private.allowance,
        "most": most,
    }
    return connection.execute(_DUE, values).all()


def _next_turn(connection: Connection, platform: str) -> datetime | None:
    found: datetime | None = connection.scalar(_NEXT_TURN, {"platform": platform})
    return found


def _take_turns(
    connection: Connection,
    pace: Pace,
    rows: Sequence[Row[Any]],
    now: datetime,
    free_at: dict[Place, float],
) -> None:
    """Move on the streams of the chats written to, and those in `free_at`."""
    for row in rows:
        place = _place(row)
        interval = pace.of(is_group=place.is_group).interval
        if row.free_at is None:
            ensure(connection, place, interval, now)
        free_at[place] = pacing.taken(row.free_at or 0.0, now.timestamp(), interval)
    set_free(connection, free_at, now)


def _requeue(
    connection: Connection, identity: int, until: datetime, details: str, **values: int
) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id == identity)
        .values(state=State.QUEUED, not_before=until, details=details, lease_until=None, **values)
    )


def _close(
    connection: Connection, identity: int, state: State, now: datetime, **values: str | int
) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id == identity)
        .values(state=state, closed_at=now, lease_until=None, **values)
    )


def _consignment(row: Row[Any], now: datetime) -> Consignment:
    parcel = load_parcel(row.parcel)
    place, attempts = _place(row), row.attempts + 1
    return Consignment(row.id, place, parcel, attempts, row.doubts, row.is_repeat, now)


def _place(row: Row[Any]) -> Place:
    thread = ThreadId(row.thread) if row.thread is not None else None
    return Place(row.platform, ChatId(row.chat), thread, row.is_group)
