from dataclasses import replace

import pytest

from bot.answering.citing import HEAD
from bot.app import Assistant
from bot.citations import Decision
from bot.offers import narrowed, narrowing_buttons
from corpus.document import DocumentCard
from tests.fakes.library import card_of, plan

CARD = card_of(plan())


def new_id() -> str:
    return "id"


def labels(*cards: DocumentCard) -> list[str]:
    found = {card.id: card for card in cards}
    block = narrowing_buttons("?", [card.id for card in cards], found, new_id)
    return [button.label for button in block.buttons]


def test_a_document_is_meant_by_kind_number_and_place() -> None:
    card = replace(CARD, place="Suối Ngọc")

    assert narrowed("Ai chủ trì?!", card) == (
        "Ai chủ trì, theo kế hoạch số 27/KH-UBND của Suối Ngọc?"
    )


@pytest.mark.parametrize("number", [None, "/KH-UBND"])
def test_a_document_without_a_whole_number_is_meant_by_its_title(number: str | None) -> None:
    assert narrowed("Ai chủ trì", replace(CARD, number=number)) == (
        "Ai chủ trì, theo kế hoạch Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025?"
    )


def test_a_label_is_the_number_with_the_place_that_tells_it_from_others() -> None:
    assert labels(replace(CARD, place="Suối Ngọc")) == ["27/KH-UBND (Suối Ngọc)"]


def test_a_blank_number_says_nothing_so_the_label_is_the_title() -> None:
    assert labels(replace(CARD, number="/KH-UBND")) == ["Kế hoạch Tổ chức Ngày hội đọc sách của …"]


@pytest.mark.parametrize(
    "question",
    [
        "Trưởng các thôn, khu phố có trách nhiệm gì?",
        "Phòng Kinh tế làm gì?",
        "tram y te lam gi",
        "phong kinh te co nhiem vu gi",
    ],
)
def test_what_several_documents_answer_is_answered_from_the_one_that_is_tapped(
    answering_assistant: Assistant, question: str
) -> None:
    answer = answering_assistant.answering.answer
    assert answer(question).decision is Decision.CLARIFY

    for card in answering_assistant.documents.store.cards():
        narrow = answer(narrowed(question, card), [question])
        told = {cited.document for cited in narrow.citations if cited.address not in HEAD}

        assert told == {card.id}
        assert narrow.decision is Decision.ANSWER
