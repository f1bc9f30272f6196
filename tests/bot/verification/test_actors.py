"""Who does what, told apart from who is worked with and who is sent to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.verification.actors import misplaces_doer

LED = "a) Chủ trì, phối hợp với Hội Nông dân, Trạm Y tế và Đoàn Thanh niên tuần tra ban đêm;"
SENT = "b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước ngày 05 tháng 10;"
NAMED = "Công an xã chủ trì, phối hợp với Hội Nông dân tuần tra. Hội Nông dân chịu trách nhiệm in."


@pytest.mark.parametrize(
    ("statement", "text", "side"),
    [
        ("Hội Nông dân chủ trì tuần tra.", LED, "Công an xã"),
        ("Đoàn Thanh niên chủ trì tuần tra.", LED, "Công an xã"),
        ("Hội Nông dân là đơn vị chủ trì tuần tra.", LED, None),
        ("Đơn vị chủ trì là Hội Nông dân.", LED, "Công an xã"),
        ("Tuần tra do Hội Nông dân chủ trì.", LED, "Công an xã"),
        ("Hội Nông dân leads the patrols.", LED, "Công an xã"),
        ("The patrols are led by Hội Nông dân.", LED, "Công an xã"),
        ("Văn phòng Ủy ban nhân dân xã gửi báo cáo kết quả.", SENT, "Công an xã"),
    ],
)
def test_a_unit_beside_the_doer_is_not_the_doer(
    statement: str, text: str, side: str | None
) -> None:
    assert misplaces_doer(statement, [(text, side)])


@pytest.mark.parametrize(
    ("statement", "text", "side"),
    [
        ("Công an xã chủ trì tuần tra.", LED, "Công an xã"),
        ("Công an xã chủ trì, phối hợp với Hội Nông dân tuần tra.", LED, "Công an xã"),
        ("Phối hợp với Hội Nông dân và Trạm Y tế.", LED, "Công an xã"),
        ("Hội Nông dân phối hợp tuần tra.", LED, "Công an xã"),
        ("Công an xã gửi về Văn phòng Ủy ban nhân dân xã.", SENT, "Công an xã"),
        ("Báo cáo gửi về Văn phòng Ủy ban nhân dân xã.", SENT, None),
        ("Hội Nông dân chịu trách nhiệm in.", NAMED, None),
        ("Công an xã leads with Hội Nông dân.", NAMED, None),
        ("Tuần tra ban đêm.", LED, None),
        ("Sở Y tế chủ trì.", LED, None),  # named nowhere: the verifier's matter
    ],
)
def test_what_the_passage_says_is_not_denied(statement: str, text: str, side: str | None) -> None:
    assert not misplaces_doer(statement, [(text, side)])


def test_one_passage_that_has_the_unit_as_the_doer_is_enough() -> None:
    assert not misplaces_doer("Hội Nông dân chịu trách nhiệm in.", [(LED, None), (NAMED, None)])


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200), st.text(max_size=200), st.none() | st.text(max_size=20))
def test_any_two_texts_are_compared_without_an_error(
    statement: str, text: str, side: str | None
) -> None:
    misplaces_doer(statement, [(text, side)])
