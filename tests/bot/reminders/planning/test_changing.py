import re
from dataclasses import replace

from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.facts.standing import document_key
from bot.reminders.occasions import Due, Occasion, OccasionState
from bot.reminders.planning.matters import matters_of, replaced_of, withheld_of
from bot.reminders.steps import StepKind
from bot.reminders.wishes import Kind, Subscription
from corpus.facts.facts import When
from tests.fakes.due_items import card, due, on_date, on_rule
from tests.fakes.planned_chat import PlannedChat, a_target, at

JUNE = on_date("2026-06-19", "chậm nhất ngày 19/6/2026", before=True)
LATER = on_date("2026-06-26", "chậm nhất ngày 26/6/2026", before=True)
REPORT = Due("report", "2026-06-19")


SHORTER = "chậm nhất ngày 07/6/2026"


def item(when: When = JUNE, **more: object) -> DueItem:
    usual = {"id_": "report", "status": Status.CONFIRMED, "who": ["Sở Nội vụ"]}
    return due("nộp báo cáo", when, **usual | more)  # type: ignore[arg-type]


def told_once() -> PlannedChat:
    """Return a chat that was told of a report fourteen days before."""
    one = PlannedChat(a_target(at("2026-06-04", "07:00")))
    stands(one, item())
    one.tick(at("2026-06-05"))
    return one


def stands(one: PlannedChat, *items: DueItem) -> None:
    one.matters = matters_of(one.target, items, (), Naming(()))
    one.withheld = withheld_of(one.target, items, Naming(()))


def changed(rows: list[Occasion]) -> list[Occasion]:
    return [row for row in rows if row.step.kind is StepKind.CHANGED]


def test_what_no_document_says_any_longer_is_told_soon_and_once() -> None:
    one = told_once()
    stands(one)

    assert one.tick(at("2026-06-09")) == []
    one.plan(at("2026-06-09", "08:01"))
    [row] = changed(one.tick(at("2026-06-09", "08:02")))
    again = one.tick(at("2026-06-10"))

    assert row.told.is_gone
    assert (row.told.was_what, row.told.was_limit) == ("nộp báo cáo", "chậm nhất ngày 19/6/2026")
    assert row.told.limit == ""
    assert again == []


def test_what_is_missing_only_for_a_moment_is_not_told() -> None:
    one = told_once()
    stands(one)
    one.tick(at("2026-06-08"))

    stands(one, item())

    assert one.tick(at("2026-06-08", "08:03")) == []


def test_what_is_rejected_is_told_as_gone() -> None:
    one = told_once()
    stands(one, item(status=Status.REJECTED))
    one.plan(at("2026-06-05", "21:00"))

    [row] = changed(one.tick(at("2026-06-08")))

    assert row.told.is_gone


def test_what_is_gone_with_a_replaced_document_names_the_new_one() -> None:
    one = told_once()
    replaced = replace(item(), replaced_by=card("71/KH-UBND"))
    stands(one, replaced)
    one.replaced = replaced_of([replaced])
    one.plan(at("2026-06-05", "21:00"))

    [row] = changed(one.tick(at("2026-06-08")))

    assert row.told.is_gone
    assert row.told.replaced_by == "Kế hoạch số 71/KH-UBND"


def test_whoever_wished_for_a_document_is_reminded_of_the_one_that_replaced_it() -> None:
    old, new = card("58/KH-UBND", id_="old"), card("71/KH-UBND", id_="new")
    wish = Subscription(1, Kind.DOCUMENT, document_key(old), "58/KH-UBND")
    target = replace(a_target(at("2026-06-04")), subscriptions=(wish,))
    items = [
        replace(item(of=old, id_="before"), replaced_by=new),
        item(LATER, of=new, id_="after"),
        item(of=card("80/KH-UBND", id_="other"), id_="other"),
    ]

    [matter] = matters_of(target, items, (), Naming(()))

    assert (matter.id, matter.by) == ("after", (wish.mark,))


def test_another_day_is_told_with_the_day_that_was_announced() -> None:
    one = told_once()
    stands(one, item(LATER, status=Status.CORRECTED))

    [row] = changed(one.tick(at("2026-06-08")))

    assert row.due == REPORT
    assert row.told.is_gone
    assert row.told.limit == "chậm nhất ngày 26/6/2026"
    assert row.told.was_limit == "chậm nhất ngày 19/6/2026"


def test_each_further_day_is_told_and_that_it_is_gone_in_the_end() -> None:
    one = told_once()
    told = []

    for day, limit in enumerate((20, 22, 25, 19), start=8):
        words = f"chậm nhất ngày {limit}/6/2026"
        stands(one, item(on_date(f"2026-06-{limit}", words, before=True)))
        told += changed(one.tick(at(f"2026-06-{day:02}")))
        told += changed(one.tick(at(f"2026-06-{day:02}", "12:00")))
    stands(one)
    one.plan(at("2026-06-11", "20:00"))
    told += changed(one.tick(at("2026-06-12")))

    days = [re.findall(r"\d+(?=/6)", f"{row.told.was_limit} {row.told.limit}") for row in told]
    assert days == [["19", "20"], ["20", "22"], ["22", "25"], ["25", "19"], ["19"]]


def test_a_day_that_moved_again_after_the_first_one_is_told() -> None:
    one = told_once()
    stands(one, item(on_date("2026-06-30", "chậm nhất ngày 30/6/2026", before=True)))
    one.tick(at("2026-06-08"))
    stands(one, item(on_date("2026-07-31", "chậm nhất ngày 31/7/2026", before=True)))

    [row] = changed(one.tick(at("2026-06-22")))  # after 19 June, of which it was told first

    assert (row.told.was_limit, row.told.limit) == (
        "chậm nhất ngày 30/6/2026",
        "chậm nhất ngày 31/7/2026",
    )


