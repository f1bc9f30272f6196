"""The seam between the assistant and a chat platform."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from bot.delivery.parcels import Parcel
from bot.diagnosis import Diagnosis
from bot.messages import ChatId, Event, IncomingMessage, MessageId, Place, Reply, UserId


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform can show and when it may be written to."""

    longest_text: int  # UTF-16 units in one message, room for a notice of repetition kept free
    private_buttons: bool
    group_buttons: bool
    edits: bool
    file_types: frozenset[str] | None  # suffixes like ".pdf" that can be sent; None: any
    largest_file: int  # bytes; 0: no files
    pictures: bool
    push_window: timedelta | None  # since a person's last message; None: at any time

    def has_buttons(self, place: Place) -> bool:
        """Return whether buttons can be tapped there; else choices are numbered."""
        return self.group_buttons if place.is_group else self.private_buttons


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """What a platform sent, as it is journalled.

    `key` is the same whenever the same message is delivered again, and unique on the platform;
    updates of one `chat` are handled in the order in which they came.
    """

    key: str
    chat: ChatId
    body: Mapping[str, Any]  # JSON values


Keep = Callable[[Sequence[RawUpdate]], Awaitable[None]]


class Platform(Protocol):
    """An adapter: it translates, and keeps nothing but a connection."""

    @property
    def name(self) -> str:
        """The word that stands for the platform in settings, tables and places."""

    @property
    def capabilities(self) -> Capabilities:
        """What can be shown there."""

    async def start(self) -> None:
        """Make the platform ready: check the token, set or clear the webhook, name the commands.

        Raises PlatformClosed when a person must act, DeliveryDeferred to be tried again later.
        """

    async def poll(self, keep: Keep) -> None:
        """Fetch updates until cancelled; the platform forgets one only after `keep` returned.

        Returns at once where updates come to a webhook. Waits out outages by itself; raises
        PlatformClosed when a person must act.
        """

    def receive(self, body: bytes, headers: Mapping[str, str]) -> Sequence[RawUpdate]:
        """Return the updates of a delivery to the webhook; header names are lower case.

        Raises WebhookRefused. An empty probe gives no updates.
        """

    def read(self, body: Mapping[str, Any]) -> Event | None:
        """Return what a journalled update says; None for what is not for the assistant."""

    def render(self, reply: Reply, place: Place, reply_to: MessageId | None) -> Sequence[Parcel]:
        """Return the messages that say `reply`, in order; in a group it is one message.

        A file or a picture is a parcel of its own, also in a group. Pure.
        """

    async def send(self, parcel: Parcel, place: Place) -> MessageId:
        """Send one message and return the platform's id for it; raises the errors of `errors`."""

    async def show_working(self, place: Place) -> None:
        """Show for some seconds that an answer is being made; a failure is swallowed."""

    async def acknowledge(self, message: IncomingMessage) -> None:
        """End the spinner of a tapped button; a failure is swallowed."""

    async def is_manager(self, place: Place, user: UserId, /) -> bool:
        """Return whether somebody leads the group, as far as the platform tells; else False."""

    async def diagnose(self) -> Sequence[Diagnosis]:
        """Try what can be tried without sending a message, for `sotay doctor`; never raises."""

    async def close(self) -> None:
        """Close the connection."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file to send."""

    name: str
    content: bytes


class Files(Protocol):
    """Where adapters get the contents of attachments, on a worker thread."""

    def original(self, document: str) -> FileContent | None:
        """Return the document's file, or its text when the file is gone; None when unknown."""

    def picture(self, picture: str) -> bytes | None:
        """Return the PNG."""
