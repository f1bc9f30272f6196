"""Which chat a command is about: "telegram:-100123:5", or its number in the list."""

import argparse
from datetime import datetime

from sqlalchemy import Engine, select

from bot.console import remind_texts as texts
from bot.database import writing
from bot.delivery.chats import find_again
from bot.errors import SotayError
from bot.labels import shortened
from bot.messages import ChatId, Place, ThreadId
from bot.reminders.chat_names import name_of
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target, TargetKind
from bot.tables import chats
from bot.texts import PLATFORMS

_LONGEST_LABEL = 60
_WITH_THREAD = 3  # parts of what is typed
_TELEGRAM = "telegram"


def find_target(targets: Targets, typed: str) -> Target:
    """Return the chat that is reminded; raises SotayError for one that is not."""
    found = targets.get(int(typed)) if typed.isdecimal() else targets.find(read_place(typed))
    if found is None or found.kind is not TargetKind.CHAT:
        raise SotayError(texts.NO_TARGET.format(chat=typed))
    return found


def chat_of(
    targets: Targets, engine: Engine, typed: argparse.Namespace, by: str, at: datetime
) -> Target:
    """Return the chat to remind, kept now if it is new; raises SotayError for none."""
    if typed.chat.isdecimal():
        found = find_target(targets, typed.chat)
    else:
        place = read_place(typed.chat)
        known = targets.find(place)
        if place.thread is not None:  # whoever sets it anew says that it is there again
            with writing(engine) as connection:
                find_again(connection, place.platform, place.chat, at, place.thread)
        if known is None:
            whole = _whole(engine, place, typed)
            known = targets.ensure(whole, name_of(whole), by, at)
        found = known
    if typed.label:
        targets.label(found.id, shortened(" ".join(typed.label.split()), _LONGEST_LABEL))
    return targets.get(found.id) or found


def read_place(typed: str) -> Place:
    """Return the place that is typed, as if it were no group; raises SotayError for none."""
    parts = typed.split(":", _WITH_THREAD - 1)
    if len(parts) < _WITH_THREAD - 1 or not all(part.strip() for part in parts):
        raise SotayError(texts.BAD_CHAT.format(chat=typed))
    platform, chat = parts[0].strip().lower(), parts[1].strip()
    if platform not in PLATFORMS:
        known = ", ".join(PLATFORMS)
        raise SotayError(texts.UNKNOWN_PLATFORM.format(platform=platform, known=known))
    if platform == _TELEGRAM and not chat.removeprefix("-").isdecimal():
        raise SotayError(texts.BAD_CHAT.format(chat=typed))
    thread = ThreadId(parts[2].strip()) if len(parts) == _WITH_THREAD else None
    return Place(platform, ChatId(chat), thread)


def whole_place(engine: Engine, typed: str) -> Place:
    """Return the place that is typed with whether it is a group, as far as that is known."""
    place = read_place(typed)
    return Place(place.platform, place.chat, place.thread, _is_group(engine, place) or False)


def say_place(place: Place) -> str:
    """Return a place as it is typed."""
    thread = f":{place.thread}" if place.thread else ""
    return f"{place.platform}:{place.chat}{thread}"


def _whole(engine: Engine, place: Place, typed: argparse.Namespace) -> Place:
    is_group = _is_group(engine, place) if typed.kind is None else typed.kind == "group"
    if is_group is None:
        raise SotayError(texts.GROUP_OR_NOT.format(chat=say_place(place)))
    return Place(place.platform, place.chat, place.thread, is_group)


def _is_group(engine: Engine, place: Place) -> bool | None:
    """Return whether a chat is a group; None when it was never met and its id does not tell."""
    if place.platform == _TELEGRAM:
        return place.chat.startswith("-")
    query = select(chats.c.is_group).where(
        chats.c.platform == place.platform, chats.c.chat == place.chat
    )
    with engine.connect() as connection:
        found: bool | None = connection.scalar(query)
    return found
