from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from bot.database import writing
from bot.delivery.claims import Consignment, Sent, Terms
from bot.delivery.doubts import LIVED, try_last
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, MessageId, Place
from bot.tables import outbox
from tests.fakes.clock import START

pytestmark = pytest.mark.every_database

FAST = Rate(0.001, 1000)
PACE = Pace(FAST, FAST, FAST)
TERMS = Terms("telegram", PACE, timedelta(minutes=5))
SECOND = timedelta(seconds=1)
CHAT = Place("telegram", ChatId("a"))


class Office:
    """An outbox in which messages come into doubt, and a chat in which a person writes."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.outbox = Outbox(engine)

    def put(self, text: str, at: datetime = START, *, place: Place = CHAT) -> None:
        with writing(self.engine) as connection:
            self.outbox.put(connection, f"reply:{text}:1", place, Parcel(text), at)

    def claim(self, at: datetime) -> list[Consignment]:
        return list(self.outbox.claim(TERMS, at, most=9).consignments)

    def sent(self, consignment: Consignment, at: datetime) -> None:
        self.outbox.sent(TERMS, at, [Sent(consignment.id, MessageId("m"), at)])

    def leave(self, at: datetime) -> None:
        for consignment in self.claim(at):
            self.outbox.leave_in_doubt(consignment, "ReadTimeout", at)

    def write(self, at: datetime) -> None:
        with writing(self.engine) as connection:
            try_last(connection, CHAT.platform, CHAT.chat, at)

    def states(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.scalars(select(outbox.c.state).order_by(outbox.c.id)))


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_what_rests_goes_once_more_and_before_the_new_answer(office: Office) -> None:
    office.put("1")
    office.leave(START)

    office.write(START + SECOND)
    office.put("2", START + SECOND)

    (first,) = office.claim(START + SECOND)
    assert (first.parcel.text, first.is_repeat) == ("1", True)
    office.sent(first, START + SECOND)
    assert [c.parcel.text for c in office.claim(START + SECOND)] == ["2"]


def test_several_that_rest_go_in_their_own_order(office: Office) -> None:
    for text in ("1", "2"):
        office.put(text)
        office.leave(START)

    office.write(START + SECOND)

    for text in ("1", "2"):
        (consignment,) = office.claim(START + SECOND)
        assert consignment.parcel.text == text
        office.sent(consignment, START + SECOND)


def test_the_last_try_is_the_last(office: Office) -> None:
    office.put("1")
    office.leave(START)
    office.write(START + SECOND)
    office.leave(START + SECOND)

    office.write(START + 2 * SECOND)

    assert office.states() == ["in_doubt"]


def test_another_chat_and_an_old_message_rest_on(office: Office) -> None:
    office.put("old", START - timedelta(hours=25))
    office.put("elsewhere", place=Place("telegram", ChatId("b")))
    office.leave(START)

    office.write(START)

    assert office.states() == ["in_doubt", "in_doubt"]


def test_what_was_accepted_without_an_id_rests_for_good(office: Office) -> None:
    office.put("1")
    (consignment,) = office.claim(START)
    office.outbox.leave_unnamed(consignment, "no message id", START)

    office.write(START + SECOND)

    assert office.states() == ["in_doubt"]


def test_who_wrote_during_the_last_try_is_not_made_to_write_again(office: Office) -> None:
    office.put("1")
    (consignment,) = office.claim(START)
    office.put("2", START + SECOND)

    office.outbox.leave_in_doubt(consignment, "ReadTimeout", START + 2 * SECOND)

    (again,) = office.claim(START + 2 * SECOND)
    assert (again.parcel.text, again.is_repeat) == ("1", True)


def test_what_waited_before_the_try_shows_no_life(office: Office) -> None:
    office.put("1")
    office.put("2")

    office.leave(START)

    assert office.states() == ["in_doubt", "queued"]


def test_of_a_reminder_it_is_noted_that_its_chat_lives_however_old_it_is(office: Office) -> None:
    with writing(office.engine) as connection:
        at = START - timedelta(days=30)
        office.outbox.put(connection, "reminder:7:0", CHAT, Parcel("còn 3 ngày"), at)
    office.leave(START)

    office.write(START + SECOND)

    with office.engine.connect() as connection:
        doubts = connection.scalar(select(outbox.c.doubts))
    assert (office.states(), doubts) == (["in_doubt"], LIVED)


def test_what_repeats_another_message_is_put_as_a_repeat(office: Office) -> None:
    with writing(office.engine) as connection:
        office.outbox.put(connection, "reminder:7:0", CHAT, Parcel("1"), START, doubts=1)

    [found] = office.claim(START)

    assert (found.doubts, found.is_repeat) == (1, True)
