from datetime import date

import pytest

from corpus.document import Document, DocumentId
from corpus.parsing.parser import parse


def read(text: str) -> Document:
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số:....../QĐ-UBND", "/QĐ-UBND"),
        ("Số:            /QĐ-UBND", "/QĐ-UBND"),
        ("Số      -CV/ĐU", "-CV/ĐU"),
        ("Số: 66.22/2026/NQ-CP", "66.22/2026/NQ-CP"),
        ("| TRẠM Y TẾ<br>Số: 5/TB-TYT | *Bản Mây, ngày 5 tháng 3 năm 2026* |", "5/TB-TYT"),
        ("Số: ______/BC-HĐ", "/BC-HĐ"),
        ("Số ………………………………-KL/HU", "-KL/HU"),
        ("Số: 7/2026/NQ-HĐND   Bản Mây, ngày 5 tháng 3 năm 2026", "7/2026/NQ-HĐND"),
    ],
)
def test_a_number_is_read_with_its_blank_however_it_is_left(line: str, number: str) -> None:
    document = read(f"SỞ VIỆC CHUNG\n{line}\n\nQUYẾT ĐỊNH\nvề việc chung\n\nĐiều 1. Làm.\n")

    assert document.number is not None
    assert document.number.text == number


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ngày 05 tháng Tám năm 2025", date(2025, 8, 5)),
        ("ngày 5 tháng mười hai năm 2025", date(2025, 12, 5)),
        ("ngày 5 tháng năm năm 2025", date(2025, 5, 5)),
        ("ngày ..15.. tháng 8 năm 2025.", date(2025, 8, 15)),
        ("ngày 1… tháng 8 năm 2025", None),
        ("ngày      tháng 8 năm 2025", None),
        ("ngày 3 tháng … năm 2025", None),
        ("ngày 3 tháng 8 năm 20…", None),
        ("ngày 30 tháng 02 năm 2025", None),
    ],
)
def test_a_date_is_known_only_where_all_of_it_is_filled_in(words: str, day: date | None) -> None:
    document = read(f"Số: 1/QĐ-X\nBản Mây, {words}\n\nQUYẾT ĐỊNH\nvề việc chung\n")

    assert document.place is not None
    assert document.place.text == "Bản Mây"
    assert document.issued_on == day


def test_a_letterhead_below_the_title_is_read_too() -> None:
    document = read(
        "THÔNG BÁO\nNghỉ lễ năm 2026\nTRẠM Y TẾ XÃ\nSố: 3/TB-TYT\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBản Mây, ngày 2 tháng 9 năm 2026\n\n1. Nghỉ.\n"
    )

    assert [node.address for node in document.root.children] == ["title", "header", "1"]
    assert document.title is not None
    assert document.title.text == "Nghỉ lễ năm 2026"
    assert document.number is not None
    assert [name.text for name in document.agencies] == ["TRẠM Y TẾ XÃ"]


def test_a_text_below_the_title_that_names_a_date_is_no_letterhead() -> None:
    document = read(
        "THÔNG BÁO\nNghỉ lễ\n\nCuộc họp ngày 2 tháng 9 năm 2026 đã bàn việc nghỉ.\n\n1. Nghỉ.\n"
    )

    assert "header" not in [node.address for node in document.root.children]


def test_a_long_line_with_a_number_below_the_title_is_no_letterhead() -> None:
    line = "Số: 3/TB-TYT " + "và nhiều việc khác nữa của trạm trong năm " * 4
    document = read(f"THÔNG BÁO\nNghỉ lễ\n\n{line}\n\n1. Nghỉ.\n")

    assert document.number is None
