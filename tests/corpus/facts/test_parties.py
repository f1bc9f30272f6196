import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, DocumentId
from corpus.facts.parties import Scope
from corpus.parsing.parser import parse

WARD = """ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG
ĐẢNG ỦY PHƯỜNG AN PHONG
Số 12-QC/ĐU
An Phong, ngày 10 tháng 9 năm 2025

QUY CHẾ
làm việc của Đảng ủy phường khóa I.

1. Đảng ủy Công an phường và các chi bộ, đảng bộ trực thuộc Đảng ủy phường
(sau đây gọi là các chi, đảng bộ) phối hợp chặt chẽ.
2. Ban Quản lý dự án đầu tư xây dựng phường (sau đây gọi tắt là Ban QLDA) lập kế hoạch.
"""
WORDS = [
    "Sở Nội vụ", "các sở, ban, ngành", "Chủ tịch", "UBND", "xã", "và", ",", ";", "(", ")", ":",
    "giao", "bên nhận", "Bộ trưởng các Bộ", "Quốc phòng", "người được giao", "cơ quan", "\n", "**",
    "trên địa bàn", "đồng chí", "Nguyễn Văn A", "-", "Hà Nội", "cấp tỉnh", "thuộc", "liên quan",
]  # fmt: skip


def document(text: str) -> Document:
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


def names(text: str, scope: Scope | None = None) -> list[str]:
    scope = scope or Scope.of(document("Không có gì."))
    return [named.span.of(text) for named in scope.find(text)]


def test_a_list_of_groups_and_units_is_taken_apart_as_the_document_means_them() -> None:
    text = (
        "Các sở, ban, ngành, Ủy ban nhân dân các xã, phường, đặc khu, các lực lượng vũ trang"
        " trên địa bàn thành phố"
    )

    assert names(text) == [
        "Các sở, ban, ngành",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "các lực lượng vũ trang trên địa bàn thành phố",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thủ trưởng các sở, ngành, Chủ tịch Ủy ban nhân dân các xã, phường",
            ["Thủ trưởng các sở, ngành", "Chủ tịch Ủy ban nhân dân các xã, phường"],
        ),
        (
            "đồng chí Phó Bí thư Chi bộ - Phó trưởng Công an phường phụ trách",
            ["đồng chí Phó Bí thư Chi bộ - Phó trưởng Công an phường"],
        ),
        ("giao đồng chí Phó Bí thư là đầu mối", ["đồng chí Phó Bí thư"]),
        ("hai cơ quan thống nhất trao đổi", ["hai cơ quan"]),
        ("bên nhận có trách nhiệm trả lời", ["bên nhận"]),
        (
            "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
            ["Các bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ"],
        ),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"]),
        ("Văn phòng HĐND và UBND xã chủ trì", ["Văn phòng HĐND và UBND xã"]),
        ("Sở Giáo dục và Đào tạo cung cấp danh sách", ["Sở Giáo dục và Đào tạo"]),
        ("UBND xã Bảo Lý đối thoại với dân", ["UBND xã Bảo Lý"]),
        ("Vụ Công chức - Viên chức tổng hợp", ["Vụ Công chức - Viên chức"]),
        ("cơ quan quản lý thuế có trách nhiệm", ["cơ quan quản lý thuế"]),
        ("cơ quan, tổ chức, người có thẩm quyền", ["cơ quan, tổ chức, người có thẩm quyền"]),
        ("cơ quan quản lý nhà nước về du lịch cấp", ["cơ quan quản lý nhà nước về du lịch"]),
        ("Ủy ban nhân dân cấp tỉnh, cấp xã tổ chức", ["Ủy ban nhân dân cấp tỉnh, cấp xã"]),
        ("Công an các đơn vị, địa phương báo cáo", ["Công an các đơn vị, địa phương"]),
        ("cơ quan chuyên môn thuộc Sở Y tế lập", ["cơ quan chuyên môn thuộc Sở Y tế"]),
        (
            "Báo và phát thanh, truyền hình tỉnh Lào Cai đưa tin",
            ["Báo và phát thanh, truyền hình tỉnh Lào Cai"],
        ),
        ("Tổ công tác thực hiện Đề án 06 họp", ["Tổ công tác thực hiện Đề án"]),
        ("Phòng Cảnh sát điều tra ma túy (PC04) lập", ["Phòng Cảnh sát điều tra ma túy"]),
        ("Quỹ Dịch vụ viễn thông công ích chi trả", ["Quỹ Dịch vụ viễn thông công ích"]),
        ("Ban Quản lý Chương trình tổng hợp", ["Ban Quản lý Chương trình"]),
        ("Trưởng ban Công tác Mặt trận vận động", ["Trưởng ban Công tác Mặt trận"]),
        ("Trung ương Đoàn Thanh niên phát động", ["Trung ương Đoàn Thanh niên"]),
        ("Phó Thủ tướng Thường trực yêu cầu", ["Phó Thủ tướng Thường trực"]),
        ("đ/c Trần Văn Bình - Phó Chủ tịch", ["đ/c Trần Văn Bình - Phó Chủ tịch"]),
        ("Trưởng các thôn vận động", ["Trưởng các thôn"]),
        (
            "các bộ, cơ quan trung ương và địa phương",
            ["các bộ", "cơ quan trung ương và địa phương"],
        ),
        (
            "Bộ phận giúp việc cấp ủy Đảng ủy Công an phường, các chi, đảng bộ trực thuộc",
            ["Bộ phận giúp việc cấp ủy Đảng ủy Công an phường, các chi, đảng bộ trực thuộc"],
        ),
        (
            "các tổ chức thành viên, các sở, ngành",
            ["các tổ chức thành viên", "các sở, ngành"],
        ),
        ("Chủ tịch UBND các tỉnh, thành phố: Hà Nội, Huế và Lai Châu phê duyệt",
         ["Chủ tịch UBND các tỉnh, thành phố: Hà Nội, Huế và Lai Châu"]),
    ],
)  # fmt: skip
def test_a_name_reaches_as_far_as_a_clerk_reads_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_list_after_a_colon_names_a_party_for_each_of_its_members() -> None:
    scope = Scope.of(document("Không có gì."))

    found = scope.find("Bộ trưởng các Bộ: Quốc phòng, Văn hóa, Thể thao và Du lịch và Công an")

    assert [named.party.name for named in found] == [
        "Bộ trưởng Bộ Quốc phòng",
        "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        "Bộ trưởng Bộ Công an",
    ]


