"""What /nhac shows: what is on, what can be added, taken out and changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from bot.actions import SetReminders
from bot.facts.naming import told_apart
from bot.facts.standing import document_key
from bot.labels import document_label
from bot.messages import Reply
from bot.reminders.menu import fallback_texts, texts
from bot.reminders.menu.own_drafts import is_over, own_name
from bot.reminders.menu.visit import MOST_CHOICES, Offer, Visit
from bot.reminders.menu.wish_saying import say_exceptions, say_leads, say_quiet, say_wishes
from bot.reminders.menu.wish_words import dump_leads, dump_quiet
from bot.reminders.rights import EVERYONE
from bot.reminders.wishes import (
    LEADS,
    Closers,
    Kind,
    OwnReminder,
    QuietHours,
    Subscription,
    Target,
    Wishes,
)
from bot.schedule.dates import say_moment
from corpus.document import DocumentCard
from corpus.fact_queries import UnitCount

_T = TypeVar("_T")
_MOST_LISTED = 10
_PER_PAGE = MOST_CHOICES - 2  # and the ways on and back
_MOST_OFTEN = MOST_CHOICES - 1
_EXAMPLE_NUMBER = "41/KH-UBND"
_MENU = (texts.BACK, SetReminders("menu"))
_LEADS = (LEADS, (7, 3, 1, 0), (3, 1, 0), (1, 0), (0,))
_HOURS = (time(7), time(7, 30), time(8), time(13, 30), time(16))
_QUIET = tuple(QuietHours(time(start), time(end)) for start, end in ((21, 7), (20, 6), (18, 7)))


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a chat is reminded of, as lists number it; `words` take it out."""

    name: str
    words: str


def items_of(visit: Visit, target: Target) -> tuple[Item, ...]:
    """Return what is on in the chat of a visit."""
    conceals = visit.office.coming.facts.conceals
    return listed_items(target, visit.own(target), visit.local.date(), conceals)


def listed_items(
    target: Target,
    own: Sequence[OwnReminder],
    today: date,
    conceals: Callable[[Subscription], bool] = lambda _subscription: False,
) -> tuple[Item, ...]:
    """Return what is on in a chat, what it set itself last; what is over is left out.

    What `conceals` says so of is not called by its name.
    """
    subscribed = (
        Item(texts.NAME_CONCEALED if conceals(one) else subscription_name(one), f"sub:{one.id}")
        for one in target.subscriptions
    )
    to_come = (one for one in own if not is_over(one, today))
    return (*subscribed, *(Item(own_name(one), f"own:{one.id}") for one in to_come))


def subscription_name(subscription: Subscription) -> str:
    """Return what a subscription is called in lists."""
    return texts.NAME_ALL if subscription.kind is Kind.ALL else subscription.name


def overview(visit: Visit, said: str = "") -> Reply:
    """Show what is on and what can be done; where nothing is, what can be added."""
    target = visit.target
    items = items_of(visit, target) if target else ()
    if target is None or not items:
        return _nothing_on(visit, said)
    lines = [*([said, ""] if said else []), *_lines(visit, target, items)]
    rest = ((texts.PAUSE, SetReminders("pause")), (texts.RESUME, SetReminders("resume")))
    rows: tuple[Sequence[Offer], ...] = (
        ((texts.ADD, SetReminders("add")), (texts.DROP, SetReminders("drop"))),
        ((texts.WISHES, SetReminders("wishes")), (texts.PREVIEW, SetReminders("preview"))),
        (rest[target.paused_at is not None], (texts.END, SetReminders("end"))),
        ((fallback_texts.BUTTON, SetReminders("fallback")),),
    )
    return visit.say("\n".join(lines), *rows)


def looked_at(visit: Visit, who_may: str) -> Reply:
    """Show what is on to somebody who may change nothing, and who may."""
    target = visit.target
    items = items_of(visit, target) if target else ()
    if target is None or not items:
        return visit.say(f"{texts.NOTHING_YET.format(here=visit.here)}\n\n{who_may}")
    lines = "\n".join(_lines(visit, target, items))
    return visit.say(f"{lines}\n\n{who_may}", ((texts.PREVIEW, SetReminders("preview")),))


def _nothing_on(visit: Visit, said: str) -> Reply:
    wishes = visit.target.wishes if visit.target else Wishes()
    told = texts.NOTHING_ON.format(here=visit.here, how=say_wishes(wishes))
    return visit.say("\n\n".join(filter(None, (said, told))), *_kinds())


