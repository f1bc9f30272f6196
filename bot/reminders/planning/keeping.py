"""The rows of all targets are kept as they should be: planned anew when anything changed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from sqlalchemy import Engine, select

from bot.database import writing
from bot.facts.items import DueItem
from bot.facts.naming import Naming
from bot.messages import Place
from bot.reminder_tables import reminder_presses
from bot.reminders.diary import Diary
from bot.reminders.occasions import Planned
from bot.reminders.planning.matters import (
    Matter,
    matters_of,
    replaced_of,
    unconfirmed_of,
    withheld_of,
)
from bot.reminders.planning.planning import escalations, plan
from bot.reminders.planning.plans import Known, Plan
from bot.reminders.planning.scene import REMEMBERED
from bot.reminders.targets import Targets
from bot.reminders.wishes import OwnReminder, Subscription, Target, TargetKind
from bot.schedule.working_days import WorkingDays

_ANEW_AFTER = timedelta(hours=1)
_AT_THE_LATEST = timedelta(hours=6)
_AT_ONCE = 4  # that a tick plans anew for no other reason than that time has passed
_SOME_TIME = datetime.min.replace(tzinfo=UTC)


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What chats can be reminded of, each the same object until it changes, and the calendar.

    `seen_in` gives what a chat may see of it, `closed` the names of the files that it may not.
    `conceals` tells what must not be called by its name to whoever these facts are for.
    """

    items: Callable[[], tuple[DueItem, ...]]
    naming: Callable[[], Naming]
    days: WorkingDays
    zone: tzinfo
    seen_in: "Callable[[Place], Facts] | None" = None
    closed: Callable[[Place], frozenset[str]] = lambda _place: _NONE
    conceals: Callable[[Subscription], bool] = lambda _subscription: False

    def at(self, place: Place) -> "Facts":
        """Return what a chat may see."""
        return self if self.seen_in is None else self.seen_in(place)


