from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.reminders.occasions import Due, OccasionState, Tending
from bot.reminders.planning.matters import Matter, matters_of, unconfirmed_of
from bot.reminders.planning.planning import preview
from bot.reminders.planning.plans import Plan
from bot.reminders.steps import Step
from bot.reminders.wishes import OwnReminder, TargetKind
from bot.schedule.working_days import WorkingDays
from corpus.facts.facts import DeadlineKind, When
from tests.fakes.due_items import due, in_period, on_date, on_rule
from tests.fakes.planned_chat import ZONE, PlannedChat, a_target, at

JUNE = on_date("2026-06-19", "chậm nhất ngày 19/6/2026", before=True)  # a Friday
YEARLY = on_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=19", "chậm nhất ngày 19/6 hằng năm")
REPORT = Due("report", "2026-06-19")


def item(when: When = JUNE, id_: str = "report", **more: object) -> DueItem:
    status = {"status": Status.CONFIRMED} | more
    return due("nộp báo cáo", when, id_=id_, **status)  # type: ignore[arg-type]


def chat(
    since: datetime, *items: DueItem, own: Sequence[OwnReminder] = (), **wishes: object
) -> PlannedChat:
    target = a_target(since, **wishes)  # type: ignore[arg-type]
    return PlannedChat(target, matters(target, *items, own=own))


def matters(target: object, *items: DueItem, own: Sequence[OwnReminder] = ()) -> tuple[Matter, ...]:
    return matters_of(target, items, own, Naming(()))  # type: ignore[arg-type]


def test_only_what_comes_within_a_day_and_a_half_becomes_a_row() -> None:
    one = chat(at("2026-06-01"), item())

    one.plan(at("2026-06-03", "19:00"))
    assert one.steps() == []
    one.plan(at("2026-06-03", "20:00"))

    assert one.steps() == [("lead:14", "2026-06-05 08:00")]


@pytest.mark.parametrize(("hour", "first"), [("07:59", "2026-06-15"), ("10:00", "2026-06-22")])
def test_ones_own_reminder_at_an_hour_is_not_caught_up_after_that(hour: str, first: str) -> None:
    now = at("2026-06-15", hour)  # a Monday
    mondays = replace(on_rule("FREQ=WEEKLY;BYDAY=MO"), before=False)
    own = (3, 7, "gửi lịch", mondays, now.date(), (0,), time(8), "telegram:1", now)
    weekly = OwnReminder(*own)
    one = chat(now, own=[weekly])

    one.plan(now)
    soon = one.steps()
    one.plan(at("2026-06-21"))

    assert (soon or one.steps())[0] == ("lead:0", f"{first} 08:00")


def test_planning_again_changes_nothing() -> None:
    one = chat(at("2026-06-01"), item())
    one.plan(at("2026-06-04", "21:00"))

    again = one.plan(at("2026-06-04", "21:00"))

    assert again == Plan()


def test_every_lead_is_told_once_in_its_time() -> None:
    one = chat(at("2026-06-01"), item())
    now, told = at("2026-06-01"), []

    while now < at("2026-06-19", "23:00"):
        told += [(row.step.key, row.at == now) for row in one.tick(now)]
        now += timedelta(hours=1)

    assert told == [(f"lead:{days}", True) for days in (14, 7, 3, 1, 0)]


def test_what_is_new_and_near_is_brought_up_once_and_at_once() -> None:
    one = chat(at("2026-06-12", "10:00"), item())

    told = one.tick(at("2026-06-12", "10:00"))

    assert [row.step.key for row in told] == ["lead:7"]
    assert told[0].at == at("2026-06-12", "10:00")
    one.plan(at("2026-06-15", "10:00"))
    assert one.steps() == [("lead:3", "2026-06-16 08:00")]


def test_what_is_new_on_a_day_off_waits_for_the_hour_at_which_work_goes_on() -> None:
    one = chat(at("2026-06-06", "10:00"), item())  # a Saturday
    for now in ("2026-06-06 10:00", "2026-06-07 23:00", "2026-06-08 07:10"):
        one.plan(at(*now.split()))
        assert one.steps() == [("lead:14", "2026-06-08 08:00")]

    assert [row.step.key for row in one.tick(at("2026-06-08"))] == ["lead:14"]


def test_what_is_new_on_a_day_off_does_not_wait_beyond_its_last_day_in_time() -> None:
    sunday = on_date("2026-06-07", "chậm nhất ngày 7/6/2026", before=True)
    one = chat(at("2026-06-06", "10:00"), item(sunday))

    told = one.tick(at("2026-06-06", "10:00"))

    assert [row.step.key for row in told] == ["lead:0"]


