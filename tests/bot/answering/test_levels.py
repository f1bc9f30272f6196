import pytest

from bot.answering.levels import Said, asked_units, best_said


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        ("cong an xa lam gi", "Công an xã tuần tra.", Said.OF_IT),
        ("cong an xa lam gi", "Công an phường tuần tra.", Said.OF_ANOTHER_LEVEL),
        ("cong an xa lam gi", "Giao Công an tỉnh chủ trì.", Said.OF_ANOTHER_LEVEL),
        ("cong an xa lam gi", "Công an xã, phường, đặc khu ký kết.", Said.OF_IT),
        ("cong an xa lam gi", "Công an cấp xã tuần tra.", Said.OF_IT),
        ("cong an xa lam gi", "Đảng ủy Công an phường lãnh đạo.", Said.OF_ANOTHER_LEVEL),
        ("cong an xa lam gi", "Trạm Y tế xã khám bệnh.", Said.NOWHERE),
        ("dang uy cong an xa lam gi", "Đảng ủy xã lãnh đạo.", Said.NOWHERE),
        ("mat tran to quoc xa", "Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động.", Said.OF_IT),
        ("uy ban mat tran to quoc viet nam xa", "Mặt trận Tổ quốc xã vận động.", Said.OF_IT),
        ("mat tran to quoc xa", "Mặt trận Tổ quốc vận động.", Said.OF_ANY_LEVEL),
        ("so noi vu lam gi", "Sở Nội vụ tổng hợp.", Said.OF_IT),
        ("bo cong an lam gi", "Công an phường tuần tra.", Said.NOWHERE),
    ],
)
def test_a_unit_is_known_by_its_name_and_level(asked: str, text: str, said: Said) -> None:
    assert best_said(asked_units(asked), [text])[0] is said


def test_the_unit_of_another_level_is_told_as_printed() -> None:
    _, other = best_said(asked_units("cong an xa lam gi"), ["Trạm Y tế xã.", "Công an phường."])

    assert other == "Công an phường"


def test_nothing_is_asked_of_units_that_are_not_named() -> None:
    assert asked_units("ai chu tri") == ()
    assert best_said((), ["Công an xã"]) == (Said.NOWHERE, "")
