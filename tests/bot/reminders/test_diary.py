from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine

from bot.database import writing
from bot.messages import ChatId, Place
from bot.reminders.diary import Diary, NewLetter
from bot.reminders.occasions import Due, LetterState, Occasion, OccasionState, Planned, Told
from bot.reminders.planning.plans import Plan, Rewritten
from bot.reminders.steps import Step
from bot.reminders.targets import Targets

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 6, 5, 1, tzinfo=UTC)
GROUP = Place("telegram", ChatId("-100"), is_group=True)
REPORT = Due("report", "2026-06-19")
TOLD = Told("nộp báo cáo", "chậm nhất ngày 19/6/2026", date(2026, 6, 19), "abc", by=("all",))
SINCE = date(2026, 6, 1)


def ensured(engine: Engine, chat: str = "-100") -> int:
    place = replace(GROUP, chat=ChatId(chat))
    return Targets(engine).ensure(place, "Tổ một cửa", "telegram:1", NOW - timedelta(days=1)).id


def lead(days: int, at: datetime = NOW, due: Due = REPORT) -> Planned:
    return Planned(due, Step.lead(days), at, TOLD)


def saved(engine: Engine, target: int, plan: Plan, at: datetime = NOW) -> list[Occasion]:
    with writing(engine) as connection:
        Diary(engine).save(connection, target, plan, at)
        return Diary(engine).of_target(connection, target, SINCE)


def _write_and_fail(engine: Engine, target: int, occasion: int) -> None:
    with writing(engine) as connection:
        letter(connection, engine, target, [occasion])
        raise RuntimeError


def letter(connection: Connection, engine: Engine, target: int, told: list[int]) -> int:
    new = NewLetter(target, GROUP, told, is_late=True)
    return Diary(engine).write_letter(connection, new, NOW)


def test_a_planned_row_is_kept_as_it_was_planned(engine: Engine) -> None:
    target = ensured(engine)

    [row] = saved(engine, target, Plan((lead(14),)))

    assert (row.due, row.step, row.at, row.told) == (REPORT, Step.lead(14), NOW, TOLD)
    assert (row.target, row.state, row.created_at) == (target, OccasionState.WAITING, NOW)


def test_two_that_plan_the_same_make_it_once(engine: Engine) -> None:
    target = ensured(engine)
    plan = Plan((lead(14), lead(7)))
    saved(engine, target, plan)

    rows = saved(engine, target, plan)

    assert len(rows) == 2


def test_what_was_told_is_never_made_again(engine: Engine) -> None:
    target = ensured(engine)
    [row] = saved(engine, target, Plan((lead(14),)))
    with writing(engine) as connection:
        letter(connection, engine, target, [row.id])

    [again] = saved(engine, target, Plan((lead(14),), withdrawn=(row.id,), revived=(row.id,)))

    assert again.state is OccasionState.IN_LETTER


def test_rows_are_taken_back_brought_back_and_rewritten(engine: Engine) -> None:
    target = ensured(engine)
    first, second = saved(engine, target, Plan((lead(14), lead(7))))
    other, later = replace(TOLD, digest="def"), NOW + timedelta(hours=1)

    taken = saved(engine, target, Plan(withdrawn=(first.id,)))
    back = saved(
        engine,
        target,
        Plan(
            revived=(first.id,),
            rewritten=(Rewritten(first.id, later, other), Rewritten(second.id, NOW, other)),
        ),
    )

    assert [row.state for row in taken] == [OccasionState.WITHDRAWN, OccasionState.WAITING]
    assert [(row.state, row.at, row.told) for row in back] == [
        (OccasionState.WAITING, later, other),
        (OccasionState.WAITING, NOW, other),
    ]


def test_planning_never_goes_back_in_time(engine: Engine) -> None:
    target = ensured(engine)
    saved(engine, target, Plan(), NOW)

    saved(engine, target, Plan(), NOW - timedelta(days=1))

    assert Targets(engine).all()[0].planned_through == NOW


