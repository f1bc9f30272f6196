"""Questions about a matter that an older plan and the one that replaces it speak of."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.citations import Answer, Decision
from corpus.audiences import Audiences
from tests.fakes.asked_office import asked_office, take_in_again

PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI TRĂNG

Số: {number}
Suối Trăng, ngày {day} năm 2026

KẾ HOẠCH
Thu gom rác thải sinh hoạt {title}

I. MỤC TIÊU
1. Mỗi thôn có {places} điểm tập kết rác.

II. TỔ CHỨC THỰC HIỆN
1. {leader} chủ trì tổ chức thu gom rác thải sinh hoạt.
2. {more}
"""
INSPECTED = "Trạm Y tế xã kiểm tra vệ sinh các điểm tập kết rác mỗi quý một lần."
OLD = "Kế hoạch số 12/KH-UBND ngày 05/01/2026"
NEW = "Kế hoạch số 45/KH-UBND ngày 02/3/2026"
REPLACES = "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026."
HOW_OFTEN = "trạm y tế kiểm tra điểm tập kết rác bao lâu một lần"
PLANS = {
    "cu.txt": PLAN.format(
        number="12/KH-UBND",
        day="05 tháng 01",
        title="năm 2026",
        places="một",
        leader="Phòng Kinh tế",
        more=INSPECTED,
    ),
    "moi.txt": PLAN.format(
        number="45/KH-UBND",
        day="02 tháng 3",
        title="trong giai đoạn mới",
        places="hai",
        leader="Văn phòng Ủy ban nhân dân xã",
        more=REPLACES,
    ),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    with asked_office(tmp_path_factory.mktemp("succession"), PLANS) as assistant:
        yield assistant.answering.answer


def test_of_two_that_answer_the_newer_one_does(ask: Callable[[str], Answer]) -> None:
    answer = ask("đơn vị nào chủ trì thu gom rác thải sinh hoạt")

    assert answer.decision is Decision.ANSWER
    assert answer.text == (
        "Văn phòng Ủy ban nhân dân xã chủ trì tổ chức thu gom rác thải sinh hoạt."
    )
    assert {citation.number for citation in answer.citations} == {"45/KH-UBND"}


def test_what_only_the_older_one_says_is_told_as_replaced_with_the_proof(
    ask: Callable[[str], Answer],
) -> None:
    answer = ask(HOW_OFTEN)

    assert answer.decision is Decision.ANSWER
    assert answer.text == f"{INSPECTED}\n\nLưu ý: {OLD} đã được thay thế bằng {NEW}."
    assert [citation.quote.lstrip("12. ") for citation in answer.citations] == [
        INSPECTED,
        REPLACES,
    ]


def test_the_older_one_is_read_when_it_is_named(ask: Callable[[str], Answer]) -> None:
    answer = ask("theo kế hoạch 12/KH-UBND, mỗi thôn có mấy điểm tập kết rác")

    assert answer.text.startswith("Mỗi thôn có một điểm tập kết rác.")
    assert f"{OLD} đã được thay thế bằng {NEW}." in answer.text


@pytest.mark.parametrize(
    "question",
    ["văn bản nào nói về thu gom rác thải", "có những kế hoạch nào về thu gom rác"],
)
def test_both_are_listed_when_documents_are_asked_for(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)

    assert answer.text.startswith("Có 2 văn bản:")
    assert answer.text.endswith(f"Lưu ý: {OLD} đã được thay thế bằng {NEW}.")


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (
            "Kế hoạch này có hiệu lực từ ngày 01 tháng 7 năm 2026.",
            f"Lưu ý: từ 01/7/2026, {OLD} được thay thế bằng {NEW}.",
        ),
        (
            "Kế hoạch này có hiệu lực khi được cấp trên phê duyệt.",
            f"Lưu ý: {NEW} ghi là thay thế {OLD}.",
        ),
    ],
)
def test_until_it_is_surely_replaced_both_answer(tmp_path: Path, since: str, told: str) -> None:
    plans = PLANS | {"moi.txt": f"{PLANS['moi.txt']}3. {since}\n"}

    with asked_office(tmp_path, plans) as assistant:
        answer = assistant.answering.answer("mỗi thôn có mấy điểm tập kết rác")

    assert answer.decision is Decision.CLARIFY
    assert "một điểm tập kết" in answer.text
    assert "hai điểm tập kết" in answer.text
    assert answer.text.endswith(told)


def test_from_its_day_on_the_newer_one_answers_alone(tmp_path: Path) -> None:
    since = "3. Kế hoạch này có hiệu lực từ ngày 01 tháng 7 năm 2026.\n"
    times = [datetime(2026, 6, 30, 16, 59, tzinfo=UTC), datetime(2026, 6, 30, 17, tzinfo=UTC)]
    asked = "mỗi thôn có mấy điểm tập kết rác"

    with asked_office(
        tmp_path, PLANS | {"moi.txt": PLANS["moi.txt"] + since}, lambda: times[0]
    ) as open_:
        before = open_.answering.answer(asked)
        times.pop(0)  # midnight in Asia/Ho_Chi_Minh
        after = open_.answering.answer(asked)

    assert before.decision is Decision.CLARIFY
    assert after.text == "Mỗi thôn có hai điểm tập kết rác."


def test_of_a_chain_each_step_is_told(tmp_path: Path) -> None:
    third = PLAN.format(
        number="80/KH-UBND",
        day="03 tháng 5",
        title="ở các thôn bản",
        places="ba",
        leader="Hội Nông dân xã",
        more="Kế hoạch này thay thế Kế hoạch số 45/KH-UBND ngày 02 tháng 3 năm 2026.",
    )

    with asked_office(tmp_path, PLANS | {"nua.txt": third}) as assistant:
        answer = assistant.answering.answer(HOW_OFTEN)

    assert answer.text.split("\n\n")[1:] == [
        f"Lưu ý: {OLD} đã được thay thế bằng {NEW}.",
        f"Lưu ý: {NEW} đã được thay thế bằng Kế hoạch số 80/KH-UBND ngày 03/5/2026.",
    ]


def test_who_may_not_see_the_newer_one_hears_nothing_of_it(tmp_path: Path) -> None:
    with asked_office(tmp_path, PLANS) as assistant:
        Audiences(assistant.documents.engine).put(["moi.txt"], ["telegram:-1001"])
        answer = assistant.answerings.of(frozenset()).answer(HOW_OFTEN)

    assert answer.text == INSPECTED


def test_when_the_newer_one_no_longer_says_so_the_older_one_stands_again(tmp_path: Path) -> None:
    with asked_office(tmp_path, PLANS) as assistant:
        before = assistant.answering.answer(HOW_OFTEN)
        without = PLANS["moi.txt"].replace(REPLACES, "Các thôn thực hiện.")
        take_in_again(assistant, tmp_path, {"moi.txt": without})
        after = assistant.answering.answer(HOW_OFTEN)

    assert "Lưu ý" in before.text
    assert after.text == INSPECTED