def test_where_days_off_do_not_count_what_is_new_is_brought_up_on_them() -> None:
    one = chat(at("2026-06-06", "10:00"), item(), on_working_days=False)

    assert [row.step.key for row in one.tick(at("2026-06-06", "10:00"))] == ["lead:14"]


def test_what_is_new_over_tet_waits_until_it_is_over() -> None:
    march = on_date("2026-03-02", "chậm nhất ngày 2/3/2026", before=True)
    one = chat(at("2026-02-17", "09:00"), item(march))
    told = [row.step.key for day in range(17, 23) for row in one.tick(at(f"2026-02-{day}"))]

    assert told == []
    assert one.steps() == [("lead:14", "2026-02-23 08:00"), ("lead:7", "2026-02-23 08:00")]


def test_another_hour_on_the_day_is_kept_to_at_once() -> None:
    one = chat(at("2026-06-01"), item())
    one.plan(at("2026-06-05", "07:10"))
    one.target = replace(one.target, wishes=replace(one.target.wishes, at=time(7)))

    told = one.tick(at("2026-06-05", "07:11"))

    assert [(row.step.key, row.at) for row in told] == [("lead:14", at("2026-06-05", "07:11"))]


def test_what_is_new_and_over_is_not_brought_up() -> None:
    one = chat(at("2026-06-20"), item())

    assert one.tick(at("2026-06-20", "09:00")) == []


def test_on_the_last_day_what_is_new_is_still_brought_up() -> None:
    one = chat(at("2026-06-19", "15:00"), item())

    assert [row.step.key for row in one.tick(at("2026-06-19", "15:00"))] == ["lead:0"]


def test_after_a_long_stop_everything_missed_is_there() -> None:
    one = chat(at("2026-06-01"), item(YEARLY))

    one.plan(at("2027-07-06", "09:00"))

    years = {row.due.occurrence for row in one.waiting()}
    assert years == {"2026-06-19", "2027-06-19"}
    assert len([row for row in one.waiting() if row.due == REPORT]) == 5
    assert all(row.at < at("2027-07-06") for row in one.waiting())


def test_stretches_without_an_end_and_times_without_a_day_are_no_occasions() -> None:
    one = chat(
        at("2026-01-01"),
        item(on_date("2026/..", "từ năm 2026"), "open"),
        item(in_period("FREQ=MONTHLY;INTERVAL=5", "định kỳ 5 tháng"), "unknown"),
        item(on_rule("FREQ=OFTEN", "luôn"), "unreadable"),
    )

    assert one.plan(at("2027-01-01")).new == ()


def test_a_stretch_is_told_as_one_and_counted_from_its_end() -> None:
    one = chat(at("2026-06-01"), item(in_period("FREQ=MONTHLY;INTERVAL=3", "hằng quý")))

    one.plan(at("2026-06-29"))

    told = {row.told.limit for row in one.waiting()}
    assert told == {"trong quý II/2026 (văn bản không nêu ngày)"}
    assert one.steps()[-1] == ("lead:0", "2026-06-30 08:00")


def test_closing_it_takes_back_what_is_to_come_of_this_once() -> None:
    one = chat(at("2026-06-01"), item(YEARLY))
    one.tick(at("2026-06-05"))
    one.close(REPORT, at("2026-06-05", "10:00"))

    one.plan(at("2026-06-11", "20:00"))

    assert one.waiting() == []
    one.plan(at("2027-06-04", "20:00"))
    assert one.steps() == [("lead:14", "2027-06-04 08:00")]


def test_opening_it_again_brings_back_what_was_taken_back() -> None:
    one = chat(at("2026-06-01"), item())
    one.plan(at("2026-06-04", "21:00"))
    one.close(REPORT, at("2026-06-04", "21:00"))
    one.plan(at("2026-06-04", "21:30"))
    assert one.waiting() == []

    one.tendings.clear()
    one.plan(at("2026-06-04", "22:00"))

    assert one.steps() == [("lead:14", "2026-06-05 08:00")]


def test_put_off_it_waits_and_comes_again_then() -> None:
    one = chat(at("2026-06-01"), item())
    one.tick(at("2026-06-05"))
    until = at("2026-06-15", "14:00")
    one.tendings[REPORT] = Tending(REPORT, snoozed_until=until)

    one.plan(at("2026-06-11", "20:00"))

    assert one.waiting() == []
    one.plan(at("2026-06-15", "08:00"))
    assert one.steps() == [
        (Step.snoozed(until).key, "2026-06-15 14:00"),
        ("lead:3", "2026-06-16 08:00"),
    ]


