from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import DocumentId
from corpus.passages import Passage, PassageId
from corpus.store import DocumentStore
from corpus.text import fold
from retrieval.compounds import load_compounds
from retrieval.lexicon import Lexicon
from retrieval.questions.asked_fields import asks_for, label_of
from retrieval.questions.routing import NOWHERE, Route
from retrieval.questions.topic import Rarity, Term, topic_terms
from retrieval.questions.understanding import Question, understand
from retrieval.questions.wording import Language, Wording
from retrieval.readings import PassageWords, Reading, Readings, word_set
from retrieval.shares import largest_share, matter_of, shares_of
from retrieval.weighing import Weighed, weigh

_WORDS = ("thu_hoach", "dong_ruong", "tuan_tra", "rom_ra", "lua")


def asked(text: str, *earlier: str) -> Question:
    turns = [Wording(turn, Language.VIETNAMESE, fold(turn)) for turn in (text, *earlier)]
    return understand(turns[0], turns[1:])


def rarity(question: str = "", *, size: int = 100, names: tuple[str, ...] = ()) -> Rarity:
    """Every word stands in three of 100 passages, and the shipped compounds are the words."""
    return Rarity(lambda _: 3, size, load_compounds().read(question), names)


def topic_of(*terms: str) -> tuple[Term, ...]:
    return tuple(Term(term, 1.0) for term in terms)


@pytest.fixture(scope="module")
def readings(library: DocumentStore, lexicon: Lexicon) -> Readings:
    return Readings(library, {card.id: card for card in library.cards()}, lexicon)


def weighed(
    readings: Readings, passages: dict[str, Passage], question: str, route: Route = NOWHERE
) -> list[Weighed]:
    topic = topic_terms(asked(question), rarity(question))
    candidates = [(readings.of(passage), 0.0) for passage in passages.values()]
    return weigh(asked(question), topic, candidates, route)


def best(readings: Readings, passages: dict[str, Passage], question: str) -> str:
    return weighed(readings, passages, question)[0].reading.passage.address


def test_a_topic_is_made_of_words_and_not_of_chance_neighbours() -> None:
    found = [term.word for term in topic_terms(asked("giữ gìn an ninh"), rarity("giữ gìn an ninh"))]

    assert found == ["giu_gin", "an_ninh"]


def test_words_that_every_question_shares_count_little() -> None:
    terms = {t.word: t.weight for t in topic_terms(asked("cơ quan thu hoạch"), rarity())}

    assert terms["co_quan"] < terms["thu_hoach"] / 2


def test_years_are_no_symbol() -> None:
    terms = [t.word for t in topic_terms(asked("nhiệm kỳ 2025-2030"), rarity())]

    assert "2025-2030" not in terms


def test_a_symbol_counts_most() -> None:
    terms = {t.word: t.weight for t in topic_terms(asked("gặt theo 77/QĐ-UBND"), rarity())}

    assert max(terms, key=lambda word: terms[word]) == "77/qd-ubnd"


def test_one_passage_has_no_rare_words() -> None:
    assert rarity(size=1).of("lua") == 1.0


def test_a_follow_up_keeps_the_matter_and_changes_the_place() -> None:
    question = asked("còn bên Hạ Nguyên?", "hỗ trợ lúa giống ở Cồn Tròn")

    terms = [t.word for t in topic_terms(question, rarity(names=("ha_nguyen", "con_tron")))]

    assert terms[0] == "ha_nguyen"
    assert "ho_tro" in terms
    assert "con_tron" not in terms


def test_a_follow_up_with_a_matter_of_its_own_takes_less_from_before() -> None:
    alone = topic_terms(asked("còn đó?", "hỗ trợ lúa"), rarity())
    beside = topic_terms(asked("còn tài chính?", "hỗ trợ lúa"), rarity())

    assert _weight(alone, "ho_tro") > _weight(beside, "ho_tro")


def _weight(terms: tuple[Term, ...], word: str) -> float:
    return next(term.weight for term in terms if term.word == word)


