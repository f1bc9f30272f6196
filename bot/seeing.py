"""What is seen of the documents from places in the same audiences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.citations import Citation
from bot.facts.asking import read_due, read_duties
from bot.facts.lookups import Lookups
from bot.facts.register import Register
from bot.facts.standing import document_key
from bot.facts.unit_places import PlacedKey, Seat, seat_of
from bot.messages import Place, UserId
from bot.records.audit import AuditLog
from bot.reminders.wishes import Kind, Subscription
from corpus.document import Document, DocumentCard, DocumentId
from corpus.seen import SeenShelf


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What there is to be told in places that may see the same documents.

    `names` are those of the restricted files among them.
    """

    names: frozenset[str]
    shelf: SeenShelf
    register: Register
    lookups: Lookups

    def conceals_unit(self, key: str) -> bool:
        """Whether a unit may be known from documents alone that are not seen here."""
        if not self.shelf.is_partial:
            return False
        naming = self.lookups.naming()
        return not naming.knows(key) and not naming.groups_of(key)

    def conceals(self, subscription: Subscription) -> bool:
        """Whether what something subscribed to is called may be known from such documents."""
        match subscription.kind:
            case Kind.UNIT:
                key = PlacedKey.read(subscription.key)
                return self.conceals_unit(key.unit) or self._conceals_seat(key.seat)
            case Kind.DOCUMENT if self.shelf.is_partial:
                return subscription.key not in {document_key(card) for card in self.shelf.cards()}
        return False

    def _conceals_seat(self, seat: Seat | None) -> bool:
        if seat is None or not self.shelf.is_partial:
            return False
        seats = map(seat_of, self.shelf.cards())
        return all(known is None or known.name != seat.name for known in seats)


def conceals_asked(whole: View, view: View, asked: str, today: date) -> bool:
    """Whether a look-up is of a unit that may be known from documents alone not seen here."""
    names = {read_due(asked, today).name, read_duties(asked).name} if view.shelf.is_partial else ()
    units = (whole.lookups.naming().find(name).unit for name in names if name)
    return any(unit is not None and view.conceals_unit(unit.key) for unit in units)


@dataclass(frozen=True, slots=True)
class SeenLibrary:
    """The documents as lists and pages show them: always as they are now."""

    shelf: SeenShelf

    def cards(self) -> list[DocumentCard]:
        """Return a card of every document, in the order to list them."""
        return self.shelf.cards()

    def document(self, document: DocumentId) -> Document | None:
        """Return a document, or None when it is not (or no longer) there."""
        _ = self.shelf.revision
        return self.shelf.document(document)

    def last_ingested_at(self) -> datetime | None:
        """Return when a document last came in; None when there is none."""
        return self.shelf.last_ingested_at()


@dataclass(frozen=True, slots=True)
class SeenRecords:
    """What was answered before, without what must no longer be seen of it."""

    audit: AuditLog
    shelf: SeenShelf

    def last(self, place: Place, sender: UserId) -> str | None:
        """Return the record of what a person was last answered there."""
        return self.audit.last(place, sender)

    def citations(self, record: str) -> Sequence[Citation]:
        """Return what an answer cited, best first; empty for an unknown record."""
        found = self.audit.citations(record)
        if not self.shelf.is_partial:
            return found
        return [one for one in found if not self.shelf.hides(one.document, one.file_name)]
