"""Cells of a table stand apart in a text; words of a justified line do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.gaps import column_gaps
from corpus.mentions.mentions import MentionKind, find_mentions

_CELLS = st.sampled_from(
    [
        "2", "Phòng Tư pháp - Hộ tịch", "Đoàn Thanh niên phường", "15/3/2026", "15", "Tháng 6/2026",
        "Ngày hội việc làm", "Trần Văn Ba", "Phó Chủ tịch", "CÔNG AN", "Trước ngày 30", "Năm",
        "Quý III", "UBND xã", "An Bình", "1.500", "Triệu đồng", "Các trường học",
    ]
)  # fmt: skip
_GAPS = st.sampled_from(["\t", " \t", "\t\t", "    ", "        ", "\xa0\xa0\xa0\xa0"])


def units(text: str) -> list[str]:
    return [mention.text for mention in find_mentions(text, {MentionKind.UNIT})]


def keys(text: str, kind: MentionKind) -> list[str]:
    return [mention.key for mention in find_mentions(text, {kind})]


@pytest.mark.parametrize("gap", ["\t", "    ", " \t ", "\xa0\xa0\xa0\xa0", "            "])
def test_units_of_neighbouring_cells_are_two_and_take_no_number_of_the_next(gap: str) -> None:
    found = units(gap.join(["2", "Phòng Tư pháp - Hộ tịch", "Đoàn Thanh niên phường", "15/3/2026"]))

    assert found == ["Phòng Tư pháp - Hộ tịch", "Đoàn Thanh niên phường"]


def test_the_number_of_a_row_is_neither_a_day_nor_a_length_of_the_next_cell() -> None:
    assert keys("1\tTháng 6/2026", MentionKind.DATE) == ["2026-06"]
    assert keys("2\tNgày thứ Năm không viết", MentionKind.PERIOD) == []
    assert keys("3    Tháng hành động", MentionKind.PERIOD) == []


def test_two_who_sign_side_by_side_are_two_persons() -> None:
    found = find_mentions("Trần Văn Thái\tLương Kim Khuê", {MentionKind.PERSON})

    assert [person.text for person in found] == ["Trần Văn Thái", "Lương Kim Khuê"]


@pytest.mark.parametrize("text", ["Sở  Nội   vụ  tỉnh", "Sở Nội vụ\n    tỉnh", "\tSở Nội vụ tỉnh"])
def test_justified_words_and_indents_are_read_as_running_text(text: str) -> None:
    assert units(text) == ["Sở Nội vụ tỉnh"]


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội, ngày    15    tháng    6    năm    2026",
        "Hà Nội, ngày 15     tháng 6     năm 2026",
        "ngày 15 tháng 6    năm 2026",
    ],
)
def test_a_date_filled_in_on_a_form_is_read_across_its_places(text: str) -> None:
    assert keys(text, MentionKind.DATE) == ["2026-06-15"]


def test_the_years_that_head_columns_are_years_apart() -> None:
    assert keys("Năm    2024    2025", MentionKind.DATE) == ["2024", "2025"]


def test_a_length_before_the_next_column_is_still_one() -> None:
    assert keys("Nộp báo cáo\t15 ngày\tGhi chú", MentionKind.PERIOD) == ["P15D"]


def test_a_mark_of_a_list_before_a_tab_is_no_number() -> None:
    assert keys("1.\tSở Nội vụ", MentionKind.NUMBER) == []


@settings(deadline=None, max_examples=200)
@given(st.lists(_CELLS, min_size=1, max_size=6), _GAPS)
def test_nothing_is_read_across_two_cells(cells: list[str], gap: str) -> None:
    text = gap.join(cells)
    apart = list(column_gaps(text))

    assert not any(
        mention.span.start < end and start < mention.span.end
        for mention in find_mentions(text)
        for start, end in apart
    )
