"""Official Account events: their signature, which are journalled, and what they say (pure)."""

import hashlib
import hmac
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.messages import (
    ButtonId,
    ChatClosed,
    ChatId,
    ChatOpened,
    Event,
    IncomingMessage,
    MessageId,
    Press,
    UserId,
)
from bot.platforms.platform import RawUpdate
from bot.platforms.zalo_mentions import without_mentions
from bot.platforms.zalo_values import identity, moment, section, word

NAME = "zalo_oa"
SIGNATURE_HEADER = "x-zevent-signature"
TIMESTAMP_HEADER = "x-zevent-timestamp"
PRESS_PREFIX = "#b:"

_TO_GROUP = "user_send_group_"
_TO_ACCOUNT = "user_send_"
_FOLLOWS = ("follow", "unfollow")
_OLDEST = timedelta(hours=2)  # Zalo repeats a delivery for about one
_PRESS = re.compile(rf"{PRESS_PREFIX}([A-Za-z0-9_-]{{1,16}})")
_CHOICE = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Account:
    """Whom the events are for; `sent` knows the messages that it wrote to groups."""

    id: str = ""
    name: str = ""
    sent: Container[str] = field(default=frozenset())


def is_signed(
    body: bytes, headers: Mapping[str, str], timestamp: str, app_id: str, secret: str
) -> bool:
    """Return whether the signature is right for the bytes as they came.

    `timestamp` is the one in the body; the one of the header is tried after it.
    """
    given = headers.get(SIGNATURE_HEADER, "").strip().removeprefix("mac=").lower()
    stamps = (timestamp, headers.get(TIMESTAMP_HEADER, ""))
    return any(
        hmac.compare_digest(_signature(body, stamp, app_id, secret), given.encode())
        for stamp in stamps
        if stamp
    )


def is_stale(body: Mapping[str, Any], now: datetime) -> bool:
    """Return whether the event is too old to be a repetition of Zalo's own."""
    return now - moment(body.get("timestamp"), now) > _OLDEST


def update_of(body: Mapping[str, Any]) -> RawUpdate | None:
    """Return what is journalled; None for events that say nothing to the assistant."""
    event = word(body, "event_name")
    if event in _FOLLOWS:
        user = _follower(body)
        key = f"e:{event}:{user}:{word(body, 'timestamp')[:32]}"
        return RawUpdate(key, ChatId(user), body) if user else None
    chat = _chat(body, event)
    return RawUpdate(_key(body), ChatId(chat), body) if chat else None


def read_event(body: Mapping[str, Any], account: Account, received_at: datetime) -> Event | None:
    """Return what happened; None for what is not for the assistant.

    What holds no words, alone with a person, is a message with empty text. Events say no names.
    """
    event = word(body, "event_name")
    if event in _FOLLOWS:
        user = _follower(body)
        if not user:
            return None
        opened = event == "follow"
        return ChatOpened(NAME, ChatId(user), is_group=False) if opened else _closed(user)
    sender = identity(section(body, "sender"), "id")
    chat = _chat(body, event)
    if not chat or not sender or sender in {account.id, identity(body, "oa_id")}:
        return None
    if event.startswith(_TO_GROUP):
        return _group_message(body, account, received_at)
    return _private_message(body, received_at)


def _closed(user: str) -> ChatClosed:
    return ChatClosed(NAME, ChatId(user))


def _signature(body: bytes, timestamp: str, app_id: str, secret: str) -> bytes:
    # Plain SHA-256 of the joined parts, as the platform has it; not an HMAC.
    joined = b"".join((app_id.encode(), body, timestamp.encode(), secret.encode()))
    return hashlib.sha256(joined).hexdigest().encode()


def _follower(body: Mapping[str, Any]) -> str:
    return identity(section(body, "follower"), "id") or identity(section(body, "sender"), "id")


def _chat(body: Mapping[str, Any], event: str) -> str:
    if event.startswith(_TO_GROUP):
        return identity(section(body, "recipient"), "id")
    return identity(section(body, "sender"), "id") if event.startswith(_TO_ACCOUNT) else ""


def _key(body: Mapping[str, Any]) -> str:
    message_id = _message_id(body)
    if message_id:
        return f"m:{message_id}"
    event, sender = word(body, "event_name"), identity(section(body, "sender"), "id")
    return f"e:{event[:40]}:{sender[:100]}:{word(body, 'timestamp')[:32]}"


def _message_id(body: Mapping[str, Any]) -> MessageId | None:
    found = identity(section(body, "message"), "msg_id", "message_id")
    return MessageId(found) if found else None


def _quoted(body: Mapping[str, Any]) -> MessageId | None:
    found = word(section(body, "message"), "quote_msg_id", "quote_msg")
    return MessageId(found) if found else None


def _private_message(body: Mapping[str, Any], received_at: datetime) -> IncomingMessage:
    text, _ = without_mentions(word(section(body, "message"), "text"), ())
    pressed = _PRESS.fullmatch(text)
    user = identity(section(body, "sender"), "id")
    return IncomingMessage(
        NAME,
        ChatId(user),
        UserId(user),
        "" if pressed else text,
        moment(body.get("timestamp"), received_at),
        id=_message_id(body),
        press=Press(ButtonId(pressed[1])) if pressed else None,
        answers=_quoted(body),
    )


def _group_message(
    body: Mapping[str, Any], account: Account, received_at: datetime
) -> IncomingMessage | None:
    message = section(body, "message")
    text, is_mentioned = without_mentions(word(message, "text"), [account.name])
    if not text and not is_mentioned:
        return None
    quoted = _quoted(body)
    return IncomingMessage(
        NAME,
        ChatId(identity(section(body, "recipient"), "id")),
        UserId(identity(section(body, "sender"), "id")),
        text,
        moment(body.get("timestamp"), received_at),
        id=_message_id(body),
        is_group=True,
        # Every word of a group arrives; a lone digit may choose what was offered.
        is_addressed=is_mentioned
        or text.startswith("/")
        or bool(_CHOICE.fullmatch(text))
        or (quoted is not None and quoted in account.sent),
        answers=quoted,
    )
