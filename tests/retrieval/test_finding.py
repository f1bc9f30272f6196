from collections.abc import Collection
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import DocumentId
from corpus.passages import Passage, passage_id
from corpus.store import DocumentStore
from corpus.text import fold
from retrieval.compounds import load_compounds
from retrieval.finding import Finder, Findings
from retrieval.lexical import LexicalIndex
from retrieval.lexicon import Lexicon
from retrieval.questions.cues import Wanted
from retrieval.questions.understanding import Talk
from retrieval.results import ScoredPassage
from retrieval.text import Words


@dataclass(frozen=True, slots=True)
class Given:
    """A search that gives the same passages for every question with a word in it."""

    passages: tuple[Passage, ...]

    def candidates(
        self,
        words: Words,
        text: str,
        *,
        top_k: int,
        documents: Collection[DocumentId] | None = None,
    ) -> list[ScoredPassage]:
        asked = bool(words.syllables and text)
        found = [p for p in self.passages if documents is None or p.document in documents]
        return [ScoredPassage(passage, 1.0) for passage in found[:top_k]] if asked else []


def addresses(found: Findings) -> list[str]:
    return [fitted.evidence.passage.address for fitted in found.found]


ANSWERED = [
    ("Ở tỉnh Hạ Nguyên đơn vị nào chủ trì tuần tra đồng ruộng ban đêm?", "II.1.-1"),
    ("Kinh phí tuần tra đồng ruộng là bao nhiêu tiền?", "II.1.-4"),
    ("Khi có cháy lực lượng tại chỗ phải có mặt trong mấy phút?", "II.2"),
    ("Đội gặt có bao nhiêu thành viên?", "II.3"),
    ("Phó Trưởng ban Ban Chỉ đạo thu hoạch là ai?", "III.1.b"),
    ("Công an xã kiểm tra bến đò bao lâu một lần?", "QC.Điều 3.đoạn 1"),
    ("Khi nào chủ đò phải dừng chở khách?", "QC.Điều 2.2.a"),
]


@pytest.mark.parametrize(("question", "address"), ANSWERED)
def test_the_passage_that_answers_comes_first(finder: Finder, question: str, address: str) -> None:
    assert addresses(finder.find(question))[0] == address


@pytest.mark.parametrize("question", [question for question, _ in ANSWERED])
def test_diacritics_change_no_order(finder: Finder, question: str) -> None:
    assert addresses(finder.find(fold(question)))[:3] == addresses(finder.find(question))[:3]


def test_the_best_is_scored_highest(finder: Finder) -> None:
    scores = [fitted.score for fitted in finder.find("Ai tuần tra đồng ruộng?").found]

    assert scores == sorted(scores, reverse=True)


def test_a_document_that_is_named_is_weighed_as_a_whole(
    finder: Finder, library: DocumentStore, rules: DocumentId
) -> None:
    found = finder.find("Quy chế quản lý bến đò ngang xã Cồn Tròn quy định gì?")

    there = [f for f in found.found if f.evidence.passage.document == rules]
    assert found.route.named == {rules}
    assert len(there) == len(library.passages_of(rules))


def test_a_follow_up_is_read_with_the_turn_before(finder: Finder, plan: DocumentId) -> None:
    before = "Theo kế hoạch thu hoạch lúa tỉnh Hạ Nguyên, cơ quan nào chủ trì tuần tra?"

    found = finder.find("còn thực hiện khi nào?", [before])

    assert found.question.follows
    assert addresses(found)[0] == "II.1.-3"
    assert found.route.scores[plan] > 0


def test_only_the_last_two_turns_are_read(finder: Finder) -> None:
    question, before = "còn kinh phí thì sao?", "Ai tuần tra đồng ruộng ban đêm?"

    far = finder.find(question, ["Bến đò ngang thế nào?", "Ai gặt?", before])

    assert far == finder.find(question, ["Ai gặt?", before])


def test_small_talk_finds_nothing(finder: Finder) -> None:
    found = finder.find("Xin chào")

    assert found.question.talk is Talk.GREETING
    assert found.found == ()


def test_a_name_that_no_document_holds_is_a_stranger(finder: Finder) -> None:
    assert finder.find("Việc của bà Fatima ở đó?").strangers == ("Fatima",)
    assert finder.find("Việc của ông Thóc ở đó?").strangers == ()


def test_names_in_english_are_translated_and_no_strangers(finder: Finder) -> None:
    assert finder.find("Which agency leads the Fatima patrol?").strangers == ()


