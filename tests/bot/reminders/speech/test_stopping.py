import pytest

from bot.reminders.speech.stopping import asks_to_stop, is_stop


@pytest.mark.parametrize(
    "typed",
    [
        "đừng nhắc nhóm nộp báo cáo ngày 20/12",
        "không nhắc nhóm nộp báo cáo ngày 20/12 nữa",
        "nhóm không cần nhắc nộp báo cáo ngày 20/12 nữa",
        "thôi nhắc nhóm nộp báo cáo ngày 20/12",
        "bỏ nhắc họp ngày 21/6",
        "bo nhac hop ngay 21/6",
        "hủy lời nhắc họp ngày 21/6",
        "Xóa lời nhắc họp",
        "ngừng nhắc họp thứ hai hằng tuần",
        "từ nay đừng nhắc tôi nữa",
    ],
)
def test_to_remind_no_more_is_known(typed: str) -> None:
    assert is_stop(typed)
    assert asks_to_stop(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "nhắc nhóm đừng quên nộp báo cáo ngày mai",
        "nhắc nhóm không họp ngày mai nữa",
        "đúng 8h nhắc nhóm họp",
        "bỏ phiếu ngày mai, nhắc nhóm đi đủ",
        "không nhắc đến thời hạn trong văn bản",
        "thôi",
        "",
    ],
)
def test_other_words_are_none(typed: str) -> None:
    assert not is_stop(typed)
    assert not asks_to_stop(typed)


@pytest.mark.parametrize(
    "typed",
    ["không nhắc nhóm thì có bị xử lý không", "đừng nhắc tôi được không?", "bỏ nhắc việc thế nào"],
)
def test_what_may_be_a_question_goes_to_the_documents(typed: str) -> None:
    assert not asks_to_stop(typed)
