"""One thing that is due, and one person who does something about it: each step a transaction."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from sqlalchemy import Connection, Engine

from bot.database import wait_for_turn, writing
from bot.messages import IncomingMessage, Place, Reply, TextBlock
from bot.records.awaited import AwaitedWords
from bot.reminders import presses
from bot.reminders.diary import Diary
from bot.reminders.letters import texts
from bot.reminders.letters.choices import NewId
from bot.reminders.letters.items import Item
from bot.reminders.news import News
from bot.reminders.occasions import Occasion, Told
from bot.reminders.planning.matters import Matter, occurrence_of, told_of
from bot.reminders.rights import Rights
from bot.reminders.targets import Targets
from bot.reminders.tending.putting_off import offers, read_until
from bot.reminders.tending.replies import Replies, Thing
from bot.reminders.wishes import Closers, Target
from bot.schedule.working_days import WorkingDays

_LONGEST_PUT_OFF = timedelta(days=366)

What = Literal["show", "done", "take", "later", "sources", "reopen"]


@dataclass(frozen=True, slots=True)
class TendingTools:
    """What tending works with.

    `matters` gives what a chat is reminded of, by ids.
    """

    engine: Engine
    diary: Diary
    targets: Targets
    awaited: AwaitedWords
    matters: Callable[[Target], Mapping[str, Matter]]
    rights: Rights
    days: WorkingDays
    zone: tzinfo
    new_id: NewId
    news: News
    closed: Callable[[Place], frozenset[str]] = lambda _place: frozenset()  # files not seen there


class Tended:
    """What the sender of a message does about one thing; it is read anew at every step."""

    def __init__(self, tools: TendingTools, message: IncomingMessage, item: Item) -> None:
        self._tools = tools
        self._message = message
        self._item = item
        self._here = message.sent_at.astimezone(tools.zone)
        self._target = tools.targets.get(item.target)
        matters = tools.matters(self._target) if self._target is not None else {}
        self._matter = matters.get(item.due.matter)
        self._replies = Replies(message, tools.zone, tools.new_id)

    def do(self, what: What) -> Reply:
        """Do what needs no time to be said; what is gone meanwhile is a sentence."""
        match what:
            case "done":
                return self._close()
            case "take":
                return self._take_on()
            case "reopen":
                return self._reopen()
            case "later":
                return self._offer()
        thing = self.thing()
        if thing is None:
            return sentence(texts.NO_LONGER)
        return self._replies.sources(thing) if what == "sources" else self._replies.shown(thing)

    def thing(self) -> Thing | None:
        """Return how it stands; None when it is no more."""
        with self._tools.engine.connect() as connection:
            return self._read(connection)

    def read_until(self, words: str) -> datetime | None:
        """Return the time that is typed; a day is at the hour at which it is brought up."""
        return read_until(words, self._here, self._target.wishes.at) if self._target else None

    def ask_day(self) -> Reply | None:
        """Return the question until when; None when it cannot be put off."""
        thing = self.thing()
        is_open = thing is not None and thing.matter is not None and not thing.tending.is_closed
        return self._replies.ask_day(thing) if thing is not None and is_open else None

    def left(self) -> Reply:
        """Return that it stays as it is."""
        thing = self.thing()
        return self._replies.say(texts.LEFT, thing) if thing else sentence(texts.NO_LONGER)

    def put_off(self, until: datetime | None) -> Reply:
        """Put it off until a time, which may be past or too far off."""
        here = self._here
        if until is None or until <= here:
            return self._offer(texts.IS_PAST)
        if until - here > _LONGEST_PUT_OFF:
            return self._offer(texts.TOO_FAR)
        may_close = self._may_close()  # nobody else may silence it beyond its last day
        with self._writing() as (connection, thing):
            if thing is None or (told := self._told(thing)) is None:
                return sentence(texts.NO_LONGER)
            if thing.tending.is_closed:
                return self._replies.closed_before(thing)
            until = self._pushed_at(until)
            if until.date() > told.last and not may_close:
                return sentence(texts.MANAGERS_ONLY_LATER)
            at = until.astimezone(UTC)
            presses.snooze(connection, self._tools.diary, self._pressed(), at, told)
        self._tools.news.changed()
        return self._replies.put_off(thing, until, self._elsewhere())

    def _pushed_at(self, until: datetime) -> datetime:
        """Return when it will come, in local time: quiet hours hold it back."""
        local = until.astimezone(self._here.tzinfo)
        quiet = self._target.wishes.quiet if self._target else None
        return quiet.over(local) if quiet else local

    def _close(self) -> Reply:
        may_close = self._may_close()
        with self._writing() as (connection, thing):
            if thing is None:
                return sentence(texts.NO_LONGER)
            if not (thing.tending.is_closed or may_close):
                return sentence(texts.MANAGERS_ONLY)
            if not presses.close(connection, self._pressed()):
                return self._replies.closed_before(thing)
            self._announce(connection, texts.CLOSED, thing)
        return self._replies.closed(thing)

    def _take_on(self) -> Reply:
        with self._writing() as (connection, thing):
            if thing is None:
                return sentence(texts.NO_LONGER)
            tending, pressed = thing.tending, self._pressed()
            if tending.is_closed:
                return self._replies.closed_before(thing)
            if tending.taken_by == pressed.by:
                return self._replies.say(texts.TOOK_BEFORE, thing)
            presses.take(connection, pressed)
            self._announce(connection, texts.TOOK, thing)
        if tending.taken_by is None:
            return self._replies.say(texts.TOOK, thing)
        before = tending.taken_name or texts.SOMEBODY_UNNAMED
        return self._replies.say(texts.TOOK_OVER, thing, before=before)

    def _reopen(self) -> Reply:
        may_close = self._may_close()
        with self._writing() as (connection, thing):
            if thing is None:
                return sentence(texts.NO_LONGER)
            if not thing.tending.is_closed:
                return self._replies.say(texts.OPEN_ALREADY, thing)
            if not may_close:
                return sentence(texts.MANAGERS_ONLY)
            presses.reopen(connection, self._pressed())
            self._announce(connection, texts.REOPENED, thing)
        self._tools.news.changed()
        return self._replies.say(texts.REOPENED, thing)

    def _offer(self, said: str = "") -> Reply:
        thing = self.thing()
        if thing is None or thing.matter is None or self._target is None:
            return sentence(texts.NO_LONGER)
        if thing.tending.is_closed:
            return self._replies.closed_before(thing)
        at = self._target.wishes.hour(thing.matter.at)
        return self._replies.offer(thing, offers(self._here, at, self._tools.days), said)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Connection, Thing | None]]:
        with writing(self._tools.engine) as connection:
            wait_for_turn(connection, "tending", str(self._item.target))
            yield connection, self._read(connection)

    def _read(self, connection: Connection) -> Thing | None:
        diary, item = self._tools.diary, self._item
        told = [one for one in diary.of_due(connection, item.target, item.due) if one.is_told]
        if self._target is None or not told:
            return None
        newest = max(told, key=_told_at)
        if newest.told.is_gone or newest.told.file in self._closed():
            return None
        tending = diary.tending(connection, item.target, item.due)
        return Thing(item.target, newest, self._matter, tending)

    def _closed(self) -> frozenset[str]:
        """Return the files whose matters must not be shown where the message came from.

        Whoever is written to alone may see what the chat may, and administrators everything.
        """
        target, message, closed = self._target, self._message, self._tools.closed
        if target is None or target.place == message.place:
            return closed(message.place)
        if self._tools.rights.is_admin(message.platform, message.sender) and not message.is_group:
            return frozenset()
        if message.is_group or message.place == target.fallback:
            return closed(message.place) | closed(target.place)
        return closed(target.place)

    def _told(self, thing: Thing) -> Told | None:
        """Return what is to be told of it later; None when nobody is reminded of it any more."""
        matter = thing.matter
        occurrence = occurrence_of(matter, thing.due.occurrence) if matter is not None else None
        if matter is None or occurrence is None:
            return None
        return told_of(matter, occurrence)

    def _pressed(self) -> presses.Pressed:
        message, item = self._message, self._item
        by = f"{message.platform}:{message.sender}"
        return presses.Pressed(item.target, item.due, by, message.sender_name, message.sent_at)

    def _may_close(self) -> bool:
        """Return whether the group allows it; may ask the platform, so in no transaction."""
        target, message = self._target, self._message
        if target is None:
            return False
        if target.wishes.closers is Closers.EVERYONE or not target.place.is_group:
            return True
        if message.is_group:
            return self._tools.rights.may_change(target, message)
        # Whoever took it was written to alone; anybody can take it, and not everybody may close.
        if message.place == target.responsible:
            return True
        is_manager = f"{message.platform}:{message.sender}" in target.managers
        return is_manager or self._tools.rights.is_admin(message.platform, message.sender)

    def _announce(self, connection: Connection, frame: str, thing: Thing) -> None:
        """Tell a group what somebody did about its reminder elsewhere, but not in quiet hours."""
        target, message = self._target, self._message
        if target is None or not target.place.is_group or target.place == message.place:
            return
        quiet = target.wishes.quiet
        if quiet is not None and quiet.hold(self._here.time()):
            return
        name = message.sender_name or texts.SOMEBODY
        due = thing.due
        key = f"tended:{target.id}:{due.matter}:{due.occurrence}:{message.sent_at.isoformat()}"
        text = frame.format(name=name, **thing.called)
        self._tools.news.tell(connection, target.place, key, text, message.sent_at)

    def _elsewhere(self) -> str:
        """Return which chat is reminded, where that is another one than this; else nothing."""
        target = self._target
        is_here = target is None or target.place == self._message.place
        return "" if is_here or target is None else target.label


def sentence(text: str) -> Reply:
    """Return a reply that is one sentence."""
    return Reply((TextBlock(text),))


def _told_at(one: Occasion) -> tuple[datetime, int]:
    return one.told_at or one.at, one.id
