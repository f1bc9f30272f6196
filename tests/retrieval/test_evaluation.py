from math import log2

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.evaluation import mrr, ndcg, recall_at_k


def test_recall_is_the_share_found_among_the_first() -> None:
    assert recall_at_k(["a", "x", "b"], {"a", "b"}, 2) == 0.5
    assert recall_at_k(["a", "x", "b"], {"a", "b"}, 3) == 1.0


def test_recall_of_nothing_relevant_is_nothing() -> None:
    assert recall_at_k(["a"], set(), 1) == 0.0


def test_mrr_is_one_over_the_first_right_rank() -> None:
    assert mrr(["x", "y", "a", "b"], {"a", "b"}) == 1 / 3
    assert mrr(["x"], {"a"}) == 0.0


def test_ndcg_discounts_by_rank() -> None:
    assert ndcg(["x", "a"], {"a"}, 10) == 1 / log2(3)
    assert ndcg(["a", "b"], {"a", "b"}, 10) == 1.0
    assert ndcg(["a"], set(), 10) == 0.0


def test_a_passage_named_twice_gains_once() -> None:
    assert ndcg(["a", "a"], {"a"}, 10) == 1.0
    assert recall_at_k(["a", "a"], {"a", "b"}, 2) == 0.5


NAMES = st.lists(st.sampled_from("abcdef"), max_size=8)


@settings(deadline=None)
@given(NAMES, NAMES, st.integers(0, 9))
def test_every_measure_is_between_none_and_all(
    ranking: list[str], relevant: list[str], k: int
) -> None:
    for value in (
        recall_at_k(ranking, relevant, k),
        mrr(ranking, relevant),
        ndcg(ranking, relevant, k),
    ):
        assert 0.0 <= value <= 1.0