def test_another_hour_moves_what_is_still_to_come() -> None:
    one = chat(at("2026-06-01"), item())
    one.plan(at("2026-06-04", "20:00"))

    later = replace(one.target.wishes, at=time(14))
    one.target = replace(one.target, wishes=later)
    one.plan(at("2026-06-04", "20:05"))

    assert one.steps() == [("lead:14", "2026-06-05 14:00")]


def test_a_lead_no_longer_wished_for_is_withdrawn_and_comes_back_with_the_wish() -> None:
    one = chat(at("2026-06-01"), item())
    one.plan(at("2026-06-04", "20:00"))
    wishes = one.target.wishes

    one.target = replace(one.target, wishes=replace(wishes, leads=(7, 1)))
    one.plan(at("2026-06-04", "20:05"))
    assert one.state("lead:14") is OccasionState.WITHDRAWN
    one.target = replace(one.target, wishes=wishes)
    one.plan(at("2026-06-04", "20:10"))

    assert one.steps() == [("lead:14", "2026-06-05 08:00")]


def test_what_vanished_for_a_moment_at_its_time_is_late_and_not_lost() -> None:
    one = chat(at("2026-06-01"), item())
    one.tick(at("2026-06-05"))
    one.plan(at("2026-06-12", "07:00"))
    kept, one.matters = one.matters, ()
    one.withheld = frozenset({"report"})
    one.tick(at("2026-06-12", "07:59"))

    one.matters = kept
    told = one.tick(at("2026-06-12", "08:01"))

    assert [(row.step.key, row.at) for row in told] == [("lead:7", at("2026-06-12"))]


def test_what_was_told_is_not_told_again_after_it_was_wished_for_anew() -> None:
    one = chat(at("2026-06-01"), item())
    one.tick(at("2026-06-05"))
    kept, one.matters = one.matters, ()
    one.target = replace(one.target, subscriptions=())
    one.tick(at("2026-06-06"))

    one.matters = kept
    told = one.tick(at("2026-06-08"))

    assert told == []


def test_what_was_subscribed_to_again_later_is_caught_up_with_once() -> None:
    one = chat(at("2026-06-01"), item())
    one.plan(at("2026-06-04", "20:00"))
    kept, one.matters = one.matters, ()
    one.tick(at("2026-06-04", "21:00"))
    one.tick(at("2026-06-12"))

    one.matters = kept
    told = one.tick(at("2026-06-12", "09:00"))

    assert [(row.step.key, row.at) for row in told] == [("lead:7", at("2026-06-12", "09:00"))]


def test_a_clock_that_jumps_ahead_and_back_tells_nothing_twice() -> None:
    one = chat(at("2026-06-01"), item())
    told = [row.step.key for row in one.tick(at("2026-06-04", "12:00"))]

    for now in ("2026-06-05", "2026-06-04", "2026-06-05", "2026-06-06"):
        told += [row.step.key for row in one.tick(at(now, "12:00"))]

    assert told == ["lead:14"]
    assert one.target.planned_through == at("2026-06-06", "12:00")


def test_what_is_new_while_the_clock_is_back_is_not_lost() -> None:
    one = chat(at("2026-06-01"))
    one.plan(at("2026-06-06", "12:00"))

    one.matters = matters(one.target, item())
    one.plan(at("2026-06-04", "12:00"))

    assert one.steps() == [("lead:14", "2026-06-05 08:00")]


def test_of_an_own_reminder_nothing_comes_before_its_start() -> None:
    weekly = on_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "thứ sáu, hai tuần một lần")
    mine = OwnReminder(
        3, 7, "họp tổ", weekly, date(2026, 6, 5), (0,), None, "telegram:1", at("2026-06-01")
    )
    one = chat(at("2026-05-20"), own=(mine,))

    one.plan(at("2026-06-30"))

    assert [day for _, day in one.steps()] == ["2026-06-05 08:00", "2026-06-19 08:00"]


def test_administrators_are_told_what_waits_for_them_until_it_is_confirmed() -> None:
    unsure = item(status=Status.READ)
    clerk = a_target(at("2026-06-01"), TargetKind.CLERK)
    asking = a_target(at("2026-06-01"))
    one = PlannedChat(clerk, unconfirmed_of([asking], [unsure], Naming(())))

    one.plan(at("2026-06-04", "20:00"))
    assert one.steps() == [("lead:14", "2026-06-05 08:00")]
    one.matters = unconfirmed_of([asking], [item()], Naming(()))
    one.plan(at("2026-06-04", "21:00"))

    assert one.waiting() == []


def test_a_preview_says_what_comes_on_some_days() -> None:
    target = a_target(at("2026-06-01"))
    found = preview(
        target,
        matters(target, item(), item(on_date("2026-09-01"), "far")),
        (date(2026, 6, 10), date(2026, 6, 18)),
        {},
        WorkingDays(),
        ZONE,
    )

    assert [(one.step.key, one.due.matter) for one in found] == [
        ("lead:7", "report"),
        ("lead:3", "report"),
        ("lead:1", "report"),
    ]


