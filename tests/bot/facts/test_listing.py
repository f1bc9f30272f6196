from zoneinfo import ZoneInfo

from bot.facts.listing import deadline_lines, duty_lines
from corpus.facts.facts import Role
from tests.fakes.due_items import due, duty, on_date

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_names_with_commas_are_told_apart_and_written_as_inside_a_sentence() -> None:
    item = duty("Sở Nội vụ", Role.LEADS, "mở lớp", partners=["Các sở, ban, ngành", "Các xã"])

    assert list(duty_lines(item))[1] == "    Cùng với: các sở, ban, ngành; các xã"


def test_whoever_owes_it_begins_the_line() -> None:
    item = due("Báo cáo", on_date("2026-06-05"), who=["Các sở", "Các xã"], to=["Các ban"])

    assert list(deadline_lines(item, ZONE))[1] == "    Các sở, các xã → các ban"
