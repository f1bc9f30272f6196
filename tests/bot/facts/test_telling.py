from dataclasses import replace
from datetime import date

import pytest

from bot.citations import Citation
from bot.facts.items import DueItem, DutyItem, Status
from bot.facts.telling import due_line, duty_line, names, of_group, reading, status, where
from bot.schedule.occurrence import Occurrence, on, read_date
from corpus.document import DocumentCard, DocumentId, Span
from corpus.facts.facts import (
    Deadline,
    DeadlineId,
    DeadlineKind,
    Duty,
    Party,
    Role,
    When,
    WhenType,
)
from corpus.passages import PassageId

ID = DocumentId("1" * 64)
CARD = DocumentCard(ID, "a.txt", "5/KH-UBND", "KẾ HOẠCH", "Thử việc", "Sông Lam", None, ())
CITED = Citation(ID, "a.txt", "5/KH-UBND", "Thử việc", "II.1.a", "Gửi báo cáo", 0, 11)
NOWHERE = Span(0, 0)
JUNE = When(
    WhenType.RULE, "trước 15/6", NOWHERE, rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", before=True
)
STATION, OFFICE = Party("Trạm Y tế", "tram y te"), Party("Ủy ban nhân dân xã", "uy ban nhan dan xa")
VILLAGES = Party("Các thôn", "thon", is_group=True)


def due(when: When = JUNE, **parts: tuple[Party, ...]) -> DueItem:
    deadline = Deadline(
        DeadlineId("aaaaaaaaaaaa"),
        DeadlineKind.REPORT,
        "gửi báo cáo;",
        when,
        NOWHERE,
        PassageId("p"),
        **parts,
    )
    return DueItem(deadline, when, Status.READ, CARD, CITED)


def duty(task: str, role: Role = Role.LEADS, *partners: Party) -> DutyItem:
    return DutyItem(Duty(STATION, role, task, NOWHERE, PassageId("p"), partners), CARD, CITED)


def test_a_deadline_is_told_with_its_words_its_place_and_how_sure_it_is() -> None:
    told = due_line(due(who=(STATION,), to=(OFFICE,), through=(VILLAGES,)))

    assert told == (
        "Hằng năm, trước ngày 15/6 · Gửi báo cáo\n"
        "Trạm Y tế → Ủy ban nhân dân xã (qua các thôn)\n"
        "“trước 15/6” – 5/KH-UBND, Phần II, mục 1, điểm a – chưa xác nhận"
    )


@pytest.mark.parametrize(
    ("said", "before", "occurrence", "told"),
    [
        ("trước 15/6", True, on(read_date("2026-06-15").first), "Trước ngày 15/6/2026"),
        ("chậm nhất 15/6", True, on(read_date("2026-06-15").first), "Chậm nhất ngày 15/6/2026"),
        ("ngày 15/6", False, on(read_date("2026-06-15").first), "Ngày 15/6/2026"),
        ("quý II", False, read_date("2026-04/2026-06"), "Quý II/2026"),
    ],
)
def test_a_time_at_which_it_falls_due_keeps_before_apart_from_on(
    said: str, *, before: bool, occurrence: Occurrence, told: str
) -> None:
    item = due(replace(JUNE, said=said, before=before))

    assert due_line(item, occurrence).startswith(f"{told} · ")


def test_a_limit_on_a_day_off_says_the_last_working_day_before_it() -> None:
    on_the_day = on(date(2026, 11, 15))

    told = due_line(due(), on_the_day, worked=date(2026, 11, 13))

    assert told.startswith("Trước ngày 15/11/2026 (ngày làm việc cuối trước hạn: 13/11/2026) · ")


def test_a_correction_stands_beside_the_documents_words() -> None:
    later = replace(JUNE, rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", said="trước 20/6")
    item = due()
    corrected = replace(item, deadline=replace(item.deadline, when=later), status=Status.CORRECTED)

    assert "đã sửa: hằng năm, trước ngày 20/6; văn bản ghi “trước 15/6”" in due_line(corrected)


def test_what_has_changed_since_says_so() -> None:
    assert status(replace(due(), is_outdated=True)).startswith("chưa xác nhận, cần xem lại")


def test_what_has_no_day_is_told_without_one() -> None:
    period = When(WhenType.PERIOD, "hằng năm", NOWHERE, rrule="FREQ=YEARLY")

    assert reading(period) == "hằng năm"


def test_a_rule_that_nobody_can_read_is_told_as_such() -> None:
    assert reading(replace(JUNE, rrule="FREQ=OFTEN")) == "chưa đọc được thời hạn"


def test_a_duty_is_told_with_whom_and_where() -> None:
    told = duty_line(duty("tổ chức hội thi", Role.LEADS, VILLAGES), with_role=True)

    assert told == ("Chủ trì: Tổ chức hội thi\nCùng các thôn\n5/KH-UBND, Phần II, mục 1, điểm a")


def test_a_role_that_the_task_says_is_not_said_twice() -> None:
    assert duty_line(duty("Chủ trì hội thi"), with_role=True).startswith("Chủ trì hội thi\n")
    helped = duty("Chủ trì, phối hợp tổ chức", Role.COOPERATES)
    assert duty_line(helped, with_role=True).startswith("Phối hợp: Chủ trì, phối hợp")
    assert duty_line(duty("Chủ trì hội thi"), with_unit=True).startswith("Trạm Y tế – chủ trì: ")


def test_overlong_lists_and_tasks_are_cut() -> None:
    told = duty_line(duty("việc " * 100))

    assert len(told.split("\n")[0]) < 230
    assert names((STATION, OFFICE, VILLAGES) * 2).endswith("các thôn và 3 đơn vị khác")


def test_one_more_unit_is_named_rather_than_counted() -> None:
    assert names((STATION, OFFICE, VILLAGES, STATION)).endswith("các thôn, Trạm Y tế")


def test_names_that_are_lists_themselves_are_kept_apart() -> None:
    offices = Party("Các sở, ngành", "so nganh", is_group=True)

    assert names((STATION, offices)) == "Trạm Y tế; các sở, ngành"


def test_whom_the_task_names_is_not_named_twice() -> None:
    assert "\nCùng" not in duty_line(duty("Phối hợp với Ủy ban nhân dân xã", Role.LEADS, OFFICE))


def test_a_blank_number_is_told_with_its_place() -> None:
    blank = replace(CITED, number="/KH-UBND")

    assert where(blank, CARD).startswith("…/KH-UBND (Sông Lam), ")
    assert where(replace(CITED, number=None), CARD).startswith("Thử việc, ")


def test_a_group_is_told_with_the_place_whose_it_is() -> None:
    assert of_group("Chung cho {group}", "Các thôn", CARD) == "Chung cho các thôn (Sông Lam)"
    assert of_group("Chung cho {group}", "Các thôn", replace(CARD, place=None)) == (
        "Chung cho các thôn"
    )
