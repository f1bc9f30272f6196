"""What a chat wants to be reminded of, and how (pure)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.messages import Place
from corpus.facts.facts import When

LEADS = (14, 7, 3, 1, 0)  # days before
AT = time(8)

_BEFORE_QUIET = timedelta(minutes=30)  # all letters of a slot are out by then
_EARLIEST = time(0, 30)


class Kind(StrEnum):
    """What a subscription is to."""

    ALL = "all"
    UNIT = "unit"  # what it owes, receives or passes on, and what its groups owe
    DOCUMENT = "document"  # a programme, in whatever edition: `bot.facts.standing.document_key`


class Closers(StrEnum):
    """Who of a group may close what falls due."""

    EVERYONE = "everyone"
    MANAGERS = "managers"  # those who may change its reminders


class TargetKind(StrEnum):
    """Whom a target serves."""

    CHAT = "chat"  # a group or a person, who asked for it
    CLERK = "clerk"  # an administrator: hears what waits to be confirmed and what nobody closed


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` nothing is pushed; over midnight where the end is the earlier."""

    start: time
    end: time

    def hold(self, moment: time) -> bool:
        """Whether a time of day is within them; at the end they are over."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end

    def over(self, moment: datetime) -> datetime:
        """Return when something of that local moment can be pushed: then, or when they end."""
        if not self.hold(moment.time()):
            return moment
        day = moment.date() if moment.time() < self.end else moment.date() + timedelta(days=1)
        return datetime.combine(day, self.end, moment.tzinfo)

    def outside(self, hour: time) -> time:
        """Return a time of the same day that is not within them, for one that is.

        It is their end, or a while before they begin where they end on the next day: what is to
        be told on a day has no use on the next one.
        """
        if not self.hold(hour):
            return hour
        if hour < self.end:
            return self.end
        begin = datetime.combine(date.min, self.start)
        before = (begin - _BEFORE_QUIET).time() if self.start >= _EARLIEST else time()
        return self.end if self.hold(before) else before


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a chat wants to be reminded; times are of the office's time zone."""

    leads: tuple[int, ...] = LEADS  # descending
    at: time = AT
    quiet: QuietHours | None = QuietHours(time(21), time(7))
    on_working_days: bool = True  # what would come on a day off comes on the working day before
    unconfirmed: bool = False  # also what no clerk has confirmed, marked so
    closers: Closers = Closers.EVERYONE

    def hour(self, named: time | None = None) -> time:
        """Return when on a day something comes, where it names a time itself or none."""
        at = named or self.at
        return self.quiet.outside(at) if self.quiet else at


@dataclass(frozen=True, slots=True)
class Subscription:
    """One thing that a chat is reminded of; `key` is empty for everything.

    A unit's is a `bot.facts.unit_places.PlacedKey`: bodies of several places have one name.
    """

    id: int
    kind: Kind
    key: str
    name: str  # as it is shown

    @property
    def mark(self) -> str:
        """What tells it apart from the others of its chat: "all", "unit:so noi vu"."""
        return f"{self.kind}:{self.key}" if self.key else self.kind.value


@dataclass(frozen=True, slots=True)
class Target:
    """A chat that is reminded, with all it wished for.

    Nothing is owed to it for the time up to `planned_through`. `managers` ("platform:user") may
    change its reminders, besides administrators. While it is lost, what is due goes to
    `fallback`, if there is one, or waits.
    """

    id: int
    kind: TargetKind
    place: Place
    label: str  # what it is called in lists
    wishes: Wishes
    subscriptions: tuple[Subscription, ...]
    managers: tuple[str, ...]
    responsible: Place | None  # whom to write to when nobody closed what was due
    fallback: Place | None
    planned_through: datetime
    created_by: str
    paused_at: datetime | None = None
    lost_at: datetime | None = None
    lost_reason: str | None = None


@dataclass(frozen=True, slots=True)
class OwnReminder:
    """A reminder that people set for themselves; its `when` always has days.

    Nothing of it comes before `start`, from which "every second week" and the like count.
    """

    id: int
    target: int
    what: str
    when: When
    start: date
    leads: tuple[int, ...] | None  # None: as the chat wishes
    at: time | None
    created_by: str
    created_at: datetime
    paused_at: datetime | None = None
