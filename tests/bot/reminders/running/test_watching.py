import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select

from bot.delivery.alerts import Alerts
from bot.delivery.outbox import Outbox
from bot.delivery.parcels import Parcel
from bot.messages import Place
from bot.reminders.running.pulse import Beat, Pulse
from bot.reminders.running.ticking import Surroundings
from bot.reminders.running.watching import Watchdog
from bot.tables import outbox
from tests.fakes.clock import START, Clock
from tests.fakes.inline_executor import InlineExecutor

pytestmark = pytest.mark.every_database

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def render(place: Place, text: str) -> list[Parcel]:
    return [Parcel(text)] if place.platform != "zalo_oa" else []


def told(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(select(outbox).order_by(outbox.c.id))
        return [(row.platform, row.parcel["text"]) for row in rows]


@pytest.fixture
def watchdog(engine: Engine) -> Watchdog:
    admins = ("telegram:1", "zalo:b", "zalo_oa:c")
    return Watchdog(engine, Alerts(engine, Outbox(engine), admins, render), ZONE)


def test_there_is_no_beat_before_the_first(engine: Engine) -> None:
    assert Pulse(engine).last() == Beat(None)


def test_the_last_beat_is_kept_with_what_failed_since(engine: Engine) -> None:
    pulse = Pulse(engine)
    pulse.beat(START)
    pulse.fail("mã 1a2b")
    failed = pulse.last()
    pulse.beat(START + MINUTE)

    assert failed == Beat(START, "mã 1a2b")
    assert pulse.last() == Beat(START + MINUTE)


def test_a_failure_before_the_first_tick_makes_no_beat(engine: Engine) -> None:
    Pulse(engine).fail("mã 1a2b")

    assert Pulse(engine).last() == Beat(None, "mã 1a2b")


def test_a_loop_that_stands_still_is_told_once_to_every_administrator(
    engine: Engine, watchdog: Watchdog
) -> None:
    Pulse(engine).beat(START)
    for minutes in range(1, 20):
        watchdog.look(START + minutes * MINUTE)

    text = (
        "Sổ Tay không kiểm tra lời nhắc từ 15:00 ngày 02/3/2026, các lời nhắc có thể đến muộn."
        " Hãy xem nhật ký và khởi động lại Sổ Tay nếu cần."
    )
    assert told(engine) == [("telegram", text), ("zalo", text)]
    assert watchdog.is_silent


def test_why_it_stands_still_is_told(engine: Engine, watchdog: Watchdog) -> None:
    Pulse(engine).beat(START)
    Pulse(engine).fail("mã 1a2b trong nhật ký")
    for minutes in (6, 7):
        watchdog.look(START + minutes * MINUTE)

    assert "Lần cuối gặp trục trặc: mã 1a2b trong nhật ký." in told(engine)[0][1]


def test_that_it_runs_again_is_told_once(engine: Engine, watchdog: Watchdog) -> None:
    pulse = Pulse(engine)
    pulse.beat(START)
    for minute in (6, 7, 8):
        watchdog.look(START + minute * MINUTE)
    pulse.beat(START + 9 * MINUTE)
    for minute in (10, 11):
        watchdog.look(START + minute * MINUTE)

    assert [text for platform, text in told(engine) if platform == "zalo"][1:] == [
        "Từ 15:09 ngày 02/3/2026 Sổ Tay kiểm tra lời nhắc trở lại (đã ngừng từ 15:00 ngày"
        " 02/3/2026); anh/chị không cần khởi động lại."
    ]


def test_what_could_be_told_only_when_it_ran_again_asks_for_nothing(
    engine: Engine, watchdog: Watchdog, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulse = Pulse(engine)
    pulse.beat(START)
    watchdog.look(START + 6 * MINUTE)
    beats = iter((pulse.last(), Beat(START + 8 * MINUTE)))  # the database was held in between
    monkeypatch.setattr(Pulse, "last", lambda _pulse: next(beats))
    watchdog.look(START + 7 * MINUTE)

    assert [text for platform, text in told(engine) if platform == "zalo"] == [
        "Sổ Tay không kiểm tra lời nhắc từ 15:00 ngày 02/3/2026 đến 15:08 ngày 02/3/2026, nay đã"
        " chạy lại; anh/chị không cần khởi động lại. Các lời nhắc muộn đang được gửi."
    ]


def test_each_time_that_it_stands_still_is_told(engine: Engine, watchdog: Watchdog) -> None:
    for hours in (0, 1):
        start = START + timedelta(hours=hours)
        Pulse(engine).beat(start)
        for minutes in (1, 6, 7, 8):
            watchdog.look(start + minutes * MINUTE)

    said = [text for platform, text in told(engine) if platform == "zalo"]
    assert ["nếu cần" in text for text in said] == [True, False, True]  # it ran in between


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_a_clock_that_jumps_is_no_standstill(
    engine: Engine, watchdog: Watchdog, jump: timedelta
) -> None:
    Pulse(engine).beat(START)
    watchdog.look(START + jump)
    Pulse(engine).beat(START + jump + MINUTE / 4)
    watchdog.look(START + jump + MINUTE)

    assert told(engine) == []
    assert not watchdog.is_silent


async def test_a_loop_that_never_ticked_is_told_since_the_watch_began(
    engine: Engine, watchdog: Watchdog
) -> None:
    clock = Clock()
    here = Surroundings(InlineExecutor(), clock.now, clock.sleep)
    task = asyncio.create_task(watchdog.run(here))
    await clock.pass_time(180)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert "từ 15:00 ngày 02/3/2026" in told(engine)[0][1]
    assert len(told(engine)) == 2


async def test_the_watch_goes_on_when_a_look_fails() -> None:
    class Broken(Watchdog):
        def __init__(self) -> None:
            self.looks: list[datetime] = []

        def look(self, now: datetime) -> None:
            self.looks.append(now)
            raise OSError

    clock, watchdog = Clock(), Broken()
    here = Surroundings(InlineExecutor(), clock.now, clock.sleep)
    task = asyncio.create_task(watchdog.run(here))
    await clock.pass_time(150)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert len(watchdog.looks) == 2


def test_a_stop_is_told_once_at_the_next_start(engine: Engine, watchdog: Watchdog) -> None:
    Pulse(engine).beat(START)
    for _ in range(2):
        watchdog.tell_of_stop(START + 3 * DAY, is_owing=True)

    text = (
        "Sổ Tay đã dừng từ 15:00 ngày 02/3/2026 đến 15:00 ngày 05/3/2026;"
        " các lời nhắc muộn đang được gửi."
    )
    assert told(engine) == [("telegram", text), ("zalo", text)]


def test_late_reminders_are_not_promised_where_nobody_is_to_be_reminded(
    engine: Engine, watchdog: Watchdog
) -> None:
    Pulse(engine).beat(START)
    watchdog.tell_of_stop(START + DAY, is_owing=False)

    assert told(engine)[0][1].endswith("đến 15:00 ngày 03/3/2026.")


@pytest.mark.parametrize("after", [4 * MINUTE, -DAY])
def test_a_short_stop_is_not_told(engine: Engine, watchdog: Watchdog, after: timedelta) -> None:
    Pulse(engine).beat(START)
    watchdog.tell_of_stop(START + after, is_owing=True)

    assert told(engine) == []


def test_the_first_start_is_no_stop(engine: Engine, watchdog: Watchdog) -> None:
    watchdog.tell_of_stop(START, is_owing=True)

    assert told(engine) == []
