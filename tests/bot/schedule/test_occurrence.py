from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.occurrence import Occurrence, Unit, month_index, months, on, quarter, read_date


@pytest.mark.parametrize(
    ("text", "first", "last", "key", "unit"),
    [
        ("2026-06-15", date(2026, 6, 15), date(2026, 6, 15), "2026-06-15", Unit.DAY),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "2028-02", Unit.MONTH),
        ("2026-04/2026-06", date(2026, 4, 1), date(2026, 6, 30), "2026-Q2", Unit.QUARTER),
        ("2026-07/2026-12", date(2026, 7, 1), date(2026, 12, 31), "2026-H2", Unit.HALF),
        ("2026-01/2026-06", date(2026, 1, 1), date(2026, 6, 30), "2026-H1", Unit.HALF),
        ("2030", date(2030, 1, 1), date(2030, 12, 31), "2030", Unit.YEAR),
        ("2025/2030", date(2025, 1, 1), date(2030, 12, 31), "2025/2030", Unit.SPAN),
        ("2026-06/2026-09", date(2026, 6, 1), date(2026, 9, 30), "2026-06/2026-09", Unit.SPAN),
        ("2026-02/2026-04", date(2026, 2, 1), date(2026, 4, 30), "2026-02/2026-04", Unit.SPAN),
        (
            "2026-05-01/2026-05-10",
            date(2026, 5, 1),
            date(2026, 5, 10),
            "2026-05-01/2026-05-10",
            Unit.SPAN,
        ),
        ("2026-06-15/2026-06-21", date(2026, 6, 15), date(2026, 6, 21), "2026-W25", Unit.WEEK),
        ("2026/..", date(2026, 1, 1), date.max, "2026/..", Unit.SPAN),
        ("../2030", date.min, date(2030, 12, 31), "../2030", Unit.SPAN),
    ],
)
def test_a_date_is_read_as_the_stretch_that_it_names(
    text: str, first: date, last: date, key: str, unit: Unit
) -> None:
    occurrence = read_date(text)

    assert (occurrence.first, occurrence.last) == (first, last)
    assert occurrence.key == key
    assert occurrence.unit is unit


@pytest.mark.parametrize(
    "text", ["", "6/2026", "2026-13", "2026-02-30", "2026-6", "2026-Q2", "2030/2025", "20260615"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(text)


def test_only_a_single_day_is_a_day() -> None:
    assert on(date(2026, 6, 15)).day == date(2026, 6, 15)
    assert read_date("2026-06").day is None
    assert read_date("2026-05-01/2026-05-10").day is None


def test_a_week_over_the_new_year_has_the_number_of_iso_8601() -> None:
    week = Occurrence(first=date(2025, 12, 29), last=date(2026, 1, 4))

    assert week.key == "2026-W01"


def test_occurrences_sort_by_the_last_day_on_which_they_can_be() -> None:
    keys = ["2026-07-01", "2026", "2026-06", "2026-06-15", "2026-04/2026-06", "2025"]

    assert [one.key for one in sorted(map(read_date, keys))] == [
        "2025",
        "2026-06-15",
        "2026-Q2",
        "2026-06",
        "2026-07-01",
        "2026",
    ]


@given(st.dates(), st.integers(0, 3000))
def test_stretches_that_differ_have_keys_that_differ(first: date, length: int) -> None:
    last = first + timedelta(days=min(length, (date.max - first).days))
    one = Occurrence(first=first, last=last)
    others = [on(first), read_date(f"{first.year:04}"), months(month_index(first))]

    assert [other for other in others if other != one and other.key == one.key] == []


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 30))
def test_a_stretch_of_months_holds_whole_months(day: date, count: int) -> None:
    stretch = months(month_index(day), count)

    assert stretch.first == day.replace(day=1)
    assert (stretch.last + timedelta(days=1)).day == 1
    assert month_index(stretch.last) - month_index(stretch.first) == count - 1


def test_quarters_count_from_one() -> None:
    assert [quarter(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
