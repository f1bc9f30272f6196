"""A limit in the middle of a sentence: "trước ngày 15/6/2026", "trong quý II/2026" (pure)."""

from bot.reminders.planning import texts
from bot.schedule.limits import excludes_its_day, has_day
from bot.schedule.occurrence import Occurrence, Unit
from bot.schedule.saying import say_occurrence
from corpus.facts.facts import When

_SPANS = frozenset({Unit.WEEK, Unit.SPAN})  # they say themselves from when to when


def say_limit(when: When, occurrence: Occurrence, *, is_own: bool = False) -> str:
    """Return the limit; where a document names no day that is said, and no day is shown."""
    said = _limited(when, occurrence, say_occurrence(occurrence))
    if is_own or occurrence.day is not None or (occurrence.unit is Unit.SPAN and _names_days(when)):
        return said
    return texts.NO_DAY.format(limit=said)


def _limited(when: When, occurrence: Occurrence, said: str) -> str:
    if when.before and excludes_its_day(when):
        return texts.BEFORE.format(said=said)
    if occurrence.unit in _SPANS:
        return said
    if occurrence.day is None:
        return (texts.AT_LATEST_WITHIN if when.before else texts.WITHIN).format(said=said)
    return texts.AT_LATEST.format(said=said) if when.before else said


def _names_days(when: When) -> bool:
    try:
        return has_day(when)
    except ValueError:
        return False
