import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.reminders.running.ticking import PAUSE, Surroundings, Ticker
from tests.fakes.clock import START, Clock, settle
from tests.fakes.inline_executor import InlineExecutor

Work = Callable[[datetime], frozenset[str]]


class Ticking:
    """A ticker under way, what it ticked at and what it told."""

    def __init__(self, work: Work) -> None:
        self.clock = Clock()
        self.ticks: list[datetime] = []
        self.written: list[str] = []
        self._work = work
        here = Surroundings(InlineExecutor(), self.clock.now, self.clock.sleep)
        self.ticker = Ticker(self._tick, self.written.append, here)
        self.task: asyncio.Task[None] | None = None

    def _tick(self, now: datetime) -> frozenset[str]:
        self.ticks.append(now)
        return self._work(now)

    async def __aenter__(self) -> "Ticking":
        self.task = asyncio.create_task(self.ticker.run())
        await settle()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self.task is not None
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def nothing(_now: datetime) -> frozenset[str]:
    return frozenset()


async def test_it_ticks_at_once_and_then_every_few_seconds() -> None:
    async with Ticking(nothing) as ticking:
        await ticking.clock.pass_time(2 * PAUSE)

    assert ticking.ticks == [START + timedelta(seconds=n * PAUSE) for n in range(3)]
    assert PAUSE <= 20


async def test_it_ticks_when_it_is_told_that_something_changed_from_any_thread() -> None:
    async with Ticking(nothing) as ticking:
        await asyncio.to_thread(ticking.ticker.wake)
        await settle()

    assert ticking.ticks == [START, START]


async def test_delivery_is_told_for_which_platforms_something_was_written() -> None:
    async with Ticking(lambda _now: frozenset({"zalo"})) as ticking:
        pass

    assert ticking.written == ["zalo"]


async def test_it_goes_on_ticking_whatever_fails() -> None:
    def fail(_now: datetime) -> frozenset[str]:
        raise MemoryError

    async with Ticking(fail) as ticking:
        await ticking.clock.pass_time(PAUSE)

    assert len(ticking.ticks) == 2


async def test_waking_it_before_it_runs_is_no_error() -> None:
    ticking = Ticking(nothing)

    ticking.ticker.wake()

    assert ticking.ticks == []
