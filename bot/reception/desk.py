"""The desk: journalled updates in, one chat's after another; their replies into the outbox."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterable,
    Mapping,
    Sequence,
)
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.delivery.parcels import Parcel
from bot.incidents import log_failure
from bot.messages import ChatId, IncomingMessage, Reply
from bot.platforms.platform import Platform, RawUpdate
from bot.reception.journal import Entry, State
from bot.reception.ledger import Ledger

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_QUIET = 0.4  # seconds of work before it is shown: most answers take less
_SHOWN = 4.0  # seconds after which a platform's "typing" must be said again
_PAUSE = 5.0  # seconds before an update is tried again when it could not be settled
_MOST_TRIES = 3

Handle = Callable[[IncomingMessage], Reply | None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk works with; `executor` runs everything that computes or waits for the disk."""

    executor: Executor
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    settled: Callable[[str], None]  # told on which platform there is something new to send
    at_once: int = 4  # updates that are worked on at the same time


class Desk:
    """Deals with each update once, however often it is delivered or the process restarted.

    Updates of one chat are dealt with in order; a chat with many waits for its own only.
    """

    def __init__(
        self,
        platforms: Mapping[str, Platform],
        ledger: Ledger,
        handle: Handle,
        here: Surroundings,
    ) -> None:
        self._platforms = platforms
        self._ledger = ledger
        self._handle = handle
        self._here = here
        self._slots = asyncio.Semaphore(here.at_once)  # first come, first served
        self._lanes: dict[tuple[str, ChatId], deque[Entry]] = {}
        self._taken: set[int] = set()  # entries in the lanes
        self._ready: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def keep(self, platform: str, updates: Sequence[RawUpdate]) -> None:
        """Journal updates; on return they are safe, and dealt with once the platform is ready."""
        journal = self._ledger.journal
        entries = await self._run(lambda: journal.record(platform, updates, self._here.now()))
        if platform in self._ready:
            self._take(entries)

    async def resume(self, platform: str) -> None:
        """Take up what waits, from a former run too; the platform can be read from now on."""
        journal = self._ledger.journal
        self._ready.add(platform)
        self._take(await self._run(lambda: journal.waiting(platform)))

    async def close(self) -> None:
        """Stop; what is not settled stays in the journal for the next run."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.id in self._taken:
                continue
            self._taken.add(entry.id)
            lane = (entry.platform, entry.chat)
            if lane in self._lanes:
                self._lanes[lane].append(entry)
                continue
            self._lanes[lane] = deque((entry,))
            self._begin(self._work(lane))

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, lane: tuple[str, ChatId]) -> None:
        entries = self._lanes[lane]
        while entries:
            async with self._slots:
                await self._deal_with(entries[0])
            self._taken.discard(entries.popleft().id)
        del self._lanes[lane]

    async def _deal_with(self, entry: Entry) -> None:
        """Try until it is settled; an update that fails by itself again and again is given up.

        A database that cannot be written, a full disk say, is waited for.
        """
        tries = 0
        while tries < _MOST_TRIES:
            try:
                await self._settle(entry)
            except (DBAPIError, OSError) as error:
                log_failure(_log, error)
            except Exception as error:  # noqa: BLE001 - one update must not stop its chat
                log_failure(_log, error)
                tries += 1
            else:
                return
            await self._here.sleep(_PAUSE)
        await self._run(lambda: self._ledger.close(entry, self._here.now(), State.FAILED))

    async def _settle(self, entry: Entry) -> None:
        platform = self._platforms[entry.platform]
        event = platform.read(entry.body)
        now = self._here.now
        if event is None:
            await self._run(lambda: self._ledger.close(entry, now(), State.DONE))
        elif isinstance(event, IncomingMessage):
            if event.press is not None:
                self._begin(platform.acknowledge(event))
            async with self._company(platform, event):
                await self._run(lambda: self._reply(platform, entry, event))
            self._here.settled(platform.name)
        else:
            await self._run(lambda: self._ledger.note(entry, event, now()))

    def _reply(self, platform: Platform, entry: Entry, message: IncomingMessage) -> None:
        reply = self._handle(message)
        parcels: Sequence[Parcel] = ()
        if reply is not None:
            parcels = platform.render(reply, message.place, message.id)
        self._ledger.settle(entry, message, reply, parcels, self._here.now())

    @contextlib.asynccontextmanager
    async def _company(self, platform: Platform, message: IncomingMessage) -> AsyncIterator[None]:
        """Show that something is being done for as long as the block takes."""
        shown = asyncio.create_task(self._show(platform, message))
        try:
            yield
        finally:
            shown.cancel()

    async def _show(self, platform: Platform, message: IncomingMessage) -> None:
        if not message.is_addressed:
            return
        await self._here.sleep(_QUIET)
        while True:
            await platform.show_working(message.place)
            await self._here.sleep(_SHOWN)

    async def _run(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._here.executor, work)
