"""Times until which something is put off, offered and typed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.tending.putting_off import Offer, offers, read_until
from bot.schedule.working_days import WorkingDays
from tests.fakes.told_things import ZONE

_MONDAY = datetime(2026, 6, 15, 9, 12, 30, tzinfo=ZONE)
_USUAL = time(8)


def _local(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


def _read(words: str, here: datetime = _MONDAY) -> str | None:
    until = read_until(words, here, _USUAL)
    return None if until is None else f"{until:%d/%m/%Y %H:%M}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 giờ", "15/06/2026 10:12"),
        ("1 gio nua", "15/06/2026 10:12"),
        ("nửa tiếng", "15/06/2026 09:42"),
        ("30 phút", "15/06/2026 09:42"),
        ("9 giờ nữa", "15/06/2026 18:12"),
        ("2 ngày", "17/06/2026 08:00"),
        ("3 ngày nữa", "18/06/2026 08:00"),
        ("sau 2 ngày", "17/06/2026 08:00"),
        ("1 tuần", "22/06/2026 08:00"),
        ("một tuần nữa", "22/06/2026 08:00"),
    ],
)
def test_a_length_counts_from_now(words: str, expected: str) -> None:
    assert _read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("chiều nay", "15/06/2026 14:00"),
        ("tối nay", "15/06/2026 19:00"),
        ("toi nay", "15/06/2026 19:00"),
        ("sáng mai", "16/06/2026 08:00"),
        ("mai", "16/06/2026 08:00"),
        ("đến ngày mai", "16/06/2026 08:00"),
        ("chiều mai", "16/06/2026 14:00"),
        ("ngày kia", "17/06/2026 08:00"),
        ("thứ sáu", "19/06/2026 08:00"),
        ("đến thứ Sáu", "19/06/2026 08:00"),
        ("toi thu sau", "19/06/2026 08:00"),
        ("tối thứ sáu", "19/06/2026 19:00"),
        ("chiều thứ 6", "19/06/2026 14:00"),
        ("thứ hai", "22/06/2026 08:00"),
        ("thứ sáu tuần sau", "26/06/2026 08:00"),
        ("thứ 4 tuần tới", "24/06/2026 08:00"),
        ("thứ sáu tuần này", "19/06/2026 08:00"),
        ("chủ nhật", "21/06/2026 08:00"),
        ("tuần sau", "22/06/2026 08:00"),
        ("sang tuần", "22/06/2026 08:00"),
        ("đầu tuần tới", "22/06/2026 08:00"),
        ("t6", "19/06/2026 08:00"),
        ("sáng t6 tuần sau", "26/06/2026 08:00"),
        ("mai kia", "17/06/2026 08:00"),
        ("chiều kia", "17/06/2026 14:00"),
        ("thứ hai tuần này", "15/06/2026 08:00"),
    ],
)
def test_a_day_near_by_is_named_as_people_do(words: str, expected: str) -> None:
    assert _read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ngày 20/6", "20/06/2026 08:00"),
        ("20/6", "20/06/2026 08:00"),
        ("20-6-2027", "20/06/2027 08:00"),
        ("ngày 20", "20/06/2026 08:00"),
        ("ngày 10", "10/07/2026 08:00"),
        ("20 tháng 6", "20/06/2026 08:00"),
        ("vào ngày 5 tháng 1 năm 2027", "05/01/2027 08:00"),
        ("1/6", "01/06/2027 08:00"),
        ("1/6/2026", "01/06/2026 08:00"),
        ("29/2", "29/02/2028 08:00"),
        ("20-6", "20/06/2026 08:00"),
        ("20/6/27", "20/06/2027 08:00"),
    ],
)
def test_a_day_without_its_year_is_the_next_one(words: str, expected: str) -> None:
    assert _read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9 giờ", "16/06/2026 09:00"),
        ("đến 2 giờ", "15/06/2026 14:00"),
        ("đến 14:00", "15/06/2026 14:00"),
        ("2h chiều", "15/06/2026 14:00"),
        ("8 giờ rưỡi", "16/06/2026 08:30"),
        ("14 giờ ngày mai", "16/06/2026 14:00"),
        ("ngày mai 14h", "16/06/2026 14:00"),
        ("8h sáng mai", "16/06/2026 08:00"),
        ("lúc 8 giờ sáng ngày mai", "16/06/2026 08:00"),
        ("14h30 ngày 20/6", "20/06/2026 14:30"),
        ("10 giờ sáng thứ sáu", "19/06/2026 10:00"),
        ("3 ngày nữa lúc 9 giờ", "18/06/2026 09:00"),
    ],
)
def test_an_hour_may_be_named_with_the_day(words: str, expected: str) -> None:
    assert _read(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "hết hạn",
        "31/2",
        "25h",
        "hạn nộp",
        "xong",
        "ngày 32",
        "2",
        "0/0",
        "20/6/1",
        "thứ chín",
        "trước 20/6",
        "hạn 20/6",
        "tối thứ sáu lúc 8h",
    ],
)
def test_other_words_are_no_time(words: str) -> None:
    assert _read(words) is None


@pytest.mark.parametrize("words", ["1 tháng", "một tháng nữa", "sau 1 tháng"])
def test_a_month_from_now_is_one_of_the_calendar(words: str) -> None:
    assert _read(words, _local("2026-01-31", "07:00")) == "28/02/2026 08:00"


@given(st.text(max_size=40))
def test_whatever_is_typed_a_time_of_the_office_or_nothing_comes_out(words: str) -> None:
    until = read_until(words, _MONDAY, _USUAL)

    assert until is None or until.tzinfo == ZONE


@given(st.dates(date(2026, 6, 15), date(2027, 6, 14)))
def test_every_day_to_come_can_be_typed(day: date) -> None:
    assert read_until(f"ngày {day.day}/{day.month}", _MONDAY, _USUAL) == datetime.combine(
        day, _USUAL, ZONE
    )


def test_an_hour_the_afternoon_and_tomorrow_are_offered() -> None:
    offered = offers(_MONDAY, _USUAL, WorkingDays())

    assert offered == (
        Offer("hour", _local("2026-06-15", "10:12")),
        Offer("afternoon", _local("2026-06-15", "14:00")),
        Offer("tomorrow", _local("2026-06-16", "08:00")),
    )


def test_the_afternoon_is_not_offered_once_it_is_there() -> None:
    offered = offers(_local("2026-06-15", "14:00"), _USUAL, WorkingDays())

    assert [offer.kind for offer in offered] == ["hour", "tomorrow"]


def test_on_a_friday_the_next_working_day_is_offered() -> None:
    [_, _, last] = offers(_local("2026-06-19", "09:00"), time(7, 30), WorkingDays())

    assert last == Offer("day", _local("2026-06-22", "07:30"))


def test_what_is_offered_is_always_to_come() -> None:
    moments = [_MONDAY + timedelta(minutes=7 * step) for step in range(300)]

    late = [here for here in moments if offers(here, _USUAL, WorkingDays())[0].until <= here]

    assert late == []
