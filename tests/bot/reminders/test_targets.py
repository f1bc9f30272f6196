from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import Engine, select

from bot.messages import ChatId, Place, ThreadId
from bot.reminder_tables import reminder_occasions
from bot.reminders.targets import Targets
from bot.reminders.wishes import (
    Closers,
    Kind,
    OwnReminder,
    QuietHours,
    Target,
    TargetKind,
    Wishes,
)
from tests.fakes.due_items import on_date
from tests.fakes.reminder_rows import add_occasion

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 6, 1, 1, tzinfo=UTC)
GROUP = Place("telegram", ChatId("-100"), is_group=True)
TOPIC = replace(GROUP, thread=ThreadId("5"))
ADMIN = "telegram:1"


def ensured(engine: Engine, place: Place = GROUP) -> Target:
    return Targets(engine).ensure(place, "Tổ một cửa", ADMIN, NOW)


def own(target: int) -> OwnReminder:
    when = on_date("2026-12-20", "trước ngày 20/12", before=True)
    start = date(2026, 6, 1)
    return OwnReminder(0, target, "nộp quỹ", when, start, (5, 0), time(7, 30), ADMIN, NOW)


def test_a_chat_is_one_target_with_the_usual_wishes(engine: Engine) -> None:
    first, second = ensured(engine), ensured(engine)

    assert first == second
    assert first.wishes == Wishes()
    assert (first.planned_through, first.managers) == (NOW, (ADMIN,))
    assert Targets(engine).all() == (first,)


def test_a_topic_and_an_administrator_are_targets_of_their_own(engine: Engine) -> None:
    targets = Targets(engine)
    whole, topic = ensured(engine), ensured(engine, TOPIC)
    clerk = targets.ensure(GROUP, "", "settings", NOW, TargetKind.CLERK)

    assert len({whole.id, topic.id, clerk.id}) == 3
    assert targets.find(TOPIC) == topic
    assert targets.find(GROUP, TargetKind.CLERK) == clerk
    assert targets.get(whole.id) == whole


def test_an_unknown_chat_is_no_target(engine: Engine) -> None:
    assert Targets(engine).find(GROUP) is None
    assert Targets(engine).get(99) is None


