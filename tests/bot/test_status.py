from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.parcels import Parcel
from bot.delivery.states import State
from bot.messages import ChatId, Place
from bot.reception.ledger import Ledger
from bot.status import gauges, status_lines
from bot.tables import outbox
from tests.fakes.clock import START
from tests.fakes.scripted_platform import update

pytestmark = pytest.mark.every_database


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    """A ledger with an update that waits and a message that is queued."""
    ledger = Ledger.over(engine)
    ledger.journal.record("zalo", [update("hỏi")], START)
    with writing(engine) as connection:
        ledger.outbox.put(connection, "k", Place("telegram", ChatId("a")), Parcel("x"), START)
    return ledger


def test_an_administrator_reads_what_waits_and_what_is_to_be_mended(
    engine: Engine, ledger: Ledger
) -> None:
    alerts = Alerts(engine, ledger.outbox, (), lambda _place, _text: ())
    alerts.closed("zalo", "Mã bot không còn đúng.", START)

    lines = status_lines(ledger, alerts, ZoneInfo("Asia/Ho_Chi_Minh"))

    assert lines == [
        "Telegram: 0 tin chờ trả lời, 1 tin chờ gửi, 0 đã gửi, 0 bị từ chối,"
        " 0 không rõ đã tới chưa.",
        "Zalo Bot: 1 tin chờ trả lời, 0 tin chờ gửi, 0 đã gửi, 0 bị từ chối,"
        " 0 không rõ đã tới chưa.",
        "Zalo Bot có trục trặc từ 15:00 ngày 02/3/2026: Mã bot không còn đúng.",
    ]


def test_whoever_asks_is_not_counted_as_left_waiting(engine: Engine, ledger: Ledger) -> None:
    alerts = Alerts(engine, ledger.outbox, (), lambda _place, _text: ())

    lines = status_lines(ledger, alerts, ZoneInfo("Asia/Ho_Chi_Minh"), "zalo")

    assert lines[1].startswith("Zalo Bot: 0 tin chờ trả lời,")


def test_why_something_was_refused_last_is_said(engine: Engine, ledger: Ledger) -> None:
    alerts = Alerts(engine, ledger.outbox, (), lambda _place, _text: ())
    details = "sendMessage: status 403: bot was blocked by the user"
    with writing(engine) as connection:
        values = {"state": State.REFUSED, "closed_at": START, "details": details}
        connection.execute(outbox.update().values(values))

    lines = status_lines(ledger, alerts, ZoneInfo("Asia/Ho_Chi_Minh"))

    said = "1 bị từ chối (gần nhất lúc 15:00 ngày 02/3/2026: người nhận đã chặn Sổ Tay),"
    assert said in lines[0]


def test_a_monitor_reads_the_same_figures(ledger: Ledger) -> None:
    lines = [line for gauge in gauges(ledger) for line in gauge.lines()]

    assert [line for line in lines if not line.startswith("#")] == [
        'sotay_updates_waiting{platform="zalo"} 1',
        'sotay_outbox_messages{platform="telegram",state="queued"} 1',
    ]
