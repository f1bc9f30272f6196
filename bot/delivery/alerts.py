"""Alerts: what a person must mend, noted for `sotay doctor` and told to the administrators."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select, update

from bot import texts
from bot.database import insert_new, writing
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place
from bot.tables import platforms


@dataclass(frozen=True, slots=True)
class Trouble:
    """A platform that waits for a person."""

    platform: str
    reason: str
    since: datetime


class Alerts:
    """Notes how platforms are; an administrator of another platform hears of trouble once a day.

    `render` gives nothing for a platform that is not connected.
    """

    def __init__(
        self,
        engine: Engine,
        outbox: Outbox,
        admins: Sequence[str],  # "platform:user"
        render: Callable[[Place, str], Sequence[Parcel]],
    ) -> None:
        self._engine = engine
        self._outbox = outbox
        self._render = render
        self._admins = [admin.partition(":")[::2] for admin in admins]

    def closed(self, platform: str, reason: str, at: datetime) -> None:
        """Note what a person must do, and tell the administrators that can still be reached."""
        text = texts.PLATFORM_CLOSED.format(platform=texts.PLATFORMS[platform], reason=reason)
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        with writing(self._engine) as connection:
            _note(connection, platform, reason, at)
            for other, user in self._admins:
                if other == platform:
                    continue
                key = f"alert:{at:%Y-%m-%d}:{digest}:{other}:{user}"
                place = Place(other, ChatId(user))
                for part, parcel in enumerate(self._render(place, text)):
                    self._outbox.put(connection, f"{key}:{part}", place, parcel, at)

    def opened(self, platform: str, at: datetime) -> None:
        """Note that a platform answers."""
        with writing(self._engine) as connection:
            _note(connection, platform, None, at)

    def troubles(self) -> list[Trouble]:
        """Return the platforms that wait for a person."""
        return known_troubles(self._engine)


def known_troubles(engine: Engine) -> list[Trouble]:
    """Return the platforms that wait for a person, as the last run has noted them."""
    query = select(platforms).where(platforms.c.trouble.is_not(None)).order_by(platforms.c.name)
    with engine.connect() as connection:
        return [Trouble(row.name, row.trouble, row.updated_at) for row in connection.execute(query)]


def _note(connection: Connection, platform: str, trouble: str | None, at: datetime) -> None:
    row = {"name": platform, "heard_at": None, "trouble": trouble, "updated_at": at}
    connection.execute(insert_new(connection, platforms), row)
    values = {"trouble": trouble, "updated_at": at}
    if trouble is None:
        values["heard_at"] = at
    connection.execute(update(platforms).where(platforms.c.name == platform).values(values))
