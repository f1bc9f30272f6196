"""The commands of `sotay` about duties and deadlines: to list them and to decide about them."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bot.app import Documents, open_documents, open_register
from bot.console import fact_texts as texts
from bot.console.surroundings import Surroundings
from bot.errors import SotayError
from bot.facts.correcting import read_time
from bot.facts.interview import Desk, dated_first, interview, open_items
from bot.facts.items import DueItem, DutyItem
from bot.facts.listing import deadline_lines, duty_lines
from bot.facts.naming import Naming
from bot.facts.records import deadline_record, duty_record
from bot.facts.register import Correction, Register, UnknownDeadline
from bot.typed_text import cleaned
from corpus.facts.facts import Party
from corpus.facts.parties import Scope
from corpus.facts.reading import FACTS_VERSION

_DONE = 0
_BY = "terminal"


def list_deadlines(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print deadlines as they stand, all or those that a unit has to do with."""
    with _register(here) as (register, _):
        own, of_groups = _deadlines(register, _name(typed))
    items = (*own, *of_groups)
    if typed.json:
        here.say_json(map(deadline_record, items))
        return _DONE
    _list_deadlines(here, own)
    if of_groups:
        here.say(texts.OF_GROUPS)
        _list_deadlines(here, of_groups)
    here.say(_counted(items) if items else texts.NO_DEADLINES)
    return _DONE


def _deadlines(register: Register, name: str) -> tuple[Sequence[DueItem], Sequence[DueItem]]:
    """Return what a unit has to do with, or without a name all; apart what its groups have."""
    items = register.deadlines()
    if not name:
        return items, ()
    keys, groups = _asked(register, name)
    own = [item for item in items if _keys(item) & keys]
    return own, [item for item in items if _keys(item) & groups and not _keys(item) & keys]


def _list_deadlines(here: Surroundings, items: Iterable[DueItem]) -> None:
    for item in items:
        for line in deadline_lines(item, here.settings.zone):
            here.say(line)


def review_deadlines(here: Surroundings, _typed: argparse.Namespace) -> int:
    """Go through what nobody has looked at yet, or not since it changed."""
    with _register(here) as (register, _):
        items = open_items(dated_first(register.deadlines()))
        desk = Desk(_asking(here), here.say, here.now, here.settings.zone)
        decided = interview(register, items, desk)
        left = len(open_items(register.deadlines()))
    here.say(texts.REVIEWED.format(decided=decided, left=left))
    return _DONE


def confirm_deadlines(here: Surroundings, typed: argparse.Namespace) -> int:
    """Keep that these deadlines are as they stand."""
    return _decide(here, typed, Register.confirm)


def reject_deadlines(here: Surroundings, typed: argparse.Namespace) -> int:
    """Keep that these are no deadlines."""
    return _decide(here, typed, Register.reject)


def correct_deadline(here: Surroundings, typed: argparse.Namespace) -> int:
    """Keep what a deadline is in truth: its time in words, what it is, who owes it to whom."""
    parties = (typed.who, typed.to, typed.through)
    if not typed.words and typed.what is None and not any(parties):
        raise SotayError(texts.NOTHING_CORRECTED)
    when = read_time(" ".join(typed.words)) if typed.words else None
    with _register(here) as (register, documents):
        item = _found(register, typed.id)
        document = documents.store.document(item.card.id)
        scope = None if document is None else Scope.of(document)
        who, to, through = (_parties(scope, names) for names in parties)
        what = None if typed.what is None else " ".join(cleaned(typed.what).split())
        correction = Correction(when, what or None, who, to, through)
        after = register.correct(typed.id, correction, _BY, here.now())
    for line in deadline_lines(after, here.settings.zone):
        here.say(line)
    return _DONE


def list_duties(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print who does what, of all units or of one with the groups that it belongs to."""
    with _register(here) as (register, _):
        own, of_groups = _duties(register, _name(typed))
    if typed.json:
        here.say_json(map(duty_record, (*own, *of_groups)))
        return _DONE
    _list_duties(here, own)
    if of_groups:
        here.say(texts.OF_GROUPS)
        _list_duties(here, of_groups)
    if not (own or of_groups):
        here.say(texts.NO_DUTIES)
    return _DONE


def _duties(register: Register, name: str) -> tuple[tuple[DutyItem, ...], tuple[DutyItem, ...]]:
    """Return the duties of a unit, or without a name all; apart those of groups that it is in."""
    if not name:
        return register.duties(), ()
    keys, groups = _asked(register, name)
    return register.duties_of(keys), register.duties_of(groups)


def _list_duties(here: Surroundings, items: Iterable[DutyItem]) -> None:
    for item in items:
        for line in duty_lines(item):
            here.say(line)


def _decide(
    here: Surroundings,
    typed: argparse.Namespace,
    decide: Callable[[Register, str, str, Any], DueItem],
) -> int:
    with _register(here) as (register, _):
        for deadline in typed.ids:  # nothing is decided where one of them is mistyped
            _found(register, deadline)
        decided = [decide(register, deadline, _BY, here.now()) for deadline in typed.ids]
    for item in decided:
        for line in deadline_lines(item, here.settings.zone):
            here.say(line)
    return _DONE


def _found(register: Register, deadline: str) -> DueItem:
    item = register.find_deadline(deadline)
    if item is None:
        raise UnknownDeadline(deadline)
    return item


def _parties(scope: Scope | None, names: Sequence[str]) -> tuple[Party, ...] | None:
    if scope is None or not names:
        return None
    return tuple(scope.party(" ".join(cleaned(name).split())) for name in names)


def _name(typed: argparse.Namespace) -> str:
    return " ".join(typed.unit)


def _asked(register: Register, name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of the unit that is asked for, and of the groups that it belongs to."""
    naming = Naming(register.units(), register.cards())
    meant = naming.find(name)
    groups = {group.key for unit in meant.units for group in naming.groups_of(unit.key)}
    groups |= {group.key for group in naming.groups_of(meant.key)}
    if not meant.units and not groups:
        raise SotayError(texts.NO_UNIT.format(name=name))
    if meant.units and not meant.is_sure:
        near = ", ".join(unit.name for unit in meant.units)
        raise SotayError(texts.WHICH_UNIT.format(name=name, near=near))
    return frozenset(unit.key for unit in meant.units), frozenset(groups)


def _keys(item: DueItem) -> frozenset[str]:
    deadline = item.deadline
    named = (*deadline.who, *deadline.to, *deadline.through)
    return frozenset(party.key for party in named)


def _counted(items: Sequence[DueItem]) -> str:
    return texts.COUNTED.format(count=len(items), waiting=len(open_items(items)))


def _asking(here: Surroundings) -> Callable[[str], str | None]:
    def ask(prompt: str) -> str | None:
        if here.typed is None:
            return None
        if here.typed.isatty():
            try:
                return input(prompt)
            except EOFError:
                here.say("")
                return None
        line = here.typed.readline()
        return line or None

    return ask


@contextmanager
def _register(here: Surroundings) -> Iterator[tuple[Register, Documents]]:
    with open_documents(here.settings) as documents:
        behind = len(documents.store.without_facts(FACTS_VERSION))
        if behind:
            here.notices.write(f"sotay: {texts.FACTS_BEHIND.format(count=behind)}\n")
        yield open_register(documents, here.today), documents
