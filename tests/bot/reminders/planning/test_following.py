from dataclasses import replace
from datetime import datetime

import pytest

from bot.facts.items import Status
from bot.facts.naming import Naming
from bot.messages import ChatId, Place
from bot.reminders.occasions import Due, LetterState, OccasionState, Planned, Tending
from bot.reminders.planning.matters import matters_of
from bot.reminders.wishes import OwnReminder, TargetKind
from corpus.facts.facts import DeadlineKind, When
from tests.fakes.due_items import due, on_date
from tests.fakes.planned_chat import ZONE, PlannedChat, a_target, at

FRIDAY = on_date("2026-06-19", "chậm nhất ngày 19/6/2026", before=True)
REPORT = Due("report", "2026-06-19")
SOMEBODY = Place("telegram", ChatId("55"))


def overdue(
    told_at: datetime, when: When = FRIDAY, kind: DeadlineKind = DeadlineKind.REPORT
) -> PlannedChat:
    """Return a chat that was told of something, which nobody closed."""
    target = replace(a_target(at("2026-06-18", "07:00"), leads=(0,)), responsible=SOMEBODY)
    item = due("nộp báo cáo", when, id_="report", status=Status.CONFIRMED, kind=kind)
    one = PlannedChat(target, matters_of(target, [item], (), Naming(())))
    one.plan(at("2026-06-18", "21:00"))
    one.tick(told_at)
    return one


def said(planned: list[Planned]) -> list[tuple[str, str]]:
    return [(one.step.key, f"{one.at.astimezone(ZONE):%Y-%m-%d %H:%M}") for one in planned]


def test_the_chat_is_told_on_the_first_working_day_after_the_limit() -> None:
    one = overdue(at("2026-06-19"))

    one.plan(at("2026-06-20", "21:00"))

    assert one.steps() == [("overdue", "2026-06-22 08:00")]


def test_after_a_long_stop_over_tet_the_chat_still_hears_of_it() -> None:
    before_tet = on_date("2026-02-13", "chậm nhất ngày 13/02/2026", before=True)
    item = due("nộp báo cáo", before_tet, id_="report", status=Status.CONFIRMED)
    target = a_target(at("2026-02-12", "07:00"), leads=(0,))
    one = PlannedChat(target, matters_of(target, [item], (), Naming(())))
    one.tick(at("2026-02-12", "21:00"))
    one.tick(at("2026-02-13"))
    one.tick(at("2026-02-18"))

    one.plan(at("2027-02-18"))

    assert one.steps() == [("overdue", "2026-02-23 08:00")]


def test_what_is_opened_again_after_the_time_of_the_follow_up_is_followed_still() -> None:
    one = overdue(at("2026-06-19"))
    one.close(REPORT, at("2026-06-19", "09:00"))
    one.tick(at("2026-06-23", "09:00"))
    del one.tendings[REPORT]

    one.plan(at("2026-06-23", "10:00"))
    waiting = one.steps()
    told = [row.step.key for row in one.tick(at("2026-06-24"))]
    one.plan(at("2026-06-24", "08:01"))

    assert waiting == [("overdue", "2026-06-24 08:00")]
    assert told == ["overdue"]
    assert one.steps() == [("in_charge", "2026-06-25 08:00")]


def test_what_was_never_told_is_not_followed() -> None:
    target = a_target(at("2026-06-18", "07:00"), leads=(0,))
    item = due("nộp báo cáo", FRIDAY, id_="report", status=Status.CONFIRMED)
    one = PlannedChat(target, matters_of(target, [item], (), Naming(())))
    one.plan(at("2026-06-18", "21:00"))

    one.plan(at("2026-06-21", "21:00"))

    assert [step for step, _ in one.steps()] == ["lead:0"]


def test_what_the_chat_refused_comes_to_those_who_can_still_act() -> None:
    one = overdue(at("2026-06-18", "22:00"))
    for day in ("19", "22", "23"):
        one.plan(at(f"2026-06-{day}"))
        one.tell(at(f"2026-06-{day}"), LetterState.REFUSED)

    assert said(one.escalations(at("2026-06-23", "09:00"))) == [("clerk:7", "2026-06-24 08:00")]


def test_while_a_letter_waits_for_its_platform_the_next_step_waits_too() -> None:
    one = overdue(at("2026-06-19"))
    one.plan(at("2026-06-22"))
    one.tell(at("2026-06-22"), LetterState.QUEUED)

    one.plan(at("2026-06-23"))

    assert one.waiting() == []
    assert one.escalations(at("2026-06-23")) == []


