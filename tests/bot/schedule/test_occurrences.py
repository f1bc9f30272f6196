from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.schedule.occurrence import Occurrence
from bot.schedule.occurrences import occurrences
from bot.schedule.rules import read_rule
from corpus.document import Span
from corpus.facts.facts import When, WhenType

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def rule(text: str, when_type: WhenType = WhenType.RULE, *, before: bool = False) -> When:
    return When(when_type, "…", Span(0, 1), rrule=text, before=before)


def dated(text: str, when_type: WhenType = WhenType.DATE) -> When:
    return When(when_type, "…", Span(0, 1), date=text)


def keys(when: When, first: date, last: date, start: date | None = None) -> list[str]:
    return [one.key for one in occurrences(when, first, last, start=start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "2026-06-15"),
        (
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
            "2026-03-20 2026-06-20 2026-09-20 2026-12-20",
        ),
        ("FREQ=YEARLY;BYMONTH=2,6;BYMONTHDAY=-1", "2026-02-28 2026-06-30"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ""),
        ("FREQ=MONTHLY;BYMONTHDAY=3,4,5,6,7;BYMONTH=1,2", "2026-01-07 2026-02-07"),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10,11,12", "2026-11-12"),
        ("FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYMONTH=1,2,4", "2026-01-31 2026-04-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,16;BYMONTH=1", "2026-01-15 2026-01-16"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=31", ""),
        ("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,2,3,4", "2026-01-31 2026-03-31"),
        ("FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=2,3", "2026-02-27 2026-03-27"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYMONTH=1", "2026-01-30"),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260110", "2026-01-02 2026-01-09"),
        ("FREQ=DAILY;UNTIL=20260103T235959Z", "2026-01-01 2026-01-02 2026-01-03"),
        ("FREQ=YEARLY;BYMONTH=6", "2026-06"),
        ("FREQ=MONTHLY;BYMONTH=6,12", "2026-06 2026-12"),
        ("FREQ=YEARLY;BYMONTH=1,2,3", "2026-Q1"),
        ("FREQ=YEARLY;BYMONTH=7,8,9,10,11,12", "2026-H2"),
        ("FREQ=YEARLY;BYMONTH=2,3,4", "2026-02 2026-03 2026-04"),
        ("FREQ=WEEKLY;BYMONTH=2;UNTIL=20260215", "2026-W05 2026-W06 2026-W07"),
    ],
)
def test_a_rule_gives_the_days_and_months_that_it_names(text: str, expected: str) -> None:
    assert keys(rule(text), *YEAR) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=YEARLY", "2026"),
        ("FREQ=MONTHLY;INTERVAL=12", "2026"),
        ("FREQ=MONTHLY;INTERVAL=6", "2026-H1 2026-H2"),
        ("FREQ=MONTHLY;INTERVAL=3", "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
        ("FREQ=MONTHLY;INTERVAL=4", "2026-01/2026-04 2026-05/2026-08 2026-09/2026-12"),
        ("FREQ=MONTHLY;UNTIL=20260301", "2026-01 2026-02 2026-03"),
        ("FREQ=WEEKLY;UNTIL=20260112", "2026-W01 2026-W02 2026-W03"),
        ("FREQ=DAILY", ""),
        # It is not known in which months, weeks or years:
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
        ("FREQ=MONTHLY;INTERVAL=5", ""),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=3,6", ""),
        ("FREQ=WEEKLY;INTERVAL=2", ""),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", ""),
        ("FREQ=YEARLY;INTERVAL=2", ""),
        ("FREQ=YEARLY;INTERVAL=5;BYMONTH=6;BYMONTHDAY=15", ""),
        ("FREQ=DAILY;INTERVAL=2", ""),
        ("FREQ=YEARLY;COUNT=3", ""),
    ],
)
@pytest.mark.parametrize("when_type", [WhenType.PERIOD, WhenType.RULE])
def test_where_no_day_is_known_there_are_periods_or_nothing(
    text: str, expected: str, when_type: WhenType
) -> None:
    if text == "FREQ=DAILY":
        when_type = WhenType.PERIOD  # as a rule it names every day

    assert keys(rule(text, when_type), *YEAR) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=15", "2027-06-15 2029-06-15"),
        ("FREQ=YEARLY;INTERVAL=2", "2027/2028 2029/2030"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6", "2027-06 2029-06"),
        (
            "FREQ=MONTHLY;INTERVAL=10",
            "2026-11/2027-08 2027-09/2028-06 2028-07/2029-04 2029-05/2030-02",
        ),
        ("FREQ=MONTHLY;INTERVAL=8;BYMONTH=3,7,11", "2027-03 2027-11 2028-07 2029-03 2029-11"),
        ("FREQ=MONTHLY;INTERVAL=10;BYMONTHDAY=5", "2027-09-05 2028-07-05 2029-05-05"),
        ("FREQ=DAILY;INTERVAL=400", "2027-05-14 2028-06-17 2029-07-22"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15;COUNT=3", "2027-06-15"),
        ("FREQ=WEEKLY;INTERVAL=52;COUNT=4", "2027-W09 2028-W09"),
        ("FREQ=WEEKLY;INTERVAL=40;BYDAY=SU", "2027-06-27 2028-04-02 2029-01-07 2029-10-14"),
    ],
)
def test_what_comes_every_second_time_counts_from_its_start(text: str, expected: str) -> None:
    found = keys(rule(text), date(2027, 1, 10), date(2029, 12, 31), start=date(2025, 3, 5))

    assert found == expected.split()


