"""Zalo Bot updates: which bodies are journalled, and what they say (pure)."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.messages import ChatId, IncomingMessage, MessageId, UserId
from bot.platforms.platform import RawUpdate
from bot.platforms.zalo_mentions import without_mentions
from bot.platforms.zalo_values import identity, moment, section, word
from bot.typed_text import shown_name

NAME = "zalo"


@dataclass(frozen=True, slots=True)
class Self:
    """Whom the updates are for, so that it does not answer itself and knows its mention."""

    id: str = ""
    names: frozenset[str] = field(default=frozenset())


def updates_of(body: object) -> Sequence[RawUpdate]:
    """Return the messages in a delivery or in the result of a poll, in any of their forms."""
    return [update for found in _unwrapped(body) if (update := _update(found)) is not None]


def read_update(body: Mapping[str, Any], me: Self, received_at: datetime) -> IncomingMessage | None:
    """Return what was said; None for echoes, unknown events, and pictures alone in a group.

    What holds no words, alone with a person, is a message with empty text.
    """
    message = section(body, "message")
    sender = section(message, "from")
    chat = section(message, "chat")
    if not _is_for(me, sender) or not _is_message(word(body, "event_name")):
        return None
    is_group = word(chat, "chat_type").upper() == "GROUP"
    text, _ = without_mentions(word(message, "text", "caption"), me.names)
    has_words = bool(word(message, "text", "caption"))
    if not identity(chat, "id") or (is_group and not has_words):
        return None
    return IncomingMessage(
        NAME,
        ChatId(identity(chat, "id")),
        UserId(identity(sender, "id")),
        text,
        moment(message.get("date"), received_at),
        id=_identity_of(message),
        is_group=is_group,
        sender_name=shown_name(word(sender, "display_name", "name")),
        # No field for it is documented; some deliveries are said to have this one.
        answers=_identity_of(section(message, "reply_to_message")),
    )


def _identity_of(message: Mapping[str, Any]) -> MessageId | None:
    found = identity(message, "message_id")
    return MessageId(found) if found else None


def _unwrapped(body: object) -> Iterable[object]:
    if isinstance(body, list):
        return body
    if not isinstance(body, dict):
        return []
    result = body.get("result")
    if isinstance(result, list):
        return result
    if isinstance(result, dict) and ("message" in result or "event_name" in result):
        return [result]
    return [body]


def _update(body: object) -> RawUpdate | None:
    if not isinstance(body, dict):
        return None
    message = section(body, "message")
    chat = identity(section(message, "chat"), "id")
    if not chat:
        return None
    return RawUpdate(_key(body, identity(message, "message_id")), ChatId(chat), body)


def _key(body: Mapping[str, Any], message_id: str) -> str:
    if message_id:
        return f"m:{message_id}"
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return f"h:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _is_for(me: Self, sender: Mapping[str, Any]) -> bool:
    user = identity(sender, "id")
    return bool(user) and user != me.id and sender.get("is_bot") is not True


def _is_message(event: str) -> bool:
    return not event or (event.startswith("message.") and event.endswith(".received"))
