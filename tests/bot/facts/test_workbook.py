from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.items import DutyItem
from bot.facts.matrix import responsibility_matrix
from bot.facts.workbook import matrix_workbook
from corpus.document import Span
from corpus.facts.facts import Role
from tests.fakes.due_items import duty
from tests.fakes.gold_items import gold
from tests.fakes.workbooks import Sheet, read

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
ITEMS = [
    duty(
        "Trạm Văn hóa xã",
        Role.LEADS,
        "tổ chức Ngày hội",
        partners=["Các trường học", "Các thôn"],
        appointed_by="Ủy ban nhân dân xã",
        product="kế hoạch",
        quote="a) Trạm chủ trì tổ chức Ngày hội;",
    ),
    duty("Văn phòng", Role.REPORTS, "báo cáo kết quả", span=Span(200, 260)),
]


def sheets(items: list[DutyItem], title: str = "Bảng phân công") -> dict[str, Sheet]:
    return read(matrix_workbook(responsibility_matrix(items), items, title, AT))


def test_the_first_sheet_is_the_matrix() -> None:
    matrix = sheets(ITEMS)["Ma trận"]

    assert matrix.cells["A1"] == "Bảng phân công"
    assert matrix.row(2) == [
        "STT",
        "Nhiệm vụ",
        "Văn bản",
        "Vị trí",
        "Trạm Văn hóa xã",
        "Ủy ban nhân dân xã",
        "Các trường học",
        "Các thôn",
        "Văn phòng",
    ]
    place = ["27/KH-UBND", "Phần III, mục 1, điểm b"]
    assert matrix.row(3) == ["1", "tổ chức Ngày hội", *place, "R", "A", "S", "S"]
    assert matrix.row(4) == ["2", "báo cáo kết quả", *place, "R"]
    assert matrix.frozen == "C3"


def test_the_second_sheet_cites_every_duty() -> None:
    cited = sheets(ITEMS)["Trích dẫn"]

    assert cited.row(2) == [
        "1",
        "Trạm Văn hóa xã",
        "chủ trì",
        "tổ chức Ngày hội",
        "Các trường học, Các thôn",
        "Ủy ban nhân dân xã",
        "kế hoạch",
        "a) Trạm chủ trì tổ chức Ngày hội;",
        "Kế hoạch số 27/KH-UBND Tổ chức Ngày hội đọc sách của trẻ em (xã Suối Ngọc)",
        "Phần III, mục 1, điểm b",
    ]
    assert cited.frozen == "C2"


def test_the_letters_are_explained() -> None:
    assert sheets([])["Chú giải"].row(3) == ["S", "phối hợp, giúp việc"]


def test_words_are_never_taken_for_a_formula() -> None:
    found = sheets([duty("=1+1", Role.LEADS, "@SUM(A1)", product="-2+3")], "=cmd()")

    assert [sheet.formulas for sheet in found.values()] == [0, 0, 0]
    assert found["Ma trận"].cells["A1"] == "=cmd()"
    assert found["Trích dẫn"].cells["B2"] == "=1+1"


def test_the_five_documents_have_a_workbook_each() -> None:
    for one in gold():
        found = sheets(list(one.duties), one.card.title)

        assert len(found["Trích dẫn"].cells) > 5 * len(one.duties)


def test_the_same_duties_give_the_same_bytes() -> None:
    first, second = (
        matrix_workbook(responsibility_matrix(ITEMS), ITEMS, "a", AT) for _ in range(2)
    )

    assert first == second


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_the_words_are_the_workbook_can_be_read(unit: str, task: str) -> None:
    sheets([duty(unit, Role.LEADS, task)], task)


def test_overlong_words_are_cut_to_what_a_cell_holds() -> None:
    found = sheets([duty("Sở", Role.LEADS, "x" * 40_000)])

    assert len(found["Ma trận"].cells["B3"]) == 32_000
