"""Long polling: one batch after another, each kept before the next call confirms it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.platforms.errors import DeliveryDeferred, PlatformClosed, PlatformError
from bot.platforms.platform import Keep
from bot.platforms.telegram_updates import raw_update

_log = logging.getLogger(__name__)

_SHORTEST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(seconds=60)

Fetch = Callable[[int | None], Awaitable[Sequence[object]]]


class Polling:
    """Fetches until cancelled; `fetch` takes the number of the first update not yet confirmed."""

    def __init__(
        self,
        fetch: Fetch,
        keep: Keep,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._fetch, self._keep, self._now, self._sleep = fetch, keep, now, sleep
        self._next: int | None = None
        self._pause = _SHORTEST_PAUSE

    async def run(self) -> None:
        """Outlive everything but PlatformClosed; outages are waited out ever longer."""
        while True:
            if wait := await self._try():
                await self._sleep(wait.total_seconds())

    async def _try(self) -> timedelta:
        try:
            wait = await self._take()
        except PlatformClosed:
            raise
        except PlatformError as error:
            _log.warning("the updates of Telegram have to wait: %s", error)
            if isinstance(error, DeliveryDeferred) and error.is_limit:
                return max(self._longer(), error.retry_after)
            return self._longer()
        except Exception as error:  # noqa: BLE001 - e.g. the journal's database is away
            # The class only: the text of a database's error may hold what people wrote.
            _log.error("the updates of Telegram are not kept: %s", type(error).__name__)
            return self._longer()
        self._pause = _SHORTEST_PAUSE
        return wait

    async def _take(self) -> timedelta:
        begun = self._now()
        updates = [raw for raw in map(raw_update, await self._fetch(self._next)) if raw is not None]
        if updates:
            await self._keep(updates)
            self._next = max(int(raw.body["update_id"]) for raw in updates) + 1
            return timedelta()
        # A server that does not wait for updates is not to be asked without end.
        return max(timedelta(), begun + _SHORTEST_PAUSE - self._now())

    def _longer(self) -> timedelta:
        pause = self._pause
        self._pause = min(2 * pause, _LONGEST_PAUSE)
        return pause
