"""A line to one platform: opened, kept open, opened again after an outage."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.incidents import log_failure
from bot.platforms.errors import DeliveryDeferred, PlatformClosed
from bot.platforms.platform import Platform, RawUpdate

_log = logging.getLogger(__name__)

_FIRST_PAUSE = 2.0  # seconds
_LONGEST_PAUSE = 60.0
_CLOSED_PAUSE = 300.0  # a person has to do something first


class Reader(Protocol):
    """The desk, as far as a line needs it."""

    async def keep(self, platform: str, updates: Sequence[RawUpdate]) -> None:
        """Journal updates."""

    async def resume(self, platform: str) -> None:
        """Take up what waits for a platform that can be read now."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how the line is, and how it waits."""

    sleep: Callable[[float], Awaitable[None]]
    opened: Callable[[str], Awaitable[None]]  # platform
    closed: Callable[[str, str], Awaitable[None]]  # platform and reason


class Line:
    """Serves one platform for as long as the program runs."""

    def __init__(self, platform: Platform, desk: Reader, watch: Watch) -> None:
        self._platform = platform
        self._desk = desk
        self._watch = watch
        self._pause = _FIRST_PAUSE

    async def run(self) -> None:
        """Receive until cancelled; returns when updates come to a webhook and it is set."""
        while True:
            try:
                return await self._serve()
            except PlatformClosed as error:
                _log.error("%s is closed: %s", self._platform.name, error)
                await self._watch.closed(self._platform.name, error.reason)
                await self._watch.sleep(_CLOSED_PAUSE)
            except DeliveryDeferred as error:
                _log.warning("%s cannot be reached: %s", self._platform.name, error)
                await self._wait(error.retry_after.total_seconds())
            except Exception as error:  # noqa: BLE001 - one platform must not stop the others
                log_failure(_log, error)
                await self._wait(0)

    async def _serve(self) -> None:
        name = self._platform.name
        await self._platform.start()
        await self._watch.opened(name)
        await self._desk.resume(name)
        self._pause = _FIRST_PAUSE
        await self._platform.poll(lambda updates: self._desk.keep(name, updates))

    async def _wait(self, asked: float) -> None:
        await self._watch.sleep(max(self._pause, asked))
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)
