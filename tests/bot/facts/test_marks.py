from datetime import date

import pytest

from bot.facts.agenda import Agenda
from bot.facts.items import DueItem
from bot.facts.marks import Group, counted, groups, marks
from bot.facts.periods import Period
from corpus.facts.facts import DeadlineKind, When, WhenType
from tests.fakes.due_items import at_type, due, in_period, on_date, on_rule

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "năm 2026")
YEARLY = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"


def marked(*whens: When) -> list[tuple[date, date]]:
    items = [due(f"việc {n}", when) for n, when in enumerate(whens)]
    return [(mark.first, mark.last) for mark in marks(Agenda(items), YEAR)]


def headings(*items: DueItem) -> list[str]:
    return [group.heading for group in groups(Agenda(items), YEAR)]


def test_named_days_are_marked_in_order() -> None:
    found = marked(on_date("2026-11-15"), on_rule(YEARLY), on_date("2027-01-01"))

    assert found == [(date(2026, 6, 15),) * 2, (date(2026, 11, 15),) * 2]


def test_a_few_days_in_a_row_are_one_mark() -> None:
    assert marked(in_period(date_="2026-04-18/2026-04-20")) == [
        (date(2026, 4, 18), date(2026, 4, 20))
    ]


@pytest.mark.parametrize(
    ("when", "heading"),
    [
        (on_rule("FREQ=DAILY"), "Hằng ngày"),
        (in_period("FREQ=MONTHLY"), "Hằng tháng"),
        (in_period("FREQ=MONTHLY;INTERVAL=3"), "Hằng quý"),
        (in_period("FREQ=MONTHLY;INTERVAL=6"), "6 tháng một lần"),
        (in_period("FREQ=YEARLY"), "Hằng năm"),
        (in_period("FREQ=YEARLY;INTERVAL=5"), "5 năm một lần"),
        (on_date("2026"), "Năm 2026"),
        (on_date("2026-06"), "Tháng 6/2026"),
        (in_period(date_="2025/2030"), "Từ năm 2025 đến năm 2030"),
        (in_period(date_="2026-01-05/2026-09-20"), "Từ ngày 05/01/2026 đến ngày 20/9/2026"),
        (in_period(), "Định kỳ hoặc theo nhiệm kỳ, không nêu rõ lúc nào"),
        (in_period("FREQ=NEVER"), "Định kỳ hoặc theo nhiệm kỳ, không nêu rõ lúc nào"),
        (at_type(WhenType.RELATIVE, "trước khi họp"), "Tính theo một việc hoặc một mốc khác"),
        (at_type(WhenType.ON_EVENT, "khi cần"), "Khi có việc phát sinh"),
        (at_type(WhenType.CONTINUOUS, "thường xuyên"), "Thường xuyên"),
    ],
)
def test_what_names_no_day_stands_apart_and_never_on_a_day(when: When, heading: str) -> None:
    item = due("báo cáo", when)

    assert groups(Agenda([item]), YEAR) == [Group(heading, (item,))]
    assert marks(Agenda([item]), YEAR) == []


def test_what_is_of_another_year_is_left_out() -> None:
    assert headings(due("tổng kết", on_date("2030")), due("sơ kết", on_date("2025"))) == []


def test_a_day_that_a_month_lacks_is_listed_with_the_month() -> None:
    item = due("báo cáo", on_rule("FREQ=MONTHLY;BYMONTHDAY=30", "trước ngày 30 hằng tháng"))

    assert headings(item) == ["Tháng 02/2026"]
    assert len(marks(Agenda([item]), YEAR)) == 11


def test_what_comes_often_comes_first_and_what_never_ends_last() -> None:
    found = headings(
        due("a", at_type(WhenType.CONTINUOUS, "thường xuyên")),
        due("b", on_date("2026")),
        due("c", in_period("FREQ=YEARLY")),
        due("d", in_period("FREQ=MONTHLY")),
        due("e", in_period()),
    )

    assert found == [
        "Hằng tháng",
        "Hằng năm",
        "Định kỳ hoặc theo nhiệm kỳ, không nêu rõ lúc nào",
        "Năm 2026",
        "Thường xuyên",
    ]


def test_festivals_are_counted_apart_from_what_is_due() -> None:
    report = due("báo cáo", on_rule(YEARLY))
    festival = due("Ngày hội", on_date("2026-11-18"), kind=DeadlineKind.EVENT)

    assert counted([report, festival, report], 5) == (
        "2 lần đến hạn có nêu ngày và 1 lượt ngày lễ, ngày hội; 5 việc văn bản không nêu ngày,"
        " kể cả việc thường xuyên."
    )
    assert counted([report], 0).startswith("1 lần đến hạn có nêu ngày; 0 việc")
