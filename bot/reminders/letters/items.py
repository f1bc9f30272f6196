"""What the numbers of the newest letters in a chat stand for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import ColumnElement, Connection, and_, func, select

from bot.messages import MessageId, Place
from bot.reminder_tables import reminder_letters, reminder_occasions, reminder_targets
from bot.reminders.diary_rows import occasion_of, occasions_with_letters
from bot.reminders.letters.digests import numbered, owner_of
from bot.reminders.occasions import Due, LetterState, Occasion, OccasionState
from bot.reminders.wishes import TargetKind

SPOKEN_OF = timedelta(days=31)  # an older letter is not meant by “xong 2”

_MOST_TIMES = 30
# What is left of them counts from 1 again: nobody means that.
_NO_LONGER_READ = (LetterState.REFUSED.value, LetterState.TOLD_AGAIN.value)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a letter told, and whose people are to see to it."""

    target: int
    due: Due


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was told in a place at each of the last times, the newest first, by its numbers."""

    told: tuple[Mapping[int, Item], ...]

    @property
    def newest(self) -> tuple[Item, ...]:
        """What was told last; nothing when that is long ago."""
        return tuple(self.told[0].values()) if self.told else ()

    def find(self, number: int) -> Item | None:
        """Return what the newest letter that has this number calls so."""
        return next((items[number] for items in self.told if number in items), None)


def numbers_in(
    connection: Connection,
    place: Place,
    now: datetime,
    zone: tzinfo,
    answered: MessageId | None = None,
) -> Numbers:
    """Return what numbers stand for in a place; letters written there at one time are one.

    Where somebody answered one of them, these are its numbers alone, however old it is.
    """
    together: defaultdict[tuple[int, datetime], list[int]] = defaultdict(list)
    letter, target = reminder_letters.c, reminder_targets.c
    shown = (
        *_in_place(place),
        letter.state.not_in(_NO_LONGER_READ),
        *(_of_answered(connection, place, answered) or [letter.made_at > now - SPOKEN_OF]),
    )
    # All letters of a time or none: numbers count through them, however many they are.
    last = (
        select(letter.target, letter.made_at)
        .where(*shown)
        .group_by(letter.target, letter.made_at)
        .order_by(func.max(letter.id).desc())
        .limit(_MOST_TIMES)
        .subquery()
    )
    of_last = and_(letter.target == last.c.target, letter.made_at == last.c.made_at)
    query = (
        select(letter.id, letter.target, letter.made_at, target.kind)
        .join(reminder_targets, letter.target == target.id)
        .join(last, of_last)
        .where(*shown)
        .order_by(letter.id.desc())
    )
    kinds: dict[int, TargetKind] = {}
    for row in connection.execute(query):
        together[row.target, row.made_at].append(row.id)
        kinds[row.target] = TargetKind(row.kind)
    told = _told(connection, [one for letters in together.values() for one in letters])
    found = []
    for (of, made_at), letters in together.items():
        occasions = [one for one in told if one.letter in letters]
        made_on = made_at.astimezone(zone).date()
        found.append(_items(occasions, numbered(occasions, made_on, kinds[of])))
    return Numbers(tuple(items for items in found if items))


def _in_place(place: Place) -> list[ColumnElement[bool]]:
    letter = reminder_letters.c
    return [
        letter.platform == place.platform,
        letter.chat == place.chat,
        letter.thread.is_not_distinct_from(place.thread),
    ]


def _of_answered(
    connection: Connection, place: Place, answered: MessageId | None
) -> list[ColumnElement[bool]]:
    """Return what picks out the letters of the time at which the answered one was written."""
    letter = reminder_letters.c
    query = select(letter.target, letter.made_at).where(
        *_in_place(place), letter.message_id == answered
    )
    found = connection.execute(query).first() if answered is not None else None
    return [letter.target == found.target, letter.made_at == found.made_at] if found else []


def _told(connection: Connection, letters: list[int]) -> list[Occasion]:
    query = occasions_with_letters().where(
        reminder_occasions.c.letter.in_(letters),
        reminder_occasions.c.state == OccasionState.IN_LETTER.value,
    )
    return [occasion_of(one) for one in connection.execute(query).mappings()]


def _items(told: Sequence[Occasion], by_order: Sequence[Occasion]) -> Mapping[int, Item]:
    """Return what numbers stand for: as they were shown, which older letters did not note."""
    shown = sorted((one.told.number, one.id, one) for one in told if one.told.number)
    pairs = [(number, one) for number, _, one in shown] or enumerate(by_order, start=1)
    return {number: Item(owner_of(one), one.due) for number, one in pairs}
