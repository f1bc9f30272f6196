"""Where what is due is told: in the chat, in another one in its stead, or to one person (pure)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.delivery.chats import is_lost
from bot.messages import ChatId, Place
from bot.reminders.occasions import Due, Occasion, Tending
from bot.reminders.steps import StepKind
from bot.reminders.wishes import Target


@dataclass(frozen=True, slots=True)
class Reach:
    """Where messages can be sent at all."""

    platforms: Collection[str]  # that are connected
    lost: Collection[tuple[str, ChatId]]

    def has(self, place: Place) -> bool:
        """Whether a chat can be written to, as far as is known."""
        return place.platform in self.platforms and not is_lost(place, self.lost)


@dataclass(frozen=True, slots=True)
class Routes:
    """What is told where; what is left in neither waits. `nowhere` need not be told any more."""

    by_place: Mapping[Place, tuple[Occasion, ...]]
    nowhere: tuple[int, ...]


def routes(
    target: Target, due: Iterable[Occasion], tendings: Mapping[Due, Tending], reach: Reach
) -> Routes:
    """Return where each of a target's occasions is told, in their order.

    What is for the person in charge is told to nobody else: the clerk hears of it the day after.
    """
    usual = usual_place(target, reach)
    by_place: defaultdict[Place, list[Occasion]] = defaultdict(list)
    nowhere: list[int] = []
    for one in due:
        if one.step.kind is StepKind.IN_CHARGE:
            candidates = _in_charge(target, tendings.get(one.due))
            person = next((place for place in candidates if reach.has(place)), None)
            if person is None:
                nowhere.append(one.id)
            else:
                by_place[person].append(one)
        elif usual is not None:
            by_place[usual].append(one)
    return Routes({place: tuple(told) for place, told in by_place.items()}, tuple(nowhere))


def usual_place(target: Target, reach: Reach) -> Place | None:
    """Return where a chat is reminded; None: it has to wait."""
    if reach.has(target.place):
        return target.place
    has_gone = is_lost(target.place, reach.lost)
    if has_gone and target.fallback is not None and reach.has(target.fallback):
        return target.fallback
    return None


def _in_charge(target: Target, tending: Tending | None) -> Iterator[Place]:
    """Yield where whoever took it can be written to, then whoever is responsible for the chat."""
    if tending is not None and tending.taken_by is not None:
        platform, _, user = tending.taken_by.partition(":")
        yield Place(platform, ChatId(user))
    if target.responsible is not None:
        yield target.responsible
