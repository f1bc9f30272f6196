"""Schedules, invitations and minutes: days that stand above what is on, and years left unsaid."""

import pytest

from corpus.facts.facts import Deadline
from tests.fakes.time_wordings import deadlines_in

SCHEDULE = """ỦY BAN NHÂN DÂN XÃ AN HÒA
VĂN PHÒNG

LỊCH CÔNG TÁC TUẦN 22
(Từ ngày 25/5 đến ngày 31/5/2026)

{days}
"""
PAPER = """ỦY BAN NHÂN DÂN XÃ AN HÒA
Số: 12/{sign}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày {day}

{kind}
{title}

1. {sentence}
"""


def told(deadlines: tuple[Deadline, ...]) -> list[tuple[str, str | None, str, bool]]:
    return [(str(d.kind), d.when.date, d.when.said, d.when.before) for d in deadlines]


def test_an_entry_of_a_schedule_is_on_the_day_that_stands_above_it() -> None:
    days = """Thứ Hai (25/5)
07h30: Họp giao ban lãnh đạo xã.
Chiều: Tổ một cửa trực tiếp nhận hồ sơ.

Thứ Ba (26/5)
Chậm nhất 11h00: Các thôn gửi danh sách về Văn phòng."""

    assert told(deadlines_in(SCHEDULE.format(days=days))) == [
        ("meeting", "2026-05-25", "07h30", False),
        ("task", "2026-05-25", "Chiều", False),
        ("report", "2026-05-26", "Chậm nhất 11h00", True),
    ]


def test_a_day_that_is_no_such_weekday_is_not_trusted() -> None:
    days = """Thứ Hai (26/5)
07h30: Họp giao ban lãnh đạo xã."""

    assert deadlines_in(SCHEDULE.format(days=days)) == ()


@pytest.mark.parametrize(
    ("kind", "sign", "title"),
    [
        ("GIẤY MỜI", "GM-UBND", "Họp tổ dân phố"),
        ("BIÊN BẢN", "BB-UBND", "Họp chi bộ"),
        ("NGHỊ QUYẾT", "NQ-HTX", "Đại hội thành viên"),
        ("PHƯƠNG ÁN", "PA-UBND", "Phòng, chống cháy rừng"),
    ],
)
def test_papers_of_one_occasion_name_days_of_their_own_year(
    kind: str, sign: str, title: str
) -> None:
    text = PAPER.format(
        sign=sign,
        kind=kind,
        title=title,
        day="02 tháng 4 năm 2026",
        sentence="Các thôn báo cáo kết quả trước ngày 20/5.",
    )

    assert [d.when.date for d in deadlines_in(text)] == ["2026-05-20"]


@pytest.mark.parametrize(
    ("said", "date"),
    [("25/9", "2025-09-25"), ("15/01", "2026-01-15"), ("10/5", "2026-05-10")],
)
def test_a_plan_of_a_school_year_takes_its_first_year_from_august_on(said: str, date: str) -> None:
    text = PAPER.format(
        sign="KH-THPT",
        kind="KẾ HOẠCH",
        title="Tự đánh giá chất lượng giáo dục năm học 2025 - 2026",
        day="12 tháng 9 năm 2025",
        sentence=f"Các tổ nộp minh chứng về Văn phòng, hạn cuối {said}.",
    )

    assert [d.when.date for d in deadlines_in(text)] == [date]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Sở Nội vụ rà soát danh mục, trả lời công dân trong 07 ngày làm việc.", ["task"]),
        ("Sở Nội vụ rà soát danh mục, gửi Sở Tư pháp trước ngày 20/5/2026.", ["report"]),
        ("Sở Nội vụ trao đổi thông tin, cùng kiểm tra tối thiểu 01 lần/năm học.", ["review"]),
        ("Kết quả rà soát gửi Sở Tài chính trước ngày 20/5/2026.", ["report"]),
        ("Hướng dẫn các thôn quản lý máy bơm, mỗi quý kiểm tra một lần.", ["review"]),
    ],
)
def test_the_kind_is_that_of_the_act_before_the_time(sentence: str, kinds: list[str]) -> None:
    text = PAPER.format(
        sign="KH-UBND",
        kind="KẾ HOẠCH",
        title="Cải cách hành chính",
        day="12 tháng 3 năm 2026",
        sentence=sentence,
    )

    assert [str(d.kind) for d in deadlines_in(text)] == kinds
