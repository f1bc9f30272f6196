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
        ("Phần thứ ba.2", "Phần thứ ba, mục 2"),
        ("8", "Mục 8"),
        ("8.2", "Mục 8.2"),
        ("Điều 8.1.b", "Điều 8, khoản 1, điểm b"),
        ("Điều 8a.1", "Điều 8a, khoản 1"),
        ("QĐ.Điều 1", "Quyết định, Điều 1"),
        ("QC.Điều 8.1.b", "Quy chế, Điều 8, khoản 1, điểm b"),
        ("QyĐ.Chương II.Mục 1", "Quy định, Chương II, Mục 1"),
        ("VB.1", "Văn bản kèm theo, mục 1"),
        ("PL I.2", "Phụ lục I, mục 2"),
        ("PL.bảng 1.dòng 2", "Phụ lục, bảng 1, dòng 2"),
        ("III.2.-3", "Phần III, mục 2, gạch đầu dòng thứ 3"),
        ("Điều 5.+1", "Điều 5, dấu cộng thứ 1"),
        ("I.2.đoạn 1", "Phần I, mục 2, đoạn 1"),
        ("III.2 (2).a", "Phần III, mục 2 (2), điểm a"),
        ("header", "Phần đầu văn bản"),
        ("signature (2)", "Chữ ký (2)"),
        ("QC.signature", "Quy chế, chữ ký"),
        ("recipients", "Nơi nhận"),
        ("preamble", "Căn cứ"),
        ("preamble.2", "Căn cứ, căn cứ thứ 2"),
        ("document", "Toàn văn bản"),
        ("bảng lạ", "Bảng lạ"),
        ("", ""),
    ],
)
def test_an_address_is_said_as_an_official_would(address: str, expected: str) -> None:
    actual = readable(address)

    assert actual == expected


@settings(deadline=None)
@given(st.text())
def test_any_address_at_all_gets_a_wording(address: str) -> None:
    assert isinstance(readable(address), str)
