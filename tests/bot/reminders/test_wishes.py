from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.wishes import QuietHours, Wishes
from tests.fakes.planned_chat import ZONE

NIGHT = QuietHours(time(21), time(7))
NOON = QuietHours(time(11, 30), time(13, 30))
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("quiet", "named", "told"),
    [
        (NIGHT, time(8), time(8)),
        (NIGHT, time(22), time(20, 30)),  # not on the next morning: the day is over then
        (NIGHT, time(21), time(20, 30)),
        (NIGHT, time(5), time(7)),
        (NOON, time(12), time(13, 30)),
        (QuietHours(time(20), time(0)), time(23, 59), time(19, 30)),
        (QuietHours(time(7, 10), time(7)), time(22), time(7)),  # hardly anything is left of a day
        (QuietHours(time(0, 10), time(0)), time(9), time(0)),
    ],
)
def test_what_is_to_be_told_in_quiet_hours_is_told_on_the_same_day(
    quiet: QuietHours, named: time, told: time
) -> None:
    assert Wishes(quiet=quiet).hour(named) == told


def test_without_quiet_hours_every_hour_is_kept() -> None:
    assert Wishes(at=time(23), quiet=None).hour() == time(23)


@given(start=MINUTES, end=MINUTES, named=MINUTES)
def test_the_hour_is_never_a_quiet_one(start: time, end: time, named: time) -> None:
    quiet = QuietHours(start, end)

    hour = Wishes(quiet=quiet).hour(named)

    assert start == end or not quiet.hold(hour)
    assert quiet.hold(named) or hour == named


@given(start=MINUTES, end=MINUTES, moment=st.datetimes(timezones=st.just(ZONE)))
def test_quiet_hours_are_over_within_a_day(start: time, end: time, moment: datetime) -> None:
    quiet = QuietHours(start, end)

    over = quiet.over(moment)

    assert start == end or not quiet.hold(over.time())
    assert timedelta(0) <= over - moment <= timedelta(days=1)
