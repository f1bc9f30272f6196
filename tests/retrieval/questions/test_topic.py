from corpus.text import fold
from retrieval.questions.topic import Rarity, topic_terms
from retrieval.questions.understanding import understand
from retrieval.questions.wording import Language, Wording


def weights(question: str, known: dict[str, int]) -> dict[str, float]:
    """Weigh a question against an index of 100 passages; every pair in `known` is a word."""
    asked = understand(Wording(question, Language.VIETNAMESE, fold(question)))
    compounds = {"truoc_ngay", "ngay_mai", "bao_cao", "o_dau", "bao_lau", "phan_tram", "kinh_phi"}
    rarity = Rarity(
        lambda word: known.get(word, 0), 100, lambda pair: float(pair in compounds), frozenset()
    )
    return {term.word: term.weight for term in topic_terms(asked, rarity)}


def test_words_that_only_ask_for_a_time_weigh_little_where_no_document_has_them() -> None:
    unknown = weights("Báo cáo trước ngày nào?", {"bao_cao": 20})
    known = weights("Báo cáo trước ngày nào?", {"bao_cao": 20, "truoc_ngay": 3})

    assert unknown["truoc_ngay"] < unknown["bao_cao"] < known["truoc_ngay"]


def test_words_that_only_ask_are_no_topic() -> None:
    assert weights("Báo cáo ở đâu, trong bao lâu?", {"bao_cao": 20}).keys() == {"bao_cao"}


def test_words_for_the_kind_of_a_figure_are_no_topic_where_it_is_asked_for() -> None:
    share = weights("Báo cáo bao nhiêu phần trăm?", {"bao_cao": 20})
    sum_ = weights("Báo cáo hết bao nhiêu tiền?", {"bao_cao": 20, "tien": 3})

    assert share.keys() == sum_.keys() == {"bao_cao"}


def test_they_are_the_topic_where_nothing_else_is() -> None:
    assert weights("Bao nhiêu phần trăm?", {"phan_tram": 3}).keys() == {"phan_tram"}


def test_a_sum_asked_for_weighs_little_where_no_document_speaks_of_sums() -> None:
    unknown = weights("Kinh phí báo cáo bao nhiêu?", {"bao_cao": 20})
    known = weights("Kinh phí báo cáo bao nhiêu?", {"bao_cao": 20, "kinh_phi": 3})

    assert unknown["kinh_phi"] < unknown["bao_cao"] < known["kinh_phi"]
