"""Whose turn it is: the first open message of each chat that may be written to now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)

from bot.delivery.pacing import Pace
from bot.delivery.states import OPEN, State
from bot.tables import chats, outbox

# What was written down later than now was written by a clock that ran ahead, and has been put
# right: the times that it set are days off. Clocks of two machines may differ by less.
AHEAD = timedelta(minutes=1)

_FAR = timedelta(hours=1)  # few are put off for longer

_EARLIER = outbox.alias("earlier")

# Made once: making them takes longer than running them.
_BLOCKED = exists().where(
    _EARLIER.c.platform == outbox.c.platform,
    _EARLIER.c.chat == outbox.c.chat,
    _EARLIER.c.id < outbox.c.id,
    or_(*(_EARLIER.c.state == state for state in OPEN)),  # an IN is made anew each time
)
# Whoever puts a message back has taken it before, which is noted of its chat.
_IS_CHAT_AHEAD = chats.c.updated_at > bindparam("later")
_IS_AHEAD = or_(outbox.c.created_at > bindparam("later"), _IS_CHAT_AHEAD)
_ALLOWANCE = case((outbox.c.is_group, bindparam("group")), else_=bindparam("private"))
_DUE: Select[Any] = (
    select(
        *outbox.c[
            "id",
            "platform",
            "chat",
            "thread",
            "is_group",
            "parcel",
            "attempts",
            "doubts",
            "is_repeat",
        ],
        chats.c.free_at.label("free_at"),
    )
    .select_from(
        outbox.outerjoin(
            chats, and_(chats.c.platform == outbox.c.platform, chats.c.chat == outbox.c.chat)
        )
    )
    .where(
        outbox.c.platform == bindparam("platform"),
        outbox.c.state == State.QUEUED,
        or_(outbox.c.not_before <= bindparam("now"), _IS_AHEAD),
        or_(
            chats.c.free_at.is_(None),
            chats.c.free_at <= bindparam("free") + _ALLOWANCE,
            _IS_CHAT_AHEAD,
        ),
        ~_BLOCKED,
    )
    .order_by(outbox.c.not_before, outbox.c.id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(of=outbox, skip_locked=True)
)
_QUEUE = select(func.min(outbox.c.not_before), func.count()).where(
    outbox.c.platform == bindparam("platform"), outbox.c.state == State.QUEUED
)


@dataclass(frozen=True, slots=True)
class Queue:
    """What is queued for a platform, and from when on the first of it may go."""

    turn: datetime | None
    length: int

    def may_go(self, now: datetime) -> bool:
        """Whether it is worth a look; a turn that is far off may be that of a wrong clock."""
        return self.turn is not None and not now < self.turn <= now + _FAR


def due(
    connection: Connection, platform: str, pace: Pace, now: datetime, most: int
) -> Sequence[Row[Any]]:
    """Return the first open message of each chat whose time and turn have come."""
    if most < 1:
        return []
    values = {
        "platform": platform,
        "now": now,
        "later": now + AHEAD,
        "free": now.timestamp(),
        "group": pace.group.allowance,
        "private": pace.private.allowance,
        "most": most,
    }
    return connection.execute(_DUE, values).all()


def queue(connection: Connection, platform: str) -> Queue:
    """Return what is queued for a platform."""
    return Queue(*connection.execute(_QUEUE, {"platform": platform}).one())
