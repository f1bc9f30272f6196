"""What is due at one time in one place, brought together."""

from dataclasses import replace
from datetime import date, timedelta

from bot.facts.items import Status
from bot.reminders.letters.digests import numbered
from bot.reminders.occasions import Tending
from bot.reminders.planning.matters import ended
from bot.reminders.steps import Step, StepKind
from bot.reminders.wishes import TargetKind
from tests.fakes.told_things import NOW, ZONE, a_digest, a_matter, a_target, an_occasion, on

_HOUR = timedelta(hours=1)


def test_what_is_due_first_comes_first_and_gets_the_first_number() -> None:
    later, sooner = on("2026-06-22", "d1", "Họp"), on("2026-06-16", "d2", "Nộp danh sách")
    told = [an_occasion(later, Step.lead(7)), an_occasion(sooner, Step.lead(1))]

    entries = a_digest(told, [later, sooner]).entries

    assert [(one.number, one.occasion.due.matter, one.left) for one in entries] == [
        (1, "d2", 1),
        (2, "d1", 7),
    ]


def test_of_several_leads_the_newest_is_told_and_the_others_with_it() -> None:
    matter = a_matter()
    week = an_occasion(matter, Step.lead(7), NOW - timedelta(days=4))
    now = an_occasion(matter, Step.lead(3))

    [entry] = a_digest([now, week], [matter]).entries

    assert (entry.occasion, entry.merged, entry.late_since) == (now, (week.id,), None)


def test_what_is_told_an_hour_late_says_when_it_should_have_been_told() -> None:
    matter = a_matter()
    later = NOW + timedelta(hours=3)
    just_in_time = an_occasion(matter, at=later - _HOUR)
    late = an_occasion(matter, at=later - _HOUR - timedelta(seconds=1))

    [entry] = a_digest([just_in_time], [matter], now=later).entries
    [late_entry] = a_digest([late], [matter], now=later).entries

    assert entry.late_since is None
    assert late_entry.late_since == late.at.astimezone(ZONE)


def test_a_follow_up_is_late_too() -> None:
    matter = a_matter()
    later = NOW + timedelta(hours=3)
    overdue = an_occasion(matter, Step(StepKind.OVERDUE), NOW)

    [entry] = a_digest([overdue], [matter], now=later).entries

    assert entry.late_since == NOW.astimezone(ZONE)


def test_what_quiet_hours_held_back_is_not_late_when_they_end() -> None:
    matter = a_matter()
    in_the_night = an_occasion(matter, at=NOW - timedelta(hours=10))
    end = NOW - _HOUR  # 07:00

    [at_their_end] = a_digest([in_the_night], [matter], now=end).entries
    [long_after] = a_digest([in_the_night], [matter], now=end + timedelta(hours=2)).entries

    assert at_their_end.late_since is None
    assert long_after.late_since == in_the_night.at.astimezone(ZONE)


def test_what_was_over_before_it_could_be_told_is_told_apart() -> None:
    over = on("2026-06-12", "d1", "Họp")
    lead = an_occasion(over, Step.lead(1), NOW - timedelta(days=4))

    digest = a_digest([lead], [over])

    assert digest.entries == ()
    assert [entry.occasion for entry in digest.passed] == [lead]


def test_a_snooze_that_ends_after_the_limit_is_told_as_overdue() -> None:
    over = on("2026-06-12", "d1", "Họp")
    snoozed = an_occasion(over, Step.snoozed(NOW))

    [entry] = a_digest([snoozed], [over]).entries

    assert entry.left == -3


def test_what_is_closed_or_no_more_need_not_be_told() -> None:
    closed, gone = a_matter("d1"), a_matter("d2")
    told = [an_occasion(closed), an_occasion(gone)]
    done = Tending(told[0].due, closed_by="telegram:1", closed_at=NOW)

    digest = a_digest(told, [closed], tendings=[done])

    assert digest.is_empty
    assert set(digest.void) == {one.id for one in told}


def test_a_change_is_told_besides_what_is_due() -> None:
    matter = a_matter()
    lead = an_occasion(matter)
    changed = an_occasion(matter, Step(StepKind.CHANGED))

    digest = a_digest([changed, lead], [matter])

    assert [entry.occasion for entry in digest.entries] == [lead]
    assert [entry.occasion for entry in digest.changed] == [changed]


def test_what_was_announced_and_is_no_more_is_told() -> None:
    matter = a_matter()
    changed = an_occasion(matter, Step(StepKind.CHANGED))
    gone = replace(changed, told=ended(changed.told))

    digest = a_digest([gone], [])

    assert [entry.matter for entry in digest.changed] == [None]


def test_a_clerk_sees_what_waits_apart_from_what_nobody_closed() -> None:
    unclear = a_matter("d1", status=Status.READ)
    waits = an_occasion(unclear)
    nobody_did = an_occasion(on("2026-06-11", "d2", "Họp"), Step(StepKind.CLERK, "9"))
    clerk = a_target(TargetKind.CLERK)

    digest = a_digest([waits, nobody_did], [unclear], clerk, labels={9: "Tổ một cửa"})

    assert [entry.occasion for entry in digest.unconfirmed] == [waits]
    [entry] = digest.entries
    assert (entry.owner, entry.chat, entry.matter) == (9, "Tổ một cửa", None)


def test_a_clerk_need_not_look_at_what_was_confirmed_meanwhile() -> None:
    matter = a_matter()
    waits = an_occasion(matter)

    digest = a_digest([waits], [matter], a_target(TargetKind.CLERK))

    assert (digest.is_empty, digest.void) == (True, (waits.id,))


def test_two_chats_with_the_same_matter_are_told_to_a_clerk_one_by_one() -> None:
    matter = on("2026-06-11", "d1", "Họp")
    of_two = [an_occasion(matter, Step(StepKind.CLERK, mark)) for mark in ("8", "9")]

    digest = a_digest(of_two, [matter], a_target(TargetKind.CLERK))

    assert [entry.owner for entry in digest.entries] == [8, 9]


def test_the_numbers_can_be_worked_out_from_the_rows_alone() -> None:
    matters = [on(f"2026-06-{16 + n % 3}", f"d{n}", f"Việc {n}") for n in range(12)]
    over = on("2026-06-11", "d99", "Họp")
    told = [an_occasion(matter) for matter in matters]
    told.append(an_occasion(over, Step.lead(1), NOW - timedelta(days=5)))
    told.append(an_occasion(matters[0], Step(StepKind.CHANGED)))
    digest = a_digest(told, [*matters, over])

    found = numbered(reversed(told), date(2026, 6, 15), TargetKind.CHAT)

    assert found == tuple(entry.occasion for entry in digest.numbered)
    assert [entry.number for entry in digest.numbered] == [*range(1, 14)]
    assert digest.numbered[-1].matter is over  # after what is still to come


def test_what_passed_unseen_by_a_clerk_has_no_number() -> None:
    over = on("2026-06-11", "d1", "Họp")
    told = an_occasion(over, Step.lead(1), NOW - timedelta(days=5))

    digest = a_digest([told], [over], a_target(TargetKind.CLERK))

    assert [entry.number for entry in digest.passed] == [0]
    assert numbered([told], date(2026, 6, 15), TargetKind.CLERK) == ()