def test_words_of_no_document_are_unknown(finder: Finder) -> None:
    assert finder.find("tuần tra đồng ruộng").unknown == 0
    assert finder.find("xyzzy qwrtp").unknown == 1
    assert finder.find("?").unknown == 0


def test_a_strange_question_reads_no_particulars(finder: Finder) -> None:
    found = finder.find("Ai ký hợp đồng blockchain metaverse robot vệ tinh?")

    assert found.unknown > 0.45
    assert not found.particulars.signatures


def test_the_signer_of_the_document_named_is_read(finder: Finder) -> None:
    found = finder.find("Ai ký kế hoạch thu hoạch lúa tỉnh Hạ Nguyên?")

    assert [s.signer.name.text for s in found.particulars.signatures] == ["Lê Văn Thóc"]


def test_a_number_found_elsewhere_leaves_the_route_open(finder: Finder) -> None:
    question = "Theo quy chế bến đò ngang xã Cồn Tròn, mục"

    assert finder.find(f"{question} 482 nói gì?").route.named == frozenset()
    assert finder.find(f"{question} 999 nói gì?").route.named


def test_a_text_named_by_number_is_meant_before_all_else(finder: Finder, plan: DocumentId) -> None:
    findings = finder.find("Theo quy chế bến đò ngang xã Cồn Tròn, kế hoạch số 482 nói gì?")

    assert findings.route.named == {plan}
    assert {fitted.evidence.passage.document for fitted in findings.found} == {plan}


def test_a_passage_of_a_document_that_came_later_is_left_out(
    library: DocumentStore,
    lexical: LexicalIndex,
    lexicon: Lexicon,
    passages: dict[str, Passage],
) -> None:
    known = passages["plan II.3"]
    document = DocumentId("e" * 64)
    later = replace(known, document=document, id=passage_id(document, known.span))
    finder = Finder(library, Given((later, known)), lexical, lexicon, load_compounds())

    assert addresses(finder.find("xyzzy")) == ["II.3"]


def test_nothing_found_is_no_error(
    library: DocumentStore, lexical: LexicalIndex, lexicon: Lexicon
) -> None:
    finder = Finder(library, Given(()), lexical, lexicon, load_compounds())

    assert finder.find("xyzzy").found == ()


def test_the_same_question_is_always_found_alike(finder: Finder) -> None:
    question = "Hội Nông dân tỉnh làm gì khi thu hoạch lúa?"

    assert finder.find(question) == finder.find(question)


def test_what_is_wanted_is_what_the_best_passage_holds(finder: Finder) -> None:
    found = finder.find("Đội gặt có bao nhiêu thành viên?")

    assert Wanted.COUNT in found.question.wanted
    assert not found.found[0].fit.lacking


@given(st.text(max_size=120), st.lists(st.text(max_size=40), max_size=2))
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_can_be_asked(finder: Finder, question: str, earlier: list[str]) -> None:
    found = finder.find(question, earlier)

    assert 0 <= found.unknown <= 1 + 1e-9
    assert found.original == question


@pytest.mark.parametrize(
    "question",
    [
        "khoản 2 Điều 2 quy chế",
        "khoản 2 điều 2 quy chế nói gì?",
        "khoan 2 dieu 2 quy che",
        "theo quy chế thì khoản 2 điều 2 ghi gì",
    ],
)
def test_a_place_that_one_document_has_is_all_that_is_found(
    finder: Finder, rules: DocumentId, question: str
) -> None:
    found = finder.find(question)

    assert found.route.named == {rules}
    assert {address[: len("QC.Điều 2.2")] for address in addresses(found)} == {"QC.Điều 2.2"}
    assert all(fitted.evidence.located for fitted in found.found)
    assert found.topic == ()


def test_what_is_asked_besides_a_place_is_looked_for_there(finder: Finder) -> None:
    found = finder.find("điều 2 quy chế quy định thế nào về áo phao")

    assert {term.word for term in found.topic} == {"ao_phao"}
    assert addresses(found)[0] == "QC.Điều 2.1"


@pytest.mark.parametrize(
    "question", ["khoản 9 điều 99 quy chế nói gì", "khoản 2 điều 2 thông báo nói gì"]
)
def test_a_place_that_no_document_has_is_not_found(finder: Finder, question: str) -> None:
    found = finder.find(question)

    assert not any(f.evidence.located and found.route.named for f in found.found)
