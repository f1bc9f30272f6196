from datetime import date

import pytest

from bot.facts.asking import DueAsked, DutiesAsked, plainly_asked, read_due, read_duties
from bot.facts.periods import find_period
from corpus.facts.facts import DeadlineKind, Role
from corpus.text import fold

TODAY = date(2026, 11, 21)
UNITS = {"so noi vu", "cong an tinh", "cac so ban nganh"}


def plain(text: str, *, is_first: bool = True) -> DueAsked | DutiesAsked | None:
    return plainly_asked(text, TODAY, UNITS.__contains__, is_first=is_first)


def in_(words: str) -> DueAsked:
    found = find_period(words, TODAY)
    assert found is not None
    return DueAsked(found.period)


@pytest.mark.parametrize("typed", ["tháng 6", "thang 6", "của tháng 6?", "  Tháng 6  "])
def test_a_month_behind_the_command_is_when(typed: str) -> None:
    assert read_due(typed, TODAY) == in_("thang 6")


def test_kind_unit_and_time_may_stand_together() -> None:
    asked = read_due("báo cáo tháng 6 của Sở Nội vụ", TODAY)

    assert (asked.kind, asked.name, asked.period) == (
        DeadlineKind.REPORT,
        "so noi vu",
        in_("thang 6").period,
    )


def test_what_has_no_day_can_be_asked_for() -> None:
    assert read_due("không có ngày", TODAY) == DueAsked(undated=True)


@pytest.mark.parametrize("name", ["Hội Nông dân", "chi bộ", "trẻ em", "Ủy ban", "các đoàn thể"])
def test_words_of_courtesy_in_a_name_are_part_of_it(name: str) -> None:
    assert read_duties(f"{name} ạ") == DutiesAsked(name=fold(name))


@pytest.mark.parametrize(
    "text",
    ["chi bộ phải làm gì", "chi bo phai lam gi", "hội nông dân làm gì", "hoi nong dan lam gi"],
)
def test_a_name_in_free_words_is_not_taken_for_courtesy(text: str) -> None:
    shortened = {"bo", "nong dan"}

    assert plainly_asked(text, TODAY, shortened.__contains__) is None


def test_targets_are_asked_for_by_their_name() -> None:
    assert read_due("chỉ tiêu", TODAY) == DueAsked(kind=DeadlineKind.TARGET)
    assert read_due("chi tieu", TODAY) == DueAsked(kind=DeadlineKind.TARGET)


def test_behind_the_command_of_duties_stands_a_unit_or_who_does_something() -> None:
    assert read_duties("của Sở Nội vụ") == DutiesAsked(name="so noi vu")
    assert read_duties("bên nào chủ trì phần dân tộc?") == DutiesAsked(
        matter="dan toc", role=Role.LEADS
    )


@pytest.mark.parametrize(
    "text",
    ["sắp tới có gì phải nộp?", "có việc nào sắp đến hạn không ạ", "Lịch nộp báo cáo", "hạn nộp"],
)
def test_what_falls_due_next_may_be_asked_in_free_words(text: str) -> None:
    assert plain(text) == DueAsked()


def test_a_month_may_be_asked_for_in_free_words() -> None:
    assert plain("tháng 6 phải nộp gì") == in_("thang 6")
    assert plain("cho em hỏi tháng 6 phải gửi những gì ạ") == in_("thang 6")


def test_a_unit_may_be_asked_about_in_free_words() -> None:
    asked = plain("Công an tỉnh tháng 6 phải nộp báo cáo gì?")

    assert isinstance(asked, DueAsked)
    assert (asked.name, asked.kind) == ("cong an tinh", DeadlineKind.REPORT)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("nhiệm vụ của Sở Nội vụ", DutiesAsked(name="so noi vu")),
        ("Sở Nội vụ phải làm gì?", DutiesAsked(name="so noi vu")),
        ("Công an tỉnh chủ trì việc gì", DutiesAsked(name="cong an tinh", role=Role.LEADS)),
        ("bên nào chủ trì phần dân tộc?", DutiesAsked(matter="dan toc", role=Role.LEADS)),
        ("ai lo tuyên truyền vậy ạ", DutiesAsked(matter="tuyen truyen")),
        ("Chị ơi Sở Nội vụ làm gì ạ", DutiesAsked(name="so noi vu")),
    ],
)
def test_duties_may_be_asked_for_in_free_words(text: str, asked: DutiesAsked) -> None:
    assert plain(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "xin chào",
        "Báo cáo 6 tháng gửi trước ngày nào?",
        "Khi nào phải gửi báo cáo?",
        "còn Sở Nội vụ?",
        "Sở Y tế phải làm gì?",
        "Sở Nội vụ phải nộp báo cáo ở đâu",
        "ai chủ trì",
        "bên nào chủ trì Chương trình 7294?",
        "ai là thường trực giúp việc",
        "trách nhiệm của Sở Nội vụ trong Kế hoạch 12",
        "đơn vị nào chủ trì việc kiểm tra, giám sát hằng năm ở các xã",
        "nếu vướng mắc thì báo cáo ai",
    ],
)
def test_in_doubt_it_stays_a_question(text: str) -> None:
    assert plain(text) is None


def test_a_short_turn_after_others_may_follow_from_them() -> None:
    assert plain("hạn nộp?", is_first=False) is None
    assert plain("sắp tới có gì phải nộp?", is_first=False) == DueAsked()