def test_what_a_lost_chat_cannot_hear_of_comes_to_those_who_can_act() -> None:
    one = overdue(at("2026-06-18", "22:00"))
    one.target = replace(one.target, responsible=None, lost_at=at("2026-06-18", "23:00"))
    one.plan(at("2026-06-19"))
    one.plan(at("2026-06-22"))

    found = one.escalations(at("2026-06-22", "09:00"))
    with_another = replace(one.target, fallback=SOMEBODY)
    one.target = with_another

    assert said(found) == [("clerk:7", "2026-06-23 08:00")]
    assert one.escalations(at("2026-06-22", "09:00")) == []


def test_what_is_closed_is_not_followed() -> None:
    one = overdue(at("2026-06-19"))
    one.plan(at("2026-06-20", "21:00"))
    one.close(REPORT, at("2026-06-21"))

    one.plan(at("2026-06-21"))

    assert one.state("overdue") is OccasionState.WITHDRAWN


def test_a_day_of_celebration_is_never_overdue() -> None:
    one = overdue(at("2026-06-19"), kind=DeadlineKind.EVENT)

    one.plan(at("2026-06-20", "21:00"))

    assert one.waiting() == []


@pytest.mark.parametrize(("before", "steps"), [(True, ["overdue"]), (False, [])])
def test_an_own_reminder_is_overdue_only_where_it_is_a_limit(
    before: bool,  # noqa: FBT001
    steps: list[str],
) -> None:
    target = a_target(at("2026-06-18", "07:00"), leads=(0,))
    start = at("2026-06-01")
    when = replace(FRIDAY, before=before)
    own = OwnReminder(3, 7, "nộp quỹ", when, start.date(), None, None, "telegram:1", start)
    one = PlannedChat(target, matters_of(target, (), (own,), Naming(())))
    one.plan(at("2026-06-18", "21:00"))
    one.tick(at("2026-06-19"))

    one.plan(at("2026-06-20", "21:00"))

    assert [step for step, _ in one.steps()] == steps


def test_then_whoever_is_in_charge_and_then_the_clerk_each_a_working_day_later() -> None:
    one = overdue(at("2026-06-19"))
    one.tick(at("2026-06-22"))

    one.plan(at("2026-06-22", "08:01"))
    assert one.steps() == [("in_charge", "2026-06-23 08:00")]
    assert one.escalations(at("2026-06-22", "08:01")) == []
    one.tick(at("2026-06-23", "08:02"))
    assert said(one.escalations(at("2026-06-23", "09:00"))) == [("clerk:7", "2026-06-24 08:00")]


def test_with_nobody_in_charge_the_clerk_is_next() -> None:
    one = overdue(at("2026-06-19"))
    one.target = replace(one.target, responsible=None)
    one.tick(at("2026-06-22"))

    one.plan(at("2026-06-22", "09:00"))

    assert one.waiting() == []
    assert said(one.escalations(at("2026-06-22", "09:00"))) == [("clerk:7", "2026-06-23 08:00")]


def test_of_a_chat_that_pauses_the_clerk_hears_nothing() -> None:
    one = overdue(at("2026-06-19"))
    one.tick(at("2026-06-22"))
    one.tick(at("2026-06-23"))
    one.target = replace(one.target, paused_at=at("2026-06-23", "09:00"))

    assert one.escalations(at("2026-06-23", "10:00")) == []


def test_who_cannot_be_written_to_is_passed_over_for_the_clerk() -> None:
    one = overdue(at("2026-06-19"))
    one.tick(at("2026-06-22"))
    one.plan(at("2026-06-22", "09:00"))
    one.skip("in_charge")

    assert said(one.escalations(at("2026-06-23", "09:00"))) == [("clerk:7", "2026-06-24 08:00")]


def test_whoever_took_it_is_in_charge() -> None:
    one = overdue(at("2026-06-19"))
    one.target = replace(one.target, responsible=None)
    one.tendings[REPORT] = Tending(REPORT, taken_by="telegram:9")
    one.tick(at("2026-06-22"))

    one.plan(at("2026-06-22", "09:00"))

    assert one.steps() == [("in_charge", "2026-06-23 08:00")]


def test_the_next_step_is_counted_from_when_the_one_before_was_really_told() -> None:
    one = overdue(at("2026-06-19"))
    one.tick(at("2026-06-26", "10:00"))

    one.plan(at("2026-06-27", "21:00"))

    assert one.steps() == [("in_charge", "2026-06-29 08:00")]


def test_put_off_beyond_the_limit_it_is_overdue_only_after_that() -> None:
    one = overdue(at("2026-06-19"))
    one.tendings[REPORT] = Tending(REPORT, snoozed_until=at("2026-06-24", "14:00"))

    one.plan(at("2026-06-24", "20:00"))

    assert ("overdue", "2026-06-25 08:00") in one.steps()


