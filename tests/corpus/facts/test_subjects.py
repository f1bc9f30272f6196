import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import DocumentId
from corpus.facts.parties import Scope
from corpus.facts.subjects import acts, side_of
from corpus.parsing.parser import parse

SCOPE = Scope.of(parse("Không có gì.", file_name="a.txt", document_id=DocumentId("0" * 64)))
WORDS = [
    "Sở Nội vụ", "các sở, ban, ngành", "đề nghị", "giao", "có trách nhiệm", "chủ trì", ";", ",",
    "phối hợp với", "Hằng năm", "theo chức năng, nhiệm vụ", "(qua Công an tỉnh)", "là đầu mối",
    "Trong quá trình thực hiện", "và", ":", "được", "báo cáo", "Công an tỉnh",
]  # fmt: skip


def who(text: str) -> list[str]:
    return [named.party.name for act in acts(text, SCOPE) for named in act.parties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ chủ trì, phối hợp với Công an tỉnh.", ["Sở Nội vụ"]),
        ("Hằng năm hoặc khi cần thiết, Công an phường chủ trì tổ chức họp.", ["Công an phường"]),
        ("Định kỳ 6 tháng, 01 năm Công an tỉnh có trách nhiệm cung cấp tin.", ["Công an tỉnh"]),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát.", ["Ủy ban Mặt trận Tổ quốc tỉnh"]),
        ("Giao Công an tỉnh tập hợp kết quả.", ["Công an tỉnh"]),
        (
            "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ngành nghiêm túc thực hiện.",
            ["Thủ trưởng các sở, ngành"],
        ),
        ("Bộ Công Thương: Chủ trì kiểm tra.", ["Bộ Công Thương"]),
        (
            "Căn cứ hướng dẫn của Sở Y tế, các sở, ban, ngành tổ chức thực hiện.",
            ["Các sở, ban, ngành"],
        ),
        (
            "Khi có yêu cầu thì bên đề nghị gửi văn bản đến bên được đề nghị, bên nhận có trách"
            " nhiệm trả lời.",
            ["Bên đề nghị", "Bên nhận"],
        ),
        (
            "Công an tỉnh chủ trì bảo đảm an ninh mạng; Sở Nội vụ phối hợp thực hiện.",
            ["Công an tỉnh", "Sở Nội vụ"],
        ),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ trong phạm vi chức năng, nhiệm vụ của mình"
            " chịu trách nhiệm thi hành.",
            ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ"],
        ),
        (
            "Chủ tịch Ủy ban nhân dân các tỉnh quy định tại Điều 1 và Thủ trưởng các cơ quan liên"
            " quan chịu trách nhiệm thi hành.",
            ["Chủ tịch Ủy ban nhân dân các tỉnh", "Thủ trưởng các cơ quan liên quan"],
        ),
        ("Các sở, ngành (kể cả đơn vị trực thuộc) báo cáo.", ["Các sở, ngành"]),
        ("Địa phương chủ động bố trí kinh phí.", ["Địa phương"]),
        ("Đối với Công an xã: tăng cường tuần tra.", ["Công an xã"]),
        ("Bộ Công Thương là cơ quan chủ trì theo dõi Nghị quyết.", ["Bộ Công Thương"]),
        ("UBND các xã và chủ rừng báo cáo hằng tuần.", ["Ủy ban nhân dân các xã"]),
        (
            "Tập đoàn Than được khai thác vượt công suất; có trách nhiệm báo cáo Bộ Công Thương.",
            ["Tập đoàn Than"],
        ),
        (
            "Người được giao nhiệm vụ phát ngôn và cung cấp thông tin có trách nhiệm trả lời.",
            ["Người được giao nhiệm vụ phát ngôn và cung cấp thông tin"],
        ),
        ("Cơ quan báo chí, nhà báo có trách nhiệm đăng tin.", ["Cơ quan báo chí"]),
        ("Đơn viết thiếu ngày tháng thì Văn phòng xã trả lại ngay.", ["Văn phòng xã"]),
        (
            "Nước lũ lên nhanh, Công an xã chặn ngầm tràn, Trạm Y tế xã chuyển thuốc lên đồi.",
            ["Công an xã", "Trạm Y tế xã"],
        ),
        (
            "Riêng các trạm y tế xã Mường Lai, Tân Hợp nộp sổ.",
            ["Các trạm y tế xã Mường Lai, Tân Hợp"],
        ),
        ("VNPT cung cấp đường truyền.", ["VNPT"]),
        ("Hội thi do Đoàn xã đăng cai.", ["Đoàn xã"]),
        ("Công đoàn xã, phường góp quỹ.", ["Công đoàn xã, phường"]),
        (
            "Tổ trưởng các Tổ thuộc Thuế cơ sở 8 chịu trách nhiệm thi hành.",
            ["Tổ trưởng các Tổ thuộc Thuế cơ sở 8"],
        ),
        (
            "Công chức địa chính - xây dựng, ngoài việc trực, ký sổ mỗi ngày.",
            ["Công chức địa chính - xây dựng"],
        ),
        ("Nhận được văn bản này, yêu cầu Giám đốc các sở thực hiện.", ["Giám đốc các sở"]),
    ],
)
def test_who_acts_is_the_subject_or_who_is_told(text: str, expected: list[str]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quy chế này áp dụng đối với Công an phường và các chi, đảng bộ.",
        "Tham mưu Đảng ủy, Ủy ban nhân dân phường ban hành nghị quyết.",
        "Kinh phí thực hiện theo quy định của Bộ Tài chính.",
        "Công an phường là lực lượng nòng cốt.",
        "Bộ Tài chính đã thẩm định dự toán.",
        "Sở Nội vụ được cấp kinh phí.",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
        "Để kịp tiến độ, Sở Nội vụ đề nghị:",
        "Tổ công tác thực hiện Quyết định số 06/QĐ-TTg.",
    ],
)
def test_who_is_only_mentioned_does_not_act(text: str) -> None:
    assert who(text) == []


def test_who_gave_the_task_is_kept_apart() -> None:
    act = acts("Công an thành phố giao Phòng PV01 theo dõi.", SCOPE)[0]

    assert act.by is not None
    assert (act.by.party.name, act.told) == ("Công an thành phố", True)


def test_what_stands_before_a_later_subject_is_not_of_it() -> None:
    text = "Đổi mới lề lối làm việc; các phòng chuyên môn xây dựng kế hoạch."

    assert acts(text, SCOPE)[0].span.start == text.index("các phòng")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Trách nhiệm của Công an tỉnh", "Công an tỉnh"),
        ("Sở Nội vụ có trách nhiệm sau:", "Sở Nội vụ"),
        ("Các chi, đảng bộ", "Các chi, đảng bộ"),
        ("Chế độ thông tin", None),
        ("Phó Thủ tướng kết luận, yêu cầu như sau:", None),
    ],
)
def test_a_heading_names_a_unit_or_none(heading: str, expected: str | None) -> None:
    assert side_of(heading, SCOPE) == expected


@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join) | st.text(max_size=60))
def test_the_acts_of_any_sentence_stand_inside_it_in_order(text: str) -> None:
    found = acts(text, SCOPE)

    starts = [act.span.start for act in found]
    assert starts == sorted(starts)
    assert all(0 <= act.span.start <= act.span.end <= len(text) for act in found)
    assert all(act.parties for act in found)
