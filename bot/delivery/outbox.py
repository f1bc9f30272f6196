"""The outbox: every message to send, from the decision on until the platform's word on it.

A chat's messages go in the order in which they were put; the first one that is not closed holds
back the others of its chat and of no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    bindparam,
    func,
    or_,
    select,
    update,
)

from bot.database import insert_and_tell, repeating
from bot.delivery import pacing
from bot.delivery.chats import (
    LOST_WITH_CHAT,
    LOST_WITH_TOPIC,
    WHOLE,
    Stream,
    mark_chat,
    move_on,
    set_pace,
    stream,
    topic_of,
)
from bot.delivery.doubts import LAST_TRY, is_alive, try_last
from bot.delivery.pacing import Pace
from bot.delivery.parcels import Parcel, dump_parcel, load_parcel
from bot.delivery.states import State
from bot.delivery.turns import due, queue
from bot.messages import ChatId, MessageId, Place, ThreadId
from bot.tables import outbox

__all__ = ["Claim", "Consignment", "Outbox", "Sent", "State", "Terms"]

_LONGEST_LEASE = timedelta(hours=1)  # a longer one was given by a clock that ran ahead

# Made once: making them takes longer than running them.
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


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms messages of a platform are taken to be sent."""

    platform: str
    pace: Pace
    lease: timedelta  # longer than any call to the platform may take


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform's word that it took a message."""

    id: int  # of the consignment
    message: MessageId
    at: datetime


class Outbox:
    """Messages by an idempotency key; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(
        self,
        connection: Connection,
        key: str,
        place: Place,
        parcel: Parcel,
        at: datetime,
        *,
        doubts: int = 0,
    ) -> bool:
        """Queue a message; False when one with this key was queued before.

        `doubts` are tries without a word of another message that said the same: it is a repeat.
        """
        row = {
            "key": key,
            "platform": place.platform,
            "chat": place.chat,
            "thread": place.thread,
            "is_group": place.is_group,
            "parcel": dump_parcel(parcel),
            "state": State.QUEUED,
            "attempts": 0,
            "doubts": doubts,
            "is_repeat": doubts > 0,
            "created_at": at,
            "not_before": at,
        }
        return insert_and_tell(connection, outbox, row) is not None

    def claim(self, terms: Terms, now: datetime, *, most: int, sent: Sequence[Sent] = ()) -> Claim:
        """Take up to `most` messages whose turn it is; they are ours until the lease ends.

        First note what was `sent`, which may be told again: one transaction for both.
        """
        with repeating(self._engine) as connection:
            whole = _sped_up(connection, terms, now, sent)
            waiting = queue(connection, terms.platform)
            rows = _take(connection, terms, now, whole, most) if waiting.may_go(now) else ()
            is_all = len(rows) in {most, waiting.length}
            turn = None if is_all else queue(connection, terms.platform).turn
        return Claim(tuple(_consignment(row, now) for row in rows), turn)

    def sent(self, terms: Terms, now: datetime, sent: Sequence[Sent]) -> None:
        """Note what was sent, and take nothing more."""
        with repeating(self._engine) as connection:
            _sped_up(connection, terms, now, sent)

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
        self,
        consignment: Consignment,
        details: str,
        now: datetime,
        *,
        chat_lost: bool,
        topic_lost: bool = False,
    ) -> None:
        """Close a message that will never be accepted, with the queue of a lost chat or topic."""
        place = consignment.place
        is_topic = topic_lost and not chat_lost and place.thread is not None
        mark = LOST_WITH_CHAT if chat_lost else LOST_WITH_TOPIC if is_topic else ""
        # Whoever asks later why it was refused may find the chat back again.
        noted = f"{details}; {mark}" if mark else details
        with repeating(self._engine) as connection:
            _close(connection, consignment.id, State.REFUSED, now, details=noted)
            if chat_lost:
                self.lose_chat(connection, place, now)
            if is_topic:
                of_topic = outbox.c.thread == place.thread
                _refuse_queue(connection, place, now, LOST_WITH_TOPIC, of_topic)
                mark_chat(connection, topic_of(place), now, is_lost=True)

    def lose_chat(self, connection: Connection, place: Place, now: datetime) -> None:
        """Mark a chat that cannot be written to, and close what waits for it."""
        # In this order, in which a claim locks them as well: else each could wait for the other.
        _refuse_queue(connection, place, now, LOST_WITH_CHAT)
        mark_chat(connection, place, now, is_lost=True)

    def recover(self, now: datetime, *, all_leases: bool) -> int:
        """Put back what was being sent when a process died; it may have arrived. Returns how many.

        With `all_leases` nobody else may be sending: the leases of the dead do not run on.
        """
        query = select(outbox.c.id).where(outbox.c.state == State.SENDING)
        if not all_leases:
            is_over = or_(outbox.c.lease_until < now, outbox.c.lease_until > now + _LONGEST_LEASE)
            query = query.where(is_over)
        with repeating(self._engine) as connection:
            found = connection.scalars(query.with_for_update(skip_locked=True)).all()
            for identity in found:
                _requeue(connection, identity, now, "the process ended", is_repeat=True)
        return len(found)

    def last_refused(self, platform: str) -> tuple[datetime, str] | None:
        """Return when a platform last refused a message, and what it said."""
        row = outbox.c
        refused = (row.platform == platform, row.state == State.REFUSED)
        query = select(row.closed_at, row.details).where(*refused, row.closed_at.is_not(None))
        with self._engine.connect() as connection:
            found = connection.execute(query.order_by(row.closed_at.desc()).limit(1)).one_or_none()
        return (found.closed_at, found.details or "") if found else None

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many messages there are by platform and state."""
        query = select(outbox.c.platform, outbox.c.state, func.count()).group_by(
            outbox.c.platform, outbox.c.state
        )
        with self._engine.connect() as connection:
            return {
                (platform, state): count for platform, state, count in connection.execute(query)
            }


