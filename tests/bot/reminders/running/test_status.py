import json
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.app import open_database
from bot.console.remind_status_task import show_remind_status
from bot.console.surroundings import Surroundings
from bot.database import writing
from bot.reminder_tables import reminder_subscriptions
from bot.reminders.running.figures import reminder_gauges
from bot.reminders.running.pulse import Pulse
from bot.reminders.running.reporting import reminder_lines, reminder_record
from bot.reminders.running.status import read_status
from bot.settings import Settings
from tests.fakes.clock import START
from tests.fakes.reminder_rows import add, add_letter, add_occasion, add_target

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def fill(engine: Engine) -> None:
    """Make three chats: one is reminded, one paused, one lost; and one that wants nothing."""
    Pulse(engine).beat(START)
    with writing(engine) as connection:
        told = add_target(connection, "a", label="Tổ một cửa")
        paused = add_target(connection, "b", label="Đội xe", paused_at=START)
        lost = add_target(connection, "c", label="Cũ", lost_at=START, lost_reason="kicked")
        add_target(connection, "d")
        for target in (told, paused, lost):
            more = {"name": "x", "created_by": "y", "created_at": START}
            add(connection, reminder_subscriptions, target=target, kind="all", key="", **more)
        add_occasion(connection, told, "lead:3", at=START + HOUR)
        add_occasion(connection, told, "lead:7", state="merged")
        add_occasion(connection, paused, "lead:3")
        add_occasion(connection, lost, "lead:3", at=START)
        for state, late in (("queued", False), ("sent", False), ("sent", True)):
            add_letter(connection, told, "a", state=state, is_late=late)
        for state, chat in (("refused", "c"), ("in_doubt", "a")):
            more = {
                "reason": "sendMessage: status 504",
                "closed_at": START + MINUTE,
            }
            letter = add_letter(connection, lost, chat, state=state, **more)
            add_occasion(
                connection,
                lost,
                "lead:14" if chat == "c" else "lead:1",
                state="in_letter",
                letter=letter,
            )
        # What it told was told again elsewhere.
        add_letter(connection, lost, "c", state="refused", reason="400: gone", closed_at=START)


@pytest.mark.every_database
def test_an_administrator_reads_what_is_to_come_and_what_failed(engine: Engine) -> None:
    fill(engine)

    lines = reminder_lines(read_status(engine, {"zalo"}), START + MINUTE, ZONE)

    assert lines == (
        "Nhắc việc: lượt kiểm tra gần nhất lúc 15:00:00 ngày 02/3/2026.",
        "Nơi được nhắc: 3, tạm dừng 1, mất liên lạc 1.",
        "Sắp tới: 1 lời nhắc, sớm nhất lúc 16:00 ngày 02/3/2026."
        " 2 lời nhắc phải chờ vì nền tảng chưa được kết nối."
        " 1 lời nhắc được giữ lại vì mất liên lạc.",
        "Tin nhắc: 2 đã gửi (trong đó 1 gửi muộn), 1 chờ gửi, 1 bị từ chối mà không gửi lại được,"
        " 1 không rõ đã tới chưa.",
        "Mất liên lạc với “Cũ” (Telegram) từ 15:00 ngày 02/3/2026: nền tảng không nhận tin.",
        "Không rõ đã tới chưa: “Cũ” (Telegram), 15:01 ngày 02/3/2026: nền tảng không trả lời.",
        "Bị từ chối: “Cũ” (Telegram), 15:01 ngày 02/3/2026: nền tảng không trả lời.",
    )


@pytest.mark.every_database
def test_an_administrator_is_called_as_his_own_chat_or_not_by_name(engine: Engine) -> None:
    with writing(engine) as connection:
        add_target(connection, "7", is_group=False, label="Telegram: Chị Lan")
        for user in ("7", "8"):
            clerk = add_target(
                connection, user, kind="clerk", is_group=False, label=f"telegram:{user}"
            )
            letter = add_letter(connection, clerk, user, state="refused", closed_at=START)
            add_occasion(connection, clerk, "lead:1", state="in_letter", letter=letter)

    lines = reminder_lines(read_status(engine), START + MINUTE, ZONE)

    assert lines[-2:] == (
        "Bị từ chối: một quản trị viên (Telegram), 15:00 ngày 02/3/2026.",
        "Bị từ chối: “Telegram: Chị Lan” (Telegram), 15:00 ngày 02/3/2026.",
    )


