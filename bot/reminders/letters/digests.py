"""What is due to be told in one place, brought together for its letters (pure)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo

from bot.reminders.occasions import Due, Occasion, Tending
from bot.reminders.planning.matters import Matter
from bot.reminders.steps import StepKind
from bot.reminders.wishes import QuietHours, Target, TargetKind
from bot.schedule.working_days import WorkingDays

LATE_AFTER = timedelta(hours=1)

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Of several steps of the same thing, the one that says most; those before it are told by it.
_ORDER = tuple(StepKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a letter tells; `merged` are older occasions that it tells as well.

    `number` is what people type; 0 for what nothing can be done about here. `late_since` is when
    it should have been told.
    """

    occasion: Occasion
    matter: Matter | None  # None: it is no more, or of a chat that the reader is not in
    tending: Tending
    number: int
    left: int  # days to the last day in time; negative once that is over
    is_last_worked: bool = False  # no working day is left after today, though days are
    late_since: datetime | None = None
    merged: tuple[int, ...] = ()
    chat: str = ""  # what it is of, where it is told elsewhere

    @property
    def owner(self) -> int:
        """The target whose people are to see to it; a clerk hears of those of others."""
        return owner_of(self.occasion)

    @property
    def names_day(self) -> bool:
        """Whether the document names the day; else only a stretch is known."""
        return names_day(self.occasion.due)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about what is due; `labels` are what targets are called, by their ids."""

    matters: Mapping[str, Matter]
    tendings: Mapping[Due, Tending]
    labels: Mapping[int, str] = field(default_factory=dict)
    days: WorkingDays = field(default_factory=WorkingDays)


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is told in a place at one time, in order; `void` need not be told any more."""

    target: Target
    made_at: datetime  # in the office's time zone
    entries: tuple[Entry, ...]
    unconfirmed: tuple[Entry, ...]  # that a clerk is to look at
    passed: tuple[Entry, ...]  # over before they could be told; their numbers go on
    changed: tuple[Entry, ...]
    void: tuple[int, ...]

    @property
    def numbered(self) -> tuple[Entry, ...]:
        """What people can do something about here, by its number."""
        return tuple(entry for entry in (*self.entries, *self.passed) if entry.number)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.entries or self.unconfirmed or self.passed or self.changed)


def compose(
    target: Target,
    due: Sequence[Occasion],
    context: Context,
    now: datetime,
    zone: tzinfo,
) -> Digest:
    """Return the digest of occasions whose time has come, all of one target and for one place."""
    here = now.astimezone(zone)
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    void: list[int] = []
    for newest, older in _told_once(due):
        entry = _entry(newest, older, context, here, target.wishes.quiet)
        part = _part(entry, target, here.date())
        if part is None:
            void += (newest.id, *entry.merged)
        else:
            found[part].append(entry)
    entries, passed = _numbered(found["entries"]), _sorted(found["passed"])
    return Digest(
        target,
        here,
        entries=entries,
        unconfirmed=_sorted(found["unconfirmed"]),
        passed=_numbered(passed, len(entries)) if target.kind is TargetKind.CHAT else passed,
        changed=_sorted(found["changed"]),
        void=tuple(void),
    )


def numbered(told: Iterable[Occasion], made_on: date, kind: TargetKind) -> tuple[Occasion, ...]:
    """Return those of a digest's occasions that have a number, the first one's being 1.

    `told` are what its letters told, without what was merged into others; worked out from rows,
    it gives the order that the letters had.
    """
    having = (one for one in told if _has_number(one, kind))
    # What had passed stands after what is still to come, and so do its numbers.
    return tuple(sorted(having, key=lambda one: (_has_passed(one, made_on), *_place(one))))


def owner_of(one: Occasion) -> int:
    """Return the target whose people are to see to it."""
    return int(one.step.mark) if one.step.kind is StepKind.CLERK else one.target


def names_day(due: Due) -> bool:
    """Whether something falls due on a day that is known."""
    return _DAY.fullmatch(due.occurrence) is not None


def _told_once(due: Sequence[Occasion]) -> list[tuple[Occasion, list[Occasion]]]:
    """Return of each thing the occasion that is told, with those that it tells as well.

    What has changed is told besides.
    """
    by_due: defaultdict[tuple[Due, int, bool], list[Occasion]] = defaultdict(list)
    for one in due:
        by_due[one.due, owner_of(one), one.step.kind is StepKind.CHANGED].append(one)
    told = []
    for same in by_due.values():
        same.sort(key=lambda one: (_ORDER.index(one.step.kind), one.at, one.id))
        told.append((same[-1], same[:-1]))
    return told


def _entry(
    newest: Occasion,
    older: Sequence[Occasion],
    context: Context,
    here: datetime,
    quiet: QuietHours | None,
) -> Entry:
    since = newest.at.astimezone(here.tzinfo)
    owed = quiet.over(since) if quiet else since  # what they hold back is not late
    is_late = newest.step.kind is not StepKind.CHANGED and here - owed > LATE_AFTER
    is_elsewhere = newest.step.kind in {StepKind.CLERK, StepKind.IN_CHARGE}
    return Entry(
        newest,
        context.matters.get(newest.due.matter),
        context.tendings.get(newest.due, Tending(newest.due)),
        number=0,
        left=(newest.told.last - here.date()).days,
        is_last_worked=_is_last_worked(newest.told.last, here.date(), context.days),
        late_since=since if is_late else None,
        merged=tuple(one.id for one in older),
        chat=context.labels.get(owner_of(newest), "") if is_elsewhere else "",
    )


def _is_last_worked(last: date, today: date, days: WorkingDays) -> bool:
    return last > today and days.latest_before(last) == today


def _part(entry: Entry, target: Target, today: date) -> str | None:
    """Return where in the digest an entry stands; None for what need not be told any more."""
    if entry.occasion.step.kind is StepKind.CHANGED:
        return "changed"
    is_known = entry.matter is not None or entry.occasion.step.kind is StepKind.CLERK
    if entry.tending.is_closed or not is_known:
        return None
    if _has_passed(entry.occasion, today):
        return "passed"
    if _has_number(entry.occasion, target.kind):
        return "entries"
    is_settled = entry.matter is not None and entry.matter.is_settled
    return None if is_settled else "unconfirmed"


def _has_passed(one: Occasion, made_on: date) -> bool:
    return one.step.kind is StepKind.LEAD and one.told.last < made_on


def _has_number(one: Occasion, kind: TargetKind) -> bool:
    if one.step.kind is StepKind.CHANGED:
        return False
    return kind is TargetKind.CHAT or one.step.kind is not StepKind.LEAD


def _numbered(entries: Iterable[Entry], before: int = 0) -> tuple[Entry, ...]:
    ordered = enumerate(_sorted(entries), start=before + 1)
    return tuple(replace(entry, number=number) for number, entry in ordered)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: _place(entry.occasion)))


def _place(one: Occasion) -> tuple[date, bool, int]:
    return one.told.last, not names_day(one.due), one.id
