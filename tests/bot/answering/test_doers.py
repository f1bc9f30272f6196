"""Questions of when a unit does something, in a plan that gives days to several."""

from collections.abc import Callable, Iterator

import pytest

from bot.citations import Answer, Decision
from tests.fakes.asked_office import asked_office

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HẠ NGUYÊN

Số: 64/KH-UBND
Hạ Nguyên, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Rà soát bến đò ngang trên địa bàn tỉnh

I. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng: Tổng hợp kết quả rà soát bến đò, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 6 năm 2026.
2. Công ty Cổ phần Cảng Hạ Nguyên: Gửi kết quả rà soát bến đò về Sở Xây dựng trước ngày 08 tháng 5 năm 2026.
3. Các sở, ban, ngành: Gửi ý kiến về Sở Xây dựng trước ngày 15 tháng 5 năm 2026.
4. Sở Tài chính: Bố trí kinh phí rà soát bến đò.
"""  # noqa: E501 - a paragraph is a line


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    with asked_office(tmp_path_factory.mktemp("doers"), {"ke-hoach.txt": PLAN}) as assistant:
        yield assistant.answering.answer


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Sở Xây dựng báo cáo kết quả rà soát bến đò trước ngày nào", "20 tháng 6"),
        ("cong ty co phan cang Ha Nguyen gui ket qua ra soat ben do khi nao", "08 tháng 5"),
        ("các sở gửi ý kiến rà soát bến đò trước ngày nào", "15 tháng 5"),
    ],
)
def test_each_hears_its_own_day(ask: Callable[[str], Answer], question: str, day: str) -> None:
    answer = ask(question)

    assert answer.decision is Decision.ANSWER
    assert day in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Sở Nội vụ báo cáo kết quả rà soát bến đò trước ngày nào",
        "Sở Tài chính báo cáo kết quả rà soát bến đò trước ngày nào",
        "công an tỉnh gửi kết quả rà soát bến đò khi nào",
    ],
)
def test_nobody_hears_the_day_of_another(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)

    assert "20 tháng 6" not in answer.text
    assert "08 tháng 5" not in answer.text


def test_without_a_unit_in_front_the_day_is_told(ask: Callable[[str], Answer]) -> None:
    answer = ask("kết quả rà soát bến đò báo cáo Ủy ban nhân dân tỉnh trước ngày nào")

    assert "20 tháng 6" in answer.text
