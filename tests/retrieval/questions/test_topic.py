from corpus.text import fold
from retrieval.questions.topic import Rarity, topic_terms
from retrieval.questions.understanding import understand
from retrieval.questions.wording import Language, Wording


def weights(question: str, known: dict[str, int]) -> dict[str, float]:
    """Weigh a question against an index of 100 passages; every pair in `known` is a word."""
    asked = understand(Wording(question, Language.VIETNAMESE, fold(question)))
    compounds = {"truoc_ngay", "ngay_mai", "bao_cao", "o_dau", "bao_lau"}
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
