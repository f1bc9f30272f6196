import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.platforms.errors import DeliveryInDoubt, PlatformClosed
from bot.platforms.platform import RawUpdate
from bot.platforms.telegram_polling import Polling

_START = datetime(2026, 11, 3, tzinfo=UTC)


class _Server:
    """Answers one batch after another, each after some seconds, and then closes."""

    def __init__(self, *batches: Sequence[object] | Exception, seconds: float = 0) -> None:
        self.offsets: list[int | None] = []
        self.slept: list[float] = []
        self.kept: list[str] = []
        self._batches = list(batches)
        self._seconds = seconds
        self._time = _START

    async def fetch(self, offset: int | None) -> Sequence[object]:
        self.offsets.append(offset)
        self._time += timedelta(seconds=self._seconds)
        batch = self._batches.pop(0) if self._batches else PlatformClosed("401", "Hết")
        if isinstance(batch, Exception):
            raise batch
        return batch

    async def keep(self, updates: Sequence[RawUpdate]) -> None:
        self.kept += [raw.key for raw in updates]

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    async def run(self) -> None:
        with pytest.raises(PlatformClosed):
            await Polling(self.fetch, self.keep, lambda: self._time, self.sleep).run()


async def test_a_batch_is_confirmed_by_the_next_call() -> None:
    server = _Server([{"update_id": 7}, {"update_id": 8}], [{"update_id": 9}])

    await server.run()

    assert server.kept == ["u:7", "u:8", "u:9"]
    assert server.offsets == [None, 9, 10]
    assert server.slept == []


async def test_a_quiet_half_minute_is_followed_by_the_next_call() -> None:
    server = _Server([], [], seconds=30)

    await server.run()

    assert server.slept == []


async def test_a_server_that_does_not_wait_is_asked_once_a_second() -> None:
    server = _Server([], ["junk"])

    await server.run()

    assert server.slept == [1, 1]


async def test_after_an_outage_patience_begins_anew() -> None:
    away = DeliveryInDoubt("502")
    server = _Server(away, away, [{"update_id": 1}], away)

    await server.run()

    assert server.slept == [1, 2, 1]
