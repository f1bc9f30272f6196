"""Who is in which chat, what was said there, and why nothing more can be sent."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.loopback import Answer
from tests.fakes.telegram_faults import Refused, forbidden, migrated, not_possible

Json = dict[str, Any]
_SUPERGROUPS_START = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    username: str | None = None
    is_bot: bool = False

    def json(self) -> Json:
        """Return it as the Bot API shows it."""
        shown: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return shown | ({"username": self.username} if self.username else {})


@dataclass(eq=False)
class Chat:
    """A chat as the test holds it; `refusal` is the answer to everything that is sent there."""

    id: int
    kind: str  # "private", "group", "supergroup"
    title: str
    username: str | None = None
    is_forum: bool = False
    topics: dict[int, Json] = field(default_factory=dict)  # thread -> the message that opened it
    messages: dict[int, Json] = field(default_factory=dict)  # of people and of the bot
    members: dict[int, tuple[User, str]] = field(default_factory=dict)  # with their status
    refusal: Answer | None = None
    ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(2))  # 1: General

    @property
    def is_group(self) -> bool:
        """Whether more than one person reads here."""
        return self.kind != "private"

    def json(self) -> Json:
        """Return it as the Bot API shows it."""
        name = "title" if self.is_group else "first_name"
        shown: Json = {"id": self.id, "type": self.kind, name: self.title}
        if self.username:
            shown["username"] = self.username
        if self.is_forum:
            shown["is_forum"] = True
        return shown


class Chats:
    """All chats of one bot; message ids count per supergroup, and together everywhere else."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self._chats: dict[int, Chat] = {}
        self._ids = itertools.count(101)
        self._users = itertools.count(5_000_000_001)  # past 32 bits, as today's are
        self._groups = itertools.count(4_000_000_001)
        self._supergroups = itertools.count(_SUPERGROUPS_START + 2_200_000_001)

    def person(self, first_name: str, username: str | None) -> User:
        """Return somebody new."""
        return User(next(self._users), first_name, username)

    def private(self, user: User) -> Chat:
        """Return the person's chat with the bot, the same at every call."""
        known = self._chats.get(user.id)
        return known or self._add(
            Chat(user.id, "private", user.first_name, user.username, ids=self._ids)
        )

    def group(self, title: str) -> Chat:
        """Return a new basic group with the bot in it."""
        return self._add(Chat(-next(self._groups), "group", title, ids=self._ids))

    def supergroup(self, title: str, username: str | None = None, *, is_forum: bool) -> Chat:
        """Return a new supergroup with the bot in it."""
        number = -next(self._supergroups)
        return self._add(Chat(number, "supergroup", title, username, is_forum))

    def migrate(self, old: Chat) -> Chat:
        """Return the supergroup that a basic group becomes."""
        new = self.supergroup(old.title, is_forum=False)
        old.refusal = migrated(new.id)
        return new

    def find(self, chat_id: int | str) -> Chat:
        """Return the chat; raises Refused."""
        if isinstance(chat_id, int):
            found = self._chats.get(chat_id)
        else:
            named = [c for c in self._chats.values() if c.username == chat_id[1:]]
            found = named[0] if named else None
        if found is None:
            raise not_possible("chat not found")
        return found

    def open(self, chat_id: int | str, thread: int | None) -> Chat:
        """Return a chat that the bot may write to, in that topic; raises Refused."""
        chat = self.find(chat_id)
        if chat.refusal is not None:
            raise refused(chat.refusal)
        if thread is not None and thread not in chat.topics:
            raise not_possible("message thread not found")
        return chat

    def _add(self, chat: Chat) -> Chat:
        self._chats[chat.id] = chat
        return chat


def refused(answer: Answer) -> Refused:
    """Return the exception that ends in `answer`."""
    body = json.loads(answer.body)
    return Refused(answer.status, body["description"], body.get("parameters"))


def bar(chat: Chat) -> None:
    """Make later messages fail as for a bot that was blocked, or removed."""
    kinds = {
        "private": "bot was blocked by the user",
        "group": "bot was kicked from the group chat",
        "supergroup": "bot was kicked from the supergroup chat",
    }
    chat.refusal = forbidden(kinds[chat.kind])


def add_message(
    chat: Chat, sender: User, at: float, content: Json, place: tuple[int | None, int | None]
) -> Json:
    """Keep a message and return it as the API shows it; `place`: its thread, what it answers.

    In a topic, what answers nothing answers the message that opened the topic; in other
    supergroups an answer bears a thread id that is no topic. Both are so in the real API.
    """
    thread, reply_to = place
    message: Json = {
        "message_id": next(chat.ids),
        "from": sender.json(),
        "chat": chat.json(),
        "date": int(at),
    }
    topic = None if thread is None else chat.topics[thread]
    answered = topic if reply_to is None else chat.messages[reply_to]
    if answered is not None:
        message["reply_to_message"] = {
            key: value for key, value in answered.items() if key != "reply_to_message"
        }
    if thread is not None:
        message |= {"message_thread_id": thread, "is_topic_message": True}
    elif answered is not None and chat.kind == "supergroup" and not chat.is_forum:
        message["message_thread_id"] = answered.get("message_thread_id", answered["message_id"])
    chat.messages[message["message_id"]] = message | content
    return chat.messages[message["message_id"]]


def open_topic(chat: Chat, creator: User, name: str, at: float) -> Json:
    """Open a topic in a forum and return the message that says so; its id names the topic."""
    content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    message = add_message(chat, creator, at, content, (None, None))
    message |= {"message_thread_id": message["message_id"], "is_topic_message": True}
    chat.topics[message["message_id"]] = message
    return message
