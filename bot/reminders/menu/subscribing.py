"""What a chat subscribes to, and what it takes out again."""

from dataclasses import replace

from bot.actions import SetReminders
from bot.facts.naming import Meant, told_apart
from bot.facts.standing import document_key
from bot.labels import cards_named, document_label, shortened
from bot.messages import Reply
from bot.reminders.menu import texts
from bot.reminders.menu.pages import (
    documents_with_limits,
    example_number,
    items_of,
    kinds,
    overview,
    units_meant,
    which_document,
    which_to_drop,
    which_unit,
    window_line,
    withheld_line,
)
from bot.reminders.menu.placing import EVERYWHERE, Placed, placed, which_place
from bot.reminders.menu.typed import Named
from bot.reminders.menu.visit import Offer, Visit
from bot.reminders.wishes import Kind, Subscription, Target
from bot.schedule.dates import say_moment
from corpus.document import DocumentCard
from corpus.fact_queries import UnitCount
from corpus.text import display

_LONGEST_NAME = 120  # characters
_FOLLOWING: tuple[Offer, ...] = (
    (texts.ADD, SetReminders("add")),
    (texts.WISHES, SetReminders("wishes")),
    (texts.PREVIEW, SetReminders("preview")),
)


def add(visit: Visit, action: SetReminders) -> Reply:
    """Ask what to be reminded of."""
    match action.words:
        case "unit":
            return which_unit(visit)
        case "document":
            return which_document(visit, action.page)
    return kinds(visit)


def subscribe(visit: Visit, action: SetReminders) -> Reply:
    """Subscribe to everything, to a unit or to a document, as a button says."""
    kind, _, rest = action.words.partition("\t")
    match kind:
        case Kind.UNIT:
            key, name, *more = rest.split("\t")
            if visit.office.coming.facts.conceals(Subscription(0, Kind.UNIT, key, name)):
                return which_unit(visit)
            if EVERYWHERE in more:
                return _subscribe(visit, Kind.UNIT, key, name)
            return _subscribe_unit(visit, key, name)
        case Kind.DOCUMENT:
            card = next((card for card in visit.office.cards() if card.id == rest), None)
            if card is None:
                return which_document(visit, 1, texts.DOCUMENT_GONE)
            return _to_document(visit, card)
    return _subscribe(visit, Kind.ALL, "", texts.NAME_ALL)


def drop(visit: Visit, action: SetReminders) -> Reply:
    """Take out what a button says; without one, ask what."""
    if not action.words:
        return which_to_drop(visit, action.page)
    target = visit.target
    items = items_of(visit, target) if target else ()
    item = next((item for item in items if item.words == action.words), None)
    if item is None:  # tapped twice, or of another chat
        return overview(visit, texts.DROPPED_ALREADY)
    kind, _, identity = item.words.partition(":")
    targets = visit.office.targets
    (targets.drop if kind == "sub" else targets.drop_own)(int(identity))
    return overview(visit, texts.DROPPED.format(name=item.name))


def drop_number(visit: Visit, number: int) -> Reply:
    """Take out what has this number in the list."""
    target = visit.target
    items = items_of(visit, target) if target else ()
    if not 1 <= number <= len(items):
        return overview(visit, texts.NO_NUMBER.format(number=number) if items else "")
    return drop(visit, SetReminders("drop", items[number - 1].words))


def named(visit: Visit, asked: Named) -> Reply:
    """Subscribe to the unit or document with a typed name, or ask which is meant."""
    if asked.what != "document":
        meant = visit.office.naming().find(asked.name)
        if reply := _to_unit(visit, meant, asked.name):
            return reply
    if asked.what != "unit":
        cards = cards_named(asked.name, documents_with_limits(visit))
        if len(cards) == 1:
            return _to_document(visit, cards[0])
    return _unknown(visit, asked)


