"""The office's own file of days that are worked or off against the calendar.

A line is a word and a day, or a first and a last day: "nghỉ 02/01/2026", "làm 10/01/2026",
"nghỉ 14/02/2026 - 22/02/2026"; what follows "#" is a note.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from bot.errors import ScheduleError
from bot.schedule.dates import say_date

FILE_NAME = "ngay-lam-viec.txt"  # in the data folder; without it the usual calendar holds

_WORDS = {"làm": True, "làm việc": True, "làm bù": True, "đi làm": True}
_WORDS |= {"nghỉ": False, "nghỉ bù": False, "nghỉ lễ": False}
_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_LINE = re.compile(rf"([^\W\d]+(?: [^\W\d]+)?) ?:? ?(?:ngày )?{_DAY}(?: ?(?:-|–|đến) ?{_DAY})?")
_LONGEST = 31  # days; more is a slip of the year
_EXPECTED = "cần “nghỉ” hoặc “làm” rồi đến ngày, ví dụ: nghỉ 02/01/2026"


def load_swapped_days(path: Path) -> Mapping[date, bool]:
    """Return for each day of the file whether it is worked; nothing where there is no file.

    ScheduleError names the file and the line that must be mended.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise ScheduleError(
            f"Tệp {path} không dùng bảng mã UTF-8; hãy mở tệp và lưu lại với UTF-8."
        ) from error
    except OSError as error:
        raise ScheduleError(f"Không đọc được tệp {path}; hãy kiểm tra quyền đọc.") from error
    return read_swapped_days(text, path)


def read_swapped_days(text: str, path: Path) -> Mapping[date, bool]:
    """Return for each day in the file's text whether it is worked; `path` is for the messages."""
    swapped: dict[date, bool] = {}
    lines: dict[date, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            read = _read_line(line)
            _check_same(read, swapped, lines)
        except ValueError as error:
            raise ScheduleError(f"Tệp {path}, dòng {number}: {error}.") from error
        swapped.update(read)
        lines |= dict.fromkeys(read, number)
    return swapped


def _check_same(
    read: Mapping[date, bool], swapped: Mapping[date, bool], lines: Mapping[date, int]
) -> None:
    for day, is_worked in read.items():
        if swapped.get(day, is_worked) is not is_worked:
            raise ValueError(f"ngày {say_date(day)} đã ghi khác ở dòng {lines[day]}")


def _read_line(line: str) -> Mapping[date, bool]:
    said = " ".join(unicodedata.normalize("NFC", line).partition("#")[0].lower().split())
    if not said:
        return {}
    found = _LINE.fullmatch(said)
    is_worked = _WORDS.get(found[1]) if found else None
    if found is None or is_worked is None:
        raise ValueError(_EXPECTED)
    first = _day(*found.group(2, 3, 4))
    last = _day(*found.group(5, 6, 7)) if found[5] else first
    if last < first:
        raise ValueError("ngày cuối đứng trước ngày đầu")
    length = (last - first).days + 1
    if length > _LONGEST:
        raise ValueError(f"khoảng {length} ngày là quá dài, nhiều nhất {_LONGEST} ngày")
    return {first + timedelta(days=n): is_worked for n in range(length)}


def _day(day: str, month: str, year: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"không có ngày {day}/{month}/{year}") from None
