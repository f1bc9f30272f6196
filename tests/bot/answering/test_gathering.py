from dataclasses import replace
from typing import Any

from bot.answering.gathering import mentioning, promoted, rivals, together
from corpus.document import DocumentId, NodeKind, Span
from corpus.passages import Passage, PassageId
from retrieval.finding import Findings, Fitted
from retrieval.fitting import Fit
from retrieval.particulars import Particulars
from retrieval.questions.cues import Wanted
from retrieval.questions.routing import NOWHERE
from retrieval.questions.topic import Term
from retrieval.questions.understanding import Question
from retrieval.text import words
from retrieval.weighing import Evidence

PLAN, RULES = DocumentId("a" * 64), DocumentId("b" * 64)
TOPIC = (Term("bien_bao", 1.0), Term("ao_ho", 1.0), Term("52", 0.5))


def passage(
    address: str, text: str, *, side: str | None = None, document: DocumentId = PLAN
) -> Passage:
    start = sum(map(ord, address))
    return Passage(
        id=PassageId(f"{document[0]}-{address}"),
        document=document,
        address=address,
        kind=NodeKind.CLAUSE,
        span=Span(start, start + len(text)),
        text=text,
        side=side,
    )


def weighed(one: Passage, score: float, **known: Any) -> Fitted:
    plain = Evidence(
        passage=one,
        score=score,
        own=0.5,
        near=0.5,
        whole=0.5,
        route=0.5,
        field=False,
        located=False,
        place=False,
        missing=(),
    )
    return Fitted(replace(plain, **known), Fit(1.0, frozenset(), ()), score)


def findings(*found: Fitted, wanted: Wanted = Wanted.CONTENT, symbols: str = "") -> Findings:
    question = Question(
        text="",
        words=words(""),
        topic=(),
        wanted=frozenset({wanted}),
        symbols=tuple(symbols.split()),
    )
    return Findings(
        question=question,
        original="",
        topic=TOPIC,
        unknown=0.0,
        strangers=(),
        route=NOWHERE,
        found=found,
        particulars=Particulars(),
        cards={},
    )


def addresses(chosen: list[Fitted]) -> list[str]:
    return [fitted.evidence.passage.address for fitted in chosen]


def test_a_document_that_answers_nearly_as_well_is_a_rival_once() -> None:
    best = weighed(passage("I.1", "biển báo"), 1.0)
    other = weighed(passage("II.1", "biển báo", document=RULES), 0.9)
    again = weighed(passage("II.2", "biển báo", document=RULES), 0.88)
    poor = weighed(passage("II.3", "biển báo", document=DocumentId("c" * 64)), 0.5)

    assert rivals(findings(best, other, again, poor)) == [best, other]


def test_a_document_that_lacks_the_number_asked_about_is_no_rival() -> None:
    best = weighed(passage("I.1", "52 biển báo"), 1.0)
    other = weighed(passage("II.1", "biển báo", document=RULES), 0.9, missing=("52",))

    assert rivals(findings(best, other)) == [best]


def test_a_document_that_is_named_has_no_rival() -> None:
    best = weighed(passage("I.1", "biển báo"), 1.0)
    other = weighed(passage("II.1", "biển báo", document=RULES), 1.0)
    named = replace(NOWHERE, named=frozenset({PLAN}))

    assert rivals(replace(findings(best, other), route=named)) == [best]


def test_documents_mention_what_they_say_about_as_much_of_as_the_best() -> None:
    best = weighed(passage("I.1", "biển báo"), 1.0, own=0.8)
    other = weighed(passage("II.1", "biển báo", document=RULES), 0.2, own=0.7)
    poor = weighed(passage("II.1", "báo", document=DocumentId("c" * 64)), 0.9, own=0.1)

    assert mentioning(findings(best, poor, other)) == [best, other]


def test_documents_mention_a_number_only_where_it_stands() -> None:
    with_number = weighed(passage("I.1", "Thông tư 52 về biển báo"), 0.2)
    without = weighed(passage("II.1", "biển báo", document=RULES), 1.0)

    assert mentioning(findings(without, with_number, symbols="52")) == [with_number]


