"""Questions about when and where, of a letter and of a plan that say it under a label."""

from collections.abc import Callable, Iterator

import pytest

from bot.citations import Answer, Decision
from tests.fakes.asked_office import asked_office

LETTER = """SỞ VĂN HÓA VÀ THỂ THAO
Số: 77/SVHTT-TT
V/v tổ chức Giải bơi thuyền thiếu niên tỉnh Hạ Nguyên năm 2026

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hạ Nguyên, ngày 04 tháng 5 năm 2026

Kính gửi: Ủy ban nhân dân các xã, phường

Sở Văn hóa và Thể thao tổ chức Giải bơi thuyền thiếu niên tỉnh năm 2026, cụ thể như sau:
1. Thời gian, địa điểm
- Thời gian: 7 giờ 30 phút, ngày 18 tháng 7 năm 2026 (thứ Bảy).
- Địa điểm: Hồ Sen, phường Bến Đá.
2. Nội dung
a) Cự ly ngắn: thời gian thi không quá 20 phút.
b) Cự ly dài: đua theo đội, thời gian thi không quá 45 phút.
3. Tổ chức thực hiện
Các xã, phường gửi danh sách vận động viên về Sở trước ngày 26 tháng 6 năm 2026.
"""
FAIR = """ỦY BAN NHÂN DÂN
XÃ CỒN TRÒN

Số: 31/KH-UBND
Cồn Tròn, ngày 11 tháng 5 năm 2026

KẾ HOẠCH
Tổ chức hội chợ nông sản xã Cồn Tròn

I. NỘI DUNG
{first}
2. Văn phòng Ủy ban nhân dân xã chủ trì chuẩn bị gian hàng.
"""
TIMED = "1. Thời gian tổ chức: từ ngày 08 tháng 8 năm 2026."
UNTIMED = "1. Mỗi thôn có một gian hàng."
RACE_DAY = "Thời gian: 7 giờ 30 phút, ngày 18 tháng 7 năm 2026 (thứ Bảy)."


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    documents = {"giai.txt": LETTER, "cho.txt": FAIR.format(first=TIMED)}
    with asked_office(tmp_path_factory.mktemp("fields"), documents) as assistant:
        yield assistant.answering.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("giải bơi thuyền thiếu niên tổ chức ngày nào", RACE_DAY),
        ("giai boi thuyen thieu nien khi nao", RACE_DAY),
        ("giải bơi thuyền thiếu niên ở đâu", "Địa điểm: Hồ Sen, phường Bến Đá."),
        (
            "hội chợ nông sản xã Cồn Tròn tổ chức ngày nào",
            "Thời gian tổ chức: từ ngày 08 tháng 8 năm 2026.",
        ),
        (
            "hạn gửi danh sách vận động viên bơi thuyền",
            "Các xã, phường gửi danh sách vận động viên về Sở trước ngày 26 tháng 6 năm 2026.",
        ),
        ("cự ly ngắn thi trong bao lâu", "Cự ly ngắn: thời gian thi không quá 20 phút."),
    ],
)
def test_when_and_where_are_told_from_under_their_labels(
    ask: Callable[[str], Answer], question: str, told: str
) -> None:
    answer = ask(question)

    assert answer.decision is Decision.ANSWER
    assert answer.text == told


def test_a_day_of_issue_is_told_as_one(ask: Callable[[str], Answer]) -> None:
    answer = ask("công văn về giải bơi thuyền thiếu niên ban hành ngày nào")

    assert answer.decision is Decision.ANSWER
    assert answer.text == "Ngày ban hành: 04 tháng 5 năm 2026"


@pytest.mark.parametrize(
    ("first", "question"),
    [
        (UNTIMED, "hội chợ nông sản xã Cồn Tròn tổ chức ngày nào"),
        (
            "1. Bán hàng: Thời gian: ngày 08 tháng 8 năm 2026.",
            "hội chợ nông sản xã Cồn Tròn khai mạc ngày nào",
        ),
    ],
)
def test_a_letterheads_day_is_never_the_day_of_the_matter(
    tmp_path_factory: pytest.TempPathFactory, first: str, question: str
) -> None:
    documents = {"giai.txt": LETTER, "cho.txt": FAIR.format(first=first)}

    with asked_office(tmp_path_factory.mktemp("untimed"), documents) as assistant:
        answer = assistant.answering.answer(question)

    assert "11 tháng 5" not in answer.text


def test_of_two_times_none_is_that_of_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    two = """1. Đợt một
- Thời gian: ngày 08 tháng 8 năm 2026.
1. Đợt hai
- Thời gian: ngày 05 tháng 9 năm 2026."""

    with asked_office(
        tmp_path_factory.mktemp("twice"), {"cho.txt": FAIR.format(first=two)}
    ) as assistant:
        answer = assistant.answering.answer("hội chợ nông sản xã Cồn Tròn tổ chức ngày nào")

    days = ["08 tháng 8" in answer.text, "05 tháng 9" in answer.text]
    assert all(days) or not any(days)
