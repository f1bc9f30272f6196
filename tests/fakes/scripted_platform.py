"""A platform without a network: it takes what it is told to take, and remembers it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.delivery.parcels import Parcel
from bot.diagnosis import Diagnosis
from bot.messages import (
    AnswerBlock,
    ButtonId,
    ChatClosed,
    ChatId,
    ChatRenamed,
    Event,
    IncomingMessage,
    MessageId,
    Place,
    Press,
    Reply,
    TextBlock,
    UserId,
)
from bot.platforms.errors import PlatformError, WebhookRefused
from bot.platforms.platform import Capabilities, Keep, RawUpdate
from tests.fakes.clock import START

SECRET = "loopback-secret"
_ANY = Capabilities(
    longest_text=1000,
    private_buttons=True,
    group_buttons=True,
    edits=False,
    file_types=None,
    largest_file=1_000_000,
    pictures=True,
    push_window=None,
)
Script = Callable[[Place, Parcel], PlatformError | None]


def accept(_place: Place, _parcel: Parcel) -> None:
    """Take everything."""


def update(text: str, chat: str = "a", number: int = 1, **more: Any) -> RawUpdate:
    """Return an update of a private chat; `number` is the message's own."""
    body = {"chat": chat, "text": text, "number": number, **more}
    return RawUpdate(f"m:{chat}:{number}", ChatId(chat), body)


class ScriptedPlatform:
    """Implements `Platform`; bodies are those of `update`."""

    capabilities = _ANY

    def __init__(self, name: str = "telegram", script: Script = accept) -> None:
        self.name = name
        self.script = script
        self.sent: list[tuple[str, str]] = []  # chat and text, accepted
        self.parcels: list[Parcel] = []
        self.tried: list[str] = []
        self.working: list[ChatId] = []
        self.acknowledged: list[str] = []
        self.managers: set[tuple[ChatId, UserId]] = set()
        self.polled: list[Sequence[RawUpdate]] = []  # what poll will give, then it waits
        self.starts: list[PlatformError | None] = []  # what start will do, in turn
        self.unreadable = ""  # the text of updates that nothing can be made of
        self.hold: asyncio.Event | None = None  # sends wait for it

    async def start(self) -> None:
        trouble = self.starts.pop(0) if self.starts else None
        if trouble is not None:
            raise trouble

    async def poll(self, keep: Keep) -> None:
        for updates in self.polled:
            await keep(updates)

    def receive(self, body: bytes, headers: Mapping[str, str]) -> Sequence[RawUpdate]:
        if headers.get("x-secret") != SECRET:
            raise WebhookRefused(403, "wrong secret")
        return [update(body.decode())] if body else []

    def read(self, body: Mapping[str, Any]) -> Event | None:
        if self.unreadable and body["text"] == self.unreadable:
            raise ValueError("nothing can be made of it")
        chat = ChatId(body["chat"])
        if "renamed" in body:
            return ChatRenamed(self.name, chat, ChatId(body["renamed"]))
        if "closed" in body:
            return ChatClosed(self.name, chat)
        if "ignored" in body:
            return None
        press = Press(ButtonId(body["press"]), "receipt") if "press" in body else None
        number = MessageId(str(body["number"]))
        return IncomingMessage(
            self.name, chat, UserId("u"), body["text"], START, id=number, press=press
        )

    def render(self, reply: Reply, place: Place, reply_to: MessageId | None) -> Sequence[Parcel]:
        texts = [b.text for b in reply.blocks if isinstance(b, TextBlock | AnswerBlock)]
        marked = texts[:1] if place.is_group else texts
        return [Parcel(text, reply_to=reply_to) for text in marked]

    async def send(self, parcel: Parcel, place: Place) -> MessageId:
        self.tried.append(parcel.text)
        if self.hold is not None:
            await self.hold.wait()
        if (error := self.script(place, parcel)) is not None:
            raise error
        self.sent.append((place.chat, parcel.text))
        self.parcels.append(parcel)
        return MessageId(str(len(self.sent)))

    async def is_manager(self, place: Place, user: UserId, /) -> bool:
        return (place.chat, user) in self.managers

    async def show_working(self, place: Place) -> None:
        self.working.append(place.chat)

    async def acknowledge(self, message: IncomingMessage) -> None:
        self.acknowledged.append(message.press.receipt if message.press else "")

    async def diagnose(self) -> Sequence[Diagnosis]:
        return ()

    async def close(self) -> None:
        pass
