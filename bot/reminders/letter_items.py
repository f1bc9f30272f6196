"""What the numbers of the newest letter in a chat stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection, select

from bot.messages import Place
from bot.reminder_tables import reminder_letters, reminder_occasions, reminder_targets
from bot.reminders.diary import Diary
from bot.reminders.diary_rows import occasion_of, occasions_with_letters
from bot.reminders.digests import numbered, owner_of
from bot.reminders.occasions import Due, Letter, Occasion, OccasionState
from bot.reminders.wishes import TargetKind

SPOKEN_OF = timedelta(days=31)  # an older letter is not meant by “xong 2”


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a letter told, and whose people are to see to it."""

    target: int
    due: Due


def newest_items(
    connection: Connection, diary: Diary, place: Place, now: datetime, zone: tzinfo
) -> tuple[Item, ...]:
    """Return what was last told in a place, by its numbers from 1; nothing when that is long ago.

    All letters that were written there at one time count as one.
    """
    letter = diary.newest_letter(connection, place)
    if letter is None or now - letter.made_at > SPOKEN_OF:
        return ()
    kind = connection.scalar(
        select(reminder_targets.c.kind).where(reminder_targets.c.id == letter.target)
    )
    if kind is None:
        return ()
    told = _told_with(connection, letter)
    made_on = letter.made_at.astimezone(zone).date()
    return tuple(Item(owner_of(one), one.due) for one in numbered(told, made_on, TargetKind(kind)))


def _told_with(connection: Connection, letter: Letter) -> Sequence[Occasion]:
    """Return what was told by a letter and by those that were written together with it."""
    row, place = reminder_letters.c, letter.place
    together = select(row.id).where(
        row.target == letter.target,
        row.platform == place.platform,
        row.chat == place.chat,
        row.thread.is_not_distinct_from(place.thread),
        row.made_at == letter.made_at,
    )
    query = occasions_with_letters().where(
        reminder_occasions.c.letter.in_(together),
        reminder_occasions.c.state == OccasionState.IN_LETTER.value,
    )
    return [occasion_of(one) for one in connection.execute(query).mappings()]
