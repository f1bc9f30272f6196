"""A town of groups on three platforms, and the office that reminds them, by a clock of its own."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx

from bot.messages import ChatId, Place, ThreadId
from bot.texts import SENT_AGAIN
from tests.bench.platform_world import Fail, connected, free_port
from tests.bench.reminder_clock import SharedClock
from tests.bench.reminder_nursery import Nursery
from tests.bench.reminder_process import Assistant
from tests.fakes.loopback import Call, Fault
from tests.fakes.telegram_chats import Chat, Json, User
from tests.fakes.telegram_sending import Sent
from tests.fakes.telegram_server import Manner, TelegramServer, telegram_server
from tests.fakes.webhook_caller import Posted
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_groups import Group as OaGroup
from tests.fakes.zalo_oa_server import ZaloOaServer

_SENDING = {"sendMessage", "cs", "message"}  # the last parts of the paths that send
_OK = 200
_STEP = 0.02
_FOREVER = timedelta(days=4000)

_T = TypeVar("_T")
Spot = tuple[str, str, str]  # platform, chat, thread
Deliver = Callable[[], int]  # the webhook's status, 0 when it was not reached


@dataclass(frozen=True, slots=True)
class Message:
    """A message that a platform accepted, with the time in the run by which it did."""

    spot: Spot
    id: str
    words: str  # as they were sent
    shown: str
    at: datetime
    sent: Sent | None = field(default=None, compare=False)  # on Telegram

    @property
    def bare(self) -> str:
        """What it says, whether it says that it is a repeat or not."""
        return self.words.removeprefix(SENT_AGAIN).strip()

    @property
    def says_so(self) -> bool:
        """Whether it says that it is a repeat."""
        return self.words.startswith(SENT_AGAIN)


@dataclass
class Town:
    """The platforms with their groups; `told` are the messages that they took, in their order.

    The clerk is written to in `clerk_place`.
    """

    clock: SharedClock
    telegram: TelegramServer
    zalo: ZaloBotServer
    oa: ZaloOaServer
    clerk: User
    speakers: dict[Spot, Callable[[str], Deliver]] = field(default_factory=dict)
    chats: dict[Spot, Chat] = field(default_factory=dict)  # on Telegram
    private: set[Spot] = field(default_factory=set)  # of people who can be written to
    told: list[Message] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clerk_place = self._know_on_telegram(self.clerk)

    @property
    def complaints(self) -> list[str]:
        """What no client may ever do."""
        return [*self.telegram.complaints, *self.zalo.complaints, *self.oa.complaints]

    def telegram_group(self, number: int, *, has_topics: bool) -> Place:
        """Return a new group, or a topic of one."""
        user = self.telegram.person(f"Cán bộ {number}")
        thread = None
        if has_topics:
            chat = self.telegram.forum(f"Nhóm {number}")
            thread = self.telegram.topic(chat)
        else:
            chat = self.telegram.supergroup(f"Nhóm {number}")
        named = None if thread is None else ThreadId(str(thread))
        place = Place("telegram", ChatId(str(chat.id)), named, is_group=True)

        def say(text: str) -> Deliver:
            update = self.telegram.say(chat, user, text, thread)
            return lambda: self.deliver(update)

        self.speakers[spot_of(place)] = say
        self.chats[spot_of(place)] = chat
        return place

    def zalo_group(self, number: int) -> Place:
        """Return a new group with the Zalo bot."""
        chat, user = f"zgr-{number:020x}", f"{number + 10_000:020x}"
        self.zalo.know(chat)
        self._know(user)
        place = Place("zalo", ChatId(chat), None, is_group=True)
        self.speakers[spot_of(place)] = lambda text: _posted(
            self.zalo, self.zalo.say(chat, user, text)
        )
        return place

    def oa_group(self, number: int) -> Place:
        """Return a new group of the Official Account."""
        chat, user = f"gmf{number:012d}", f"18600000000{number:08d}"
        self.oa.groups[chat] = OaGroup(f"Nhóm {number}")
        place = Place("zalo_oa", ChatId(chat), None, is_group=True)

        def say(text: str) -> Deliver:
            quoted = [sent.message_id for sent in self.oa.sent if sent.chat == chat]
            quoting = quoted[-1] if quoted else None
            posted = self.oa.say_in_group(chat, user, text, quoting=quoting)
            return _posted(self.oa, posted)

        self.speakers[spot_of(place)] = say
        return place

    def telegram_person(self, name: str) -> tuple[User, Place]:
        """Return somebody new who has written to the assistant, with the place of that."""
        person = self.telegram.person(name)
        return person, self._know_on_telegram(person)

    def zalo_person(self, number: int) -> Place:
        """Return somebody who has written to the Zalo bot."""
        return self._know(f"{number + 20_000:020x}")

    def _know_on_telegram(self, person: User) -> Place:
        chat = self.telegram.private(person)
        place = Place("telegram", ChatId(str(chat.id)))
        self.private.add(spot_of(place))

        def say(text: str) -> Deliver:
            update = self.telegram.say(chat, person, text)
            return lambda: self.deliver(update)

        self.speakers[spot_of(place)] = say
        return place

    def _know(self, user: str) -> Place:
        self.zalo.know(user)
        place = Place("zalo", ChatId(user))
        self.private.add(spot_of(place))
        self.speakers[spot_of(place)] = lambda text: _posted(
            self.zalo, self.zalo.say(user, user, text)
        )
        return place

    def deliver(self, update: Json) -> int:
        """Post a Telegram update; 0 when nobody answered."""
        try:
            return self.telegram.deliver(update)
        except httpx.HTTPError:
            return 0

    def speak(self, place: Place, text: str) -> None:
        """Let somebody write in a group, however often it has to be delivered."""
        until_taken(self.speakers[spot_of(place)](text))

    def expel(self, place: Place) -> None:
        """Take the assistant out of a group; only Telegram tells."""
        match place.platform:
            case "telegram":
                update = self.telegram.kick(self.chats[spot_of(place)])
                until_taken(lambda: self.deliver(update))
            case "zalo":
                self.zalo.kick(place.chat)
            case _:
                group = self.oa.groups[place.chat]
                self.oa.groups[place.chat] = replace(group, is_enabled=False)

    def let_in(self, place: Place) -> None:
        """Let the assistant back into a group; but for Telegram it learns of it by a message."""
        match place.platform:
            case "telegram":
                update = self.telegram.add(self.chats[spot_of(place)])
                until_taken(lambda: self.deliver(update))
                return
            case "zalo":
                self.zalo.kicked.discard(place.chat)
            case _:
                group = self.oa.groups[place.chat]
                self.oa.groups[place.chat] = replace(group, is_enabled=True)
        self.speak(place, "/trogiup")

    def listen(self) -> None:
        """Add what was accepted since the last time."""
        now = self.clock.now()
        for sent in self._new("telegram", self.telegram.sent):
            thread = "" if sent.thread is None else str(sent.thread)
            spot = ("telegram", str(sent.chat), thread)
            words = sent.html or sent.text
            self.told.append(Message(spot, str(sent.message_id), words, sent.text, now, sent))
        for one in self._new("zalo", self.zalo.sent):
            spot = ("zalo", one.chat, "")
            self.told.append(Message(spot, one.message_id, one.text, one.text, now))
        for other in self._new("zalo_oa", self.oa.sent):
            spot = ("zalo_oa", other.chat, "")
            self.told.append(Message(spot, other.message_id, other.text, other.text, now))

    def _new(self, name: str, sent: list[_T]) -> list[_T]:
        begin = self.read.get(name, 0)
        found = sent[begin:]
        self.read[name] = begin + len(found)
        return found


@contextmanager
def town(clock: SharedClock, fail: Fail) -> Iterator[Town]:
    """Open the platforms; `fail` decides which sends go wrong."""

    def scripted(platform: str) -> Callable[[Call], Fault | None]:
        def script(call: Call) -> Fault | None:
            is_sending = call.name in _SENDING and call.method == "POST"
            return fail(platform, call) if is_sending else None

        return script

    with ExitStack() as stack:
        manner = Manner(insecure_webhooks=True, now=lambda: clock.now().timestamp())
        telegram = stack.enter_context(telegram_server(scripted("telegram"), manner))
        zalo = stack.enter_context(ZaloBotServer(clock.now, script=scripted("zalo")))
        zalo.plain_webhooks = True
        oa = stack.enter_context(ZaloOaServer(clock.now, script=scripted("zalo_oa")))
        # Who is killed between the exchange of a token and its keeping needs a person's consent
        # again, which is no matter of reminders.
        oa.consent.lifetime = _FOREVER
        yield Town(clock, telegram, zalo, oa, telegram.person("Văn thư"))


@contextmanager
def serving(
    nursery: Nursery, folder: Path, place: Town, clock_file: Path, **more: str
) -> Iterator[Assistant]:
    """Run the office's process, whose data are in `folder`, until the end of the block."""
    port = free_port()
    place.oa.webhook = f"http://127.0.0.1:{port}/zalo/oa/webhook"
    settings = connected(port, place.telegram, place.zalo, place.oa) | {
        "SOTAY_WORKERS": "0",
        "SOTAY_ADMINS": f"telegram:{place.clerk.id}",
        **more,
    }
    assistant = Assistant(nursery, folder, port, settings, clock_file)
    assistant.start()
    try:
        yield assistant
    finally:
        assistant.stop()


def until_taken(deliver: Deliver) -> None:
    """Deliver again and again, as platforms do, until a webhook takes it."""
    while deliver() != _OK:
        time.sleep(_STEP)


def spot_of(place: Place) -> Spot:
    """Return where a place is, in the words of accounts."""
    return place.platform, place.chat, place.thread or ""


def _posted(server: ZaloBotServer | ZaloOaServer, posted: Posted) -> Deliver:
    first = [posted]

    def deliver() -> int:
        sent = first.pop() if first else server.bring_again(posted)
        return sent.taken.result(60)

    return deliver
