"""How good a ranking is, against the labels of one question (pure)."""

from collections.abc import Collection, Sequence
from math import log2


def recall_at_k(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return the share of `relevant` among the first `k`; 0 when nothing is relevant."""
    found = set(ranking[:k]) & set(relevant)
    return len(found) / len(set(relevant)) if relevant else 0.0


def mrr(ranking: Sequence[str], relevant: Collection[str]) -> float:
    """Return 1 over the rank of the first relevant one, 0 when there is none."""
    return next((1 / rank for rank, one in enumerate(ranking, 1) if one in relevant), 0.0)


def ndcg(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return the discounted gain of the first `k` over the best possible, labels being 0 or 1."""
    distinct = list(dict.fromkeys(ranking))[:k]
    gain = sum(1 / log2(rank + 1) for rank, one in enumerate(distinct, 1) if one in relevant)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(len(set(relevant)), k) + 1))
    return gain / ideal if ideal else 0.0
