import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.locators import readable


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("III.3.1", "Phần III, mục 3.1"),
        ("III.3.1.a", "Phần III, mục 3.1, điểm a"),
        ("II.1.đ", "Phần II, mục 1, điểm đ"),
        ("8", "Mục 8"),
        ("8.2", "Mục 8.2"),
        ("Điều 8.1.b", "Điều 8, khoản 1, điểm b"),
        ("QĐ.Điều 1", "Quyết định, Điều 1"),
        ("QC.Điều 8.1.b", "Quy chế, Điều 8, khoản 1, điểm b"),
        ("QC.Chương II.Mục 1.Điều 9", "Quy chế, Chương II, Mục 1, Điều 9"),
        ("PL I.2", "Phụ lục I, mục 2"),
        ("PL2", "Phụ lục 2"),
        ("PL", "Phụ lục"),
        ("III.2.-3", "Phần III, mục 2, gạch đầu dòng 3"),
        ("III.2.-", "Phần III, mục 2, gạch đầu dòng"),
        ("header", "Phần đầu văn bản"),
        ("QC.signature", "Quy chế, Chữ ký"),
        ("recipients", "Nơi nhận"),
        ("preamble", "Căn cứ"),
        ("", "Toàn văn bản"),
        ("bảng lạ", "Bảng lạ"),
    ],
)
def test_an_address_is_said_as_an_official_would(address: str, expected: str) -> None:
    actual = readable(address)

    assert actual == expected


@settings(deadline=None)
@given(st.text())
def test_any_address_at_all_gets_a_wording(address: str) -> None:
    assert isinstance(readable(address), str)