def test_what_may_be_done_on_days_in_a_row_comes_once_even_when_seen_from_among_them() -> None:
    days = rule("FREQ=MONTHLY;BYMONTHDAY=3,4,5,6,7", before=True)

    assert keys(days, date(2026, 3, 5), date(2026, 4, 6)) == ["2026-03-07"]


def test_nothing_comes_before_the_start() -> None:
    yearly = rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15")

    assert keys(yearly, *YEAR, start=date(2026, 6, 15)) == ["2026-06-15"]
    assert keys(yearly, *YEAR, start=date(2026, 6, 16)) == []
    assert keys(yearly, *YEAR, start=date(2027, 1, 1)) == []


def test_twenty_nine_february_comes_in_leap_years() -> None:
    leap_day = rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")

    assert keys(leap_day, date(2096, 1, 1), date(2105, 1, 1)) == ["2096-02-29", "2104-02-29"]


def test_a_month_without_the_day_by_which_something_is_due_is_not_passed_over() -> None:
    by_the_thirtieth = rule("FREQ=MONTHLY;BYMONTHDAY=15,30", before=True)
    by_leap_day = rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", before=True)

    assert keys(by_the_thirtieth, date(2026, 1, 20), date(2026, 3, 16)) == [
        "2026-01-30",
        "2026-02-15",
        "2026-02",
        "2026-03-15",
    ]
    assert keys(by_leap_day, date(2027, 1, 1), date(2028, 12, 31)) == ["2027-02", "2028-02-29"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026-06-15", "2026-06-15"),
        ("2026-06", "2026-06"),
        ("2026-07/2026-09", "2026-Q3"),
        ("2026", "2026"),
        ("2025/2030", "2025/2030"),
        ("2026-05-01/2026-05-10", "2026-05-01/2026-05-10"),
        ("2026/..", "2026/.."),
    ],
)
def test_a_date_comes_once_as_it_is_printed(text: str, key: str) -> None:
    assert keys(dated(text), *YEAR) == [key]
    assert keys(dated(text, WhenType.PERIOD), *YEAR) == [key]
    assert keys(dated(text), date(2024, 1, 1), date(2024, 12, 31)) == []


def test_a_stretch_counts_from_its_first_to_its_last_day() -> None:
    june = dated("2026-06")

    assert keys(june, date(2026, 6, 30), date(2026, 7, 30)) == ["2026-06"]
    assert keys(june, date(2026, 5, 1), date(2026, 6, 1)) == ["2026-06"]
    assert keys(june, date(2026, 7, 1), date(2026, 7, 30)) == []
    assert keys(june, date(2026, 6, 30), date(2026, 6, 1)) == []


def test_what_comes_again_for_some_years_stays_within_them() -> None:
    when = When(
        WhenType.RULE,
        "…",
        Span(0, 1),
        rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
        date="2025/2027",
    )

    assert keys(when, date(2020, 1, 1), date(2040, 1, 1)) == [
        "2025-06-15",
        "2026-06-15",
        "2027-06-15",
    ]


@pytest.mark.parametrize("when_type", [WhenType.RELATIVE, WhenType.ON_EVENT, WhenType.CONTINUOUS])
def test_what_hangs_on_an_event_or_never_ends_has_no_place_in_the_calendar(
    when_type: WhenType,
) -> None:
    assert keys(rule("FREQ=YEARLY", when_type), *YEAR) == []
    assert keys(dated("2026-06-15", when_type), *YEAR) == []


def test_a_period_of_which_only_the_words_are_known_has_none_either() -> None:
    assert keys(When(WhenType.PERIOD, "cuối nhiệm kỳ", Span(0, 1)), *YEAR) == []


