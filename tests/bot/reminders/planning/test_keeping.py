"""When a chat is planned anew, seen by how long planned rows reach ahead."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import Engine

from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.messages import ChatId, Place
from bot.reminders.planning.keeping import Facts, Keeper
from bot.reminders.targets import Targets
from bot.reminders.wishes import Kind, Target, TargetKind, Wishes
from bot.schedule.working_days import WorkingDays
from tests.fakes.reminding_office import BY, GROUP, OTHER, ZONE, at, report

NOW = at("2026-06-04", "10:00")
MINUTE = timedelta(minutes=1)
REPORT = report("2026-06-12")


class Office:
    def __init__(self, engine: Engine) -> None:
        self.items: tuple[DueItem, ...] = (REPORT,)
        naming = Naming(())
        self.targets = Targets(engine)
        facts = Facts(lambda: self.items, lambda: naming, WorkingDays(), ZONE)
        self.keeper = Keeper(engine, facts)

    def subscribe(self, place: Place, kind: Kind = Kind.ALL, key: str = "") -> None:
        target = self.targets.ensure(place, "Tổ", BY, NOW)
        self.targets.subscribe(target.id, kind, key, "x", BY, NOW)

    def planned(self, after: timedelta) -> list[int]:
        """Return which chats are planned some time after the first look."""
        targets = self.targets.all()
        self.keeper.begin(targets)
        return [one.id for one in targets if self.keeper.keep_chat(one, (), NOW + after)]

    def chat(self, target: int = 1) -> Target:
        found = self.targets.get(target)
        assert found is not None
        return found


def test_a_clerk_is_not_planned_while_a_chat_could_not_be(engine: Engine) -> None:
    office = Office(engine)
    office.subscribe(GROUP)
    clerk = office.targets.ensure(OTHER, "Văn thư", BY, NOW, TargetKind.CLERK)
    before = office.chat()
    office.targets.wish(before.id, Wishes(at=time(9)))
    office.keeper.begin(office.targets.all())
    office.keeper.keep_chat(before, (), NOW + MINUTE)  # its wishes were others when it was read

    office.keeper.keep_clerk(clerk, (before,), NOW + MINUTE, is_stale=True)

    assert office.chat(clerk.id).planned_through == clerk.planned_through
    assert office.keeper.matters(clerk) is None


@pytest.fixture
def office(engine: Engine) -> Office:
    office = Office(engine)
    office.subscribe(GROUP)
    office.subscribe(OTHER, Kind.UNIT, "so noi vu")
    return office


def test_a_chat_is_planned_at_once_and_after_an_hour(office: Office) -> None:
    found = [office.planned(MINUTE * minutes) for minutes in (0, 1, 59, 61)]

    assert found == [[1, 2], [], [], [1, 2]]


def test_a_chat_is_planned_anew_when_its_wishes_changed(office: Office) -> None:
    office.planned(MINUTE)
    office.targets.wish(2, Wishes(at=time(9)))

    assert office.planned(2 * MINUTE) == [2]


def test_a_chat_is_planned_anew_when_what_it_is_reminded_of_changed(office: Office) -> None:
    office.planned(MINUTE)
    office.items = (REPORT, report("2026-06-20", "b"))

    assert office.planned(2 * MINUTE) == [1]
    assert office.planned(3 * MINUTE) == []


def test_what_nobody_has_confirmed_changes_what_a_chat_is_told(office: Office) -> None:
    office.planned(MINUTE)
    office.items = (replace(REPORT, status=Status.READ),)

    assert office.planned(2 * MINUTE) == [1]
    assert office.keeper.matters(office.chat()) == {}


def test_a_clock_that_was_put_back_plans_anew(office: Office) -> None:
    office.planned(timedelta(days=1))

    assert office.planned(timedelta(0)) == [1, 2]


def test_only_some_are_planned_at_once_for_no_other_reason_than_time(office: Office) -> None:
    for number in range(10):
        office.subscribe(Place("zalo", ChatId(f"z{number}")))
    office.planned(MINUTE)

    later = [len(office.planned(MINUTE * minutes)) for minutes in (70, 71, 72, 73)]
    assert later == [4, 4, 4, 0]
    assert len(office.planned(timedelta(hours=8))) == 12


def test_what_has_not_been_planned_is_not_told(office: Office) -> None:
    office.keeper.begin(office.targets.all())

    assert office.keeper.matters(office.chat()) is None


def test_a_plan_is_not_kept_when_the_wishes_changed_while_it_was_made(office: Office) -> None:
    stale = office.chat()
    office.targets.wish(1, Wishes(at=time(9)))
    office.keeper.begin((stale,))
    office.keeper.keep_chat(stale, (), NOW)

    assert office.keeper.matters(stale) is None
    assert office.chat().planned_through == NOW
