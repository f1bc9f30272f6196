from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from bot.database import writing
from bot.delivery.alerts import Alerts, Trouble
from bot.delivery.chats import mark_chat
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place
from bot.tables import outbox
from tests.fakes.clock import START

pytestmark = pytest.mark.every_database


def rendered(place: Place, text: str) -> list[Parcel]:
    return [] if place.platform == "zalo_oa" else [Parcel(f"<{place.platform}>{text}")]


@pytest.fixture
def alerts(engine: Engine) -> Alerts:
    admins = ("telegram:1", "zalo:b", "zalo_oa:c")
    return Alerts(engine, Outbox(engine), admins, rendered)


def queued(engine: Engine) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(select(outbox).order_by(outbox.c.id))
        return [(row.platform, row.chat, row.parcel["text"]) for row in rows]


def test_trouble_is_told_to_the_administrators_on_the_other_platforms(
    engine: Engine, alerts: Alerts
) -> None:
    alerts.closed("telegram", "Mã bot không còn đúng.", START)

    text = "Sổ Tay không dùng được Telegram: Mã bot không còn đúng."
    assert queued(engine) == [("zalo", "b", f"<zalo>{text}")]


def test_the_same_trouble_is_told_once_a_day(engine: Engine, alerts: Alerts) -> None:
    for hours in (0, 1, 5, 24):
        alerts.closed("zalo", "Hết hạn.", START + timedelta(hours=hours))

    assert [chat for _, chat, _ in queued(engine)] == ["1", "1"]


def test_trouble_is_known_until_the_platform_answers_again(alerts: Alerts) -> None:
    alerts.closed("zalo", "Hết hạn.", START)
    before = alerts.troubles()
    alerts.opened("zalo", START)

    assert before == [Trouble("zalo", "Hết hạn.", START)]
    assert alerts.troubles() == []


def test_every_administrator_who_can_be_reached_is_told_once(
    engine: Engine, alerts: Alerts
) -> None:
    with writing(engine) as connection:
        mark_chat(connection, Place("zalo", ChatId("b")), START, is_lost=True)
    for what in ("stop:1", "stop:1", "stop:2"):
        with writing(engine) as connection:
            alerts.tell(connection, what, "Đã dừng.", START)

    assert queued(engine) == [("telegram", "1", "<telegram>Đã dừng.")] * 2
