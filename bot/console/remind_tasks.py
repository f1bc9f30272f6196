"""The commands of `sotay remind` that say what chats are reminded of, and how."""

import argparse
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.app import Documents, open_documents, open_fact_views, open_sight
from bot.console import remind_texts as texts
from bot.console.feed_tasks import chosen_unit
from bot.console.remind_chats import chat_of, find_target, say_place
from bot.console.remind_lines import away_lines, how_lines
from bot.console.surroundings import Surroundings
from bot.errors import SotayError
from bot.facts.register import Register
from bot.facts.standing import document_key
from bot.labels import cards_named, document_label
from bot.reminders.menu.own_drafts import is_same, reminder_of, say_when
from bot.reminders.menu.pages import listed_items, subscription_name
from bot.reminders.menu.placing import Placed, placed
from bot.reminders.menu.wish_saying import say_at, say_leads
from bot.reminders.menu.wish_words import dump_leads, dump_quiet
from bot.reminders.occasions import Planned
from bot.reminders.planning.coming import MOST_DAYS, Coming, tendings_in
from bot.reminders.planning.matters import Matter
from bot.reminders.planning.plan_notes import notes_of
from bot.reminders.speech.own_reading import read_own
from bot.reminders.targets import Targets
from bot.reminders.wishes import Kind, OwnReminder, Target, TargetKind
from bot.reminding import open_facts

_DONE = 0
_BY = "terminal"
_HASH_SHOWN = 12  # digits


@dataclass(frozen=True, slots=True)
class Desk:
    """What the commands work with."""

    targets: Targets
    register: Register
    coming: Coming
    documents: Documents
    now: datetime


