"""The steps by which something due is brought up: days before, put off, overdue … (pure)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self


class StepKind(StrEnum):
    """Why something is brought up, in the order of its life."""

    LEAD = "lead"  # so many days before the last day in time
    SNOOZED = "snoozed"  # somebody put it off until now
    OVERDUE = "overdue"  # to the chat itself
    IN_CHARGE = "in_charge"  # to whoever took it, or is responsible
    CLERK = "clerk"  # to the administrators
    CHANGED = "changed"  # what was announced is no longer so


@dataclass(frozen=True, slots=True)
class Step:
    """A step as a part of its row's key: "lead:14", "overdue", "snoozed:2026-06-15T01:00Z".

    `mark` tells several of one kind apart.
    """

    kind: StepKind
    mark: str = ""

    @classmethod
    def lead(cls, days: int) -> Self:
        """Return the step that comes so many days before."""
        return cls(StepKind.LEAD, str(days))

    @classmethod
    def snoozed(cls, until: datetime) -> Self:
        """Return the step that comes when something was put off to."""
        return cls(StepKind.SNOOZED, f"{until.astimezone(UTC):%Y-%m-%dT%H:%MZ}")

    @classmethod
    def read(cls, key: str) -> Self:
        """Return the step of a row's key; ValueError for what is none."""
        kind, _, mark = key.partition(":")
        return cls(StepKind(kind), mark)

    @property
    def key(self) -> str:
        """What stands in the row."""
        return f"{self.kind}:{self.mark}" if self.mark else self.kind.value

    @property
    def days(self) -> int | None:
        """How many days before it comes; None for what is no lead."""
        return int(self.mark) if self.kind is StepKind.LEAD else None
