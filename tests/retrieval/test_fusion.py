from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.passages import PassageId
from retrieval.fusion import weighted_fusion
from retrieval.results import Hit


def hits(**scores: float) -> list[Hit]:
    return [Hit(PassageId(name), score) for name, score in scores.items()]


def naive(lists: list[tuple[float, list[Hit]]], top_k: int) -> list[tuple[str, float]]:
    sums: dict[str, float] = {}
    for weight, found in lists:
        top = max([hit.score for hit in found] + [0.0])
        for hit in found:
            share = max(hit.score, 0.0) / top if top > 0 else 0.0
            sums[hit.id] = sums.get(hit.id, 0.0) + weight * share
    order = sorted(sums, key=lambda one: (-sums[one], one))
    return [(one, sums[one]) for one in order if sums[one] > 0][:top_k]


HITS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1, 40), max_size=8).map(
    lambda scores: [Hit(PassageId(name), score) for name, score in scores.items()]
)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 2), HITS), max_size=3), st.integers(0, 9))
def test_fusion_is_the_weighted_sum_of_shares_of_the_best(
    lists: list[tuple[float, list[Hit]]], top_k: int
) -> None:
    fused = weighted_fusion(lists, top_k=top_k)

    assert [(hit.id, hit.score) for hit in fused] == naive(lists, top_k)


def test_a_passage_of_both_lists_beats_the_best_of_one() -> None:
    lists = [(1.0, hits(a=10.0, b=9.0)), (0.5, hits(b=0.8, c=0.9))]

    assert [hit.id for hit in weighted_fusion(lists, top_k=3)] == ["b", "a", "c"]


def test_the_depth_of_a_list_does_not_change_scores() -> None:
    short = weighted_fusion([(1.0, hits(a=10.0, b=5.0))], top_k=2)
    deep = weighted_fusion([(1.0, hits(a=10.0, b=5.0, c=0.1))], top_k=2)

    assert short == deep


def test_equal_sums_are_put_in_the_order_of_ids() -> None:
    assert weighted_fusion([(1.0, hits(b=3.0, a=3.0))], top_k=1) == hits(a=1.0)


def test_what_no_list_gives_anything_is_left_out() -> None:
    assert weighted_fusion([(1.0, hits(a=0.0, b=-0.3))], top_k=5) == []