def test_words_count_where_they_stand_nearest(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    topic = topic_of("hoi_nong", "tuan_tra", "ha_nguyen", "may_bay")
    around = readings.of(passages["plan II.1.-2"]).words
    matter = matter_of(asked("x"), topic, NOWHERE, DocumentId("d"))

    shares = shares_of(asked("x"), matter, around)

    assert (shares.own, shares.headings, shares.document) == (0.25, 0.25, 0.25)
    assert shares.missing == ("may_bay",)


def test_words_that_only_name_the_document_count_little() -> None:
    document = DocumentId("d")
    route = Route({document: 1.0}, {document: frozenset({"thu_hoach"})}, frozenset({document}))

    matter = matter_of(asked("thu hoạch lúa"), topic_of("thu_hoach", "lua"), route, document)

    assert [term.weight for term in matter.terms] == [pytest.approx(0.06), 1.0]
    assert matter.pairs == ("hoach_lua",)


def test_another_reading_of_a_short_form_makes_up_for_the_first(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    wording = Wording(
        "HN", Language.VIETNAMESE, "hoi nghi", (("nong dan",),), (("HN", "hoi nghi"),)
    )
    question = understand(wording)
    other = replace(question, readings=frozenset({"khac_nhau"}))
    topic = topic_of("hoi_nghi")
    around = readings.of(passages["plan II.1.-2"]).words
    matter = matter_of(question, topic, NOWHERE, DocumentId("d"))

    assert shares_of(question, matter, around).own == 1.0
    assert shares_of(other, matter, around).own == 0.0


def test_the_largest_share_is_that_of_one_group() -> None:
    groups = [frozenset({"a"}), frozenset({"b", "c"})]

    assert largest_share(groups, topic_of("a", "b", "c")) == pytest.approx(2 / 3)
    assert largest_share(groups, ()) == 0.0
    assert largest_share([], topic_of("a")) == 0.0


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- Cơ quan chủ trì: Công an tỉnh.", "co quan chu tri"),
        ("a) Thời hạn: 5 ngày", "thoi han"),
        ("Công an xã kiểm tra bến đò.", None),
    ],
)
def test_a_field_is_known_by_its_label(text: str, label: str | None) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("question", "label", "asks"),
    [
        ("Đơn vị nào tuần tra?", "co quan chu tri", True),
        ("Khi nào tuần tra?", "thoi gian thuc hien", True),
        ("Tuần tra bằng cách nào?", "hinh thuc", True),
        ("Sản phẩm của tuần tra?", "ket qua", True),
        ("Lấy tiền ở đâu để tuần tra?", "kinh phi", True),
        ("Địa điểm tuần tra?", "dia diem", True),
        ("Khi nào tuần tra?", "co quan chu tri", False),
        ("Khi nào tuần tra?", None, False),
    ],
)
def test_a_question_asks_for_a_label(question: str, label: str | None, *, asks: bool) -> None:
    assert asks_for(asked(question), label) is asks


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("Tuần tra đồng ruộng ban đêm do cơ quan nào chủ trì?", "II.1.-1"),
        ("Thời gian tuần tra đồng ruộng ban đêm là khi nào?", "II.1.-3"),
        ("Ai ký kế hoạch?", "signature"),
        ("Gửi cho những ai?", "recipients"),
        ("Điều 2 khoản 1 quy định gì?", "QC.Điều 2.1"),
        ("Hội Nông dân tỉnh có nhiệm vụ hỗ trợ hộ neo đơn thế nào?", "III.3.b"),
    ],
)
def test_the_passage_that_answers_is_first(
    readings: Readings, passages: dict[str, Passage], question: str, address: str
) -> None:
    assert best(readings, passages, question) == address


def test_a_document_that_is_meant_goes_before_others(
    readings: Readings, passages: dict[str, Passage], rules: DocumentId
) -> None:
    route = Route({rules: 1.0}, {}, frozenset({rules}))

    found = weighed(readings, passages, "trách nhiệm báo cáo", route)

    assert found[0].evidence.passage.document == rules
    assert found[0].evidence.route == 1.0


def test_the_unit_whose_duty_is_asked_for_is_no_answer(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    of = {"plan III.3.b": passages["plan III.3.b"]}
    does = weighed(readings, of, "Hội Nông dân tỉnh làm việc gì?")[0].evidence
    who = weighed(readings, of, "Hội Nông dân tỉnh làm với đơn vị nào?")[0].evidence

    assert does.score > who.score


@pytest.mark.parametrize("asks", ["{} có trách nhiệm gì?", "nhiem vu cua {}", "{} phải làm gì?"])
def test_the_duties_of_a_unit_are_those_under_its_name(
    readings: Readings, passages: dict[str, Passage], asks: str
) -> None:
    first = weighed(readings, passages, asks.format("Hội Nông dân tỉnh"))[0].reading.passage

    assert first.side == "Hội Nông dân tỉnh"


def test_duties_of_another_unit_come_after_those_of_no_unit(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    theirs = passages["plan III.3.b"]
    nobodys = replace(theirs, id=PassageId(f"{theirs.id} nobody"), side=None)
    pair = {"theirs": theirs, "nobodys": nobodys}

    duties = weighed(readings, pair, "Công an xã có trách nhiệm gì với hộ neo đơn?")
    other = weighed(readings, pair, "Công an xã hỗ trợ hộ neo đơn khi nào?")

    assert [w.reading.passage.id for w in duties] == [nobodys.id, theirs.id]
    assert other[0].evidence.score == other[1].evidence.score


def test_a_reading_is_made_once(readings: Readings, passages: dict[str, Passage]) -> None:
    passage = passages["plan III.1"]

    assert readings.of(passage) is readings.of(passage)


def test_short_forms_of_the_document_are_written_out(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    short = replace(passages["plan I.1"], text="BCĐTH họp")

    reading = readings.of(short)

    assert "thu_hoach" in reading.words.own
    assert reading.folded == "bcdth hop"
    assert reading.side == ""


def test_a_field_is_read_on_from_its_heading(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    reading = readings.of(passages["plan II.1.-1"])
    bare = readings.of(replace(passages["plan II.1.-1"], headings=()))

    assert "tuan_tra" in reading.sentences_from_heading[0]
    assert "tuan_tra" not in reading.sentences[0]
    assert bare.sentences_from_heading == bare.sentences


def test_equal_passages_always_come_in_the_same_order(
    readings: Readings, passages: dict[str, Passage]
) -> None:
    candidates: list[tuple[Reading, float]] = [(readings.of(p), 0.0) for p in passages.values()]

    forth = weigh(asked("x"), (), candidates, NOWHERE)
    back = weigh(asked("x"), (), candidates[::-1], NOWHERE)

    assert [one.evidence for one in forth] == [one.evidence for one in back]


@given(st.lists(st.sampled_from(_WORDS), max_size=5), st.text(max_size=60))
@settings(deadline=None)
def test_shares_are_parts_of_one(terms: list[str], text: str) -> None:
    nothing: frozenset[str] = frozenset()
    around = PassageWords(word_set(f"{text} thu hoạch"), word_set("rơm rạ"), nothing)
    matter = matter_of(asked(text), topic_of(*terms), NOWHERE, DocumentId("d"))

    shares = shares_of(asked(text), matter, around)

    assert 0 <= shares.own + shares.headings + shares.document <= 1 + 1e-9
    assert 0 <= shares.phrasing <= shares.phrasing_near <= 1
    assert set(shares.missing) <= set(terms)
