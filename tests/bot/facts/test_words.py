import pytest

from bot.facts.words import of_kind
from corpus.facts.facts import DeadlineKind


@pytest.mark.parametrize(
    ("kind", "what", "told"),
    [
        (DeadlineKind.REPORT, "Báo cáo kết quả hoạt động", "Báo cáo kết quả hoạt động"),
        (DeadlineKind.REPORT, "báo cáo quý", "Báo cáo quý"),
        (DeadlineKind.REPORT, "Gửi báo cáo quý", "Báo cáo: Gửi báo cáo quý"),
        (DeadlineKind.MEETING, "Họp giao ban", "Họp giao ban"),
        (DeadlineKind.REVIEW, "Tổng kết năm học", "Tổng kết năm học"),
        (DeadlineKind.TASK, "Báo cáo viên đi xã", "Việc: Báo cáo viên đi xã"),
    ],
)
def test_the_kind_stands_before_what_does_not_say_it(
    kind: DeadlineKind, what: str, told: str
) -> None:
    assert of_kind(kind, what) == told
