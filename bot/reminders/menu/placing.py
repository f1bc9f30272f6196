"""Of which place the unit is that a chat subscribes to: typed with it, or asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions import SetReminders
from bot.facts.items import DueItem
from bot.facts.lookup_texts import PLACED
from bot.facts.owed import of_unit
from bot.facts.unit_places import PlacedKey, Seat, seat_named, seats_of
from bot.messages import Reply
from bot.reminders.menu import place_texts as texts
from bot.reminders.menu import texts as menu_texts
from bot.reminders.menu.visit import MOST_CHOICES, Offer, Visit
from corpus.document import DocumentCard

EVERYWHERE = "everywhere"  # behind a unit's name in a button's words: of no place alone

_MOST_SEATS = MOST_CHOICES - 2  # and all of them, and the way back


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit as a chat subscribes to it: its key, with a place or without, and its name."""

    key: str
    name: str

    def at(self, seat: Seat) -> "Placed":
        """Return the same of one place."""
        name = PLACED.format(name=self.name, place=seat.shown)
        return Placed(str(PlacedKey(self.key, seat)), name)


def placed(
    unit: Placed, place: str | None, items: Sequence[DueItem], cards: Sequence[DocumentCard]
) -> Placed | tuple[Seat, ...]:
    """Return the unit with its place, or the places among which to ask.

    `place` was typed with the unit's name.
    """
    if PlacedKey.read(unit.key).seat is not None:
        return unit
    if place and (seat := seat_named(place, unit.key, cards)):
        return unit.at(seat)
    naming_it = [item.card for item in of_unit(items, unit.key, ())]
    return seats_of(unit.key, unit.name, naming_it) or unit


def which_place(visit: Visit, unit: Placed, seats: Sequence[Seat]) -> Reply:
    """Ask of which place a unit is meant: bodies of several places have one name."""
    shown = seats[:_MOST_SEATS]
    offers = [_offer(unit.at(seat)) for seat in shown]
    everywhere = f"unit\t{unit.key}\t{unit.name}\t{EVERYWHERE}"
    label = texts.EVERYWHERE.format(name=unit.name)
    offers.append((label, SetReminders("subscribe", everywhere)))
    visit.await_words("unit")
    example = f"{unit.name} {shown[0].shown}"
    told = texts.WHICH_PLACE.format(name=unit.name, example=example)
    back = ((menu_texts.BACK, SetReminders("menu")),)
    return visit.ask(told, *((offer,) for offer in offers), back)


def _offer(unit: Placed) -> Offer:
    return unit.name, SetReminders("subscribe", f"unit\t{unit.key}\t{unit.name}")
