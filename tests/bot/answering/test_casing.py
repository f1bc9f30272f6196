import pytest

from bot.answering.casing import a_person, in_running_text

TEXT = (
    "Ủy ban nhân dân xã giao Ban Chỉ huy Quân sự xã; Phó Chủ tịch và Chủ tịch phụ trách.\n"
    "Ban Chỉ\nhuy Quân sự báo cáo Đảng ủy."
)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("PHÓ CHỈ HUY TRƯỞNG", "Phó Chỉ huy trưởng"),
        ("TM. ỦY BAN NHÂN DÂN XÃ KT. CHỦ TỊCH", "TM. Ủy ban nhân dân xã, KT. Chủ tịch"),
        ("T/M ĐẢNG ỦY", "T/M Đảng ủy"),
        ("BAN CHỈ HUY QUÂN SỰ", "Ban Chỉ huy Quân sự"),
        ("KT. GIÁM ĐỐC", "KT. Giám đốc"),
        ("GIÁM ĐỐC", "Giám đốc"),
        ("Trưởng phòng", "Trưởng phòng"),
    ],
)
def test_capitals_of_a_signature_are_read_as_the_document_writes_them(
    printed: str, written: str
) -> None:
    assert in_running_text(printed, TEXT) == written


def test_a_name_in_capitals_is_written_as_a_name() -> None:
    assert a_person("TRẦN THỊ ÁNH") == "Trần Thị Ánh"
    assert a_person("Đại tá Lê An") == "Đại tá Lê An"
