"""Reminders of a document that is for some alone go to them and to nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import mark_chat
from bot.messages import ChatId, IncomingMessage, Place, UserId
from bot.reminders.planning.keeping import Keeper
from bot.reminders.running.losing import Losses
from bot.reminders.running.settling import Settling
from bot.reminders.running.tick import Parts, Tick
from bot.reminders.running.watching import Watchdog
from bot.reminders.running.writing import Post, Writer
from bot.reminders.wishes import TargetKind
from bot.reminding import open_facts
from bot.schedule.working_days import WorkingDays
from tests.fakes.guarded_office import (
    ADMIN,
    CLOSED_FILE,
    INSIDERS,
    OUTSIDERS,
    GuardedOffice,
    guarded_settings,
    open_guarded,
    perform,
    signs_in,
    write_plans,
)
from tests.fakes.reminding_office import ZONE, RemindingOffice, at

INSIDE = Place("telegram", ChatId(INSIDERS), is_group=True)
OUTSIDE = Place("telegram", ChatId(OUTSIDERS), is_group=True)
CHARGED = Place("telegram", ChatId("70"))
AUDIENCE = f"telegram:{INSIDERS}"
BEFORE = at("2026-03-01", "09:00")


@dataclass(frozen=True, slots=True)
class Both:
    """The office that answers, and the loop that reminds over the same database."""

    office: GuardedOffice
    loop: RemindingOffice

    def live(self, day: str, hour: str = "12:00") -> None:
        self.loop.live(at(day, hour))

    def told(self, place: Place) -> list[str]:
        return signs_in("\n".join(self.loop.said(place)))

    def shown(self, text: str, place: Place) -> str:
        message = IncomingMessage(
            place.platform, place.chat, UserId("7"), text, self.loop.now, is_group=place.is_group
        )
        return self.office.shown(message)


@pytest.fixture
def both(engine: Engine, tmp_path: Path) -> Iterator[Both]:
    settings = guarded_settings(tmp_path / "data", engine)
    perform(settings, "ingest", str(write_plans(tmp_path / "van-ban")))
    with open_guarded(settings) as office:
        loop = RemindingOffice(office.engine, BEFORE, admins=(f"telegram:{ADMIN}",))
        loop.tick = start(office, loop)
        for item in office.assistant.register.deadlines():
            office.assistant.register.confirm(item.deadline.id, "telegram:1", BEFORE)
        yield Both(office, loop)


def start(office: GuardedOffice, loop: RemindingOffice) -> Tick:
    """Return the loop as the service makes it."""
    assistant, engine, names = office.assistant, loop.engine, frozenset(loop.platforms)
    facts = open_facts(assistant.views, assistant.sight, office.settings).everything()
    alerts = Alerts(engine, loop.outbox, loop.admins, lambda _place, _text: ())
    ids = iter(f"n{number}" for number in range(10_000))
    calendar = ZONE, WorkingDays()
    post = Post(loop.platforms, loop.outbox, loop.buttons, lambda: next(ids), *calendar)
    writer = Writer(engine, post)
    return Tick(
        engine,
        Parts(
            keeper=Keeper(engine, facts),
            losses=Losses(engine, alerts),
            settling=Settling(engine, writer, alerts, names, ZONE),
            writer=writer,
            watchdog=Watchdog(engine, alerts, ZONE),
            platforms=names,
            admins=loop.admins,
        ),
    )


def restrict(both: Both, *members: str) -> None:
    perform(both.office.settings, "audience", CLOSED_FILE, *(members or (AUDIENCE,)))


@pytest.mark.every_database
def test_only_the_group_that_it_is_for_is_reminded(both: Both) -> None:
    restrict(both)
    for place in (INSIDE, OUTSIDE):
        both.loop.subscribe(place)

    both.live("2026-03-20")

    assert "bach vi" in both.told(INSIDE)
    assert both.told(OUTSIDE) == []


def test_a_dry_run_and_the_menu_say_to_each_group_what_it_may_know(both: Both) -> None:
    restrict(both)
    for place in (INSIDE, OUTSIDE):
        both.loop.subscribe(place)
    both.live("2026-03-02")

    asked = ("/nhac", "/nhac xem trước", "/nhac thêm văn bản", "/nhac thêm đơn vị", "/nhac 30 ngày")
    inside = "\n".join(both.shown(text, INSIDE) for text in asked)
    outside = "\n".join(both.shown(text, OUTSIDE) for text in asked)

    assert "bach vi" in signs_in(inside)
    assert signs_in(outside) == []


@pytest.mark.every_database
def test_restricting_takes_back_silently_what_was_announced(both: Both) -> None:
    both.loop.subscribe(OUTSIDE)
    both.live("2026-03-11")
    announced = len(both.loop.said(OUTSIDE))

    restrict(both)
    both.live("2026-03-20")
    after = "\n".join(both.loop.said(OUTSIDE)[announced:])

    assert both.told(OUTSIDE) != []
    assert signs_in(after) == []


def test_taking_the_document_out_afterwards_tells_those_alone_that_it_is_for(both: Both) -> None:
    for place in (INSIDE, OUTSIDE):
        both.loop.subscribe(place)
    both.live("2026-03-11")
    inside, outside = len(both.loop.said(INSIDE)), len(both.loop.said(OUTSIDE))

    restrict(both)
    both.live("2026-03-12")
    perform(both.office.settings, "documents", "remove", CLOSED_FILE)
    both.live("2026-03-16")

    assert "bach vi" in signs_in("\n".join(both.loop.said(INSIDE)[inside:]))
    assert signs_in("\n".join(both.loop.said(OUTSIDE)[outside:])) == []


def test_what_was_told_before_is_no_longer_shown_to_who_presses(both: Both) -> None:
    both.loop.subscribe(OUTSIDE)
    both.live("2026-03-11")
    before = [both.shown(text, OUTSIDE) for text in ("nguồn 1", "nguồn 2", "hoãn 1", "nguồn")]

    restrict(both)
    both.live("2026-03-12")
    asked = ("nguồn 1", "nhận 1", "hoãn 1", "hoãn 1 sáng mai", "xong 1", "nguồn", "xong")
    after = "\n".join(both.shown(text, OUTSIDE) for text in asked)

    assert "bach vi" in signs_in("\n".join(before))
    assert signs_in(after) == []


def test_a_subscription_to_what_was_restricted_since_is_not_called_by_its_name(both: Both) -> None:
    asked = ("/nhac đơn vị Trung tâm Thủy Phi", "/nhac văn bản 9713/KH-UBND", "/nhac")
    both.loop.targets.ensure(OUTSIDE, "Nhóm", "telegram:7", BEFORE)
    target = both.loop.targets.find(OUTSIDE)
    assert target is not None
    both.loop.targets.set_managers(target.id, ["*"])
    before = "\n".join(both.shown(text, OUTSIDE) for text in asked)

    restrict(both)
    after = "\n".join(both.shown(text, OUTSIDE) for text in ("/nhac", "/nhac bỏ", "/nhac bỏ 1"))

    assert {"thuy phi", "9713"} <= set(signs_in(before))
    assert signs_in(after) == []


def lose(both: Both, place: Place) -> None:
    with writing(both.loop.engine) as connection:
        mark_chat(connection, place, BEFORE, is_lost=True)


@pytest.mark.every_database
def test_the_chat_that_stands_in_for_a_lost_one_gets_only_what_it_may_see(both: Both) -> None:
    restrict(both)
    lost = both.loop.subscribe(INSIDE)
    both.loop.targets.set_fallback(lost.id, OUTSIDE)
    lose(both, INSIDE)

    both.live("2026-03-20")

    assert "an toàn giao thông" in "\n".join(both.loop.said(OUTSIDE))
    assert both.told(OUTSIDE) == []


def test_the_person_in_charge_is_told_what_the_group_was(both: Both) -> None:
    restrict(both)
    target = both.loop.subscribe(INSIDE)
    both.loop.targets.set_responsible(target.id, CHARGED)

    both.live("2026-03-22")

    assert "bach vi" in both.told(CHARGED)


def test_an_administrator_hears_of_what_nobody_has_confirmed(both: Both) -> None:
    register = both.office.assistant.register
    for item in register.deadlines():
        if item.card.file_name == CLOSED_FILE:
            register.reject(item.deadline.id, "telegram:1", BEFORE)
    restrict(both)
    both.loop.subscribe(OUTSIDE)

    both.live("2026-03-03")

    assert both.told(Place("telegram", ChatId(ADMIN))) == []
    assert [one.kind for one in both.loop.targets.all()].count(TargetKind.CLERK) == 1


def test_the_operator_sees_in_a_dry_run_what_each_chat_is_told(both: Both) -> None:
    restrict(both)
    ids = {place.chat: both.loop.subscribe(place).id for place in (INSIDE, OUTSIDE)}

    def plan(chat: str) -> list[str]:
        number = str(ids[ChatId(chat)])
        return signs_in(
            "\n".join(perform(both.office.settings, "remind", "plan", "--chat", number))
        )

    assert "bach vi" in plan(INSIDERS)
    assert plan(OUTSIDERS) == []