def _unknown(visit: Visit, asked: Named) -> Reply:
    name = shortened(display(asked.name), _LONGEST_NAME)
    if asked.what == "document":
        example = example_number(visit)
        return which_document(visit, 1, texts.NO_DOCUMENT.format(name=name, example=example))
    if asked.what == "unit":
        return which_unit(visit, texts.NO_UNIT.format(name=name))
    if asked.why and any(map(str.isdigit, name)):  # a day or an hour was meant, no name
        return visit.say(asked.why)
    return visit.say(f"{texts.NO_UNIT.format(name=name)}\n\n{texts.HOW_TO}")


def _to_unit(visit: Visit, meant: Meant, typed: str) -> Reply | None:
    """Subscribe to what is meant beyond doubt; ask where there is doubt; None for no unit."""
    if meant.unit is not None and not _is_kind(meant, meant.unit):
        return _subscribe_unit(visit, meant.unit.key, told_apart(meant.unit), meant.place)
    if meant.units:
        return units_meant(visit, meant.units)
    if meant.is_sure:  # of a kind that documents lay something on: "phường Bến Đá"
        return _subscribe_unit(visit, meant.key, shortened(display(typed), _LONGEST_NAME))
    return None


def _subscribe_unit(visit: Visit, key: str, name: str, place: str | None = None) -> Reply:
    """Subscribe to a unit; where several places have one of the name, ask which."""
    unit = Placed(key, name)
    items, cards = visit.office.coming.facts.items(), visit.office.cards()
    found = placed(unit, place, items, cards)
    if isinstance(found, Placed):
        return _subscribe(visit, Kind.UNIT, found.key, found.name)
    return which_place(visit, unit, found)


def _is_kind(meant: Meant, unit: UnitCount) -> bool:
    """Whether only a kind of units was named, of which one happens to be known: "sở"."""
    return " " not in meant.key and unit.key.startswith(f"{meant.key} ")


def _to_document(visit: Visit, card: DocumentCard) -> Reply:
    name = shortened(document_label(card), _LONGEST_NAME)
    return _subscribe(visit, Kind.DOCUMENT, document_key(card), name)


def _subscribe(visit: Visit, kind: Kind, key: str, name: str) -> Reply:
    before = visit.ensured()
    is_new = visit.office.targets.subscribe(before.id, kind, key, name, visit.by, visit.at)
    target = visit.office.targets.get(before.id) or before
    frame = texts.SUBSCRIBED if is_new else texts.SUBSCRIBED_ALREADY
    lines = [frame.format(here=visit.here, what=_what(kind, name))]
    if is_new:
        lines += _found(visit, before, target)
    lines += [visit.next_line(target), *withheld_line(visit, target), *window_line(visit)]
    if target.paused_at is not None:
        lines.append(
            texts.PAUSED.format(at=say_moment(target.paused_at.astimezone(visit.office.zone)))
        )
    return visit.say("\n".join(lines), _FOLLOWING)


def _found(visit: Visit, before: Target, target: Target) -> list[str]:
    """Return how much there is, and how much of it is so near that it is told at once."""
    coming = visit.office.coming
    new = [one for one in target.subscriptions if one not in before.subscriptions]
    count = coming.all_of(replace(target, subscriptions=tuple(new)))
    lines = [texts.FOUND.format(count=count) if count else texts.FOUND_NONE]
    known = {matter.id for matter in coming.matters(before, ())}
    more = [matter for matter in coming.matters(target, ()) if matter.id not in known]
    if target.paused_at is None and (at_once := coming.at_once(target, more, visit.at)):
        lines.append(texts.AT_ONCE.format(count=at_once))
    return lines


def _what(kind: Kind, name: str) -> str:
    match kind:
        case Kind.ALL:
            return texts.WHAT_ALL
        case Kind.UNIT:
            return texts.WHAT_UNIT.format(name=name)
        case Kind.DOCUMENT:
            return texts.WHAT_DOCUMENT.format(name=name)
