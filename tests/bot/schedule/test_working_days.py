from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.working_days import WorkingDays

USUAL = WorkingDays()
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    "off",
    [
        date(2026, 6, 13),  # Saturday
        date(2026, 6, 14),  # Sunday
        date(2026, 1, 1),
        date(2007, 2, 17),  # Tết, a day before the Chinese one
        date(2026, 2, 16),  # eve of Tết
        date(2026, 2, 17),
        date(2026, 2, 20),
        date(2030, 2, 4),  # Tết, a day before the Chinese one
        date(2026, 4, 27),  # for the Hùng kings' day, a Sunday
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2027, 5, 3),  # for 1 May, a Saturday
        date(2025, 5, 2),  # swapped with 26 April
        date(2026, 8, 31),  # swapped with 22 August
        date(2026, 9, 1),
        date(2026, 9, 2),
        date(2026, 11, 24),
    ],
)
def test_offices_are_closed_at_weekends_and_holidays(off: date) -> None:
    assert not USUAL.is_working(off)


@pytest.mark.parametrize(
    "worked",
    [
        date(2026, 6, 15),
        date(2026, 2, 13),
        date(2026, 2, 23),
        date(2025, 11, 24),  # no holiday yet
        date(2025, 4, 26),  # Saturdays worked for a day off
        date(2026, 8, 22),
        date(2014, 12, 27),  # for a day of the year after
        date(2019, 1, 5),  # for a day of the year before
    ],
)
def test_offices_work_on_other_days_and_on_swapped_saturdays(worked: date) -> None:
    assert USUAL.is_working(worked)


def test_the_offices_own_list_goes_before_the_calendar() -> None:
    days = WorkingDays({date(2026, 6, 15): False, date(2026, 6, 20): True})

    assert not days.is_working(date(2026, 6, 15))
    assert days.is_working(date(2026, 6, 20))
    assert days.latest_before(date(2026, 6, 15)) == date(2026, 6, 12)
    assert days.after(date(2026, 6, 19), 1) == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        (date(2026, 6, 15), date(2026, 6, 15)),
        (date(2026, 6, 14), date(2026, 6, 12)),
        (date(2026, 2, 22), date(2026, 2, 13)),  # over Tết and two weekends
        (date(2026, 9, 2), date(2026, 8, 28)),
        (date(2028, 5, 2), date(2028, 4, 28)),
    ],
)
def test_a_day_off_moves_to_the_working_day_before(day: date, latest: date) -> None:
    assert USUAL.latest_before(day) == latest


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2026, 6, 15), 5, date(2026, 6, 22)),
        (date(2026, 6, 13), 1, date(2026, 6, 15)),  # from a Saturday on
        (date(2026, 2, 12), 3, date(2026, 2, 24)),
        (date(2026, 11, 20), 5, date(2026, 11, 30)),
        (date(2026, 6, 13), 0, date(2026, 6, 13)),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: date, count: int, end: date) -> None:
    assert USUAL.after(day, count) == end


def test_working_days_are_not_counted_back() -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        USUAL.after(date(2026, 6, 15), -1)


def test_far_away_only_weekends_are_known() -> None:
    assert USUAL.is_working(date(2199, 9, 2))
    assert not USUAL.is_working(date(2199, 9, 1))
    assert USUAL.latest_before(date.min) == date.min


@settings(deadline=None)  # the first to ask has all holidays worked out
@given(DAYS)
def test_the_latest_working_day_is_worked_and_none_lies_between(day: date) -> None:
    latest = USUAL.latest_before(day)

    assert latest <= day
    assert USUAL.is_working(latest)
    assert not any(
        USUAL.is_working(latest + timedelta(days=n)) for n in range(1, (day - latest).days + 1)
    )


@settings(deadline=None)  # the first to ask has all holidays worked out
@given(DAYS, st.integers(1, 40), st.dictionaries(DAYS, st.booleans()))
def test_after_passes_as_many_working_days_as_asked(
    day: date, count: int, swapped: dict[date, bool]
) -> None:
    days = WorkingDays(swapped)
    end = days.after(day, count)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]

    assert sum(map(days.is_working, passed)) == count
    assert days.is_working(end)


@settings(deadline=None)  # the first to ask has all holidays worked out
@given(st.integers(1995, 2090))
def test_every_year_has_its_days_off_at_tet(year: int) -> None:
    first = date(year, 1, 15)
    off = [
        first + timedelta(days=n) for n in range(45) if not USUAL.is_working(first + timedelta(n))
    ]

    assert sum(day.weekday() < 5 for day in off) >= (5 if year >= 2013 else 3)
