import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.document import Span
from corpus.text import display
from retrieval.questions.topic import Term
from retrieval.spans import choose, sentences

TEXT = (
    "Công an tỉnh tuần tra ban đêm. Hội Nông dân vận động hội viên. "
    "Đội gặt làm xong trước ngày 15/6/2025. Kinh phí do tỉnh cấp."
)


def topic_of(*terms: str) -> list[Term]:
    return [Term(term, 1.0) for term in terms]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (TEXT, 4),
        ("Đ/c A. Nguyễn ở TP. HP làm việc.", 1),
        ("Làm đến ngày 1. tháng 5.", 1),
        ("Xong!  Rồi nghỉ.", 2),
        ("   ", 0),
    ],
)
def test_sentences_end_where_a_new_one_begins(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_text_that_fits_is_kept_whole() -> None:
    assert choose("**Một**  câu.", [], 100) == "Một câu."


def test_the_sentence_of_the_topic_is_chosen() -> None:
    assert choose(TEXT, topic_of("hoi_vien"), 40) == "Hội Nông dân vận động hội viên."


def test_the_sentence_with_the_thing_asked_for_is_chosen() -> None:
    asked = Span(TEXT.index("15/6"), TEXT.index("15/6") + 9)

    chosen = choose(TEXT, topic_of("gat", "tuan"), 45, [asked])

    assert chosen == "Đội gặt làm xong trước ngày 15/6/2025."


def test_neighbours_are_added_while_they_say_something() -> None:
    assert choose(TEXT, topic_of("tuan_tra", "hoi_vien"), 70) == (
        "Công an tỉnh tuần tra ban đêm. Hội Nông dân vận động hội viên."
    )


def test_a_text_is_begun_with_when_nothing_is_looked_for() -> None:
    assert choose(TEXT, [], 70) == "Công an tỉnh tuần tra ban đêm. Hội Nông dân vận động hội viên."


def test_a_long_sentence_is_begun_with_when_nothing_is_looked_for() -> None:
    sentence = "Xã lo việc gặt, tuốt và phơi lúa; huyện lo việc cất giữ, bán ra"

    assert choose(sentence, [], 50) == "Xã lo việc gặt, tuốt và phơi lúa …"


def test_a_neighbour_that_says_nothing_is_left_out() -> None:
    assert choose(TEXT, topic_of("tuan_tra"), 100) == "Công an tỉnh tuần tra ban đêm."


def test_a_long_sentence_is_cut_to_the_clause_of_the_topic() -> None:
    text = "Công an tỉnh tuần tra; Hội Nông dân vận động hội viên; Sở Tài chính cấp kinh phí ngay"

    assert choose(text, topic_of("hoi_vien"), 45) == "… Hội Nông dân vận động hội viên …"


def test_the_thing_asked_for_stays_in_a_cut_sentence() -> None:
    text = "Gặt lúa ở xã; gặt lúa ở huyện; gặt lúa trước ngày 15/6/2025; gặt lúa ở nơi khác nữa"
    asked = Span(text.index("15/6"), text.index("15/6") + 9)

    assert "15/6/2025" in choose(text, topic_of("gat"), 42, [asked])


def test_a_text_of_marks_alone_is_cut_too() -> None:
    assert choose("* " * 40, [], 10) == ""


_PIECES = ("Công an tỉnh", "tuần tra", ";", ",", ".", "đồng ruộng", "ngày 15/6", "\n", "Hội", "**")
_TEXTS = st.one_of(
    st.text(max_size=400), st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)
)


@given(text=_TEXTS, longest=st.integers(min_value=40, max_value=200), asked=st.booleans())
@settings(deadline=None)
def test_a_choice_keeps_to_its_length(text: str, longest: int, *, asked: bool) -> None:
    prefer = [Span(0, min(5, len(text)))] if asked else []

    assert len(choose(text, topic_of("tuan_tra"), longest, prefer)) <= longest


@given(
    st.lists(st.sampled_from(_PIECES), min_size=20, max_size=60).map(" ".join),
    st.integers(min_value=40, max_value=120),
)
@settings(deadline=None)
def test_a_choice_is_cut_only_between_words(text: str, longest: int) -> None:
    chosen = choose(text, topic_of("tuan_tra"), longest)
    assume(chosen)
    kept = re.escape(chosen.removeprefix("… ").removesuffix(" …"))

    assert re.search(rf"(?<!\w){kept}(?!\w)", display(text))


@given(_TEXTS)
@settings(deadline=None)
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    found = sentences(text)

    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


_NAMES = (
    "Căn cứ Kết luận số 44-KL/TW, ngày 22/01/2019 của Ban Bí thư, Sở Văn hóa, Thể thao và Du lịch"
    " chủ trì tổ chức hội diễn, Ủy ban nhân dân các xã, phường, đặc khu bố trí địa điểm"
)


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        (["the_thao", "du_lich", "chu_tri"], "… Sở Văn hóa, Thể thao và Du lịch chủ trì"),
        (["dac_khu", "bo_tri", "dia_diem"], "… Ủy ban nhân dân các xã, phường, đặc khu bố trí"),
        (["2019", "thu_so"], "Căn cứ Kết luận số 44-KL/TW, ngày 22/01/2019 của Ban Bí thư"),
    ],
)
def test_an_excerpt_begins_before_a_name_never_in_it(asked: list[str], begins: str) -> None:
    assert choose(_NAMES, topic_of(*asked), 100).startswith(begins)


def test_an_excerpt_ends_before_a_name_rather_than_in_it() -> None:
    text = "Hội Nông dân xã vận động hội viên cùng với Ban Chấp hành Đoàn Thanh niên xã và nhân dân"

    assert choose(text, topic_of("hoi_vien"), 65) == "Hội Nông dân xã vận động hội viên …"
