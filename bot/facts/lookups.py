"""Look-ups of what falls due and of who does what: words typed in, a reply out."""

import re
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.actions import LookUp, ShowPicture, Subscribe
from bot.facts import lookup_texts as texts
from bot.facts import taking_texts
from bot.facts.agenda import Agenda
from bot.facts.asking import (
    Asked,
    DueAsked,
    DutiesAsked,
    as_typed,
    plainly_asked,
    read_due,
    read_duties,
    retyped,
)
from bot.facts.due_list import due_list, due_list_of
from bot.facts.duty_list import (
    about,
    duty_list_about,
    duty_list_of,
    nothing_of,
    of_unit,
    tells,
)
from bot.facts.items import DueItem, DutyItem
from bot.facts.naming import Meant, Naming, told_apart
from bot.facts.paging import Listed
from bot.facts.replaced_items import left_out, only_replaced, unreplaced
from bot.facts.replies import Around, Offer, Shown, choice, listing, sentence
from bot.labels import shortened
from bot.messages import IncomingMessage, Reply
from corpus.document import DocumentCard
from corpus.fact_queries import UnitCount
from corpus.passages import PassageId

_PAGE = re.compile(r"\s*\btrang (\d{1,4})\s*$", re.IGNORECASE)
_MOST_OFFERED = 8
_LONGEST_NAME = 80  # characters of what was typed that are said back
_LEVELS = ("xa", "phuong", "dac khu", "thi tran", "huyen", "quan", "thi xa", "tinh", "thanh pho")


class FactRegister(Protocol):
    """The register, as far as look-ups need it; safe to use from threads."""

    def deadlines(self) -> tuple[DueItem, ...]:
        """Return every deadline, the same tuple until one changes."""

    def duties_of(self, keys: Collection[str], *, as_partner: bool = False) -> tuple[DutyItem, ...]:
        """Return the duties laid on units, or with `as_partner` also done with them."""

    def duties_in(self, ids: Sequence[PassageId]) -> tuple[DutyItem, ...]:
        """Return the duties read from passages, in their order."""

    def units(self) -> tuple[UnitCount, ...]:
        """Return every unit that a fact names, the same tuple until one changes."""

    def cards(self) -> Sequence[DocumentCard]:
        """Return a card of every document."""


