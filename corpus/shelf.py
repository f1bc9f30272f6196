"""What was read of the store, kept until the store changes."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache, lru_cache

from corpus.document import Document, DocumentCard, DocumentId
from corpus.fact_queries import UnitCount
from corpus.fact_rows import Cited
from corpus.facts.facts import Deadline, Duty, Replacement
from corpus.passages import Passage, PassageId
from corpus.store import DocumentStore

_TEXTS_KEPT = 16
_TREES_KEPT = 24  # a question about a short form opens twenty
_LISTS_KEPT = 32  # of all passages of a document
_PASSAGES_KEPT = 4_000
_UNITS_KEPT = 32  # whose duties were asked for


class Shelf:
    """Gives what the store gives, as it was when `revision` was last asked for or later.

    Safe to use from several threads; whoever needs the newest state asks for `revision` first.
    """

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._revision: int | None = None
        self._kept = _Kept(store)

    @property
    def revision(self) -> int:
        """The store's revision; what was kept of another one is dropped."""
        revision = self._store.revision
        if revision != self._revision:
            self._kept, self._revision = _Kept(self._store), revision
        return revision

    def cards(self) -> list[DocumentCard]:
        """Return what is known of every document, by file name."""
        return self._store.cards()

    def text(self, document: DocumentId) -> str | None:
        """Return a document's extracted text, None for an unknown document."""
        return self._kept.text(document)

    def document(self, document: DocumentId) -> Document | None:
        """Return a document's tree, None for an unknown document."""
        return self._kept.document(document)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return the passages in the order asked; unknown ones are left out."""
        return self._kept.passages(ids)

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return a document's passages in reading order."""
        return list(self._kept.passages_of(document))

    def deadlines(self) -> tuple[Cited[Deadline], ...]:
        """Return every deadline, by file name and in reading order."""
        return self._kept.deadlines()

    def replacements(self) -> list[tuple[DocumentId, Replacement]]:
        """Return what every document says it replaces, with the document that says so."""
        return self._store.replacements()

    def last_ingested_on(self) -> date | None:
        """Return the day (UTC) on which a document last came in; None when there is none."""
        at = self._store.last_ingested_at()
        return at.date() if at else None

    def duties(self) -> list[Cited[Duty]]:
        """Return every duty, by file name and in reading order; they are too many to keep."""
        return self._store.duties()

    def duties_of(
        self, keys: Collection[str], *, as_partner: bool = False
    ) -> tuple[Cited[Duty], ...]:
        """Return the duties laid on these units, or with `as_partner` also done with them."""
        return self._kept.duties_of(frozenset(keys), as_partner=as_partner)

    def duties_in(self, ids: Sequence[PassageId]) -> list[Cited[Duty]]:
        """Return the duties read from these passages, in the order of the passages."""
        return self._store.duties_in(ids)

    def units(self) -> tuple[UnitCount, ...]:
        """Return every unit that a fact names, those with most facts first."""
        return self._kept.units()


class _Kept:
    """What was read last, of one revision; what is read while a new one begins goes with it."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._passages: dict[PassageId, Passage] = {}
        self.text = lru_cache(maxsize=_TEXTS_KEPT)(store.text)
        self.document = lru_cache(maxsize=_TREES_KEPT)(store.document)
        self.passages_of = lru_cache(maxsize=_LISTS_KEPT)(store.passages_of)
        self.deadlines = cache(lambda: tuple(store.deadlines()))
        self.units = cache(lambda: tuple(store.units()))
        self.duties_of = lru_cache(maxsize=_UNITS_KEPT)(self._duties_of)

    def _duties_of(self, keys: frozenset[str], *, as_partner: bool) -> tuple[Cited[Duty], ...]:
        return tuple(self._store.duties_of(keys, as_partner=as_partner))

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        kept = self._passages
        found = {one: kept[one] for one in ids if one in kept}
        if missing := [one for one in ids if one not in found]:
            read = {passage.id: passage for passage in self._store.passages(missing)}
            found |= read
            if len(kept) + len(read) > _PASSAGES_KEPT:
                kept = self._passages = {}  # other threads may still read from the full one
            kept.update(read)
        return [found[one] for one in ids if one in found]
