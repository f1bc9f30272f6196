"""Reminders in people's own words, between being understood and being kept (pure)."""

from datetime import date, datetime, time

from pydantic import TypeAdapter, ValidationError

from bot.labels import shortened
from bot.reminders.menu import texts
from bot.reminders.planning.limit_saying import say_limit
from bot.reminders.speech.own_reading import Draft
from bot.reminders.wishes import OwnReminder, Target
from bot.schedule.occurrence import read_date
from bot.schedule.saying import say
from corpus.facts.facts import When

_LONGEST_LISTED = 120  # characters of what it is, in lists

_ADAPTER: TypeAdapter[Draft] = TypeAdapter(Draft)


def dump_draft(draft: Draft) -> str:
    """Return a draft as the words of a button."""
    return _ADAPTER.dump_json(draft).decode()


def load_draft(words: str) -> Draft | None:
    """Return the draft in the words of a button; None for what is none."""
    try:
        return _ADAPTER.validate_json(words)
    except ValidationError:
        return None


def reminder_of(draft: Draft, target: Target, by: str, at: datetime) -> OwnReminder:
    """Return what is to be kept; it has no id yet."""
    return OwnReminder(
        id=0,
        target=target.id,
        what=draft.what,
        when=draft.when,
        start=draft.start,
        leads=draft.leads,
        at=draft.at,
        created_by=by,
        created_at=at,
    )


def is_same(reminder: OwnReminder, draft: Draft) -> bool:
    """Whether a draft was kept already: its button was tapped twice."""
    kept: tuple[str, str | None, str | None, tuple[int, ...] | None, time | None]
    kept = (reminder.what, reminder.when.rrule, reminder.when.date, reminder.leads, reminder.at)
    return kept == (draft.what, draft.when.rrule, draft.when.date, draft.leads, draft.at)


def say_when(when: When) -> str:
    """Return "trước ngày 20/12/2026", "hằng tuần, vào thứ Hai"."""
    if when.rrule is None and when.date:
        return say_limit(when, read_date(when.date), is_own=True)
    return say(when)


def is_over(reminder: OwnReminder, today: date) -> bool:
    """Whether a reminder of a single day has had it."""
    return bool(reminder.when.date) and read_date(reminder.when.date or "").last < today


def own_name(reminder: OwnReminder) -> str:
    """Return what a reminder is called in lists."""
    frame = texts.OWN_ITEM if reminder.paused_at is None else texts.OWN_ITEM_RESTING
    what = shortened(reminder.what, _LONGEST_LISTED)
    return frame.format(what=what, when=say_when(reminder.when))
