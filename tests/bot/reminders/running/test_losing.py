from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import mark_chat
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place, ThreadId
from bot.reminders.running.clerks import keep_clerks
from bot.reminders.running.losing import Losses
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target, TargetKind
from bot.tables import outbox
from tests.fakes.clock import START

pytestmark = pytest.mark.every_database

GROUP = Place("telegram", ChatId("-1"), is_group=True)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def losses(engine: Engine) -> Losses:
    alerts = Alerts(engine, Outbox(engine), ("zalo:b",), lambda _place, text: [Parcel(text)])
    return Losses(engine, alerts)


def alerts(engine: Engine) -> list[str]:
    query = select(outbox).where(outbox.c.key.startswith("alert:")).order_by(outbox.c.id)
    with engine.connect() as connection:
        return [row.parcel["text"] for row in connection.execute(query)]


def made(engine: Engine) -> Targets:
    targets = Targets(engine)
    targets.ensure(GROUP, "Tổ một cửa", "telegram:7", START)
    return targets


def lose(engine: Engine, *, is_lost: bool = True) -> None:
    with writing(engine) as connection:
        mark_chat(connection, GROUP, START, is_lost=is_lost)


def test_a_lost_chat_is_noted_and_told_once(engine: Engine, losses: Losses) -> None:
    targets = made(engine)
    stale = targets.all()  # as another process still has it
    lose(engine)
    lost = losses.keep(targets.all(), START)
    losses.keep(stale, START + MINUTE)
    losses.keep(targets.all(), START + 2 * MINUTE)

    assert lost == {("telegram", "-1")}
    assert [target.lost_at for target in targets.all()] == [START]
    assert alerts(engine) == [
        "Sổ Tay không còn gửi được tin cho “Tổ một cửa” (Telegram). Lời nhắc của nơi này được giữ"
        " lại, khi gửi được Sổ Tay sẽ báo gộp; hãy thêm lại Sổ Tay vào nhóm hoặc chọn kênh dự phòng"
        " (sotay remind wishes --fallback)."
    ]


def test_the_reason_of_the_platform_is_told(engine: Engine, losses: Losses) -> None:
    targets = made(engine)
    outgoing = Outbox(engine)
    with writing(engine) as connection:
        for key in ("a", "b"):
            outgoing.put(connection, key, GROUP, Parcel("x"), START)
        values = {
            "state": "refused",
            "details": "sendMessage: status 403: bot was kicked",
            "closed_at": START,
        }
        connection.execute(outbox.update().where(outbox.c.key == "a").values(values))
        outgoing.lose_chat(connection, GROUP, START)
    losses.keep(targets.all(), START)

    assert "(Telegram): Sổ Tay không còn ở trong nhóm, " in alerts(engine)[0]
    assert targets.all()[0].lost_reason == "sendMessage: status 403: bot was kicked"


def test_administrators_hear_that_it_goes_elsewhere(engine: Engine, losses: Losses) -> None:
    targets = made(engine)
    targets.set_fallback(1, Place("zalo", ChatId("g")))
    lose(engine)
    losses.keep(targets.all(), START)

    assert alerts(engine)[0].endswith("Lời nhắc của nơi này được gửi tới kênh dự phòng.")


def test_a_chat_that_is_lost_again_is_told_again(engine: Engine, losses: Losses) -> None:
    targets = made(engine)
    for minute, is_lost in enumerate((True, False, True)):
        lose(engine, is_lost=is_lost)
        losses.keep(targets.all(), START + minute * MINUTE)

    assert [target.lost_at for target in targets.all()] == [START + 2 * MINUTE]
    assert len(alerts(engine)) == 2


def test_a_chat_is_told_once_for_all_its_topics(engine: Engine, losses: Losses) -> None:
    targets = Targets(engine)
    for thread, label in (("5", "Tổ một cửa, chủ đề Hộ tịch"), ("6", "Tổ một cửa, chủ đề Đất")):
        place = Place(GROUP.platform, GROUP.chat, ThreadId(thread), is_group=True)
        targets.ensure(place, label, "telegram:7", START)
    lose(engine)
    losses.keep(targets.all(), START)

    assert [text.partition(". ")[0] for text in alerts(engine)] == [
        "Sổ Tay không còn gửi được tin cho “Tổ một cửa, chủ đề Hộ tịch” (Telegram) và"
        " “Tổ một cửa, chủ đề Đất” (Telegram)"
    ]


def clerks(targets: Targets) -> list[Target]:
    return [target for target in targets.all() if target.kind is TargetKind.CLERK]


def test_every_administrator_is_a_clerk_for_as_long_as_they_are_one(engine: Engine) -> None:
    targets = made(engine)
    keep_clerks(engine, ("telegram:7", "zalo:b"), START)
    before = [(target.place, target.label) for target in clerks(targets)]
    keep_clerks(engine, ("zalo:b", "zalo:c"), START)

    assert before == [
        (Place("telegram", ChatId("7")), "telegram:7"),
        (Place("zalo", ChatId("b")), "zalo:b"),
    ]
    assert [target.label for target in clerks(targets)] == ["zalo:b", "zalo:c"]
    assert len(targets.all()) == 3


def test_keeping_the_same_clerks_changes_nothing(engine: Engine) -> None:
    keep_clerks(engine, ("zalo:b",), START)
    revision = Targets(engine).revision
    keep_clerks(engine, ("zalo:b",), START)

    assert Targets(engine).revision == revision