def list_reminders(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print every chat that is reminded, with what and how."""
    with open_desk(here) as desk:
        targets = _chats(desk)
        if typed.json:
            here.say_json(_record(desk, target) for target in targets)
            return _DONE
        for target in targets:
            for line in _lines(desk, target, here.settings.platforms):
                here.say(line)
    if not targets:
        here.say(texts.NOBODY)
    return _DONE


def add_reminder(here: Surroundings, typed: argparse.Namespace) -> int:
    """Subscribe a chat to everything, to a unit or to a document."""
    with open_desk(here) as desk:
        kind, key, name = _wanted(desk, typed)
        target = chat_of(desk.targets, desk.documents.engine, typed, _BY, desk.now)
        is_new = desk.targets.subscribe(target.id, kind, key, name, _BY, desk.now)
        frame = texts.ADDED if is_new else texts.ADDED_ALREADY
        here.say(frame.format(label=target.label, name=name))
        after = desk.targets.get(target.id) or target
        here.say(desk.coming.say_next(after, _matters(desk, after), desk.now))
        if count := desk.coming.withheld(after):
            here.say(texts.WITHHELD.format(count=count))
        for line in away_lines((after.place,), here.settings.platforms):
            here.say(line)
    return _DONE


def add_own(here: Surroundings, typed: argparse.Namespace) -> int:
    """Keep a reminder in plain words for a chat."""
    local = here.now().astimezone(here.settings.zone)
    draft = read_own(" ".join(typed.words), local)
    if typed.yearly and draft.is_open:
        draft = draft.every_year()
    with open_desk(here) as desk:
        target = chat_of(desk.targets, desk.documents.engine, typed, _BY, desk.now)
        shown = {"label": target.label, "what": draft.what, "when": say_when(draft.when)}
        if any(is_same(one, draft) for one in desk.targets.own(target.id)):
            here.say(texts.SAVED_ALREADY.format(**shown))
            return _DONE
        desk.targets.add_own(reminder_of(draft, target, _BY, desk.now))
        leads = say_leads(target.wishes.leads if draft.leads is None else draft.leads)
        here.say(texts.SAVED.format(**shown, leads=leads, at=target.wishes.hour(draft.at)))
        here.say(desk.coming.say_next(target, _matters(desk, target), desk.now))
        for line in away_lines((target.place,), here.settings.platforms):
            here.say(line)
    return _DONE


def pause_reminders(here: Surroundings, typed: argparse.Namespace) -> int:
    """Let a chat rest."""
    with open_desk(here) as desk:
        target = find_target(desk.targets, typed.chat)
        if target.paused_at is None:
            desk.targets.pause(target.id, desk.now)
    here.say(texts.IS_PAUSED.format(label=target.label))
    return _DONE


def resume_reminders(here: Surroundings, typed: argparse.Namespace) -> int:
    """End a chat's rest; what fell into it is never sent."""
    with open_desk(here) as desk:
        target = find_target(desk.targets, typed.chat)
        desk.targets.resume(target.id, desk.now)
    here.say(texts.IS_RESUMED.format(label=target.label))
    return _DONE


def remove_reminder(here: Surroundings, typed: argparse.Namespace) -> int:
    """Take one thing out by its number in the list, or all."""
    if typed.all == (typed.number is not None):
        raise SotayError(texts.WHICH_ITEM)
    with open_desk(here) as desk:
        target = find_target(desk.targets, typed.chat)
        if typed.all:
            desk.targets.end(target.id, desk.now)
            here.say(texts.ENDED.format(label=target.label))
            return _DONE
        items = listed_items(target, desk.targets.own(target.id), _today(desk))
        if typed.number > len(items):
            raise SotayError(texts.NO_ITEM_NUMBER.format(label=target.label, number=typed.number))
        item = items[typed.number - 1]
        kind, _, identity = item.words.partition(":")
        (desk.targets.drop if kind == "sub" else desk.targets.drop_own)(int(identity))
    here.say(texts.REMOVED.format(label=target.label, name=item.name))
    return _DONE


def plan_reminders(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print what will be brought up in the days to come; nothing is sent."""
    if not 1 <= typed.days <= MOST_DAYS:
        raise SotayError(texts.TOO_MANY_DAYS.format(most=MOST_DAYS))
    with open_desk(here) as desk:
        targets = [find_target(desk.targets, typed.chat)] if typed.chat else _chats(desk)
        planned = [
            (target, desk.coming.ahead(target, matters, desk.now, typed.days), matters)
            for target in targets
            for matters in (_matters(desk, target),)
        ]
    if typed.json:
        here.say_json((_planned(target, one) for target, found, _ in planned for one in found))
        return _DONE
    for target, found, matters in planned:
        counted = {"letters": len({one.at for one in found}), "count": len(found)}
        shown = {"label": target.label, "state": _state(target), "days": typed.days}
        here.say(texts.PLAN_HEAD.format(**shown, **counted))
        notes = notes_of(found, matters)
        for one in found:
            at, told, note = say_at(one.at, here.settings.zone), one.told, notes[one.due.matter]
            here.say(texts.PLAN_LINE.format(at=at, what=told.what, limit=told.limit, note=note))
    if not planned:
        here.say(texts.NOBODY)
    return _DONE


@contextmanager
def open_desk(here: Surroundings) -> Iterator[Desk]:
    """Open the documents and what is kept of reminders."""
    settings = here.settings
    with open_documents(settings) as documents:
        sight = open_sight(documents.engine, settings)
        views = open_fact_views(documents, sight, settings, here.today)
        facts = open_facts(views, sight, settings).everything()
        targets = Targets(documents.engine)
        coming = Coming(facts, tendings_in(documents.engine))
        yield Desk(targets, views.everything().register, coming, documents, here.now())


def _wanted(desk: Desk, typed: argparse.Namespace) -> tuple[Kind, str, str]:
    """Return what is to be subscribed to, and what it is called."""
    if chosen := chosen_unit(desk.register, typed.unit):
        unit = _placed(desk, Placed(chosen.unit.key, chosen.unit.name), typed.unit)
        return Kind.UNIT, unit.key, unit.name
    if not typed.document:
        return Kind.ALL, "", texts.EVERYTHING
    cards = cards_named(typed.document, desk.register.cards())
    if not cards:
        raise SotayError(texts.NO_DOCUMENT.format(name=typed.document))
    if len({document_key(card) for card in cards}) > 1:
        codes = ", ".join(card.id[:_HASH_SHOWN] for card in cards)
        raise SotayError(texts.SEVERAL_DOCUMENTS.format(name=typed.document, codes=codes))
    return Kind.DOCUMENT, document_key(cards[0]), document_label(cards[0])


def _placed(desk: Desk, unit: Placed, typed: str) -> Placed:
    """Return a unit with its place; raises SotayError where several places have one."""
    facts, cards = desk.coming.facts, desk.register.cards()
    found = placed(unit, facts.naming().find(typed).place, facts.items(), cards)
    if isinstance(found, Placed):
        return found
    places = ", ".join(seat.shown for seat in found)
    raise SotayError(texts.SEVERAL_PLACES.format(name=unit.name, places=places))


def _chats(desk: Desk) -> list[Target]:
    return [target for target in desk.targets.all() if target.kind is TargetKind.CHAT]


def _matters(desk: Desk, target: Target) -> tuple[Matter, ...]:
    return desk.coming.matters(target, desk.targets.own(target.id))


def _state(target: Target) -> str:
    """Return what keeps a chat from being told; nothing when all is well."""
    return (texts.PAUSED if target.paused_at else "") + (texts.LOST if target.lost_at else "")


def _today(desk: Desk) -> date:
    return desk.now.astimezone(desk.coming.zone).date()


def _lines(desk: Desk, target: Target, connected: Collection[str]) -> Iterator[str]:
    place, state = say_place(target.place), _state(target)
    yield texts.TARGET.format(id=target.id, label=target.label, place=place, state=state)
    items = listed_items(target, desk.targets.own(target.id), _today(desk))
    for number, item in enumerate(items, start=1):
        yield texts.ITEM.format(number=number, name=item.name)
    if not items:
        yield texts.NO_ITEM
        return
    for line in how_lines(target, desk.targets, connected):
        yield texts.HOW.format(how=line)


def _record(desk: Desk, target: Target) -> dict[str, Any]:
    wishes = target.wishes
    return {
        "id": target.id,
        "platform": target.place.platform,
        "chat": target.place.chat,
        "thread": target.place.thread,
        "is_group": target.place.is_group,
        "label": target.label,
        "paused_at": target.paused_at.isoformat() if target.paused_at else None,
        "lost_at": target.lost_at.isoformat() if target.lost_at else None,
        "leads": dump_leads(wishes.leads),
        "at": f"{wishes.at:%H:%M}",
        "quiet": dump_quiet(wishes.quiet) or None,
        "on_working_days": wishes.on_working_days,
        "unconfirmed": wishes.unconfirmed,
        "closers": wishes.closers.value,
        "managers": list(target.managers),
        "responsible": say_place(target.responsible) if target.responsible else None,
        "fallback": say_place(target.fallback) if target.fallback else None,
        "subscriptions": [
            {"kind": one.kind.value, "key": one.key, "name": subscription_name(one)}
            for one in target.subscriptions
        ],
        "own": [_own_record(one) for one in desk.targets.own(target.id)],
    }


def _own_record(one: OwnReminder) -> dict[str, Any]:
    return {
        "what": one.what,
        "when": say_when(one.when),
        "date": one.when.date,
        "rrule": one.when.rrule,
        "start": one.start.isoformat(),
        "leads": dump_leads(one.leads) if one.leads is not None else None,
        "at": f"{one.at:%H:%M}" if one.at else None,
    }


def _planned(target: Target, one: Planned) -> dict[str, Any]:
    return {
        "target": target.id,
        "place": say_place(target.place),
        "at": one.at.isoformat(),
        "step": one.step.key,
        "matter": one.due.matter,
        "occurrence": one.due.occurrence,
        "what": one.told.what,
        "limit": one.told.limit,
        "last": one.told.last.isoformat(),
    }
