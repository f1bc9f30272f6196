"""The loop that reminds: a tick every few seconds and whenever something changed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from bot.incidents import log_failure

_log = logging.getLogger(__name__)

PAUSE = 15.0  # seconds between two ticks


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the loops work with; `executor` runs what waits for the database."""

    executor: Executor
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


class Ticker:
    """Ticks until it is cancelled, whatever fails; a tick under way is never cut off.

    `tick` returns the platforms for which there is something new to send, and `written` is told.
    """

    def __init__(
        self,
        tick: Callable[[datetime], frozenset[str]],
        written: Callable[[str], None],
        here: Surroundings,
        every: float = PAUSE,  # seconds
    ) -> None:
        self._every = every
        self._tick = tick
        self._written = written
        self._here = here
        self._news = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Say that something changed; callable from every thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._news.set)

    async def run(self) -> None:
        """Tick until cancelled."""
        self._loop = asyncio.get_running_loop()
        while True:
            self._news.clear()
            try:
                await self._once(self._loop)
            except Exception as error:  # noqa: BLE001 - whatever it was: the next tick tries again
                log_failure(_log, error)
            await self._wait()

    async def _once(self, loop: asyncio.AbstractEventLoop) -> None:
        now = self._here.now()
        for platform in await loop.run_in_executor(self._here.executor, self._tick, now):
            self._written(platform)

    async def _wait(self) -> None:
        timer = asyncio.ensure_future(self._here.sleep(self._every))
        news = asyncio.ensure_future(self._news.wait())
        try:
            await asyncio.wait((timer, news), return_when=asyncio.FIRST_COMPLETED)
        finally:
            timer.cancel()
            news.cancel()
