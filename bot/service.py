"""The running service: everything that lives from the start of `sotay run` to its end.

The second half of the composition root, after bot/app.py.
"""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.app import (
    Assistant,
    Thinking,
    new_id,
    open_assistant,
    open_feed_files,
    open_thinking,
)
from bot.connections import Connecting, connect
from bot.data_folder import DataFolder
from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import rename_chat
from bot.delivery.delivery import Carrier, Delivery
from bot.delivery.delivery import Surroundings as DeliverySurroundings
from bot.delivery.parcels import Parcel
from bot.incidents import log_failure
from bot.messages import ChatRenamed, Place, Reply, TextBlock
from bot.receiving import open_reception, recorded
from bot.reception.desk import Desk
from bot.reception.desk import Surroundings as DeskSurroundings
from bot.reception.leaders import Leaders
from bot.reception.ledger import Ledger
from bot.reception.line import Line, Watch
from bot.records.files import StoredFiles
from bot.records.retention import forget_old
from bot.reminders.running.ticking import PAUSE
from bot.reminders.running.ticking import Surroundings as TickSurroundings
from bot.reminding import Means, Reminding, open_facts
from bot.seeing import SeenLibrary
from bot.settings import Settings
from bot.status import gauges, status_lines
from bot.web.facts import Facts
from bot.web.metrics import Gauge
from bot.web.platforms import Platforms
from bot.web.server import WebServer, create_app
from bot.workers import Workers

_log = logging.getLogger(__name__)

_AT_ONCE = 4  # questions; with a language model, which is waited for, more
_AT_ONCE_WITH_MODEL = 16
_FOR_THE_DATABASE = 8  # threads besides
_ROUND = 60.0  # seconds between two looks at what a dead process left
_ROUNDS_TO_FORGET = 60


@dataclass(frozen=True, slots=True)
class Started:
    """What is told when people can ask."""

    assistant: Assistant
    address: str  # of the page
    platforms: tuple[str, ...]


async def run(
    settings: Settings,
    now: Callable[[], datetime],
    started: Callable[[Started], None],
    tick_every: float = PAUSE,
) -> None:
    """Serve the page and the platforms until the process is told to stop.

    What is due is looked for every so many seconds of real time.
    """
    stopped = asyncio.Event()
    with (
        DataFolder(settings.data_dir).lock_run(),
        open_assistant(settings, now=now) as assistant,
        _open_workers(settings, assistant) as workers,
    ):
        await asyncio.to_thread((workers or assistant.answerings.public).prepare)
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        elsewhere = Thinking(workers.answer, workers.look) if workers else None
        service = _Service(settings, assistant, elsewhere, Time(now, tick_every))
        async with service.open() as (address, platforms):
            started(Started(assistant, address, platforms))
            await stopped.wait()


@contextmanager
def _open_workers(settings: Settings, assistant: Assistant) -> Iterator[Workers | None]:
    """Give the processes that think beside the assistant; None where it does so itself."""
    # A language model is waited for, which threads do as well.
    if settings.workers == 0 or settings.llm:
        yield None
        return
    with Workers(settings, settings.workers, open_thinking(assistant)) as workers:
        yield workers


@dataclass(frozen=True, slots=True)
class Time:
    """The clock, and the seconds between two looks at what is due."""

    now: Callable[[], datetime]
    tick_every: float


