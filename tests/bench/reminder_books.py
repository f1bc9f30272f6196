"""What the database says in the course of a run: letters, their messages, and what they tell."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select

from bot.delivery.doubts import LAST_TRY
from bot.delivery.states import OPEN
from bot.reminder_tables import reminder_letters, reminder_occasions, reminder_targets
from bot.reminders.wishes import TargetKind
from bot.tables import outbox
from tests.bench.reminder_oracle import CLERK, Due
from tests.bench.reminder_world import Spot

CODE = re.compile(r"\b(?:CĐ|CR)\d{3,}\b")

_KEY = re.compile(r"reminder:(?P<letter>\d+):\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """An occasion as the database keeps it."""

    due: tuple[int, str, str]  # target, matter, occurrence
    step: str
    at: datetime
    state: str
    letter: int | None
    changed: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the database keeps it."""

    target: int
    state: str
    is_late: bool
    made: datetime
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message of a letter as the outbox had it."""

    number: int  # counts up in the order in which they were put
    letter: int
    spot: Spot
    words: str
    message_id: str | None
    is_last_try: bool


@dataclass
class Books:
    """What the database said in the course of a run, much of which it forgets again."""

    parcels: dict[int, Parcel] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    letters: dict[int, Letter] = field(default_factory=dict)
    clerk: int | None = None  # the target that serves the clerk
    open_from: int = 0
    _of_letter: dict[int, list[Parcel]] | None = None

    def read(self, engine: Engine) -> None:
        """Read the messages that are new or were open; those taken back are struck out."""
        with engine.connect() as connection:
            new = select(outbox).where(outbox.c.id >= self.open_from).order_by(outbox.c.id)
            rows = connection.execute(new).all()
        before = {n: self.parcels.pop(n) for n in list(self.parcels) if n >= self.open_from}
        for row in rows:
            # The words of what was sent are forgotten after some days.
            parcel = _parcel(row) if row.parcel else before.get(row.id)
            if parcel is not None:
                self.parcels[row.id] = parcel
        still_open = [row.id for row in rows if row.state in OPEN]
        self.open_from = min(
            [*still_open, *(row.id + 1 for row in rows[-1:])], default=self.open_from
        )

    @property
    def of_letter(self) -> Mapping[int, list[Parcel]]:
        """The messages of each letter."""
        if self._of_letter is None:
            self._of_letter = defaultdict(list)
            for parcel in self.parcels.values():
                self._of_letter[parcel.letter].append(parcel)
        return self._of_letter

    def close(self, engine: Engine) -> None:
        """Read how letters and occasions stand at the end."""
        self.read(engine)
        is_clerk = reminder_targets.c.kind == TargetKind.CLERK.value
        with engine.connect() as connection:
            self.clerk = connection.scalar(select(reminder_targets.c.id).where(is_clerk))
            for row in connection.execute(select(reminder_letters)):
                self.letters[row.id] = Letter(
                    row.target, row.state, row.is_late, row.made_at, row.closed_at
                )
            for row in connection.execute(select(reminder_occasions)):
                due = (row.target, row.matter, row.occurrence)
                self.rows[row.id] = Row(
                    due, row.step, row.at, row.state, row.letter, row.updated_at
                )


def _parcel(row: Any) -> Parcel | None:
    """Return a message of a letter; None for any other."""
    found = _KEY.fullmatch(row.key)
    if found is None:
        return None
    spot = (row.platform, row.chat, row.thread or "")
    words, is_last = row.parcel["text"].strip(), row.doubts >= LAST_TRY
    return Parcel(row.id, int(found["letter"]), spot, words, row.message_id, is_last)


@dataclass(frozen=True, slots=True)
class Names:
    """What chats and things to do are called in the database, and what may be told where.

    Of the clerk's target nobody knows before the run.
    """

    targets: dict[int, int]  # by the chat's number
    matters: dict[str, str]  # by code
    spots: dict[int, set[Spot]]  # where a chat's things may be told
    codes: dict[Spot, set[str]]  # what may be told there

    def row_of(self, due: Due, step: str) -> tuple[tuple[int, str, str], str]:
        """Return the key of a row; what nobody closed stands with the clerk."""
        matter = self.matters[due.code]
        if step == "clerk":
            own = f"clerk:{self.targets[due.chat]}"
            return (self.targets.get(CLERK, 0), matter, due.occurrence), own
        return (self.targets.get(due.chat, 0), matter, due.occurrence), step
