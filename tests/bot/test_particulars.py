from collections.abc import Callable

import pytest

from bot.citations import Decision
from bot.citing import HEAD, Citing
from bot.drafting import Draft
from bot.particulars import compose_particulars
from retrieval.finding import Findings

Find = Callable[[str], tuple[Findings, Citing]]


def said(draft: Draft | None) -> list[str]:
    assert draft is not None
    return [line.statement.text for line in draft.lines]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ai ký kế hoạch của xã Mường Thông?", "Hà Văn Thoại – Chủ tịch (TM. ỦY BAN NHÂN DÂN)"),
        ("ĐNTE là gì?", "ĐNTE là đuối nước trẻ em."),
        ("Kế hoạch của xã Mường Thông mang số hiệu nào?", "Số, ký hiệu: 52/KH-UBND"),
    ],
)
def test_what_stands_in_a_fixed_place_is_answered_from_there(
    find: Find, question: str, expected: str
) -> None:
    draft = compose_particulars(*find(question))

    assert said(draft) == [expected]
    assert draft is not None
    assert draft.decision is Decision.ANSWER


def test_number_and_date_are_told_apart_without_a_word_twice(find: Find) -> None:
    draft = compose_particulars(*find("Số và ngày ban hành kế hoạch của xã Mường Thông?"))

    assert said(draft) == ["Số, ký hiệu: 52/KH-UBND", "Ngày ban hành: 14 tháng 02 năm 2026"]


def test_a_signer_without_a_printed_position_is_told_on_whose_behalf(find: Find) -> None:
    draft = compose_particulars(*find("Ai ký kế hoạch thu gom pin cũ của phường Đông Kỳ?"))

    assert said(draft)[0].startswith("Lưu Thị Ngà – ")


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Kế hoạch thu gom pin cũ của phường Đông Kỳ ban hành ngày nào?", "ngày ban hành"),
        ("Kế hoạch thu gom pin cũ của phường Đông Kỳ mang số hiệu nào?", "số của văn bản"),
    ],
)
def test_a_blank_is_refused_and_the_head_is_shown(find: Find, question: str, missing: str) -> None:
    draft = compose_particulars(*find(question))

    assert draft is not None
    assert draft.decision is Decision.REFUSE
    assert f": {missing}" in draft.lead
    assert {citation.address for citation in draft.nearest} == HEAD


@pytest.mark.parametrize(
    "question",
    ["Cơ quan nào chủ trì dạy bơi an toàn?", "Cơ quan nào ban hành kế hoạch thu gom pin Đông Kỳ?"],
)
def test_other_questions_are_not_about_a_fixed_place(find: Find, question: str) -> None:
    assert compose_particulars(*find(question)) is None
