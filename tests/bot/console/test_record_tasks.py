import json
import re
import time
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Engine, delete, update

from bot.app import open_database
from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.data_folder import DataFolder
from bot.database import writing
from bot.errors import SotayError
from bot.messages import UserId
from bot.reception.invitations import Acceptance, Invitations
from bot.records.audit import AuditLog
from bot.records.feedback import Feedback
from bot.settings import Access, Settings
from bot.tables import audit, audit_head
from tests.fakes.exchanges import AT, QUESTION, REFUSAL, append, message


class Outcome(NamedTuple):
    status: int
    said: list[str]
    notices: str


def perform(data: Path, *words: str, access: Access = "paired") -> Outcome:
    said: list[str] = []
    notices = StringIO()
    settings = Settings(data_dir=data, access=access)
    here = Surroundings(settings, lambda: AT, time.perf_counter, None, said.append, notices)
    arguments = parse(words)
    status = TASKS[arguments.task](here, arguments)
    return Outcome(status, said, notices.getvalue())


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Engine]:
    """The database of the data folder, with one answer that was disliked and one refusal."""
    DataFolder(tmp_path)
    with open_database(Settings(data_dir=tmp_path)) as engine:
        append(engine, "r1")
        append(engine, "r2", REFUSAL, said=message(platform="zalo"), at=AT + timedelta(days=1))
        Feedback(engine).rate("r1", "telegram", UserId("7"), helpful=False, at=AT)
        yield engine


def test_questions_are_printed_with_what_became_of_them(kept: Engine, tmp_path: Path) -> None:
    assert perform(tmp_path, "questions") == Outcome(
        0,
        [
            "08:30 ngày 03/3/2026 · Zalo Bot · không thấy · 👍 0 👎 0 · r2",
            f"  Hỏi: {QUESTION}",
            "  Đáp: Không thấy trong tài liệu.",
            "08:30 ngày 02/3/2026 · Telegram · đã trả lời · 👍 0 👎 1 · r1",
            f"  Hỏi: {QUESTION}",
            "  Đáp: Trước ngày 15 tháng 5.",
        ],
        "",
    )


@pytest.mark.parametrize(
    ("words", "records"),
    [
        ([], ["r2", "r1"]),
        (["--unanswered"], ["r2"]),
        (["--disliked"], ["r1"]),
        (["--limit", "1"], ["r2"]),
    ],
)
def test_questions_can_be_chosen_and_printed_as_json(
    kept: Engine, tmp_path: Path, words: list[str], records: list[str]
) -> None:
    said = perform(tmp_path, "questions", "--json", *words).said

    assert [json.loads(line)["record"] for line in said] == records


def test_a_question_as_json_has_all_that_is_listed(kept: Engine, tmp_path: Path) -> None:
    (line,) = perform(tmp_path, "questions", "--json", "--disliked").said

    assert json.loads(line) == {
        "record": "r1",
        "at": "2026-03-02T01:30:00+00:00",
        "platform": "telegram",
        "question": QUESTION,
        "decision": "answer",
        "answer": "Trước ngày 15 tháng 5.",
        "likes": 0,
        "dislikes": 1,
    }


def test_what_people_wrote_cannot_steer_the_terminal(kept: Engine, tmp_path: Path) -> None:
    with writing(kept) as connection:
        connection.execute(update(audit).values(question="a\x1b[2J\nb\u202ec"))

    assert "  Hỏi: a bc" in perform(tmp_path, "questions").said


def test_without_a_question_that_is_said(tmp_path: Path) -> None:
    assert perform(tmp_path, "questions").said == ["Chưa có câu hỏi nào như vậy."]
    assert perform(tmp_path, "questions", "--json").said == []


@pytest.mark.parametrize(
    "words", [["--limit", "0"], ["--limit", "nhiều"], ["--unanswered", "--disliked"]]
)
def test_a_wrong_choice_of_questions_is_a_wrong_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["questions", *words])

    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("Xem cách dùng: sotay questions --help.\n")


def test_an_audit_log_that_nobody_touched_is_whole(kept: Engine, tmp_path: Path) -> None:
    head = AuditLog(kept).verify().head

    assert perform(tmp_path, "audit") == Outcome(
        0, [f"Nhật ký còn nguyên vẹn: 2 lượt hỏi đáp, mã cuối chuỗi {head}."], ""
    )


def test_a_changed_answer_in_the_audit_log_is_told_with_status_1(
    kept: Engine, tmp_path: Path
) -> None:
    with writing(kept) as connection:
        connection.execute(update(audit).where(audit.c.seq == 2).values(answer="Có."))

    assert perform(tmp_path, "audit") == Outcome(
        1, ["Nhật ký đã bị sửa ở lượt 2; 1 lượt đầu còn nguyên vẹn."], ""
    )


def test_a_missing_row_and_a_changed_head_are_told(kept: Engine, tmp_path: Path) -> None:
    with writing(kept) as connection:
        connection.execute(update(audit_head).values(hash="x"))
    changed = perform(tmp_path, "audit")
    with writing(kept) as connection:
        connection.execute(delete(audit).where(audit.c.seq == 1))
    missing = perform(tmp_path, "audit")

    assert changed.said[0].startswith("Nhật ký không khớp mã cuối chuỗi: lượt 2 ")
    assert missing.said[0].startswith("Nhật ký bị mất lượt 1;")


def test_an_invitation_can_be_used_as_it_is_printed(tmp_path: Path) -> None:
    invited = perform(tmp_path, "invite", "--for", "Chị Lan")
    code = re.search(r": (\w{4}-\w{4}) ", invited.said[0])
    assert code is not None
    with open_database(Settings(data_dir=tmp_path)) as engine:
        inviting = Invitations(engine, lambda signs: signs[0])
        accepted = inviting.accept(code[1], "zalo", UserId("7"), AT)

    assert accepted is Acceptance.ADMITTED
    assert invited.said[0].startswith("Mã mời cho Chị Lan: ")
    assert "nhắn riêng mã này cho bot" in invited.said[1]
    assert invited.notices == ""
    assert perform(tmp_path, "members").said == ["zalo:7  Chị Lan  (từ 02/3/2026)"]


def test_an_invitation_that_nobody_needs_is_noticed(tmp_path: Path) -> None:
    invited = perform(tmp_path, "invite", access="open")

    assert invited.said[0].startswith("Mã mời: ")
    assert invited.notices.startswith("sotay: SOTAY_ACCESS đang là open;")


def test_a_member_can_be_removed(tmp_path: Path) -> None:
    DataFolder(tmp_path)
    with open_database(Settings(data_dir=tmp_path)) as engine:
        inviting = Invitations(engine, lambda signs: signs[0])
        inviting.accept(inviting.create("", "terminal", AT), "zalo", UserId("7"), AT)
    listed = perform(tmp_path, "members").said
    removed = perform(tmp_path, "members", "--remove", "zalo:7").said

    assert listed == ["zalo:7  (không ghi tên)  (từ 02/3/2026)"]
    assert removed == ["Đã bỏ zalo:7; người này cần mã mời mới để hỏi tiếp."]
    assert perform(tmp_path, "members").said[0].startswith("Chưa có ai vào bằng mã mời.")


@pytest.mark.parametrize("person", ["zalo:8", "telegram", ""])
def test_somebody_who_is_no_member_cannot_be_removed(tmp_path: Path, person: str) -> None:
    with pytest.raises(SotayError, match="Không có ai là"):
        perform(tmp_path, "members", "--remove", person)
