"""The shelf as it is seen from some place: as if documents that are for others were not there."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TypeVar

from corpus.document import Document, DocumentCard, DocumentId
from corpus.fact_queries import UnitCount
from corpus.fact_rows import Cited
from corpus.facts.facts import Deadline, Duty, Replacement
from corpus.passages import Passage, PassageId
from corpus.shelf import Shelf
from corpus.store import DocumentStore

_UNITS_KEPT = 32  # whose duties were asked for

_Fact = TypeVar("_Fact", Deadline, Duty)


class SeenShelf:
    """A shelf of what is for everybody and of the files with an allowed name; nothing else.

    What it gives is on a list of what may be seen, so that a document that is being taken in is
    left out until that list is made again. Safe to use from several threads; whoever needs the
    newest state asks for `revision` or `cards` first.
    """

    def __init__(self, shelf: Shelf, store: DocumentStore, allowed: frozenset[str]) -> None:
        self._shelf = shelf
        self._store = store
        self._allowed = allowed
        self._revision: int | None = None
        self._kept: _Seen | None = None

    @property
    def revision(self) -> int:
        """The store's revision; what was kept of another one is dropped."""
        revision = self._shelf.revision
        if revision != self._revision:
            self._kept, self._revision = None, revision
        return revision

    @property
    def hidden(self) -> frozenset[DocumentId]:
        """The documents that are not seen, as of the revision that was last asked for."""
        return self._seen().hidden

    @property
    def is_partial(self) -> bool:
        """Whether there are files that are not seen, such as are gone since too."""
        _ = self.revision
        return bool(self._seen().closed)

    def hides(self, document: DocumentId, file_name: str) -> bool:
        """Whether a document, which may be gone since, is or was of a file that is not seen."""
        _ = self.revision
        seen = self._seen()
        return document in seen.hidden or file_name in seen.closed

    def cards(self) -> list[DocumentCard]:
        """Return what is known of every document as it is now, by file name."""
        _ = self.revision
        return list(self._seen().cards)

    def last_ingested_at(self) -> datetime | None:
        """Return when one of the documents last came in; None when there is none."""
        return self._store.last_ingested_at(self._allowed)

    def text(self, document: DocumentId) -> str | None:
        """Return a document's extracted text, None for an unknown document."""
        return self._shelf.text(document) if document in self._seen().visible else None

    def document(self, document: DocumentId) -> Document | None:
        """Return a document's tree, None for an unknown document."""
        return self._shelf.document(document) if document in self._seen().visible else None

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return the passages in the order asked; unknown ones are left out."""
        visible = self._seen().visible
        return [one for one in self._shelf.passages(ids) if one.document in visible]

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return a document's passages in reading order."""
        return self._shelf.passages_of(document) if document in self._seen().visible else []

    def deadlines(self) -> tuple[Cited[Deadline], ...]:
        """Return every deadline, by file name and in reading order."""
        return self._seen().deadlines()

    def duties(self) -> list[Cited[Duty]]:
        """Return every duty, by file name and in reading order."""
        return self._seen().among(self._shelf.duties())

    def duties_of(
        self, keys: Collection[str], *, as_partner: bool = False
    ) -> tuple[Cited[Duty], ...]:
        """Return the duties laid on these units, or with `as_partner` also done with them."""
        return self._seen().duties_of(frozenset(keys), as_partner=as_partner)

    def duties_in(self, ids: Sequence[PassageId]) -> list[Cited[Duty]]:
        """Return the duties read from these passages, in the order of the passages."""
        return self._seen().among(self._shelf.duties_in(ids))

    def units(self) -> tuple[UnitCount, ...]:
        """Return every unit that a fact names, those with most facts first."""
        return self._seen().units()

    def replacements(self) -> list[tuple[DocumentId, Replacement]]:
        """Return what every document says it replaces, with the document that says so."""
        visible = self._seen().visible
        return [(one, what) for one, what in self._shelf.replacements() if one in visible]

    def last_ingested_on(self) -> date | None:
        """Return the day (UTC) on which one of them last came in; None when there is none."""
        at = self.last_ingested_at()
        return at.date() if at else None

    def _seen(self) -> "_Seen":
        kept = self._kept
        if kept is None:
            kept = self._kept = _Seen(self._shelf, self._store, self._allowed)
        return kept


class _Seen:
    """What is seen of one revision; what is read while a new one begins goes with it."""

    def __init__(self, shelf: Shelf, store: DocumentStore, allowed: frozenset[str]) -> None:
        self._shelf = shelf
        found = store.seen_cards(allowed)
        self.cards, self.hidden, self.closed = found.cards, found.hidden, found.closed
        self.visible = frozenset(card.id for card in found.cards)
        self.deadlines = cache(lambda: tuple(self.among(shelf.deadlines())))
        self.units = cache(lambda: tuple(store.seen_units(allowed)))
        self.duties_of = lru_cache(maxsize=_UNITS_KEPT)(self._duties_of)

    def among(self, found: Iterable[Cited[_Fact]]) -> list[Cited[_Fact]]:
        """Return the facts of what is seen."""
        return [cited for cited in found if cited.document in self.visible]

    def _duties_of(self, keys: frozenset[str], *, as_partner: bool) -> tuple[Cited[Duty], ...]:
        return tuple(self.among(self._shelf.duties_of(keys, as_partner=as_partner)))
