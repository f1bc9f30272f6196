import pytest

from retrieval.compounds import Compounds, load_compounds
from retrieval.questions.senses import Senses


@pytest.fixture(scope="module")
def compounds() -> Compounds:
    return load_compounds()


@pytest.mark.parametrize(
    ("question", "alone", "text", "foreign"),
    [
        ("lương công an xã", "luong", "lực lượng Công an xã", True),
        ("luong cong an xa", "luong", "lực lượng Công an xã", True),
        ("lương công an xã", "luong", "tiền lương của Công an xã", False),
        ("luong cong an xa", "luong", "nhận đủ lương cho Công an xã", False),
        ("lịch nghỉ tết", "nghi", "theo Nghị quyết và đề nghị", True),
        ("luc luong nao", "luong", "lực lượng Công an", False),
        ("hoà giải", "hoa", "việc hòa thuận", False),
        ("chuơng trình", "chuong", "các chương của Luật", False),
    ],
)
def test_a_syllable_in_another_sense_is_told_apart(
    compounds: Compounds, question: str, alone: str, text: str, *, foreign: bool
) -> None:
    assert (alone in Senses(question, [alone], compounds).foreign(text)) is foreign


def test_a_text_without_the_syllable_has_it_in_no_sense(compounds: Compounds) -> None:
    assert Senses("lương", ["luong"], compounds).foreign("họp giao ban") == frozenset()
    assert Senses("họp", [], compounds).foreign("họp giao ban") == frozenset()
