"""The real `sotay` in processes of its own: terminals, pipes, kills and odd questions."""

import json
import os
from pathlib import Path

import pytest

from bot.answering.answering import LONGEST_QUESTION
from tests.fakes.library import PLAN_TEXT
from tests.fakes.office import REPORT_DAY, REPORT_QUESTION, sotay, start, write_documents
from tests.fakes.pseudo_terminal import pseudo_terminal

MANY = 30
HEAVY = {"alembic", "docx", "langchain", "sentence_transformers", "torch", "transformers"}
ODD_QUESTIONS = {
    "empty": "",
    "spaces": " \t\n ",
    "emoji": "😀👍🏽👨‍👩‍👧",
    "chinese": "谁负责报告？",
    "arabic": "من المسؤول عن التقرير؟",
    "khmer": "តើនរណាទទួលខុសត្រូវ",
    "control": "\x01\x02\x1b[31m\x07",
    "nul": "\x00",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE documents; --",
    "search operators": 'text:báo AND (OR * "',
    "half a surrogate pair": "\ud800",
    "one mark after another": "a" + "\u0301" * 3_000,
    "one long word": "a" * 3_999,
    "slashes": "1/2/3/" * 660,
    "many words": " ".join(f"từ{number}" for number in range(600)),
}
TOO_LONG = {"ten thousand words": "báo cáo " * 5_000, "a megabyte": "khi nào " * 125_000}
SAME_QUESTION = {
    "zero-width marks": REPORT_QUESTION.replace("á", "\u200bá\u200d"),
    "right to left": f"\u202e{REPORT_QUESTION}\u202c\u200f",
    "colours": f"\x1b[31m{REPORT_QUESTION}\x1b[0m",
    "half a pair inside": REPORT_QUESTION.replace("báo", "\udfffbáo"),
    "decomposed": "Khi na\u0300o pha\u0309i gu\u031b\u0309i ba\u0301o ca\u0301o kết quả ngày hội?",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which the real command took two documents, in a pipe."""
    place = tmp_path_factory.mktemp("office")
    taken = sotay(place / "data", "ingest", str(write_documents(place / "van-ban")))
    assert taken == (
        0,
        "2 tệp: 2 thêm mới.\nChỉ mục: 2 văn bản được lập, 0 văn bản được gỡ.\n",
        "cong-van.txt: thêm mới, 3 đoạn\nngay-hoi-doc-sach.txt: thêm mới, 41 đoạn\n",
    )
    return place / "data"


def test_any_question_gets_a_polite_answer_without_anything_heavy_loaded(data: Path) -> None:
    asked = ODD_QUESTIONS | TOO_LONG | SAME_QUESTION
    lines = [json.dumps({"id": name, "question": text}) for name, text in asked.items()]
    settings = {"PYTHONPROFILEIMPORTTIME": "1"}
    status, said, noticed = sotay(data, "ask", "--jsonl", typed="\n".join(lines), settings=settings)
    answers = {answer["id"]: answer for answer in map(json.loads, said.splitlines())}
    notices = [line for line in noticed.splitlines() if not line.startswith("import time:")]
    imported = {line.rpartition("|")[2].strip() for line in noticed.splitlines()}

    assert (status, notices) == (0, [])
    assert imported & HEAVY == set()
    assert list(answers) == list(asked)
    assert [name for name in ODD_QUESTIONS if answers[name]["decision"] == "answer"] == []
    assert all(str(LONGEST_QUESTION) in answers[name]["answer"] for name in TOO_LONG)
    assert [name for name in SAME_QUESTION if REPORT_DAY not in answers[name]["answer"]] == []


def test_a_reader_who_has_seen_enough_ends_the_command_quietly(data: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with start(data, "documents", streams={"stdout": writer}) as process:
        os.close(writer)
        complained = process.communicate()[1]

    assert (process.returncode, complained) == (0, b"")


def test_a_talk_in_a_terminal_shows_a_prompt_and_ends_with_a_goodbye(data: Path) -> None:
    with pseudo_terminal() as terminal:
        ends = dict.fromkeys(("stdin", "stdout", "stderr"), terminal.end)
        with start(data, "chat", streams=ends, settings={"TERM": "xterm"}) as process:
            terminal.type(f"{REPORT_QUESTION}\nthoát\n")
    seen = terminal.screen()

    assert process.returncode == 0, seen
    assert "Gõ “thoát” để dừng." in seen
    assert "> " in seen
    assert REPORT_DAY in seen


def many_documents(folder: Path) -> Path:
    folder.mkdir()
    for number in range(MANY):
        text = PLAN_TEXT.replace("27/KH-UBND", f"{number + 100}/KH-UBND")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def test_an_ingest_that_was_killed_is_completed_by_two_at_once(tmp_path: Path) -> None:
    folder, data = many_documents(tmp_path / "van-ban"), tmp_path / "data"
    with start(data, "ingest", str(folder)) as killed:
        assert killed.stderr is not None
        killed.stderr.readline()
        killed.kill()
    both = [start(data, "ingest", str(folder)) for _ in range(2)]
    ended = [(process.communicate()[0], process.returncode) for process in both]
    answered = sotay(data, "ask", "Báo cáo kết quả của Kế hoạch 120/KH-UBND gửi trước ngày nào?")

    assert killed.returncode == -9
    assert [status for _, status in ended] == [0, 0]
    assert any(f"{MANY} tệp: {MANY} không đổi" in said.decode() for said, _ in ended)
    assert REPORT_DAY in answered[1]
