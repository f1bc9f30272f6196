import json
import os
import shutil
import signal
import time
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.errors import SotayError
from bot.settings import Settings
from retrieval.embedding import SHIPPED_MODEL
from retrieval.errors import IndexStale
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT, id_of
from tests.fakes.office import (
    LETTER_FILE,
    PLAN_FILE,
    REPORT_DAY,
    REPORT_QUESTION,
    write_documents,
)

NOW = datetime(2026, 3, 2, tzinfo=UTC)
BEHIND = "sotay: Chỉ mục chưa khớp với kho văn bản"


class Outcome(NamedTuple):
    status: int
    said: str
    notices: str


@pytest.fixture
def documents(taken_in: Path) -> Path:
    """The folder that the shared documents were taken in from; to be read only."""
    return taken_in.parent / "van-ban"


def perform(data: Path, *words: str, typed: str | None = "", model: Path | None = None) -> Outcome:
    """Do in this process what `sotay` does with these words."""
    said: list[str] = []
    notices = StringIO()
    here = Surroundings(
        settings=Settings(data_dir=data, embedding_model=None if model is None else str(model)),
        now=lambda: NOW,
        clock=time.perf_counter,
        typed=None if typed is None else TextIOWrapper(BytesIO(typed.encode()), encoding="utf-8"),
        say=said.append,
        notices=notices,
    )
    arguments = parse(words)
    status = TASKS[arguments.task](here, arguments)
    return Outcome(status, "\n".join(said), notices.getvalue())


def refusal(data: Path, *words: str) -> str:
    with pytest.raises(SotayError) as caught:
        perform(data, *words)
    return caught.value.reason


def answers_the_report_question(data: Path) -> bool:
    return REPORT_DAY in perform(data, "ask", REPORT_QUESTION).said


def test_a_question_is_answered_with_its_source(taken_in: Path) -> None:
    asked = perform(taken_in, "ask", REPORT_QUESTION)

    assert asked.status == 0
    assert REPORT_DAY in asked.said.partition("Nguồn:")[0]
    assert "[1] 27/KH-UBND – " in asked.said
    assert asked.notices == ""


def test_an_empty_question_gets_a_polite_line(taken_in: Path) -> None:
    asked = perform(taken_in, "ask", "")

    assert asked.status == 0
    assert "Tôi chưa rõ anh/chị muốn hỏi gì" in asked.said


def test_questions_as_lines_are_answered_with_exact_quotes(taken_in: Path) -> None:
    typed = json.dumps({"id": "a", "question": REPORT_QUESTION}) + "\nx\n"
    asked = perform(taken_in, "ask", "--jsonl", typed=typed)
    first, second = map(json.loads, asked.said.splitlines())

    best = first["citations"][0]
    assert (best["document"], best["sha256"]) == (PLAN_FILE, id_of(PLAN_TEXT))
    assert best["quote"] == PLAN_TEXT[best["start"] : best["end"]]
    assert second == {"id": None, "error": "dòng không phải JSON"}


def test_without_a_standard_input_there_is_nothing_to_answer(taken_in: Path) -> None:
    assert perform(taken_in, "ask", "--jsonl", typed=None) == Outcome(0, "", "")
    assert perform(taken_in, "chat", typed=None) == Outcome(0, "", "")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/hannop", "Việc đến hạn từ 02/3/2026"),
        ("/nhiemvu Trạm Văn hóa xã", "Nhiệm vụ của Trạm Văn hóa xã"),
        ("/nhac", "không đặt được nhắc việc"),
    ],
)
def test_a_command_is_asked_as_in_a_chat(taken_in: Path, command: str, said: str) -> None:
    assert said in perform(taken_in, "ask", command).said


