"""What the reception works with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from bot.facts.lookups import Lookups
from bot.facts.reviewing import Reviewing
from bot.facts.taking import Taking
from bot.messages import IncomingMessage, Reply, TextBlock
from bot.offers import NewId
from bot.reception.admission import Admission
from bot.reception.invitations import Invitations
from bot.reception.limits import Limits
from bot.records.audit import AuditLog
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


@dataclass(frozen=True, slots=True)
class Services:
    """All of it may be called from several threads."""

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
    audit: AuditLog
    feedback: Feedback
    status: Callable[[], Sequence[str]]  # lines for administrators
    new_id: NewId
    zone: tzinfo  # of the days that are told


def may_review(message: IncomingMessage, services: Services) -> bool:
    """Return whether somebody may decide about deadlines: an administrator, or the operator."""
    is_operator = message.platform == "terminal"
    return is_operator or services.admission.is_admin(message.platform, message.sender)


def sentence(text: str) -> Reply:
    """Return a reply of the assistant's own that is no answer."""
    return Reply((TextBlock(text),))
