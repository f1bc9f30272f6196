import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.facts.naming import Naming
from bot.messages import ChatId, Place
from bot.reception.ledger import Ledger
from bot.reminders.planning.keeping import Facts
from bot.reminders.running.pulse import Pulse
from bot.reminders.running.ticking import PAUSE, Surroundings
from bot.reminders.targets import Targets
from bot.reminders.wishes import Kind
from bot.reminding import Means, Reminding
from bot.schedule.working_days import WorkingDays
from bot.settings import Settings
from tests.fakes.clock import Clock, settle
from tests.fakes.inline_executor import InlineExecutor
from tests.fakes.reminding_office import GROUP, ZONE, at, report
from tests.fakes.scripted_platform import ScriptedPlatform


class Office:
    def __init__(self, engine: Engine, data: Path) -> None:
        self.clock = Clock(at("2026-06-05", "07:59"))
        self.ledger = Ledger.over(engine)
        self.woken: list[str] = []
        platforms = {"telegram": ScriptedPlatform()}
        items = (report("2026-06-12"),)
        naming = Naming(())
        facts = Facts(lambda: items, lambda: naming, WorkingDays(), ZONE)
        alerts = Alerts(engine, self.ledger.outbox, (), lambda _place, _text: ())
        new_id = iter(map(str, range(1000))).__next__
        settings = Settings(data_dir=data)
        means = Means(settings, self.ledger, alerts, platforms, new_id, self.clock.now)
        self.reminding = Reminding(facts, means)
        targets = Targets(engine)
        target = targets.ensure(GROUP, "Tổ một cửa", "telegram:7", self.clock.now())
        targets.subscribe(target.id, Kind.ALL, "", "Tất cả", "telegram:7", self.clock.now())

    async def work(self) -> list[asyncio.Task[None]]:
        here = Surroundings(InlineExecutor(), self.clock.now, self.clock.sleep)
        works = self.reminding.works(here, PAUSE, self.woken.append)
        tasks = [asyncio.create_task(work) for work in works]
        await settle()
        return tasks


@pytest.fixture
def office(engine: Engine, tmp_path: Path) -> Office:
    return Office(engine, tmp_path)


async def end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def test_what_people_did_elsewhere_is_put_into_the_chat_once(office: Office) -> None:
    elsewhere = Place("zalo", ChatId("g"), is_group=True)  # not connected
    tell, now = office.reminding.news.tell, office.clock.now()
    for _ in range(2):
        with writing(office.ledger.engine) as connection:
            tell(connection, GROUP, "tended:1", "Lan đã báo xong.", now)
            tell(connection, elsewhere, "tended:2", "Lan đã báo xong.", now)

    assert office.ledger.outbox.counts() == {("telegram", "queued"): 1}


async def test_delivery_hears_of_letters_within_seconds(office: Office) -> None:
    tasks = await office.work()
    office.woken.clear()  # of the lead that was past already
    await office.clock.pass_time(60 + PAUSE)
    await end(tasks)

    assert office.woken == ["telegram"]


async def test_how_the_loop_is_doing_is_said_and_measured(office: Office) -> None:
    tasks = await office.work()
    await end(tasks)

    assert office.reminding.lines()[0] == (
        "Nhắc việc: lượt kiểm tra gần nhất lúc 07:59:00 ngày 05/6/2026."
    )
    assert office.reminding.gauges()[0].values == {(): 0}
    assert office.reminding.troubles() == ()


async def test_a_monitor_hears_that_the_loop_stands_still(engine: Engine, office: Office) -> None:
    Pulse(engine).beat(office.clock.now())
    here = Surroundings(InlineExecutor(), office.clock.now, office.clock.sleep)
    ticking, watching = office.reminding.works(here, PAUSE, office.woken.append)
    ticking.close()
    task = asyncio.create_task(watching)
    await office.clock.pass_time(480)
    await end([task])

    assert office.reminding.troubles() == ("no reminder tick for more than 5 minutes",)


async def test_what_was_changed_is_planned_at_once(office: Office) -> None:
    tasks = await office.work()
    office.clock.time += timedelta(seconds=1)
    office.reminding.changed()
    await settle()
    await end(tasks)

    last: datetime | None = Pulse(office.ledger.engine).last().at
    assert last == office.clock.time


def test_before_it_runs_it_can_be_told_of_changes(office: Office) -> None:
    office.reminding.begin()
    office.reminding.changed()

    assert office.woken == []
