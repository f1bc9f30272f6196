"""Which of several alike a text names, in the spellings offices use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold
from retrieval.questions.ordinals import (
    asked_ordinals,
    is_numbered,
    said_ordinals,
    spelled_otherwise,
)

_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@pytest.mark.parametrize(
    ("text", "noun", "values"),
    [
        ("tiêm phòng đợt 2 ngày nào", "dot", {2}),
        ("đợt hai", "dot", {2}),
        ("đợt thứ nhất", "dot", {1}),
        ("tiêm phòng đợt chính", "dot", {1}),
        ("vi phạm lần đầu", "lan", {1}),
        ("lần đầu tiên", "lan", {1}),
        ("đợt 1, 2 và 3", "dot", {1, 2, 3}),
        ("đợt I và đợt II", "dot", {1, 2}),
        ("giai đoạn 02: từ tháng 5", "giai doan", {2}),
        ("Quý III/2026", "quy", {3}),
        ("báo động II", "bao dong", {2}),
        ("báo động cấp 3", "bao dong", {3}),
        ("cấp độ 2 trở lên", "cap do", set(range(2, 100))),
        ("báo động II trở xuống", "bao dong", {1, 2}),
        ("kỳ họp thứ 5", "ky", {5}),
        ("học kỳ 2", "hoc ky", {2}),
        ("Quốc hội khóa XV", "khoa", {15}),
        ("vi phạm lần thứ hai", "lan", {2}),
        ("02 lần: lần 1 ngày 22 tháng 5; lần 2 ngày 16 tháng 10", "lan", {1, 2}),
        ("tổ dân phố số 12", "to", {12}),
        ("từ tổ 1 đến tổ 3", "to", {1, 2, 3}),
        ("khu phố 1-4", "khu", {1, 2, 3, 4}),
        ("PHỤ LỤC I PHÂN CÔNG", "phu luc", {1}),
        ("báo cáo dịch bệnh cả năm 2026", "bao cao", {12}),
        ("báo cáo 6 tháng đầu năm", "bao cao", {6}),
    ],
)
def test_a_number_after_its_noun_says_which_one(text: str, noun: str, values: set[int]) -> None:
    assert asked_ordinals(fold(text)) == {noun: values}


@pytest.mark.parametrize(
    "text",
    [
        "chia làm 2 đợt",
        "mỗi đợt 2 ngày",
        "02 lần 1 tuần",
        "các lần vi phạm",
        "trong vòng 24 giờ",
        "giai đoạn 2021 - 2030",
        "kế hoạch giai đoạn 5 năm",
        "ký 02 hợp đồng",
        "tổ 3 người",
        "bắt buộc 2 lần",
        "đợt 2.400 liều",
        "đợt chỉnh trang đô thị",
        "lần đầu tư, đợt đầu năm, bước đầu",
        "đợt sau, lần từ ngày 3",
        "khoản 2 Điều 5",
        "trong 6 tháng kể từ ngày báo cáo",
        "quý trước",
    ],
)
def test_counts_years_and_addresses_say_no_such_thing(text: str) -> None:
    assert asked_ordinals(fold(text)) == {}


@given(value=st.integers(1, 12), noun=st.sampled_from(["đợt", "bước", "vòng", "phụ lục", "thôn"]))
def test_both_spellings_are_the_same(value: int, noun: str) -> None:
    arabic, roman = fold(f"{noun} {value}"), fold(f"{noun} {_ROMAN[value - 1]}")

    assert said_ordinals(fold(noun), arabic) == said_ordinals(fold(noun), roman) == {value}
    assert set(spelled_otherwise(arabic)) >= {_ROMAN[value - 1].lower()}
    assert set(spelled_otherwise(roman)) >= {str(value)}


@given(text=st.text(alphabet="đợtquý lầnbáocáo 0123456789ivx.,;-/%", max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = asked_ordinals(fold(text))

    assert all(1 <= value <= 99 for values in found.values() for value in values)


def test_a_noun_with_its_number_begins_there() -> None:
    assert is_numbered("dot", "1")
    assert is_numbered("quy", "iii")
    assert not is_numbered("dot", "2026")
    assert not is_numbered("ngay", "2")
