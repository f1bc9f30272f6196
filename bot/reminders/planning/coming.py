"""What a chat will be reminded of: the next time, what comes at once, and a dry run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from sqlalchemy import Engine

from bot.facts.texts import capital
from bot.labels import shortened
from bot.reminders.diary import Diary
from bot.reminders.letters.entries import say_day
from bot.reminders.menu import texts
from bot.reminders.menu.wish_saying import say_at
from bot.reminders.occasions import Due, Planned, Tending
from bot.reminders.planning.keeping import Facts
from bot.reminders.planning.matters import OWN, Matter, matters_of, withheld_of
from bot.reminders.planning.planning import plan, preview
from bot.reminders.planning.plans import Known
from bot.reminders.wishes import OwnReminder, Target

MOST_DAYS = 366
_SOON = 45  # days that are looked at first for the next time
_PER_PAGE = 8
_LONGEST_WHAT = 110  # characters


def tendings_in(engine: Engine) -> Callable[[Target], Mapping[Due, Tending]]:
    """Return what looks up what people did about the things that are due in a chat."""
    diary = Diary(engine)

    def tendings(target: Target) -> Mapping[Due, Tending]:
        with engine.connect() as connection:
            return diary.tendings(connection, target.id)

    return tendings


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a dry run as text."""

    text: str
    number: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """Looks ahead for a chat, by what the documents and its own reminders say now."""

    facts: Facts
    tendings: Callable[[Target], Mapping[Due, Tending]] = lambda _target: {}

    @property
    def zone(self) -> tzinfo:
        """The office's time zone."""
        return self.facts.zone

    def matters(self, target: Target, own: Sequence[OwnReminder]) -> tuple[Matter, ...]:
        """Return what a chat is reminded of."""
        seen = self.facts.at(target.place)
        return matters_of(target, seen.items(), own, seen.naming())

    def withheld(self, target: Target) -> int:
        """Return of how much a clerk has to look at first."""
        seen = self.facts.at(target.place)
        return len(withheld_of(target, seen.items(), seen.naming()))

    def all_of(self, target: Target) -> int:
        """Return how many deadlines a chat subscribed to, those that a clerk has not seen too."""
        everything = replace(target, wishes=replace(target.wishes, unconfirmed=True))
        return len(self.matters(everything, ()))

    def at_once(self, target: Target, matters: Sequence[Matter], now: datetime) -> int:
        """Return how many of these matters, if they are new to the chat, are brought up at once."""
        fresh = replace(target, planned_through=now)
        planned = plan(fresh, matters, Known(), now, self.facts.days, self.zone).new
        return len({one.due for one in planned if one.at <= now})

    def ahead(
        self, target: Target, matters: Sequence[Matter], now: datetime, days: int
    ) -> tuple[Planned, ...]:
        """Return what comes within so many days, what is past today left out."""
        today = now.astimezone(self.zone).date()
        last = today + timedelta(days=days - 1)
        tendings = self.tendings(target)
        found = preview(target, matters, (today, last), tendings, self.facts.days, self.zone)
        return tuple(planned for planned in found if planned.at > now)

    def next(self, target: Target, matters: Sequence[Matter], now: datetime) -> Sequence[Planned]:
        """Return what comes next, all that comes at the same time; nothing within a year is ()."""
        for days in (_SOON, MOST_DAYS):
            if found := self.ahead(target, matters, now, days):
                return [planned for planned in found if planned.at == found[0].at]
        return ()

    def say_next(self, target: Target, matters: Sequence[Matter], now: datetime) -> str:
        """Return the sentence about what comes next."""
        if target.paused_at is not None:
            return texts.NO_NEXT_PAUSED
        found = self.next(target, matters, now)
        if not found:
            return texts.NO_NEXT_YET if self.withheld(target) else texts.NO_NEXT
        more = texts.NEXT_MORE.format(count=len(found) - 1) if len(found) > 1 else ""
        what = shortened(found[0].told.what, _LONGEST_WHAT).rstrip(".")
        return texts.NEXT.format(at=say_at(found[0].at, self.zone), what=what, more=more)

    def page(
        self, found: Sequence[Planned], head: str, number: int, notes: Mapping[str, str]
    ) -> Page:
        """Return a page of a dry run by days; `head` has a place for what page it is.

        `notes` are what is said with matters, by their ids.
        """
        pages = max(1, -(-len(found) // _PER_PAGE))
        number = min(max(number, 1), pages)
        said = texts.PAGE.format(page=number, pages=pages) if pages > 1 else ""
        lines = [head.replace("{page}", said)]
        shown = found[(number - 1) * _PER_PAGE : number * _PER_PAGE]
        for day, group in groupby(shown, key=self._day):
            lines += ["", capital(say_day(day)), *(self._line(planned, notes) for planned in group)]
        return Page("\n".join(lines), number, number == pages)

    def _day(self, planned: Planned) -> date:
        return planned.at.astimezone(self.zone).date()

    def _line(self, planned: Planned, notes: Mapping[str, str]) -> str:
        left = (planned.told.last - self._day(planned)).days
        frame = texts.PREVIEW_LEFT if left > 0 else texts.PREVIEW_OVER
        if left == 0:
            is_own = planned.due.matter.startswith(OWN)
            frame = texts.PREVIEW_ON_DAY if is_own else texts.PREVIEW_LAST
        return texts.PREVIEW_LINE.format(
            at=planned.at.astimezone(self.zone),
            what=shortened(planned.told.what.rstrip(" .;"), _LONGEST_WHAT),
            limit=planned.told.limit,
            left=frame.format(days=abs(left)),
            note=notes.get(planned.due.matter, ""),
        )
