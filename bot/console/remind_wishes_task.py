"""`sotay remind wishes`: how a chat is reminded, changed from the command line."""

import argparse
from collections.abc import Callable, Mapping

from bot.console import remind_texts as texts
from bot.console.remind_chats import find_target, whole_place
from bot.console.remind_lines import how_lines, is_same
from bot.console.remind_tasks import Desk, open_desk
from bot.console.surroundings import Surroundings
from bot.errors import SotayError
from bot.messages import Place
from bot.reminders.menu.quiet_reading import read_quiet
from bot.reminders.menu.wish_words import changed, dump_leads, dump_quiet
from bot.reminders.speech.clock import read_clock, read_leads
from bot.reminders.wishes import Closers, Target
from corpus.text import fold

_DONE = 0
_NONE = "khong"


def wish_reminders(here: Surroundings, typed: argparse.Namespace) -> int:
    """Change what is named, and print how the chat is reminded now."""
    given = {name: getattr(typed, name) for name in (*_READERS, "responsible", "fallback", "label")}
    given = {name: value for name, value in given.items() if value is not None}
    if not given:
        raise SotayError(texts.NOTHING_CHANGED)
    with open_desk(here) as desk:
        target = find_target(desk.targets, typed.chat)
        wishes = target.wishes
        for name, value in given.items():
            if name in _READERS:
                wishes = changed(wishes, name, _READERS[name](value))
        _keep_places(desk, target, given)
        desk.targets.wish(target.id, wishes)
        after = desk.targets.get(target.id) or target
        lines = tuple(how_lines(after, desk.targets, here.settings.platforms))
    here.say(texts.CHANGED.format(label=after.label))
    for line in lines:
        here.say(line)
    return _DONE


def _keep_places(desk: Desk, target: Target, given: Mapping[str, str]) -> None:
    places = {
        name: _place(desk, given[name]) for name in ("responsible", "fallback") if name in given
    }
    stand_in = places.get("fallback")
    if stand_in is not None and is_same(stand_in, target.place):
        raise SotayError(texts.OWN_FALLBACK)
    if "responsible" in places:
        desk.targets.set_responsible(target.id, places["responsible"])
    if "fallback" in places:
        desk.targets.set_fallback(target.id, places["fallback"])
    if "label" in given:
        desk.targets.label(target.id, " ".join(given["label"].split()))


def _place(desk: Desk, typed: str) -> Place | None:
    return None if fold(typed) == _NONE else whole_place(desk.documents.engine, typed)


def _leads(typed: str) -> str:
    return dump_leads(read_leads(typed))


def _at(typed: str) -> str:
    return f"{read_clock(typed):%H:%M}"


def _quiet(typed: str) -> str:
    return "" if fold(typed) == _NONE else dump_quiet(read_quiet(typed))


def _chosen(known: Mapping[str, str]) -> Callable[[str], str]:
    def choose(typed: str) -> str:
        for words, value in known.items():
            if fold(typed) == fold(words):
                return value
        raise SotayError(texts.BAD_CHOICE.format(typed=typed, known=", ".join(known)))

    return choose


_READERS: dict[str, Callable[[str], str]] = {
    "leads": _leads,
    "at": _at,
    "quiet": _quiet,
    "off": _chosen({"trước": "1", "vẫn": "0"}),
    "unconfirmed": _chosen({"có": "1", "không": "0"}),
    "closers": _chosen({"mọi người": Closers.EVERYONE.value, "quản lý": Closers.MANAGERS.value}),
}
