"""What chats are called in lists until somebody names them; topics of one group apart (pure)."""

from collections.abc import Collection
from dataclasses import replace

from bot.labels import shortened
from bot.messages import IncomingMessage, Place
from bot.reminders.menu import texts
from bot.texts import PLATFORMS

_LONGEST_NAME = 60
_TAIL = 4  # characters of an id that has no name


def name_of(place: Place) -> str:
    """Return what a chat is called of which nothing but the id is known."""
    frame = texts.LABEL_GROUP if place.is_group else texts.LABEL_UNNAMED
    platform = PLATFORMS.get(place.platform, place.platform)
    return _in_topic(frame.format(platform=platform, tail=place.chat[-_TAIL:]), place, None)


def name_in(message: IncomingMessage) -> str:
    """Return what the chat of a message is called, as far as the platform tells."""
    return _in_topic(_whole(message), message.place, message.topic_name)


def is_worse(label: str, message: IncomingMessage, others: Collection[str] = ()) -> bool:
    """Whether a label came of less than the message tells, rather than of a person.

    A topic may have been named like its group, unless `others` of the group are called so, too.
    """
    nameless = replace(message, chat_name=None, sender_name=None)
    less = {name_in(replace(one, topic_name=None)) for one in (message, nameless)}
    less |= {name_in(nameless), _whole(nameless)}
    if _whole(message) in others:
        less.add(_whole(message))
    return label in less and label != name_in(message)


def told_apart(name: str, message: IncomingMessage, others: Collection[str]) -> str:
    """Return the name that a person gave a topic, with the topic if `others` have that name."""
    return _in_topic(name, message.place, message.topic_name) if name in others else name


def _whole(message: IncomingMessage) -> str:
    known = message.chat_name if message.is_group else message.sender_name
    if not known:
        return name_of(replace(message.place, thread=None))
    name = shortened(" ".join(known.split()), _LONGEST_NAME)
    platform = PLATFORMS.get(message.platform, message.platform)
    return name if message.is_group else texts.LABEL_PRIVATE.format(platform=platform, name=name)


def _in_topic(label: str, place: Place, topic: str | None) -> str:
    if place.thread is None:
        return label
    name = shortened(" ".join((topic or place.thread).split()), _LONGEST_NAME)
    return texts.LABEL_TOPIC.format(chat=label, topic=name)
