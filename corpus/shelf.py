"""What was read of the store, kept until the store changes."""

from collections.abc import Sequence
from functools import lru_cache

from corpus.document import Document, DocumentCard, DocumentId
from corpus.passages import Passage, PassageId
from corpus.store import DocumentStore

_TEXTS_KEPT = 16
_TREES_KEPT = 24  # a question about a short form opens twenty
_LISTS_KEPT = 32  # of all passages of a document
_PASSAGES_KEPT = 4_000


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


class _Kept:
    """What was read last, of one revision; what is read while a new one begins goes with it."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._passages: dict[PassageId, Passage] = {}
        self.text = lru_cache(maxsize=_TEXTS_KEPT)(store.text)
        self.document = lru_cache(maxsize=_TREES_KEPT)(store.document)
        self.passages_of = lru_cache(maxsize=_LISTS_KEPT)(store.passages_of)

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
