from datetime import date

import pytest

from bot.schedule.rules import read_rule


def test_a_rule_is_taken_apart() -> None:
    rule = read_rule("FREQ=YEARLY;INTERVAL=2;BYMONTH=12,6;BYMONTHDAY=15;UNTIL=20301231T000000Z")

    assert (rule.frequency, rule.interval, rule.until) == ("YEARLY", 2, date(2030, 12, 31))
    assert (rule.months, rule.month_days) == ((6, 12), (15,))
    assert rule.text == "FREQ=YEARLY;BYMONTH=12,6;BYMONTHDAY=15"
    assert rule.names_days


def test_small_letters_and_signs_are_taken_too() -> None:
    rule = read_rule("freq=monthly;byday=+1mo,-1fr;count=3;wkst=su")

    assert (rule.weekdays, rule.count) == (("+1MO", "-1FR"), 3)
    assert rule.text == "FREQ=MONTHLY;BYDAY=+1MO,-1FR"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", True),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=YEARLY;BYMONTH=2,4,6;BYMONTHDAY=31", False),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30", False),
        ("FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=31", True),
        ("FREQ=MONTHLY;BYMONTHDAY=31", True),
        ("FREQ=WEEKLY", True),
    ],
)
def test_a_day_that_no_month_has_never_comes(text: str, *, expected: bool) -> None:
    assert read_rule(text).can_come is expected


def test_of_days_in_a_row_the_last_is_when_something_is_due() -> None:
    assert read_rule("FREQ=MONTHLY;BYMONTHDAY=3,4,5").due_text == "FREQ=MONTHLY;BYMONTHDAY=5"
    assert read_rule("FREQ=MONTHLY;BYMONTHDAY=29,30,31").due_text == "FREQ=MONTHLY;BYMONTHDAY=-1"
    assert read_rule("FREQ=MONTHLY;BYMONTHDAY=3,9").due_text == "FREQ=MONTHLY;BYMONTHDAY=3,9"


def test_an_interval_that_the_months_say_already_is_dropped() -> None:
    assert read_rule("FREQ=MONTHLY;INTERVAL=3;BYMONTH=3,6,9,12;BYMONTHDAY=20").interval == 1
    assert read_rule("FREQ=MONTHLY;INTERVAL=3;BYMONTH=3,7").interval == 3
    assert read_rule("FREQ=YEARLY;INTERVAL=2;BYMONTH=6").interval == 2


def test_all_twelve_months_say_nothing() -> None:
    assert read_rule("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=5").months == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "YEARLY",
        "BYMONTH=6",
        "FREQ=HOURLY",
        "FREQ=YEARLY;",
        "FREQ=YEARLY;FREQ=MONTHLY",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=YEARLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTHDAY=x",
        "FREQ=YEARLY;BYHOUR=8",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYMONTHDAY=5",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
        "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;COUNT=-1",
        "FREQ=YEARLY;UNTIL=20300230",
        "FREQ=YEARLY;UNTIL=soon",
        "DTSTART:20260101\nRRULE:FREQ=YEARLY",
        "FREQ=YEARLY;DTSTART=20260101",
    ],
)
def test_what_is_no_rule_of_days_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_rule(text)
