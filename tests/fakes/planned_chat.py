"""A chat whose plans are carried out in memory, as the diary and the letters do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.messages import ChatId, Place
from bot.reminders.occasions import (
    Due,
    LetterState,
    Occasion,
    OccasionState,
    Planned,
    Tending,
)
from bot.reminders.planning.matters import Matter
from bot.reminders.planning.planning import escalations, plan
from bot.reminders.planning.plans import Known, Plan
from bot.reminders.steps import Step
from bot.reminders.wishes import Kind, Subscription, Target, TargetKind, Wishes
from bot.schedule.working_days import WorkingDays

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
EVERYTHING = Subscription(1, Kind.ALL, "", "Tất cả")


def at(day: str, hour: str = "08:00") -> datetime:
    """Return a time of the office, in UTC."""
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZONE).astimezone(UTC)


def a_target(since: datetime, kind: TargetKind = TargetKind.CHAT, **wishes: object) -> Target:
    return Target(
        id=7,
        kind=kind,
        place=Place("telegram", ChatId("-100"), is_group=True),
        label="Tổ một cửa",
        wishes=replace(Wishes(), **wishes),  # type: ignore[arg-type]
        subscriptions=(EVERYTHING,),
        managers=(),
        responsible=None,
        fallback=None,
        planned_through=since,
        created_by="telegram:1",
    )


@dataclass
class PlannedChat:
    """Rows by their key, as the database keeps them: none is there twice."""

    target: Target
    matters: Sequence[Matter] = ()
    days: WorkingDays = field(default_factory=WorkingDays)
    withheld: frozenset[str] = frozenset()
    escalated: Sequence[Planned] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)
    rows: dict[tuple[Due, Step], Occasion] = field(default_factory=dict)
    tendings: dict[Due, Tending] = field(default_factory=dict)

    def plan(self, now: datetime) -> Plan:
        """Plan, and keep what comes of it."""
        found = plan(self.target, self.matters, self._known(), now, self.days, ZONE)
        for planned in found.new:
            key = (planned.due, planned.step)
            self.rows.setdefault(key, _row(len(self.rows) + 1, planned, now))
        for one in found.rewritten:
            self._change(one.id, at=one.at, told=one.told)
        for identity in found.withdrawn:
            self._change(identity, state=OccasionState.WITHDRAWN)
        for identity in found.revived:
            self._change(identity, state=OccasionState.WAITING)
        through = max(now, self.target.planned_through)
        self.target = replace(self.target, planned_through=through)
        return found

    def tell(self, now: datetime, state: LetterState = LetterState.SENT) -> list[Occasion]:
        """Put all that is due into one letter."""
        due = [row for row in self.waiting() if row.at <= now]
        for row in due:
            told = {"letter": 1, "letter_state": state, "told_at": now}
            self._change(row.id, state=OccasionState.IN_LETTER, **told)
        return due

    def tick(self, now: datetime) -> list[Occasion]:
        """Plan, then tell what is due."""
        self.plan(now)
        return self.tell(now)

    def close(self, due: Due, now: datetime) -> None:
        """Note that something is done."""
        self.tendings[due] = Tending(due, closed_by="telegram:1", closed_at=now)

    def skip(self, step: str) -> None:
        """Pass over the only row of a step."""
        [row] = [row for row in self.waiting() if row.step.key == step]
        self._change(row.id, state=OccasionState.SKIPPED)

    def waiting(self) -> list[Occasion]:
        """Return the open rows, in the order of their times."""
        found = (row for row in self.rows.values() if row.state is OccasionState.WAITING)
        return sorted(found, key=lambda row: row.at)

    def steps(self) -> list[tuple[str, str]]:
        """Return the open rows as ("lead:7", "2026-06-08 08:00"), of the office's time."""
        return [
            (row.step.key, f"{row.at.astimezone(ZONE):%Y-%m-%d %H:%M}") for row in self.waiting()
        ]

    def escalations(self, now: datetime) -> list[Planned]:
        """Return what administrators are told of this chat."""
        known = self._known()
        return list(escalations(self.target, self.matters, known, now, self.days, ZONE))

    def state(self, step: str) -> OccasionState:
        """Return the state of the only row of a step."""
        [row] = [row for row in self.rows.values() if row.step.key == step]
        return row.state

    def _known(self) -> Known:
        rows = sorted(self.rows.values(), key=lambda row: row.id)
        return Known(rows, self.tendings, self.withheld, self.escalated, self.replaced)

    def _change(self, identity: int, **values: object) -> None:
        [(key, row)] = [(key, row) for key, row in self.rows.items() if row.id == identity]
        self.rows[key] = replace(row, **values)  # type: ignore[arg-type]


def _row(identity: int, planned: Planned, now: datetime) -> Occasion:
    return Occasion(
        identity,
        7,
        planned.due,
        planned.step,
        planned.at,
        planned.told,
        OccasionState.WAITING,
        None,
        now,
    )


def local_day(moment: datetime) -> date:
    """Return the day of the office on which a time is."""
    return moment.astimezone(ZONE).date()
