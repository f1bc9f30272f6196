"""Who leads a group, asked of its platform from a thread."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from bot.messages import Place, UserId
from bot.platforms.platform import Platform

_log = logging.getLogger(__name__)
_WAITED_FOR = 20.0  # seconds


@dataclass(frozen=True, slots=True)
class Leaders:
    """Asks the platforms, which live in `loop`; what cannot be learnt in time is False."""

    platforms: Mapping[str, Platform]
    loop: asyncio.AbstractEventLoop

    def lead(self, place: Place, user: UserId) -> bool:
        """Return whether somebody leads a group; callable from every thread but the loop's own."""
        platform = self.platforms.get(place.platform)
        if platform is None:
            return False
        asked = asyncio.run_coroutine_threadsafe(platform.is_manager(place, user), self.loop)
        try:
            return asked.result(_WAITED_FOR)
        except TimeoutError:
            asked.cancel()
            _log.warning("%s did not say in time who leads a group", place.platform)
            return False
