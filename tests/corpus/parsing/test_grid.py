from corpus.document import DocumentId
from corpus.parsing.grid import RowRole, Table, find_tables
from corpus.parsing.lines import read_lines
from corpus.parsing.parser import parse
from corpus.splitter import split


def tables(text: str) -> list[Table]:
    return find_tables(text, read_lines(text))


def rows(text: str) -> list[tuple[RowRole, str]]:
    return [
        (row.role, " ".join(row.span.of(text).split()))
        for table in tables(text)
        for row in table.rows
    ]


def headings(text: str) -> dict[str, tuple[str, ...]]:
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))
    return {passage.address: passage.headings for passage in split(document)}


def test_cells_that_wrap_are_one_row_with_all_its_lines() -> None:
    text = (
        "STT   Việc                     Chủ trì\n"
        "1     Quét sân và tưới         Tổ một, cùng\n"
        "      cây                      tổ hai\n"
        "2     Lau bảng                 Tổ ba\n"
    )

    assert rows(text) == [
        (RowRole.HEADER, "STT Việc Chủ trì"),
        (RowRole.DATA, "1 Quét sân và tưới Tổ một, cùng cây tổ hai"),
        (RowRole.DATA, "2 Lau bảng Tổ ba"),
    ]


def test_a_lone_cell_under_a_column_belongs_to_the_row_above() -> None:
    text = (
        "TT    Việc            Ngày            Người\n1     Quét sân        5/3             Lan\n"
    )
    wrapped = (
        text + "                      trước 9 giờ\n2     Tưới cây        6/3             Mai\n"
    )

    assert [words for _, words in rows(wrapped)] == [
        "TT Việc Ngày Người",
        "1 Quét sân 5/3 Lan trước 9 giờ",
        "2 Tưới cây 6/3 Mai",
    ]


def test_the_words_over_a_column_are_put_together_and_a_counter_left_out() -> None:
    text = (
        "STT    Việc cần làm      Đơn vị            Thời\n"
        "                         chủ trì           hạn\n"
        "1      Quét sân          Tổ một            5/3\n"
    )

    assert tables(text)[0].columns == ("Việc cần làm", "Đơn vị chủ trì", "Thời hạn")


def test_a_row_that_only_numbers_the_columns_is_part_of_the_header() -> None:
    text = "| TT | Việc | Ngày |\n|---|---|---|\n| (1) | (2) | (3) |\n| 1 | Quét | 5/3 |\n"

    assert [role for role, _ in rows(text)] == [RowRole.HEADER, RowRole.HEADER, RowRole.DATA]


def test_a_group_stands_over_the_rows_below_it_until_the_next() -> None:
    found = headings(
        "1. Việc:\n\n| TT | Việc | Ngày |\n|---|---|---|\n| I | TRONG NHÀ | |\n"
        "| 1 | Lau bảng | 5/3 |\n| **II. NGOÀI SÂN** | | |\n| 2 | Quét sân | 6/3 |\n"
    )

    assert found == {
        "1.bảng 1.dòng 3": ("Việc:", "Việc | Ngày", "I TRONG NHÀ"),
        "1.bảng 1.dòng 5": ("Việc:", "Việc | Ngày", "II. NGOÀI SÂN"),
    }


def test_a_group_on_a_line_of_its_own_does_not_end_a_table_set_by_gaps() -> None:
    text = (
        "TT    Việc          Người         Ngày\nI. TRONG NHÀ\n"
        "1     Lau bảng      Lan           5/3\n"
        "II.    NGOÀI SÂN\n2     Quét sân      Mai           6/3\n"
    )

    assert [role for role, _ in rows(text)] == [
        RowRole.HEADER,
        RowRole.GROUP,
        RowRole.DATA,
        RowRole.GROUP,
        RowRole.DATA,
    ]


def test_a_table_without_a_header_keeps_its_first_row_as_an_answer() -> None:
    found = headings("| 1 | Quét sân | 5/3 |\n| 2 | Lau bảng | 6/3 |\n")

    assert found == {"bảng 1.dòng 1": (), "bảng 1.dòng 2": ()}


def test_a_remark_alone_in_a_row_is_no_group() -> None:
    text = (
        "| TT | Việc | Ngày |\n| Xong mới được nghỉ. | | |\n| 1 | Quét | 5/3 |\n| | Lau | |\n"
        "| 2 | Rửa | 6/3 |\n"
    )

    assert [role for role, _ in rows(text)][1:4] == [RowRole.DATA] * 3


def test_two_tables_parted_by_an_empty_line_are_two() -> None:
    text = "| TT | A | B |\n| 1 | a | b |\n\n| TT | C | D |\n| 1 | c | d |\n"

    assert [table.columns for table in tables(text)] == [("A", "B"), ("C", "D")]


def test_blanks_left_open_on_a_form_set_no_columns_apart() -> None:
    text = "(Theo Kế hoạch số      /KH-X ngày      tháng      năm 2026)\nCột một     hai     ba\n"

    assert tables(text) == []


def test_tabs_set_columns_apart_line_by_line() -> None:
    text = "Họ tên\tChức vụ\tBản\nLò A\tTrưởng bản\tMây\nlò b\tphó bản\tnúi\n"

    assert len(tables(text)[0].rows) == 3
