"""The access token of an Official Account, refreshed by one process at a time."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.platforms import zalo_token_rows as rows
from bot.platforms.errors import DeliveryDeferred
from bot.platforms.zalo_oauth import ConsentNeeded, OaApp, Refresh, TokenPair
from bot.platforms.zalo_token_rows import KeptTokens

_log = logging.getLogger(__name__)

_EARLY = timedelta(hours=1)  # before the token ends it is exchanged
_LOOK_SECONDS = 0.5  # between looks whether another process has finished
_STORE_SECONDS = 1.0
_STORE_TRIES = 60
_AFTER_OUTAGE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Around:
    """The clock and the waiting."""

    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


class ZaloTokens:
    """Gives the access token; several of these, also in other processes, share one row."""

    def __init__(self, engine: Engine, app: OaApp, refresh: Refresh, around: Around) -> None:
        self._engine = engine
        self._app = app
        self._refresh = refresh
        self._around = around
        self._owner = secrets.token_hex(16)
        self._is_seeded = False
        self._rests_until: datetime | None = None  # after an outage, while the token still works
        self._working: asyncio.Task[str] | None = None

    async def access_token(self, stale: str | None = None) -> str:
        """Return a token that is valid for a while and is not `stale`, which Zalo has refused.

        Raises PlatformClosed when a person must act, DeliveryDeferred to be tried again later.
        """
        try:
            return await self._access_token(stale)
        except SQLAlchemyError as error:
            details = f"token table: {type(error).__name__}"
            raise DeliveryDeferred(details, timedelta(seconds=5)) from error

    async def kept(self) -> KeptTokens | None:
        """Return what is kept, for a diagnosis."""
        return await asyncio.to_thread(rows.kept, self._engine, self._app.app_id)

    async def close(self) -> None:
        """Wait for a refresh under way: its pair would be lost."""
        if self._working is not None:
            await asyncio.wait([self._working])

    async def _access_token(self, stale: str | None) -> str:
        if not self._is_seeded:
            await asyncio.to_thread(rows.seed, self._engine, self._app)
            self._is_seeded = True
        while True:
            row = await self.kept()
            self._is_seeded = row is not None
            found = self._good(row, stale) or self._good_enough(row, stale)
            if found is not None:
                return found
            if self._working is None:
                self._working = asyncio.create_task(self._renewed(stale))
                self._working.add_done_callback(self._finished)
            # Shielded: whoever asked may be cancelled, the exchange may not.
            found = await asyncio.shield(self._working)
            if found != stale:
                return found

    def _finished(self, working: "asyncio.Task[str]") -> None:
        self._working = None
        if not working.cancelled():
            working.exception()  # seen, even when nobody waits for it any more

    def _good(self, found: KeptTokens | None, stale: str | None) -> str | None:
        """Return the token if it is good for long; raises ConsentNeeded."""
        if found is None:  # the row was deleted under a running program
            raise DeliveryDeferred("token table: no row", timedelta(seconds=60))
        if found.needs_consent:
            raise ConsentNeeded("consent needed")
        return found.access_token if self._is_usable(found, stale, _EARLY) else None

    def _good_enough(self, found: KeptTokens | None, stale: str | None) -> str | None:
        """Return a token of little time while the token service is left in peace."""
        if self._rests_until is None or self._around.now() >= self._rests_until:
            return None
        is_usable = found is not None and self._is_usable(found, stale, _AFTER_OUTAGE)
        return found.access_token if found is not None and is_usable else None

    def _is_usable(self, found: KeptTokens, stale: str | None, margin: timedelta) -> bool:
        return (
            found.access_token not in {None, stale}
            and found.expires_at is not None
            and found.expires_at - self._around.now() >= margin
        )

    async def _renewed(self, stale: str | None) -> str:
        """Refresh, or wait until another process has."""
        while True:
            now = self._around.now()
            leased = await asyncio.to_thread(
                rows.take_lease, self._engine, self._app.app_id, self._owner, now
            )
            if leased is None:
                await self._around.sleep(_LOOK_SECONDS)
                found = self._good(await self.kept(), stale)
            else:
                found = await self._with_lease(leased, stale)
            if found is not None:
                return found

    async def _with_lease(self, leased: KeptTokens, stale: str | None) -> str:
        try:
            found = self._good(leased, stale)  # another may have refreshed just before
            return found if found is not None else await self._exchanged(leased, stale)
        finally:
            await asyncio.to_thread(rows.give_back, self._engine, self._app.app_id, self._owner)

    async def _exchanged(self, leased: KeptTokens, stale: str | None) -> str:
        spent = leased.refresh_token
        try:
            pair = await self._refresh(spent)
        except ConsentNeeded:
            await asyncio.to_thread(rows.ask_for_consent, self._engine, self._app.app_id, spent)
            raise
        except DeliveryDeferred as error:
            if leased.access_token and self._is_usable(leased, stale, _AFTER_OUTAGE):
                _log.warning("the Zalo token is used on: %s", error)
                self._rests_until = self._around.now() + _AFTER_OUTAGE
                return leased.access_token
            raise
        await self._store(spent, pair)
        return pair.access_token

    async def _store(self, spent: str, pair: TokenPair) -> None:
        """Keep the pair before it is used, patiently: there is no other."""
        for tries_left in reversed(range(_STORE_TRIES)):
            now = self._around.now()
            try:
                return await asyncio.to_thread(
                    rows.store, self._engine, self._app.app_id, spent, pair, now
                )
            except SQLAlchemyError as error:
                if not tries_left:
                    raise
                _log.error("the Zalo token pair is not stored yet: %s", type(error).__name__)
            await self._around.sleep(_STORE_SECONDS)
        return None
