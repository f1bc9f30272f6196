"""How offices mark items, shorten names and hand on tasks, in documents of their own words."""

import hashlib

import pytest

from corpus.document import DocumentId
from corpus.facts.reading import read_facts
from corpus.parser import parse
from corpus.splitter import split

HEAD = """ỦY BAN NHÂN DÂN TỈNH BẮC SƠN
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Sơn, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Triển khai công tác trồng cây

"""


def duties(body: str) -> list[str]:
    """Return who is what in which task, one line each, of a plan with that body."""
    text = HEAD + body + "\n"
    document = parse(
        text,
        file_name="a.txt",
        document_id=DocumentId(hashlib.sha256(text.encode()).hexdigest()),
    )
    facts = read_facts(document, split(document))
    return [f"{duty.unit.name} | {duty.role} | {duty.task}" for duty in facts.duties]


@pytest.mark.parametrize("mark", ["3-", "3)", "3."])
def test_number_of_an_item_is_no_part_of_its_sentence(mark: str) -> None:
    found = duties(f"II. PHÂN CÔNG\n{mark} Sở Y tế kiểm tra các bếp ăn.")

    assert found == ["Sở Y tế | theo dõi | Kiểm tra các bếp ăn"]


def test_items_marked_with_stars_are_of_the_name_above_them() -> None:
    found = duties("II. PHÂN CÔNG\n2. Phòng Kinh tế\n* rà soát vườn ươm;\n* mua cây giống;")

    assert found == [
        "Phòng Kinh tế | thực hiện | Rà soát vườn ươm",
        "Phòng Kinh tế | thực hiện | Mua cây giống",
    ]


def test_short_form_behind_a_name_makes_no_other_unit_of_it() -> None:
    text = HEAD + "II. PHÂN CÔNG\n1. Phòng Kinh tế (KT) kiểm tra vườn ươm."
    document = parse(
        text,
        file_name="a.txt",
        document_id=DocumentId(hashlib.sha256(text.encode()).hexdigest()),
    )

    keys = {duty.unit.key for duty in read_facts(document, split(document)).duties}

    assert keys == {"phong kinh te"}


def test_field_that_ends_with_a_small_word_is_named_whole() -> None:
    found = duties("II. PHÂN CÔNG\n1. Cục Quản lý thị trường trong nước tổng hợp số liệu.")

    assert found == ["Cục Quản lý thị trường trong nước | tổng hợp | Tổng hợp số liệu"]


def test_name_does_not_end_within_a_verb() -> None:
    found = duties("II. PHÂN CÔNG\n1. Thanh tra Sở giám sát việc chấm điểm.")

    assert found == ["Thanh tra Sở | theo dõi | Giám sát việc chấm điểm"]


def test_staff_named_without_a_head_is_one_group() -> None:
    found = duties("II. PHÂN CÔNG\n1. Công chức, viên chức tham gia trồng cây.")

    assert found == ["Công chức, viên chức | thực hiện | Tham gia trồng cây"]


def test_what_somebody_is_not_to_do_is_theirs() -> None:
    found = duties("II. PHÂN CÔNG\n1. Đề nghị Công ty Điện lực không cắt điện trong ngày hội.")

    assert found == ["Công ty Điện lực | thực hiện | Không cắt điện trong ngày hội"]


def test_party_body_that_leads_its_office_has_the_tasks_below() -> None:
    found = duties(
        "II. PHÂN CÔNG\n1. Đảng ủy Công an tỉnh lãnh đạo Công an tỉnh:\n- Tuần tra rừng mỗi tuần."
    )

    assert found == ["Đảng ủy Công an tỉnh | thực hiện | Tuần tra rừng mỗi tuần"]


ASKED = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nhiệm vụ sau:\n\n"


def test_goals_are_laid_on_nobody() -> None:
    found = duties(
        f"{ASKED}1. Phấn đấu đến năm 2028, tỷ lệ che phủ đạt 62%.\n2. Rà soát đất trống."
    )

    assert [line.rpartition(" | ")[2] for line in found] == ["Rà soát đất trống"]


def test_how_tasks_are_followed_up_is_not_laid_on_all_who_are_asked() -> None:
    found = duties(
        f"{ASKED}1. Rà soát đất trống.\n2. Tổ chức thực hiện\n"
        "2.1. Báo cáo kết quả trước ngày 10/12.\n2.2. Sở Nội vụ đôn đốc việc trồng cây."
    )

    assert [line.rpartition(" | ")[2] for line in found] == [
        "Rà soát đất trống",
        "Đôn đốc việc trồng cây",
    ]
