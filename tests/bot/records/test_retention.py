from datetime import timedelta

import pytest
from sqlalchemy import Engine, insert, select

from bot.database import writing
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place
from bot.records.retention import forget_old
from bot.tables import outbox, pictures, updates
from tests.fakes.clock import START
from tests.fakes.reminder_rows import add_letter, add_target

pytestmark = pytest.mark.every_database

DAY = timedelta(days=1)


def put(engine: Engine, key: str, age: timedelta, state: str) -> None:
    with writing(engine) as connection:
        place = Place("telegram", ChatId("a"))
        Outbox(engine).put(connection, key, place, Parcel(key), START - age)
        connection.execute(
            outbox.update().where(outbox.c.key == key).values(state=state, closed_at=START - age)
        )


def test_words_that_were_sent_are_forgotten_before_the_proof_that_they_were(
    engine: Engine,
) -> None:
    put(engine, "new", 6 * DAY, "sent")
    put(engine, "old", 8 * DAY, "sent")
    put(engine, "ancient", 181 * DAY, "sent")
    put(engine, "open", 400 * DAY, "queued")

    forget_old(engine, START)

    with engine.connect() as connection:
        rows = connection.execute(select(outbox.c.key, outbox.c.parcel).order_by(outbox.c.id)).all()
    assert [(row.key, row.parcel is not None) for row in rows] == [
        ("new", True),
        ("old", False),
        ("open", True),
    ]


def test_what_a_letter_of_reminders_has_yet_to_learn_from_stays(engine: Engine) -> None:
    with writing(engine) as connection:
        target = add_target(connection, "a")
        for state in ("queued", "sent"):
            add_letter(connection, target, "a", state=state)
    for letter in (1, 2, 11):
        put(engine, f"reminder:{letter}:1", 181 * DAY, "sent")

    forget_old(engine, START)

    with engine.connect() as connection:
        assert connection.scalars(select(outbox.c.key)).all() == ["reminder:1:1"]


def test_what_waits_is_never_forgotten(engine: Engine) -> None:
    with writing(engine) as connection:
        for state in ("waiting", "done", "failed"):
            row = {
                "platform": "zalo",
                "key": state,
                "chat": "a",
                "received_at": START - 40 * DAY,
                "state": state,
                "attempts": 0,
            }
            connection.execute(insert(updates), row)

    forget_old(engine, START)

    with engine.connect() as connection:
        assert connection.scalars(select(updates.c.state)).all() == ["waiting"]


def test_pictures_go_after_a_month(engine: Engine) -> None:
    with writing(engine) as connection:
        for age in (29, 31):
            row = {"id": f"p{age}", "png": b"png", "created_at": START - age * DAY}
            connection.execute(insert(pictures), row)

    forget_old(engine, START)

    with engine.connect() as connection:
        assert connection.scalars(select(pictures.c.id)).all() == ["p29"]
