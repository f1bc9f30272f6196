from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import SetReminders
from bot.reminders.menu.quiet_reading import read_quiet
from bot.reminders.menu.typed import (
    Charge,
    DropNumber,
    Named,
    Rename,
    Unread,
    asks_plainly,
    read_typed,
)
from bot.reminders.menu.wish_words import changed, dump_quiet
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.own_reading import Draft
from bot.reminders.wishes import Wishes

NOW = datetime(2026, 11, 19, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", SetReminders("menu")),
        ("tất cả", SetReminders("subscribe", "all")),
        ("Mọi việc.", SetReminders("subscribe", "all")),
        ("30 ngày tới", SetReminders("preview", "30")),
        ("30 ngày tới sẽ nhắc gì?", SetReminders("preview", "30")),
        ("dừng", SetReminders("pause")),
        ("tiep tuc", SetReminders("resume")),
        ("dừng hẳn", SetReminders("end")),
        ("giờ 7:30", SetReminders("wish", "at=07:30")),
        ("lúc 7 giờ", SetReminders("wish", "at=07:00")),
        ("trước 10, 5, 1 ngày", SetReminders("wish", "leads=10,5,1")),
        ("báo trước 2 tuần và đúng ngày", SetReminders("wish", "leads=14,0")),
        ("im lặng từ 22h đến 6h", SetReminders("wish", "quiet=22:00-06:00")),
        ("không giờ nghỉ", SetReminders("wish", "quiet=")),
        ("xóa 2", DropNumber(2)),
        ("bỏ mục 3", DropNumber(3)),
        ("xóa 100", DropNumber(100)),
        ("-5 ngày tới", SetReminders("preview", "-5")),
        ("99999 ngày tới", SetReminders("preview", "99999")),
        ("tên Phòng Nội vụ", Rename("Phòng Nội vụ")),
        ("tôi phụ trách", Charge(is_on=True)),
        ("bỏ phụ trách", Charge(is_on=False)),
        ("văn bản số 41/KH-UBND", Named("41/KH-UBND", "document")),
    ],
)
def test_what_is_typed_behind_the_command_is_a_step(typed: str, meant: object) -> None:
    assert read_typed(typed, NOW) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "nhóm nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày",
        "nộp báo cáo trước ngày 20/12",
        "trước ngày 20/12 nộp báo cáo",
        "lúc 8h mai họp",
    ],
)
def test_a_day_makes_it_a_reminder(typed: str) -> None:
    assert isinstance(read_typed(typed, NOW), Draft)


def test_without_a_day_it_is_a_name_unless_a_reminder_is_plainly_meant() -> None:
    assert isinstance(read_typed("nhóm nộp báo cáo quý", NOW), UnclearReminder)
    name = read_typed("Sở Nội vụ", NOW)
    assert isinstance(name, Named)
    assert name.name == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("báo trước -5 ngày", "báo trước bao nhiêu ngày"), ("trước 400 ngày", "báo trước bao nhiêu"),
     ("báo trước 2 tiếng", "báo trước bao nhiêu ngày"), ("giờ 25:99", "chưa rõ giờ nhắc"),
     ("giờ nhắc 24:00", "chưa rõ giờ nhắc"),
     ("giờ nghỉ 21h đến 30h", "giờ bắt đầu và giờ kết thúc")],
)  # fmt: skip
def test_numbers_that_cannot_be_are_asked_back_for_what_they_are(typed: str, reason: str) -> None:
    asked = read_typed(typed, NOW)

    assert isinstance(asked, Unread)
    assert reason in asked.reason


@pytest.mark.parametrize(
    "typed", ["bỏ nhắc họp ngày 21/6", "đừng nhắc nhóm nộp báo cáo ngày 20/12", "xoa loi nhac hop"]
)
def test_to_remind_no_more_is_no_new_reminder(typed: str) -> None:
    asked = read_typed(typed, NOW)

    assert isinstance(asked, Unread)
    assert "“Bỏ bớt”" in asked.reason


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("30 ngày tới sẽ nhắc gì?", SetReminders("preview", "30")),
        ("bot đang nhắc những gì", SetReminders("menu")),
        ("30 ngày tới phải nộp gì?", None),
        ("nhắc gì", None),
    ],
)
def test_only_what_means_nothing_else_is_asked_without_the_command(
    text: str, asked: SetReminders | None
) -> None:
    assert asks_plainly(text) == asked


@given(st.text(max_size=80))
def test_anything_can_be_typed(typed: str) -> None:
    assert read_typed(typed, NOW) is not None
    asks_plainly(typed)


@given(st.times(), st.times())
def test_quiet_hours_survive_their_button(start: object, end: object) -> None:
    typed = f"từ {start:%H:%M} đến {end:%H:%M}"
    try:
        quiet = read_quiet(typed)
    except UnclearReminder:
        assert f"{start:%H:%M}" == f"{end:%H:%M}"
    else:
        assert changed(Wishes(), "quiet", dump_quiet(quiet)).quiet == quiet
