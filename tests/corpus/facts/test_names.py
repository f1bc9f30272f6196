from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import DocumentId
from corpus.facts.parties import Scope
from corpus.facts.subjects import acts
from corpus.facts.wording import product
from corpus.parsing.parser import parse

SCOPE = Scope.of(parse("Không có gì.", file_name="a.txt", document_id=DocumentId("0" * 64)))


def named(text: str) -> list[str]:
    return [name.span.of(text) for name in SCOPE.find(text)]


def who(text: str) -> list[str]:
    return [name.span.of(text) for act in acts(text, SCOPE) for name in act.parties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các Ban Quản lý dự án, các chủ đầu tư", ["các Ban Quản lý dự án", "các chủ đầu tư"]),
        ("Thủ trưởng các sở, ban ngành tỉnh", ["Thủ trưởng các sở, ban ngành tỉnh"]),
        ("Đảng ủy các cơ quan Đảng tỉnh", ["Đảng ủy các cơ quan Đảng tỉnh"]),
        ("Các đơn vị dự trữ quốc gia tổ chức", ["Các đơn vị dự trữ quốc gia"]),
        ("Cơ quan đăng ký đầu tư xem xét hồ sơ", ["Cơ quan đăng ký đầu tư"]),
        ("Cơ sở giáo dục đại học công lập báo cáo", ["Cơ sở giáo dục đại học công lập"]),
        ("các Ủy ban của Quốc hội giám sát", ["các Ủy ban của Quốc hội"]),
        ("các thành viên Chính phủ tham mưu", ["các thành viên Chính phủ"]),
        ("Ban QLDA đầu tư xây dựng báo cáo", ["Ban QLDA đầu tư xây dựng"]),
        ("các cơ quan thông tấn, báo chí đưa tin", ["các cơ quan thông tấn, báo chí"]),
        ("Các xã, phường ven biển duy trì trực ban", ["Các xã, phường ven biển"]),
        ("Chủ tịch Ủy ban nhân dân tỉnh kết quả", ["Chủ tịch Ủy ban nhân dân tỉnh"]),
        (
            "Giao Phòng Quản lý, hỗ trợ doanh nghiệp số 2 làm đầu mối",
            ["Phòng Quản lý, hỗ trợ doanh nghiệp số 2"],
        ),
        (
            "người phát ngôn của bộ, cơ quan ngang bộ hoặc Ủy ban nhân dân cấp tỉnh",
            ["người phát ngôn của bộ, cơ quan ngang bộ hoặc Ủy ban nhân dân cấp tỉnh"],
        ),
    ],
)
def test_a_name_ends_where_what_it_does_begins(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_members_of_a_list_are_read_up_to_the_next_member() -> None:
    text = (
        "Yêu cầu Sở Nội vụ, các chủ đầu tư, các đơn vị đầu mối giao kế hoạch, các cơ quan chủ trì"
        " Dự án, Tiểu dự án, các cơ quan quản lý 02 Chương trình theo chức năng, nhiệm vụ khẩn"
        " trương rà soát."
    )

    assert who(text) == [
        "Sở Nội vụ",
        "các chủ đầu tư",
        "các đơn vị đầu mối giao kế hoạch",
        "các cơ quan chủ trì Dự án, Tiểu dự án",
        "các cơ quan quản lý 02 Chương trình",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanh tra tỉnh phối hợp Sở Tài chính kiểm tra đột xuất.", ["Thanh tra tỉnh"]),
        ("Hai cơ quan phối hợp tham mưu Tỉnh ủy tổng kết.", ["Hai cơ quan"]),
        ("Chế độ họp: Lãnh đạo hai cơ quan giao ban mỗi quý.", ["Lãnh đạo hai cơ quan"]),
        ("Thời gian: Sở Tài chính tổ chức giao nhận.", ["Sở Tài chính"]),
        (
            "Phó Thủ tướng Chính phủ được Thủ tướng Chính phủ giao phụ trách lĩnh vực.",
            ["Phó Thủ tướng Chính phủ"],
        ),
        (
            "Trong quá trình thực hiện Thủ trưởng các địa phương chủ động báo cáo.",
            ["Thủ trưởng các địa phương"],
        ),
        (
            "Thủ trưởng cơ quan được thanh tra có trách nhiệm cung cấp thông tin.",
            ["Thủ trưởng cơ quan được thanh tra"],
        ),
        (
            "Trong thời hạn 05 ngày, Ủy ban nhân dân cấp tỉnh nơi có mỏ có ý kiến chấp thuận.",
            ["Ủy ban nhân dân cấp tỉnh"],
        ),
        ("Người giải quyết tố cáo có trách nhiệm theo dõi.", ["Người giải quyết tố cáo"]),
        ("Việc chậm trễ kéo dài thì người đứng đầu phải báo cáo.", ["người đứng đầu"]),
        ("Các ông (bà) Trưởng thôn phối hợp tuyên truyền.", ["Trưởng thôn"]),
        ("Văn phòng Chính phủ theo dõi, đôn đốc.", ["Văn phòng Chính phủ"]),
        ("Cơ quan thuế căn cứ hồ sơ để gia hạn số thuế, tiền thuê đất.", ["Cơ quan thuế"]),
    ],
)
def test_who_acts_is_found_whatever_stands_between(text: str, expected: list[str]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kiến nghị Chính phủ, Thủ tướng Chính phủ giao các bộ, ngành nghiên cứu.",
        "Thực hiện nhiệm vụ khác do Đảng ủy, Chính phủ, Thủ tướng Chính phủ giao.",
        "Đối với hồ sơ hợp lệ, trình Thủ tướng hoặc Phó Thủ tướng xem xét.",
    ],
)
def test_who_is_only_spoken_of_does_not_act(text: str) -> None:
    assert who(text) == []


def test_a_paper_is_named_with_its_commas_and_without_what_is_done_with_it() -> None:
    found = product("ban hành Kế hoạch phòng, chống tham nhũng năm 2026, gửi Sở Nội vụ")

    assert found == "Kế hoạch phòng, chống tham nhũng năm 2026"


@given(st.lists(st.sampled_from(["các", "đơn vị", ",", "cơ quan", "chủ trì", "Dự án", "báo cáo"])))
def test_names_lie_in_the_text_and_apart(parts: list[str]) -> None:
    text = " ".join(parts).replace(" ,", ",")

    spans = [name.span for name in SCOPE.find(text)]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
