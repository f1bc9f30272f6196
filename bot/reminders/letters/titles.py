"""The first lines of a reminder: the day, how much there is, and why it is told here (pure)."""

from collections.abc import Iterator

from bot.labels import shortened
from bot.messages import Place
from bot.reminders.letters import texts
from bot.reminders.letters.digests import Digest, Entry
from bot.reminders.letters.entries import say_day
from bot.reminders.steps import StepKind
from bot.reminders.wishes import TargetKind
from corpus.facts.facts import DeadlineKind

_LONGEST_CHAT = 60  # characters


def title(digest: Digest, part: tuple[int, int]) -> str:
    """Return the first line; `part` is which letter it is, of how many."""
    day = say_day(digest.made_at.date())
    counts = ", ".join(_counts(digest))
    number, parts = part
    behind = texts.PART.format(part=number, parts=parts) if parts > 1 else ""
    return f"{_frame(digest).format(day=day, counts=counts)}{behind}"


def intro(digest: Digest, place: Place) -> str:
    """Return why it is told in a place that is not the chat's own; nothing in all other letters."""
    if place == digest.target.place:
        return ""
    chat = shortened(digest.target.label, _LONGEST_CHAT)
    if not _is_for_whoever_is_in_charge(digest):
        return texts.IN_ITS_STEAD.format(chat=chat)
    person = f"{place.platform}:{place.chat}"
    has_taken = all(entry.tending.taken_by == person for entry in digest.entries)
    return (texts.YOU_TOOK if has_taken else texts.YOU_ARE_IN_CHARGE).format(chat=chat)


def _frame(digest: Digest) -> str:
    if digest.target.kind is TargetKind.CLERK:
        return texts.TITLE_CLERK
    return texts.TITLE_IN_CHARGE if _is_for_whoever_is_in_charge(digest) else texts.TITLE


def _is_for_whoever_is_in_charge(digest: Digest) -> bool:
    kinds = {entry.occasion.step.kind for entry in digest.entries}
    return kinds == {StepKind.IN_CHARGE}


def _counts(digest: Digest) -> Iterator[str]:
    is_clerk = digest.target.kind is TargetKind.CLERK
    overdue = [entry for entry in digest.entries if entry.left < 0]
    ahead = [entry for entry in digest.entries if entry.left >= 0]
    events = [entry for entry in ahead if _is_event(entry)]
    tasks = [entry for entry in ahead if not _is_event(entry)]
    today = [entry for entry in tasks if entry.left == 0]
    counted = (
        (texts.NOT_CLOSED_COUNT if is_clerk else texts.OVERDUE_COUNT, len(overdue)),
        (texts.TODAY_COUNT, len(today)),
        (texts.DUE_COUNT, len(tasks) - len(today)),
        (texts.EVENT_COUNT, len(events)),
        (texts.UNCONFIRMED_COUNT, len(digest.unconfirmed)),
        (texts.CHANGED_COUNT, len(digest.changed)),
        (texts.PASSED_COUNT, len(digest.passed)),
    )
    yield from (frame.format(count=count) for frame, count in counted if count)


def _is_event(entry: Entry) -> bool:
    return entry.matter is not None and entry.matter.kind is DeadlineKind.EVENT
