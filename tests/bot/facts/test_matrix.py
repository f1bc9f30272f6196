from bot.facts.matrix import LETTERS, Letter, responsibility_matrix
from bot.facts.texts import LETTERS as LEGEND
from corpus.document import Span
from corpus.facts.facts import Role
from tests.fakes.due_items import card, duty
from tests.fakes.facts import party

TASK = "tổ chức Ngày hội"
LEAD = duty("Trạm Văn hóa xã", Role.LEADS, TASK, partners=["Các trường học"], appointed_by="Ủy ban")
ADVICE = duty("Trạm Văn hóa xã", Role.ADVISES, TASK)
REPORT = duty("Văn phòng", Role.REPORTS, "báo cáo kết quả", span=Span(200, 260))


def test_every_role_has_a_letter_and_every_letter_a_meaning() -> None:
    assert LETTERS.keys() == set(Role)
    assert LEGEND.keys() == set(Letter)
    assert all(role.value in LEGEND[letter] for role, letter in LETTERS.items())


def test_a_sentence_about_one_task_is_one_row() -> None:
    matrix = responsibility_matrix([LEAD, ADVICE, REPORT])

    assert [row.task for row in matrix.rows] == [TASK, "báo cáo kết quả"]
    assert {unit.name: matrix.rows[0].marks(unit) for unit in matrix.units} == {
        "Trạm Văn hóa xã": "RC",
        "Các trường học": "S",
        "Ủy ban": "A",
        "Văn phòng": "",
    }


def test_labelled_lines_below_a_task_are_one_row_with_it() -> None:
    lines = [
        duty(unit, role, TASK, span=Span(n * 10, n * 10 + 9))
        for n, (unit, role) in enumerate(
            [
                ("Sở Y tế", Role.LEADS),
                ("Sở Nội vụ", Role.COOPERATES),
                ("Sở Công Thương", Role.ADVISES),
            ]
        )
    ]
    elsewhere = duty("Văn phòng", Role.LEADS, TASK, span=Span(900, 950))
    matrix = responsibility_matrix([*lines, REPORT, elsewhere])

    assert ["".join(map(row.marks, matrix.units)) for row in matrix.rows] == ["RSC", "R", "R"]


def test_units_with_most_tasks_come_first() -> None:
    more = [duty("Văn phòng", Role.LEADS, f"việc {n}", span=Span(n, n + 9)) for n in range(2)]

    assert [unit.name for unit in responsibility_matrix([LEAD, *more]).units] == [
        "Văn phòng",
        "Trạm Văn hóa xã",
        "Ủy ban",
        "Các trường học",
    ]


def test_one_unit_in_two_spellings_is_one_column() -> None:
    first = party("Ủy ban nhân dân xã")
    other = party("ủy ban nhân dân xã")
    items = [duty(first, Role.DIRECTS, "a"), duty(other, Role.GUIDES, "b")]

    assert responsibility_matrix(items).units == (first,)


def test_the_same_words_in_two_documents_are_two_rows() -> None:
    items = [duty("Ủy ban", Role.LEADS, TASK, of=card(id_=id_ * 64)) for id_ in ("a", "b")]

    assert len(responsibility_matrix(items).rows) == 2


def test_without_duties_there_is_nothing_in_it() -> None:
    matrix = responsibility_matrix([])

    assert (matrix.units, matrix.rows) == ((), ())
