"""A target as it is planned: what falls due for it, beside the rows that there are (pure)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.reminders.occasions import Due, Occasion, OccasionState, Tending, Told
from bot.reminders.planning.laying import Laid, laid_out
from bot.reminders.planning.matters import Matter, laid_of, told_of
from bot.reminders.planning.plans import Known
from bot.reminders.planning.slots import leads_of, moment
from bot.reminders.steps import Step, StepKind
from bot.reminders.wishes import Target, Wishes
from bot.schedule.occurrence import Occurrence
from bot.schedule.working_days import WorkingDays

AHEAD = timedelta(hours=36)  # what comes within is kept as rows
REMEMBERED = timedelta(days=45)  # since its last day something over is not looked at any more

_MOST_DAYS_OFF = timedelta(days=15)  # in a row, swapped ones included
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter at one of its times, with the rows of it and what people did about it."""

    due: Due
    matter: Matter
    occurrence: Occurrence
    last: date  # the last day in time
    rows: tuple[Occasion, ...]
    tending: Tending

    def at(self, wishes: Wishes) -> time:
        """Return the time of day at which it is brought up."""
        return wishes.hour(self.matter.at)

    def told(self) -> Told:
        """Return what is told of it as it stands."""
        return told_of(self.matter, self.occurrence)

    def row(self, step: Step) -> Occasion | None:
        """Return the row of a step."""
        return next((row for row in self.rows if row.step == step), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that there should be.

    Without `is_sudden` it is made only when its time has not come before this plan.
    """

    subject: Subject
    step: Step
    at: datetime
    told: Told | None = None  # None: as it stands
    is_sudden: bool = False


class Scene:
    """All that one plan looks at."""

    def __init__(
        self,
        target: Target,
        matters: Sequence[Matter],
        known: Known,
        now: datetime,
        calendar: tuple[WorkingDays, tzinfo],
    ) -> None:
        self.target = target
        self.known = known
        self.now = now
        self.days, self.zone = calendar
        self.today = now.astimezone(self.zone).date()
        self.matters: Mapping[str, Matter] = {matter.id: matter for matter in matters}
        rows: defaultdict[Due, list[Occasion]] = defaultdict(list)
        for row in known.occasions:
            rows[row.due].append(row)
        self.rows = {due: tuple(found) for due, found in rows.items()}

    @property
    def since(self) -> datetime:
        """The time up to which nothing new is owed; a clock that was put back counts."""
        return min(self.target.planned_through, self.now)

    @property
    def until(self) -> datetime:
        """The time up to which rows are made."""
        return self.now + AHEAD

    def soon(self, hour: time, last: date) -> datetime:
        """Return when something sudden is told: now, or at the hour at which work goes on.

        What would come on a day off, or before the hour of the first working day after it, waits
        for that hour where the chat wishes so, but not beyond the last day in time. Quiet hours
        hold it back anyhow: it is the day on which they end that counts.
        """
        days, first = self.days, self._pushed_on
        is_working = days.is_working(first)
        goes_on = is_working and days.is_working(first - _DAY)
        if goes_on or not self.target.wishes.on_working_days:
            return self.now
        back = first if is_working else days.after(first, 1)
        at = moment(back, hour, self.zone)
        return at if self.now < at and back <= last else self.now

    @property
    def _pushed_on(self) -> date:
        """The day on which something of this moment can be pushed."""
        quiet, here = self.target.wishes.quiet, self.now.astimezone(self.zone)
        return (quiet.over(here) if quiet else here).date()

    @property
    def _since_day(self) -> date:
        return self.since.astimezone(self.zone).date()

    def subjects(self) -> tuple[Subject, ...]:
        """Return what is near its limit, and whatever has open rows or is not long over."""
        found = {
            Due(matter.id, laid.key): (matter, laid)
            for matter in self.matters.values()
            for laid in self._near(matter)
        }
        for due in self.rows:
            if due not in found and self._matters_still(due):
                matter = self.matters.get(due.matter)
                laid = laid_of(matter, due.occurrence) if matter else None
                if matter and laid:
                    found[due] = matter, laid
        return tuple(self._subject(due, *pair) for due, pair in found.items())

    def _subject(self, due: Due, matter: Matter, laid: Laid) -> Subject:
        tending = self.known.tendings.get(due) or Tending(due)
        rows = self.rows.get(due, ())
        return Subject(due, matter, laid.occurrence, laid.last, rows, tending)

    def _matters_still(self, due: Due) -> bool:
        rows = self.rows[due]
        is_open = any(row.state is OccasionState.WAITING for row in rows)
        return is_open or rows[-1].told.last >= self._since_day - REMEMBERED

    def _near(self, matter: Matter) -> Iterator[Laid]:
        first = self._since_day - _DAY
        final = self.until.astimezone(self.zone).date()
        leads = leads_of(matter, self.target.wishes)
        return near(matter, first, final, max(leads, default=0))


def near(matter: Matter, first: date, final: date, longest: int) -> Iterator[Laid]:
    """Yield the times of a matter of which something may come from `first` to `final`."""
    latest = final + timedelta(days=longest) + _MOST_DAYS_OFF
    for laid in laid_out(matter.when, first.year, (latest + _DAY).year, matter.start):
        if first <= laid.last <= latest:
            yield laid


def was_told(rows: Sequence[Occasion], *kinds: StepKind) -> tuple[Occasion, ...]:
    """Return the rows of these kinds that were told."""
    return tuple(row for row in rows if row.step.kind in kinds and row.is_told)
