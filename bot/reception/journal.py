"""The journal of updates: kept before anything is done with them, closed when all is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, select, update

from bot.database import insert_and_tell, writing
from bot.messages import ChatId
from bot.platforms.platform import RawUpdate
from bot.tables import updates


class State(StrEnum):
    """How far an update is; what is closed has no body any more."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


# Made once: making it takes longer than running it.
_CLOSE = (
    update(updates)
    .where(updates.c.id == bindparam("entry"), updates.c.state == State.WAITING)
    .values(state=bindparam("to"), body=None, closed_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An update that waits for its answer."""

    id: int  # comes again some time after old updates were taken out
    platform: str
    key: str  # unique with the platform, for good
    chat: ChatId
    body: Mapping[str, Any]


class Journal:
    """Updates by platform and key; one that comes again is not kept again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, platform: str, found: Sequence[RawUpdate], at: datetime) -> list[Entry]:
        """Keep updates and return those that are new, in the order given."""
        if not found:
            return []
        with writing(self._engine) as connection:
            return list(_record(connection, platform, found, at))

    def waiting(self, platform: str) -> list[Entry]:
        """Return what a former run did not finish, oldest first."""
        query = select(updates.c.id, updates.c.key, updates.c.chat, updates.c.body).where(
            updates.c.platform == platform, updates.c.state == State.WAITING
        )
        with self._engine.connect() as connection:
            return [
                Entry(row.id, platform, row.key, ChatId(row.chat), row.body)
                for row in connection.execute(query.order_by(updates.c.id))
            ]

    def close(self, connection: Connection, entry: int, at: datetime, state: State) -> bool:
        """Note that an update has been dealt with; False when it was closed before."""
        values = {"entry": entry, "to": state, "at": at}
        return connection.execute(_CLOSE, values).rowcount == 1

    def counts(self) -> dict[str, int]:
        """Return how many updates wait, by platform; a platform without any is left out."""
        query = (
            select(updates.c.platform, func.count().label("waiting"))
            .where(updates.c.state == State.WAITING)
            .group_by(updates.c.platform)
        )
        with self._engine.connect() as connection:
            return {row.platform: row.waiting for row in connection.execute(query)}


def _record(
    connection: Connection, platform: str, found: Sequence[RawUpdate], at: datetime
) -> Iterator[Entry]:
    for raw in found:
        row = {
            "platform": platform,
            "key": raw.key,
            "chat": raw.chat,
            "received_at": at,
            "body": dict(raw.body),
            "state": State.WAITING,
            "attempts": 0,
        }
        identity = insert_and_tell(connection, updates, row)
        if identity is not None:
            yield Entry(identity, platform, raw.key, raw.chat, raw.body)
