"""What `sotay remind` says of a chat beside what it is reminded of: who stands in for it."""

from collections.abc import Collection, Iterator

from bot.console import remind_texts as texts
from bot.console.remind_chats import say_place
from bot.messages import Place
from bot.reminders.menu.wish_saying import say_exceptions, say_wishes
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target
from bot.texts import PLATFORMS


def how_lines(target: Target, targets: Targets, connected: Collection[str]) -> Iterator[str]:
    """Yield how a chat is reminded, and where else it is told what it does not get or see to."""
    yield say_wishes(target.wishes)
    yield from say_exceptions(target)
    if target.responsible is not None:
        yield texts.IN_CHARGE.format(place=_called(target.responsible, targets))
    if target.fallback is not None:
        yield texts.STAND_IN.format(place=_called(target.fallback, targets))
    yield from away_lines((target.place, target.fallback, target.responsible), connected)


def away_lines(places: Collection[Place | None], connected: Collection[str]) -> Iterator[str]:
    """Yield which platforms of places are not connected, so that nothing is sent there."""
    names = dict.fromkeys(place.platform for place in places if place is not None)
    for name in names:
        if name not in connected:
            yield texts.NOT_CONNECTED.format(platform=PLATFORMS.get(name, name))


def is_same(one: Place, other: Place) -> bool:
    """Whether two places are one; whether it is a group is not always known."""
    return (one.platform, one.chat, one.thread) == (other.platform, other.chat, other.thread)


def _called(place: Place, targets: Targets) -> str:
    found = targets.find(place)
    # Whether one that is not reminded itself is a group is not always known.
    label = found.label if found else PLATFORMS.get(place.platform, place.platform)
    return texts.PLACE.format(label=label, place=say_place(place))
