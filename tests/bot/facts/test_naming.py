import pytest

from bot.facts.membership import is_member
from bot.facts.naming import Naming, told_apart
from corpus.document import DocumentCard, DocumentId
from corpus.fact_queries import UnitCount

UNITS = {
    "so noi vu": "Sở Nội vụ",
    "so tai chinh": "Sở Tài chính",
    "cong an tinh": "Công an tỉnh",
    "cong an phuong": "Công an phường",
    "dang uy cong an phuong": "Đảng ủy Công an phường",
    "uy ban mat tran to quoc tinh": "Ủy ban Mặt trận Tổ quốc tỉnh",
    "uy ban nhan dan tinh": "Ủy ban nhân dân tỉnh",
    "chu tich uy ban nhan dan tinh": "Chủ tịch Ủy ban nhân dân tỉnh",
    "ben de nghi": "Bên đề nghị",
}
GROUPS = {
    "so ban nganh": "Các sở, ban, ngành",
    "uy ban nhan dan xa phuong": "Ủy ban nhân dân các xã, phường",
    "don vi su nghiep thuoc so": "Các đơn vị sự nghiệp thuộc Sở Y tế",
}


def unit(key: str, name: str, *, is_group: bool = False) -> UnitCount:
    return UnitCount(key, (name,), is_group, duties=1, deadlines=0)


def card(place: str) -> DocumentCard:
    return DocumentCard(DocumentId("1" * 64), "a.txt", None, None, "A", place, None, ())


NAMING = Naming(
    [*(unit(*one) for one in UNITS.items()), *(unit(*g, is_group=True) for g in GROUPS.items())],
    [card("Suối Ngọc"), card("phường Bến Đá")],
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("so noi vu", "Sở Nội vụ"),
        ("SNV", "Sở Nội vụ"),
        ("nội vụ", "Sở Nội vụ"),
        ("CA tỉnh", "Công an tỉnh"),
        ("ca tinh", "Công an tỉnh"),
        ("CAP", "Công an phường"),
        ("mttq", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("Đảng ủy CA phường", "Đảng ủy Công an phường"),
        ("UBND", "Ủy ban nhân dân tỉnh"),
        ("các sở, ban, ngành", "Các sở, ban, ngành"),
    ],
)
def test_a_unit_is_found_by_what_people_call_it(typed: str, name: str) -> None:
    meant = NAMING.find(typed)

    assert meant.unit is not None
    assert meant.unit.name == name


def test_one_level_is_never_taken_for_another() -> None:
    assert [u.name for u in NAMING.find("công an").units] == ["Công an tỉnh", "Công an phường"]
    assert NAMING.find("công an").unit is None
    assert NAMING.find("công an huyện").units == ()
    assert NAMING.find("công an xã").units == ()


def test_a_body_inside_another_is_not_taken_for_it() -> None:
    meant = NAMING.find("chủ tịch tỉnh")

    assert not meant.is_sure
    assert meant.unit is None


def test_a_slip_of_the_finger_is_asked_about() -> None:
    meant = NAMING.find("so noi vuj")

    assert [u.name for u in meant.units] == ["Sở Nội vụ"]
    assert meant.unit is None


def test_a_place_of_a_document_is_told_from_the_name() -> None:
    meant = NAMING.find("Công an phường Bến Đá")

    assert meant.unit is not None
    assert (meant.unit.name, meant.place) == ("Công an phường", "ben da")


def test_a_place_of_no_document_is_nobodys() -> None:
    assert NAMING.find("Công an tỉnh Đâu Đó").units == ()


@pytest.mark.parametrize("typed", ["tuyên truyền", "dân tộc", "", "!!!", "an toàn"])
def test_a_matter_is_no_unit(typed: str) -> None:
    assert NAMING.find(typed).unit is None


def test_a_unit_finds_the_groups_that_it_is_one_of() -> None:
    assert [g.name for g in NAMING.groups_of("so noi vu")] == ["Các sở, ban, ngành"]
    assert [g.name for g in NAMING.groups_of("uy ban nhan dan phuong")] == [
        "Ủy ban nhân dân các xã, phường"
    ]
    assert NAMING.groups_of("so ban nganh") == ()


def test_a_unit_that_no_fact_names_is_known_by_its_groups() -> None:
    meant = NAMING.find("Sở Tư pháp")

    assert meant.key == "so tu phap"
    assert meant.is_sure
    assert [g.name for g in NAMING.groups_of(meant.key)] == ["Các sở, ban, ngành"]


def test_units_are_listed_without_holders_of_offices_and_sides_of_a_contract() -> None:
    assert [u.name for u in NAMING.often] == list(UNITS.values())[:7]


def test_units_of_one_name_are_told_apart_by_their_level() -> None:
    front = unit("uy ban mat tran to quoc tinh", "Mặt trận Tổ quốc")

    assert told_apart(front) == "Mặt trận Tổ quốc (tỉnh)"
    assert told_apart(unit("cong an tinh", "Công an tỉnh")) == "Công an tỉnh"
    assert told_apart(unit("so noi vu", "Sở Nội vụ")) == "Sở Nội vụ"


def test_what_a_province_lays_on_all_wards_may_hold_for_a_ward_of_another_name() -> None:
    ward = NAMING.find("UBND phường Bến Đá")

    assert ward.place == "ben da"
    assert not ward.covers(card("Suối Ngọc"))
    assert ward.covers_all(card("Suối Ngọc"))
    assert not NAMING.find("Sở Nội vụ Suối Ngọc").covers_all(card("phường Bến Đá"))


@pytest.mark.parametrize(
    ("unit", "group", "belongs"),
    [
        ("so y te", "Thủ trưởng các sở, ngành", True),
        ("so y te", "Các sở, ban, ngành thành phố", True),
        ("so y te", "Các phòng, ban", False),
        ("so y te", "Các cơ quan, đơn vị, địa phương", True),
        ("so y te", "Các đơn vị thuộc Sở Nội vụ", False),
        ("cong an phuong", "Công an các xã, phường, đặc khu", True),
        ("cong an tinh", "Công an các xã, phường, đặc khu", False),
        ("uy ban nhan dan xa", "UBND các xã, phường", False),
        ("uy ban nhan dan xa", "Ủy ban nhân dân các xã, phường", True),
        ("uy ban nhan dan xa", "Các địa phương", True),
        ("hoi nong dan xa", "Các đoàn thể", True),
        ("ban chi dao 138 tinh", "Các sở, ban, ngành", False),
        ("tuyen truyen", "Các cơ quan, đơn vị", False),
        ("cong an phuong", "Các sở, ngành, cơ quan, đơn vị", False),
        ("cong an phuong", "Các cơ quan, đơn vị", True),
        ("dang uy phuong", "Các cơ quan, đơn vị", False),
        ("cong an tinh", "Lực lượng vũ trang trên địa bàn thành phố", False),
    ],
)
def test_membership_is_told_by_kind_and_level(unit: str, group: str, *, belongs: bool) -> None:
    assert is_member(unit, group) is belongs
