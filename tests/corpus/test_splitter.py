from pathlib import Path

import pytest

from corpus.document import DocumentId, NodeKind
from corpus.parsing.parser import parse
from corpus.parsing.sides import find_side
from corpus.passages import Passage, passage_id
from corpus.splitter import HEADING, LONGEST, split

DATA = Path(__file__).parents[1] / "data" / "parsing"


def passages(text: str) -> dict[str, Passage]:
    document = parse(text, file_name="a.txt", document_id=DocumentId("a" * 64))
    return {passage.address: passage for passage in split(document)}


def sample(name: str) -> dict[str, Passage]:
    return passages((DATA / f"{name}.txt").read_text(encoding="utf-8"))


def test_a_passage_has_its_own_words_and_the_headings_above_it() -> None:
    passage = sample("programme")["II.1.1"]

    assert passage.text == "1.1. Vận động hội viên ký cam kết không đốt nương."
    assert passage.headings == ("PHÂN CÔNG", "Hội Nông dân xã")
    assert passage.side == "Hội Nông dân xã"
    assert passage.id == passage_id(passage.document, passage.span)


def test_a_heading_that_only_names_what_follows_is_no_passage() -> None:
    found = sample("programme")

    assert "II" not in found
    assert "II.1" not in found


def test_a_lead_that_says_something_is_a_passage_of_its_own() -> None:
    found = sample("plan")

    assert found["III.1"].text.endswith("thực hiện một số nội dung sau:")
    assert found["II.2"].text.endswith("(Có Phụ lục kèm theo)")


def test_the_side_of_a_bold_lead_belongs_to_the_dashes_under_it() -> None:
    found = sample("letter")

    assert found["1"].side == "Văn phòng Sở"
    assert found["1.-2"].side == "Văn phòng Sở"
    assert found["2"].side == "Các phòng chuyên môn"


def test_a_closing_paragraph_speaks_for_no_unit_before_it() -> None:
    closing = sample("plan")["III.đoạn 1"]

    assert closing.text.startswith("Trong quá trình triển khai")
    assert closing.side is None


@pytest.mark.parametrize(
    "item",
    [
        "2. Đề nghị Công an xã huy động dân quân tuần tra.",
        "2. Công an xã chủ trì tuần tra; báo cáo kết quả hằng tuần.",
    ],
)
def test_a_paragraph_after_an_item_that_is_a_whole_sentence_is_said_of_nobody(item: str) -> None:
    text = f"V. TỔ CHỨC THỰC HIỆN\n\n1. Thôn họp dân.\n\n{item}\n\nVướng mắc phản ánh về Văn phòng."

    found = passages(text)

    assert found["V.2"].side == "Công an xã"
    assert found["V.2.đoạn 1"].side is None
    assert found["V.2.đoạn 1"].headings == ("TỔ CHỨC THỰC HIỆN",)


@pytest.mark.parametrize(
    "title", ["1. Công an xã", "1. Công an xã.", "1. Trách nhiệm của Công an xã."]
)
def test_a_paragraph_under_a_unit_named_as_a_title_is_said_of_that_unit(title: str) -> None:
    found = passages(f"V. PHÂN CÔNG\n\n{title}\n\nTuần tra mỗi đêm hai lượt.\n\n2. Thôn họp dân.\n")

    assert found["V.1.đoạn 1"].side == "Công an xã"


def test_a_sentence_that_leads_in_is_a_heading_of_the_list_after_it() -> None:
    found = passages("I. VIỆC\n\nCác tổ làm những việc sau:\n\n- Quét sân.\n- Tưới cây.\n")

    assert found["I.-1"].headings == ("VIỆC", "Các tổ làm những việc sau:")


def test_the_letterhead_is_one_passage_from_number_to_date() -> None:
    found = sample("programme")

    assert found["header"].text.startswith("Số: 04-CTrPH/HND-CA")
    assert found["header"].text.endswith("ngày 5 tháng 3 năm 2025")
    assert "HỘI NÔNG DÂN" in found["header#2"].text


def test_a_letterhead_without_number_or_date_is_one_passage() -> None:
    found = sample("minutes")

    assert found["header"].text.startswith("CỘNG HÒA")
    assert "header#2" not in found


def test_each_of_two_signers_side_by_side_has_a_passage() -> None:
    found = sample("minutes")

    assert found["signature"].text.startswith("THƯ KÝ")
    assert found["signature"].text.endswith("Tạ Thị Mây")
    assert found["signature#2"].text.endswith("Phùng Văn Lợi")


def test_the_recipients_and_a_table_row_are_passages() -> None:
    found = sample("report")

    assert found["B.I.bảng 1.dòng 2"].text == "| 1 | Trường Tiểu học Lúa Vàng | 412 |"
    assert found["B.I.bảng 1.dòng 2"].kind is NodeKind.ROW
    assert sample("notice")["recipients"].text.startswith("Nơi nhận:")


def test_fields_are_read_under_the_sentence_of_their_item() -> None:
    found = sample("task_table")

    assert found["1.-2"].headings[-1].startswith("Kiện toàn tổ vệ sinh của từng bản")
    assert found["1.-2"].text == "- Thời gian hoàn thành: trước ngày 20/8/2025."


def test_points_are_read_under_the_first_paragraph_of_their_clause() -> None:
    found = sample("task_table")

    assert found["2.b"].headings[-2:] == (
        "Văn phòng Đảng ủy",
        "Theo dõi việc thực hiện của các bản trong cả năm, mỗi tháng một lần.",
    )
    assert found["2.đoạn 1"].headings[-1] == "Văn phòng Đảng ủy"


