from bot.answering.drafting import Draft, Line
from bot.answering.layout import shown
from bot.citations import Citation, Decision
from bot.verification.verifier import Statement
from corpus.document import DocumentId

LISTING = Draft(Decision.CLARIFY, lead="Có {count} văn bản:", close="Văn bản nào?")


def cited(address: str) -> Citation:
    return Citation(DocumentId("d" * 64), "a.txt", None, "a", address, "q", 0, 1)


def line(text: str, *, name: str = "", side: str = "") -> Line:
    named = Statement(name, (cited("title"),)) if name else None
    return Line(Statement(text, (cited(text),)), named, side=side)


def test_one_line_is_shown_as_it_is() -> None:
    answer = shown(Draft(Decision.ANSWER), [line("Sở Nội vụ.")])

    assert (answer.decision, answer.text) == (Decision.ANSWER, "Sở Nội vụ.")
    assert [c.address for c in answer.citations] == ["Sở Nội vụ."]


def test_several_lines_are_a_list_and_each_source_is_cited_once() -> None:
    answer = shown(Draft(Decision.ANSWER), [line("Một."), line("Hai."), line("Một.")])

    assert answer.text == "• Một.\n• Hai.\n• Một."
    assert [c.address for c in answer.citations] == ["Một.", "Hai."]


def test_a_side_that_all_lines_speak_of_is_said_once() -> None:
    lines = [line("Các thôn: Rà soát.", side="Các thôn"), line("Các thôn: Họp.", side="Các thôn")]

    assert shown(Draft(Decision.ANSWER), lines).text == "Các thôn:\n• Rà soát.\n• Họp."


def test_different_sides_stay_in_front_of_their_lines() -> None:
    lines = [line("Các thôn: Rà soát.", side="Các thôn"), line("Công an: Họp.", side="Công an")]

    assert shown(Draft(Decision.ANSWER), lines).text == "• Các thôn: Rà soát.\n• Công an: Họp."


def test_documents_are_counted_numbered_and_asked_about() -> None:
    lines = [line("Một.", name="A"), line("Hai.", name="B"), line("Ba.", name="A"), line("Bốn.")]
    answer = shown(LISTING, lines)

    assert answer.decision is Decision.CLARIFY
    assert answer.text == "Có 2 văn bản:\n\n1. A:\nMột.\nBa.\n\n2. B:\nHai.\n\nBốn.\n\nVăn bản nào?"
    assert [c.address for c in answer.citations] == ["Một.", "Hai.", "Ba.", "Bốn.", "title"]


def test_documents_may_stand_without_words_around_them() -> None:
    lines = [line("Một.", name="A"), line("Hai.", name="B")]

    assert shown(Draft(Decision.ANSWER), lines).text == "1. A:\nMột.\n\n2. B:\nHai."


def test_a_single_document_that_is_left_is_no_choice() -> None:
    answer = shown(LISTING, [line("Một.", name="A")])

    assert (answer.decision, answer.text) == (Decision.ANSWER, "A:\nMột.")
