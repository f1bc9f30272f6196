import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from bot.app import Thinking, open_assistant, open_thinking
from bot.citations import Answer, Decision
from bot.messages import ChatId, IncomingMessage, UserId
from bot.settings import Settings
from bot.sight import NOTHING
from bot.workers import Workers
from tests.fakes.clock import START
from tests.fakes.office import REPORT_QUESTION

ELSEWHERE = Answer(Decision.REFUSE, "đáp tại chỗ")

# Starts a worker, tells its number and waits to be killed.
SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast
from bot.messages import ChatId, IncomingMessage, UserId
from bot.settings import Settings
from bot.workers import Workers

if __name__ == "__main__":
    workers = Workers(Settings(data_dir=Path(sys.argv[1])), 1, None)
    workers.prepare()
    print(*workers.processes, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def workers(taken_in: Path) -> Iterator[Workers]:
    settings = Settings(data_dir=taken_in)
    otherwise = Thinking(
        lambda _question, _earlier, _names: ELSEWHERE, lambda _message, _earlier, _names: None
    )
    with Workers(settings, 1, otherwise) as opened:
        opened.prepare()
        yield opened


def test_a_process_of_its_own_gives_the_same_answer(workers: Workers, taken_in: Path) -> None:
    with open_assistant(Settings(data_dir=taken_in)) as assistant:
        expected = assistant.answering.answer(REPORT_QUESTION)

    assert workers.answer(REPORT_QUESTION) == expected
    assert workers.processes != [os.getpid()]


def test_a_look_up_gives_the_same_reply_but_for_its_buttons(
    workers: Workers, taken_in: Path
) -> None:
    asked = IncomingMessage("web", ChatId("c"), UserId("u"), "Tháng 4 phải nộp gì?", START)
    plain = replace(asked, text="xin chào")

    with open_assistant(Settings(data_dir=taken_in)) as assistant:
        expected = open_thinking(assistant).look(asked, (), NOTHING)
    found = workers.look(asked, ())

    assert expected is not None
    assert found is not None
    assert found.blocks[0] == expected.blocks[0]
    assert workers.look(plain, ()) is None


def test_a_question_that_cannot_be_answered_fails_alone(workers: Workers) -> None:
    first = workers.processes

    with pytest.raises(RuntimeError):
        workers.answer(cast("str", None))

    assert workers.answer(REPORT_QUESTION).decision is Decision.ANSWER
    assert workers.processes == first


def test_a_process_that_dies_is_replaced_and_nobody_waits_for_it(workers: Workers) -> None:
    first = workers.processes
    os.kill(first[0], signal.SIGKILL)

    meanwhile = workers.answer(REPORT_QUESTION)
    workers.prepare()
    afterwards = workers.answer(REPORT_QUESTION)

    assert meanwhile == ELSEWHERE
    assert afterwards.decision is Decision.ANSWER
    assert workers.processes != first


def test_processes_end_with_the_one_that_started_them(taken_in: Path, tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(script), str(taken_in)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as starter:
        assert starter.stdout is not None
        worker = int(starter.stdout.readline())
        watched = os.pidfd_open(worker)
        starter.kill()

    # The descriptor of a process becomes readable when it ends.
    with os.fdopen(watched) as ended:
        assert select.select([ended], [], [], 30)[0]
