"""What Telegram sends -> journal entries and events (pure, on JSON values)."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.messages import (
    ButtonId,
    ChatClosed,
    ChatId,
    ChatOpened,
    ChatRenamed,
    Event,
    IncomingMessage,
    MessageId,
    Press,
    ThreadId,
    UserId,
)
from bot.platforms.platform import RawUpdate
from bot.typed_text import shown_name

PLATFORM = "telegram"
UPDATE_KINDS = ("message", "callback_query", "my_chat_member")
BUTTON_PREFIX = "b:"

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@(?P<bot>[A-Za-z0-9_]+))?(?=\s|$)")
_BUTTON = re.compile(re.escape(BUTTON_PREFIX) + r"(?P<id>[A-Za-z0-9_-]{1,32})")
_LAST_SECOND = 253_402_300_799  # of the year 9999
_AFTER_MENTION = " \t\n,:;–-"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the assistant is on Telegram."""

    id: int
    username: str  # without "@"


class _Shape(BaseModel):
    """Part of an update; fields that are of no use here are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class _User(_Shape):
    id: int
    is_bot: bool = False
    first_name: str | None = None
    last_name: str | None = None

    @property
    def name(self) -> str | None:
        return shown_name(self.first_name, self.last_name)


class _Chat(_Shape):
    id: int
    type: str
    title: str | None = None

    @property
    def name(self) -> str | None:
        return shown_name(self.title) if self.is_group else None

    @property
    def is_group(self) -> bool:
        return self.type in {"group", "supergroup"}

    @property
    def is_conversation(self) -> bool:
        return self.is_group or self.type == "private"

    @property
    def key(self) -> ChatId:
        return ChatId(str(self.id))


class _Entity(_Shape):
    type: str
    offset: int = Field(ge=0)  # in UTF-16 units, as the length
    length: int = Field(ge=0)
    user: _User | None = None


class _Message(_Shape):
    message_id: int
    date: int = Field(ge=0, le=_LAST_SECOND)
    chat: _Chat
    sender: _User | None = Field(None, alias="from")
    sender_chat: _Chat | None = None
    text: str | None = None
    caption: str | None = None
    entities: tuple[_Entity, ...] = ()
    caption_entities: tuple[_Entity, ...] = ()
    reply_to_message: "_Message | None" = None
    is_topic_message: bool = False
    message_thread_id: int | None = None
    forum_topic_created: dict[str, Any] | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None

    @property
    def thread(self) -> ThreadId | None:
        if not self.is_topic_message or self.message_thread_id is None:
            return None  # plain replies carry a thread id too, and it is no topic
        return ThreadId(str(self.message_thread_id))

    @property
    def topic_name(self) -> str | None:
        """What the topic was called when it was opened, where the message that did so is shown."""
        opening = self.reply_to_message.forum_topic_created if self.reply_to_message else None
        name = opening.get("name") if opening and self.thread is not None else None
        return shown_name(name) if isinstance(name, str) else None

    @property
    def words(self) -> str:
        return self.text or self.caption or ""

    @property
    def marks(self) -> tuple[_Entity, ...]:
        return self.entities if self.text else self.caption_entities

    @property
    def author(self) -> UserId | None:
        """The person who wrote, or the group for an admin who hides behind it."""
        if self.sender_chat is not None:
            return UserId(str(self.chat.id)) if self.sender_chat.id == self.chat.id else None
        if self.sender is None or self.sender.is_bot:
            return None
        return UserId(str(self.sender.id))

    @property
    def author_name(self) -> str | None:
        """What the person calls themselves; nothing of who hides behind the group."""
        return self.sender.name if self.sender_chat is None and self.sender is not None else None


class _Query(_Shape):
    id: str
    sender: _User = Field(alias="from")
    message: _Message | None = None
    data: str = ""


class _Member(_Shape):
    status: str
    is_member: bool = False
    can_send_messages: bool = True

    @property
    def may_write(self) -> bool:
        if self.status == "restricted":
            return self.is_member and self.can_send_messages
        return self.status in {"creator", "administrator", "member"}


class _Membership(_Shape):
    chat: _Chat
    old_chat_member: _Member
    new_chat_member: _Member


class _Update(_Shape):
    message: _Message | None = None
    callback_query: _Query | None = None
    my_chat_member: _Membership | None = None


# What a person sends that is no text, as against a notice of something that happened.
_CONTENTS = frozenset(
    (
        *("animation", "audio", "contact", "dice", "document", "game", "location", "paid_media"),
        *("photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"),
    )
)


def raw_update(body: object) -> RawUpdate | None:
    """Return the journal entry of an update; None when `body` is none."""
    if not isinstance(body, dict) or not isinstance(body.get("update_id"), int):
        return None
    key, chat = f"u:{body['update_id']}", _at(body, "my_chat_member", "chat", "id")
    if (identity := _at(body, "message", "message_id")) is not None:
        chat = _at(body, "message", "chat", "id")
        key = f"m:{chat}:{identity}"
    elif (identity := _at(body, "callback_query", "id")) is not None:
        chat = _at(body, "callback_query", "message", "chat", "id")
        key = f"c:{identity}"
    return RawUpdate(key, ChatId("" if chat is None else str(chat)), body)


def read_update(body: Mapping[str, Any], assistant: Identity, now: datetime) -> Event | None:
    """Return what happened; None for what is not for the assistant or cannot be read.

    A tap has no time of its own: it happens `now`.
    """
    try:
        update = _Update.model_validate(body)
    except ValidationError:
        return None
    if update.message is not None:
        return _said(update.message, _contents(body), assistant)
    if update.callback_query is not None:
        return _tapped(update.callback_query, now)
    if update.my_chat_member is not None:
        return _joined_or_left(update.my_chat_member)
    return None


def _said(message: _Message, contents: frozenset[str], assistant: Identity) -> Event | None:
    if moved := _renamed(message):
        return moved
    author, group = message.author, message.chat.is_group
    if author is None or not message.chat.is_conversation:
        return None
    if not message.words and (group or not contents):
        return None
    text, mentioned = _without_mentions(message, assistant)
    command = _COMMAND.match(text)
    if command and command["bot"]:
        if command["bot"].lower() != assistant.username.lower():
            return None
        text = text[: command.start("bot") - len("@")] + text[command.end() :]
    called = bool(command) or mentioned or _answers(message, assistant)
    return IncomingMessage(
        PLATFORM,
        message.chat.key,
        author,
        unicodedata.normalize("NFC", text),
        datetime.fromtimestamp(message.date, UTC),
        MessageId(str(message.message_id)),
        message.thread,
        is_group=group,
        is_addressed=called or not group,
        sender_name=message.author_name,
        chat_name=message.chat.name,
        topic_name=message.topic_name,
        answers=_answered(message),
    )


def _renamed(message: _Message) -> ChatRenamed | None:
    here = message.chat.key
    if message.migrate_to_chat_id is not None:
        return ChatRenamed(PLATFORM, here, ChatId(str(message.migrate_to_chat_id)))
    if message.migrate_from_chat_id is not None:
        return ChatRenamed(PLATFORM, ChatId(str(message.migrate_from_chat_id)), here)
    return None


def _answers(message: _Message, assistant: Identity) -> bool:
    answered = message.reply_to_message
    if answered is None or answered.sender is None or answered.forum_topic_created is not None:
        return False  # whatever is written in a topic refers to the message that opened it
    return answered.sender.id == assistant.id


def _answered(message: _Message) -> MessageId | None:
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return None
    return MessageId(str(answered.message_id))


def _without_mentions(message: _Message, assistant: Identity) -> tuple[str, bool]:
    text = message.words
    mentioned = False
    for mark in sorted(message.marks, key=lambda mark: mark.offset, reverse=True):
        before, words, after = _around(text, mark)
        if _means(mark, words, assistant):
            after = after.lstrip(" ") if before.strip() else after.lstrip(_AFTER_MENTION)
            text = f"{before.rstrip(' ')} {after}"
            mentioned = True
    return text.strip(), mentioned


def _around(text: str, mark: _Entity) -> tuple[str, str, str]:
    """Cut `text` around a mark; half characters, which a wrong offset leaves, are kept."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = 2 * mark.offset, 2 * (mark.offset + mark.length)
    before, words, after = (
        part.decode("utf-16-le", "surrogatepass")
        for part in (units[:start], units[start:end], units[end:])
    )
    return before, words, after


