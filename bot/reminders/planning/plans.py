"""What planning starts from and what it comes to (values)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.reminders.occasions import Due, Occasion, Planned, Tending, Told


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of a target and counts for its plan.

    `withheld` are the ids of matters that a clerk has to look at first, `closed` the names of
    files that the chat may not see. `escalated` is what administrators are to be told of other
    targets; it is for those of administrators alone. `replaced` names by the id of a matter the
    document that took the place of its own.
    """

    occasions: Sequence[Occasion] = ()
    tendings: Mapping[Due, Tending] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    escalated: Sequence[Planned] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A row that is still to be told, at another time or in other words."""

    id: int
    at: datetime
    told: Told


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows to make and rows to change, by their ids; only open and withdrawn ones change."""

    new: tuple[Planned, ...] = ()
    withdrawn: tuple[int, ...] = ()
    revived: tuple[int, ...] = ()
    rewritten: tuple[Rewritten, ...] = ()
