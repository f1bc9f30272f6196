import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.platforms.errors import DeliveryDeferred, PlatformClosed
from bot.platforms.platform import RawUpdate
from bot.reception.line import Line, Watch
from tests.fakes.clock import Clock, settle
from tests.fakes.scripted_platform import ScriptedPlatform, update


@dataclass
class Room:
    """A desk that only listens, and a line to it."""

    clock: Clock = field(default_factory=Clock)
    platform: ScriptedPlatform = field(default_factory=ScriptedPlatform)
    events: list[str] = field(default_factory=list)

    async def keep(self, platform: str, updates: Sequence[RawUpdate]) -> None:
        self.events.extend(f"kept {platform} {u.body['text']}" for u in updates)

    async def resume(self, platform: str) -> None:
        self.events.append(f"resumed {platform}")

    async def opened(self, platform: str) -> None:
        self.events.append(f"opened {platform}")

    async def closed(self, platform: str, reason: str) -> None:
        self.events.append(f"closed {platform}: {reason}")

    async def serve(self, seconds: float) -> list[str]:
        """Return what happened in that time."""
        watch = Watch(self.clock.sleep, self.opened, self.closed)
        task = asyncio.create_task(Line(self.platform, self, watch).run())
        await settle()
        await self.clock.pass_time(seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return self.events


@pytest.fixture
def room() -> Room:
    return Room()


async def test_what_waits_is_resumed_before_anything_new_is_fetched(room: Room) -> None:
    room.platform.polled = [[update("1")], [update("2")]]

    events = await room.serve(0)

    expected = ["opened telegram", "resumed telegram", "kept telegram 1", "kept telegram 2"]
    assert events == expected


async def test_a_platform_out_of_reach_at_the_start_is_tried_again(room: Room) -> None:
    away = DeliveryDeferred("ConnectError", timedelta(seconds=1))
    room.platform.starts = [away, away, None]

    assert await room.serve(5.9) == []
    assert await room.serve(0.2) == ["opened telegram", "resumed telegram"]


async def test_a_closed_platform_tells_a_person_and_is_tried_again_later(room: Room) -> None:
    room.platform.starts = [PlatformClosed("401", "Mã bot không còn đúng."), None]

    events = await room.serve(301)

    assert events[0] == "closed telegram: Mã bot không còn đúng."
    assert events[1:] == ["opened telegram", "resumed telegram"]