def test_places_after_a_colon_are_named_one_by_one() -> None:
    scope = Scope.of(document("Không có gì."))

    found = scope.find("UBND các xã: Tân Khánh Trung, Bảo Lý và Đào Xá lập danh sách")

    assert [named.party.name for named in found] == [
        "Ủy ban nhân dân xã Tân Khánh Trung",
        "Ủy ban nhân dân xã Bảo Lý",
        "Ủy ban nhân dân xã Đào Xá",
    ]


def test_a_name_is_found_where_it_stands_in_a_text_of_combining_marks() -> None:
    text = unicodedata.normalize("NFD", "Đề nghị Sở Nội vụ báo cáo")

    found = Scope.of(document("Không có gì.")).find(text)

    assert [unicodedata.normalize("NFC", named.span.of(text)) for named in found] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng ủy UBND phường", "Đảng ủy Ủy ban nhân dân phường"),
        ("các chi, đảng bộ", "các chi bộ, đảng bộ trực thuộc Đảng ủy phường"),
        ("Công an phường An Phong", "Công an phường"),
        ("Ban QLDA", "Ban Quản lý dự án đầu tư xây dựng phường"),
        ("Ủy ban MTTQ Việt Nam phường", "Uỷ ban Mặt trận Tổ quốc phường"),
        ("Đảng ủy", "Đảng ủy phường An Phong"),
        ("các cơ quan có liên quan", "Các cơ quan liên quan"),
    ],
)
def test_a_unit_has_one_key_in_all_its_spellings(one: str, other: str) -> None:
    scope = Scope.of(document(WARD))

    assert scope.party(one).key == scope.party(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công an phường Lê Chân", "Công an phường"),
        ("Công an thành phố", "Công an phường"),
        ("Phó Chủ tịch Ủy ban nhân dân phường", "Chủ tịch Ủy ban nhân dân phường"),
    ],
)
def test_different_units_have_different_keys(one: str, other: str) -> None:
    scope = Scope.of(document(WARD))

    assert scope.party(one).key != scope.party(other).key


def test_a_document_of_the_centre_keeps_the_names_of_places() -> None:
    scope = Scope.of(document("BỘ NỘI VỤ\nSố: 1/BNV\nHà Nội, ngày 01 tháng 3 năm 2026\n"))

    assert scope.party("Ủy ban nhân dân thành phố Hà Nội").key.endswith("thanh pho ha noi")


def test_short_forms_are_written_out_in_the_name() -> None:
    scope = Scope.of(document(WARD))

    assert scope.party("UBND phường").name == "Ủy ban nhân dân phường"
    assert scope.party("Ban QLDA").name == "Ban Quản lý dự án đầu tư xây dựng phường"


@pytest.mark.parametrize(
    ("name", "is_group"),
    [
        ("các sở, ban, ngành", True),
        ("Ủy ban nhân dân các xã, phường", True),
        ("hai cơ quan", True),
        ("Sở Văn hóa, Thể thao và Du lịch", False),
        ("Công an tỉnh", False),
    ],
)
def test_a_group_is_told_from_a_unit(name: str, is_group: bool) -> None:  # noqa: FBT001
    assert Scope.of(document("Không có gì.")).party(name).is_group is is_group


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join) | st.text(max_size=80))
def test_the_parties_of_any_text_are_in_order_and_disjoint(text: str) -> None:
    found = Scope.of(replace(document("Không có gì."), text="")).find(text)

    ends = [0, *(named.span.end for named in found)]
    assert all(end <= named.span.start for end, named in zip(ends, found, strict=False))
    assert all(named.span.start < named.span.end <= len(text) for named in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Nữ công Liên đoàn Lao động tỉnh soạn đề.", ["Ban Nữ công Liên đoàn Lao động tỉnh"]),
        ("Văn phòng HĐND-UBND gom ý kiến.", ["Văn phòng HĐND-UBND"]),
        ("Bệnh viện Lão khoa - Phục hồi nộp số liệu.", ["Bệnh viện Lão khoa - Phục hồi"]),
        (
            "Giám đốc các sở: Tài chính, Nội vụ, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh dự.",
            [
                "Giám đốc các sở: Tài chính",
                "Nội vụ",
                "Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh",
            ],
        ),
    ],
)
def test_names_reach_over_their_owner_second_half_and_twin(text: str, names: list[str]) -> None:
    scope = Scope.of(parse("", file_name="a.txt", document_id=DocumentId("0" * 64)))

    assert [named.span.of(text) for named in scope.find(text)] == names
