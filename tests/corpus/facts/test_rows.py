from corpus.document import DocumentId
from corpus.facts.facts import Duty
from corpus.facts.reading import read_facts
from corpus.parsing.parser import parse
from corpus.splitter import split


def read(text: str) -> list[tuple[str, str, str]]:
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))
    duties: tuple[Duty, ...] = read_facts(document, split(document)).duties
    return [(duty.unit.name, duty.role.value, duty.task) for duty in duties]


def test_empty_cells_of_a_table_set_by_tabs_leave_the_others_in_their_columns() -> None:
    text = (
        "PHÂN CÔNG\n\nSTT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"
        "1\tThay biển tên đường\tPhòng Kinh tế\t\tTháng 5\n"
        "2\tSửa kè\tVăn phòng\n"
    )

    assert read(text) == [
        ("Phòng Kinh tế", "chủ trì", "Thay biển tên đường"),
        ("Văn phòng", "chủ trì", "Sửa kè"),
    ]


def test_empty_cells_of_a_table_set_by_blanks_are_told_by_where_the_others_stand() -> None:
    text = (
        "PHÂN CÔNG\n\n"
        "TT   Công việc               Đơn vị chủ trì      Đơn vị phối hợp     Thời gian\n"
        "1    Kiểm đếm giếng          Phòng Kinh tế                           Tháng 6\n"
        "2    Thuê máy bơm                                Văn phòng           Quý III\n"
        "3    Thau rửa bể chứa        Đoàn xã             Hội Phụ nữ xã       Tháng 9\n"
    )

    assert read(text) == [
        ("Phòng Kinh tế", "chủ trì", "Kiểm đếm giếng"),
        ("Văn phòng", "phối hợp", "Thuê máy bơm"),
        ("Đoàn xã", "chủ trì", "Thau rửa bể chứa"),
        ("Hội Phụ nữ xã", "phối hợp", "Thau rửa bể chứa"),
    ]
