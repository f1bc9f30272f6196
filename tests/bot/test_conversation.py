import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.citations import Answer, Decision
from bot.conversation import Conversation, reply
from bot.messages import ChatId, CitationsBlock, IncomingMessage, Reply, TextBlock, UserId
from tests.fakes.conversation import cite
from tests.fakes.library import plan, span_of

NOW = datetime(2025, 4, 1, tzinfo=UTC)
CITED = cite(plan(), "III.1.b", span_of(plan().text, "b) Gửi"))


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


def message(text: str, *, chat: str = "a", after: timedelta = timedelta()) -> IncomingMessage:
    return IncomingMessage("web", ChatId(chat), UserId("u"), text, NOW + after)


def earlier_after(*messages: IncomingMessage) -> tuple[str, ...]:
    """Return the turns that go with the last of the messages."""
    memory = Memory()
    conversation = Conversation(memory)
    for one in messages:
        conversation.handle(one)
    return memory.earlier[-1]


def test_a_chat_remembers_its_last_three_turns() -> None:
    turns = earlier_after(*(message(text) for text in ("1", "2", "3", "4", "5")))

    assert turns == ("2", "3", "4")


def test_chats_do_not_hear_each_other() -> None:
    assert earlier_after(message("1", chat="a"), message("2", chat="b")) == ()


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
        said = Conversation(Memory()).handle(message("hỏng, bí mật"))

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
        (TextBlock("a"), CitationsBlock(heading, (CITED,))), decision
    )


def test_without_passages_there_is_no_heading() -> None:
    said = reply(Answer(Decision.REFUSE, "a"))

    assert said == Reply((TextBlock("a"),), Decision.REFUSE)
