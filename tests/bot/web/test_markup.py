import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.web.markup import runs
from corpus.document import Span


def shown(text: str) -> str:
    return "".join(run.span.of(text) for run in runs(text) if not run.hidden)


def strong(text: str) -> list[str]:
    return [run.span.of(text) for run in runs(text) if run.strong and not run.hidden]


def emphasised(text: str) -> list[str]:
    return [run.span.of(text) for run in runs(text) if run.emphasis and not run.hidden]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Điều 2.** Giao xã", "Điều 2. Giao xã"),
        ("***Điều 2.***", "Điều 2."),
        ("(*trước 15/6*)", "(trước 15/6)"),
        ("**TRƯỞNG BAN\nHà Thị Mơ**", "TRƯỞNG BAN\nHà Thị Mơ"),
        ("**cả *hai* loại**", "cả hai loại"),
        ("## QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("trước\n-----\nsau", "trước\n\nsau"),
        (r"1\. Mục \*", "1. Mục *"),
    ],
)
def test_the_marks_of_markdown_are_hidden(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BAN TỔ CHỨC\n*\nSố 3-CTr/BTC",
        "** không đóng",
        "**mở ở đoạn này\n\nđóng ở đoạn sau**",
        "a * b * c",
        "tệp bao_cao_2025.docx",
        "# 5".replace(" ", ""),
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert shown(text) == text


def test_strong_and_emphasised_words_are_told_apart() -> None:
    text = "**Điều 1.** Xã *Suối Ngọc* và **Điều 2**"

    assert strong(text) == ["Điều 1.", "Điều 2"]
    assert emphasised(text) == ["Suối Ngọc"]


def test_the_cited_span_is_cut_where_it_begins_and_ends() -> None:
    text = "một **hai** ba"

    cited = [run.span.of(text) for run in runs(text, cited=Span(2, 8)) if run.cited]

    assert "".join(cited) == text[2:8]


@settings(deadline=None)
@given(st.text(alphabet="a*#_-\\ \n.đ"), st.lists(st.integers(-3, 60)), st.data())
def test_runs_cover_any_text_once_and_are_cut_where_asked(
    text: str, cuts: list[int], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    found = list(runs(text, cuts, Span(start, end)))

    assert "".join(run.span.of(text) for run in found) == text
    edges = {run.span.start for run in found}
    assert {cut for cut in cuts if 0 < cut < len(text)} <= edges
    assert "".join(run.span.of(text) for run in found if run.cited) == text[start:end]