def test_a_subscription_is_there_once_until_it_is_dropped(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id

    first = targets.subscribe(target, Kind.UNIT, "so noi vu", "Sở Nội vụ", ADMIN, NOW)
    second = targets.subscribe(target, Kind.UNIT, "so noi vu", "Sở Nội vụ", ADMIN, NOW)
    [kept] = targets.all()[0].subscriptions

    assert (first, second) == (True, False)
    assert (kept.kind, kept.key, kept.name) == (Kind.UNIT, "so noi vu", "Sở Nội vụ")
    assert targets.drop(kept.id)
    assert not targets.drop(kept.id)
    assert targets.all()[0].subscriptions == ()


def test_all_that_was_wished_for_is_given_back(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id
    wishes = Wishes(
        (5, 0),
        time(14, 30),
        None,
        on_working_days=False,
        unconfirmed=True,
        closers=Closers.MANAGERS,
    )

    targets.wish(target, wishes)
    targets.set_managers(target, ["zalo:2"])
    targets.set_responsible(target, TOPIC)
    targets.set_fallback(target, Place("zalo", ChatId("z"), is_group=True))

    found = targets.all()[0]
    assert found.wishes == wishes
    assert found.managers == ("zalo:2",)
    assert found.responsible == TOPIC
    assert found.fallback == Place("zalo", ChatId("z"), is_group=True)
    targets.wish(target, replace(wishes, quiet=QuietHours(time(20), time(6))))
    targets.set_responsible(target, None)
    assert targets.all()[0].wishes.quiet == QuietHours(time(20), time(6))
    assert targets.all()[0].responsible is None


def test_what_fell_into_a_pause_is_never_sent(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id
    later = NOW + timedelta(days=3)
    with engine.begin() as connection:
        add_occasion(connection, target, "lead:7", at=NOW + timedelta(days=1))
        add_occasion(connection, target, "lead:3", at=later + timedelta(hours=1))

    targets.pause(target, NOW)
    assert targets.all()[0].paused_at == NOW
    targets.resume(target, later)

    resumed = targets.all()[0]
    assert (resumed.paused_at, resumed.planned_through) == (None, later)
    assert states(engine) == {"lead:7": "skipped", "lead:3": "waiting"}


def test_resuming_without_a_pause_changes_nothing(engine: Engine) -> None:
    target = ensured(engine)

    Targets(engine).resume(target.id, NOW + timedelta(days=3))

    assert Targets(engine).get(target.id) == target


def test_an_ended_target_has_nothing_left_to_be_reminded_of(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id
    targets.subscribe(target, Kind.ALL, "", "Tất cả", ADMIN, NOW)
    targets.add_own(own(target))
    with engine.begin() as connection:
        add_occasion(connection, target, "lead:7")

    targets.end(target, NOW)

    assert targets.all()[0].subscriptions == ()
    assert targets.own(target) == ()
    assert states(engine) == {"lead:7": "withdrawn"}


def test_a_lost_chat_is_noted_with_its_reason_and_found_again(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id

    targets.lose(target, "bot was kicked", NOW)
    lost = targets.all()[0]
    targets.regain(target)

    assert (lost.lost_at, lost.lost_reason) == (NOW, "bot was kicked")
    assert targets.all()[0].lost_at is None


def test_an_own_reminder_is_given_back_as_it_was_set(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id

    identity = targets.add_own(own(target))

    kept = replace(own(target), id=identity)
    assert targets.own(target) == (kept,)
    assert targets.find_own(identity) == kept
    assert targets.own_of_all() == {target: (kept,)}
    targets.pause_own(identity, NOW)
    assert targets.own(target)[0].paused_at == NOW
    assert targets.drop_own(identity)
    assert not targets.drop_own(identity)


def test_every_change_makes_the_revision_grow(engine: Engine) -> None:
    targets = Targets(engine)
    seen = [targets.revision]
    target = ensured(engine).id
    seen.append(targets.revision)
    for change in (
        lambda: targets.subscribe(target, Kind.ALL, "", "Tất cả", ADMIN, NOW),
        lambda: targets.wish(target, Wishes(leads=(1,))),
        lambda: targets.add_own(own(target)),
        lambda: targets.drop_own(targets.own(target)[0].id),
        lambda: targets.pause(target, NOW),
        lambda: targets.resume(target, NOW),
        lambda: targets.set_managers(target, []),
        lambda: targets.end(target, NOW),
    ):
        change()
        seen.append(targets.revision)

    assert seen == sorted(set(seen))


def test_what_changes_nothing_leaves_the_revision_alone(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id
    targets.subscribe(target, Kind.ALL, "", "Tất cả", ADMIN, NOW)
    before = targets.revision

    ensured(engine)
    targets.subscribe(target, Kind.ALL, "", "Tất cả", ADMIN, NOW)
    targets.drop(99)

    assert targets.revision == before


def states(engine: Engine) -> dict[str, str]:
    row = reminder_occasions.c
    with engine.connect() as connection:
        found = connection.execute(select(row.step, row.state)).all()
    return {one.step: one.state for one in found}


def test_what_was_taken_out_is_not_mistaken_for_what_comes_after_it(engine: Engine) -> None:
    targets, target = Targets(engine), ensured(engine).id
    first = targets.add_own(own(target))
    targets.drop_own(first)
    targets.subscribe(target, Kind.UNIT, "a", "A", ADMIN, NOW)
    [before] = targets.all()[0].subscriptions
    targets.drop(before.id)
    targets.subscribe(target, Kind.UNIT, "b", "B", ADMIN, NOW)
    [after] = targets.all()[0].subscriptions

    assert targets.add_own(own(target)) != first
    assert after.id != before.id
