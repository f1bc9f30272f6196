"""What look-ups, lists, calendars and pictures are made of: facts with their proof."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.citations import Citation
from corpus.document import DocumentCard
from corpus.facts.facts import Deadline, Duty, When


class Status(StrEnum):
    """What a clerk made of a deadline; the values are those of `sotay deadlines --json`."""

    READ = "read"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DutyItem:
    """A duty with the document it is from and the words that prove it.

    `replaced_by` is the document that took the place of its own: it is no longer told.
    """

    duty: Duty
    card: DocumentCard
    citation: Citation
    replaced_by: DocumentCard | None = None


@dataclass(frozen=True, slots=True)
class DueItem:
    """A deadline as it stands: with a clerk's correction where there is one.

    `read` is the time as the document's words were read, also when it was corrected. A clerk
    must look again (`is_outdated`) when the document has changed since the decision.
    `replaced_by` is the document that took the place of its own: it no longer falls due.
    """

    deadline: Deadline
    read: When
    status: Status
    card: DocumentCard
    citation: Citation
    is_outdated: bool = False
    decided_by: str | None = None  # "telegram:123", "terminal"
    decided_at: datetime | None = None
    replaced_by: DocumentCard | None = None

    @property
    def falls_due(self) -> bool:
        """Whether it is to be told when it is due: neither rejected nor replaced."""
        return self.status is not Status.REJECTED and self.replaced_by is None
