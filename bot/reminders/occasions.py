"""What is kept about each time that something is to be brought up in a chat (values)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.messages import Place
from bot.reminders.steps import Step


class OccasionState(StrEnum):
    """How far an occasion is; only WAITING is open."""

    WAITING = "waiting"
    IN_LETTER = "in_letter"  # told by its letter, whose state says whether that arrived
    MERGED = "merged"  # a later one about the same was told in its place, in its letter
    WITHDRAWN = "withdrawn"  # closed, put off, no longer so, or no longer wished for
    SKIPPED = "skipped"  # never to be told: the chat paused, or the person cannot be written to


class LetterState(StrEnum):
    """What became of a message; SENT only by the platform's message id."""

    QUEUED = "queued"
    SENT = "sent"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"
    TOLD_AGAIN = "told_again"  # in doubt; another letter told the rest of it, with new numbers


@dataclass(frozen=True, slots=True)
class Due:
    """Something at one time at which it falls due, as rows name it.

    `matter` is a deadline's id or "own:12"; `occurrence` is `Occurrence.key`.
    """

    matter: str
    occurrence: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a chat is told of something due: kept, so that a change can be told as one.

    In a CHANGED occasion `was_what` and `was_limit` are what was announced before. With `is_gone`
    it falls due then no more: `limit` is how the time is read now ("hằng năm, trước ngày 20/6"),
    or empty when nothing took its place; `replaced_by` then names the document that took that of
    its own.
    """

    what: str
    limit: str  # "trước ngày 15/6/2026", as it was shown
    last: date  # the last day in time: to count by
    digest: str  # of the time and of who owes it to whom; another one means that they changed
    was_what: str = ""
    was_limit: str = ""
    is_gone: bool = False
    by: tuple[str, ...] = ()  # the chat's subscriptions that brought it up: "unit:so noi vu"
    number: int = 0  # by which its letter told it
    replaced_by: str = ""
    file: str = ""  # the name of the one it was read from; empty for a chat's own


@dataclass(frozen=True, slots=True)
class Planned:
    """An occasion to come; unique by target, due and step."""

    due: Due
    step: Step
    at: datetime  # aware, UTC
    told: Told


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occasion as it is kept; `letter_state`, `told_at` and `left_at` are of its letter."""

    id: int
    target: int
    due: Due
    step: Step
    at: datetime
    told: Told
    state: OccasionState
    letter: int | None
    created_at: datetime
    letter_state: LetterState | None = None
    told_at: datetime | None = None  # when the letter was made
    left_at: datetime | None = None  # when its platform last said something, or it was passed over

    @property
    def is_told(self) -> bool:
        """Whether it was put into a letter that was not refused."""
        is_in_one = self.state in {OccasionState.IN_LETTER, OccasionState.MERGED}
        return is_in_one and self.letter_state is not LetterState.REFUSED


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of a digest, with what became of it."""

    id: int
    target: int
    place: Place
    state: LetterState
    made_at: datetime
    is_late: bool
    message_id: str | None = None
    reason: str | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tending:
    """What people did about something due in a chat: taken, put off, closed for this once."""

    due: Due
    taken_by: str | None = None  # "platform:user"
    taken_name: str | None = None
    snoozed_until: datetime | None = None
    closed_by: str | None = None
    closed_name: str | None = None
    closed_at: datetime | None = None

    @property
    def is_closed(self) -> bool:
        """Whether it is done, for this occurrence."""
        return self.closed_at is not None
