"""Turns by a clock that was a day ahead and was put right: what it set holds nothing back."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.claims import Consignment, Sent, Terms
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, MessageId, Place
from tests.fakes.clock import START

pytestmark = pytest.mark.every_database

SLOW = Rate(3.75, 4)
PACE = Pace(Rate(0.001, 1000), SLOW, SLOW)
TERMS = Terms("telegram", PACE, timedelta(minutes=5))
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


class Office:
    """An outbox and its messages to the chat "a" and others."""

    def __init__(self, engine: Engine) -> None:
        self.outbox = Outbox(engine)
        self._engine = engine

    def put(self, text: str, at: datetime, chat: str = "a") -> None:
        place = Place("telegram", ChatId(chat), is_group=True)
        with writing(self._engine) as connection:
            self.outbox.put(connection, f"{chat}:{text}", place, Parcel(text), at)

    def claim(self, at: datetime) -> list[Consignment]:
        return list(self.outbox.claim(TERMS, at, most=9).consignments)

    def texts(self, at: datetime) -> list[str]:
        """Send what may be sent, one round, and return what it was."""
        claimed = self.claim(at)
        sent = [Sent(one.id, MessageId(f"m{one.id}"), at) for one in claimed]
        self.outbox.sent(TERMS, at, sent)
        return [one.parcel.text for one in claimed]


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_what_was_put_by_a_clock_that_ran_ahead_is_sent(office: Office) -> None:
    office.put("1", START + DAY)

    assert office.texts(START) == ["1"]


def test_what_was_put_off_by_a_clock_that_ran_ahead_is_sent(office: Office) -> None:
    office.put("1", START)
    (one,) = office.claim(START + DAY)
    office.outbox.defer(one, START + DAY + MINUTE, "502")

    assert office.texts(START + MINUTE) == ["1"]


def test_what_was_put_off_holds_up_nothing_behind_it_though_others_wait_rightly(
    office: Office,
) -> None:
    office.put("3", START, chat="b")
    (other,) = office.claim(START)
    office.outbox.defer(other, START + HOUR, "502")
    for text in ("1", "2"):
        office.put(text, START)
    [one] = [one for one in office.claim(START + DAY) if one.parcel.text == "1"]
    office.outbox.defer(one, START + DAY + MINUTE, "502")

    assert office.texts(START + HOUR) == ["1"]
    assert office.texts(START + HOUR) == ["2"]


def test_the_pace_of_a_chat_that_a_clock_set_ahead_is_forgotten(office: Office) -> None:
    for number in range(5):
        office.put(str(number), START)
        office.texts(START + DAY)  # until no more goes at once
    office.put("late", START)

    assert office.texts(START)[:1] in (["4"], ["late"])
    assert office.texts(START + MINUTE)[-1:] in (["late"], [])


def test_a_chat_that_was_slowed_down_ahead_of_time_goes_on(office: Office) -> None:
    office.put("1", START)
    (one,) = office.claim(START + DAY)
    until = START + DAY + MINUTE
    office.outbox.slow_down(one, until, "429", PACE, START + DAY)

    assert office.texts(START) == ["1"]


def test_a_pause_that_was_asked_for_is_kept_however_long_it_is(office: Office) -> None:
    office.put("1", START)
    (one,) = office.claim(START)
    office.outbox.slow_down(one, START + 10 * HOUR, "429", PACE, START)

    assert office.texts(START + 10 * HOUR - MINUTE) == []
    assert office.texts(START + 10 * HOUR) == ["1"]


def test_a_pause_is_kept_by_a_clock_that_runs_a_little_behind_another_ones(
    office: Office,
) -> None:
    office.put("1", START)
    (one,) = office.claim(START)
    office.outbox.slow_down(one, START + HOUR, "429", PACE, START)

    assert office.texts(START - 5 * timedelta(seconds=1)) == []


def test_a_lease_that_a_clock_set_ahead_is_none(office: Office) -> None:
    office.put("1", START)
    office.claim(START + DAY)

    assert office.outbox.recover(START, all_leases=False) == 1
