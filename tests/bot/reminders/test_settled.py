from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from bot.database import writing
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.delivery.states import State
from bot.messages import ChatId, Place
from bot.reminders.diary import Diary, NewLetter
from bot.reminders.occasions import Letter, LetterState
from bot.reminders.settled import MOST_PARCELS, outbox_key
from bot.reminders.targets import Targets
from bot.tables import outbox

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 6, 5, 1, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
GROUP = Place("telegram", ChatId("-100"), is_group=True)


def written(engine: Engine, parcels: int) -> int:
    target = Targets(engine).ensure(GROUP, "Tổ", "telegram:1", NOW).id
    with writing(engine) as connection:
        letter = Diary(engine).write_letter(connection, NewLetter(target, GROUP, ()), NOW)
        for number in range(parcels):
            key = outbox_key(letter, number)
            Outbox(engine).put(connection, key, GROUP, Parcel("…"), NOW)
    return letter


def closed(engine: Engine, letter: int, number: int, state: State, message: str | None) -> None:
    values = {"state": state.value, "message_id": message, "closed_at": LATER}
    with writing(engine) as connection:
        connection.execute(
            update(outbox)
            .where(outbox.c.key == outbox_key(letter, number))
            .values(details=None if message else "Bad Request", **values)
        )


def settled(engine: Engine) -> list[Letter]:
    with writing(engine) as connection:
        return Diary(engine).settle(connection, NOW + timedelta(hours=1))


def test_a_letter_is_sent_once_the_platform_named_every_message(engine: Engine) -> None:
    letter = written(engine, 2)
    closed(engine, letter, 0, State.SENT, "m1")
    assert settled(engine) == []

    closed(engine, letter, 1, State.SENT, "m2")
    [found] = settled(engine)

    assert (found.id, found.state, found.message_id) == (letter, LetterState.SENT, "m1")
    assert (found.closed_at, found.reason) == (LATER, None)


def test_a_letter_is_settled_once(engine: Engine) -> None:
    letter = written(engine, 1)
    closed(engine, letter, 0, State.SENT, "m1")
    settled(engine)

    assert settled(engine) == []


@pytest.mark.parametrize(
    ("state", "expected"),
    [(State.REFUSED, LetterState.REFUSED), (State.IN_DOUBT, LetterState.IN_DOUBT)],
)
def test_a_letter_of_which_a_part_did_not_arrive_says_why(
    engine: Engine, state: State, expected: LetterState
) -> None:
    letter = written(engine, 2)
    closed(engine, letter, 0, State.SENT, "m1")
    closed(engine, letter, 1, state, None)

    [found] = settled(engine)

    assert (found.state, found.reason) == (expected, "Bad Request")


def test_many_letters_are_settled_at_once(engine: Engine) -> None:
    letters = [written(engine, 1) for _ in range(3)]
    for letter in letters:
        closed(engine, letter, 0, State.SENT, f"m{letter}")

    assert [found.id for found in settled(engine)] == letters


def test_more_parcels_than_can_be_followed_are_refused() -> None:
    with pytest.raises(ValueError, match="more than"):
        outbox_key(1, MOST_PARCELS)
