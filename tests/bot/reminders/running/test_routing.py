from dataclasses import replace
from datetime import date

import pytest

from bot.messages import ChatId, Place
from bot.reminders.occasions import Due, Occasion, OccasionState, Tending, Told
from bot.reminders.running.routing import Reach, Routes, routes
from bot.reminders.steps import Step, StepKind
from bot.reminders.wishes import Target, TargetKind, Wishes
from tests.fakes.clock import START

GROUP = Place("telegram", ChatId("-1"), is_group=True)
OTHER = Place("zalo", ChatId("g"), is_group=True)
HEAD = Place("zalo", ChatId("head"))
LOST = ("telegram", GROUP.chat)
TARGET = Target(1, TargetKind.CHAT, GROUP, "Tổ", Wishes(), (), (), None, None, START, "telegram:7")
ALL = Reach({"telegram", "zalo"}, set())
DUE = Due("d1", "2026-06-15")
TAKEN = {DUE: Tending(DUE, taken_by="telegram:5", taken_name="Mai")}


def occasion(identity: int, step: Step) -> Occasion:
    told = Told("việc", "trước ngày 15/6/2026", date(2026, 6, 14), "x")
    return Occasion(identity, 1, DUE, step, START, told, OccasionState.WAITING, None, START)


LEAD = occasion(1, Step.lead(3))
PERSON = occasion(2, Step(StepKind.IN_CHARGE))


def test_a_chat_is_reminded_where_it_asked_for_it() -> None:
    assert routes(TARGET, [LEAD], {}, ALL) == Routes({GROUP: (LEAD,)}, ())


@pytest.mark.parametrize(
    ("fallback", "reach", "place"),
    [
        (OTHER, Reach({"telegram", "zalo"}, {LOST}), OTHER),
        (None, Reach({"telegram", "zalo"}, {LOST}), None),
        (OTHER, Reach({"telegram"}, {LOST}), None),
        (OTHER, Reach({"telegram", "zalo"}, {LOST, ("zalo", OTHER.chat)}), None),
        (OTHER, Reach({"zalo"}, set()), None),  # it is only not connected: it waits
    ],
)
def test_a_lost_chat_is_reminded_elsewhere_or_waits(
    fallback: Place | None, reach: Reach, place: Place | None
) -> None:
    found = routes(replace(TARGET, fallback=fallback), [LEAD], {}, reach)

    assert found == Routes({place: (LEAD,)} if place else {}, ())


@pytest.mark.parametrize(
    ("target", "tendings", "lost", "place"),
    [
        (replace(TARGET, responsible=HEAD), TAKEN, set(), Place("telegram", ChatId("5"))),
        (replace(TARGET, responsible=HEAD), TAKEN, {("telegram", ChatId("5"))}, HEAD),
        (replace(TARGET, responsible=HEAD), {}, set(), HEAD),
    ],
)
def test_whoever_took_it_is_told_first_of_what_is_overdue_then_who_is_responsible(
    target: Target, tendings: dict[Due, Tending], lost: set[tuple[str, ChatId]], place: Place
) -> None:
    found = routes(target, [LEAD, PERSON], tendings, Reach(ALL.platforms, lost))

    assert found == Routes({GROUP: (LEAD,), place: (PERSON,)}, ())


def test_without_anybody_in_charge_it_is_left_to_the_clerk() -> None:
    assert routes(TARGET, [PERSON], {}, ALL) == Routes({}, (2,))
