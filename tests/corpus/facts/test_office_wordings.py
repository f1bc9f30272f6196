"""How offices mark items, shorten names and hand on tasks, in documents of their own words."""

import hashlib

import pytest

from corpus.document import DocumentId
from corpus.facts.reading import read_facts
from corpus.parsing.parser import parse
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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "BCHQS: chuẩn bị cuốc, xẻng cho ngày hội.",
            "Ban Chỉ huy Quân sự | thực hiện | Chuẩn bị cuốc, xẻng cho ngày hội",
        ),
        (
            "Các trường mầm non, tiểu học, THCS nhận cây giống.",
            "Các trường mầm non, tiểu học, THCS | thực hiện | Nhận cây giống",
        ),
        (
            "Tiểu ban Hậu cần do Hội Nông dân xã chủ trì.",
            "Hội Nông dân xã | chủ trì | Tiểu ban Hậu cần do Hội Nông dân xã chủ trì",
        ),
        (
            "Tuyến đường trồng cây do Phòng Kinh tế quy định.",
            "Phòng Kinh tế | thực hiện | Tuyến đường trồng cây do Phòng Kinh tế quy định",
        ),
        (
            "Có cây gãy đổ trên đường, Đội trưởng đội cứu hộ báo cáo ngay Chủ tịch.",
            "Đội trưởng đội cứu hộ | báo cáo | Có cây gãy đổ trên đường, báo cáo ngay Chủ tịch",
        ),
        ("Người trực giao ca tại phòng họp.", "Người trực | thực hiện | Giao ca tại phòng họp"),
        (
            "Khi có cháy rừng, trực ban báo cáo ngay lãnh đạo xã.",
            "Trực ban | báo cáo | Khi có cháy rừng, báo cáo ngay lãnh đạo xã",
        ),
        (
            "Văn phòng Sở trực đường dây nóng trong tháng 5.",
            "Văn phòng Sở | thực hiện | Trực đường dây nóng trong tháng 5",
        ),
        (
            "Phòng Nội vụ: Thường trực Hội đồng thi đua; ghi biên bản.",
            "Phòng Nội vụ | thường trực | Thường trực Hội đồng thi đua; ghi biên bản",
        ),
    ],
)
def test_sentence_names_who_acts(sentence: str, found: str) -> None:
    defined = "I. KHÁI QUÁT\nLực lượng của Ban Chỉ huy Quân sự (BCHQS) còn mỏng.\n\n"

    assert duties(f"{defined}II. PHÂN CÔNG\n1. {sentence}") == [found]


def test_second_unit_is_made_something_behind_a_comma() -> None:
    found = duties(
        "II. PHÂN CÔNG\n1. Văn phòng UBND xã là cơ quan thường trực, Phòng Kinh tế là bộ phận"
        " giúp việc."
    )

    assert [line.split(" | ")[:2] for line in found] == [
        ["Văn phòng Ủy ban nhân dân xã", "thường trực"],
        ["Phòng Kinh tế", "giúp việc"],
    ]


def test_second_unit_behind_a_purpose_acts_too() -> None:
    found = duties(
        "II. PHÂN CÔNG\n1. Các tiểu ban gửi số liệu về Sở Nội vụ trước ngày 16/5 để tổng hợp,"
        " Sở Y tế hoàn thiện báo cáo."
    )

    assert [line.split(" | ")[0] for line in found] == ["Các tiểu ban", "Sở Y tế"]


def test_items_below_a_name_alone_are_not_of_whom_the_first_of_them_names() -> None:
    found = duties(
        "II. PHÂN CÔNG\n7. Các chi bộ trực thuộc\n7.1. Bí thư chi bộ ký biên bản.\n"
        "7.2. Gửi báo cáo về Đảng ủy."
    )

    assert [line.split(" | ")[0] for line in found] == ["Bí thư chi bộ", "Các chi bộ trực thuộc"]


def test_who_the_members_of_a_team_are_makes_nobody_assist() -> None:
    found = duties(
        "II. NHIỆM VỤ CỦA CƠ QUAN THƯỜNG TRỰC, TỔ GIÚP VIỆC\n"
        "1. Tổ giúp việc Ban Tổ chức gồm 5 đồng chí."
    )

    assert found == []


def test_duties_of_businesses_are_not_of_the_agencies_above_them() -> None:
    found = duties(
        "Điều 6. Trách nhiệm của Sở Xây dựng, doanh nghiệp bán cây giống\n"
        "1. Trách nhiệm của Sở Xây dựng:\na) Rà soát vỉa hè;\n"
        "2. Trách nhiệm của các tổ chức, doanh nghiệp bán cây giống:\na) Tuân thủ hợp đồng;"
    )

    assert found == ["Sở Xây dựng | thực hiện | Rà soát vỉa hè"]


TABLE = (
    "II. PHÂN CÔNG\n\n| TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp |\n"
    "|---|---|---|---|\n| 1 | Mua cây giống | Hội đồng chọn giống | Sở Tài chính |\n"
    "| 2 | Trồng cây | Sở Nội vụ | nt |\n"
)


def test_name_in_a_cell_is_read_up_to_its_end() -> None:
    found = duties(TABLE)

    assert "Hội đồng chọn giống | chủ trì | Mua cây giống" in found


def test_cell_may_say_that_it_is_as_the_one_above() -> None:
    found = duties(TABLE)

    assert found[2:] == [
        "Sở Nội vụ | chủ trì | Trồng cây",
        "Sở Tài chính | phối hợp | Trồng cây",
    ]


def test_who_has_a_seat_in_a_board_has_no_task_by_that() -> None:
    found = duties(
        "II. PHÂN CÔNG\n1. Ban chỉ huy phòng cháy Công ty: Tổng Giám đốc làm Trưởng ban;"
        " Phó Giám đốc phụ trách kho làm Phó Trưởng ban."
    )

    assert found == []


def test_board_of_a_company_is_named_with_the_company() -> None:
    found = duties("II. PHÂN CÔNG\n1. Ban chỉ huy PCCC Công ty kiểm tra kho hằng tháng.")

    assert found == ["Ban chỉ huy PCCC Công ty | theo dõi | Kiểm tra kho hằng tháng"]


def test_officer_is_named_by_rank() -> None:
    found = duties("II. PHÂN CÔNG\n1. Thiếu tá Lý Văn Tấn kiểm tra kho hằng tháng.")

    assert found == ["Thiếu tá Lý Văn Tấn | theo dõi | Kiểm tra kho hằng tháng"]


def test_unit_singled_out_acts_alone() -> None:
    found = duties("II. PHÂN CÔNG\n1. Riêng Đội cứu hộ Nậm Khe kiểm tra kho hằng tuần.")

    assert found == ["Đội cứu hộ Nậm Khe | theo dõi | Riêng kiểm tra kho hằng tuần"]
