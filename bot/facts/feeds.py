"""Addresses of calendars to subscribe to: made, found by their secret, listed, revoked.

Whoever knows an address sees the calendar, so its secret is kept as a hash only and shown once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine, RowMapping, insert, select, update

from bot.database import writing
from bot.messages import ChatId
from bot.tables import calendar_feeds
from corpus.facts.facts import Party

_MOST_OF_A_CHAT = 20  # live at once: one more, and the oldest ends
_SHORTEST_TOKEN = 16
_LONGEST_TOKEN = 128

PATH = "/calendar/{token}.ics"


@dataclass(frozen=True, slots=True)
class Owner:
    """The chat that a feed was made in."""

    platform: str
    chat: ChatId


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar that can be subscribed to; without a unit it shows the deadlines of all."""

    number: int
    created_by: str  # "telegram:123", "terminal"
    created_at: datetime
    unit: Party | None = None
    owner: Owner | None = None
    revoked_at: datetime | None = None


class Feeds:
    """Keeps feeds; `new_token` gives a secret of at least 16 characters of [A-Za-z0-9_-]."""

    def __init__(self, engine: Engine, new_token: Callable[[], str]) -> None:
        self._engine = engine
        self._new_token = new_token

    def create(
        self,
        created_by: str,
        at: datetime,
        *,
        unit: Party | None = None,
        owner: Owner | None = None,
    ) -> str:
        """Return the secret of a new feed; this is the only time that it is seen."""
        token = self._new_token()
        row = {
            "token_hash": _hash(token),
            "unit_key": unit.key if unit else None,
            "unit_name": unit.name if unit else None,
            "platform": owner.platform if owner else None,
            "chat": owner.chat if owner else None,
            "created_by": created_by,
            "created_at": at,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(calendar_feeds), row)
            if owner is not None:
                _end_the_oldest(connection, owner, at)
        return token

    def find(self, token: str) -> Feed | None:
        """Return the feed with this secret; None for an unknown and for a revoked one."""
        if not _SHORTEST_TOKEN <= len(token) <= _LONGEST_TOKEN:
            return None
        # What is compared is the hash, so how long it takes tells nothing of the secret.
        query = select(calendar_feeds).where(
            calendar_feeds.c.token_hash == _hash(token), calendar_feeds.c.revoked_at.is_(None)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return _feed(row) if row else None

    def feeds(self, owner: Owner | None = None) -> list[Feed]:
        """Return all feeds, or those of a chat, revoked ones too, the oldest first."""
        query = select(calendar_feeds).order_by(calendar_feeds.c.id)
        if owner is not None:
            query = query.where(
                calendar_feeds.c.platform == owner.platform, calendar_feeds.c.chat == owner.chat
            )
        with self._engine.connect() as connection:
            return [_feed(row) for row in connection.execute(query).mappings()]

    def revoke(self, number: int, at: datetime, owner: Owner | None = None) -> bool:
        """End a feed; False when there is none that lives, or `owner` is given and not its own."""
        statement = update(calendar_feeds).where(
            calendar_feeds.c.id == number, calendar_feeds.c.revoked_at.is_(None)
        )
        if owner is not None:
            statement = statement.where(
                calendar_feeds.c.platform == owner.platform, calendar_feeds.c.chat == owner.chat
            )
        with writing(self._engine) as connection:
            return connection.execute(statement.values(revoked_at=at)).rowcount > 0


def _end_the_oldest(connection: Connection, owner: Owner, at: datetime) -> None:
    kept = (
        select(calendar_feeds.c.id)
        .where(
            calendar_feeds.c.platform == owner.platform,
            calendar_feeds.c.chat == owner.chat,
            calendar_feeds.c.revoked_at.is_(None),
        )
        .order_by(calendar_feeds.c.id.desc())
    )
    surplus = list(connection.scalars(kept))[_MOST_OF_A_CHAT:]
    if surplus:
        ended = update(calendar_feeds).where(calendar_feeds.c.id.in_(surplus))
        connection.execute(ended.values(revoked_at=at))


def _feed(row: RowMapping) -> Feed:
    key, platform = row["unit_key"], row["platform"]
    return Feed(
        number=row["id"],
        created_by=row["created_by"],
        created_at=row["created_at"],
        unit=None if key is None else Party(row["unit_name"] or key, key),
        owner=None if platform is None else Owner(platform, ChatId(row["chat"])),
        revoked_at=row["revoked_at"],
    )


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def calendar_url(address: str, token: str) -> str:
    """Return the address to subscribe to; `address` is the server's, without a slash at its end."""
    return address + PATH.format(token=token)