@dataclass(frozen=True, slots=True)
class _Wish:
    """All that a target's plan was made from, besides rows and facts."""

    target: Target  # as if it had never been planned
    own: tuple[OwnReminder, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a wish comes to among the facts as they are."""

    wish: _Wish
    matters: tuple[Matter, ...]
    withheld: frozenset[str]
    closed: frozenset[str]
    replaced: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Planned:
    """What came of planning a target, and of which wish."""

    wish: _Wish
    at: datetime
    matters: Mapping[str, Matter]
    escalated: tuple[Planned, ...] = ()


class Keeper:
    """Plans targets when facts or wishes changed, people did something, or an hour has passed.

    Only some at each tick are planned for the last reason: nobody who asks is to wait for all.
    """

    def __init__(self, engine: Engine, facts: Facts) -> None:
        self._engine = engine
        self._facts = facts
        self._diary = Diary(engine)
        self._targets = Targets(engine)
        self._items: tuple[DueItem, ...] = ()
        self._replaced: Mapping[str, str] = {}
        self._naming: Naming | None = None
        self._readings: dict[int, _Reading] = {}
        self._planned: dict[int, _Planned] = {}
        self._unread: set[int] = set()  # whose reading is of facts that were
        self._seen = 0  # the last press that plans know of
        self._left = 0  # of those that this tick may plan anew

    def begin(self, targets: Sequence[Target]) -> None:
        """Look at the facts once for all that is planned at a tick; `targets` are all of them."""
        items, naming = self._facts.items(), self._facts.naming()
        if items is not self._items or naming is not self._naming:
            self._items, self._naming = items, naming
            self._replaced = replaced_of(items)
            self._unread = set(self._readings)
            self._planned = {
                target.id: self._planned[target.id]
                for target in targets
                if _is_running_chat(target) and target.id in self._planned
            }
        self._left = _AT_ONCE
        there = {target.id for target in targets}
        for stale in (self._planned.keys() - there) | self._pressed():
            self._planned.pop(stale, None)

    def closed(self, place: Place) -> frozenset[str]:
        """Return the names of the files that a chat may not see."""
        return self._facts.closed(place)

    def matters(self, target: Target) -> Mapping[str, Matter] | None:
        """Return what a target may be told of, by id; a clerk also what the chats are.

        None when it has not been planned: what is known of it may be no longer so.
        """
        found = self._planned.get(target.id)
        if found is None or target.kind is TargetKind.CHAT:
            return found.matters if found else None
        every = (*(planned.matters for planned in self._planned.values()), found.matters)
        return {name: matter for matters in every for name, matter in matters.items()}

    def keep_chat(self, target: Target, own: Sequence[OwnReminder], now: datetime) -> bool:
        """Plan a chat where that is due, and return whether it was."""
        wish = _Wish(replace(target, planned_through=_SOME_TIME), tuple(own))
        read = self._read(wish)
        if self._is_current(wish, now):
            return False
        known = replace(
            self._known(target, now),
            withheld=read.withheld,
            closed=read.closed,
            replaced=read.replaced,
        )
        calendar = (now, self._facts.days, self._facts.zone)
        new = plan(target, read.matters, known, *calendar)
        escalated = escalations(target, read.matters, known, *calendar)
        self._keep(target, new, _of(wish, now, read.matters, escalated))
        return True

    def keep_clerk(
        self, target: Target, chats: Sequence[Target], now: datetime, *, is_stale: bool
    ) -> None:
        """Plan what an administrator is told of the chats; `is_stale`: one was planned anew.

        Not while one of them could not be planned: what was not looked at would never be owed.
        """
        if any(chat.id not in self._planned for chat in chats):
            return
        wish = _Wish(replace(target, planned_through=_SOME_TIME), ())
        if not is_stale and self._is_current(wish, now):
            return
        matters = self._unconfirmed(chats)
        known = self._known(target, now, escalated=tuple(self._escalated()))
        new = plan(target, matters, known, now, self._facts.days, self._facts.zone)
        self._keep(target, new, _of(wish, now, matters))

    def _hidden(self, seen: Sequence[DueItem], closed: frozenset[str]) -> frozenset[str]:
        """Return the ids of what stands only in files that are not seen."""
        if not closed:
            return _NONE
        hidden = {item.deadline.id for item in self._items if item.card.file_name in closed}
        return frozenset(hidden) - {item.deadline.id for item in seen}

    def _unconfirmed(self, chats: Sequence[Target]) -> tuple[Matter, ...]:
        """Return what some chat would be reminded of that may see it."""
        found: dict[str, Matter] = {}
        for alike in self._by_sight(chats):
            seen = self._facts.at(alike[0].place)
            for matter in unconfirmed_of(alike, seen.items(), seen.naming()):
                found.setdefault(matter.id, matter)
        return tuple(found.values())

    def _by_sight(self, chats: Sequence[Target]) -> Collection[Sequence[Target]]:
        """Return the chats in parts that may see the same."""
        parts: defaultdict[frozenset[str], list[Target]] = defaultdict(list)
        for chat in chats:
            parts[self._facts.closed(chat.place)].append(chat)
        return parts.values()

    def _read(self, wish: _Wish) -> _Reading:
        """Read what a wish comes to; a plan made from something else does not hold any more."""
        target = wish.target.id
        before = self._readings.get(target)
        if before is not None and before.wish == wish and target not in self._unread:
            return before
        plan_before = self._planned.pop(target, None)
        seen, closed = self._facts.at(wish.target.place), self._facts.closed(wish.target.place)
        items, naming = seen.items(), seen.naming()
        matters = matters_of(wish.target, items, wish.own, naming)
        withheld = withheld_of(wish.target, items, naming) | self._hidden(items, closed)
        found = _Reading(wish, matters, withheld, closed, replaced_of(items))
        self._readings[target] = found
        self._unread.discard(target)
        if plan_before is not None and found == before:
            self._planned[target] = plan_before
        return found

    def _pressed(self) -> set[int]:
        """Return the targets in which people did something since the last tick."""
        row = reminder_presses.c
        query = select(row.id, row.target).where(row.id > self._seen)
        with self._engine.connect() as connection:
            found = connection.execute(query).all()
        self._seen = max((press.id for press in found), default=self._seen)
        return {press.target for press in found}

    def _is_current(self, wish: _Wish, now: datetime) -> bool:
        found = self._planned.get(wish.target.id)
        if found is None or found.wish != wish:
            return False
        age = now - found.at
        if timedelta(0) <= age < _ANEW_AFTER:
            return True
        if timedelta(0) <= age < _AT_THE_LATEST and self._left == 0:
            return True
        self._left = max(0, self._left - 1)
        return False

    def _known_naming(self) -> Naming:
        return self._naming or self._facts.naming()

    def _known(
        self,
        target: Target,
        now: datetime,
        escalated: Sequence[Planned] = (),
    ) -> Known:
        since = now.astimezone(self._facts.zone).date() - REMEMBERED
        with self._engine.connect() as connection:
            occasions = self._diary.of_target(connection, target.id, since)
            tendings = self._diary.tendings(connection, target.id)
        return Known(occasions, tendings, escalated=escalated, replaced=self._replaced)

    def _escalated(self) -> Iterator[Planned]:
        for planned in self._planned.values():
            yield from planned.escalated

    def _keep(self, target: Target, new: Plan, planned: _Planned) -> None:
        """Write the plan, unless the wishes changed meanwhile or another process is at it."""
        self._planned.pop(target.id, None)
        with writing(self._engine) as connection:
            if not self._diary.lock(connection, target.id):
                return
            if self._targets.get(target.id) != target:
                return
            self._diary.save(connection, target.id, new, planned.at)
        self._planned[target.id] = planned


def _is_running_chat(target: Target) -> bool:
    return target.kind is TargetKind.CHAT and target.paused_at is None


def _of(
    wish: _Wish, at: datetime, matters: Sequence[Matter], escalated: Sequence[Planned] = ()
) -> _Planned:
    return _Planned(wish, at, {matter.id: matter for matter in matters}, tuple(escalated))
