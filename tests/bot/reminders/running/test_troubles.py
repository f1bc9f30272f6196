import logging
from datetime import timedelta

import pytest

from bot.reminders.running.troubles import Incidents, Troubles
from tests.fakes.clock import START

LOG = logging.getLogger("tests.troubles")


class FirstError(Exception):
    """One cause."""


class SecondError(Exception):
    """Another one."""


def fail(incidents: Incidents, error: type[Exception], after: timedelta) -> str | None:
    troubles = Troubles(incidents, START + after)
    with troubles:
        raise error
    return troubles.said


def test_what_fails_at_every_tick_is_logged_once_an_hour_and_said_every_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    incidents = Incidents(LOG)
    said = [fail(incidents, FirstError, timedelta(seconds=15 * tick)) for tick in range(241)]

    assert len(caplog.records) == 2
    assert len(set(said)) == 2
    assert None not in said


def test_each_cause_is_logged_by_itself(caplog: pytest.LogCaptureFixture) -> None:
    incidents = Incidents(LOG)
    for error in (FirstError, SecondError, FirstError):
        fail(incidents, error, timedelta())

    assert len(caplog.records) == 2


def test_a_clock_that_was_put_back_hides_nothing(caplog: pytest.LogCaptureFixture) -> None:
    incidents = Incidents(LOG)
    for days in (1, 0):
        fail(incidents, FirstError, timedelta(days=days))

    assert len(caplog.records) == 2


def test_a_few_codes_are_said_of_many() -> None:
    incidents = Incidents(LOG)
    troubles = Troubles(incidents, START)
    for name in "abcd":
        with troubles:
            raise type(name, (Exception,), {})

    assert (troubles.said or "").count(",") == 3
    assert (troubles.said or "").endswith("… trong nhật ký")


def test_where_nothing_failed_nothing_is_said() -> None:
    troubles = Troubles(Incidents(LOG), START)
    with troubles:
        pass

    assert troubles.said is None
