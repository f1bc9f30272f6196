"""What is due goes into letters and these into the outbox: all of a target at once, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection, Engine

from bot.database import writing
from bot.delivery.outbox import Outbox
from bot.messages import ChatId, Place
from bot.offers import NewId
from bot.platforms.platform import Platform
from bot.records.buttons import Buttons
from bot.reminders.closing import close
from bot.reminders.diary import Diary, NewLetter
from bot.reminders.letters.digests import Context, compose, owner_of
from bot.reminders.letters.letters import Room, letters
from bot.reminders.occasions import Due, Occasion, OccasionState, Tending
from bot.reminders.planning.matters import Matter
from bot.reminders.running.routing import Reach, routes
from bot.reminders.settled import outbox_key
from bot.reminders.steps import StepKind
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target
from bot.schedule.working_days import WorkingDays

_GATHERED_FOR = timedelta(minutes=10)
_A_MOMENT = timedelta(microseconds=1)
_A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Post:
    """How letters are made and put on their way."""

    platforms: Mapping[str, Platform]  # that are connected
    outbox: Outbox
    buttons: Buttons
    new_id: NewId
    zone: tzinfo
    days: WorkingDays


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known at a tick about what may be told."""

    matters: Mapping[str, Matter]  # of the target, or for a clerk of all
    labels: Mapping[int, str]  # what targets are called
    lost: frozenset[tuple[str, ChatId]]
    closed: Callable[[Place], frozenset[str]] = lambda _place: frozenset()  # files not seen there


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told in one place; with `doubts` it may have been, in so many tries without a word.

    It says so then.
    """

    target: Target
    place: Place
    due: Sequence[Occasion]
    doubts: int = 0


class Writer:
    """Writes the letters of one target at a time; safe to use from threads."""

    def __init__(self, engine: Engine, post: Post) -> None:
        self._engine = engine
        self._post = post
        self._diary = Diary(engine)
        self._targets = Targets(engine)

    def write(self, target: int, known: Knowledge, now: datetime) -> frozenset[str]:
        """Write what is due to a target, and return the platforms of the letters.

        Nothing is written while another process writes to it, in a pause or in quiet hours; what
        comes up all of a sudden right after a letter waits for more of its kind.
        """
        with writing(self._engine) as connection:
            if not self._diary.lock(connection, target):
                return frozenset()
            found = self._targets.get(target)
            if found is None or self.rests(found, now):
                return frozenset()
            due = self._diary.due(connection, target, now)
            if self._comes_in_a_row(connection, found, due, now):
                return frozenset()
            return self._route(connection, found, due, known, now)

    def tell(
        self, connection: Connection, telling: Telling, known: Knowledge, now: datetime
    ) -> None:
        """Write what is due in one place, in the caller's write transaction.

        What must not be seen there is left as it is.
        """
        target, place = telling.target, telling.place
        due = _seen_in(place, target, telling.due, known)
        tendings = self._tendings(connection, due)
        context = Context(known.matters, tendings, known.labels, self._post.days)
        digest = compose(target, due, context, now, self._post.zone)
        close(connection, digest.void, OccasionState.WITHDRAWN, now)
        platform = self._post.platforms[place.platform]
        able = platform.capabilities
        room = Room(place, able.longest_text, able.has_buttons(place))
        made_at = self._made_at(connection, place, now)
        numbers = {entry.occasion.id: entry.number for entry in digest.numbered}
        for written in letters(digest, room, self._post.new_id):
            told, merged = written.told, written.merged
            shown = {one: numbers.get(one, 0) for one in told}
            letter = NewLetter(target.id, place, told, merged, written.is_late, shown)
            identity = self._diary.write_letter(connection, letter, made_at)
            parcels = platform.render(written.reply, place, None)
            for number, parcel in enumerate(parcels):
                key = outbox_key(identity, number)
                put = self._post.outbox.put
                if not put(connection, key, place, parcel, now, doubts=telling.doubts):
                    raise RuntimeError(f"another message has the key {key}: nothing is told")
            self._post.buttons.keep(connection, place, written.reply, now)

    def rests(self, target: Target, now: datetime) -> bool:
        """Whether nothing is pushed to a target now: it pauses, or these are its quiet hours."""
        quiet = target.wishes.quiet
        here = now.astimezone(self._post.zone).time()
        return target.paused_at is not None or (quiet is not None and quiet.hold(here))

    def _comes_in_a_row(
        self, connection: Connection, target: Target, due: Sequence[Occasion], now: datetime
    ) -> bool:
        """Whether a clerk seems to confirm one thing after another: they go into one letter."""
        if not all(one.step.kind is StepKind.LEAD and one.at == one.created_at for one in due):
            return False
        last = self._diary.newest_letter(connection, target.place)
        return last is not None and timedelta(0) <= now - last.made_at < _GATHERED_FOR

    def _route(
        self,
        connection: Connection,
        target: Target,
        due: Sequence[Occasion],
        known: Knowledge,
        now: datetime,
    ) -> frozenset[str]:
        reach = Reach(self._post.platforms, known.lost)
        for_one = [one for one in due if one.step.kind is StepKind.IN_CHARGE]
        routed = routes(target, due, self._tendings(connection, for_one), reach)
        close(connection, routed.nowhere, OccasionState.SKIPPED, now)
        for place, told in routed.by_place.items():
            # What may have arrived before its chat was lost says so, apart from what is new.
            for doubts in (1, 0):
                these = [one for one in told if (one.letter is not None) == bool(doubts)]
                if these:
                    telling = Telling(target, place, these, doubts)
                    self.tell(connection, telling, known, now)
        return frozenset(place.platform for place in routed.by_place)

    def _tendings(self, connection: Connection, due: Sequence[Occasion]) -> dict[Due, Tending]:
        """Return what people did, for each thing that is due in one chat only."""
        owners: defaultdict[Due, set[int]] = defaultdict(set)
        for one in due:
            owners[one.due].add(owner_of(one))
        all_owners = {owner for of_one in owners.values() for owner in of_one}
        found = {owner: self._diary.tendings(connection, owner) for owner in sorted(all_owners)}
        return {
            of: found[owner].get(of, Tending(of))
            for of, (owner, *others) in owners.items()
            if not others
        }

    def _made_at(self, connection: Connection, place: Place, now: datetime) -> datetime:
        """Return a time at which nothing else was written there.

        Numbers count through all that was written at one time: two digests must not be one.
        """
        last = self._diary.newest_letter(connection, place)
        is_just_now = last is not None and timedelta(0) <= last.made_at - now < _A_SECOND
        return last.made_at + _A_MOMENT if last is not None and is_just_now else now


def _seen_in(
    place: Place, target: Target, due: Sequence[Occasion], known: Knowledge
) -> Sequence[Occasion]:
    """Return what may be told in a place; the person in charge is told what the chat may be."""
    closed = known.closed(place if place == target.fallback else target.place)
    return [one for one in due if one.told.file not in closed] if closed else due