def test_a_passage_that_lacks_what_is_wanted_gives_way_to_one_that_holds_it() -> None:
    lead = weighed(passage("I.1", "biển báo"), 1.0)
    lacking = replace(lead, fit=replace(lead.fit, lacking=frozenset({Wanted.DAY})))
    as_bad = replace(lacking, score=0.98)
    holding = weighed(passage("I.2", "biển báo 15/4"), 0.95)

    assert promoted(findings(lacking, as_bad, holding)).found == (holding, lacking, as_bad)
    assert promoted(findings(lead, holding)).found == (lead, holding)
    assert promoted(findings(lacking, as_bad)).found == (lacking, as_bad)


def test_a_lead_in_is_answered_with_its_items_in_reading_order() -> None:
    lead = weighed(passage("II.1", "Các trường hợp sau:"), 1.0)
    second = weighed(passage("II.1.b", "biển báo"), 0.5)
    first = weighed(passage("II.1.a", "ao hồ"), 0.4)
    beside = weighed(passage("II.2", "biển báo"), 0.9)

    assert addresses(together(findings(lead, beside, second, first))) == [
        "II.1",
        "II.1.a",
        "II.1.b",
    ]


def test_a_lead_in_whose_items_were_not_found_stands_alone() -> None:
    lead = weighed(passage("II.1", "Các trường hợp sau:"), 1.0)

    assert together(findings(lead)) == [lead]


def test_the_next_passage_joins_when_it_adds_to_the_topic() -> None:
    best = weighed(passage("I.1", "Cắm biển báo"), 1.0)
    adding = weighed(passage("I.2", "Rào ao hồ"), 0.9)
    repeating = weighed(passage("I.3", "Sơn biển báo"), 0.9)
    elsewhere = weighed(passage("II.1", "Rào ao hồ sâu"), 0.9)
    foreign = weighed(passage("I.4", "Rào ao hồ", document=RULES), 0.95)

    chosen = together(findings(best, foreign, adding, repeating, elsewhere))

    assert addresses(chosen) == ["I.1", "I.2"]


def test_passages_that_score_too_little_do_not_join() -> None:
    best = weighed(passage("I.1", "Cắm biển báo"), 1.0)
    poor = weighed(passage("I.2", "Rào ao hồ"), 0.5)

    assert together(findings(best, poor)) == [best]


def test_fields_of_one_heading_and_the_same_words_elsewhere_join() -> None:
    best = weighed(passage("I.1", "- Chủ trì: Trạm Y tế"), 1.0, field=True)
    field = weighed(passage("I.2", "- Phối hợp: Công an"), 0.9, field=True)
    same = weighed(passage("V.1", "a) Chủ trì: Trạm Y tế"), 0.9)

    assert addresses(together(findings(best, field, same))) == ["I.1", "I.2", "V.1"]


def test_a_question_about_the_heading_gets_all_that_stands_under_it() -> None:
    best = weighed(passage("I.1", "Rà soát"), 1.0, own=0.1, near=0.9)
    others = [weighed(passage(f"I.{n}", f"Việc số {n}"), 0.9) for n in range(2, 10)]

    assert len(together(findings(best, *others))) == 6
    assert together(findings(best, *others, wanted=Wanted.UNIT)) == [best]


def test_all_bases_are_listed_when_a_list_is_asked_for() -> None:
    best = weighed(passage("preamble.1", "Căn cứ một"), 1.0, place=True)
    other = weighed(passage("preamble.2", "Căn cứ hai"), 0.9, place=True)

    assert addresses(together(findings(best, other, wanted=Wanted.LIST))) == [
        "preamble.1",
        "preamble.2",
    ]
    assert together(findings(best, other)) == [best]


def test_both_sides_answer_who_does_something_that_both_do() -> None:
    ours = weighed(passage("I.1", "Góp ý dự thảo", side="Sở Y tế"), 1.0)
    theirs = weighed(passage("II.1", "Tham gia ý kiến", side="Sở Giáo dục"), 0.97)

    assert together(findings(ours, theirs, wanted=Wanted.UNIT)) == [ours, theirs]
    assert together(findings(ours, theirs)) == [ours]
