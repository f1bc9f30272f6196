from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import DocumentId
from retrieval.vectors import DocumentVectors, RecentVectors, document_vectors, joined, nearest

A, B, C = DocumentId("a"), DocumentId("b"), DocumentId("c")


def vectors(*ids: str) -> DocumentVectors:
    return document_vectors(ids, np.eye(4, dtype=np.float32)[: len(ids)])


class Shelf:
    """Gives two vectors for each document and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def fetch(self, documents: Collection[DocumentId]) -> dict[DocumentId, DocumentVectors]:
        self.asked.append(list(documents))
        return {one: vectors(f"{one}1", f"{one}2") for one in documents}


def test_what_was_asked_for_lately_is_not_fetched_again() -> None:
    shelf, recent = Shelf(), RecentVectors(4)

    recent.get({A: 1, B: 1}, shelf.fetch)
    recent.get({B: 1}, shelf.fetch)

    assert shelf.asked == [["a", "b"]]


def test_another_version_of_a_document_is_fetched() -> None:
    shelf, recent = Shelf(), RecentVectors(4)

    recent.get({A: 1}, shelf.fetch)
    recent.get({A: 2}, shelf.fetch)

    assert shelf.asked == [["a"], ["a"]]


def test_the_longest_unused_is_forgotten_first() -> None:
    shelf, recent = Shelf(), RecentVectors(4)

    recent.get({A: 1, B: 1}, shelf.fetch)
    recent.get({A: 1}, shelf.fetch)
    recent.get({C: 1}, shelf.fetch)
    recent.get({A: 1, B: 1}, shelf.fetch)

    assert shelf.asked == [["a", "b"], ["c"], ["b"]]


def test_more_than_is_kept_can_be_asked_for_at_once() -> None:
    got = RecentVectors(1).get({A: 1, B: 1}, Shelf().fetch)

    assert [one.ids for one in got] == [("a1", "a2"), ("b1", "b2")]


def test_nothing_is_nearest_among_nothing() -> None:
    query = np.ones(4, dtype=np.float32)

    assert nearest(query, [], top_k=3) == []
    assert nearest(query, [document_vectors([], np.zeros((0, 4), np.float32))], top_k=3) == []


def test_equal_angles_are_in_the_order_of_ids() -> None:
    rows = np.ones((3, 4), dtype=np.float32)

    hits = nearest(rows[0] / 2, [document_vectors(["c", "a", "b"], rows)], top_k=2)

    assert [hit.id for hit in hits] == ["a", "b"]


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12), st.integers(0, 14))
def test_nearest_is_the_order_of_cosines(seed: int, size: int, top_k: int) -> None:
    made = np.random.default_rng(seed)
    rows = made.standard_normal((size, 4)).astype(np.float32)
    query = rows[0] / np.linalg.norm(rows[0])
    names = [f"p{place:02}" for place in range(size)]
    cosines = [float(row @ query / np.linalg.norm(row)) for row in rows]
    parts = [document_vectors(names[:3], rows[:3]), document_vectors(names[3:], rows[3:])]

    hits = nearest(query, parts, top_k=top_k)

    expected = sorted(cosines, reverse=True)[:top_k]
    assert [hit.score for hit in hits] == pytest.approx(expected, abs=1e-5)
    assert {hit.id: hit.score for hit in hits} == pytest.approx(
        {hit.id: cosines[names.index(hit.id)] for hit in hits}, abs=1e-5
    )


def test_joined_documents_are_searched_as_they_are_apart() -> None:
    parts = [vectors("b1", "b2", "b3"), vectors("a1", "a2"), vectors()]
    query = np.array([0.2, 0.9, 0.4, 0.1], np.float32)

    assert nearest(query, [joined(parts)], top_k=4) == nearest(query, parts, top_k=4)


def test_nothing_joined_finds_nothing() -> None:
    assert nearest(np.ones(4, np.float32), [joined([])], top_k=4) == []
