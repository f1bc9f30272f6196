"""Exact search among the vectors of a few documents, which a graph over all is slow at."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentId
from corpus.passages import PassageId, document_mark, mark_of
from retrieval.results import Hit


@dataclass(frozen=True, slots=True)
class DocumentVectors:
    """The vectors of a document's passages, a row of length 1 each."""

    ids: tuple[PassageId, ...]
    rows: NDArray[np.float32]


Fetch = Callable[[Collection[DocumentId]], Mapping[DocumentId, DocumentVectors]]


class RecentVectors:
    """Keeps the vectors that were asked for last, until they are more than `most_rows`."""

    def __init__(self, most_rows: int) -> None:
        self._most_rows = most_rows
        self._kept: OrderedDict[tuple[DocumentId, int], DocumentVectors] = OrderedDict()
        self._rows = 0

    def get(self, versions: Mapping[DocumentId, int], fetch: Fetch) -> list[DocumentVectors]:
        """Return the vectors of these editions, what is not kept through one call of `fetch`."""
        missing = [one for one in versions.items() if one not in self._kept]
        fetched = fetch([document for document, _ in missing]) if missing else {}
        for document, version in missing:
            self._keep((document, version), fetched[document])
        wanted = [self._kept[one] for one in versions.items()]
        for one in versions.items():
            self._kept.move_to_end(one)
        self._forget()
        return wanted

    def _keep(self, edition: tuple[DocumentId, int], vectors: DocumentVectors) -> None:
        self._kept[edition] = vectors
        self._rows += len(vectors.ids)

    def _forget(self) -> None:
        while self._rows > self._most_rows:
            _, vectors = self._kept.popitem(last=False)
            self._rows -= len(vectors.ids)


def document_vectors(ids: Sequence[str], rows: NDArray[np.float32]) -> DocumentVectors:
    """Return the vectors in the order of ids and at length 1, whatever they were."""
    order = sorted(range(len(ids)), key=ids.__getitem__)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return DocumentVectors(tuple(PassageId(ids[place]) for place in order), unit[order])


def nearest(
    query: NDArray[np.float32],
    documents: Iterable[DocumentVectors],
    *,
    top_k: int,
    without: Collection[DocumentId] = (),
) -> list[Hit]:
    """Return the `top_k` passages of the smallest angle to a query of length 1, best first.

    Equal ones are in the order of their ids; passages of documents in `without` are left out.
    """
    parts = _in_order(documents)
    if not parts:
        return []
    ids = parts[0].ids if len(parts) == 1 else tuple(chain.from_iterable(p.ids for p in parts))
    cosines = np.concatenate([one.rows @ query for one in parts])
    ranked = np.argsort(-cosines, kind="stable")
    best: Iterable[int] = ranked[: max(top_k, 0)]
    if without:
        best = islice(_outside(ranked, ids, without), max(top_k, 0))
    return [Hit(ids[place], float(cosines[place])) for place in best]


def _outside(
    ranked: Iterable[int], ids: Sequence[PassageId], without: Collection[DocumentId]
) -> Iterator[int]:
    marks = frozenset(map(mark_of, without))
    return (place for place in ranked if document_mark(ids[place]) not in marks)


def joined(documents: Iterable[DocumentVectors]) -> DocumentVectors:
    """Return the vectors of all as if they were one document's."""
    parts = _in_order(documents)
    if not parts:
        return DocumentVectors((), np.zeros((0, 0), np.float32))
    ids = tuple(chain.from_iterable(one.ids for one in parts))
    return DocumentVectors(ids, np.concatenate([one.rows for one in parts]))


def _in_order(documents: Iterable[DocumentVectors]) -> list[DocumentVectors]:
    return sorted((one for one in documents if one.ids), key=lambda one: one.ids[0])
