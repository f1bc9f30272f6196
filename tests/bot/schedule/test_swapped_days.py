import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ScheduleError
from bot.schedule.swapped_days import FILE_NAME, load_swapped_days, read_swapped_days

PATH = Path("data") / FILE_NAME
SLIP = "cần “nghỉ” hoặc “làm” rồi đến ngày, ví dụ: nghỉ 02/01/2026"


def written(folder: Path, content: bytes) -> Path:
    path = folder / FILE_NAME
    path.write_bytes(content)
    return path


def test_days_worked_and_off_are_read_with_notes_and_blank_lines(tmp_path: Path) -> None:
    text = """# Lịch nghỉ năm 2026

nghỉ 02/01/2026   # đổi với ngày 10/01
Làm bù: ngày 10/1/2026
nghỉ 20/02/2026 - 22/02/2026
nghỉ 02/01/2026
"""

    assert load_swapped_days(written(tmp_path, text.encode())) == {
        date(2026, 1, 2): False,
        date(2026, 1, 10): True,
        date(2026, 2, 20): False,
        date(2026, 2, 21): False,
        date(2026, 2, 22): False,
    }


def test_without_a_file_nothing_is_swapped(tmp_path: Path) -> None:
    assert load_swapped_days(tmp_path / FILE_NAME) == {}


def test_a_file_of_notepad_is_read(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "nghỉ 02/01/2026\r\nlàm 10/01/2026\r\n")

    swapped = load_swapped_days(written(tmp_path, b"\xef\xbb\xbf" + text.encode()))

    assert swapped == {date(2026, 1, 2): False, date(2026, 1, 10): True}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("02/01/2026", SLIP),
        ("nghỉ", SLIP),
        ("nghỉ 02/01", SLIP),
        ("nghỉ 2026-01-02", SLIP),
        ("nghỉ hè 02/01/2026", SLIP),
        ("làm 10/01/2026, 11/01/2026", SLIP),
        ("nghỉ 31/02/2026", "không có ngày 31/02/2026"),
        ("nghỉ 01/01/0000", "không có ngày 01/01/0000"),
        ("nghỉ 22/02/2026 - 20/02/2026", "ngày cuối đứng trước ngày đầu"),
        (
            "nghỉ 20/02/2026 đến 22/02/2027",
            "khoảng 368 ngày là quá dài, nhiều nhất 31 ngày",
        ),
        ("làm 02/01/2026", "ngày 02/01/2026 đã ghi khác ở dòng 1"),
    ],
)
def test_a_slip_is_told_with_its_file_and_line(line: str, reason: str) -> None:
    with pytest.raises(ScheduleError) as caught:
        read_swapped_days(f"nghỉ 02/01/2026\n\n{line}\n", PATH)

    assert caught.value.reason == f"Tệp {PATH}, dòng 3: {reason}."


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "nghỉ 02/01/2026".encode("utf-16"))

    with pytest.raises(ScheduleError) as caught:
        load_swapped_days(path)

    assert caught.value.reason == (
        f"Tệp {path} không dùng bảng mã UTF-8; hãy mở tệp và lưu lại với UTF-8."
    )


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.mkdir()

    with pytest.raises(ScheduleError) as caught:
        load_swapped_days(path)

    assert caught.value.reason == f"Không đọc được tệp {path}; hãy kiểm tra quyền đọc."


@given(st.text(alphabet="nghỉlàm 0123456789/-:#\n", max_size=80))
def test_any_text_is_read_or_told(text: str) -> None:
    with suppress(ScheduleError):
        assert len(read_swapped_days(text, PATH)) <= 31 * len(text.splitlines())