def _refuse_queue(
    connection: Connection,
    place: Place,
    now: datetime,
    why: str,
    *conditions: ColumnElement[bool],
) -> None:
    connection.execute(
        update(outbox)
        .where(
            outbox.c.platform == place.platform,
            outbox.c.chat == place.chat,
            outbox.c.state == State.QUEUED,
            *conditions,
        )
        .values(state=State.REFUSED, details=why, closed_at=now)
    )


def _take(
    connection: Connection, terms: Terms, now: datetime, whole: Stream, most: int
) -> Sequence[Row[Any]]:
    room = pacing.room(whole.free_at, now.timestamp(), terms.pace.whole, whole.interval)
    rows = due(connection, terms.platform, terms.pace, now, min(most, room))
    if rows:
        taken = [{"identity": row.id, "until": now + terms.lease} for row in rows]
        connection.execute(_TAKE, taken)
        free = pacing.taken(whole.free_at, now.timestamp(), whole.interval, len(rows))
        _take_turns(connection, terms, rows, now, free)
    return rows


def _sped_up(connection: Connection, terms: Terms, now: datetime, sent: Sequence[Sent]) -> Stream:
    """Note the platform's ids; it may be written to a little faster again for each."""
    whole = stream(connection, terms.platform, terms.pace, now)
    if not sent:
        return whole
    noted = [{"identity": one.id, "message": one.message, "at": one.at} for one in sent]
    connection.execute(_SENT, noted)
    interval = pacing.faster(whole.interval, terms.pace.whole, len(sent))
    if interval != whole.interval:
        place = Place(terms.platform, WHOLE)
        set_pace(connection, place, now, free_at=whole.free_at, interval=interval)
    return Stream(whole.free_at, interval)


def _take_turns(
    connection: Connection, terms: Terms, rows: Sequence[Row[Any]], now: datetime, free: float
) -> None:
    """Move on the streams of the chats written to; the platform's is free again at `free`."""
    streams = {Place(terms.platform, WHOLE): Stream(free, terms.pace.whole.interval)}
    for row in rows:
        place = _place(row)
        interval = terms.pace.of(is_group=place.is_group).interval
        free = pacing.taken(row.free_at or 0.0, now.timestamp(), interval)
        streams[place] = Stream(free, interval)
    move_on(connection, streams, now)


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
