"""Persons and positions: who is named, and as what."""

import pytest

from corpus.mentions.mentions import MentionKind, find_mentions


def found(text: str, kind: MentionKind) -> list[str]:
    return [mention.text for mention in find_mentions(text, {kind})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRƯỞNG BAN\nNguyễn Quang Minh", ["Nguyễn Quang Minh"]),
        ("đồng chí Lê Thị Hoa phụ trách", ["Lê Thị Hoa"]),
        ("ông Phạm Hùng", ["Phạm Hùng"]),
        ("Phó Chủ tịch An Văn Bình", ["An Văn Bình"]),
        ("Quàng Văn Pó", ["Quàng Văn Pó"]),
        ("GIÁM ĐỐC\n\nTRẦN VĂN BA", ["TRẦN VĂN BA"]),
        ("Bí thư Đảng ủy Đỗ Thị Lan Anh", ["Đỗ Thị Lan Anh"]),
        ("Nguyen Van Binh", ["Nguyen Van Binh"]),
        ("Trần Văn An và Lê Thị Ba", ["Trần Văn An", "Lê Thị Ba"]),
    ],
)
def test_a_person_is_read_whole(text: str, expected: list[str]) -> None:
    assert found(text, MentionKind.PERSON) == expected


@pytest.mark.parametrize(
    "text",
    [
        "phường An Phú Đông",
        "xã Lê Lợi Thành",
        "đường Nguyễn Văn Cừ",
        "tư tưởng Hồ Chí Minh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "PHẠM VI ĐIỀU CHỈNH",
        "CÔNG TÁC QUẢN LÝ NHÀ NƯỚC VỀ GIÁ",
        "TỔ CHỨC ĐÀO TẠO LIÊN THÔNG",
        "Lưu: VT, Nội chính",
        "Hà Nội Mới Nay",
        "An Phú Bình",
        "Nguyễn",
        "Trần Một Hai Ba Bốn Năm Sáu",
    ],
)
def test_places_and_headings_are_no_persons(text: str) -> None:
    assert found(text, MentionKind.PERSON) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Phó Chủ tịch UBND tỉnh", "pho chu tich"),
        ("KT. CHỦ TỊCH", "kt chu tich"),
        ("ký thay Chủ tịch", "kt chu tich"),
        ("TUQ. GIÁM ĐỐC", "tuq giam doc"),
        ("Quyền Giám đốc", "quyen giam doc"),
        ("PCT UBND xã", "pho chu tich"),
        ("Phó Ban", "pho truong ban"),
        ("Phó Bí thư Thường trực", "pho bi thu thuong truc"),
        ("Phó Chủ nhiệm", "pho chu nhiem"),
        ("thủ trưởng các đơn vị", "thu truong"),
        ("Trưởng Công an phường", "truong cong an"),
        ("Thủ tướng Chính phủ", "thu tuong chinh phu"),
        ("giám đốc", "giam doc"),
    ],
)
def test_a_position_says_deputy_and_stand_in(text: str, key: str) -> None:
    assert [m.key for m in find_mentions(text, {MentionKind.POSITION})] == [key]


@pytest.mark.parametrize(
    "text", ["Ban Bí thư", "các khu phố ban hành", "Bộ Tư lệnh", "phó", "phó thác"]
)
def test_what_only_looks_like_a_position_is_none(text: str) -> None:
    assert found(text, MentionKind.POSITION) == []
