"""The row that keeps the token pair of an Official Account, and the lease on refreshing it.

Every function is one short transaction; none is open while Zalo is called.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, or_, select, update

from bot.database import insert_new, writing
from bot.platforms.zalo_oauth import OaApp, TokenPair
from bot.tables import zalo_tokens

LEASE = timedelta(seconds=120)  # a refresh gives up well before


@dataclass(frozen=True, slots=True)
class KeptTokens:
    """What is kept of the pair."""

    refresh_token: str = field(repr=False)
    access_token: str | None = field(repr=False)
    expires_at: datetime | None
    refreshed_at: datetime | None
    needs_consent: bool


_COLUMNS = [zalo_tokens.c[name] for name in KeptTokens.__slots__]


def seed(engine: Engine, app: OaApp) -> None:
    """Make the row, and begin anew when the refresh token in the settings is another one."""
    seed_hash = hashlib.sha256(app.refresh_token.encode()).hexdigest()
    fresh = {
        "seed_hash": seed_hash,
        "refresh_token": app.refresh_token,
        "access_token": None,
        "expires_at": None,
        "refreshed_at": None,
        "lease_owner": None,
        "lease_until": None,
        "needs_consent": False,
    }
    with writing(engine) as connection:
        connection.execute(insert_new(connection, zalo_tokens).values(app_id=app.app_id, **fresh))
        connection.execute(
            update(zalo_tokens)
            .where(zalo_tokens.c.app_id == app.app_id, zalo_tokens.c.seed_hash != seed_hash)
            .values(fresh)
        )


def kept(engine: Engine, app_id: str) -> KeptTokens | None:
    """Return what is kept now; None before the first `seed`."""
    with engine.connect() as connection:
        return _read(connection, app_id)


def take_lease(engine: Engine, app_id: str, owner: str, now: datetime) -> KeptTokens | None:
    """Return what is kept, for `owner` alone to refresh; None while another one does."""
    is_free = or_(
        zalo_tokens.c.lease_owner.is_(None),
        zalo_tokens.c.lease_owner == owner,
        zalo_tokens.c.lease_until < now,
    )
    with writing(engine) as connection:
        taken = connection.execute(
            update(zalo_tokens)
            .where(zalo_tokens.c.app_id == app_id, is_free)
            .values(lease_owner=owner, lease_until=now + LEASE)
        )
        return _read(connection, app_id) if taken.rowcount else None


def give_back(engine: Engine, app_id: str, owner: str) -> None:
    """End the lease, if it is still the owner's."""
    with writing(engine) as connection:
        connection.execute(
            update(zalo_tokens)
            .where(zalo_tokens.c.app_id == app_id, zalo_tokens.c.lease_owner == owner)
            .values(lease_owner=None, lease_until=None)
        )


def store(engine: Engine, app_id: str, spent: str, pair: TokenPair, now: datetime) -> None:
    """Put the pair in place of the spent refresh token, and end the lease.

    Whoever was given a pair keeps it, lease or not: no other is valid. Only a token that a person
    has set in the meantime stays.
    """
    with writing(engine) as connection:
        connection.execute(
            update(zalo_tokens)
            .where(zalo_tokens.c.app_id == app_id, zalo_tokens.c.refresh_token == spent)
            .values(
                refresh_token=pair.refresh_token,
                access_token=pair.access_token,
                expires_at=now + pair.lifetime,
                refreshed_at=now,
                needs_consent=False,
                lease_owner=None,
                lease_until=None,
            )
        )


def ask_for_consent(engine: Engine, app_id: str, spent: str) -> None:
    """Note that the refresh token is of no use any more, unless another has taken its place."""
    with writing(engine) as connection:
        connection.execute(
            update(zalo_tokens)
            .where(zalo_tokens.c.app_id == app_id, zalo_tokens.c.refresh_token == spent)
            .values(needs_consent=True)
        )


def _read(connection: Connection, app_id: str) -> KeptTokens | None:
    found = connection.execute(select(*_COLUMNS).where(zalo_tokens.c.app_id == app_id)).first()
    return KeptTokens(*found) if found else None
