"""An office whose chats are reminded: the real loop by a clock that a test moves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import mark_chat, rename_chat
from bot.delivery.claims import Consignment, Sent, Terms
from bot.delivery.doubts import try_last
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.messages import ChatId, ChatRenamed, MessageId, Place, Reply, TextBlock
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    Doubt,
    PlatformError,
)
from bot.records.buttons import Buttons
from bot.reminder_tables import reminder_letters
from bot.reminders.planning.keeping import Facts, Keeper
from bot.reminders.running.losing import Losses
from bot.reminders.running.settling import Settling
from bot.reminders.running.tick import Parts, Tick
from bot.reminders.running.watching import Watchdog
from bot.reminders.running.writing import Post, Writer
from bot.reminders.targets import Targets
from bot.reminders.wishes import Kind, Target, Wishes
from bot.schedule.working_days import WorkingDays
from bot.texts import SENT_AGAIN
from corpus.document import DocumentId
from tests.fakes.due_items import card, due, on_date
from tests.fakes.scripted_platform import ScriptedPlatform

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
GROUP = Place("telegram", ChatId("-1"), is_group=True)
OTHER = Place("zalo", ChatId("g"), is_group=True)
ADMIN = "zalo:admin"
BY = "telegram:7"

_PACE = Pace(Rate(0.001, 1000), Rate(0.001, 1000), Rate(0.001, 1000))
_LEASE = timedelta(minutes=5)
_OUTAGE = timedelta(minutes=5)
_HOURS = (0, 7, 8, 9, 15)  # of the office
TERMS = Terms("telegram", _PACE, _LEASE)


def at(day: str, hour: str = "08:00") -> datetime:
    """Return a time of the office, in UTC."""
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZONE).astimezone(UTC)


def report(
    day: str, id_: str = "report", status: Status = Status.CONFIRMED, what: str = "nộp báo cáo"
) -> DueItem:
    """Return a deadline on a day, of a document of its own."""
    said = f"chậm nhất ngày {datetime.fromisoformat(day):%-d/%-m/%Y}"
    when = on_date(day, said, before=True)
    document = DocumentId(id_.ljust(64, "0"))
    return due(what, when, id_=id_, status=status, of=card(id_=document))


class RemindingOffice:
    """What `sotay run` does about reminders, a step at a time; `start` stands for a new process."""

    def __init__(self, engine: Engine, now: datetime, admins: Sequence[str] = (ADMIN,)) -> None:
        self.engine = engine
        self.now = now
        self.admins = admins
        self.items: tuple[DueItem, ...] = ()
        self.platforms = {name: ScriptedPlatform(name) for name in ("telegram", "zalo")}
        self.outbox = Outbox(engine)
        self.buttons = Buttons(engine)
        self.targets = Targets(engine)
        self._ids = count(1)
        self._naming = Naming(())
        self.tick = self.start()

    def start(self) -> Tick:
        """Return the loop of a process that has just begun."""
        outbox, platforms = self.outbox, frozenset(self.platforms)
        alerts = Alerts(self.engine, outbox, self.admins, self._render)
        calendar = ZONE, WorkingDays()
        post = Post(self.platforms, outbox, self.buttons, lambda: f"b{next(self._ids)}", *calendar)
        writer = Writer(self.engine, post)
        facts = Facts(lambda: self.items, lambda: self._naming, WorkingDays(), ZONE)
        parts = Parts(
            keeper=Keeper(self.engine, facts),
            losses=Losses(self.engine, alerts),
            settling=Settling(self.engine, writer, alerts, platforms, ZONE),
            writer=writer,
            watchdog=Watchdog(self.engine, alerts, ZONE),
            platforms=platforms,
            admins=self.admins,
        )
        return Tick(self.engine, parts)

    def subscribe(
        self, place: Place = GROUP, label: str = "Tổ một cửa", **wishes: object
    ) -> Target:
        """Let a chat be reminded of everything."""
        target = self.targets.ensure(place, label, BY, self.now)
        self.targets.subscribe(target.id, Kind.ALL, "", "Tất cả", BY, self.now)
        if wishes:
            self.targets.wish(target.id, replace(Wishes(), **wishes))  # type: ignore[arg-type]
        return target

    def round(self, tick: Callable[[datetime], frozenset[str]] | None = None) -> None:
        """Tick once and send what that gave."""
        (tick or self.tick)(self.now)
        self.deliver()

    def live(self, until: datetime) -> None:
        """Let time pass, with rounds at the hours of each day at which something happens."""
        while self.now < until:
            self.now = min(_next_round(self.now), until)
            self.round()
        self.round()  # what the last one gave is settled

    def sleep(self, until: datetime) -> None:
        """Let time pass while nothing runs, then start again."""
        self.now = until
        self.tick = self.start()

    def deliver(self) -> None:
        """Send what may be sent by now."""
        for name, platform in self.platforms.items():
            terms = Terms(name, _PACE, _LEASE)
            while claimed := self.outbox.claim(terms, self.now, most=32).consignments:
                for one in claimed:
                    error = platform.script(one.place, one.parcel)
                    if error is not None:
                        self._settle(one, error)
                        continue
                    again = f"{SENT_AGAIN}\n" if one.is_repeat else ""
                    platform.sent.append((one.place.chat, f"{again}{one.parcel.text}"))
                    message = MessageId(f"m{len(platform.sent)}")
                    self.outbox.sent(terms, self.now, [Sent(one.id, message, self.now)])

    def _settle(self, one: Consignment, error: PlatformError) -> None:
        details = str(error)
        match error:
            case DeliveryRefused():
                lost = {"chat_lost": error.chat_lost, "topic_lost": error.topic_lost}
                self.outbox.refuse(one, details, self.now, **lost)
            case DeliveryDeferred():
                self.outbox.defer(one, self.now + error.retry_after, details)
            case DeliveryInDoubt(doubt=Doubt.OUTAGE):
                self.outbox.doubt(one, self.now + _OUTAGE, details, counted=False)
            case DeliveryInDoubt():
                self.outbox.leave_in_doubt(one, details, self.now)

    def rename(self, old: Place, new: str) -> None:
        """Let a group go on under another id."""
        with writing(self.engine) as connection:
            rename_chat(connection, ChatRenamed(old.platform, old.chat, ChatId(new)))

    def find_again(self, place: Place) -> None:
        """Let somebody add the assistant to a group again."""
        with writing(self.engine) as connection:
            mark_chat(connection, place, self.now, is_lost=False)

    def write(self, place: Place) -> None:
        """Let somebody write something to the assistant in a chat."""
        with writing(self.engine) as connection:
            try_last(connection, place.platform, place.chat, self.now)

    def said(self, place: Place = GROUP) -> list[str]:
        """Return what a chat was sent."""
        sent = self.platforms[place.platform].sent
        return [text for chat, text in sent if chat == place.chat]

    def told_admin(self) -> list[str]:
        """Return what the administrator was sent."""
        return [text for chat, text in self.platforms["zalo"].sent if chat == "admin"]

    def letters(self) -> list[tuple[str, str | None]]:
        """Return what became of every letter, with the platform's id."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(reminder_letters).order_by(reminder_letters.c.id))
            return [(row.state, row.message_id) for row in rows]

    def _render(self, place: Place, text: str) -> Sequence[Parcel]:
        platform = self.platforms.get(place.platform)
        return platform.render(Reply((TextBlock(text),)), place, None) if platform else ()


def _next_round(now: datetime) -> datetime:
    here = now.astimezone(ZONE)
    hours = (here.replace(hour=hour, minute=0, second=0) for hour in _HOURS)
    later = next((hour for hour in hours if hour > here), None)
    tomorrow = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0)
    return (later or tomorrow).astimezone(UTC)


def days_of(texts: Sequence[str]) -> list[str]:
    """Return the first lines of what was sent."""
    return [text.partition("\n")[0] for text in texts]
