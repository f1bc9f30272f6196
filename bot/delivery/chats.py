"""What is known of chats: the pace they are written to, whether they are lost, a new id.

Functions on a connection: each is a part of somebody's transaction.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.database import insert_new
from bot.delivery.pacing import Pace
from bot.messages import ChatId, ChatRenamed, Place, ThreadId
from bot.reminders.moving import move_reminders
from bot.tables import buttons, calendar_feeds, chats, outbox, updates
from corpus.audiences import move_member

WHOLE = ChatId("")  # the row that paces the platform as a whole
LOST_WITH_CHAT = "the chat is lost"  # ends the details of what was refused because of that
LOST_WITH_TOPIC = "the topic is lost"
# The audit log says what was then.
_WITH_CHATS: tuple[Table, ...] = (updates, outbox, buttons, calendar_feeds)


@dataclass(frozen=True, slots=True)
class Stream:
    """When a stream is free again, and how far apart its messages are by now."""

    free_at: float  # seconds of the epoch
    interval: float


_STREAM = (
    select(chats.c.free_at, chats.c.interval)
    .where(chats.c.platform == bindparam("platform"), chats.c.chat == WHOLE)
    .with_for_update()
)


# Made once: with every message that somebody writes it is run.
_FIND_AGAIN = (
    update(chats)
    .where(
        chats.c.platform == bindparam("of_platform"),
        chats.c.chat.in_((bindparam("of_chat"), bindparam("of_topic"))),
        chats.c.is_lost,
    )
    .values(is_lost=False, updated_at=bindparam("at"))
)


def stream(connection: Connection, platform: str, pace: Pace, now: datetime) -> Stream:
    """Return the pace of the platform as a whole, locked where several processes may pace."""
    row = connection.execute(_STREAM, {"platform": platform}).one_or_none()
    if row is None:
        ensure(connection, Place(platform, WHOLE), pace.whole.interval, now)
        row = connection.execute(_STREAM, {"platform": platform}).one()
    return Stream(row.free_at, row.interval)


def ensure(connection: Connection, place: Place, interval: float, now: datetime) -> None:
    """Make a row for a chat that has none."""
    row = _row(place, Stream(0.0, interval), now)
    connection.execute(insert_new(connection, chats), row)


def move_on(connection: Connection, streams: Mapping[Place, Stream], now: datetime) -> None:
    """Note when each of these chats is free again; an interval counts for a new chat alone."""
    rows = [_row(place, found, now) for place, found in streams.items()]
    connection.execute(_move_on(connection.dialect.name), rows)


@cache  # making it takes longer than running it
def _move_on(dialect_name: str) -> sqlite.Insert | postgresql.Insert:
    dialect = postgresql if dialect_name == "postgresql" else sqlite
    statement: sqlite.Insert | postgresql.Insert = dialect.insert(chats)
    moved = {name: statement.excluded[name] for name in ("free_at", "updated_at")}
    return statement.on_conflict_do_update(index_elements=["platform", "chat"], set_=moved)


def _row(place: Place, found: Stream, now: datetime) -> dict[str, Any]:
    return {
        "platform": place.platform,
        "chat": place.chat,
        "is_group": place.is_group,
        "is_lost": False,
        "free_at": found.free_at,
        "interval": found.interval,
        "updated_at": now,
    }


def set_pace(
    connection: Connection,
    place: Place,
    now: datetime,
    *,
    free_at: float,
    interval: float | None = None,
) -> None:
    """Note from when on a chat may be written to again, and its interval when that changed."""
    values: dict[str, Any] = {"free_at": free_at, "updated_at": now}
    if interval is not None:
        values["interval"] = interval
    connection.execute(update(chats).where(*_is(place.platform, place.chat)).values(values))


def mark_chat(connection: Connection, place: Place, now: datetime, *, is_lost: bool) -> None:
    """Note whether a chat can be written to."""
    ensure(connection, place, 0.0, now)
    connection.execute(
        update(chats)
        .where(*_is(place.platform, place.chat))
        .values(is_lost=is_lost, updated_at=now)
    )


def lost_chats(connection: Connection) -> set[tuple[str, ChatId]]:
    """Return the chats that cannot be written to, each with its platform.

    A topic that is gone stands among them under a name of its own: `is_lost` knows of it.
    """
    rows = connection.execute(select(chats.c.platform, chats.c.chat).where(chats.c.is_lost))
    return {(row.platform, row.chat) for row in rows}


def topic_of(place: Place) -> Place:
    """Return a topic as a chat of its own, under which is noted that it cannot be written to."""
    name = ChatId(f"{place.chat}/{place.thread}") if place.thread is not None else place.chat
    return Place(place.platform, name, is_group=place.is_group)


def is_lost(place: Place, lost: Collection[tuple[str, ChatId]]) -> bool:
    """Whether a place, or the chat that it is a topic of, is among those that are lost."""
    return any((place.platform, name) in lost for name in (place.chat, topic_of(place).chat))


def find_again(
    connection: Connection,
    platform: str,
    chat: ChatId,
    now: datetime,
    thread: ThreadId | None = None,
) -> None:
    """Note that somebody writes in a chat: not every platform says when a lost one is back."""
    topic = topic_of(Place(platform, chat, thread))
    values = {"of_platform": platform, "of_chat": chat, "of_topic": topic.chat, "at": now}
    connection.execute(_FIND_AGAIN, values)


def rename_chat(connection: Connection, renamed: ChatRenamed) -> None:
    """Move everything of a chat to its new id, what is still to be sent included."""
    for table in _WITH_CHATS:
        connection.execute(
            update(table)
            .where(table.c.platform == renamed.platform, table.c.chat == renamed.old)
            .values(chat=renamed.new)
        )
    move_reminders(connection, renamed)
    of = renamed.platform
    move_member(connection, f"{of}:{renamed.old}", f"{of}:{renamed.new}")
    old = select(chats.c.chat).where(*_is(renamed.platform, renamed.old))
    if connection.scalar(old) is None:  # it was told before, or nothing is known of the chat
        return
    connection.execute(delete(chats).where(*_is(renamed.platform, renamed.new)))
    connection.execute(
        update(chats)
        .where(*_is(renamed.platform, renamed.old))
        .values(chat=renamed.new, is_lost=False)
    )


def _is(platform: str, chat: ChatId) -> tuple[Any, Any]:
    return chats.c.platform == platform, chats.c.chat == chat