class _Service:
    """Builds the parts around an assistant and keeps them running."""

    def __init__(
        self,
        settings: Settings,
        assistant: Assistant,
        elsewhere: Thinking | None,
        time: Time,
    ) -> None:
        self._settings = settings
        self._assistant = assistant
        self._now = now = time.now
        self._tick_every = time.tick_every
        self._engine = assistant.documents.engine
        self._ledger = Ledger.over(self._engine)
        self._at_once = _AT_ONCE_WITH_MODEL if settings.llm else _AT_ONCE
        files = StoredFiles(assistant.documents.store, self._ledger.pictures.find)
        self._connections = connect(settings, Connecting(self._engine, files, now, asyncio.sleep))
        self._platforms = {c.platform.name: c.platform for c in self._connections}
        self._alerts = Alerts(self._engine, self._ledger.outbox, settings.admins, self._render)
        facts = open_facts(assistant.views, assistant.sight, settings).everything()
        means = Means(settings, self._ledger, self._alerts, self._platforms, new_id, now)
        self._reminding = Reminding(facts, means)
        news = self._reminding.news
        leads = Leaders(self._platforms, asyncio.get_running_loop()).lead
        self._reception = open_reception(assistant, settings, self._status, elsewhere, news, leads)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[tuple[str, tuple[str, ...]]]:
        """Open the page, then the platforms; close them the other way round."""
        async with AsyncExitStack() as stack:
            for connection in self._connections:
                stack.push_async_callback(connection.platform.close)
            threads = self._at_once + _FOR_THE_DATABASE
            executor = stack.enter_context(ThreadPoolExecutor(threads, "sotay"))
            delivery = self._delivery(executor)
            desk = self._desk(executor, delivery)
            stack.push_async_callback(desk.close)
            server = await stack.enter_async_context(self._server(desk))
            here = TickSurroundings(executor, self._now, asyncio.sleep)
            stack.push_async_callback(_ended, self._begin(desk, delivery, here))
            yield server.url, tuple(c.platform.name for c in self._connections)

    def _begin(
        self, desk: Desk, delivery: Delivery, here: TickSurroundings
    ) -> Sequence[asyncio.Task[None]]:
        everywhere = self._engine.dialect.name == "sqlite"  # run.lock: nobody else is sending
        recovered = self._ledger.outbox.recover(self._now(), all_leases=everywhere)
        if recovered:
            _log.warning("%d messages were under way when the last run ended", recovered)
        self._reminding.begin()

        async def closed(platform: str, reason: str) -> None:
            await asyncio.to_thread(self._alerts.closed, platform, reason, self._now())
            for name in self._platforms:  # an administrator on another one is told now
                delivery.wake(name)

        watch = Watch(asyncio.sleep, self._opened, closed)
        lines = [Line(c.platform, desk, watch).run() for c in self._connections]
        reminding = self._reminding.works(here, self._tick_every, delivery.wake)
        works = [*lines, delivery.run(), *reminding, self._housekeeping()]
        return [asyncio.create_task(work) for work in works]

    def _delivery(self, executor: ThreadPoolExecutor) -> Delivery:
        here = DeliverySurroundings(
            executor=executor,
            now=self._now,
            sleep=asyncio.sleep,
            closed=lambda platform, reason: self._alerts.closed(platform, reason, self._now()),
            renamed=self._rename,
        )
        return Delivery(
            {
                c.platform.name: Carrier(c.platform, c.pace, self._ledger.outbox, here)
                for c in self._connections
            }
        )

    def _desk(self, executor: ThreadPoolExecutor, delivery: Delivery) -> Desk:
        here = DeskSurroundings(
            executor, self._now, asyncio.sleep, settled=delivery.wake, at_once=self._at_once
        )
        return Desk(self._platforms, self._ledger, self._reception.handle, here)

    def _server(self, desk: Desk) -> WebServer:
        receivers = {
            c.platform.name: c.platform.receive for c in self._connections if c.has_webhook
        }
        app = create_app(
            converse=recorded(self._reception, self._engine, self._now),
            library=SeenLibrary(self._assistant.views.public.shelf),
            now=self._now,
            hosts=_host_names(self._settings),
            platforms=Platforms(
                receivers,
                desk.keep,
                self._ledger.pictures.find,
                self._gauges,
                self._reminding.troubles,
            ),
            facts=self._facts(),
        )
        return WebServer(app, self._settings.host, self._settings.port)

    def _facts(self) -> Facts:
        """Return what the page shows, which anybody may open: of what is for everybody."""
        view = self._assistant.views.public
        calendars = open_feed_files(self._engine, view, self._settings)
        return Facts(
            view.register,
            view.lookups.naming,
            view.lookups.agenda,
            lambda: self._now().astimezone(self._settings.zone),
            calendars.find,
        )

    def _status(self, asked_on: str) -> Sequence[str]:
        lines = status_lines(self._ledger, self._alerts, self._settings.zone, asked_on)
        return (*lines, *self._reminding.lines())

    def _gauges(self) -> Sequence[Gauge]:
        return (*gauges(self._ledger), *self._reminding.gauges())

    def _render(self, place: Place, text: str) -> Sequence[Parcel]:
        platform = self._platforms.get(place.platform)
        return platform.render(Reply((TextBlock(text),)), place, None) if platform else ()

    def _rename(self, renamed: ChatRenamed) -> None:
        with writing(self._engine) as connection:
            rename_chat(connection, renamed)

    async def _opened(self, platform: str) -> None:
        await asyncio.to_thread(self._alerts.opened, platform, self._now())

    async def _housekeeping(self) -> None:
        """Take up what another process left, and forget what has had its time."""
        rounds = 0
        while True:
            try:
                if rounds % _ROUNDS_TO_FORGET == 0:
                    await asyncio.to_thread(forget_old, self._engine, self._now())
                outbox = self._ledger.outbox
                await asyncio.to_thread(outbox.recover, self._now(), all_leases=False)
            except Exception as error:  # noqa: BLE001 - a full disk, say: the next round tries again
                log_failure(_log, error)
            rounds += 1
            await asyncio.sleep(_ROUND)


async def _ended(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _host_names(settings: Settings) -> set[str]:
    """Return the names that a browser may call this server by, besides localhost."""
    public = urlsplit(settings.public_url).hostname if settings.public_url else None
    return {name for name in (settings.host, public) if name}
