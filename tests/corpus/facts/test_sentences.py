from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import DocumentId
from corpus.facts.sentence_spans import sentence_spans
from corpus.facts.sentences import Statement, statements
from corpus.parsing.parser import parse
from corpus.splitter import split

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC LÂM
Số: 214/KH-UBND
Bắc Lâm, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Triển khai công tác chuyển đổi số năm 2026

I. NHIỆM VỤ
1. Hoàn thiện hạ tầng số
a) Phủ sóng 5G tại trung tâm các xã, phường.
- Đơn vị chủ trì: Sở Khoa học và Công nghệ;
- Thời gian hoàn thành: Quý III/2026.
II. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
a) Bảo đảm an ninh mạng. Phối hợp kiểm tra.
2. Sở Nội vụ chủ trì tập huấn. Báo cáo Ủy ban nhân dân tỉnh trước ngày 31/10/2026.

PHỤ LỤC
DANH MỤC NHIỆM VỤ
| STT | Nội dung | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Ban hành Quy chế | Sở Tư pháp | Tháng 3/2026 |
| 2 | Số hóa hồ sơ hộ tịch | Công an tỉnh | Thường xuyên |
"""
PIECES = [
    "1. ",
    "a) ",
    "- ",
    "TP. ",
    "Sở",
    "Một câu. ",
    "v.v. ",
    ";\n",
    "\n\n",
    "**",
    ": ",
    "?",
    "”",
]


def read(text: str) -> tuple[Statement, ...]:
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))
    return statements(document, split(document))


def sides(text: str) -> dict[str, str | None]:
    return {statement.text: statement.side for statement in read(text)}


def test_sentences_stand_without_the_mark_of_their_item() -> None:
    text = "a) Bảo đảm an ninh mạng. Phối hợp kiểm tra.\n- Sở Nội vụ chủ trì; Sở Y tế phối hợp."

    assert [span.of(text) for span in sentence_spans(text, 0, len(text))] == [
        "Bảo đảm an ninh mạng.",
        "Phối hợp kiểm tra.",
        "Sở Nội vụ chủ trì; Sở Y tế phối hợp.",
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Giao UBND TP. Hải Phòng báo cáo."

    assert [span.of(text) for span in sentence_spans(text, 0, len(text))] == [text]


def test_an_item_is_of_the_unit_that_its_heading_names() -> None:
    found = sides(PLAN)

    assert found["Bảo đảm an ninh mạng."] == "Công an tỉnh"
    assert found["Phối hợp kiểm tra."] == "Công an tỉnh"


def test_a_second_sentence_is_of_the_unit_of_the_first() -> None:
    assert sides(PLAN)["Báo cáo Ủy ban nhân dân tỉnh trước ngày 31/10/2026."] == "Sở Nội vụ"


def test_a_labelled_line_carries_its_label_and_its_task() -> None:
    found = next(one for one in read(PLAN) if one.label == "Thời gian hoàn thành")

    assert found.task == "Phủ sóng 5G tại trung tâm các xã, phường."


def test_a_cell_carries_its_column_its_task_and_who_leads() -> None:
    found = next(one for one in read(PLAN) if one.text == "Tháng 3/2026")

    assert (found.label, found.task, found.side) == ("Thời gian", "Ban hành Quy chế", "Sở Tư pháp")


def test_whom_a_letter_asks_is_asked_in_all_its_points() -> None:
    found = sides(
        "Kính gửi: Các sở, ngành tỉnh.\n\nThực hiện Công văn số 12/BNV, Ủy ban nhân dân tỉnh đề"
        " nghị các sở, ngành thực hiện một số nội dung sau:\n\n1. Rà soát biên chế.\n\n2. Gửi báo"
        " cáo trước ngày 30/6/2026.\n"
    )

    assert found["Rà soát biên chế."] == "các sở, ngành"


def test_who_carries_out_a_task_acts_in_the_contents_listed_below_it() -> None:
    found = sides(
        "I. NHIỆM VỤ\n1. Công tác phối hợp\na) Cơ quan thực hiện: Các sở, ban, ngành.\n"
        "b) Nội dung phối hợp:\n- Phối hợp giám sát việc thực hiện pháp luật.\n"
        "- Tham gia góp ý xây dựng chính quyền.\n"
    )

    assert found["Tham gia góp ý xây dựng chính quyền."] == "Các sở, ban, ngành."


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=100))
def test_the_sentences_of_any_text_are_trimmed_and_disjoint(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text)))

    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


@given(st.lists(st.sampled_from([*PIECES, *PLAN.splitlines(keepends=True)]), max_size=30))
def test_statements_stand_where_they_say(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))

    for statement in statements(document, split(document)):
        assert statement.span.of(document.text) == statement.text
