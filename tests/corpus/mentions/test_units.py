"""Agencies and groups: where their names begin and end."""

import pytest

from corpus.mentions.mentions import MentionKind, find_mentions, find_units_folded


def units(text: str) -> list[str]:
    return [mention.text for mention in find_mentions(text, {MentionKind.UNIT})]


@pytest.mark.parametrize(
    "unit",
    [
        "Sở Nội vụ",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Giáo dục và Đào tạo tỉnh An Khê",
        "Sở Y tế, Giáo dục và Xây dựng",
        "Sở Y tế, Giáo dục, Văn hóa và Xây dựng",
        "Phòng Nội vụ - Tư pháp",
        "Phòng Nội vụ và môi trường",
        "Hội Sinh vật",
        "Công ty Điện lực Hà Nội",
        "Vụ Pháp chế",
        "Bộ Công an",
        "Bộ Nông nghiệp và Môi trường",
        "Ban Tổ chức Tỉnh ủy",
        "Ban Tuyên giáo và Dân vận Thành ủy",
        "Ban Thường vụ Đảng ủy phường",
        "Ban Chấp hành Đảng bộ xã An Khê",
        "Ban Bí thư Trung ương Đảng",
        "Ban Chỉ đạo 35 tỉnh",
        "Ban Quản lý dự án",
        "Văn phòng Đảng ủy Ủy ban nhân dân phường",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "Phòng Công tác các cơ quan Đảng, đoàn thể và đối ngoại",
        "Phòng Văn hóa - Xã hội",
        "Ban Gia đình - Xã hội",
        "Ban Dân chủ, Giám sát và Phản biện xã hội",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng PA05 Công an tỉnh",
        "Công an các xã, phường, đặc khu",
        "Công an tỉnh, thành phố trực thuộc Trung ương",
        "Công an phường Hòa Bình",
        "Đảng ủy Công an Trung ương",
        "Ủy ban nhân dân các huyện, thị xã và thành phố",
        "Uỷ ban nhân dân tỉnh",
        "UBND các xã, phường",
        "UBND TP. Hòa Bình",
        "HĐND tỉnh",
        "UB MTTQ tỉnh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Hội Cựu chiến binh tỉnh",
        "Hội Liên hiệp Phụ nữ Việt Nam",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Liên đoàn Lao động tỉnh",
        "Tòa án nhân dân khu vực",
        "Viện kiểm sát nhân dân tỉnh",
        "Chi cục Thi hành án dân sự",
        "Trung tâm Phục vụ hành chính công",
        "Tổ công tác 06",
        "Bộ phận Thường trực giúp việc",
        "Thường trực Tỉnh ủy",
        "Tỉnh ủy Lâm Đồng",
        "Cục Cảnh sát giao thông",
        "Cục Bảo vệ thực vật",
        "Phòng Quản lý giáo dục",
        "Tòa án nhân dân tối cao",
        "Tập đoàn Điện lực Việt Nam",
        "các sở, ban, ngành",
        "Các sở, ngành, cơ quan, đơn vị, đoàn thể",
        "các cơ quan, đơn vị, địa phương",
        "các chi, đảng bộ trực thuộc Đảng ủy phường",
        "lực lượng vũ trang",
        "các đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân tỉnh",
        "đảng ủy xã, phường, đặc khu",
        "tỉnh ủy, thành ủy trực thuộc Trung ương",
        "các tổ chức chính trị - xã hội cùng cấp",
        "các cấp ủy, tổ chức đảng",
    ],
)
def test_a_unit_is_read_to_its_end_and_not_beyond(unit: str) -> None:
    assert units(f"Đề nghị {unit} chủ trì, phối hợp thực hiện") == [unit]
    assert units(f"Báo cáo {unit}.") == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kèm theo",
        "BAN HÀNH QUY CHẾ",
        "Phòng, chống tội phạm",
        "Phòng ngừa từ sớm",
        "Hội nghị tổng kết",
        "Trường hợp đặc biệt",
        "Tổ chức thực hiện",
        "Bộ máy tinh gọn",
        "THỰC HIỆN NHIỆM VỤ XÂY DỰNG",
        "công tác công an",
        "các đơn vị",
        "số lượng vũ khí",
        "trên địa bàn tỉnh và các vùng",
        "sổ BHXH điện tử",
        "cơ quan quản lý",
        "Đoàn kết toàn dân",
    ],
)
def test_what_only_begins_like_a_unit_is_none(text: str) -> None:
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ và Sở Tư pháp", ["Sở Nội vụ", "Sở Tư pháp"]),
        (
            "Ban Tổ chức Thành ủy và Công an thành phố",
            ["Ban Tổ chức Thành ủy", "Công an thành phố"],
        ),
        ("Ban Thường vụ, Thường trực Tỉnh ủy", ["Ban Thường vụ", "Thường trực Tỉnh ủy"]),
        ("Chủ tịch UBND tỉnh Trần Văn An", ["UBND tỉnh"]),
        ("Sở Y tế, Giáo dục, còn lại", ["Sở Y tế"]),
        ("Sở Y tế, Giáo dục", ["Sở Y tế"]),
        ("Sở Y tế và môi trường sống", ["Sở Y tế"]),
        ("Sở Y tế và", ["Sở Y tế"]),
        ("Sở Y tế - Cơ quan chủ trì", ["Sở Y tế"]),
        ("Sở Y tế; Giáo dục", ["Sở Y tế"]),
        ("Hội Sinh và chủ trì", ["Hội Sinh"]),
        ("Phòng A", ["Phòng A"]),
        ("UB xã", []),
        ("Bí thư Đảng ủy Trần Văn An", ["Đảng ủy"]),
        ("TRƯỞNG BAN\nTrần Văn An", []),
        ("Trưởng Ban Tổ chức", []),
        ("Sở Nội vụ\nQuản lý biên chế", ["Sở Nội vụ"]),
        ("UBND cấp tỉnh\n\nQuyết định", ["UBND cấp tỉnh"]),
        ("Ban Thường vụ Đảng ủy phường. Chương III", ["Ban Thường vụ Đảng ủy phường"]),
        ("Công an tỉnh - Cơ quan Thường trực", ["Công an tỉnh"]),
        ("Công an tỉnh Kế hoạch số 5", ["Công an tỉnh"]),
        ("trên địa bàn tỉnh và các sở, ngành", ["các sở, ngành"]),
        ("số 05-CTr/ĐU-MTTQ", []),
        ("ủy ban nhân dân cấp xã", ["ủy ban nhân dân cấp xã"]),
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA",
            ["ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"],
        ),
        (
            "BAN TUYÊN GIÁO VÀ DÂN VẬN\nCÔNG AN THÀNH PHỐ",
            ["BAN TUYÊN GIÁO VÀ DÂN VẬN", "CÔNG AN THÀNH PHỐ"],
        ),
        ("Đảng ủy \n\nỦy ban nhân dân \n\nthành phố", ["Đảng ủy Ủy ban nhân dân thành phố"]),
        ("UBND tỉnh\nUBND huyện", ["UBND tỉnh", "UBND huyện"]),
    ],
)
def test_units_end_where_something_else_begins(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("UBND TP", "uy ban nhan dan thanh pho"),
        ("Uỷ ban nhân dân thành phố", "uy ban nhan dan thanh pho"),
        ("CATP", "cong an thanh pho"),
        ("Công an các xã, phường", "cong an xa phuong"),
        ("BTV Đảng ủy", "ban thuong vu dang uy"),
        ("Sở GD&ĐT", "so giao duc va dao tao"),
        ("Sở KH&CN tỉnh", "so khoa hoc va cong nghe tinh"),
        ("VP UBND tỉnh", "van phong uy ban nhan dan tinh"),
    ],
)
def test_short_forms_are_written_out_in_the_key(text: str, key: str) -> None:
    assert [m.key for m in find_mentions(text, {MentionKind.UNIT})] == [key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so noi vu phai lam gi", ["so noi vu"]),
        ("cong an tinh chu tri a", ["cong an tinh"]),
        ("ubnd xa bao cao ai", ["uy ban nhan dan xa"]),
        ("ban tuyen giao va dan van thanh uy", ["ban tuyen giao va dan van thanh uy"]),
        ("phong px03 catp", ["phong px03 cong an thanh pho"]),
        ("so van hoa the thao va du lich", ["so van hoa the thao va du lich"]),
        ("ban hanh khi nao, bo phan nao lo", []),
        ("sở nội vụ tỉnh", ["so noi vu tinh"]),
        ("", []),
    ],
)
def test_units_are_found_in_text_without_capitals_and_diacritics(
    text: str, expected: list[str]
) -> None:
    found = find_units_folded(text)

    assert [mention.key for mention in found] == expected
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)


@pytest.mark.parametrize("piece", ["các sở thuộc ", "catp ", "VP ", "Đảng ủy ", "sở, "])
def test_units_inside_units_do_not_exhaust_the_stack(piece: str) -> None:
    text = piece * 5_000

    assert len(units(text)) <= 5_000
    assert len(find_units_folded(text)) <= 5_000