def _means(mark: _Entity, words: str, assistant: Identity) -> bool:
    if mark.type == "text_mention":
        return mark.user is not None and mark.user.id == assistant.id
    return mark.type == "mention" and words.lower() == f"@{assistant.username}".lower()


def _tapped(query: _Query, now: datetime) -> IncomingMessage | None:
    found = _BUTTON.fullmatch(query.data)
    message = query.message
    if found is None or message is None or not message.chat.is_conversation:
        return None
    return IncomingMessage(
        PLATFORM,
        message.chat.key,
        UserId(str(query.sender.id)),
        "",
        now,
        MessageId(str(message.message_id)),
        message.thread,
        is_group=message.chat.is_group,
        press=Press(ButtonId(found["id"]), query.id),
        sender_name=query.sender.name,
        chat_name=message.chat.name,
        topic_name=message.topic_name,
    )


def _joined_or_left(change: _Membership) -> Event | None:
    before, after = change.old_chat_member.may_write, change.new_chat_member.may_write
    if before == after or not change.chat.is_conversation:
        return None
    if after:
        return ChatOpened(PLATFORM, change.chat.key, change.chat.is_group)
    return ChatClosed(PLATFORM, change.chat.key)


def _contents(body: Mapping[str, Any]) -> frozenset[str]:
    return _CONTENTS.intersection(body["message"])


def _at(body: object, *names: str) -> object:
    for name in names:
        body = body.get(name) if isinstance(body, dict) else None
    return body
