"""What each chat is owed, by a calculation of the bench's own from what it wrote itself.

Only which days are worked is asked of the product; all else is worked out here a second time.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from bot.messages import Place
from bot.reminders.wishes import Wishes
from bot.schedule.working_days import WorkingDays
from tests.bench.reminder_plan import Fall, Form, Item
from tests.bench.reminder_world import Spot

CLERK = -1  # the number of the clerk's own chat

_WEEK = 7
_LONGER_THAN_ANY_STOP = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat with what it asked for; `items` is what its subscriptions come to."""

    number: int
    place: Place
    wishes: Wishes
    items: tuple[Item, ...]
    own: tuple[Item, ...] = ()
    fallback: Place | None = None
    responsible: Place | None = None

    @property
    def hour(self) -> time:
        """When on a day it is told: not before its quiet hours are over."""
        at, quiet = self.wishes.at, self.wishes.quiet
        return quiet.end if quiet and at < quiet.end < quiet.start else at

    @property
    def codes(self) -> set[str]:
        """What may be brought up in it."""
        return {item.code for item in (*self.items, *self.own)}


@dataclass(frozen=True, slots=True)
class Due:
    """Something at one of its times in a chat, in the words of rows."""

    chat: int
    code: str
    occurrence: str


@dataclass(frozen=True, slots=True)
class Owed:
    """An occasion that must be told, from `at` on.

    What was due before its chat asked for it is told at once (`is_sudden`), or not at all where
    its next time has come by then. What `is_free` may be told from then on or not. After `until`
    it need not be told where nothing could be written to its chat before.
    """

    due: Due
    step: str
    at: datetime
    is_sudden: bool = False
    is_free: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened among the letters, which are numbered in their order.

    What those up to `before` tell came first; those above `after` were made when it was known.
    """

    at: datetime
    before: int
    after: int

    def is_known_to(self, letter: int, made: datetime) -> bool:
        """Whether a letter was surely made after it; numbers of those taken back come again."""
        return letter > self.after or made > self.at + _LONGER_THAN_ANY_STOP


@dataclass(frozen=True, slots=True)
class Change:
    """The clerk found that something is due at other times, or never (None)."""

    form: Form | None
    moment: Moment


def _lists() -> defaultdict[Any, list[Any]]:
    return defaultdict(list)


@dataclass
class Oracle:
    """Everything that is owed from `begin` to `end`, and what changes about it meanwhile.

    `touched` says when people last did something about a thing: what waited then, in quiet hours
    or behind another message, may be taken back as well as told. What follows once something was
    told, `reminder_following` works out from the rest of what is noted here.
    """

    begin: datetime
    end: datetime
    zone: tzinfo
    days: WorkingDays = field(default_factory=WorkingDays)
    owed: dict[tuple[Due, str], Owed] = field(default_factory=dict)
    touched: dict[Due, datetime] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    closed: dict[Due, Moment] = field(default_factory=dict)
    rests: defaultdict[Due, list[tuple[datetime, datetime]]] = field(default_factory=_lists)
    taken: defaultdict[Due, list[tuple[Moment, Spot | None]]] = field(default_factory=_lists)
    changes: defaultdict[tuple[int, str], list[Change]] = field(default_factory=_lists)
    away: defaultdict[Place, list[tuple[datetime, datetime]]] = field(default_factory=_lists)

    def subscribe(self, chat: Chat) -> None:
        """Add what a chat is owed that asks for it at the beginning."""
        self.chats[chat.number] = chat
        for item in (*chat.items, *chat.own):
            self._add(chat, item, self.begin)

    def close(self, due: Due, at: Moment) -> None:
        """Take out what is to come of something that was closed."""
        self.closed[due] = at
        self._drop(due, after=at.at, until=None)

    def take(self, due: Due, at: Moment, by: Spot | None) -> None:
        """Let somebody have it, who can be written to in private there, or not at all."""
        self.taken[due].append((at, by))

    def put_off(self, due: Due, at: datetime, until: datetime) -> None:
        """Let it rest, and come again then; what is overdue at that time is told the day after."""
        self.rests[due].append((at, until))
        overdue = self.owed.get((due, "overdue"))
        self._drop(due, after=at, until=until)
        self._owe(due, f"snoozed:{until.astimezone(UTC):%Y-%m-%dT%H:%MZ}", until)
        if overdue is not None and at < overdue.at <= until:
            self.owed.pop((due, "overdue"), None)
            self._owe(due, "overdue", self.next_worked(until, self.chats[due.chat].hour))

    def correct(self, item: Item, form: Form | None, at: Moment) -> None:
        """Let something be due at other times from now on, or never."""
        for chat in self.chats.values():
            if item in chat.items:
                self.changes[chat.number, item.code].append(Change(form, at))
                for due in {due for due, _ in self.owed if _is_of(due, chat, item)}:
                    self._drop(due, after=at.at, until=None)
                if form is not None:
                    self._add(chat, replace(item, form=form), at.at)

    def slots(self) -> list[datetime]:
        """Return when something is to be told, in order, as far as that can be known before."""
        found = {one.at for one in self.owed.values()}
        for (due, step), one in self.owed.items():
            if step == "overdue":
                at = self.chats[due.chat].hour
                in_charge = self.next_worked(one.at, at)
                found |= {in_charge, self.next_worked(in_charge, at)}
        return sorted(moment for moment in found if moment <= self.end)

    def next_worked(self, moment: datetime, at: time) -> datetime:
        """Return that time of day on the working day after a moment."""
        return self._moment(self.days.after(moment.astimezone(self.zone).date(), 1), at)

    def _add(self, chat: Chat, item: Item, since: datetime) -> None:
        first = since.astimezone(self.zone).date()
        last = self.end.astimezone(self.zone).date() + timedelta(days=max(chat.wishes.leads))
        for fall in item.form.falls(first, last):
            due = Due(chat.number, item.code, fall.key)
            found = list(self._leads(fall, chat, is_weekly=item.form.weekday is not None))
            told = self._told(due, chat.wishes.leads, since)
            passed = [lead for at, lead in found if at <= since]
            if passed and not told:
                self._owe(due, f"lead:{min(passed)}", since, is_sudden=True)
            for at, lead in found:
                if at > since and lead < min(told, default=lead + 1):
                    self._owe(due, f"lead:{lead}", at)
            if found and chat.number != CLERK:
                overdue = self.days.after(fall.last, 1)
                self._owe(due, "overdue", self._moment(overdue, chat.hour))

    def _told(self, due: Due, leads: Sequence[int], until: datetime) -> list[int]:
        """Return how many days before it was told already; what was corrected may stay so."""
        before = {lead: self.owed.get((due, f"lead:{lead}")) for lead in leads}
        return [lead for lead, one in before.items() if one is not None and one.at <= until]

    def _leads(self, fall: Fall, chat: Chat, *, is_weekly: bool) -> Iterator[tuple[datetime, int]]:
        """Yield when it is told and how many days before that is meant, each time once."""
        by_day: dict[date, int] = {}
        wishes = chat.wishes
        for lead in wishes.leads:
            if is_weekly and lead >= _WEEK:  # the last one was not even due
                continue
            day = fall.last - timedelta(days=lead)
            while wishes.on_working_days and not self.days.is_working(day):
                day -= timedelta(days=1)
            by_day[day] = min(lead, by_day.get(day, lead))
        yield from ((self._moment(day, chat.hour), lead) for day, lead in by_day.items())

    def _owe(self, due: Due, step: str, at: datetime, *, is_sudden: bool = False) -> None:
        if at <= self.end:
            self.owed[due, step] = Owed(due, step, at, is_sudden)

    def _drop(self, due: Due, *, after: datetime, until: datetime | None) -> None:
        self.touched[due] = after
        for key, one in list(self.owed.items()):
            is_within = after < one.at and (until is None or one.at < until)
            if one.due == due and is_within:
                del self.owed[key]

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)


def _is_of(due: Due, chat: Chat, item: Item) -> bool:
    return due.chat == chat.number and due.code == item.code
