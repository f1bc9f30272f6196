import json
import time
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.settings import Settings
from tests.fakes.fact_folder import keep_files
from tests.fakes.replacing_plans import NEW_PLAN, OLD_PLAN


def said(data: Path, *words: str) -> str:
    lines: list[str] = []
    here = Surroundings(
        settings=Settings(data_dir=data),
        now=lambda: datetime(2026, 3, 2, tzinfo=UTC),
        clock=time.perf_counter,
        typed=None,
        say=lines.append,
        notices=StringIO(),
    )
    arguments = parse(words)
    assert TASKS[arguments.task](here, arguments) == 0
    return "\n".join(lines)


def test_the_check_says_what_to_look_at_where_and_what_to_do(taken_in: Path) -> None:
    told = said(taken_in, "duties", "check")

    assert told.startswith("Có 1 điểm cần xem trong ")
    assert "Thời hạn không nêu ai thực hiện (1):\n• “" in told
    assert "\n  27/KH-UBND – " in told
    assert "\n→ Đọc cả mục trong văn bản" in told


def test_the_check_is_given_as_json_with_citations(taken_in: Path) -> None:
    findings = json.loads(said(taken_in, "duties", "check", "--json"))

    assert {finding["fault"] for finding in findings} == {"owner"}
    assert all(finding["citations"][0]["quote"] for finding in findings)


def test_a_plan_and_the_one_that_replaces_it_are_in_no_conflict(tmp_path: Path) -> None:
    told = said(keep_files(tmp_path, {"a.txt": OLD_PLAN, "b.txt": NEW_PLAN}), "duties", "check")

    assert told == "Không thấy mâu thuẫn hay chỗ thiếu nào trong 3 nhiệm vụ và 1 thời hạn."


def test_without_anything_to_look_at_the_check_says_so(tmp_path: Path) -> None:
    assert said(tmp_path / "data", "duties", "check") == (
        "Không thấy mâu thuẫn hay chỗ thiếu nào trong 0 nhiệm vụ và 0 thời hạn."
    )


def test_what_is_plainly_a_look_up_may_be_asked_in_one_line(taken_in: Path) -> None:
    told = said(taken_in, "ask", "sắp tới có gì phải nộp?")

    assert told.startswith("Việc đến hạn từ 02/3/2026 đến 31/5/2026 (")
    assert "Nguồn:\n[1] " in told
