import pytest

from corpus.text import fold
from retrieval.questions.leaning import Leaning, leaning


@pytest.mark.parametrize(
    "question",
    [
        "còn phường thì sao?",
        "thế ai phối hợp?",
        "khi nào?",
        "gửi về đâu",
        "ai ký vậy",
        "báo cáo gửi trước ngày nào",
        "hạn cuối là bao giờ",
        "kinh phí lấy ở đâu",
        "cơ quan nào chủ trì",
        "đội đó gồm những ai",
        "việc này do ai làm",
        "con số đó là bao nhiêu",
        "họ phải làm gì",
        "ngược lại thì sao",
        "Còn kế hoạch 52 thì ai ký",
    ],
)
def test_half_a_question_leans_on_the_turn_before(question: str) -> None:
    assert leaning(fold(question), question) is Leaning.LEANS
    assert leaning(fold(question), fold(question)) is Leaning.LEANS


@pytest.mark.parametrize(
    "question",
    [
        "lương công an xã",
        "Công an xã làm gì",
        "sơ kết tổng kết khi nào vậy",
        "hộ nghèo được hỗ trợ gì",
        "hồ sơ gồm những gì",
        "thẻ căn cước làm ở đâu",
        "con số vụ đuối nước",
        "vay vốn ở đâu",
    ],
)
def test_a_short_question_with_a_matter_of_its_own_does_not(question: str) -> None:
    assert leaning(fold(question), question) is Leaning.BESIDE
    assert leaning(fold(question), fold(question)) is Leaning.BESIDE


@pytest.mark.parametrize(
    "question",
    [
        "ai ký chương trình 03",
        "xã Mường Thông làm gì",
        "Chủ đò báo cáo Công an xã khi nào có người bị nạn trên sông?",
        "đơn vị nào chủ trì kiểm tra, giám sát việc thu gom pin cũ",
        "48/KH-BCHTH ai ký",
    ],
)
def test_a_complete_question_stands_alone(question: str) -> None:
    assert leaning(fold(question), question) is Leaning.ALONE
    assert leaning(fold(question), fold(question)) is Leaning.ALONE


def test_diacritics_tell_an_opening_from_another_word() -> None:
    assert leaning("the bien hop", "thẻ biên hợp") is not Leaning.LEANS
    assert leaning("the bien hop", "the bien hop") is Leaning.LEANS
