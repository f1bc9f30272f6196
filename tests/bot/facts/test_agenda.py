from datetime import date

import pytest

from bot.citations import Citation
from bot.facts.agenda import Agenda, names_day
from bot.facts.items import DueItem, Status
from bot.facts.periods import Period
from corpus.document import DocumentCard, DocumentId, Span
from corpus.facts.facts import Deadline, DeadlineId, DeadlineKind, Party, When, WhenType
from corpus.passages import PassageId

NOWHERE = Span(0, 0)
ID = DocumentId("1" * 64)
CARD = DocumentCard(ID, "a.txt", None, None, "A", None, None, ())
CITED = Citation(ID, "a.txt", None, "A", "1", "q", 0, 1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "năm 2026")
JUNE = Period(date(2026, 6, 1), date(2026, 6, 30), "tháng 6/2026")
DAY = When(WhenType.RULE, "15/6", NOWHERE, rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15")
QUARTERLY = When(WhenType.PERIOD, "hằng quý", NOWHERE, rrule="FREQ=MONTHLY;INTERVAL=3")
FOR_YEARS = When(WhenType.PERIOD, "2025 - 2030", NOWHERE, date="2025/2030")
ALWAYS = When(WhenType.CONTINUOUS, "thường xuyên", NOWHERE)
BROKEN = When(WhenType.RULE, "?", NOWHERE, rrule="FREQ=OFTEN")


def item(name: str, when: When, status: Status = Status.READ, *who: Party) -> DueItem:
    deadline = Deadline(
        DeadlineId(name), DeadlineKind.TASK, name, when, NOWHERE, PassageId("p"), who
    )
    return DueItem(deadline, when, status, CARD, CITED)


def what(found: list[DueItem] | tuple[DueItem, ...]) -> list[str]:
    return [each.deadline.what for each in found]


def test_days_come_in_order_and_each_once() -> None:
    march = When(WhenType.DATE, "ngày 1/3/2026", NOWHERE, date="2026-03-01")
    agenda = Agenda([item("b", DAY), item("a", march)])

    assert [(d.item.deadline.what, d.day) for d in agenda.due(YEAR)] == [
        ("a", date(2026, 3, 1)),
        ("b", date(2026, 6, 15)),
    ]


def test_a_period_over_new_year_holds_days_of_both_years() -> None:
    winter = Period(date(2026, 6, 16), date(2027, 6, 15), "")

    assert [d.day for d in Agenda([item("a", DAY)]).due(winter)] == [date(2027, 6, 15)]


def test_what_has_no_day_is_in_no_day_of_a_period() -> None:
    agenda = Agenda([item("q", QUARTERLY), item("y", FOR_YEARS), item("c", ALWAYS)])

    assert agenda.due(YEAR) == []
    assert what([d.item for d in agenda.due_without_day(JUNE)]) == ["q", "y"]
    assert what(agenda.undated()) == ["q", "y", "c"]


def test_what_was_rejected_is_left_out() -> None:
    agenda = Agenda([item("a", DAY, Status.REJECTED), item("b", DAY, Status.CONFIRMED)])

    assert what(agenda.items) == ["b"]


def test_a_unit_has_an_agenda_of_its_own() -> None:
    station = Party("Trạm Y tế", "tram y te")
    agenda = Agenda([item("a", DAY), item("b", DAY, Status.READ, station)])

    assert what(agenda.of("tram y te").items) == ["b"]
    assert agenda.of("so y te").items == ()


@pytest.mark.parametrize(("when", "named"), [(DAY, True), (QUARTERLY, False), (BROKEN, False)])
def test_only_words_that_name_a_day_have_one(when: When, *, named: bool) -> None:
    assert names_day(when) is named


def test_a_rule_that_nobody_can_read_falls_on_no_day() -> None:
    assert Agenda([item("a", BROKEN)]).due(YEAR) == []
