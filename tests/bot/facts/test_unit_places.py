import pytest

from bot.facts.unit_places import PlacedKey, Seat, seat_named, seat_of, seats_of
from corpus.document import DocumentCard, DocumentId

BEN_DA = Seat("ben da", "phuong", "Bến Đá")
SUOI_NGOC = Seat("suoi ngoc", "xa", "Suối Ngọc")
SONG_LAM = Seat("song lam", "tinh", "Sông Lam")
NUI_CAO = Seat("nui cao", "tinh", "Núi Cao")
POLICE = ("cong an phuong", "Công an phường")
NAMED_WARD = ("uy ban nhan dan phuong an phu", "Ủy ban nhân dân phường An Phú")


def card(place: str | None, *agencies: str) -> DocumentCard:
    return DocumentCard(DocumentId("1" * 64), "a.txt", None, None, "A", place, None, agencies)


WARD = card("Bến Đá", "ỦY BAN NHÂN DÂN PHƯỜNG BẾN ĐÁ")
COMMUNE = card("Suối Ngọc", "ĐẢNG BỘ TỈNH SÔNG LAM", "ĐẢNG ỦY XÃ SUỐI NGỌC")
PROVINCE = card("Sông Lam", "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "SỞ NỘI VỤ")
OTHER_PROVINCE = card("Núi Cao", "TỈNH ỦY NÚI CAO")
CENTRE = card("Hà Nội", "BỘ NỘI VỤ")


@pytest.mark.parametrize(
    ("document", "seat"),
    [
        (WARD, BEN_DA),
        (COMMUNE, SUOI_NGOC),
        (PROVINCE, SONG_LAM),
        (OTHER_PROVINCE, NUI_CAO),
        (CENTRE, Seat("ha noi", None, "Hà Nội")),
        (card("Bến Đá", "BAN CHỈ HUY QUÂN SỰ"), Seat("ben da", None, "Bến Đá")),
        (card("Cửa Sông", "UBND TP. CỬA SÔNG"), Seat("cua song", "thanh pho", "Cửa Sông")),
        (card("thị xã An", "BẢO HIỂM XÃ HỘI THỊ XÃ AN"), Seat("an", "thi xa", "thị xã An")),
        (card(None, "ỦY BAN NHÂN DÂN XÃ"), None),
    ],
)
def test_a_document_is_of_its_place_and_of_the_level_of_who_issued_it(
    document: DocumentCard, seat: Seat | None
) -> None:
    assert seat_of(document) == seat


@pytest.mark.parametrize(
    ("unit", "documents", "seats"),
    [
        (POLICE, [WARD, COMMUNE], (BEN_DA, SUOI_NGOC)),
        (POLICE, [WARD, PROVINCE], ()),  # the province's words hold for its wards
        (POLICE, [WARD, WARD, CENTRE], ()),
        (POLICE, [WARD, PROVINCE, OTHER_PROVINCE], (BEN_DA, SONG_LAM, NUI_CAO)),
        (("cong an tinh", "Công an tỉnh"), [WARD, COMMUNE, PROVINCE], ()),
        (("cong an tinh", "Công an tỉnh"), [PROVINCE, OTHER_PROVINCE], (SONG_LAM, NUI_CAO)),
        (("so noi vu", "Sở Nội vụ"), [PROVINCE, OTHER_PROVINCE, WARD], (SONG_LAM, NUI_CAO)),
        (("so noi vu", "Sở Nội vụ"), [WARD, COMMUNE], ()),
        (NAMED_WARD, [PROVINCE, OTHER_PROVINCE], (SONG_LAM, NUI_CAO)),
        (NAMED_WARD, [PROVINCE, WARD, COMMUNE], ()),
        (("bo noi vu", "Bộ Nội vụ"), [PROVINCE, OTHER_PROVINCE], ()),
        (("bao hiem xa hoi", "Bảo hiểm xã hội"), [WARD, COMMUNE], ()),
    ],
)
def test_places_of_one_rank_are_asked_for_where_each_has_a_body_of_the_name(
    unit: tuple[str, str], documents: list[DocumentCard], seats: tuple[Seat, ...]
) -> None:
    assert seats_of(*unit, documents) == seats


def test_a_placed_unit_is_in_the_documents_of_its_place_and_of_those_above_it() -> None:
    key = PlacedKey("cong an phuong", BEN_DA)

    assert key.covers(WARD)
    assert key.covers(PROVINCE)
    assert key.covers(CENTRE)
    assert key.covers(card(None))
    assert not key.covers(COMMUNE)
    assert not PlacedKey("so noi vu", SONG_LAM).covers(OTHER_PROVINCE)


def test_a_key_without_a_place_is_of_every_place() -> None:
    key = PlacedKey.read("cong an phuong")

    assert key == PlacedKey("cong an phuong")
    assert str(key) == "cong an phuong"
    assert key.covers(WARD)
    assert key.covers(COMMUNE)


@pytest.mark.parametrize("seat", [BEN_DA, SONG_LAM, Seat("1", "quan", "Quận 1")])
def test_a_key_is_read_as_it_was_written(seat: Seat) -> None:
    written = str(PlacedKey("cong an phuong", seat))
    read = PlacedKey.read(written)

    assert str(read) == written
    assert (read.unit, read.seat) == ("cong an phuong", Seat(seat.name, seat.level, ""))


def test_a_place_that_was_typed_is_the_one_of_the_units_rank() -> None:
    documents = [card("Hải An", "UBND TỈNH HẢI AN"), card("Hải An", "UBND PHƯỜNG HẢI AN"), CENTRE]

    assert seat_named("hai an", "cong an phuong", documents) == Seat("hai an", "phuong", "Hải An")
    assert seat_named("hai an", "tram y te", documents) == Seat("hai an", "tinh", "Hải An")
    assert seat_named("ha noi", "cong an phuong", documents) == Seat("ha noi", "phuong", "Hà Nội")
    assert seat_named("ha noi", "tram y te", documents) is None
    assert seat_named("dau do", "cong an phuong", documents) is None
