"""Whatever a draft says, a reader gets verified words, names of files and fixed sentences."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.checking import Checker
from bot.answering.drafting import Draft, Line
from bot.citations import Citation, Decision
from bot.verification.verifier import Statement, verify
from corpus.document import DocumentId

PLAN, NOTE = DocumentId("a" * 64), DocumentId("b" * 64)
TEXTS = {
    PLAN: (
        "Kế hoạch số 52/KH-UBND\nSở Nội vụ chủ trì, báo cáo trước ngày 15/6/2026.\n"
        "Công an xã tuần tra 02 lần mỗi tuần."
    ),
    NOTE: "Thông báo số 7/TB-UBND\nTrạm Y tế không thu phí trước ngày 20/11/2026.",
}
FIXED = ("Có {count} văn bản nói về việc này:", "Anh/chị hỏi văn bản nào?", "Không thấy.", "")
TRUE = (
    "Sở Nội vụ chủ trì, báo cáo trước ngày 15/6/2026.",
    "Công an xã tuần tra 02 lần mỗi tuần.",
    "Trạm Y tế không thu phí trước ngày 20/11/2026.",
)
FORGED = (
    "Sở Nội vụ báo cáo trước ngày 16/6/2026.",
    "Sở Tư pháp chủ trì, báo cáo trước ngày 15/6/2026.",
    "Công an xã tuần tra 03 lần mỗi tuần.",
    "Trạm Y tế thu phí trước ngày 20/11/2026.",
    "Đồng chí Nguyễn Văn Giả phụ trách.",
    "Liên hệ 0912 345 678.",
)
NAMES = ("Kế hoạch số 52/KH-UBND", "Kế hoạch số 99/KH-UBND", "Thông báo số 7/TB-UBND")
CHECKER = Checker(TEXTS.get, {})


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """A citation that may be right, lie about its place, its words or its document."""
    document = draw(st.sampled_from([PLAN, NOTE, DocumentId("c" * 64)]))
    text = TEXTS.get(document, TEXTS[PLAN])
    whole = draw(st.booleans())
    start = 0 if whole else draw(st.integers(-5, len(text) + 5))
    end = len(text) if whole else draw(st.integers(-5, len(text) + 5))
    right = text[max(0, start) : max(0, end)]
    quote = draw(st.sampled_from([right, right, *FORGED, ""]))
    return Citation(document, f"{document[0]}.txt", None, "t", "I.1", quote, start, end)


statements = st.builds(
    Statement,
    st.sampled_from([*TRUE, *FORGED]) | st.text(max_size=30),
    st.lists(citations(), max_size=3).map(tuple),
)
named = st.builds(Statement, st.sampled_from(NAMES), st.lists(citations(), max_size=2).map(tuple))
lines = st.builds(
    Line,
    statements,
    name=st.none() | named,
    plain=st.none() | statements,
    side=st.sampled_from(["", "Sở Nội vụ"]),
)
drafts = st.builds(
    Draft,
    st.sampled_from(Decision),
    st.lists(lines, max_size=4).map(tuple),
    lead=st.sampled_from(FIXED),
    close=st.sampled_from([""]) | st.sampled_from(FIXED[1:]),
    nearest=st.lists(citations(), max_size=3).map(tuple),
)


def is_exact(citation: Citation) -> bool:
    text = TEXTS.get(citation.document)
    return text is not None and text[citation.start : citation.end] == citation.quote != ""


@settings(deadline=None, max_examples=120)
@given(drafts)
def test_only_what_is_verified_is_shown_whatever_the_draft(draft: Draft) -> None:
    answer = CHECKER.checked(draft)
    if answer is None:
        assert draft.lines
        return
    assert all(map(is_exact, answer.citations))
    for forged in FORGED:
        assert forged not in answer.text
    said = [s for line in draft.lines for s in (line.statement, line.plain) if s]
    held = {s.text for s in verify(said, TEXTS.get)}
    for text in {s.text for s in said if s.text.strip()} - held:
        assert text not in answer.text or any(text in other for other in (*held, *NAMES, *FIXED))


@settings(deadline=None, max_examples=60)
@given(drafts)
def test_a_name_is_shown_only_when_its_document_prints_it(draft: Draft) -> None:
    answer = CHECKER.checked(draft)
    shown = answer.text if answer is not None else ""

    assert "99/KH-UBND" not in shown


def cited(words: str, document: DocumentId = PLAN) -> Citation:
    start = TEXTS[document].index(words)
    return Citation(
        document, f"{document[0]}.txt", None, "t", "I.1", words, start, start + len(words)
    )


GOOD = Statement(TRUE[0], (cited(TRUE[0]),))
BAD = Statement(FORGED[0], (cited(TRUE[0]),))


def test_a_line_falls_back_on_what_can_be_proved() -> None:
    line = Line(BAD, plain=GOOD, side="Sở Nội vụ")
    answer = CHECKER.checked(Draft(Decision.ANSWER, (line,)))

    assert answer is not None
    assert answer.text == GOOD.text


def test_a_line_that_cannot_be_proved_is_left_out() -> None:
    answer = CHECKER.checked(Draft(Decision.ANSWER, (Line(BAD, plain=BAD), Line(GOOD))))

    assert answer is not None
    assert (answer.text, answer.citations) == (GOOD.text, GOOD.citations)


def test_nothing_is_left_of_a_draft_without_a_true_line() -> None:
    assert CHECKER.checked(Draft(Decision.ANSWER, (Line(BAD),))) is None


def test_a_name_that_cannot_be_proved_gives_way_to_the_files() -> None:
    forged = Statement(NAMES[1], (cited("Kế hoạch số 52/KH-UBND"),))
    proved = Statement(NAMES[0], (cited("Kế hoạch số 52/KH-UBND"),))
    answers = [CHECKER.checked(Draft(Decision.ANSWER, (Line(GOOD, n),))) for n in (forged, proved)]
    shown = [answer.text for answer in answers if answer is not None]

    assert shown == [f"a.txt:\n{GOOD.text}", f"{NAMES[0]}:\n{GOOD.text}"]


def test_a_refusal_shows_only_passages_that_exist() -> None:
    forged = replace(cited(TRUE[1]), quote=FORGED[2])
    draft = Draft(Decision.REFUSE, lead="Không thấy.", nearest=(forged, cited(TRUE[1])))
    answer = CHECKER.checked(draft)

    assert answer is not None
    assert (answer.text, answer.citations) == ("Không thấy.", (cited(TRUE[1]),))
