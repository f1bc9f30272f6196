import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.actions import Ask, Rate, SendOriginal, ShowSources
from bot.citations import Answer, Decision
from bot.conversation import Backing, Conversation, reply
from bot.messages import (
    AnswerBlock,
    ButtonsBlock,
    ChatId,
    CitationsBlock,
    Exchange,
    IncomingMessage,
    Reply,
    TextBlock,
    ThreadId,
    UserId,
)
from corpus.document import DocumentId
from tests.fakes.conversation import cite
from tests.fakes.library import card_of, letter, plan, span_of

NOW = datetime(2025, 4, 1, tzinfo=UTC)
CITED = cite(plan(), "III.1.b", span_of(plan().text, "b) Gửi"))
OTHER = cite(letter(), "đoạn 1", span_of(letter().text, "Đề nghị"))
VERSION: dict[str, str | int] = {"program": "1", "documents": 7}


class Memory:
    """Answers with the turns it was handed before the question."""

    def __init__(self) -> None:
        self.earlier: list[tuple[str, ...]] = []

    def __call__(self, question: str, earlier: Sequence[str]) -> Answer:
        self.earlier.append(tuple(earlier))
        if "hỏng" in question:
            raise RuntimeError(question)
        if "không có" in question:
            return Answer(Decision.REFUSE, "Không thấy.")
        return Answer(Decision.ANSWER, question, (CITED,))


def conversation_with(answer: Callable[[str, Sequence[str]], Answer]) -> Conversation:
    """Return a conversation whose ids are "1", "2" and so on."""
    ids = (str(number) for number in count(1))
    cards = [card_of(plan()), card_of(letter())]
    return Conversation(Backing(answer, lambda: cards, lambda: VERSION, lambda: next(ids)))


def said_about(answer: Answer, question: str = "Báo cáo khi nào?") -> Reply:
    return conversation_with(lambda _question, _earlier: answer).handle(message(question))


def offered(said: Reply) -> list[list[tuple[str, object]]]:
    """Return labels and actions of the buttons, row by row."""
    rows = [block.rows for block in said.blocks if isinstance(block, ButtonsBlock)]
    return [[(button.label, button.action) for button in row] for row in sum(rows, ())]


def message(
    text: str,
    *,
    chat: str = "a",
    thread: str | None = None,
    sender: str = "u",
    after: timedelta = timedelta(),
) -> IncomingMessage:
    place = None if thread is None else ThreadId(thread)
    return IncomingMessage("web", ChatId(chat), UserId(sender), text, NOW + after, thread=place)


def earlier_after(*messages: IncomingMessage) -> tuple[str, ...]:
    """Return the turns that go with the last of the messages."""
    memory = Memory()
    conversation = conversation_with(memory)
    for one in messages:
        conversation.handle(one)
    return memory.earlier[-1]


def test_a_chat_remembers_its_last_three_turns() -> None:
    turns = earlier_after(*(message(text) for text in ("1", "2", "3", "4", "5")))

    assert turns == ("2", "3", "4")


def test_chats_do_not_hear_each_other() -> None:
    assert earlier_after(message("1", chat="a"), message("2", chat="b")) == ()


def test_people_and_topics_of_a_group_do_not_hear_each_other() -> None:
    first = message("1", thread="t")

    assert earlier_after(first, message("2", thread="t", sender="v")) == ()
    assert earlier_after(first, message("2", thread="s")) == ()
    assert earlier_after(first, message("2", thread="t")) == ("1",)


def test_after_half_an_hour_a_chat_begins_anew() -> None:
    near, late = timedelta(minutes=30), timedelta(minutes=30, seconds=1)

    assert earlier_after(message("1"), message("2", after=near)) == ("1",)
    assert earlier_after(message("1"), message("2", after=late)) == ()


def test_what_was_refused_without_a_passage_is_not_remembered() -> None:
    assert earlier_after(message("1"), message("không có"), message("3")) == ("1",)


