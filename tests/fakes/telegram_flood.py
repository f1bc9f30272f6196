"""Flood limits as Telegram states them: windows that slide."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.telegram_chats import Chat, refused
from tests.fakes.telegram_faults import too_many


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """How many messages are taken before 429."""

    per_second: int = 30
    per_group_minute: int = 20


class FloodControl:
    """Counts accepted messages; a refused one does not count."""

    def __init__(self, limits: FloodLimits | None, now: Callable[[], float]) -> None:
        self._limits = limits
        self._now = now
        self._all: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)

    def check(self, chat: Chat) -> None:
        """Count a message; raises Refused."""
        if self._limits is None:
            return
        windows = [(self._all, self._limits.per_second, 1.0)]
        if chat.is_group:
            windows.append((self._groups[chat.id], self._limits.per_group_minute, 60.0))
        now = self._now()
        waits = [_wait(times, limit, length, now) for times, limit, length in windows]
        if max(waits) > 0:
            raise refused(too_many(math.ceil(max(waits))))
        for times, _, _ in windows:
            times.append(now)


def _wait(times: deque[float], limit: int, length: float, now: float) -> float:
    """Return how long until there is room."""
    while times and times[0] <= now - length:
        times.popleft()
    return times[0] + length - now if len(times) >= limit else 0.0