def _lines(visit: Visit, target: Target, items: Sequence[Item]) -> Iterator[str]:
    yield texts.ON.format(here=visit.here)
    for number, item in enumerate(items[:_MOST_LISTED], start=1):
        yield texts.ITEM.format(number=number, name=item.name)
    if len(items) > _MOST_LISTED:
        yield texts.MORE_ITEMS.format(count=len(items) - _MOST_LISTED)
    yield say_wishes(target.wishes)
    yield from say_exceptions(target)
    if target.lost_at is not None:
        yield texts.LOST
    if target.paused_at is not None:
        yield texts.PAUSED.format(at=say_moment(target.paused_at.astimezone(visit.office.zone)))
    else:
        yield visit.next_line(target)
    yield from withheld_line(visit, target)
    yield from window_line(visit)


def withheld_line(visit: Visit, target: Target) -> Iterator[str]:
    """Yield how much waits for a clerk, if anything does."""
    if count := visit.office.coming.withheld(target):
        yield texts.WITHHELD.format(count=count)


def window_line(visit: Visit) -> Iterator[str]:
    """Yield what an Official Account needs to be able to write to somebody."""
    if visit.message.platform == "zalo_oa" and not visit.message.is_group:
        yield texts.OA_WINDOW


def kinds(visit: Visit) -> Reply:
    """Ask what to add."""
    return visit.say(texts.WHAT_TO_ADD, *_kinds(), (_MENU,))


def _kinds() -> tuple[Sequence[Offer], ...]:
    return (
        ((texts.ALL, SetReminders("subscribe", "all")), (texts.UNIT, SetReminders("add", "unit"))),
        (
            (texts.DOCUMENT, SetReminders("add", "document")),
            (texts.OWN, SetReminders("own")),
        ),
    )


def which_unit(visit: Visit, said: str = "") -> Reply:
    """Ask for the name of a unit, those with most facts offered."""
    often = visit.office.naming().often[:_MOST_OFTEN]
    if not often:
        return visit.say(texts.NO_UNITS, (_MENU,))
    visit.await_words("unit")
    told = texts.WHICH_UNIT.format(example=often[0].name)
    return visit.ask(
        "\n".join(filter(None, (said, told))), *_one_a_row(map(unit_offer, often)), (_MENU,)
    )


def units_meant(visit: Visit, units: Sequence[UnitCount]) -> Reply:
    """Ask which unit is meant, of those that a name may stand for."""
    shown = units[:_MOST_OFTEN]
    return visit.say(texts.UNIT_MEANT, *_one_a_row(map(unit_offer, shown)), (_MENU,))


def unit_offer(unit: UnitCount) -> Offer:
    """Return the button that subscribes to a unit."""
    name = told_apart(unit)
    return name, SetReminders("subscribe", f"unit\t{unit.key}\t{name}")


def which_document(visit: Visit, page: int, said: str = "") -> Reply:
    """Offer the documents that name limits, a page of them."""
    cards = documents_with_limits(visit)
    if not cards:
        return visit.say(texts.NO_DOCUMENTS, (_MENU,))
    visit.await_words("document")
    shown, page, pages = _page(cards, page)
    told = texts.WHICH_DOCUMENT.format(page=_said(page, pages))
    offers = [
        (document_label(card), SetReminders("subscribe", f"document\t{card.id}")) for card in shown
    ]
    on = _way_on(SetReminders("add", "document", page + 1), page, pages)
    return visit.ask("\n".join(filter(None, (said, told))), *_one_a_row(offers), (*on, _MENU))


def documents_with_limits(visit: Visit) -> list[DocumentCard]:
    """Return a card of every document that names a limit, of several editions the first."""
    found: dict[str, DocumentCard] = {}
    for item in visit.office.coming.facts.items():
        found.setdefault(document_key(item.card), item.card)
    return list(found.values())


def which_to_drop(visit: Visit, page: int) -> Reply:
    """Offer what is on to be taken out, a page of it."""
    items = items_of(visit, visit.target) if visit.target else ()
    if not items:
        return visit.say(texts.NOTHING_TO_DROP.format(here=visit.here), (_MENU,))
    shown, page, pages = _page(items, page)
    offers = [(item.name, SetReminders("drop", item.words)) for item in shown]
    on = _way_on(SetReminders("drop", page=page + 1), page, pages)
    told = texts.WHICH_TO_DROP.format(page=_said(page, pages))
    if page == 1 and any(item.words.startswith("own:") for item in items):
        told = f"{told}\n{texts.REST_INSTEAD}"
    return visit.say(told, *_one_a_row(offers), (*on, _MENU))


