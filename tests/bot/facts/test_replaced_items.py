from dataclasses import replace
from datetime import date

from bot.facts.items import DutyItem
from bot.facts.replaced_items import held_units, left_out, only_replaced, told_replaced, unreplaced
from corpus.fact_queries import UnitCount
from corpus.facts.facts import Role
from tests.fakes.due_items import card, duty

NEW = card("71/KH-UBND", issued_on=date(2026, 2, 2), id_="n" * 64)


def gone(number: str, task: str = "dạy bơi") -> DutyItem:
    of = card(number, issued_on=date(2026, 1, 15), id_=number)
    return replace(duty("Đoàn xã", Role.LEADS, task, of=of), replaced_by=NEW)


def unit(key: str, duties: int) -> UnitCount:
    return UnitCount(key, (key,), is_group=False, duties=duties, deadlines=0)


def test_what_no_other_document_replaces_is_kept() -> None:
    held = duty("Công an xã", Role.LEADS, "cắm biển", of=NEW)

    assert unreplaced([gone("5/KH-UBND"), held]) == (held,)
    assert left_out([gone("5/KH-UBND"), held]) == (gone("5/KH-UBND"),)


def test_each_replaced_document_is_told_once_with_the_one_in_its_place() -> None:
    told = only_replaced("Việc", [gone("5/KH-UBND"), gone("5/KH-UBND", "khác"), gone("6/KH-UBND")])

    assert told == (
        "Việc chỉ thấy ở văn bản đã được thay thế:\n"
        "• Kế hoạch số 5/KH-UBND ngày 15/01/2026 đã được thay thế bằng Kế hoạch số 71/KH-UBND ngày"
        " 02/02/2026.\n"
        "• Kế hoạch số 6/KH-UBND ngày 15/01/2026 đã được thay thế bằng Kế hoạch số 71/KH-UBND ngày"
        " 02/02/2026.\n"
        "Không thấy trong các văn bản khác đã nạp."
    )


def test_of_many_replaced_documents_the_first_few_are_named() -> None:
    told = told_replaced(gone(f"{n}/KH-UBND") for n in range(1, 8)).splitlines()

    assert len(told) == 5
    assert told[-1] == "… và 3 văn bản khác."


def test_units_are_counted_without_what_is_gone() -> None:
    units = (unit("doan xa", 3), unit("cong an xa", 2), unit("tram xa", 0))

    held = held_units(units, [gone("5/KH-UBND").duty] * 2)

    assert [(one.key, one.duties) for one in held] == [
        ("cong an xa", 2),
        ("doan xa", 1),
        ("tram xa", 0),
    ]
