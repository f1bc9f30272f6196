import pytest
from sqlalchemy import Engine

from bot.messages import PictureBlock, Reply
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import button, labels, private, words

ADDRESS = "https://sotay.example"


@pytest.fixture
def office(engine: Engine) -> FactsOffice:
    return FactsOffice(engine, address=ADDRESS)


def tapped(office: FactsOffice, typed: str, label: str) -> Reply | None:
    shown = office.hear(private(typed))
    return office.hear(private("", press=button(shown, label)))


def pictures(said: Reply | None) -> list[PictureBlock]:
    return [block for block in (said.blocks if said else ()) if isinstance(block, PictureBlock)]


def test_what_can_be_taken_along_is_offered(office: FactsOffice) -> None:
    assert labels(office.hear(private("/hannop")))[-3:] == [
        "Ảnh lịch năm",
        "Ảnh dòng thời gian",
        "Đăng ký lịch",
    ]
    assert labels(office.hear(private("/nhiemvu Công an tỉnh")))[-1] == "Bảng phân công"


@pytest.mark.parametrize(
    ("typed", "caption"),
    [
        ("/hannop", "Thời hạn năm 2026"),
        ("/hannop 2027", "Thời hạn năm 2027"),
        ("/hannop ca tinh", "Thời hạn năm 2026 – Công an tỉnh"),
        ("/hannop Sở Y tế", "Thời hạn năm 2026 – Sở Y tế"),
    ],
)
def test_the_year_that_was_looked_at_is_drawn(
    office: FactsOffice, typed: str, caption: str
) -> None:
    office.put(
        "Số: 8/KH-UBND\n\nKẾ HOẠCH\nThử\n\n1. Các sở, ban, ngành gửi báo cáo về Sở Nội vụ"
        " trước ngày 20/6 hằng năm.\n"
    )
    picture, *_ = pictures(tapped(office, typed, "Ảnh lịch năm"))

    assert picture.png.startswith(b"\x89PNG")
    assert picture.caption.startswith(caption)


@pytest.mark.parametrize(
    ("typed", "caption"),
    [
        ("/hannop", "Dòng thời gian từ 03/3/2026 đến 03/3/2027"),
        ("/hannop quý 4 ca tinh", "Dòng thời gian quý 4/2026 – Công an tỉnh"),
    ],
)
def test_the_line_of_time_of_what_was_looked_at_is_drawn(
    office: FactsOffice, typed: str, caption: str
) -> None:
    picture, *_ = pictures(tapped(office, typed, "Ảnh dòng thời gian"))

    assert picture.png.startswith(b"\x89PNG")
    assert picture.caption.startswith(caption)


def test_who_does_what_is_drawn(office: FactsOffice) -> None:
    drawn = pictures(tapped(office, "/nhiemvu so xay dung", "Bảng phân công"))

    assert drawn[0].png.startswith(b"\x89PNG")
    assert drawn[0].caption.startswith("Bảng phân công – Sở Xây dựng")


def test_an_address_to_subscribe_to_is_given_for_what_was_looked_at(office: FactsOffice) -> None:
    said = words(tapped(office, "/hannop công an tỉnh", "Đăng ký lịch"))
    [feed] = office.office.feeds.feeds()

    assert said.startswith(f"Lịch thời hạn của Công an tỉnh: {ADDRESS}/calendar/token-")
    assert ".ics\n" in said
    assert feed.unit is not None
    assert feed.unit.key == "cong an tinh"
    assert feed.owner is not None
    assert feed.created_by == "telegram:7"


def test_a_list_of_all_gives_a_calendar_of_all(office: FactsOffice) -> None:
    assert "của mọi đơn vị" in words(tapped(office, "/hannop", "Đăng ký lịch"))
    assert office.office.feeds.feeds()[0].unit is None


def test_without_an_address_it_is_said_what_to_do(engine: Engine) -> None:
    said = words(tapped(FactsOffice(engine), "/hannop", "Đăng ký lịch"))

    assert "SOTAY_PUBLIC_URL" in said