def sure_to_end(visit: Visit) -> Reply:
    """Ask back before everything is taken out."""
    items = items_of(visit, visit.target) if visit.target else ()
    if not items:
        return visit.say(texts.NOTHING_TO_DROP.format(here=visit.here), (_MENU,))
    told = texts.SURE_TO_END.format(here=visit.here, count=len(items))
    yes, no = (texts.YES_END, SetReminders("end", "yes")), (texts.NO_END, SetReminders("menu"))
    return visit.say(told, (yes, no))


def wishes_page(visit: Visit, said: str = "") -> Reply:
    """Show how the chat is reminded, and offer to change it."""
    target = visit.target
    wishes = target.wishes if target else Wishes()
    lines = [said, say_wishes(wishes), *(say_exceptions(target) if target else ())]
    lines.append(texts.WISHES_HEAD)
    rows: list[Sequence[Offer]] = [
        (
            (texts.LEADS_BUTTON, SetReminders("wishes", "leads")),
            (texts.AT_BUTTON, SetReminders("wishes", "at")),
            (texts.QUIET_BUTTON, SetReminders("wishes", "quiet")),
        ),
        (_toggle(not wishes.on_working_days, "off", (texts.OFF_ON, texts.OFF_AS_IS)),),
        (
            _toggle(
                not wishes.unconfirmed,
                "unconfirmed",
                (texts.UNCONFIRMED_ON, texts.UNCONFIRMED_OFF),
            ),
        ),
    ]
    if visit.message.is_group:
        rows += _of_groups(target, wishes)
    return visit.say("\n".join(filter(None, lines)), *rows, (_MENU,))


def _toggle(on: bool, name: str, labels: tuple[str, str]) -> Offer:  # noqa: FBT001
    return labels[not on], SetReminders("wish", f"{name}={int(on)}")


def _of_groups(target: Target | None, wishes: Wishes) -> Iterator[Sequence[Offer]]:
    only = wishes.closers is Closers.EVERYONE
    closers = Closers.MANAGERS if only else Closers.EVERYONE
    label = texts.CLOSERS_ON if only else texts.CLOSERS_OFF
    yield ((label, SetReminders("wish", f"closers={closers.value}")),)
    is_open = target is not None and EVERYONE in target.managers
    yield (_toggle(not is_open, "managers", (texts.MANAGERS_ON, texts.MANAGERS_OFF)),)


def leads_page(visit: Visit) -> Reply:
    """Ask how many days before to remind."""
    visit.await_words("leads")
    offers = [
        (say_leads(leads), SetReminders("wish", f"leads={dump_leads(leads)}")) for leads in _LEADS
    ]
    return visit.ask(texts.ASK_LEADS, *_one_a_row(offers), ((texts.BACK, SetReminders("wishes")),))


def hours_page(visit: Visit) -> Reply:
    """Ask at what time of day to remind."""
    visit.await_words("at")
    offers = [(f"{at:%H:%M}", SetReminders("wish", f"at={at:%H:%M}")) for at in _HOURS]
    return visit.ask(texts.ASK_AT, offers, ((texts.BACK, SetReminders("wishes")),))


def quiet_page(visit: Visit) -> Reply:
    """Ask when nothing is to be pushed."""
    visit.await_words("quiet")
    offers = [(say_quiet(one), SetReminders("wish", f"quiet={dump_quiet(one)}")) for one in _QUIET]
    offers.append((texts.NO_QUIET, SetReminders("wish", "quiet=")))
    return visit.ask(texts.ASK_QUIET, *_one_a_row(offers), ((texts.BACK, SetReminders("wishes")),))


def example_number(visit: Visit) -> str:
    """Return the number of a document that can be asked for."""
    numbers = (card.number for card in documents_with_limits(visit))
    return next((number for number in numbers if number and number[0].isdigit()), _EXAMPLE_NUMBER)


def _page(found: Sequence[_T], page: int) -> tuple[Sequence[_T], int, int]:
    pages = max(1, -(-len(found) // _PER_PAGE))
    page = min(max(page, 1), pages)
    return found[(page - 1) * _PER_PAGE : page * _PER_PAGE], page, pages


def _said(page: int, pages: int) -> str:
    return texts.PAGE.format(page=page, pages=pages) if pages > 1 else ""


def _way_on(following: SetReminders, page: int, pages: int) -> tuple[Offer, ...]:
    return ((texts.NEXT_PAGE, following),) if page < pages else ()


def _one_a_row(offers: Iterable[Offer]) -> Iterator[Sequence[Offer]]:
    return ((offer,) for offer in offers)
