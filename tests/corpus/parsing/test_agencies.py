import pytest

from corpus.document import Document, DocumentId
from corpus.parsing.parser import parse


def read(text: str) -> Document:
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


def agencies(text: str) -> list[str]:
    return [name.text for name in read(text).agencies]


PROGRAMME = "CHƯƠNG TRÌNH PHỐI HỢP\ngiữa {parties}\n\nI. VIỆC\n\n1. Làm ngay.\n"


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (
            "Ban Dân tộc và Tôn giáo tỉnh và Công an tỉnh về giữ rừng",
            ["Ban Dân tộc và Tôn giáo tỉnh", "Công an tỉnh"],
        ),
        ("Sở Y tế với Sở Nội vụ trong năm 2026", ["Sở Y tế", "Sở Nội vụ"]),
        (
            "Hội Nông dân, Hội Phụ nữ và Đoàn Thanh niên xã",
            ["Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên xã"],
        ),
        ("hai bên cùng làm", []),
    ],
)
def test_the_parties_of_a_programme_are_read_from_its_title(
    parties: str, expected: list[str]
) -> None:
    assert agencies(PROGRAMME.format(parties=parties)) == expected


def test_a_decision_on_two_others_is_not_issued_by_them() -> None:
    text = "QUYẾT ĐỊNH\nban hành Quy chế giữa Sở Y tế và Sở Nội vụ\n\nĐiều 1. Ban hành.\n"

    assert agencies(f"{text}\nTM. HỘI ĐỒNG QUẢN LÝ QUỸ\nCHỦ TỊCH\nLò Thị Hoa\n") == [
        "HỘI ĐỒNG QUẢN LÝ QUỸ"
    ]


def test_a_bare_name_is_completed_from_the_line_that_decides() -> None:
    text = (
        "QUYẾT ĐỊNH\nvề lập tổ\n\nBAN THƯỜNG VỤ ĐẢNG ỦY XÃ BẢN CHANH QUYẾT ĐỊNH\n\n"
        "Điều 1. Lập tổ.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLò Thị Hoa\n"
    )

    assert agencies(text) == ["BAN THƯỜNG VỤ ĐẢNG ỦY XÃ BẢN CHANH"]


def test_a_bare_name_is_completed_from_the_running_text() -> None:
    text = (
        "Số: 5/UBND-VP\n\nKính gửi: Các thôn.\n\nỦy ban nhân dân xã yêu cầu các thôn dọn cỏ theo"
        " Kế hoạch của Ủy ban nhân dân tỉnh. Ủy ban nhân dân các xã, phường và Ủy ban nhân dân xã"
        " cùng làm.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Hoa\n"
    )

    assert agencies(text) == ["Ủy ban nhân dân xã"]


def test_a_bare_name_stays_where_nothing_completes_it() -> None:
    assert agencies("1. Làm.\n\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLò Thị Hoa\n") == ["BAN CHẤP HÀNH"]


def test_an_office_is_named_with_what_it_is_the_office_of() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH HOA BAN\nVĂN PHÒNG\nSố: 7/TB-VP\n\nTHÔNG BÁO\nNghỉ lễ\n"

    assert agencies(text) == ["VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH HOA BAN"]


def test_two_agencies_in_one_cell_are_two() -> None:
    text = (
        "| **HỘI CHỮ THẬP ĐỎ XÃ** **TRẠM Y TẾ XÃ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n"
        "|---|---|\n| Số: 2/CTr-CTĐ-TYT | *Bản Mây, ngày 5 tháng 3 năm 2026* |\n\nCHƯƠNG TRÌNH\n"
    )

    assert agencies(text) == ["HỘI CHỮ THẬP ĐỎ XÃ", "TRẠM Y TẾ XÃ"]
