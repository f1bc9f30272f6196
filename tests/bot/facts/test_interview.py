from bot.facts.interview import dated_first, open_items
from bot.facts.items import Status
from corpus.facts.facts import WhenType
from tests.fakes.due_items import at_type, due, on_date, on_rule

ALWAYS = due("Giữ liên lạc", at_type(WhenType.ON_EVENT, "khi có việc"))
LISTED = due("Lập danh sách", on_date("2026-06-05", "trước ngày 05/6/2026"))
YEARLY = due("Báo cáo", on_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"))


def test_what_has_a_day_is_gone_through_before_what_has_none() -> None:
    assert dated_first([ALWAYS, LISTED, YEARLY]) == [LISTED, YEARLY, ALWAYS]


def test_what_was_decided_waits_no_more() -> None:
    done = due("Họp", on_date("2026-06-06"), status=Status.CONFIRMED)
    changed = due("Họp", on_date("2026-06-07"), status=Status.CONFIRMED, is_outdated=True)

    assert open_items([ALWAYS, done, changed]) == [ALWAYS, changed]
