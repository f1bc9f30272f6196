"""From documents and platforms to reminders (a part of the composition root)."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Engine

from bot.delivery.alerts import Alerts
from bot.facts.items import DueItem
from bot.facts.naming import Naming
from bot.messages import Place, Reply, TextBlock
from bot.offers import NewId
from bot.platforms.platform import Platform
from bot.reception.ledger import Ledger
from bot.records.awaited import AwaitedWords
from bot.reminders.diary import Diary
from bot.reminders.menu.fallback_codes import FallbackCodes
from bot.reminders.menu.menu import Menu
from bot.reminders.menu.visit import Office
from bot.reminders.news import News
from bot.reminders.planning.coming import Coming, tendings_in
from bot.reminders.planning.keeping import Facts, Keeper
from bot.reminders.planning.matters import Matter, matters_of
from bot.reminders.rights import Rights
from bot.reminders.running import texts
from bot.reminders.running.figures import reminder_gauges
from bot.reminders.running.losing import Losses
from bot.reminders.running.reporting import reminder_lines
from bot.reminders.running.settling import Settling
from bot.reminders.running.status import read_status
from bot.reminders.running.tick import Parts, Tick
from bot.reminders.running.ticking import Surroundings, Ticker
from bot.reminders.running.watching import Watchdog
from bot.reminders.running.writing import Post, Writer
from bot.reminders.targets import Targets
from bot.reminders.tending.tended import TendingTools
from bot.reminders.tending.tending import TendingDue
from bot.reminders.wishes import Target
from bot.schedule.swapped_days import FILE_NAME, load_swapped_days
from bot.schedule.working_days import WorkingDays
from bot.seeing import View
from bot.settings import Settings
from bot.sight import Sight
from bot.views import Views
from bot.web.metrics import Gauge
from corpus.document import DocumentCard


@dataclass(frozen=True, slots=True)
class SeenFacts:
    """What chats can be reminded of, as far as they may see it, and the days of the office."""

    views: Views[View]
    sight: Sight
    days: WorkingDays
    zone: tzinfo

    def everything(self) -> Facts:
        """Return what administrators can be reminded of."""
        whole = self.views.everything

        def items() -> tuple[DueItem, ...]:
            return whole().register.deadlines()

        def naming() -> Naming:
            return whole().lookups.naming()

        return Facts(items, naming, self.days, self.zone, self.at, self.closed)

    def of(self, view: View) -> Facts:
        """Return what is seen in the places with a view."""
        items, naming = view.register.deadlines, view.lookups.naming
        return Facts(items, naming, self.days, self.zone, self.at, self.closed, view.conceals)

    def at(self, place: Place) -> Facts:
        """Return what a chat can be reminded of."""
        return self.of(self.views.of_place(place))

    def closed(self, place: Place) -> frozenset[str]:
        """Return the names of the files that a chat may not see."""
        return self.sight.everything() - self.sight.of_place(place)


def open_facts(views: Views[View], sight: Sight, settings: Settings) -> SeenFacts:
    """Return what chats can be reminded of, and the days that the office works."""
    days = WorkingDays(load_swapped_days(settings.data_dir / FILE_NAME))
    return SeenFacts(views, sight, days, settings.zone)


@dataclass(frozen=True, slots=True)
class Chance:
    """What comes out so that nobody can foresee it: ids, and one of the characters of a text."""

    new_id: NewId
    choose: Callable[[str], str]


def open_tending(
    engine: Engine,
    facts: Facts,
    rights: Rights,
    new_id: NewId,
    news: News,
) -> TendingDue:
    """Return what does what people say about what is due."""
    targets = Targets(engine)

    def matters(target: Target) -> Mapping[str, Matter]:
        own, seen = targets.own(target.id), facts.at(target.place)
        found = matters_of(target, seen.items(), own, seen.naming())
        return {matter.id: matter for matter in found}

    return TendingDue(
        TendingTools(
            engine=engine,
            diary=Diary(engine),
            targets=targets,
            awaited=AwaitedWords(engine),
            matters=matters,
            rights=rights,
            days=facts.days,
            zone=facts.zone,
            new_id=new_id,
            news=news,
            closed=facts.closed,
        )
    )


def open_menu(
    engine: Engine,
    facts: Facts,
    cards: Callable[[], Sequence[DocumentCard]],
    rights: Rights,
    chance: Chance,
    news: News,
) -> Menu:
    """Return what lets people set what chats are reminded of; `news` are told of that."""
    targets, awaited = Targets(engine), AwaitedWords(engine)
    coming = Coming(facts, tendings_in(engine))
    codes = FallbackCodes(engine, chance.choose, news.tell)
    office = Office(targets, awaited, coming, cards, rights, chance.new_id, codes, news.changed)
    return Menu(office)


@dataclass(frozen=True, slots=True)
class Means:
    """What the service lends to the loop that reminds."""

    settings: Settings
    ledger: Ledger
    alerts: Alerts
    platforms: Mapping[str, Platform]  # that are connected
    new_id: NewId
    now: Callable[[], datetime]


class Reminding:
    """The loop that reminds, the watch over it, and how they are doing."""

    def __init__(self, facts: Facts, means: Means) -> None:
        self._means = means
        engine, ledger = means.ledger.engine, means.ledger
        self._engine = engine
        self._watchdog = Watchdog(engine, means.alerts, facts.zone)
        post = Post(
            means.platforms,
            ledger.outbox,
            ledger.buttons,
            means.new_id,
            facts.zone,
            facts.days,
        )
        writer, connected = Writer(engine, post), frozenset(means.platforms)
        self._settling = Settling(engine, writer, means.alerts, connected, facts.zone)
        self._tick = Tick(
            engine,
            Parts(
                keeper=Keeper(engine, facts),
                losses=Losses(engine, means.alerts),
                settling=self._settling,
                writer=writer,
                watchdog=self._watchdog,
                platforms=connected,
                admins=means.settings.admins,
            ),
        )
        self._ticker: Ticker | None = None

    def begin(self) -> None:
        """Do what must be done before anything is sent."""
        self._settling.take_back(self._means.now())

    def works(
        self, here: Surroundings, every: float, written: Callable[[str], None]
    ) -> Sequence[Coroutine[Any, Any, None]]:
        """Return what is to run beside the delivery, a tick every so many seconds.

        The delivery is told of the platforms that letters were written for.
        """
        self._ticker = Ticker(self._tick, written, here, every)
        return self._ticker.run(), self._watchdog.run(here)

    @property
    def news(self) -> News:
        """What tells the loop and the chats what people did."""
        return News(self.changed, self._tell)

    def _tell(
        self, connection: Connection, place: Place, key: str, text: str, at: datetime
    ) -> None:
        """Put a sentence into the outbox; a platform that is not connected is left out."""
        platform = self._means.platforms.get(place.platform)
        if platform is None:
            return
        for number, parcel in enumerate(platform.render(Reply((TextBlock(text),)), place, None)):
            self._means.ledger.outbox.put(connection, f"{key}:{number}", place, parcel, at)

    def changed(self) -> None:
        """Look soon for what is due; callable from every thread."""
        if self._ticker is not None:
            self._ticker.wake()

    def lines(self) -> Sequence[str]:
        """Return how the reminders are doing, for administrators."""
        status = read_status(self._engine, self._means.platforms)
        return reminder_lines(status, self._means.now(), self._means.settings.zone)

    def gauges(self) -> Sequence[Gauge]:
        """Return how the reminders are doing, for a monitor."""
        return reminder_gauges(read_status(self._engine, self._means.platforms), self._means.now())

    def troubles(self) -> Sequence[str]:
        """Return what somebody must see to: that the loop stands still."""
        return (texts.NO_TICKS,) if self._watchdog.is_silent else ()