class Lookups:
    """Answers look-ups from the facts as they stand; safe to use from threads."""

    def __init__(self, register: FactRegister, around: Around) -> None:
        self._register = register
        self._around = around
        self._lock = threading.Lock()
        self._agenda: tuple[tuple[DueItem, ...], Agenda] | None = None
        self._naming: tuple[tuple[UnitCount, ...], Naming] | None = None

    def look_up(self, asked: LookUp, message: IncomingMessage) -> Reply:
        """Return a page of what is due, or of what a unit or who in a matter does."""
        if match := _PAGE.search(asked.asked):
            asked = replace(asked, asked=asked.asked[: match.start()], page=int(match[1]))
        if asked.what == "due":
            return self._due(read_due(asked.asked, self.today(message)), Shown(asked, message))
        return self._duties(read_duties(asked.asked), Shown(asked, message))

    def plainly(self, message: IncomingMessage, earlier: Sequence[str]) -> Reply | None:
        """Return the reply to free text that is plainly a look-up; None for other questions."""
        today = self.today(message)
        asked = plainly_asked(
            message.text,
            today,
            self._is_unit,
            is_first=not earlier,
        )
        typed = retyped(_with_names_as_typed(asked, message.text), today) if asked else ""
        if isinstance(asked, DueAsked):
            shown = Shown(LookUp("due", typed), message)
            return self._due(asked, shown) if self._register.deadlines() else None
        if asked is None:
            return None
        shown = Shown(LookUp("duties", typed), message)
        return self._plainly_about(asked, shown) if asked.matter else self._of_name(asked, shown)

    def _plainly_about(self, asked: DutiesAsked, shown: Shown) -> Reply | None:
        searched = self._searched(asked.matter)
        if found := about(asked.matter, unreplaced(searched)):
            return self._listed(asked, found, shown) if tells(asked, found) else None
        # What only a replaced document says must not be answered with what comes near it.
        is_gone = tells(asked, about(asked.matter, left_out(searched)))
        return self._not_listed(asked, searched, shown) if is_gone else None

    def _is_unit(self, name: str) -> bool:
        """Whether a name in a sentence is a unit's; a kind alone ("phòng", "bộ") is nobody's."""
        unit = self.naming().find(name).unit
        return unit is not None and (" " in name or not unit.key.startswith(f"{name} "))

    def naming(self) -> Naming:
        """Return the names of units as they are known now."""
        units = self._register.units()
        with self._lock:
            if self._naming is None or self._naming[0] is not units:
                self._naming = (units, Naming(units, self._register.cards()))
            return self._naming[1]

    def agenda(self) -> Agenda:
        """Return the deadlines on the calendar as they stand now."""
        items = self._register.deadlines()
        with self._lock:
            if self._agenda is None or self._agenda[0] is not items:
                self._agenda = (items, Agenda(items, self._around.days))
            return self._agenda[1]

    def today(self, message: IncomingMessage) -> date:
        """Return the day on which a message was sent, where the office is."""
        return message.sent_at.astimezone(self._around.zone).date()

    def duties_of(self, keys: Collection[str]) -> tuple[DutyItem, ...]:
        """Return the duties laid on units."""
        return self._register.duties_of(keys)

    def duties_with(self, keys: Collection[str]) -> tuple[DutyItem, ...]:
        """Return the duties laid on units, and those that others do with them."""
        return self._register.duties_of(keys, as_partner=True)

    def _due(self, asked: DueAsked, shown: Shown) -> Reply:
        agenda = self.agenda()
        if not (agenda.items or agenda.replaced):
            return sentence(texts.NO_DEADLINES)
        meant = self.naming().find(asked.name) if asked.name else None
        if meant is not None and meant.is_sure and len(meant.units) > 1:
            return self._which(meant, shown, lambda name: replace(asked, name=name))
        listed = self._due_list(agenda, asked, meant, shown)
        if listed.entries:
            return listing(listed, shown, self._around, _with_due(shown.asked.asked))
        before = self._due_list(agenda.before, asked, meant, shown) if agenda.replaced else listed
        documents = {entry.citation.document for entry in before.entries}
        gone = [item for item in agenda.replaced if item.card.id in documents]
        return sentence(_nothing_due(asked, _as_typed(asked.name, shown), gone))

    def _due_list(
        self, agenda: Agenda, asked: DueAsked, meant: Meant | None, shown: Shown
    ) -> Listed:
        today = self.today(shown.message)
        if meant is not None and meant.is_sure:
            called = replace(asked, name=_as_typed(asked.name, shown))
            return due_list_of(agenda, called, meant, self.naming(), today)
        among = self._around.search(asked.name) if asked.name else ()
        listed = due_list(agenda, asked, today, among)
        if not asked.name:
            return listed
        title = texts.ABOUT.format(title=listed.title, matter=_as_typed(asked.name, shown))
        return replace(listed, title=title)

    def _duties(self, asked: DutiesAsked, shown: Shown) -> Reply:
        if asked.matter:
            searched = self._searched(asked.matter)
            if found := about(asked.matter, unreplaced(searched)):
                return self._listed(asked, found, shown)
            return self._not_listed(asked, searched, shown)
        return self._of_name(asked, shown) if asked.name else self._how_to_ask()

    def _of_name(self, asked: DutiesAsked, shown: Shown) -> Reply:
        """Look up a name that may be a unit's or a matter's."""
        meant = self.naming().find(asked.name)
        if meant.is_sure and len(meant.units) <= 1:
            return self._of_unit(meant, asked, shown)
        if not meant.is_sure:
            searched, matter = self._searched(asked.name), DutiesAsked(matter=asked.name)
            if found := about(asked.name, unreplaced(searched)):
                return self._listed(matter, found, shown)
            if not meant.units:
                return self._not_listed(matter, searched, shown)
        return self._which(meant, shown, lambda name: replace(asked, name=name))

    def _of_unit(self, meant: Meant, asked: DutiesAsked, shown: Shown) -> Reply:
        found = of_unit(meant, self.naming(), self.duties_with, self.duties_of)
        if meant.place is None and meant.key.endswith(_LEVELS) and len(found.places) > 1:
            return self._where(found.name, found.places, shown)
        if meant.unit is None:
            found = replace(found, name=_as_typed(asked.name, shown))
        listed = duty_list_of(found, asked.role)
        if not listed.entries:
            return sentence(nothing_of(found, asked.role))
        picture: Offer = (taking_texts.MATRIX_BUTTON, ShowPicture("matrix", found.name))
        return listing(listed, shown, self._around, (picture,))

    def _listed(self, asked: DutiesAsked, found: Sequence[DutyItem], shown: Shown) -> Reply:
        matter = _as_typed(asked.matter, shown)
        return listing(duty_list_about(matter, found, asked.role), shown, self._around)

    def _not_listed(self, asked: DutiesAsked, searched: Sequence[DutyItem], shown: Shown) -> Reply:
        matter, gone = _as_typed(asked.matter, shown), about(asked.matter, left_out(searched))
        what = texts.MATTER_REPLACED.format(name=matter)
        told = texts.NOTHING_FOUND.format(name=matter)
        return sentence(only_replaced(what, gone) if gone else told)

    def _searched(self, matter: str) -> tuple[DutyItem, ...]:
        return self._register.duties_in(self._around.search(matter))

    def _which(self, meant: Meant, shown: Shown, again: Callable[[str], Asked]) -> Reply:
        """Ask which unit is meant, of those that the words may stand for."""
        place = f" {meant.place}" if meant.place else ""
        today = self.today(shown.message)
        offered: list[Offer] = []
        for unit in meant.units:
            asked = retyped(again(f"{self._typed(unit)}{place}"), today)
            offered.append((told_apart(unit), replace(shown.asked, asked=asked, page=1)))
        return choice(texts.WHICH, offered, self._around)

    def _where(self, name: str, places: Sequence[str], shown: Shown) -> Reply:
        """Ask of which place: bodies of two places have one name."""
        offered: list[Offer] = [
            (
                texts.PLACED.format(name=name, place=place),
                replace(shown.asked, asked=f"{name} {place}", page=1),
            )
            for place in places
        ]
        return choice(texts.WHICH, offered, self._around)

    def _typed(self, unit: UnitCount) -> str:
        """Return what to type for a unit: its name, its key where several are called so."""
        return unit.name if self.naming().find(unit.name).unit is unit else unit.key

    def _how_to_ask(self) -> Reply:
        often = self.naming().often[:_MOST_OFFERED]
        if not often:
            return sentence(texts.NO_DUTIES)
        told = texts.HOW_TO_ASK.format(name=often[0].name)
        offered: list[Offer] = [
            (told_apart(unit), LookUp("duties", self._typed(unit))) for unit in often
        ]
        return choice(f"{told}\n{texts.KNOWN}", offered, self._around)


