from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.reminders.planning.matters import Matter, matters_of, occurrence_of
from bot.reminders.planning.slots import slots
from bot.reminders.wishes import OwnReminder, Wishes
from bot.schedule.limits import last_in_time
from bot.schedule.occurrence import on
from bot.schedule.working_days import WorkingDays
from corpus.facts.facts import When
from tests.fakes.due_items import due, in_period, on_date, on_rule
from tests.fakes.planned_chat import ZONE, a_target, at, local_day

START = at("2026-01-01")
DAYS = WorkingDays()


def matter(when: When) -> Matter:
    [found] = matters_of(a_target(START), [confirmed(when)], (), Naming(()))
    return found


def confirmed(when: When) -> DueItem:
    return due("báo cáo", when, status=Status.CONFIRMED)


def own(when: When, leads: tuple[int, ...] | None = None, at_time: time | None = None) -> Matter:
    one = OwnReminder(3, 7, "nộp quỹ", when, date(2026, 1, 1), leads, at_time, "telegram:1", START)
    [found] = matters_of(a_target(START), (), (one,), Naming(()))
    return found


def told(
    of: Matter, key: str, wishes: Wishes | None = None, days: WorkingDays = DAYS
) -> dict[str, str]:
    occurrence = occurrence_of(of, key)
    assert occurrence is not None
    found = slots(of, occurrence, wishes or Wishes(), days, ZONE)
    return {step.key: f"{at_.astimezone(ZONE):%Y-%m-%d %H:%M}" for step, at_ in found}


def test_a_limit_is_counted_from_the_last_day_in_time() -> None:
    before = matter(on_date("2026-06-18", "trước ngày 18/6/2026", before=True))

    assert told(before, "2026-06-18") == {
        "lead:14": "2026-06-03 08:00",
        "lead:7": "2026-06-10 08:00",
        "lead:3": "2026-06-12 08:00",  # 14 June is a Sunday
        "lead:1": "2026-06-16 08:00",
        "lead:0": "2026-06-17 08:00",
    }


def test_an_hour_that_is_quiet_is_moved_within_the_day() -> None:
    at_night = matter(on_date("2026-06-10", "chậm nhất ngày 10/6/2026", before=True))

    found = told(at_night, "2026-06-10", Wishes(at=time(22)))

    assert found["lead:0"] == "2026-06-10 20:30"
    assert found["lead:1"] == "2026-06-09 20:30"


def test_of_two_leads_on_one_working_day_the_smaller_is_kept() -> None:
    sunday = matter(on_date("2026-06-14", "chậm nhất ngày 14/6/2026", before=True))

    found = told(sunday, "2026-06-14")

    assert found["lead:0"] == "2026-06-12 08:00"
    assert "lead:1" not in found


def test_days_off_are_kept_where_nobody_minds_them() -> None:
    sunday = matter(on_date("2026-06-14", "ngày 14/6/2026"))

    found = told(sunday, "2026-06-14", Wishes(on_working_days=False))

    assert found["lead:0"] == "2026-06-14 08:00"
    assert found["lead:1"] == "2026-06-13 08:00"


def test_before_tet_it_comes_on_the_last_day_that_is_worked() -> None:
    in_tet = matter(on_date("2026-02-18", "chậm nhất ngày 18/2/2026", before=True))

    found = told(in_tet, "2026-02-18")

    assert found["lead:0"] == "2026-02-13 08:00"
    assert list(found) == ["lead:14", "lead:7", "lead:0"]


def test_a_substitute_day_is_a_day_off() -> None:
    monday = matter(on_date("2027-01-04", "ngày 04/01/2027"))
    swapped = WorkingDays({date(2027, 1, 4): False, date(2027, 1, 2): True})

    assert told(monday, "2027-01-04", days=swapped)["lead:0"] == "2027-01-02 08:00"


def test_a_quarter_is_counted_from_its_end() -> None:
    quarterly = matter(in_period("FREQ=MONTHLY;INTERVAL=3", "hằng quý"))

    found = told(quarterly, "2026-Q2", Wishes(leads=(5, 0)))

    assert found == {"lead:5": "2026-06-25 08:00", "lead:0": "2026-06-30 08:00"}


def test_a_leap_day_is_a_day_like_any_other() -> None:
    leap = matter(on_date("2028-02-29", "chậm nhất ngày 29/02/2028", before=True))

    assert told(leap, "2028-02-29")["lead:0"] == "2028-02-29 08:00"


def test_a_month_without_the_day_ends_on_its_last_one() -> None:
    monthly = matter(on_rule("FREQ=MONTHLY;BYMONTHDAY=30", "chậm nhất ngày 30 hằng tháng"))

    assert told(monthly, "2027-02")["lead:0"] == "2027-02-26 08:00"  # the 28th is a Sunday


@pytest.mark.parametrize(
    ("rule", "leads"),
    [
        ("FREQ=DAILY", [0]),
        ("FREQ=WEEKLY;BYDAY=FR", [3, 1, 0]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", [1, 0]),
        ("FREQ=MONTHLY;BYMONTHDAY=15", [14, 7, 3, 1, 0]),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", [7, 3, 1, 0]),
    ],
)
def test_what_comes_often_is_not_brought_up_before_it_was_last_due(
    rule: str, leads: list[int]
) -> None:
    often = matter(on_rule(rule, "chậm nhất như đã định"))
    found = slots(often, on(date(2026, 6, 19)), Wishes(on_working_days=False), DAYS, ZONE)

    assert [step.days for step, _ in found] == leads


def test_an_own_reminder_has_its_own_leads_and_hour() -> None:
    mine = own(on_date("2026-12-20", "trước ngày 20/12", before=True), (5,), time(14, 30))

    assert told(mine, "2026-12-20") == {"lead:5": "2026-12-14 14:30"}


@given(
    day=st.dates(date(2025, 1, 1), date(2035, 12, 31)),
    leads=st.lists(st.integers(0, 90), max_size=6).map(tuple),
)
def test_every_lead_comes_on_a_day_that_is_worked_and_in_time(
    day: date, leads: tuple[int, ...]
) -> None:
    one = matter(on_date(day.isoformat(), "chậm nhất", before=True))
    found = slots(one, on(day), Wishes(leads=leads), DAYS, ZONE)

    moments = [moment for _, moment in found]
    assert moments == sorted(set(moments))
    assert all(DAYS.is_working(local_day(moment)) for moment in moments)
    assert all(local_day(moment) <= last_in_time(one.when, on(day)) for moment in moments)
    assert bool(found) == bool(leads)
