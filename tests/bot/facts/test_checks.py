from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.facts.checks import Fault, Finding, check, counted
from bot.facts.register import Correction
from corpus.document import Span
from corpus.facts.facts import When, WhenType
from tests.fakes.facts_office import NOW, FactsOffice
from tests.fakes.replacing_plans import NEW_PLAN, OLD_PLAN

LETTER = """ỦY BAN NHÂN DÂN
{level}

Số: {number} {place}, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
{title}

I. TỔ CHỨC THỰC HIỆN

{body}

Nơi nhận:
- Như trên.
"""


def letter(number: str, body: str, place: str = "Sông Lam", level: str = "TỈNH SÔNG LAM") -> str:
    return LETTER.format(number=number, place=place, level=level, title=f"Việc {number}", body=body)


def found(engine: Engine, *texts: str) -> dict[Fault, list[Finding]]:
    office = FactsOffice(engine, texts)
    findings = check(office.register.duties(), office.register.deadlines(), 2026)
    return {fault: [f for f in findings if f.fault is fault] for fault in counted(findings)}


STANDING = "1. {unit} là cơ quan thường trực Ban Chỉ đạo 138 tỉnh."


def test_two_documents_that_name_different_standing_units_are_found(engine: Engine) -> None:
    faults = found(
        engine,
        letter("5/KH-UBND", STANDING.format(unit="Công an tỉnh")),
        letter("6/KH-UBND", STANDING.format(unit="Sở Nội vụ")),
    )

    [finding] = faults[Fault.STANDING]
    assert "nêu Công an tỉnh" in finding.said
    assert "Sở Nội vụ" in finding.said
    assert {citation.number for citation in finding.citations} == {"5/KH-UBND", "6/KH-UBND"}
    assert finding.remedy.startswith("Kiểm tra văn bản nào còn hiệu lực")


@pytest.mark.parametrize(
    "other",
    [
        letter("6/KH-UBND", STANDING.format(unit="Công an tỉnh")),
        letter("6/KH-UBND", STANDING.format(unit="Sở Nội vụ").replace("138", "799")),
        letter("6/KH-UBND", STANDING.format(unit="Sở Nội vụ"), "Sông Mai", "TỈNH SÔNG MAI"),
    ],
)
def test_the_same_unit_another_programme_or_place_is_no_conflict(
    engine: Engine, other: str
) -> None:
    faults = found(engine, letter("5/KH-UBND", STANDING.format(unit="Công an tỉnh")), other)

    assert Fault.STANDING not in faults


def test_a_document_and_the_one_that_replaces_it_are_in_no_conflict(engine: Engine) -> None:
    assert found(engine, OLD_PLAN, NEW_PLAN) == {}


def test_a_document_that_does_not_say_which_it_replaces_is_in_conflict(engine: Engine) -> None:
    faults = found(engine, OLD_PLAN, NEW_PLAN.replace("thay thế", "căn cứ"))

    [finding] = faults[Fault.STANDING]
    assert {citation.number for citation in finding.citations} == {"58/KH-UBND", "71/KH-UBND"}


def test_a_replaced_document_is_in_no_conflict_with_a_third_one(engine: Engine) -> None:
    third = NEW_PLAN.replace("71/KH-UBND", "80/KH-UBND").replace("thay thế", "căn cứ")

    assert Fault.STANDING not in found(engine, OLD_PLAN, NEW_PLAN, third)


def test_committees_against_two_things_are_two_committees(engine: Engine) -> None:
    said = "1. {unit} là cơ quan thường trực Ban Chỉ đạo phòng, chống {what} tỉnh."
    crime = said.format(unit="Công an tỉnh", what="tội phạm")
    floods = said.format(unit="Sở Nội vụ", what="thiên tai")

    assert Fault.STANDING not in found(
        engine, letter("5/KH-UBND", crime), letter("6/KH-UBND", floods)
    )


ORDER = (
    "1. Các phường gửi báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 6 hằng năm.\n\n"
    "2. Sở Nội vụ gửi báo cáo tổng hợp về Ủy ban nhân dân tỉnh trước ngày {day} tháng 6 hằng năm."
)


def test_what_is_due_before_that_which_it_is_made_from_is_found(engine: Engine) -> None:
    faults = found(engine, letter("5/KH-UBND", ORDER.format(day="10")))

    [finding] = faults[Fault.ORDER]
    assert "phải xong trước ngày 10/6/2026" in finding.said
    assert "trước ngày 15/6/2026 mới đến hạn gửi" in finding.said
    assert len(finding.citations) == 2


def test_what_is_due_after_it_is_in_order(engine: Engine) -> None:
    assert Fault.ORDER not in found(engine, letter("5/KH-UBND", ORDER.format(day="20")))


def test_work_that_units_only_take_part_in_is_found(engine: Engine) -> None:
    tasks = "1. Tuyên truyền trong trường học.\n\n- Cơ quan phối hợp: Sở Y tế.\n\n{more}"
    alone = found(engine, letter("5/KH-UBND", tasks.format(more="")))

    [finding] = alone[Fault.LEAD]
    assert finding.said == "“Tuyên truyền trong trường học”: chỉ nêu Sở Y tế phối hợp."


def test_work_that_somebody_leads_is_whole(engine: Engine) -> None:
    whole = (
        "1. Tuyên truyền trong trường học.\n\n- Cơ quan chủ trì: Sở Nội vụ.\n\n"
        "- Cơ quan phối hợp: Sở Y tế."
    )

    assert Fault.LEAD not in found(engine, letter("5/KH-UBND", whole))


def test_what_comes_again_without_a_day_or_an_owner_is_found_once(engine: Engine) -> None:
    faults = found(
        engine,
        letter("5/KH-UBND", "1. Định kỳ 6 tháng, hằng năm tổ chức sơ kết việc thực hiện Kế hoạch."),
    )

    [day] = faults[Fault.DAY]
    assert day.said.endswith("6 tháng một lần, hằng năm, không có ngày cụ thể.")
    assert "văn bản không nêu đơn vị thực hiện" in faults[Fault.OWNER][0].said


def test_a_decision_about_other_words_is_found(engine: Engine) -> None:
    office = FactsOffice(engine, [letter("5/KH-UBND", ORDER.format(day="20"))])
    item = office.register.deadlines()[0]
    when = When(WhenType.DATE, "ngày 1/7/2026", Span(0, 0), date="2026-07-01")
    corrected = office.register.correct(item.deadline.id, Correction(when), "terminal", NOW)
    outdated = replace(corrected, is_outdated=True)

    [finding] = [f for f in check((), (outdated,), 2026) if f.fault is Fault.OUTDATED]
    assert "5/KH-UBND" in finding.said


def test_what_a_clerk_rejected_is_not_looked_at(engine: Engine) -> None:
    office = FactsOffice(engine, [letter("5/KH-UBND", ORDER.format(day="10"))])
    for item in office.register.deadlines():
        office.register.reject(item.deadline.id, "terminal", NOW)

    assert check((), office.register.deadlines(), 2026) == ()
