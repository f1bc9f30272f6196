import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.telling import ended, items, row, told
from corpus.document import DocumentId, NodeKind, Span
from corpus.passages import Passage, PassageId
from retrieval.questions.topic import Term

COLUMNS = "Công trình | Đơn vị thực hiện | Hoàn thành"
RECIPIENTS = """Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
- Ủy ban nhân dân tỉnh (b/c);                 CHỦ TỊCH
- Các thôn trong xã,
bản vùng cao;
- Đảng ủy:
- + Thường trực,
                                            Hà Văn Thoại
- Lưu: VT."""


def passage(text: str, kind: NodeKind = NodeKind.CLAUSE, *headings: str) -> Passage:
    return Passage(
        id=PassageId("x"),
        document=DocumentId("d" * 64),
        address="II.1",
        kind=kind,
        span=Span(0, len(text)),
        text=text,
        headings=headings,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Giữ nguyên việc\nnày;", "Giữ nguyên việc này."),
        ("2.1. Việc hai", "Việc hai."),
        ("a) rà soát ao, hồ;", "Rà soát ao, hồ."),
        ("c. Không áp dụng.", "Không áp dụng."),
        ("- Cơ quan chủ trì: **Phòng Kinh tế**", "Cơ quan chủ trì: Phòng Kinh tế."),
        ("Điều 2. Quyết định có hiệu lực./.", "Điều 2. Quyết định có hiệu lực."),
        ("Trưởng thôn có trách nhiệm sau:", "Trưởng thôn có trách nhiệm sau:"),
        ("Kèm theo “Mẫu số 01”,", "Kèm theo “Mẫu số 01”."),
        ("15.3 tỷ đồng", "15.3 tỷ đồng."),
    ],
)
def test_a_passage_is_told_without_its_label_as_a_sentence(text: str, expected: str) -> None:
    assert told(passage(text), (), 400, ()) == expected


def test_of_a_long_passage_the_sentence_with_the_topic_is_told() -> None:
    text = "1. Các thôn rà soát ao hồ. " + "Việc khác rất dài. " * 20 + "Cắm biển trước hè."

    assert told(passage(text), (Term("bien", 1.0),), 60, ()).endswith("Cắm biển trước hè.")
    assert len(told(passage(text), (Term("bien", 1.0),), 60, ())) <= 64


def test_a_list_keeps_its_lines_and_loses_the_column_beside_it() -> None:
    assert told(passage(RECIPIENTS, NodeKind.RECIPIENTS), (), 400, ()).splitlines() == [
        "Nơi nhận:",
        "- Ủy ban nhân dân tỉnh (b/c);",
        "- Các thôn trong xã, bản vùng cao;",
        "- Đảng ủy:",
        "+ Thường trực,",
        "- Lưu: VT.",
    ]


def test_a_list_in_one_cell_of_a_table_is_told_line_by_line() -> None:
    barred = (
        "| *Nơi nhận:* - Như Điều 7; - UBND tỉnh (b/c); - Lưu: VT. | **CHỦ TỊCH** **Hà Thoại** |"
    )

    assert items(barred) == ["Nơi nhận:", "- Như Điều 7;", "- UBND tỉnh (b/c);", "- Lưu: VT."]


def test_a_list_that_is_too_long_is_told_as_its_best_sentences() -> None:
    assert "\n" not in told(passage(RECIPIENTS, NodeKind.RECIPIENTS), (), 60, ())


@pytest.mark.parametrize("text", ["", "Một câu.", "- một mục duy nhất", "Giai đoạn 2025 - 2030"])
def test_other_text_is_no_list(text: str) -> None:
    assert items(text) == []


def test_an_empty_row_of_bars_holds_no_item() -> None:
    assert items("| | |") == []


@pytest.mark.parametrize(
    "text",
    [
        "| 1 | Rào chắn hồ | Thôn Nà Cài | 30/5/2026 |",
        "1    Rào chắn hồ      Thôn Nà Cài      30/5/2026",
        "Rào chắn hồ\tThôn Nà Cài\t30/5/2026",
    ],
)
def test_a_row_is_told_under_the_names_of_its_columns(text: str) -> None:
    expected = "Công trình: Rào chắn hồ; Đơn vị thực hiện: Thôn Nà Cài; Hoàn thành: 30/5/2026"

    assert row(passage(text, NodeKind.ROW, COLUMNS)) == expected


def test_a_row_in_a_group_is_told_under_the_columns_of_its_table() -> None:
    grouped = passage("| 1 | Bể bơi | Trường | 1/6 |", NodeKind.ROW, COLUMNS, "I. Dạy bơi")

    assert row(grouped) == "Công trình: Bể bơi; Đơn vị thực hiện: Trường; Hoàn thành: 1/6"


def test_an_empty_cell_is_left_out_of_a_row() -> None:
    of_bars = passage("| 1 | Rào chắn hồ | | 30/5/2026 |", NodeKind.ROW, COLUMNS)

    assert row(of_bars) == "Công trình: Rào chắn hồ; Hoàn thành: 30/5/2026"
    assert told(of_bars, (), 400, ()) == "Rào chắn hồ; 30/5/2026"


@pytest.mark.parametrize(
    "one",
    [
        passage("| 1 | Rào chắn hồ | 30/5/2026 |", NodeKind.ROW, COLUMNS),
        passage("Rào chắn hồ     Thôn\n        Nà Cài", NodeKind.ROW, COLUMNS),
        passage("| 1 | Rào chắn hồ | Thôn | 30/5/2026 |", NodeKind.ROW),
        passage("| 1 | Rào chắn hồ | Thôn | 30/5/2026 |", NodeKind.CLAUSE, COLUMNS),
    ],
)
def test_cells_that_cannot_be_told_apart_get_no_columns(one: Passage) -> None:
    assert row(one) is None


@settings(deadline=None)
@given(st.text())
def test_any_text_is_told_within_the_room_and_ends_once(text: str) -> None:
    for kind in (NodeKind.CLAUSE, NodeKind.RECIPIENTS):
        said = told(passage(text, kind), (), 50, ())
        assert len(said) <= 58
        assert ended(said) == said
    assert isinstance(told(passage(text, NodeKind.ROW, COLUMNS), (), 50, ()), str)