def _nothing_due(asked: DueAsked, name: str, gone: Sequence[DueItem]) -> str:
    """Return that nothing was found, or only `gone`: what replaced documents had."""
    frame = texts.NOTHING_DUE_OF if name else texts.NOTHING_DUE
    if gone:
        frame = texts.DUE_OF_REPLACED if name else texts.DUE_REPLACED
    said = asked.period.said if asked.period else ""
    told = " ".join(frame.format(name=name, period=said).split())
    return only_replaced(told, gone) if gone else told


def _with_due(asked: str) -> tuple[Offer, ...]:
    """Return what can be made of a list of deadlines."""
    return (
        (taking_texts.YEAR_BUTTON, ShowPicture("year", asked)),
        (taking_texts.TIMELINE_BUTTON, ShowPicture("timeline", asked)),
        (taking_texts.CALENDAR_BUTTON, Subscribe(asked)),
    )


def _as_typed(folded: str, shown: Shown) -> str:
    """Return a name as it was typed, also where a button or a number stands for it."""
    return shortened(as_typed(folded, shown.asked.asked), _LONGEST_NAME)


def _with_names_as_typed(asked: Asked, text: str) -> Asked:
    """Return the same with its names as they stand in a text, for the pages that follow."""
    if isinstance(asked, DueAsked):
        return replace(asked, name=as_typed(asked.name, text))
    name, matter = (as_typed(folded, text) for folded in (asked.name, asked.matter))
    return replace(asked, name=name, matter=matter)
