"""What the reception works with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from bot.actions import SetReminders, TendDue
from bot.citations import Citation
from bot.facts.lookups import Lookups
from bot.facts.reviewing import Reviewing
from bot.facts.taking import Taking
from bot.messages import IncomingMessage, Place, Reply, TextBlock, UserId
from bot.offers import NewId
from bot.reception.admission import Admission
from bot.reception.invitations import Invitations
from bot.reception.limits import Limits
from bot.records.buttons import Buttons
from bot.records.feedback import Feedback
from bot.settings import Access
from corpus.document import DocumentCard


class Library(Protocol):
    """The store, as far as people are told about it."""

    def cards(self) -> list[DocumentCard]:
        """Return a card of every document, in the order to list them."""

    def last_ingested_at(self) -> datetime | None:
        """Return when a document last came in; None when there is none."""


class Records(Protocol):
    """What was answered before, as far as it may be shown again."""

    def last(self, place: Place, sender: UserId) -> str | None:
        """Return the record of what a person was last answered there."""

    def citations(self, record: str) -> Sequence[Citation]:
        """Return what an answer cited, best first; empty for an unknown record."""


class DueTending(Protocol):
    """What people do about what is due in a chat."""

    def perform(self, action: TendDue, message: IncomingMessage) -> Reply:
        """Do what a button under a reminder says."""

    def take(self, message: IncomingMessage) -> Reply | None:
        """Take typed words like “xong 2”; None for all others."""


class ReminderMenu(Protocol):
    """How a chat sets what it is reminded of."""

    def perform(self, action: SetReminders, message: IncomingMessage) -> Reply:
        """Do what a button of the menu says."""

    def command(self, typed: str, message: IncomingMessage) -> Reply:
        """Do what was typed behind /nhac; show the menu for nothing."""

    def take(self, message: IncomingMessage) -> Reply | None:
        """Take the words that were asked for, or a wish without a slash; None for all others."""


def _nothing(_asked: str, _at: datetime) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Services:
    """What there is for people in one place; all of it may be called from several threads."""

    converse: Callable[[IncomingMessage], Reply]
    library: Library
    lookups: Lookups
    reviewing: Reviewing
    taking: Taking
    access: Access
    admission: Admission
    invitations: Invitations
    limits: Limits
    buttons: Buttons
    audit: Records
    feedback: Feedback
    status: Callable[[str], Sequence[str]]  # lines for administrators, asked for on a platform
    new_id: NewId
    zone: tzinfo  # of the days that are told
    tending: DueTending
    reminders: ReminderMenu
    is_partial: Callable[[], bool] = lambda: False  # there are documents that are not seen here
    conceals: Callable[[str, datetime], bool] = _nothing  # look-ups that were offered once


def may_review(message: IncomingMessage, services: Services) -> bool:
    """Return whether somebody may decide about deadlines: an administrator, or the operator."""
    is_operator = message.platform == "terminal"
    return is_operator or services.admission.is_admin(message.platform, message.sender)


def sentence(text: str) -> Reply:
    """Return a reply of the assistant's own that is no answer."""
    return Reply((TextBlock(text),))
