"""What the Zalo Bot Platform says of a message: the objects that a poll or a webhook brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

GROUP_PREFIX = "zgr-"


class EventName(StrEnum):
    """The events that the platform has."""

    TEXT = "message.text.received"
    IMAGE = "message.image.received"
    STICKER = "message.sticker.received"
    VOICE = "message.voice.received"
    UNSUPPORTED = "message.unsupported.received"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote: a person, or the bot itself in an echo."""

    id: str
    display_name: str
    is_bot: bool = False


def is_group(chat: str) -> bool:
    """Return whether `chat` is the id of a group."""
    return chat.startswith(GROUP_PREFIX)


def milliseconds(moment: datetime) -> int:
    """Return the time as Zalo writes it."""
    return int(moment.timestamp() * 1000)


def update(
    event: str, key: str, chat: str, sender: Sender, at: datetime, content: Mapping[str, str]
) -> dict[str, Any]:
    """Return the flat form, as it was seen on live webhooks."""
    message: dict[str, Any] = {
        "message_id": key,
        "date": milliseconds(at),
        "chat": {"id": chat, "chat_type": "GROUP" if is_group(chat) else "PRIVATE"},
        "from": {"id": sender.id, "display_name": sender.display_name, "is_bot": sender.is_bot},
        **content,
    }
    return {"event_name": event, "message": message}


def wrapped(flat: dict[str, Any]) -> dict[str, Any]:
    """Return the form of the documentation, and of a poll."""
    return {"ok": True, "result": flat}
