import asyncio
import logging
import os
import shutil
import signal
import socket
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.app import Assistant, backing, is_behind, open_assistant, open_documents, run
from bot.conversation import Conversation
from bot.errors import DatabaseError, DataFolderError
from bot.messages import AnswerBlock, ChatId, IncomingMessage, TextBlock, UserId
from bot.settings import Settings
from bot.web.errors import PortInUse
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


def status_for(address: str, host: str) -> int:
    request = urllib.request.Request(f"{address}/documents", headers={"Host": host})  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310 - likewise
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_assistant_runs_until_it_is_told_to_stop(taken_in: Path, stop: signal.Signals) -> None:
    health: list[object] = []

    def started(_assistant: Assistant, address: str) -> None:
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))):
            health.append(address)
        os.kill(os.getpid(), stop)

    asyncio.run(run(Settings(data_dir=taken_in, port=0), lambda: NOW, started))

    assert len(health) == 1


def test_the_page_is_reached_by_the_public_name_and_no_other(taken_in: Path) -> None:
    statuses: list[int] = []

    async def serve() -> None:
        loop = asyncio.get_running_loop()

        def started(_assistant: Assistant, address: str) -> None:
            def look() -> None:
                for host in ("tra-cuu.xa.vn", "sotay.noi-bo", "localhost", "evil.example"):
                    statuses.append(status_for(address, host))  # noqa: PERF401 - seen as they come
                os.kill(os.getpid(), signal.SIGTERM)

            loop.run_in_executor(None, look)

        settings = Settings(data_dir=taken_in, port=0, public_url="https://Tra-Cuu.xa.vn/sotay")
        await run(settings, lambda: NOW, started)

    asyncio.run(serve())

    assert statuses == [200, 421, 200, 421]


def test_a_port_in_use_is_said(taken_in: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse, match=f"Cổng {port}"):
            asyncio.run(run(Settings(data_dir=taken_in, port=port), lambda: NOW, never))


def test_a_second_assistant_is_refused_before_it_opens_anything(taken_in: Path) -> None:
    def started(_assistant: Assistant, _address: str) -> None:
        async def second() -> None:
            with pytest.raises(DataFolderError, match="Sổ Tay đang chạy"):
                await run(Settings(data_dir=taken_in, port=0), lambda: NOW, never)
            os.kill(os.getpid(), signal.SIGTERM)

        tasks.append(asyncio.ensure_future(second()))

    tasks: list[asyncio.Future[None]] = []
    asyncio.run(run(Settings(data_dir=taken_in, port=0), lambda: NOW, started))

    assert tasks[0].exception() is None


def never(_assistant: Assistant, _address: str) -> None:
    raise AssertionError