def test_a_preview_leaves_out_what_is_closed_and_what_comes_before_it_was_put_off_to() -> None:
    target = a_target(at("2026-06-01"))
    found = matters(target, item(), item(on_date("2026-06-16", "chậm nhất 16/6"), "late"))
    closed = Tending(REPORT, closed_at=at("2026-06-03"))
    later = Tending(Due("late", "2026-06-16"), snoozed_until=at("2026-06-12", "15:00"))
    between = (date(2026, 6, 10), date(2026, 6, 18))

    tendings = {one.due: one for one in (closed, later)}
    planned = preview(target, found, between, tendings, WorkingDays(), ZONE)

    assert [(one.step.kind.value, one.at) for one in planned] == [
        ("snoozed", at("2026-06-12", "15:00")),
        ("lead", at("2026-06-15", "08:00")),
        ("lead", at("2026-06-16", "08:00")),
    ]


WHENS = [
    JUNE,
    YEARLY,
    on_rule("FREQ=MONTHLY;BYMONTHDAY=30", "trước ngày 30 hằng tháng"),
    on_rule("FREQ=WEEKLY;BYDAY=FR", "chậm nhất thứ sáu hằng tuần"),
    in_period("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
    on_date("2026-02-18", "chậm nhất ngày 18/2/2026", before=True),
]


@settings(max_examples=60, deadline=None)
@given(
    whens=st.lists(st.sampled_from(WHENS), min_size=1, max_size=4, unique=True),
    gaps=st.lists(st.integers(1, 30 * 24 * 60), min_size=1, max_size=40),
    kept=st.sampled_from(["working days", "all days"]),
)
def test_time_split_in_any_way_gives_the_same_rows(
    whens: list[When], gaps: list[int], kept: str
) -> None:
    begin, end = at("2026-01-12"), at("2026-07-12")
    items = [item(when, f"d{n}") for n, when in enumerate(whens)]
    split = chat(begin, *items, on_working_days=kept == "working days")
    whole = chat(begin, *items, on_working_days=kept == "working days")
    now = begin

    split.plan(begin)
    whole.plan(begin)
    for gap in gaps:
        now = min(now + timedelta(minutes=gap), end)
        split.plan(now)
    split.plan(end)
    whole.plan(end)

    assert rows(split) == rows(whole)


@settings(max_examples=40, deadline=None)
@given(
    gaps=st.lists(st.integers(1, 20 * 24 * 60), max_size=30),
    jumps=st.lists(st.sampled_from([-1440, -60, 60, 1440]), max_size=8),
)
def test_whatever_the_clock_does_nothing_is_made_twice_and_no_lead_is_left_out(
    gaps: list[int], jumps: list[int]
) -> None:
    begin, end = at("2026-05-01"), at("2026-06-19", "23:00")
    one, now = chat(begin, item()), begin
    told: list[str] = []

    for number, gap in enumerate(gaps):
        jump = jumps[number] if number < len(jumps) else 0
        now = min(now + timedelta(minutes=gap), end)
        told += [row.step.key for row in one.tick(now + timedelta(minutes=jump))]
    told += [row.step.key for row in one.tick(end)]

    leads = [key for key in told if key.startswith("lead:")]
    assert len(leads) == len(set(leads))
    assert "lead:0" in told


@settings(max_examples=8, deadline=None)
@given(gaps=st.lists(st.integers(300, 600), min_size=1, max_size=30))
def test_however_often_it_ticks_each_day_the_same_follows_in_the_end(gaps: list[int]) -> None:
    assert rows(lived(gaps)) == rows(lived([180]))


def lived(gaps: Sequence[int]) -> PlannedChat:
    """Return a chat over Tết with somebody in charge, ticking after these minutes in turn."""
    now, end = at("2026-02-09"), at("2026-02-27")
    one = chat(now, *(item(when, f"d{n}") for n, when in enumerate(WHENS)))
    one.target = replace(one.target, responsible=one.target.place)
    waits = cycle(gaps)
    while now < end:
        one.tick(now)
        now = min(now + timedelta(minutes=next(waits)), end)
    one.plan(end)
    return one


def rows(of: PlannedChat) -> set[tuple[Due, str, datetime]]:
    return {(row.due, row.step.key, row.at) for row in of.rows.values()}


def test_an_event_is_brought_up_before_its_day() -> None:
    one = chat(at("2026-06-18"), item(kind=DeadlineKind.EVENT))

    one.plan(at("2026-06-18"))

    assert ("lead:0", "2026-06-19 08:00") in one.steps()