def test_the_calendar_is_followed_to_its_ends() -> None:
    yearly = rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15")
    first = islice(occurrences(yearly, date.min, date.max), 2)

    assert [one.key for one in first] == ["0001-06-15", "0002-06-15"]
    assert keys(yearly, date(9998, 7, 1), date.max) == ["9999-06-15"]
    assert keys(rule("FREQ=MONTHLY;INTERVAL=6"), date(9999, 1, 1), date.max) == [
        "9999-H1",
        "9999-H2",
    ]
    assert keys(rule("FREQ=WEEKLY"), date(9999, 12, 15), date.max) == ["9999-W50", "9999-W51"]
    assert keys(rule("FREQ=WEEKLY;BYDAY=MO"), date.min, date(1, 1, 9)) == [
        "0001-01-01",
        "0001-01-08",
    ]
    assert keys(rule("FREQ=YEARLY;BYMONTH=1,2,3"), date.min, date(1, 1, 9)) == ["0001-Q1"]
    assert keys(rule("FREQ=YEARLY;INTERVAL=7"), date(9990, 1, 1), date.max, date(9990, 1, 1)) == [
        "9990/9996"
    ]
    assert keys(rule("FREQ=WEEKLY;INTERVAL=9"), date(9999, 12, 1), date.max, date(9999, 12, 1)) == [
        "9999-W48"
    ]


@pytest.mark.parametrize("text", ["FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=13"])
def test_a_rule_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        keys(rule(text), *YEAR)


MONTHS = st.lists(st.integers(1, 12), max_size=4, unique=True)
MONTH_DAYS = st.lists(st.sampled_from([-1, *range(1, 32)]), min_size=1, max_size=3, unique=True)
FREQUENCIES = st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY"])
INTERVALS = st.sampled_from([1, 1, 1, 2, 3, 4, 5, 6, 12, 18])
DAYS = st.dates(min_value=date(1996, 1, 1), max_value=date(2104, 1, 1))
STARTS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2000, 1, 1))


def joined(name: str, numbers: list[int]) -> str:
    return f";{name}={','.join(map(str, numbers))}" if numbers else ""


@st.composite
def rules_without_days(draw: st.DrawFn) -> str:
    months = joined("BYMONTH", draw(MONTHS))
    return f"FREQ={draw(FREQUENCIES)};INTERVAL={draw(INTERVALS)}{months}"


@st.composite
def rules_with_days(draw: st.DrawFn) -> str:
    text = draw(rules_without_days())
    days = ["BYDAY=FR", "BYDAY=SU,MO"]
    if "WEEKLY" not in text:
        days += ["BYMONTHDAY=15", "BYMONTHDAY=30,31", "BYMONTHDAY=-1", "BYDAY=-1FR", "BYDAY=5MO"]
        days += ["BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"]
    return f"{text};{draw(st.sampled_from(days))}"


def in_the_window(found: list[Occurrence], first: date, last: date) -> list[Occurrence]:
    return [one for one in found if one.first <= last and one.last >= first]


@given(rules_without_days(), DAYS, st.integers(0, 2000), STARTS)
def test_a_rule_without_a_day_never_gets_one(
    text: str, first: date, length: int, start: date | None
) -> None:
    last = first + timedelta(days=length)

    assert {one.day for one in occurrences(rule(text), first, last, start=start)} <= {None}


@given(rules_with_days(), DAYS, st.integers(0, 2000), STARTS)
def test_a_period_never_gets_a_day_whatever_its_rule(
    text: str, first: date, length: int, start: date | None
) -> None:
    period = rule(text, WhenType.PERIOD)
    last = first + timedelta(days=length)

    assert {one.day for one in occurrences(period, first, last, start=start)} <= {None}


@given(st.sampled_from(["YEARLY", "MONTHLY"]), MONTHS, MONTH_DAYS, DAYS, st.integers(0, 1500))
def test_days_of_months_are_those_of_the_calendar(
    frequency: str, months: list[int], month_days: list[int], first: date, length: int
) -> None:
    text = f"FREQ={frequency}{joined('BYMONTH', months)}{joined('BYMONTHDAY', month_days)}"
    assume(not read_rule(text).is_run)
    calendar = [first + timedelta(days=n) for n in range(length + 1)]
    named = [
        day
        for day in calendar
        if (not months or day.month in months)
        and (day.day in month_days or (-1 in month_days and (day + timedelta(days=1)).day == 1))
    ]

    assert [one.day for one in occurrences(rule(text), calendar[0], calendar[-1])] == named


@given(
    text=rules_without_days() | rules_with_days(),
    before=st.booleans(),
    first=DAYS,
    length=st.integers(0, 900),
    start=STARTS,
)
def test_what_is_seen_does_not_depend_on_where_one_looks_from(
    text: str,
    *,
    before: bool,
    first: date,
    length: int,
    start: date | None,
) -> None:
    when = rule(text, before=before)
    last = first + timedelta(days=length)
    wide = first - timedelta(days=500), last + timedelta(days=500)
    found = list(occurrences(when, first, last, start=start))
    all_around = list(occurrences(when, *wide, start=start))

    assert found == in_the_window(all_around, first, last)
    assert all_around == sorted(all_around)
    assert len({one.key for one in all_around}) == len(all_around)
