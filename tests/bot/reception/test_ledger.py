from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, delete, select

from bot.database import writing
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, IncomingMessage, Reply, TextBlock, UserId
from bot.platforms.platform import RawUpdate
from bot.reception.ledger import Ledger
from bot.tables import outbox, updates

NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
CHAT = ChatId("7")


def answer(ledger: Ledger, key: str) -> None:
    """Take in an update, and answer it."""
    [entry] = ledger.journal.record("telegram", [RawUpdate(key, CHAT, {"text": key})], NOW)
    message = IncomingMessage("telegram", CHAT, UserId("7"), key, NOW)
    ledger.settle(entry, message, Reply((TextBlock(key),)), [Parcel(key), Parcel("…")], NOW)


def answered(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        parcels = connection.scalars(select(outbox.c.parcel).order_by(outbox.c.id)).all()
    return [parcel["text"] for parcel in parcels]


@pytest.mark.every_database
def test_each_update_is_answered_also_when_old_ones_were_taken_out(engine: Engine) -> None:
    ledger = Ledger.over(engine)
    answer(ledger, "u1")
    with writing(engine) as connection:
        connection.execute(delete(updates))

    answer(ledger, "u2")

    assert answered(engine) == ["u1", "…", "u2", "…"]
