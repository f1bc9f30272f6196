"""Fusion of result lists of different kinds into one (pure)."""

from collections.abc import Sequence

from corpus.passages import PassageId
from retrieval.results import Hit


def weighted_fusion(lists: Sequence[tuple[float, Sequence[Hit]]], *, top_k: int) -> list[Hit]:
    """Return the best `top_k` of the weighted sum of each list's normalised scores.

    Equal sums are put in the order of the ids, so that the same lists always give the same;
    what no list gives more than nothing is left out.
    """
    sums: dict[PassageId, float] = {}
    for weight, hits in lists:
        for hit, share in zip(hits, _normalised(hits), strict=True):
            sums[hit.id] = sums.get(hit.id, 0.0) + weight * share
    matched = [Hit(passage, score) for passage, score in sums.items() if score > 0]
    return sorted(matched, key=lambda hit: (-hit.score, hit.id))[: max(top_k, 0)]


def _normalised(hits: Sequence[Hit]) -> list[float]:
    """Divide by the best score: nothing matched is 0 in both indexes, and the best is 1.

    The lower end is the theoretical one instead of the worst hit of the list, so that a score
    does not hang on how deep the list was read (S. Bruch, S. Gai, A. Ingber, "An Analysis of
    Fusion Functions for Hybrid Retrieval", ACM TOIS 42, 2023).
    """
    top = max((hit.score for hit in hits), default=0.0)
    return [max(hit.score, 0.0) / top if top > 0 else 0.0 for hit in hits]
