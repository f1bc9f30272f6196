from pathlib import Path

import icalendar
import pytest

from bot.errors import SotayError
from tests.fakes.calendar_rules import faults
from tests.fakes.fact_folder import keep_files, keep_known, perform
from tests.fakes.png_files import look
from tests.fakes.replacing_plans import NEW_PLAN, OLD_PLAN
from tests.fakes.workbooks import read

OF_STATION = "Báo cáo kết quả – Trạm Văn hóa xã (trước ngày 30 tháng 4 năm 2025)"
OF_VILLAGES = "Rà soát tủ sách dùng chung, báo cáo – các thôn (trước 15/6 hằng năm)"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return keep_known(tmp_path)


def summaries(path: Path) -> list[str]:
    file = path.read_bytes()
    assert faults(file) == []
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(file).events]


def test_a_calendar_file_is_written(data: Path) -> None:
    path = data / "lich.ics"
    outcome = perform(data, "deadlines", "export", str(path))

    assert outcome.said == [
        f"Đã ghi 2 thời hạn vào {path}; 0 thời hạn không nêu ngày ghi ở phần mô tả."
    ]
    assert sorted(summaries(path)) == [OF_STATION, OF_VILLAGES]


def test_a_calendar_file_of_a_unit_bears_its_name(data: Path) -> None:
    path = data / "lich.ics"
    perform(data, "deadlines", "export", str(path), "--unit", "Trạm Văn hóa xã")

    assert "X-WR-CALNAME:Thời hạn – Trạm Văn hóa xã" in path.read_text(encoding="utf-8")
    assert summaries(path) == [OF_STATION]


@pytest.mark.parametrize(
    ("more", "count"),
    [((), 2), (("--year", "2025"), 2), (("--timeline",), 1), (("--unit", "tram van hoa xa"), 2)],
)
def test_a_year_is_drawn(data: Path, more: tuple[str, ...], count: int) -> None:
    path = data / "nam.png"
    outcome = perform(data, "deadlines", "export", str(path), *more)

    assert outcome.said == [f"Đã ghi {count} ảnh, ảnh đầu là {path}."]
    assert look(path.read_bytes()).width == 1080


def test_a_workbook_of_duties_is_written(data: Path) -> None:
    path = data / "ma-tran.xlsx"
    outcome = perform(data, "duties", "export", str(path))

    assert outcome.said == [f"Đã ghi 3 nhiệm vụ của 3 đơn vị vào {path}."]
    assert read(path.read_bytes())["Ma trận"].cells["A1"] == "Bảng phân công"


def test_a_workbook_of_a_unit_holds_its_duties(data: Path) -> None:
    path = data / "ma-tran.xlsx"
    perform(data, "duties", "export", str(path), "--unit", "tram van hoa xa")
    matrix = read(path.read_bytes())["Ma trận"]

    assert matrix.cells["A1"] == "Bảng phân công – Trạm Văn hóa xã"
    assert [matrix.cells[f"B{row}"] for row in (3, 4)] == [
        "chuẩn bị sách, bàn ghế và loa đài",
        "Gửi báo cáo kết quả",
    ]


@pytest.mark.parametrize("more", [(), ("--unit", "công an phường")])
def test_a_workbook_leaves_out_what_another_document_replaces(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    keep_files(tmp_path, {"a.txt": OLD_PLAN, "b.txt": NEW_PLAN})
    path = tmp_path / "ma-tran.xlsx"
    perform(tmp_path, "duties", "export", str(path), *more)
    sheets = read(path.read_bytes()).values()
    cells = [cell for sheet in sheets for cell in sheet.cells.values()]

    assert any("71/KH-UBND" in str(cell) for cell in cells)
    assert not any("58/KH-UBND" in str(cell) for cell in cells)


def test_a_matrix_is_drawn(data: Path) -> None:
    path = data / "ma-tran.png"
    perform(data, "duties", "export", str(path))

    assert look(path.read_bytes()).width == 1080


def test_further_pictures_bear_a_number(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.facts.canvas.HEIGHT", 700)
    path = data / "ma-tran.png"
    [said] = perform(data, "duties", "export", str(path)).said

    assert "Đã ghi 1 ảnh" not in said
    assert look((data / "ma-tran-2.png").read_bytes()).width == 1080


def test_a_file_of_another_kind_is_refused(data: Path) -> None:
    with pytest.raises(SotayError, match=r"đuôi tệp cần là một trong: \.ics, \.png"):
        perform(data, "deadlines", "export", str(data / "lich.pdf"))


def test_a_file_that_cannot_be_written_is_said(data: Path) -> None:
    with pytest.raises(SotayError, match="Không ghi được tệp"):
        perform(data, "deadlines", "export", str(data / "none" / "lich.ics"))
