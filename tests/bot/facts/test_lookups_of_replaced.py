import pytest
from sqlalchemy import Engine

from bot.messages import PictureBlock
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import button, labels, private, words
from tests.fakes.replacing_plans import NEW_PLAN, OLD_BY_NEW, OLD_PLAN

GROUP_PLAN = """Số: 9/KH-UBND Hoa Mai, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Vệ sinh môi trường

1. Các đoàn thể phường chủ trì tổng vệ sinh.

2. Các cơ quan, đơn vị tổ chức quán triệt Kế hoạch này.
"""
NOT_ELSEWHERE = f"{OLD_BY_NEW}\nKhông thấy trong các văn bản khác đã nạp."


@pytest.fixture
def office(engine: Engine) -> FactsOffice:
    return FactsOffice(engine, (OLD_PLAN, NEW_PLAN))


def said(office: FactsOffice, text: str) -> str:
    return words(office.hear(private(text)))


def test_a_unit_has_the_duties_of_the_newer_document_alone(office: FactsOffice) -> None:
    told = said(office, "/nhiemvu công an phường")

    assert told.startswith("Nhiệm vụ của Công an phường (1 việc)\n\nThường trực:")
    assert "71/KH-UBND" in told
    assert "58/KH-UBND" not in told


def test_who_does_what_in_a_matter_is_told_from_the_newer_document_alone(
    office: FactsOffice,
) -> None:
    for asked in ("/nhiemvu cắm biển cảnh báo", "ai chủ trì cắm biển cảnh báo?"):
        told = said(office, asked)

        assert "(1 việc)\n\nTrạm Y tế phường:" in told
        assert "Công an" not in told


@pytest.mark.parametrize(
    "asked",
    ["/nhiemvu đoàn thanh niên phường", "Đoàn Thanh niên phường phải làm gì?"],
)
def test_a_unit_that_only_the_replaced_document_names_is_told_so(
    office: FactsOffice, asked: str
) -> None:
    assert said(office, asked) == (
        "Việc giao cho “Đoàn Thanh niên phường” chỉ thấy ở văn bản đã được thay thế:\n"
        f"{NOT_ELSEWHERE}"
    )
    assert office.asked == []


def test_a_role_that_only_the_replaced_document_gives_is_told_so(office: FactsOffice) -> None:
    assert said(office, "Công an phường chủ trì việc gì?") == (
        "Việc giao cho “Công an phường” với vai trò chủ trì chỉ thấy ở văn bản đã được thay thế:\n"
        f"{NOT_ELSEWHERE}"
    )
    assert said(office, "/nhiemvu Công an phường theo dõi việc gì").startswith("Không thấy “")


@pytest.mark.parametrize("asked", ["/nhiemvu dạy bơi", "ai phối hợp dạy bơi?"])
def test_a_matter_of_the_replaced_document_alone_is_told_so(
    office: FactsOffice, asked: str
) -> None:
    assert said(office, asked) == (
        f"Nhiệm vụ về “dạy bơi” chỉ thấy ở văn bản đã được thay thế:\n{NOT_ELSEWHERE}"
    )
    assert office.asked == []


def test_a_matter_that_neither_speaks_of_is_not_found(office: FactsOffice) -> None:
    assert said(office, "/nhiemvu vũ trụ").startswith("Không thấy “vũ trụ” được giao việc gì")
    said(office, "ai chủ trì chuyện lạ?")

    assert office.asked == ["ai chủ trì chuyện lạ?"]


def test_what_holds_for_all_is_told_with_what_was_laid_on_a_unit_before(
    engine: Engine,
) -> None:
    told = said(
        FactsOffice(engine, (OLD_PLAN, NEW_PLAN, GROUP_PLAN)), "/nhiemvu Đoàn Thanh niên phường"
    )

    assert told.startswith("Nhiệm vụ của Đoàn Thanh niên phường (")
    assert (
        "\nViệc giao riêng cho Đoàn Thanh niên phường chỉ thấy ở văn bản đã được thay thế, không"
        f" nêu ở đây:\n{OLD_BY_NEW}\n"
    ) in told
    assert "dạy bơi" not in told


def test_units_are_offered_for_what_holds(office: FactsOffice) -> None:
    offered = labels(office.hear(private("/nhiemvu")))

    assert sorted(offered) == ["Công an phường", "Trạm Y tế phường"]


def test_deadlines_of_the_replaced_document_alone_are_told_so(office: FactsOffice) -> None:
    assert said(office, "/hannop đoàn thanh niên phường tháng 6") == (
        "Thời hạn của “đoàn thanh niên phường” tháng 6/2026 chỉ thấy ở văn bản đã được thay thế:\n"
        f"{NOT_ELSEWHERE}"
    )
    assert said(office, "/hannop công an phường") == (
        "Không thấy thời hạn nào của “công an phường” trong các văn bản đã nạp."
    )
    assert "22/6/2026" in said(office, "/hannop tháng 6")


def test_a_picture_that_was_offered_before_says_so(engine: Engine) -> None:
    office = FactsOffice(engine, (OLD_PLAN,))
    before = office.hear(private("/nhiemvu Đoàn Thanh niên phường"))
    drawn = office.hear(private("", press=button(before, "Bảng phân công")))
    office.put(NEW_PLAN)

    now = office.hear(private("", press=button(before, "Bảng phân công")))

    assert drawn is not None
    assert isinstance(drawn.blocks[0], PictureBlock)
    assert words(now).startswith("Việc giao cho “Đoàn Thanh niên phường” chỉ thấy ở văn bản đã")


def test_of_bodies_of_two_places_it_is_asked_which_though_one_lost_its_duties(
    engine: Engine,
) -> None:
    other = OLD_PLAN.replace("HOA MAI", "BẾN ĐÁ").replace("Hoa Mai", "Bến Đá")
    emptied = NEW_PLAN.replace("Công an phường", "Đội Dân phòng phường")
    office = FactsOffice(engine, (OLD_PLAN, emptied, other))

    asked = office.hear(private("/nhiemvu công an phường"))

    assert sorted(labels(asked)) == ["Công an phường (Bến Đá)", "Công an phường (Hoa Mai)"]
    chosen = words(office.hear(private("", press=button(asked, "Công an phường (Hoa Mai)"))))
    assert "chỉ thấy ở văn bản đã được thay thế" in chosen
