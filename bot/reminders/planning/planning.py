"""Which rows of a target there should be, and so what is to be made and changed (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from bot.reminders.occasions import Due, Occasion, OccasionState, Planned, Tending, Told
from bot.reminders.planning.changing import changes
from bot.reminders.planning.following import escalation, follow_ups
from bot.reminders.planning.matters import Matter, told_of
from bot.reminders.planning.plans import Known, Plan, Rewritten
from bot.reminders.planning.scene import Scene, Subject, Wanted, near, was_told
from bot.reminders.planning.slots import is_on_its_hour, leads_of, moment, slots
from bot.reminders.steps import Step, StepKind
from bot.reminders.wishes import Target, TargetKind
from bot.schedule.working_days import WorkingDays

__all__ = ["escalations", "plan", "preview"]

_A_DAY = timedelta(days=1)


def plan(
    target: Target,
    matters: Sequence[Matter],
    known: Known,
    now: datetime,
    days: WorkingDays,
    zone: tzinfo,
) -> Plan:
    """Return what has to change so that a target's rows are as they should be now.

    Planning again from what came of it changes nothing.
    """
    scene = Scene(target, matters, known, now, (days, zone))
    found = _Sorting(scene)
    for subject in scene.subjects():
        for wanted in _of_subject(scene, subject):
            found.want(subject.row(wanted.step), wanted)
    others = known.escalated if target.kind is TargetKind.CLERK else changes(scene)
    for planned in others:
        found.want_told(planned, is_sudden=target.kind is TargetKind.CHAT)
    return found.plan()


def preview(
    target: Target,
    matters: Sequence[Matter],
    between: tuple[date, date],
    tendings: Mapping[Due, Tending],
    days: WorkingDays,
    zone: tzinfo,
) -> tuple[Planned, ...]:
    """Return what a target will be reminded of on these days, by time; no row is looked at."""
    wishes, (first, last) = target.wishes, between
    found = [
        Planned(due, step, at, told_of(matter, laid.occurrence))
        for matter in matters
        for laid in near(matter, first, last, max(leads_of(matter, wishes), default=0))
        for due in (Due(matter.id, laid.key),)
        for step, at in _tended(
            slots(matter, laid.occurrence, wishes, days, zone), tendings.get(due, Tending(due))
        )
        if first <= at.astimezone(zone).date() <= last
    ]
    return tuple(sorted(found, key=lambda planned: (planned.at, planned.told.last)))


def _tended(
    steps: Sequence[tuple[Step, datetime]], tending: Tending
) -> Sequence[tuple[Step, datetime]]:
    """Return what is left of the steps of something that was closed or put off."""
    if tending.is_closed:
        return ()
    until = tending.snoozed_until
    if until is None:
        return steps
    return ((Step.snoozed(until), until), *((step, at) for step, at in steps if at >= until))


def escalations(
    target: Target,
    matters: Sequence[Matter],
    known: Known,
    now: datetime,
    days: WorkingDays,
    zone: tzinfo,
) -> tuple[Planned, ...]:
    """Return what administrators are to be told of a chat, where nobody closed what was due.

    Of a chat that pauses they hear nothing.
    """
    if target.paused_at is not None:
        return ()
    scene = Scene(target, matters, known, now, (days, zone))
    found = (escalation(scene, subject) for subject in scene.subjects())
    return tuple(planned for planned in found if planned)


def _of_subject(scene: Scene, subject: Subject) -> Iterator[Wanted]:
    if subject.tending.is_closed:
        return
    yield from _leads(scene, subject)
    if scene.target.kind is TargetKind.CHAT:
        yield from follow_ups(scene, subject)


def _leads(scene: Scene, subject: Subject) -> Iterator[Wanted]:
    """Yield what comes before the limit, but not before the time that it was put off to."""
    wishes, until = scene.target.wishes, subject.tending.snoozed_until
    steps = slots(subject.matter, subject.occurrence, wishes, scene.days, scene.zone)
    if until is not None:
        yield Wanted(subject, Step.snoozed(until), until)
        steps = tuple((step, at) for step, at in steps if at >= until)
    told = [row.step.days or 0 for row in was_told(subject.rows, StepKind.LEAD)]
    nearest = min(told, default=None)  # whatever is further from the limit has had its time
    steps = tuple(one for one in steps if nearest is None or (one[0].days or 0) < nearest)
    sudden = _caught_up(scene, subject, steps)
    for step, at in steps:
        is_sudden = sudden is not None and sudden.step == step
        put_off = _until_work(scene, subject, step, at)
        yield sudden if sudden and is_sudden else Wanted(subject, step, put_off)


def _until_work(scene: Scene, subject: Subject, step: Step, at: datetime) -> datetime:
    """Return the time of a step; what was caught up with on days off waits until they are over."""
    row = subject.row(step)
    if row is None or row.state is not OccasionState.WAITING or not at <= scene.now < row.at:
        return at
    soon = scene.soon(subject.at(scene.target.wishes), subject.last)
    return at if soon == scene.now else min(row.at, soon)


def _caught_up(
    scene: Scene, subject: Subject, steps: Sequence[tuple[Step, datetime]]
) -> Wanted | None:
    """Return the latest of the steps whose time has passed, where that went by unnoticed.

    That is so for what is new to the chat, and for what was withdrawn meanwhile.
    """
    step, at = next(((s, at) for s, at in reversed(steps) if at <= scene.now), (None, scene.now))
    if step is None:
        return None
    soon = scene.soon(subject.at(scene.target.wishes), subject.last)
    row, is_over = subject.row(step), _is_over(scene, subject, step)
    if row is None:
        is_new = all(one.state is OccasionState.WITHDRAWN for one in subject.rows)
        is_missed = is_new and at <= scene.since and not is_over
        return Wanted(subject, step, soon, is_sudden=True) if is_missed else None
    if row.state is not OccasionState.WITHDRAWN:
        return None
    if scene.now - at <= _A_DAY:  # what vanished for a moment: it is late
        return Wanted(subject, step, at, is_sudden=True)
    return None if is_over else Wanted(subject, step, soon, is_sudden=True)


def _is_over(scene: Scene, subject: Subject, step: Step) -> bool:
    """Whether a step has no use any more: its day has passed, or the hour that people named."""
    if is_on_its_hour(subject.matter, step.days or 0):
        at = moment(subject.last, subject.at(scene.target.wishes), scene.zone)
        return at <= scene.now
    return subject.last < scene.today


class _Sorting:
    """Sorts what there should be into what is to be made, changed and taken back."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._kept: set[int] = set()
        self._new: list[Planned] = []
        self._revived: list[int] = []
        self._rewritten: list[Rewritten] = []

    def want(self, row: Occasion | None, wanted: Wanted) -> None:
        """Sort in a step of something that falls due for the chat."""
        if row is None:
            if wanted.is_sudden or self._scene.since < wanted.at <= self._scene.until:
                self._add(wanted.subject.due, wanted.step, wanted.at, wanted.subject.told())
        elif row.state is OccasionState.WAITING:
            self._keep(row, wanted.at, wanted.subject.told())
        elif row.state is OccasionState.WITHDRAWN and self._comes_back(wanted):
            self._revive(row, wanted.at, wanted.subject.told())

    def want_told(self, planned: Planned, *, is_sudden: bool) -> None:
        """Sort in what is told of a thing that is not, or no longer, due for the chat."""
        rows = self._scene.rows.get(planned.due, ())
        row = next((row for row in rows if row.step == planned.step), None)
        if row is None:
            if is_sudden or self._scene.since < planned.at <= self._scene.until:
                self._add(planned.due, planned.step, planned.at, planned.told)
        elif row.state is OccasionState.WAITING:
            self._keep(row, min(row.at, planned.at) if is_sudden else planned.at, planned.told)
        elif row.state is OccasionState.WITHDRAWN:
            self._revive(row, planned.at, planned.told)

    def plan(self) -> Plan:
        """Return it all; open rows that nothing wants are taken back."""
        withdrawn = tuple(
            row.id
            for row in self._scene.known.occasions
            if row.state is OccasionState.WAITING and row.id not in self._kept
        )
        return Plan(tuple(self._new), withdrawn, tuple(self._revived), tuple(self._rewritten))

    def _comes_back(self, wanted: Wanted) -> bool:
        is_lead = wanted.step.kind is StepKind.LEAD
        return wanted.is_sudden or not is_lead or wanted.at > self._scene.now

    def _add(self, due: Due, step: Step, at: datetime, told: Told) -> None:
        self._new.append(Planned(due, step, at, told))

    def _keep(self, row: Occasion, at: datetime, told: Told) -> None:
        self._kept.add(row.id)
        now = self._scene.now
        # What is due already stays so, and is late from when it should have been told; what is
        # due because its hour was moved is due from now on.
        self._rewrite(row, at if at > now else min(row.at, now), told)

    def _revive(self, row: Occasion, at: datetime, told: Told) -> None:
        self._revived.append(row.id)
        self._rewrite(row, at, told)

    def _rewrite(self, row: Occasion, at: datetime, told: Told) -> None:
        if (at, told) != (row.at, row.told):
            self._rewritten.append(Rewritten(row.id, at, told))
