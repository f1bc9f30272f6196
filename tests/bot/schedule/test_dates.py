from datetime import date, datetime

import pytest

from bot.schedule.dates import day_of_month, month_number, say_date, say_moment, short_date


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 6, 5), "05/6/2026"), (date(2026, 2, 1), "01/02/2026"),
     (date(2026, 12, 25), "25/12/2026"), (date(2026, 1, 31), "31/01/2026"),
     (date(2026, 3, 10), "10/3/2026")],
)  # fmt: skip
def test_days_below_ten_and_the_first_two_months_begin_with_a_zero(day: date, said: str) -> None:
    assert say_date(day) == said
    assert f"{short_date(day)}/2026" == said


def test_a_moment_is_its_hour_and_its_day() -> None:
    assert say_moment(datetime(2026, 6, 4, 8, 0)) == "08:00 ngày 04/6/2026"  # noqa: DTZ001


def test_a_day_that_no_year_need_have_is_said_as_well() -> None:
    assert day_of_month(30, 2) == "30/02"
    assert [month_number(month) for month in (1, 2, 3, 12)] == ["01", "02", "3", "12"]
