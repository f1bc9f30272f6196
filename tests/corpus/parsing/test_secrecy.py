import pytest

from corpus.parsing.secrecy import secrecy_mark

LETTERHEAD = """ỦY BAN NHÂN DÂN
XÃ BÌNH MINH

Số: 15/KH-UBND
{stamp}
KẾ HOẠCH
Bảo vệ bí mật nhà nước năm 2026

Căn cứ Luật Bảo vệ bí mật nhà nước;
"""


@pytest.mark.parametrize(
    ("stamp", "mark"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("**TUYỆT MẬT**", "TUYỆT MẬT"),
        ("(Mật)", "MẬT"),
        ("TOI MAT", "TỐI MẬT"),
        ("TUYỆT MÂT", "TUYỆT MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("MẬT\tBình Minh, ngày 3 tháng 2 năm 2026", "MẬT"),
        ("V/v họp | MẬT", "MẬT"),
    ],
)
def test_a_stamp_in_the_letterhead_is_seen(stamp: str, mark: str) -> None:
    assert secrecy_mark(LETTERHEAD.format(stamp=stamp)) == mark


@pytest.mark.parametrize(
    "stamp",
    ["", "KHẨN", "Mặt", "mắt", "V/v bảo vệ bí mật nhà nước", "BÍ MẬT", "DANH MỤC BÍ MẬT NHÀ NƯỚC"],
)
def test_an_open_letterhead_has_none(stamp: str) -> None:
    assert secrecy_mark(LETTERHEAD.format(stamp=stamp)) is None


def test_the_word_in_the_body_is_no_stamp() -> None:
    listed = LETTERHEAD.format(stamp="") + "Các độ mật gồm:\nTuyệt mật\nTối mật\nMật\n"

    assert secrecy_mark(listed) is None


def test_a_line_of_running_text_ends_the_letterhead() -> None:
    assert secrecy_mark(f"{'Ủy ban nhân dân xã ' * 12}\nMẬT\n") is None


def test_a_stamp_in_a_page_header_or_a_text_box_is_seen() -> None:
    assert secrecy_mark(LETTERHEAD.format(stamp=""), aside="Trang 1\nTUYỆT MẬT") == "TUYỆT MẬT"