@pytest.mark.every_database
def test_a_monitor_reads_the_same_figures(engine: Engine) -> None:
    fill(engine)

    gauges = reminder_gauges(read_status(engine), START + MINUTE)

    assert [line for one in gauges for line in one.lines() if not line.startswith("#")] == [
        "sotay_reminder_tick_age_seconds{} 60",
        "sotay_reminder_next_seconds{} 3540",
        "sotay_reminder_occasions_waiting{} 2",
        "sotay_reminder_occasions_held_up{} 0",
        'sotay_reminder_letters{state="in_doubt"} 1',
        'sotay_reminder_letters{state="queued"} 1',
        'sotay_reminder_letters{state="refused"} 1',
        'sotay_reminder_letters{state="sent"} 2',
        "sotay_reminder_letters_late{} 1",
        'sotay_reminder_chats{state="lost"} 1',
        'sotay_reminder_chats{state="paused"} 1',
        'sotay_reminder_chats{state="reminded"} 1',
    ]


def test_before_the_first_tick_nothing_is_known(engine: Engine) -> None:
    status = read_status(engine)

    assert reminder_lines(status, START, ZONE)[:3] == (
        "Nhắc việc: chưa có lượt kiểm tra nào.",
        "Nơi được nhắc: 0.",
        "Sắp tới: chưa có lời nhắc nào trong 36 giờ tới.",
    )
    assert reminder_gauges(status, START)[0].values == {}
    assert reminder_record(status, START)["last_tick"] is None


def test_a_loop_that_stands_still_is_said_with_its_trouble(engine: Engine) -> None:
    fill(engine)
    Pulse(engine).fail("mã 1a2b trong nhật ký")

    line = reminder_lines(read_status(engine), START + HOUR, ZONE)[0]

    assert line == (
        "Nhắc việc: KHÔNG chạy, lượt kiểm tra gần nhất lúc 15:00:00 ngày 02/3/2026."
        " Trục trặc: mã 1a2b trong nhật ký."
    )


Ran = tuple[int, list[str]]
Ask = Callable[..., Ran]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Run the task on a folder that `fill` filled, unless told otherwise."""

    def run(
        now: datetime, *, is_filled: bool = True, as_json: bool = False
    ) -> tuple[int, list[str]]:
        settings = Settings(data_dir=tmp_path)
        if is_filled:
            with open_database(settings) as engine:
                fill(engine)
        said: list[str] = []
        here = Surroundings(settings, lambda: now, lambda: 0.0, None, said.append, StringIO())
        return show_remind_status(here, Namespace(json=as_json)), said

    return run


def test_the_command_ends_well_while_the_loop_goes_round(ask: Ask) -> None:
    status, said = ask(START + MINUTE)

    assert status == 0
    assert said[0] == "Nhắc việc: lượt kiểm tra gần nhất lúc 15:00:00 ngày 02/3/2026."


def test_the_command_ends_with_1_when_somebody_waits_in_vain(ask: Ask) -> None:
    assert ask(START + 6 * MINUTE)[0] == 1


def test_a_stop_that_nobody_waits_for_is_no_fault(ask: Ask) -> None:
    assert ask(START, is_filled=False)[0] == 0


def test_the_command_gives_all_of_it_as_json(ask: Ask) -> None:
    _, (line,) = ask(START + MINUTE, as_json=True)

    record = json.loads(line)
    assert record["last_tick"] == "2026-03-02T08:00:00+00:00"
    assert record["next_due"] == "2026-03-02T09:00:00+00:00"
    assert (record["chats"], record["sent"], record["held_up"], record["kept"]) == (3, 2, 2, 1)
    assert record["failures"][0] == {
        "label": "Cũ",
        "platform": "telegram",
        "state": "in_doubt",
        "at": "2026-03-02T08:01:00+00:00",
        "reason": "sendMessage: status 504",
    }
    assert record["lost"][0]["reason"] == "kicked"
