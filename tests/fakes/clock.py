"""Time that passes only when somebody waits for it."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Clock:
    """A clock and its `sleep`; time jumps to the next wake-up when nothing else can go on."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start
        self._sleepers: list[tuple[datetime, int, asyncio.Event]] = []
        self._count = 0

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Wait until somebody lets that much time pass."""
        awake = asyncio.Event()
        self._count += 1
        heapq.heappush(self._sleepers, (self.time + timedelta(seconds=seconds), self._count, awake))
        await awake.wait()

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, waking every sleeper in its turn and letting it work."""
        end = self.time + timedelta(seconds=seconds)
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self.time, _, awake = heapq.heappop(self._sleepers)
            awake.set()
            await settle()
        self.time = end


async def settle() -> None:
    """Let every task go on that can, those that wait for another thread included."""
    for _ in range(20):
        await asyncio.sleep(0)