def test_due_is_what_waits_and_whose_time_has_come(engine: Engine) -> None:
    target = ensured(engine)
    one, *_ = saved(engine, target, Plan((lead(14), lead(7, NOW + timedelta(seconds=1)))))

    with engine.connect() as connection:
        found = Diary(engine).due(connection, target, NOW)
        later = Diary(engine).due(connection, target, NOW + timedelta(seconds=1))

    assert [row.id for row in found] == [one.id]
    assert len(later) == 2


def test_targets_are_due_in_the_order_in_which_they_wait_but_not_while_they_rest(
    engine: Engine,
) -> None:
    first, second, resting = (ensured(engine, chat) for chat in ("-1", "-2", "-3"))
    saved(engine, first, Plan((lead(14),)))
    saved(engine, second, Plan((lead(14, NOW - timedelta(hours=1)),)))
    saved(engine, resting, Plan((lead(14, NOW - timedelta(hours=2)),)))
    Targets(engine).pause(resting, NOW)

    with engine.connect() as connection:
        assert Diary(engine).targets_due(connection, NOW) == [second, first]
    assert Diary(engine).next_at() == NOW - timedelta(hours=1)


def test_a_letter_says_what_it_told_and_what_was_merged_into_it(engine: Engine) -> None:
    target = ensured(engine)
    old, new = saved(engine, target, Plan((lead(14), lead(7))))
    diary = Diary(engine)

    with writing(engine) as connection:
        letter = NewLetter(target, GROUP, [new.id], [old.id], is_late=True)
        identity = diary.write_letter(connection, letter, NOW)
        rows = diary.of_letter(connection, identity)
        kept = diary.letter(connection, identity)
        newest = diary.newest_letter(connection, GROUP)

    assert [row.state for row in rows] == [OccasionState.MERGED, OccasionState.IN_LETTER]
    assert all(row.is_told and row.told_at == NOW for row in rows)
    assert kept is not None
    assert (kept.state, kept.place, kept.is_late) == (LetterState.QUEUED, GROUP, True)
    assert newest == kept
    counts = diary.counts()
    assert counts.letters == {LetterState.QUEUED: 1}
    assert counts.occasions == {OccasionState.MERGED: 1, OccasionState.IN_LETTER: 1}
    assert counts.late == 1


def test_a_transaction_that_fails_leaves_neither_letter_nor_told_rows(engine: Engine) -> None:
    target = ensured(engine)
    [row] = saved(engine, target, Plan((lead(14),)))

    with pytest.raises(RuntimeError):
        _write_and_fail(engine, target, row.id)

    with engine.connect() as connection:
        [again] = Diary(engine).due(connection, target, NOW)
        assert Diary(engine).newest_letter(connection, GROUP) is None
    assert again == row


def test_old_rows_are_left_out_unless_they_are_open(engine: Engine) -> None:
    target = ensured(engine)
    old = replace(TOLD, last=date(2026, 1, 5))
    waiting = Planned(Due("a", "2026-01-05"), Step.lead(0), NOW, old)
    done = Planned(Due("b", "2026-01-05"), Step.lead(0), NOW, old)
    rows = saved(engine, target, Plan((waiting, done)))
    with writing(engine) as connection:
        letter(connection, engine, target, [rows[1].id])

    with engine.connect() as connection:
        found = Diary(engine).of_target(connection, target, SINCE)
        [of_due] = Diary(engine).of_due(connection, target, done.due)

    assert [row.due.matter for row in found] == ["a"]
    assert of_due.state is OccasionState.IN_LETTER


def test_after_a_long_stop_the_rows_go_back_to_before_it(engine: Engine) -> None:
    target = ensured(engine)
    [row] = saved(engine, target, Plan((lead(14),)))
    with writing(engine) as connection:
        letter(connection, engine, target, [row.id])

    with engine.connect() as connection:
        found = Diary(engine).of_target(connection, target, date(2027, 8, 1))

    assert [one.id for one in found] == [row.id]


def test_a_target_is_taken_by_one_transaction_at_a_time(engine: Engine, database: str) -> None:
    target, diary = ensured(engine), Diary(engine)

    with writing(engine) as connection:
        assert diary.lock(connection, target)
        assert not diary.lock(connection, target + 1)
        if database == "postgresql":
            with engine.begin() as other:
                assert not diary.lock(other, target)
    with writing(engine) as connection:
        assert diary.lock(connection, target)