def test_the_chats_that_were_silent_longest_are_forgotten() -> None:
    chats = [message("1", chat=str(number)) for number in range(10_001)]

    assert earlier_after(*chats, message("2", chat="0")) == ()
    assert earlier_after(*chats, message("2", chat="1")) == ("1",)


def test_a_failure_becomes_an_apology_with_a_code_and_its_words_stay_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        said = conversation_with(Memory()).handle(message("hỏng, bí mật"))

    apology = said.blocks[0]
    assert isinstance(apology, TextBlock)
    code = apology.text.partition("mã ")[2].partition(")")[0]
    assert f"incident {code}: RuntimeError" in caplog.text
    assert "bí mật" not in caplog.text
    assert said.decision is None


def test_a_failure_is_not_remembered() -> None:
    assert earlier_after(message("1"), message("hỏng"), message("3")) == ("1",)


@pytest.mark.parametrize(
    ("decision", "heading"),
    [
        (Decision.ANSWER, "Nguồn"),
        (Decision.CLARIFY, "Nguồn"),
        (Decision.REFUSE, "Đoạn gần nhất"),
    ],
)
def test_passages_stand_under_a_heading_that_says_what_they_are(
    decision: Decision, heading: str
) -> None:
    assert reply(Answer(decision, "a", (CITED,))) == Reply(
        (AnswerBlock("a"), CitationsBlock(heading, (CITED,))), decision
    )


def test_without_passages_there_is_no_heading() -> None:
    said = reply(Answer(Decision.REFUSE, "a"))

    assert said == Reply((AnswerBlock("a"),), Decision.REFUSE)


def test_small_talk_is_no_exchange_and_offers_nothing() -> None:
    said = said_about(Answer(Decision.CLARIFY, "Chào anh/chị."), "chào")

    assert said == Reply((TextBlock("Chào anh/chị."),), Decision.CLARIFY)


def test_an_answer_is_recorded_under_a_new_id_with_its_version() -> None:
    answer = Answer(Decision.ANSWER, "Trước ngày 30/4.", (CITED,))

    assert said_about(answer, "khi nào?").exchange == Exchange("1", "khi nào?", answer, VERSION)


def test_a_refusal_without_passages_is_recorded_and_offers_nothing() -> None:
    answer = Answer(Decision.REFUSE, "Không thấy.")
    said = said_about(answer, "a")

    assert said == Reply(
        (AnswerBlock("Không thấy."),), Decision.REFUSE, Exchange("1", "a", answer, VERSION)
    )


@pytest.mark.parametrize("decision", [Decision.ANSWER, Decision.REFUSE])
def test_passages_bring_their_words_their_files_and_a_verdict(decision: Decision) -> None:
    said = said_about(Answer(decision, "a", (CITED, OTHER, CITED)))

    assert offered(said) == [
        [
            ("Nguyên văn", ShowSources("1")),
            ("Văn bản gốc", SendOriginal(plan().id)),
            ("Văn bản gốc 2", SendOriginal(letter().id)),
        ],
        [("👍 Hữu ích", Rate("1", helpful=True)), ("👎 Chưa đúng", Rate("1", helpful=False))],
    ]


def test_a_question_that_several_documents_answer_can_be_put_to_one_of_them() -> None:
    said = said_about(Answer(Decision.CLARIFY, "Văn bản nào?", (CITED, OTHER)))

    assert offered(said) == [
        [("27/KH-UBND", Ask("Báo cáo khi nào, theo kế hoạch số 27/KH-UBND?"))],
        [("Công văn cong-van.txt", Ask("Báo cáo khi nào, theo công văn cong-van.txt?"))],
    ]


def test_a_document_that_is_gone_is_not_offered() -> None:
    gone = replace(OTHER, document=DocumentId("gone"))

    assert len(offered(said_about(Answer(Decision.CLARIFY, "a", (CITED, gone))))) == 1


def test_buttons_have_ids_of_their_own() -> None:
    said = said_about(Answer(Decision.ANSWER, "a", (CITED,)))
    buttons = said.blocks[-1]

    assert isinstance(buttons, ButtonsBlock)
    assert [button.id for button in buttons.buttons] == ["2", "3", "4", "5"]
