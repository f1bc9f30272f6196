"""Alerts: what a person must mend, noted for `sotay doctor` and told to the administrators."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select, update

from bot import texts
from bot.database import insert_new, writing
from bot.delivery.chats import lost_chats
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
    """Tells administrators, and notes how platforms are: trouble is told on the others once a day.

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
        people = [admin.partition(":")[::2] for admin in admins]
        self._places = [Place(platform, ChatId(user)) for platform, user in people]

    def closed(self, platform: str, reason: str, at: datetime) -> None:
        """Note what a person must do, and tell the administrators that can still be reached."""
        text = texts.PLATFORM_CLOSED.format(platform=texts.PLATFORMS[platform], reason=reason)
        others = [place for place in self._places if place.platform != platform]
        with writing(self._engine) as connection:
            _note(connection, platform, reason, at)
            self._put(connection, f"{at:%Y-%m-%d}:{_short(text)}", text, others, at)

    def tell(self, connection: Connection, what: str, text: str, at: datetime) -> None:
        """Tell every administrator, in the caller's write transaction; once for each `what`.

        On whatever platform they can be reached; one whose chat is lost is left out.
        """
        lost = lost_chats(connection)
        places = [place for place in self._places if (place.platform, place.chat) not in lost]
        self._put(connection, _short(what), text, places, at)

    def opened(self, platform: str, at: datetime) -> None:
        """Note that a platform answers."""
        with writing(self._engine) as connection:
            _note(connection, platform, None, at)

    def troubles(self) -> list[Trouble]:
        """Return the platforms that wait for a person."""
        return known_troubles(self._engine)

    def _put(
        self, connection: Connection, what: str, text: str, places: Sequence[Place], at: datetime
    ) -> None:
        for place in places:
            key = f"alert:{what}:{place.platform}:{place.chat}"
            for part, parcel in enumerate(self._render(place, text)):
                self._outbox.put(connection, f"{key}:{part}", place, parcel, at)


def known_troubles(engine: Engine) -> list[Trouble]:
    """Return the platforms that wait for a person, as the last run has noted them."""
    query = select(platforms).where(platforms.c.trouble.is_not(None)).order_by(platforms.c.name)
    with engine.connect() as connection:
        return [Trouble(row.name, row.trouble, row.updated_at) for row in connection.execute(query)]


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _note(connection: Connection, platform: str, trouble: str | None, at: datetime) -> None:
    row = {"name": platform, "heard_at": None, "trouble": trouble, "updated_at": at}
    connection.execute(insert_new(connection, platforms), row)
    values = {"trouble": trouble, "updated_at": at}
    if trouble is None:
        values["heard_at"] = at
    connection.execute(update(platforms).where(platforms.c.name == platform).values(values))