def test_a_long_text_over_points_is_cut_as_a_heading() -> None:
    found = passages("1. " + "Việc chung của cả bản trong năm nay. " * 30 + "\na) Một.\n")

    assert found["1.a"].headings[0].startswith("Việc chung của cả bản")
    assert found["1.a"].headings[0].endswith(" …")
    assert len(found["1.a"].headings[0]) <= HEADING + 2


def test_a_paragraph_after_the_points_is_no_heading_of_theirs() -> None:
    found = passages("1. Việc\n\nQuét sân.\n\nTưới cây.\n\na) Một.\n")

    assert found["1.a"].headings == ("Việc",)


def test_rows_carry_the_columns_and_the_header_is_no_passage() -> None:
    found = sample("task_table")

    assert "PL.bảng 1.dòng 1" not in found
    assert found["PL.bảng 1.dòng 3"].headings == (
        "PHỤ LỤC Phân công việc dọn vệ sinh",
        "Việc cần làm | Chủ trì thực hiện | Thời hạn",
        "I. ĐƯỜNG LÀNG",
    )
    assert found["PL.title"].headings == ()


@pytest.mark.parametrize("sentence", ["Câu này nói về việc trồng cây. ", "khôngcódấucâu "])
def test_a_long_paragraph_is_cut_where_a_sentence_or_a_word_ends(sentence: str) -> None:
    text = "1. " + sentence * 200
    found = list(passages(text).values())

    assert [passage.address for passage in found][:2] == ["1", "1#2"]
    assert max(len(passage.text) for passage in found) <= LONGEST
    assert "".join(passage.text for passage in found).replace(" ", "") == text.replace(" ", "")


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    found = list(passages("x" * 4000).values())

    assert [len(passage.text) for passage in found] == [1500, 1500, 1000]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Trách nhiệm của Ủy ban nhân dân xã", "Ủy ban nhân dân xã"),
        ("Các phòng, ban, đoàn thể có trách nhiệm:", "Các phòng, ban, đoàn thể"),
        ("Phòng, chống tham nhũng", None),
        ("Tổ chức thực hiện", None),
        ("Hội nghị sơ kết", None),
        ("Cơ quan chủ trì: Sở Nội vụ", None),
        ("Mục đích", None),
        ("Chính quyền số", None),
        ("Xã hội số", None),
        ("Doanh nghiệp số", None),
        ("Bộ quy tắc ứng xử nơi công cộng", None),
        ("Đơn vị | Việc | Thời hạn", None),
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo"),
        ("Chi cục An toàn vệ sinh thực phẩm", "Chi cục An toàn vệ sinh thực phẩm"),
        ("Đề nghị Đoàn Thanh niên xã huy động đoàn viên.", "Đoàn Thanh niên xã"),
    ],
)
def test_a_heading_names_a_side_only_where_it_begins_with_a_unit(
    words: str, side: str | None
) -> None:
    assert find_side(words, heading=True) == side


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Công an xã chủ trì tuần tra.", "Công an xã"),
        ("Giao Phòng Kinh tế tổng hợp.", "Phòng Kinh tế"),
        ("Ủy ban kiểm tra phối hợp với Văn phòng.", "Ủy ban kiểm tra"),
        ("Lãnh đạo, chỉ đạo việc sơ kết.", None),
        ("Sở nói trên", None),
        ("công an xã chủ trì", None),
        ("Sở Giáo dục và Đào tạo chỉ đạo các trường.", "Sở Giáo dục và Đào tạo"),
        ("Bộ trưởng Bộ Ngoại giao ban hành Thông tư.", "Bộ trưởng Bộ Ngoại giao"),
        ("Sở Y tế, Sở Giáo dục và Đào tạo kiểm tra.", "Sở Y tế, Sở Giáo dục và Đào tạo"),
        ("Thư ký gửi kết quả.", "Thư ký"),
        ("Giao thư ký hội đồng nhập dữ liệu lên phần mềm.", "thư ký"),
        ("Công an phường xét duyệt tiêu chuẩn, hoàn thành trong tháng 9.", "Công an phường"),
        ("Trạm Y tế phường sơ tuyển sức khỏe; gửi kết quả.", "Trạm Y tế phường"),
        ("Đề nghị Công an xã tuần tra ban đêm.", "Công an xã"),
        ("Trưởng các thôn kiện toàn tổ, gửi danh sách.", "Trưởng các thôn"),
        ("UBND các xã, phường thành lập đội thi.", "UBND các xã, phường"),
        ("Các xã, phường ven biển duy trì trực ban.", "Các xã, phường ven biển"),
        ("Các xã, phường chưa báo cáo phải gửi ngay.", "Các xã, phường chưa"),
        ("Chi cục An toàn vệ sinh thực phẩm kiểm tra.", "Chi cục An toàn vệ sinh thực phẩm"),
        ("Ban Chỉ đạo tự giải thể khi xong việc.", "Ban Chỉ đạo"),
        ("Tổ giúp việc gồm 07 thành viên, do ông Ba làm Tổ trưởng.", "Tổ giúp việc"),
        ("Bên cạnh kết quả đạt được, còn hạn chế.", None),
        ("Lực lượng huy động gồm 246 người.", None),
    ],
)
def test_running_text_names_a_side_only_before_a_verb(words: str, side: str | None) -> None:
    assert find_side(words, heading=False) == side
