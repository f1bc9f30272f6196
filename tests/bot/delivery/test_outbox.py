from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from bot.database import writing
from bot.delivery.chats import rename_chat
from bot.delivery.claims import Consignment, Sent, Terms
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, ChatRenamed, MessageId, Place, ThreadId
from bot.tables import chats, outbox
from tests.fakes.clock import START

pytestmark = pytest.mark.every_database

LEASE = timedelta(minutes=5)
FAST = Rate(0.001, 100)
PACE = Pace(whole=FAST, private=FAST, group=Rate(10.0, 2))
SECOND = timedelta(seconds=1)


def terms(pace: Pace) -> Terms:
    return Terms("telegram", pace, LEASE)


class Office:
    """An outbox with the few gestures the tests make."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.outbox = Outbox(engine)

    def put(self, text: str, chat: str = "a", *, is_group: bool = False, key: str = "") -> bool:
        place = Place("telegram", ChatId(chat), is_group=is_group)
        with writing(self.engine) as connection:
            return self.outbox.put(connection, key or f"{chat}:{text}", place, Parcel(text), START)

    def claim(
        self, now: datetime = START, *, pace: Pace = PACE, most: int = 10
    ) -> list[Consignment]:
        claim = self.outbox.claim(terms(pace), now, most=most)
        return list(claim.consignments)

    def sent(self, consignment: Consignment, message: str = "m", at: datetime = START) -> None:
        self.outbox.sent(terms(PACE), at, [Sent(consignment.id, MessageId(message), at)])

    def texts(self, now: datetime = START, *, pace: Pace = PACE, most: int = 10) -> list[str]:
        return [c.parcel.text for c in self.claim(now, pace=pace, most=most)]

    def row(self, text: str) -> dict[str, object]:
        query = select(outbox).where(outbox.c.key.endswith(f":{text}"))
        with self.engine.connect() as connection:
            return dict(connection.execute(query).one()._mapping)


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_a_message_is_queued_once_under_its_key(office: Office) -> None:
    assert office.put("1", key="k")
    assert not office.put("2", key="k")

    assert office.texts() == ["1"]


def test_a_message_comes_back_as_it_was_put(office: Office) -> None:
    place = Place("telegram", ChatId("-100"), ThreadId("7"), is_group=True)
    parcel = Parcel("<b>Xin chào</b>", plain="Xin chào", reply_to=MessageId("5"))
    with writing(office.engine) as connection:
        office.outbox.put(connection, "k", place, parcel, START)

    (consignment,) = office.claim()

    assert (consignment.place, consignment.parcel) == (place, parcel)


def test_only_the_first_open_message_of_a_chat_is_given(office: Office) -> None:
    for text, chat in (("1", "a"), ("2", "a"), ("3", "b")):
        office.put(text, chat)

    first = office.claim()

    assert [c.parcel.text for c in first] == ["1", "3"]
    assert office.texts() == []
    office.sent(first[0])
    assert office.texts() == ["2"]


def test_a_message_put_off_holds_back_its_own_chat_alone(office: Office) -> None:
    for text, chat in (("1", "a"), ("2", "a"), ("3", "b")):
        office.put(text, chat)
    first, other = office.claim()
    office.sent(other)

    office.outbox.defer(first, START + 10 * SECOND, "no route")
    office.put("4", "b")

    assert office.texts(START + 9 * SECOND) == ["4"]
    assert office.texts(START + 10 * SECOND) == ["1"]


def test_what_was_sent_has_the_platforms_id(office: Office) -> None:
    office.put("1")
    (consignment,) = office.claim()

    office.sent(consignment, "77", START + SECOND)

    row = office.row("1")
    assert (row["state"], row["message_id"], row["closed_at"]) == ("sent", "77", START + SECOND)


def test_a_message_in_doubt_is_a_repeat_from_then_on(office: Office) -> None:
    office.put("1")
    (first,) = office.claim()
    office.outbox.doubt(first, START + SECOND, "outage", counted=False)
    (second,) = office.claim(START + SECOND)
    office.outbox.doubt(second, START + 2 * SECOND, "timeout", counted=True)

    (third,) = office.claim(START + 2 * SECOND)

    assert [c.is_repeat for c in (first, second, third)] == [False, True, True]
    assert [c.doubts for c in (first, second, third)] == [0, 0, 1]


def test_a_message_that_is_left_in_doubt_lets_the_next_go(office: Office) -> None:
    office.put("1")
    office.put("2")
    (first,) = office.claim()

    office.outbox.leave_in_doubt(first, "timeout", START)

    assert office.row("1")["state"] == "in_doubt"
    assert office.texts() == ["2"]


def test_what_was_under_way_when_a_process_died_is_in_doubt(office: Office) -> None:
    office.put("1")
    office.claim()

    recovered = office.outbox.recover(START, all_leases=True)

    assert recovered == 1
    assert [c.is_repeat for c in office.claim()] == [True]


def test_the_lease_of_a_process_that_lives_is_respected(office: Office) -> None:
    office.put("1")
    office.claim()

    assert office.outbox.recover(START + LEASE, all_leases=False) == 0
    assert office.outbox.recover(START + LEASE + SECOND, all_leases=False) == 1


def test_a_lost_chat_gets_nothing_more(office: Office) -> None:
    for text, chat in (("1", "a"), ("2", "a"), ("3", "b")):
        office.put(text, chat)
    first, _ = office.claim()

    office.outbox.refuse(first, "kicked", START, chat_lost=True)

    assert office.claim() == []
    assert office.row("2")["state"] == "refused"
    with office.engine.connect() as connection:
        query = select(chats.c.is_lost).where(chats.c.chat == "a")
        assert connection.scalar(query) is True


def test_what_waits_for_a_chat_that_was_closed_is_given_up(office: Office) -> None:
    for text, chat in (("1", "a"), ("2", "b")):
        office.put(text, chat)

    with writing(office.engine) as connection:
        office.outbox.lose_chat(connection, Place("telegram", ChatId("a")), START)

    assert office.row("1")["state"] == "refused"
    assert office.texts() == ["2"]


def test_a_refusal_of_one_message_lets_the_next_go(office: Office) -> None:
    office.put("1")
    office.put("2")
    (first,) = office.claim()

    office.outbox.refuse(first, "too long", START, chat_lost=False)

    assert office.texts() == ["2"]


def test_a_group_is_written_to_at_its_pace(office: Office) -> None:
    sent = []
    for number in range(4):
        office.put(str(number), is_group=True)
    for second in range(0, 40, 5):
        for consignment in office.claim(START + second * SECOND):
            office.sent(consignment)
            sent.append((second, consignment.parcel.text))

    assert sent == [(0, "0"), (5, "1"), (10, "2"), (20, "3")]


def test_a_platform_is_written_to_at_its_pace(office: Office) -> None:
    slow = Pace(whole=Rate(1.0, 2), private=FAST, group=FAST)
    for number in range(4):
        office.put(str(number), chat=str(number))

    assert office.texts(pace=slow) == ["0", "1"]
    assert office.texts(START + 0.9 * SECOND, pace=slow) == []
    assert office.texts(START + SECOND, pace=slow) == ["2"]


def test_a_limit_pauses_the_chat_and_slows_the_platform(office: Office) -> None:
    slow = Pace(whole=Rate(1.0, 1), private=FAST, group=FAST)
    office.put("1")
    (consignment,) = office.claim(pace=slow)

    office.outbox.slow_down(consignment, START + 37 * SECOND, "429", slow, START)
    office.put("2", chat="b")
    office.put("3", chat="c")

    assert office.texts(START + SECOND, pace=slow) == ["2"]
    assert office.texts(START + 2 * SECOND, pace=slow) == []
    assert office.texts(START + 3 * SECOND, pace=slow) == ["3"]
    assert office.texts(START + 36.9 * SECOND, pace=slow) == []
    assert office.texts(START + 37 * SECOND, pace=slow) == ["1"]


def test_what_waits_for_a_chat_follows_it_to_its_new_id(office: Office) -> None:
    office.put("1", is_group=True)
    office.put("2", is_group=True)
    (first,) = office.claim()
    office.sent(first)

    with writing(office.engine) as connection:
        rename_chat(connection, ChatRenamed("telegram", ChatId("a"), ChatId("b")))

    assert [c.place.chat for c in office.claim()] == ["b"]


def test_a_claim_says_from_when_on_more_is_queued(office: Office) -> None:
    office.put("1")
    office.put("2")
    first, second = (office.outbox.claim(terms(PACE), START, most=most) for most in (1, 10))
    (consignment,) = first.consignments
    office.outbox.defer(consignment, START + SECOND, "later")

    assert (first.next_turn, second.next_turn) == (None, START)
    assert office.outbox.counts() == {("telegram", "queued"): 2}


def test_a_claim_notes_what_was_sent_before_it_takes_what_comes_next(office: Office) -> None:
    office.put("1")
    office.put("2")
    (first,) = office.claim()
    sent = [Sent(first.id, MessageId("77"), START)]

    claims = [office.outbox.claim(terms(PACE), START, most=9, sent=sent) for _ in range(2)]

    assert [[c.parcel.text for c in claim.consignments] for claim in claims] == [["2"], []]
    assert (office.row("1")["state"], office.row("1")["message_id"]) == ("sent", "77")


def test_messages_that_arrive_make_up_for_a_limit(office: Office) -> None:
    slow = Pace(whole=Rate(1.0, 1), private=FAST, group=FAST)
    for chat in "abcd":
        office.put(chat, chat)
    (limited,) = office.claim(pace=slow)
    office.outbox.slow_down(limited, START, "429", slow, START)
    sent = [Sent(limited.id, MessageId(str(number)), START) for number in range(8)]

    office.outbox.claim(terms(slow), START + SECOND, most=9, sent=sent)

    assert len(office.claim(START + 2 * SECOND, pace=slow)) == 1
