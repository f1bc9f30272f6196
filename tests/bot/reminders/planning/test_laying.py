from datetime import date

import pytest

from bot.reminders.planning.laying import laid_out, year_of
from corpus.facts.facts import When, WhenType
from tests.fakes.due_items import at_type, in_period, on_date, on_rule


def keys(when: When, first: int = 2026, last: int = 2026, start: date | None = None) -> list[str]:
    return [laid.key for laid in laid_out(when, first, last, start)]


def test_what_touches_two_years_is_laid_out_once() -> None:
    assert keys(on_date("2025/2030"), 2025, 2027) == ["2025/2030"]


def test_the_last_day_in_time_goes_with_it() -> None:
    [laid] = laid_out(on_date("2027-01-01", "trước ngày 01/01/2027", before=True), 2027, 2027)

    assert laid.last == date(2026, 12, 31)


@pytest.mark.parametrize(
    "when",
    [
        on_date("2026/..", "từ năm 2026"),
        on_rule("FREQ=OFTEN"),
        on_date("nonsense"),
        at_type(WhenType.CONTINUOUS, "thường xuyên"),
        at_type(WhenType.ON_EVENT, "khi có yêu cầu"),
        in_period("FREQ=YEARLY;INTERVAL=5", "5 năm một lần"),
    ],
)
def test_what_never_ends_and_what_has_no_known_time_is_left_out(when: When) -> None:
    assert keys(when) == []


def test_what_is_counted_from_a_day_needs_that_day() -> None:
    fortnightly = on_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "hai tuần một lần")

    assert keys(fortnightly, start=date(2026, 12, 11)) == ["2026-12-11", "2026-12-25"]


def test_the_29th_of_february_comes_in_leap_years_and_as_a_month_in_others() -> None:
    leap = on_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "trước 29/02 hằng năm")

    assert keys(leap, 2027, 2028) == ["2027-02", "2028-02-29"]


@pytest.mark.parametrize(
    ("key", "year"), [("2026-W25", 2026), ("../2030", 2030), ("2025/2030", 2025), ("?", None)]
)
def test_a_key_names_a_year_in_which_it_is(key: str, year: int | None) -> None:
    assert year_of(key) == year
