"""Bring the indexes in line with the store, from any state a kill may have left them in."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage
from retrieval.dense import DenseIndex
from retrieval.fields import Edition
from retrieval.lexical import LexicalIndex

_PASSAGES_A_COMMIT = 1_000


class IndexedStore(Protocol):
    """What indexing needs of the store."""

    def versions(self) -> dict[DocumentId, int]:
        """Return for each document the version its passages were read with."""

    def cards(self) -> list[DocumentCard]:
        """Return what is known of every document."""

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return the document's passages."""


@dataclass(frozen=True, slots=True)
class Synchronised:
    """How many documents were put into an index, anew or for the first time, and taken out."""

    added: int
    removed: int


def synchronise(
    store: IndexedStore,
    lexical: LexicalIndex,
    dense: DenseIndex,
    *,
    progress: Callable[[int, int], None],
) -> Synchronised:
    """Index what the store has and the indexes lack, take out what it no longer has.

    A document counts as indexed once its passages are committed, so that a kill at any moment
    costs only the work since the last commit. A second process waits for the first and then
    finds nothing to do. `progress` is told how many of the documents to do are done.
    """
    if not any(_difference(store, lexical, dense)):
        return Synchronised(0, 0)
    with lexical.exclusive():
        to_lexical, to_dense, superfluous = _difference(store, lexical, dense)
        for document in sorted(superfluous):
            lexical.remove(document)
            dense.remove(document)
        lexical.commit()
        added = 0
        wanted = to_lexical | to_dense
        for batch in _batches(store, wanted):
            for edition in batch:
                if edition.card.id in to_lexical:
                    lexical.replace(edition.card, edition.passages, version=edition.version)
            dense.replace_all([edition for edition in batch if edition.card.id in to_dense])
            lexical.commit()
            added += len(batch)
            progress(added, len(wanted))
    return Synchronised(added, len(superfluous))


def is_in_line(store: IndexedStore, lexical: LexicalIndex, dense: DenseIndex) -> bool:
    """Return whether both indexes hold what the store has, so that no answer can be missed."""
    return not any(_difference(store, lexical, dense))


def _difference(
    store: IndexedStore, lexical: LexicalIndex, dense: DenseIndex
) -> tuple[set[DocumentId], set[DocumentId], set[DocumentId]]:
    """Return what to put into the lexical and into the dense index, and what to take out."""
    wanted, in_lexical, in_dense = store.versions(), lexical.versions(), dense.versions()
    to_lexical = {one for one, version in wanted.items() if in_lexical.get(one) != version}
    to_dense = {one for one, version in wanted.items() if in_dense.get(one) != version}
    # Only the dense index can tell a document without passages from one that is not there.
    absent = to_lexical - set(in_lexical) - to_dense
    empty = {one for one in absent if not store.passages_of(one)}
    superfluous = (set(in_lexical) | set(in_dense)) - set(wanted)
    return to_lexical - empty, to_dense, superfluous


def _batches(store: IndexedStore, wanted: Collection[DocumentId]) -> Iterator[list[Edition]]:
    """Yield the wanted documents, many small ones together: a commit costs like 50 passages."""
    versions = store.versions()
    batch: list[Edition] = []
    for card in store.cards():
        if card.id in wanted and card.id in versions:
            batch.append(Edition(card, store.passages_of(card.id), versions[card.id]))
            if sum(len(edition.passages) for edition in batch) >= _PASSAGES_A_COMMIT:
                yield batch
                batch = []
    if batch:
        yield batch
