from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from bot.database import writing
from bot.messages import ChatId, Place
from bot.reminder_tables import reminder_presses
from bot.reminders import presses
from bot.reminders.diary import Diary
from bot.reminders.occasions import Due, OccasionState, Planned, Tending, Told
from bot.reminders.planning.plans import Plan
from bot.reminders.presses import Pressed
from bot.reminders.steps import Step, StepKind
from bot.reminders.targets import Targets
from bot.reminders.wishes import TargetKind

pytestmark = pytest.mark.every_database

NOW = datetime(2026, 6, 5, 1, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
REPORT = Due("report", "2026-06-19")
OTHER = Due("report", "2027-06-19")
TOLD = Told("nộp báo cáo", "chậm nhất ngày 19/6/2026", date(2026, 6, 19), "abc")


class Chat:
    """A chat of which two leads of one report wait, and one of the next year's."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.diary = engine, Diary(engine)
        place = Place("telegram", ChatId("-100"), is_group=True)
        self.target = Targets(engine).ensure(place, "Tổ", "telegram:1", NOW).id
        self.add(self.target, REPORT, Step.lead(7), NOW)
        self.add(self.target, REPORT, Step.lead(1), NOW + timedelta(days=6))
        self.add(self.target, OTHER, Step.lead(7), NOW)

    def add(self, target: int, due: Due, step: Step, at: datetime) -> None:
        with writing(self.engine) as connection:
            plan = Plan((Planned(due, step, at, TOLD),))
            self.diary.save(connection, target, plan, NOW)

    def pressed(self, by: str = "telegram:9") -> Pressed:
        return Pressed(self.target, REPORT, by, "Nguyễn Văn An", NOW)

    def waiting(self, target: int | None = None) -> list[tuple[str, str]]:
        with self.engine.connect() as connection:
            rows = self.diary.of_target(connection, target or self.target, date(2026, 1, 1))
        return [
            (row.due.occurrence, row.step.key) for row in rows if row.state is OccasionState.WAITING
        ]

    def tending(self, due: Due = REPORT) -> Tending:
        with self.engine.connect() as connection:
            found = self.diary.tending(connection, self.target, due)
            assert self.diary.tendings(connection, self.target).get(due, Tending(due)) == found
        return found

    def noted(self) -> list[tuple[str, str]]:
        row = reminder_presses.c
        with self.engine.connect() as connection:
            found = connection.execute(select(row.what, row.by).order_by(row.id)).all()
        return [(one.what, one.by) for one in found]


@pytest.fixture
def chat(engine: Engine) -> Chat:
    return Chat(engine)


def test_before_anybody_did_anything_nothing_is_known(chat: Chat) -> None:
    assert chat.tending() == Tending(REPORT)


def test_whoever_takes_it_later_takes_it_over(chat: Chat) -> None:
    with writing(chat.engine) as connection:
        presses.take(connection, chat.pressed("telegram:8"))
        presses.take(connection, chat.pressed())

    assert chat.tending() == Tending(REPORT, "telegram:9", "Nguyễn Văn An")
    assert chat.noted() == [("take", "telegram:8"), ("take", "telegram:9")]


def test_done_is_done_for_this_once_and_only_the_first_who_says_so(chat: Chat) -> None:
    with writing(chat.engine) as connection:
        first = presses.close(connection, chat.pressed())
        second = presses.close(connection, chat.pressed("telegram:8"))

    assert (first, second) == (True, False)
    assert (chat.tending().closed_by, chat.tending().closed_at) == ("telegram:9", NOW)
    assert not chat.tending(OTHER).is_closed
    assert chat.waiting() == [("2027-06-19", "lead:7")]
    assert chat.noted() == [("done", "telegram:9")]


def test_done_is_also_taken_back_from_the_clerks_but_not_for_other_chats(chat: Chat) -> None:
    place = Place("telegram", ChatId("1"))
    clerk = Targets(chat.engine).ensure(place, "", "settings", NOW, TargetKind.CLERK).id
    chat.add(clerk, REPORT, Step(StepKind.CLERK, str(chat.target)), NOW)
    chat.add(clerk, REPORT, Step(StepKind.CLERK, "99"), NOW)

    with writing(chat.engine) as connection:
        presses.close(connection, chat.pressed())

    assert chat.waiting(clerk) == [("2026-06-19", "clerk:99")]


def test_opened_again_it_is_planned_anew(chat: Chat) -> None:
    with writing(chat.engine) as connection:
        presses.close(connection, chat.pressed())
    before = Targets(chat.engine).revision

    with writing(chat.engine) as connection:
        first = presses.reopen(connection, chat.pressed())
        second = presses.reopen(connection, chat.pressed())

    assert (first, second) == (True, False)
    assert not chat.tending().is_closed
    assert Targets(chat.engine).revision > before


def test_put_off_it_comes_then_and_no_lead_before(chat: Chat) -> None:
    until = NOW + timedelta(days=3, seconds=20)
    with writing(chat.engine) as connection:
        presses.snooze(connection, chat.diary, chat.pressed(), until, TOLD)

    minute = until.replace(second=0)
    assert chat.tending().snoozed_until == minute
    assert sorted(chat.waiting()) == [
        ("2026-06-19", "lead:1"),
        ("2026-06-19", Step.snoozed(minute).key),
        ("2027-06-19", "lead:7"),
    ]


def test_put_off_again_only_the_last_time_counts_also_when_it_was_said_before(chat: Chat) -> None:
    soon, late = NOW + timedelta(hours=1), NOW + timedelta(hours=5)
    with writing(chat.engine) as connection:
        for until in (soon, late, soon):
            presses.snooze(connection, chat.diary, chat.pressed(), until, TOLD)

    snoozed = [step for _, step in chat.waiting() if step.startswith("snoozed")]
    assert snoozed == [Step.snoozed(soon).key]


def test_a_press_says_when_by_whom_and_until_when(chat: Chat) -> None:
    pressed = replace(chat.pressed(), name=None)
    with writing(chat.engine) as connection:
        presses.snooze(connection, chat.diary, pressed, LATER, TOLD)

    with chat.engine.connect() as connection:
        [row] = connection.execute(select(reminder_presses)).all()
    assert (row.what, row.until, row.by, row.name, row.at) == (
        "snooze",
        LATER,
        "telegram:9",
        None,
        NOW,
    )
