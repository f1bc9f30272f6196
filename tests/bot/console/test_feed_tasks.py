from pathlib import Path

import icalendar
import pytest

from bot.app import open_documents, open_fact_views, open_feed_files, open_sight
from bot.errors import SotayError
from bot.settings import Settings
from tests.fakes.calendar_rules import faults
from tests.fakes.fact_folder import keep_known, perform


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the facts of the two invented documents."""
    return keep_known(tmp_path)


def served(data: Path, address: str) -> bytes | None:
    token = address.rpartition("/")[2].removesuffix(".ics")
    settings = Settings(data_dir=data)
    with open_documents(settings) as documents:
        views = open_fact_views(documents, open_sight(documents.engine, settings), settings)
        files = open_feed_files(documents.engine, views.public, settings)
        return files.find(token)


def summaries(file: bytes) -> list[str]:
    assert faults(file) == []
    calendar = icalendar.Calendar.from_ical(file)
    return [str(event["summary"]) for event in calendar.events]


OF_STATION = "Báo cáo kết quả – Trạm Văn hóa xã (trước ngày 30 tháng 4 năm 2025)"
OF_VILLAGES = "Rà soát tủ sách dùng chung, báo cáo – các thôn (trước 15/6 hằng năm)"


def test_an_address_leads_to_all_deadlines(data: Path) -> None:
    outcome = perform(data, "deadlines", "feed", public_url="https://sotay.xa.vn")
    address = outcome.said[0].rpartition(" ")[2]

    assert address.startswith("https://sotay.xa.vn/calendar/")
    assert len(address.rpartition("/")[2]) == len(".ics") + 32
    assert outcome.notices == ""
    file = served(data, address)
    assert file is not None
    assert sorted(summaries(file)) == [OF_STATION, OF_VILLAGES]


def test_without_a_public_name_the_address_is_of_this_machine(data: Path) -> None:
    outcome = perform(data, "deadlines", "feed")

    assert "http://127.0.0.1:8080/calendar/" in outcome.said[0]
    assert "SOTAY_PUBLIC_URL" in outcome.notices


def test_an_address_of_a_unit_shows_what_that_unit_owes(data: Path) -> None:
    outcome = perform(data, "deadlines", "feed", "--unit", "tram van hoa xa")
    file = served(data, outcome.said[0].rpartition(" ")[2])

    assert outcome.said[0].startswith("Địa chỉ lịch Trạm Văn hóa xã: ")
    assert file is not None
    assert summaries(file) == [OF_STATION]


def test_an_unknown_unit_is_said(data: Path) -> None:
    with pytest.raises(SotayError, match="Không thấy đơn vị nào tên “đội bay”"):
        perform(data, "deadlines", "feed", "--unit", "đội bay")


def test_a_revoked_address_leads_nowhere_and_stays_listed(data: Path) -> None:
    address = perform(data, "deadlines", "feed").said[0].rpartition(" ")[2]
    before = perform(data, "deadlines", "feeds").said
    perform(data, "deadlines", "revoke", "1")

    assert before == ["1. mọi đơn vị – tạo ở cửa sổ lệnh ngày 02/3/2026"]
    assert served(data, address) is None
    assert perform(data, "deadlines", "feeds").said == [
        "1. mọi đơn vị – tạo ở cửa sổ lệnh ngày 02/3/2026, đã thu hồi ngày 02/3/2026"
    ]
    with pytest.raises(SotayError, match="mang số 1"):
        perform(data, "deadlines", "revoke", "1")


def test_without_addresses_it_is_said_how_to_make_one(data: Path) -> None:
    assert perform(data, "deadlines", "feeds").said == [
        "Chưa có địa chỉ lịch nào. Tạo bằng lệnh: sotay deadlines feed."
    ]
