from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.periods import days_from, find_period

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "first", "last", "said"),
    [
        ("thang 6", (2027, 6, 1), (2027, 6, 30), "tháng 6/2027"),
        ("thang 12", (2026, 12, 1), (2026, 12, 31), "tháng 12/2026"),
        ("thang 11", (2026, 11, 1), (2026, 11, 30), "tháng 11/2026"),
        ("thang 2/2028", (2028, 2, 1), (2028, 2, 29), "tháng 02/2028"),
        ("thang 6 nam 2026", (2026, 6, 1), (2026, 6, 30), "tháng 6/2026"),
        ("quy 3", (2027, 7, 1), (2027, 9, 30), "quý 3/2027"),
        ("quy iv", (2026, 10, 1), (2026, 12, 31), "quý 4/2026"),
        ("2027", (2027, 1, 1), (2027, 12, 31), "năm 2027"),
        ("nam sau", (2027, 1, 1), (2027, 12, 31), "năm 2027"),
        ("thang sau", (2026, 12, 1), (2026, 12, 31), "tháng 12/2026"),
        ("quy sau", (2027, 1, 1), (2027, 3, 31), "quý 1/2027"),
        ("tuan nay", (2026, 11, 16), (2026, 11, 22), "tuần 16/11 – 22/11/2026"),
        ("hom nay", (2026, 11, 21), (2026, 11, 21), "ngày 21/11/2026"),
        ("15/6", (2027, 6, 15), (2027, 6, 15), "ngày 15/6/2027"),
        ("6 thang dau nam 2027", (2027, 1, 1), (2027, 6, 30), "6 tháng đầu năm 2027"),
        ("30 ngay toi", (2026, 11, 21), (2026, 12, 21), "từ 21/11/2026 đến 21/12/2026"),
    ],
)
def test_a_period_is_read_as_people_name_it(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int], said: str
) -> None:
    found = find_period(typed, TODAY)

    assert found is not None
    assert (found.period.first, found.period.last) == (date(*first), date(*last))
    assert (found.period.said, found.rest) == (said, "")


def test_what_stands_around_a_period_is_kept() -> None:
    found = find_period("bao cao thang 6 cua cong an tinh", TODAY)

    assert found is not None
    assert found.rest == "bao cao cua cong an tinh"


@pytest.mark.parametrize("typed", ["cong an tinh", "12/KH-UBND", "31/2", "quy 5", "thang 13", ""])
def test_what_names_no_stretch_is_no_period(typed: str) -> None:
    assert find_period(typed, TODAY) is None


@given(st.text("thangquy 0123456789/ naymsau", max_size=30), st.dates(date(2000, 1, 1)))
def test_any_words_on_any_day_give_a_stretch_in_order_or_none(typed: str, today: date) -> None:
    found = find_period(typed, today)

    assert found is None or found.period.first <= found.period.last


def test_days_ahead_are_named_by_both_ends() -> None:
    assert days_from(TODAY, 90).said == "từ 21/11/2026 đến 19/02/2027"