@pytest.mark.parametrize("words", [("ask",), ("ask", "a", "--jsonl"), ("ask", "", "--jsonl")])
def test_one_way_of_asking_must_be_chosen(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert refusal(tmp_path / "data", *words).startswith("Nêu một câu hỏi")
    assert not (tmp_path / "data").exists()


def test_a_talk_in_a_pipe_ends_with_the_pipe(taken_in: Path) -> None:
    talked = perform(taken_in, "chat", typed=f"xin chào\n{REPORT_QUESTION}\n")

    assert talked.status == 0
    assert talked.said.startswith("Chào anh/chị")
    assert REPORT_DAY in talked.said


def test_the_running_assistant_says_where_it_is_open(taken_in: Path) -> None:
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        os.kill(os.getpid(), signal.SIGTERM)

    settings = Settings(data_dir=taken_in, port=0)
    here = Surroundings(settings, lambda: NOW, time.perf_counter, None, say, StringIO())

    assert TASKS["run"](here, parse(["run"])) == 0
    assert said[0].startswith("Sổ Tay đang chạy. Mở http://127.0.0.1:")


def test_documents_are_listed_with_number_name_and_file(taken_in: Path) -> None:
    letter, plan = perform(taken_in, "documents").said.splitlines()

    assert letter.startswith(id_of(LETTER_TEXT)[:12])
    assert "…/UBND-VX" in letter
    assert letter.endswith(f"({LETTER_FILE})")
    assert "Kế hoạch số 27/KH-UBND Tổ chức Ngày hội đọc sách" in plan


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    assert "Nạp bằng lệnh: sotay ingest" in perform(tmp_path, "documents").said
    assert "sotay ingest" in perform(tmp_path, "ask", "khi nào báo cáo?").said


@pytest.mark.parametrize("name", ["27/KH-UBND", PLAN_FILE, id_of(PLAN_TEXT)[:12]])
def test_a_document_is_shown_as_a_tree(taken_in: Path, name: str) -> None:
    shown = perform(taken_in, "documents", "show", name).said

    assert "[III.1.b]" in shown


@pytest.mark.parametrize("action", ["show", "remove"])
def test_an_unknown_document_is_said(taken_in: Path, action: str) -> None:
    assert refusal(taken_in, "documents", action, "99/KH-UBND") == (
        "Không có văn bản nào mang số, tên tệp hoặc mã “99/KH-UBND”."
        " Xem danh sách: sotay documents."
    )


def test_a_name_that_fits_several_documents_is_said_with_their_codes(data: Path) -> None:
    second = data.parent / "ban-sao.txt"
    second.write_text(LETTER_TEXT + "\nĐọc thêm.\n", encoding="utf-8")
    perform(data, "ingest", str(second))

    reason = refusal(data, "documents", "show", "/UBND-VX")
    assert reason.startswith("Có nhiều văn bản khớp “/UBND-VX”")
    assert id_of(LETTER_TEXT)[:12] in reason


def test_a_removed_document_is_answered_from_no_more(data: Path) -> None:
    removed = perform(data, "documents", "remove", "27/kh-ubnd")

    assert removed.said.startswith("Đã gỡ: Kế hoạch số 27/KH-UBND")
    assert len(perform(data, "documents").said.splitlines()) == 1
    assert not answers_the_report_question(data)


def test_ingest_needs_to_know_what(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ingest").startswith("Cần nêu tệp hoặc thư mục để nạp")


def test_only_what_changed_is_taken_in_again(tmp_path: Path) -> None:
    documents, data = write_documents(tmp_path / "van-ban"), tmp_path / "data"
    perform(data, "ingest", str(documents))
    again = perform(data, "ingest", str(documents))
    (documents / LETTER_FILE).write_text(LETTER_TEXT + "\nĐọc thêm.\n", encoding="utf-8")
    changed = perform(data, "ingest", str(documents))

    unchanged = "2 tệp: 2 không đổi.\nChỉ mục: 0 văn bản được lập, 0 văn bản được gỡ."
    assert again == Outcome(0, unchanged, "")
    assert changed.notices.startswith(f"{LETTER_FILE}: cập nhật")
    assert changed.said.startswith("2 tệp: 1 cập nhật, 1 không đổi.")


def test_an_ingest_says_which_document_replaces_which_and_which_is_there_twice(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN_TEXT, encoding="utf-8")
    perform(tmp_path, "ingest", str(folder))
    newer = PLAN_TEXT.replace("Số: 27/KH-UBND", "Số: 31/KH-UBND").replace(
        "05 tháng 3", "20 tháng 3"
    )
    said = "2. Kế hoạch này thay thế Kế hoạch số 27/KH-UBND ngày 05 tháng 3 năm 2025."
    newer = newer.replace("2. Các trường học vận động học sinh tham gia.", said)
    (folder / "b.txt").write_text(newer, encoding="utf-8")
    (folder / "c.txt").write_text(newer.replace("bàn ghế", "ghế"), encoding="utf-8")

    taken = perform(tmp_path, "ingest", str(folder))
    again = perform(tmp_path, "ingest", str(folder))

    assert "b.txt: văn bản này ghi là thay thế 27/KH-UBND, nên các thời hạn" in taken.said
    assert "cùng số 31/KH-UBND mà nội dung khác" in taken.said
    assert "31/KH-UBND" not in again.said


def test_a_file_that_cannot_be_read_costs_the_status_and_not_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN_TEXT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.pdf").write_bytes(b"\x00\x01\x02")
    taken = perform(tmp_path / "data", "ingest", str(folder), str(tmp_path / "khong-co.txt"))

    assert taken.status == 2
    assert taken.said.startswith("4 tệp: 1 thêm mới, 3 không nạp được.")
    assert len(taken.notices.splitlines()) == 4
    assert answers_the_report_question(tmp_path / "data")


def test_a_deleted_index_is_noticed_and_comes_back_with_the_next_ingest(
    data: Path, documents: Path
) -> None:
    shutil.rmtree(data / "index")
    asked = perform(data, "ask", REPORT_QUESTION)
    taken = perform(data, "ingest", str(documents))
    again = perform(data, "ask", REPORT_QUESTION)

    assert asked.notices.startswith(BEHIND)
    assert taken.said.startswith("2 tệp: 2 không đổi.\nChỉ mục: 2 văn bản được lập")
    assert REPORT_DAY in again.said
    assert again.notices == ""


def test_a_rebuild_reads_all_known_files_and_keeps_documents_whose_file_is_gone(
    tmp_path: Path,
) -> None:
    documents, data = write_documents(tmp_path / "van-ban"), tmp_path / "data"
    perform(data, "ingest", str(documents))
    (documents / PLAN_FILE).unlink()
    rebuilt = perform(data, "ingest", "--rebuild")

    assert rebuilt.said == ("1 tệp: 1 cập nhật.\nChỉ mục: 2 văn bản được lập, 0 văn bản được gỡ.")
    assert answers_the_report_question(data)


def test_an_index_of_another_model_is_refused_until_it_is_rebuilt(data: Path) -> None:
    other = shutil.copytree(SHIPPED_MODEL, data.parent / "model")
    (other / "other.json").write_text("{}")
    with pytest.raises(IndexStale) as caught:
        perform(data, "ask", REPORT_QUESTION, model=other)
    rebuilt = perform(data, "ingest", "--rebuild", model=other)
    asked = perform(data, "ask", REPORT_QUESTION, model=other)

    assert "sotay ingest --rebuild" in caught.value.reason
    assert rebuilt.status == 0
    assert REPORT_DAY in asked.said


def labelled(tmp_path: Path, *, must: str) -> Path:
    path = tmp_path / "questions.jsonl"
    gold = {"seed": PLAN_FILE, "quote": "b) Gửi **báo cáo kết quả** về Văn phòng"}
    question = {
        "id": "q1",
        "question": REPORT_QUESTION,
        "style": "plain",
        "kind": "date",
        "gold": [gold],
        "answer_must": [[must]],
    }
    path.write_text(f"{json.dumps(question)}\n\n", encoding="utf-8")
    return path


def test_labelled_questions_give_a_table(taken_in: Path, tmp_path: Path) -> None:
    scored = perform(taken_in, "evaluate", str(labelled(tmp_path, must=REPORT_DAY)))

    assert scored.status == 0
    assert "correct                  1.000  1/1  [0.21, 1.00]" in scored.said
    assert "exact_span               1.000" in scored.said
    assert "elapsed_ms               p50" in scored.said


def test_what_was_answered_wrong_is_listed_on_demand(taken_in: Path, tmp_path: Path) -> None:
    path = labelled(tmp_path, must="ngày 1 tháng 1")
    scored = perform(taken_in, "evaluate", "--misses", str(path))

    assert scored.said.startswith("q1 [plain/date] cited=True told=False")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Không đọc được tệp"),
        (b"{}", "không phải bộ câu hỏi"),
        (b"\xff", "không phải bộ câu hỏi"),
    ],
)
def test_what_is_no_set_of_questions_is_said(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "questions.jsonl"
    if content is not None:
        path.write_bytes(content)

    assert sentence in refusal(tmp_path / "data", "evaluate", str(path))
