import pytest

from retrieval.symbols import symbols
from retrieval.text import words


@pytest.mark.parametrize(
    "written",
    [
        "15/6/2025",
        "15/06/2025",
        "15-06-2025",
        "ngày 15/6/2025",
        "ngày 15 tháng 6 năm 2025",
        "Ngay 15 thang 06 nam 2025",
    ],
)
def test_a_date_has_the_same_symbols_however_it_is_written(written: str) -> None:
    assert {"15/6/2025", "15/6", "6/2025"} <= set(symbols(words(written)))


def test_a_date_without_a_year_has_its_day_and_month() -> None:
    assert symbols(words("trước ngày 15 tháng 6 hằng năm")) == ("15/6",)
    assert symbols(words("trước ngày 15/06 hằng năm")) == ("15/6",)


def test_a_month_of_a_year_has_a_symbol() -> None:
    assert symbols(words("trong tháng 9 năm 2026")) == ("9/2026",)


def test_a_document_number_is_kept_whole() -> None:
    assert symbols(words("Chương trình số 07-CTr/ABC-XYZ")) == ("7-ctr/abc-xyz",)


def test_words_that_are_no_date_give_no_symbol() -> None:
    assert symbols(words("tháng thanh niên, ngày hội toàn dân")) == ()
