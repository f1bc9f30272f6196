"""What is taken out of the outbox to be sent, and the platform's word that it took it.

Functions on a connection: each is a part of a transaction of the outbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, update

from bot.delivery import pacing
from bot.delivery.chats import WHOLE, Stream, move_on, set_pace, stream
from bot.delivery.pacing import Pace
from bot.delivery.parcels import Parcel, load_parcel
from bot.delivery.states import State
from bot.delivery.turns import due
from bot.messages import ChatId, MessageId, Place, ThreadId
from bot.tables import outbox

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


def take(
    connection: Connection, terms: Terms, now: datetime, whole: Stream, most: int
) -> Sequence[Row[Any]]:
    """Lock up to `most` messages whose turn it is; nobody else takes them while the lease runs."""
    room = pacing.room(whole.free_at, now.timestamp(), terms.pace.whole, whole.interval)
    rows = due(connection, terms.platform, terms.pace, now, min(most, room))
    if rows:
        taken = [{"identity": row.id, "until": now + terms.lease} for row in rows]
        connection.execute(_TAKE, taken)
        free = pacing.taken(whole.free_at, now.timestamp(), whole.interval, len(rows))
        _take_turns(connection, terms, rows, now, free)
    return rows


def note_sent(connection: Connection, terms: Terms, now: datetime, sent: Sequence[Sent]) -> Stream:
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


def consigned(row: Row[Any], now: datetime) -> Consignment:
    """Return what was taken as it is sent."""
    parcel = load_parcel(row.parcel)
    place, attempts = _place(row), row.attempts + 1
    return Consignment(row.id, place, parcel, attempts, row.doubts, row.is_repeat, now)


def _place(row: Row[Any]) -> Place:
    thread = ThreadId(row.thread) if row.thread is not None else None
    return Place(row.platform, ChatId(row.chat), thread, row.is_group)
