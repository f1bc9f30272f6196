"""The delivery loop: from the outbox to the platforms, each platform for itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot import texts
from bot.delivery.claims import Consignment, Sent, Terms
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace
from bot.incidents import log_failure
from bot.messages import ChatId, ChatRenamed
from bot.platforms.errors import (
    ChatMoved,
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    Doubt,
    PlatformClosed,
    PlatformError,
)
from bot.platforms.platform import Platform

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_LEASE = timedelta(minutes=5)
_IDLE = 15.0  # seconds until the outbox is looked at without being told
_STEP = 0.1  # seconds between looks while messages wait for their turn
_TROUBLE = 5.0  # seconds to wait when the outbox itself fails
_DOUBT_PAUSE = timedelta(seconds=2)
_CLOSED_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)
_AT_ONCE = 32  # messages of one platform on their way


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the loop works with; `executor` runs what waits for the database."""

    executor: Executor
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    closed: Callable[[str, str], None]  # platform and reason, when a person must act
    renamed: Callable[[ChatRenamed], None]  # writes the new id wherever the old one stands


class Carrier:
    """Sends the messages of one platform, in order within a chat, at the platform's pace."""

    def __init__(self, platform: Platform, pace: Pace, outbox: Outbox, here: Surroundings) -> None:
        self._platform = platform
        self._terms = Terms(platform.name, pace, _LEASE)
        self._outbox = outbox
        self._here = here
        self._news = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._sent: list[Sent] = []  # to be noted with the next claim

    def wake(self) -> None:
        """Say that there may be something to send."""
        self._news.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished by `close`."""
        while True:
            self._news.clear()
            try:
                pause = await self._round()
            except Exception as error:  # noqa: BLE001 - a full disk, say: try again
                log_failure(_log, error)
                pause = _TROUBLE
            if pause > 0:
                await self._wait(pause)

    async def close(self) -> None:
        """Wait for the messages under way, so that the platform's word on them is kept."""
        if self._under_way:
            await asyncio.wait(self._under_way)
        if sent := self._sent:
            now = self._here.now()
            await self._keep_trying(lambda: self._outbox.sent(self._terms, now, sent))

    async def _round(self) -> float:
        """Start what may be sent now; return how long nothing more can be."""
        free = _AT_ONCE - len(self._under_way)
        if free < 1:
            return _STEP
        now, sent = self._here.now(), tuple(self._sent)
        claim = await self._run(lambda: self._outbox.claim(self._terms, now, most=free, sent=sent))
        del self._sent[: len(sent)]  # only now: told again when the database could not take it
        for consignment in claim.consignments:
            task = asyncio.create_task(self._carry(consignment))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        if len(claim.consignments) == free:
            return 0.0
        if claim.next_turn is None:
            return _IDLE
        return min(_IDLE, max(_STEP, (claim.next_turn - now).total_seconds()))

    async def _wait(self, pause: float) -> None:
        timer = asyncio.ensure_future(self._here.sleep(pause))
        news = asyncio.ensure_future(self._news.wait())
        try:
            await asyncio.wait((timer, news), return_when=asyncio.FIRST_COMPLETED)
        finally:
            timer.cancel()
            news.cancel()

    async def _carry(self, consignment: Consignment) -> None:
        parcel = consignment.parcel
        if consignment.is_repeat:
            parcel = replace(
                parcel,
                text=f"{texts.SENT_AGAIN}\n{parcel.text}",
                plain=f"{texts.SENT_AGAIN}\n{parcel.plain}" if parcel.plain else None,
            )
        try:
            message = await self._platform.send(parcel, consignment.place)
        except PlatformError as error:
            await self._settle(consignment, error)
        except Exception as error:  # noqa: BLE001 - whatever it was, it may have been sent
            log_failure(_log, error)
            await self._settle(consignment, DeliveryInDoubt(type(error).__name__))
        else:
            self._sent.append(Sent(consignment.id, message, self._here.now()))
            self._news.set()

    async def _settle(self, consignment: Consignment, error: PlatformError) -> None:
        now = self._here.now()
        await self._keep_trying(lambda: self._note(consignment, error, now))
        self._news.set()

    def _note(self, consignment: Consignment, error: PlatformError, now: datetime) -> None:
        details = str(error)
        outbox = self._outbox
        match error:
            case DeliveryDeferred(is_limit=True):
                until = now + error.retry_after
                outbox.slow_down(consignment, until, details, self._terms.pace, now)
            case DeliveryDeferred():
                outbox.defer(consignment, now + _patience(error.retry_after, consignment), details)
            case DeliveryRefused():
                _log.warning("%s refused a message: %s", self._platform.name, details)
                lost = {"chat_lost": error.chat_lost, "topic_lost": error.topic_lost}
                outbox.refuse(consignment, details, now, **lost)
            case ChatMoved():
                place = consignment.place
                outbox.defer(consignment, now, details)
                self._here.renamed(ChatRenamed(place.platform, place.chat, ChatId(error.new)))
            case PlatformClosed():
                outbox.defer(consignment, now + _CLOSED_PAUSE, details)
                self._here.closed(self._platform.name, error.reason)
            case DeliveryInDoubt(doubt=doubt):
                self._doubt(consignment, doubt, details, now)
            case _:
                outbox.defer(consignment, now + _CLOSED_PAUSE, details)

    def _doubt(self, consignment: Consignment, doubt: Doubt, details: str, now: datetime) -> None:
        most = doubt.value
        if most is not None and consignment.doubts >= most:
            _log.warning("%s left a message in doubt: %s", self._platform.name, details)
            outbox = self._outbox
            leave = outbox.leave_unnamed if doubt is Doubt.UNNAMED else outbox.leave_in_doubt
            leave(consignment, details, now)
            return
        until = now + _patience(_DOUBT_PAUSE, consignment)
        self._outbox.doubt(consignment, until, details, counted=most is not None)

    async def _keep_trying(self, note: Callable[[], _T]) -> _T:
        """Write the platform's word down, however long the database cannot take it."""
        while True:
            try:
                return await self._run(note)
            except Exception as error:  # noqa: BLE001 - forgetting it would send it again
                log_failure(_log, error)
                await self._here.sleep(_TROUBLE)

    async def _run(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._here.executor, work)


class Delivery:
    """All carriers together."""

    def __init__(self, carriers: Mapping[str, Carrier]) -> None:
        self._carriers = carriers

    def wake(self, platform: str) -> None:
        """Say that there may be something to send; callable from the event loop only."""
        self._carriers[platform].wake()

    async def run(self) -> None:
        """Send until cancelled; then finish what is under way."""
        try:
            async with asyncio.TaskGroup() as group:
                for carrier in self._carriers.values():
                    group.create_task(carrier.run())
        finally:
            await asyncio.gather(*(carrier.close() for carrier in self._carriers.values()))


def _patience(asked: timedelta, consignment: Consignment) -> timedelta:
    """Return how long to wait: what was asked for, and longer each time it was in vain."""
    return min(asked * (1 << min(consignment.attempts - 1, 10)), _LONGEST_PAUSE)
