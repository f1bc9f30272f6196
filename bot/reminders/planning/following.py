"""What follows when nobody closed something due: the chat, who is in charge, the clerk (pure)."""

from collections.abc import Iterator
from datetime import datetime

from bot.reminders.occasions import LetterState, Occasion, OccasionState, Planned
from bot.reminders.planning.scene import Scene, Subject, Wanted, was_told
from bot.reminders.planning.slots import moment, next_worked
from bot.reminders.steps import Step, StepKind

_OVERDUE = Step(StepKind.OVERDUE)
_IN_CHARGE = Step(StepKind.IN_CHARGE)
_BEFORE = frozenset({StepKind.LEAD, StepKind.SNOOZED})
_TOLD = frozenset({OccasionState.IN_LETTER, OccasionState.MERGED})
_HAD = _TOLD | {OccasionState.SKIPPED}  # also what was for somebody who cannot be written to


def follow_ups(scene: Scene, subject: Subject) -> Iterator[Wanted]:
    """Yield what a chat, and then who is in charge, is told after the last day in time."""
    if not _is_followed(scene, subject):
        return
    if _summary(scene, subject) is None:
        yield _overdue(scene, subject)
    if (after := _overdue_told_at(scene, subject)) and _is_in_charge(scene, subject):
        yield Wanted(subject, _IN_CHARGE, _a_day_after(scene, subject, after))


def escalation(scene: Scene, subject: Subject) -> Planned | None:
    """Return what administrators are told of something that nobody closed, once it is time."""
    if not _is_followed(scene, subject):
        return None
    is_in_charge = _is_in_charge(scene, subject)
    in_charge = _told(subject, _IN_CHARGE)
    after = _when(in_charge) if is_in_charge else _overdue_told_at(scene, subject)
    if after is None:
        return None
    at = _a_day_after(scene, subject, after)
    return Planned(subject.due, clerk_step(scene.target.id), at, subject.told())


def clerk_step(target: int) -> Step:
    """Return the step by which administrators hear of what is overdue in this chat."""
    return Step(StepKind.CLERK, str(target))


def _is_followed(scene: Scene, subject: Subject) -> bool:
    """Whether its chat was to hear of it; of what it refused or lost others are to hear."""
    if subject.tending.is_closed or not subject.matter.can_be_overdue:
        return False
    before = (row for row in subject.rows if row.step.kind in _BEFORE)
    return any(row.state in _TOLD or (_is_cut_off(scene) and row.at <= scene.now) for row in before)


def _is_cut_off(scene: Scene) -> bool:
    """Whether nothing reaches the chat, nor another one in its stead."""
    return scene.target.lost_at is not None and scene.target.fallback is None


def _is_in_charge(scene: Scene, subject: Subject) -> bool:
    return bool(subject.tending.taken_by or scene.target.responsible)


def _overdue(scene: Scene, subject: Subject) -> Wanted:
    """Return when the chat is told; what was opened again after that time comes at the next hour.

    Nobody was told of it then: it was closed.
    """
    at, row = _overdue_at(scene, subject), subject.row(_OVERDUE)
    if row is None and at <= scene.since:
        return Wanted(subject, _OVERDUE, _next_hour(scene, subject), is_sudden=True)
    if row is not None and row.at > at and row.state is OccasionState.WAITING:
        return Wanted(subject, _OVERDUE, row.at)
    return Wanted(subject, _OVERDUE, at)


def _next_hour(scene: Scene, subject: Subject) -> datetime:
    at = subject.at(scene.target.wishes)
    today = moment(scene.today, at, scene.zone)
    if scene.days.is_working(scene.today) and today > scene.now:
        return today
    return next_worked(scene.today, at, scene.days, scene.zone)


def _overdue_at(scene: Scene, subject: Subject) -> datetime:
    """Return the time on the first working day after the limit, and after it was put off to."""
    at, last = subject.at(scene.target.wishes), subject.last
    overdue = next_worked(last, at, scene.days, scene.zone)
    if (until := subject.tending.snoozed_until) and until >= overdue:
        return next_worked(until.astimezone(scene.zone).date(), at, scene.days, scene.zone)
    return overdue


def _overdue_told_at(scene: Scene, subject: Subject) -> datetime | None:
    """Return when the chat was told, or was to be told, that it is overdue."""
    told = _when(_told(subject, _OVERDUE) or _left(_summary(scene, subject)))
    overdue = _overdue_at(scene, subject)
    return overdue if told is None and _is_cut_off(scene) and overdue <= scene.now else told


def _summary(scene: Scene, subject: Subject) -> Occasion | None:
    """Return the row by which a chat heard of it only when it was overdue already.

    After a stop it is told as what has passed: the chat must not hear the same a second time, and
    whoever comes next is told a working day after that.
    """
    if subject.row(_OVERDUE) is not None:
        return None
    overdue = _overdue_at(scene, subject)
    leads = was_told(subject.rows, StepKind.LEAD)
    late = [row for row in leads if row.told_at is not None and row.told_at >= overdue]
    return max(late, key=lambda row: row.id, default=None)


def _told(subject: Subject, step: Step) -> Occasion | None:
    """Return the row of a step that had its time, though it may not have arrived.

    What still waits for its platform has not: it may be taken back and told on another day.
    """
    row = subject.row(step)
    return _left(row) if row is not None and row.state in _HAD else None


def _left(row: Occasion | None) -> Occasion | None:
    return None if row is None or row.letter_state is LetterState.QUEUED else row


def _when(told: Occasion | None) -> datetime | None:
    """Return when people could read it: a letter may leave long after it was written.

    Counted from when it was written, what follows would be past by then and so owed no more.
    """
    return max(told.at, told.told_at or told.at, told.left_at or told.at) if told else None


def _a_day_after(scene: Scene, subject: Subject, told_at: datetime) -> datetime:
    # Counted from when it was told: what comes late must not come together with the next step.
    at = subject.at(scene.target.wishes)
    return next_worked(told_at.astimezone(scene.zone).date(), at, scene.days, scene.zone)
