import logging
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.app import Assistant, backing, is_behind, open_assistant, open_documents
from bot.conversation import Conversation
from bot.errors import DatabaseError
from bot.messages import AnswerBlock, ChatId, IncomingMessage, TextBlock, UserId
from bot.settings import Settings
from tests.fakes.office import REPORT_DAY, REPORT_QUESTION

NOW = datetime(2026, 3, 2, tzinfo=UTC)
MARK = "Quẻ Xăm"  # stands in no document
MARKED = f"khi nào {MARK} gửi báo cáo kết quả ngày hội đọc sách?"


@pytest.fixture
def assistant(data: Path) -> Iterator[Assistant]:
    with open_assistant(Settings(data_dir=data)) as opened:
        yield opened


def say(assistant: Assistant, text: str) -> str:
    message = IncomingMessage("web", ChatId("a"), UserId("a"), text, NOW)
    first = Conversation(backing(assistant)).handle(message).blocks[0]
    assert isinstance(first, AnswerBlock | TextBlock)
    return first.text


def test_what_was_taken_in_is_answered(assistant: Assistant) -> None:
    assert REPORT_DAY in say(assistant, REPORT_QUESTION)
    assert not is_behind(assistant)


def test_documents_without_an_index_are_noticed(assistant: Assistant) -> None:
    card = assistant.documents.store.cards()[0]
    assistant.lexical.remove(card.id)
    assistant.lexical.commit()

    assert is_behind(assistant)


def test_trouble_with_the_database_inside_is_one_sentence(data: Path) -> None:
    with (
        pytest.raises(DatabaseError, match="Đĩa đã đầy"),
        open_documents(Settings(data_dir=data)),
    ):
        raise OperationalError("x", {}, sqlite3.OperationalError("database or disk is full"))


def test_words_alone_answer_while_the_vectors_fail(
    assistant: Assistant, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assistant.dense.close()
    shutil.rmtree(data / "index" / "dense")
    with caplog.at_level(logging.DEBUG):
        said = say(assistant, REPORT_QUESTION)
        say(assistant, MARKED)

    assert REPORT_DAY in said
    assert "dense search failed" in caplog.text
    assert MARK not in caplog.text


def test_a_lost_index_is_an_apology_and_no_word_of_the_question_is_logged(
    assistant: Assistant, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(data / "index" / "lexical")
    with caplog.at_level(logging.DEBUG):
        said = say(assistant, MARKED)

    assert said.startswith("Xin lỗi, tôi gặp trục trặc")
    assert "IndexMissing" in caplog.text
    assert MARK not in caplog.text


def test_a_broken_database_is_an_apology_and_no_word_of_the_question_is_logged(
    assistant: Assistant, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(data / "sotay.sqlite") as connection:
        connection.execute("DROP TABLE passages")
    with caplog.at_level(logging.DEBUG):
        said = say(assistant, MARKED)

    assert said.startswith("Xin lỗi, tôi gặp trục trặc")
    assert MARK not in caplog.text
    assert "SELECT" not in caplog.text