def test_a_day_that_was_brought_up_since_it_moved_is_told_once_when_it_moves_again() -> None:
    one = told_once()
    stands(one, item(LATER))
    one.tick(at("2026-06-08"))
    one.tick(at("2026-06-12"))  # fourteen days before the new day
    stands(one, item(on_date("2026-06-30", "chậm nhất ngày 30/6/2026", before=True)))

    [row] = changed(one.tick(at("2026-06-15")))

    assert (row.due.occurrence, row.told.limit) == ("2026-06-26", "chậm nhất ngày 30/6/2026")


def test_a_change_on_a_day_off_waits_until_work_goes_on_but_not_a_shorter_time() -> None:
    one, other = told_once(), told_once()
    stands(one, item(on_date("2026-06-22", "chậm nhất ngày 22/6/2026", before=True)))
    stands(other, item(on_date("2026-06-07", "chậm nhất ngày 7/6/2026", before=True)))

    assert changed(one.tick(at("2026-06-06"))) == []
    assert changed(one.tick(at("2026-06-08", "07:30"))) == []
    assert len(changed(one.tick(at("2026-06-08")))) == 1
    assert [row.told.limit for row in other.tick(at("2026-06-06"))] == [SHORTER]


def test_a_rule_that_took_its_place_is_told_as_a_rule() -> None:
    one = told_once()
    stands(one, item(on_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"), status=Status.CORRECTED))

    [row] = changed(one.tick(at("2026-06-08")))

    assert row.told.limit == "hằng năm, trước ngày 20/6"


def test_another_unit_for_the_same_day_is_a_change() -> None:
    one = told_once()
    stands(one, item(status=Status.CORRECTED, who=["Sở Y tế"]))

    [row] = changed(one.tick(at("2026-06-08")))

    assert not row.told.is_gone
    assert row.told.limit == row.told.was_limit


def test_words_that_a_clerk_corrected_are_a_change_and_words_read_anew_are_none() -> None:
    one = told_once()
    other = item()
    reworded = replace(other, deadline=replace(other.deadline, what="nộp báo cáo quý II"))
    stands(one, reworded)
    assert one.tick(at("2026-06-08")) == []

    stands(one, replace(reworded, status=Status.CORRECTED))
    [row] = one.tick(at("2026-06-08", "09:00"))

    assert (row.told.was_what, row.told.what) == ("nộp báo cáo", "nộp báo cáo quý II")


def test_the_same_document_in_another_file_is_no_change() -> None:
    one = told_once()
    stands(one, item(of=card(id_="e" * 64), quote="Gửi báo cáo."))

    assert one.tick(at("2026-06-08")) == []


def test_what_a_clerk_has_to_look_at_again_is_kept_back_without_a_word() -> None:
    one = told_once()
    one.plan(at("2026-06-11", "20:00"))
    stands(one, item(is_outdated=True))

    told = one.tick(at("2026-06-12"))

    assert told == []
    assert one.state("lead:7") is OccasionState.WITHDRAWN


def test_whoever_unsubscribed_is_told_nothing() -> None:
    one = told_once()
    one.target = replace(one.target, subscriptions=())
    stands(one, item())

    assert one.tick(at("2026-06-08")) == []


def test_what_was_never_announced_changes_without_a_word() -> None:
    one = PlannedChat(a_target(at("2026-06-04", "07:00")))
    stands(one, item())
    one.plan(at("2026-06-04", "21:00"))
    stands(one)

    assert one.tick(at("2026-06-05")) == []


def test_what_is_over_changes_without_a_word() -> None:
    one = told_once()
    stands(one)

    assert one.tick(at("2026-06-20")) == []


def test_a_change_that_was_taken_back_before_it_was_told_is_not_told() -> None:
    one = told_once()
    stands(one, item(who=["Sở Y tế"]))
    one.plan(at("2026-06-08"))

    stands(one, item())
    told = one.tick(at("2026-06-08", "08:05"))

    assert told == []


def test_each_change_is_told_also_one_that_leads_back() -> None:
    one = told_once()
    told = []

    for day, who in enumerate(["Sở Y tế", "Sở Nội vụ", "Sở Y tế"], start=8):
        stands(one, item(who=[who]))
        told += changed(one.tick(at(f"2026-06-{day:02}")))
        told += changed(one.tick(at(f"2026-06-{day:02}", "12:00")))

    assert len(told) == 3


def test_what_comes_back_after_it_was_told_as_gone_is_told() -> None:
    one = told_once()
    stands(one)
    one.plan(at("2026-06-05", "21:00"))
    one.tick(at("2026-06-08"))

    stands(one, item())
    [row] = changed(one.tick(at("2026-06-09")))

    assert not row.told.is_gone
    assert (row.told.limit, row.told.was_limit) == ("chậm nhất ngày 19/6/2026",) * 2


def test_what_is_still_to_come_is_told_in_the_new_words() -> None:
    one = told_once()
    one.plan(at("2026-06-11", "20:00"))
    stands(one, item(who=["Sở Y tế"]))

    one.plan(at("2026-06-11", "21:00"))

    [lead] = [row for row in one.waiting() if row.step.key == "lead:7"]
    assert lead.told == replace(changed(one.waiting())[0].told, was_what="", was_limit="")