def test_administrators_are_told_once_of_each_chat_and_no_more_when_it_is_closed() -> None:
    one = overdue(at("2026-06-19"))
    one.tick(at("2026-06-22"))
    one.tick(at("2026-06-23"))
    clerk = PlannedChat(a_target(at("2026-06-23", "07:00"), TargetKind.CLERK))
    clerk.escalated = one.escalations(at("2026-06-23", "09:00"))

    clerk.plan(at("2026-06-23", "09:00"))
    clerk.plan(at("2026-06-23", "10:00"))
    assert clerk.steps() == [("clerk:7", "2026-06-24 08:00")]
    one.close(REPORT, at("2026-06-23", "11:00"))
    clerk.escalated = one.escalations(at("2026-06-23", "11:00"))
    clerk.plan(at("2026-06-23", "11:00"))

    assert clerk.waiting() == []


def stopped(until: datetime, *, somebody: bool = True) -> PlannedChat:
    """Return a chat that could be told of nothing before a stop was over."""
    target = a_target(at("2026-06-10", "07:00"), leads=(3, 0))
    target = replace(target, responsible=SOMEBODY if somebody else None)
    item = due("nộp báo cáo", FRIDAY, id_="report", status=Status.CONFIRMED)
    one = PlannedChat(target, matters_of(target, [item], (), Naming(())))
    one.tick(until)
    one.tick(until.replace(hour=until.hour + 1))
    return one


def test_a_summary_of_what_passed_in_a_stop_is_the_follow_up_and_the_others_come_after_it() -> None:
    one = stopped(at("2026-06-25", "09:00"))

    assert one.steps() == [("in_charge", "2026-06-26 08:00")]
    assert one.escalations(at("2026-06-25", "10:00")) == []
    one.tick(at("2026-06-26", "08:01"))
    [escalated] = one.escalations(at("2026-06-26", "09:00"))
    assert said([escalated]) == [("clerk:7", "2026-06-29 08:00")]


def test_with_nobody_in_charge_the_clerk_comes_a_working_day_after_the_summary() -> None:
    one = stopped(at("2026-06-25", "09:00"), somebody=False)

    assert one.waiting() == []
    assert said(one.escalations(at("2026-06-25", "10:00"))) == [("clerk:7", "2026-06-26 08:00")]


def test_nothing_follows_a_summary_that_still_waits_for_its_platform() -> None:
    one = stopped(at("2026-06-25", "09:00"), somebody=False)
    left = dict(one.rows)
    one.rows = {
        key: replace(row, letter_state=LetterState.QUEUED if row.letter else None)
        for key, row in left.items()
    }

    while_it_waits = one.escalations(at("2026-06-25", "10:00"))
    one.plan(at("2026-06-25", "10:00"))
    waiting = one.waiting()
    one.rows = left

    assert (while_it_waits, waiting) == ([], [])
    assert said(one.escalations(at("2026-06-25", "11:00"))) == [("clerk:7", "2026-06-26 08:00")]


def test_what_is_closed_after_the_summary_is_followed_no_more() -> None:
    one = stopped(at("2026-06-25", "09:00"))
    one.close(REPORT, at("2026-06-25", "11:00"))
    one.plan(at("2026-06-25", "12:00"))

    assert one.waiting() == []
    assert one.escalations(at("2026-06-25", "12:00")) == []


def test_a_summary_before_its_time_is_followed_by_the_chats_own_follow_up() -> None:
    one = stopped(at("2026-06-20", "09:00"))  # a Saturday

    one.plan(at("2026-06-21", "21:00"))

    assert one.steps() == [("overdue", "2026-06-22 08:00")]


def test_what_passed_before_a_chat_asked_for_it_is_neither_told_nor_followed() -> None:
    target = replace(a_target(at("2026-06-25", "07:00"), leads=(3, 0)), responsible=SOMEBODY)
    item = due("nộp báo cáo", FRIDAY, id_="report", status=Status.CONFIRMED)
    one = PlannedChat(target, matters_of(target, [item], (), Naming(())))
    for day in ("2026-06-25", "2026-06-26", "2026-06-29"):
        one.tick(at(day, "09:00"))

    assert one.rows == {}
    assert one.escalations(at("2026-06-29", "09:00")) == []


def test_what_a_summary_told_and_is_put_off_comes_back_and_is_followed_from_then_on() -> None:
    one = stopped(at("2026-06-25", "09:00"))
    until = at("2026-06-30", "08:00")
    one.tendings[REPORT] = Tending(REPORT, snoozed_until=until)
    one.plan(at("2026-06-25", "12:00"))
    one.tick(at("2026-06-30", "08:00"))

    one.plan(at("2026-06-30", "21:00"))

    assert [step for step, _ in one.steps()] == ["overdue"]
