from datetime import date

import pytest

from bot.facts.timing import Timing, is_daily, timing
from corpus.facts.facts import When, WhenType
from tests.fakes.due_items import at_type, in_period, on_date, on_rule

SINCE = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (
            on_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
            Timing(date(2026, 6, 15), date(2026, 6, 15), "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
        ),
        (
            on_rule("FREQ=MONTHLY;BYMONTHDAY=3,4,5,6,7"),
            Timing(date(2026, 3, 7), date(2026, 3, 7), "FREQ=MONTHLY;BYMONTHDAY=7"),
        ),
        (
            on_rule("FREQ=MONTHLY;INTERVAL=3;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
            Timing(
                date(2026, 3, 20), date(2026, 3, 20), "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"
            ),
        ),
        (
            on_rule("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", date_="2027/2030"),
            Timing(
                date(2027, 1, 10),
                date(2027, 1, 10),
                "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10;UNTIL=20301231",
            ),
        ),
        (
            on_rule("FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20261231T000000Z"),
            Timing(
                date(2026, 3, 25), date(2026, 3, 25), "FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20261231"
            ),
        ),
        (
            on_rule("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", date_="2027/.."),
            Timing(date(2027, 1, 10), date(2027, 1, 10), "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10"),
        ),
        (on_date("2027-12-31", before=True), Timing(date(2027, 12, 31), date(2027, 12, 31))),
        (
            in_period(date_="2026-04-18/2026-04-20"),
            Timing(date(2026, 4, 18), date(2026, 4, 20)),
        ),
        (
            in_period(date_="2026-01-01/2026-12-31"),
            Timing(date(2026, 12, 31), date(2026, 12, 31)),
        ),
    ],
)
def test_a_day_that_is_named_is_found(when: When, expected: Timing) -> None:
    assert timing(when, SINCE) == expected


@pytest.mark.parametrize(
    "when",
    [
        on_rule("FREQ=YEARLY;BYMONTH=6"),
        on_rule("FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=15"),
        on_rule("FREQ=YEARLY;COUNT=3;BYMONTH=6;BYMONTHDAY=15"),
        on_rule("FREQ=DAILY"),
        on_rule("FREQ=SOMETIMES"),
        on_rule("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", date_="2020/2022"),
        on_date("2030"),
        on_date("2026-06"),
        on_date("soon, I hope"),
        in_period("FREQ=MONTHLY;INTERVAL=6"),
        in_period("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
        in_period(),
        in_period(date_="2025/2030"),
        in_period(date_="2025/.."),
        at_type(WhenType.CONTINUOUS, "thường xuyên"),
        at_type(WhenType.ON_EVENT, "khi có tình huống đột xuất"),
        at_type(WhenType.RELATIVE, "trong 05 ngày làm việc"),
    ],
)
def test_no_day_is_made_up(when: When) -> None:
    assert timing(when, SINCE) is None


def test_what_comes_every_day_is_told() -> None:
    assert is_daily(on_rule("FREQ=DAILY"))
    assert not is_daily(on_rule("FREQ=MONTHLY;BYMONTHDAY=25"))
    assert not is_daily(on_date("2030"))
