"""What each chat is owed, by a calculation of the bench's own from what it wrote itself.

Only which days are worked is asked of the product; all else is worked out here a second time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.messages import Place
from bot.reminders.wishes import Wishes
from bot.schedule.working_days import WorkingDays
from tests.bench.reminder_plan import Fall, Form, Item

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat with what it asked for; `items` is what its subscriptions come to."""

    number: int
    place: Place
    wishes: Wishes
    items: tuple[Item, ...]
    own: tuple[Item, ...] = ()
    fallback: Place | None = None

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
    its next time has come by then.
    """

    due: Due
    step: str
    at: datetime
    is_sudden: bool = False


@dataclass
class Oracle:
    """Everything that is owed from `begin` to `end`, and what changes about it meanwhile.

    `touched` says when people last did something about a thing: what waited then, in quiet hours
    or behind another message, may be taken back as well as told.
    """

    begin: datetime
    end: datetime
    zone: tzinfo
    days: WorkingDays = field(default_factory=WorkingDays)
    owed: dict[tuple[Due, str], Owed] = field(default_factory=dict)
    touched: dict[Due, datetime] = field(default_factory=dict)

    def subscribe(self, chat: Chat) -> None:
        """Add what a chat is owed that asks for it at the beginning."""
        for item in (*chat.items, *chat.own):
            self._add(chat, item, self.begin)

    def close(self, due: Due, at: datetime) -> None:
        """Take out what is to come of something that was closed."""
        self._drop(due, after=at, until=None)

    def put_off(self, due: Due, at: datetime, until: datetime, wishes: Wishes) -> None:
        """Let it rest, and come again then; what is overdue at that time is told the day after."""
        overdue = self.owed.get((due, "overdue"))
        self._drop(due, after=at, until=until)
        self._owe(due, f"snoozed:{until.astimezone(UTC):%Y-%m-%dT%H:%MZ}", until)
        if overdue is not None and at < overdue.at <= until:
            day = self.days.after(until.astimezone(self.zone).date(), 1)
            self.owed.pop((due, "overdue"), None)
            self._owe(due, "overdue", self._moment(day, wishes.at))

    def correct(self, chats: Sequence[Chat], item: Item, form: Form, at: datetime) -> None:
        """Let something be due at other times from now on."""
        for chat in chats:
            if item in chat.items:
                for due in {due for due, _ in self.owed if _is_of(due, chat, item)}:
                    self._drop(due, after=at, until=None)
                self._add(chat, replace(item, form=form), at)

    def slots(self) -> list[datetime]:
        """Return when something is to be told, in order."""
        return sorted({one.at for one in self.owed.values()})

    def _add(self, chat: Chat, item: Item, since: datetime) -> None:
        first = since.astimezone(self.zone).date()
        last = self.end.astimezone(self.zone).date() + timedelta(days=max(chat.wishes.leads))
        for fall in item.form.falls(first, last):
            due = Due(chat.number, item.code, fall.key)
            found = list(self._leads(fall, chat.wishes, is_weekly=item.form.weekday is not None))
            told = self._told(due, chat.wishes.leads, since)
            passed = [lead for at, lead in found if at <= since]
            if passed and not told:
                self._owe(due, f"lead:{min(passed)}", since, is_sudden=True)
            for at, lead in found:
                if at > since and lead < min(told, default=lead + 1):
                    self._owe(due, f"lead:{lead}", at)
            if found:
                overdue = self.days.after(fall.last, 1)
                self._owe(due, "overdue", self._moment(overdue, chat.wishes.at))

    def _told(self, due: Due, leads: Sequence[int], until: datetime) -> list[int]:
        """Return how many days before it was told already; what was corrected may stay so."""
        before = {lead: self.owed.get((due, f"lead:{lead}")) for lead in leads}
        return [lead for lead, one in before.items() if one is not None and one.at <= until]

    def _leads(
        self, fall: Fall, wishes: Wishes, *, is_weekly: bool
    ) -> Iterator[tuple[datetime, int]]:
        """Yield when it is told and how many days before that is meant, each time once."""
        by_day: dict[date, int] = {}
        for lead in wishes.leads:
            if is_weekly and lead >= _WEEK:  # the last one was not even due
                continue
            day = fall.last - timedelta(days=lead)
            while wishes.on_working_days and not self.days.is_working(day):
                day -= timedelta(days=1)
            by_day[day] = min(lead, by_day.get(day, lead))
        yield from ((self._moment(day, wishes.at), lead) for day, lead in by_day.items())

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
