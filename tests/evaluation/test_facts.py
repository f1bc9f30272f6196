import pytest

from corpus.document import Span
from corpus.facts.facts import Duty, Facts, Party, Role
from corpus.facts.parties import Scope
from corpus.passages import PassageId
from tests.evaluation.facts_evaluation import documents, measure
from tests.evaluation.facts_scoring import Gold, Score, open_document, read_gold, score

# What is read must not get worse; README.md says what the lists are and who may look at them.
FLOORS = {
    ("five", "role"): (1.0, 1.0),
    ("five", "duty"): (1.0, 1.0),
    ("others", "role"): (1.0, 1.0),
    ("others", "duty"): (0.97, 0.96),
    ("written", "role"): (1.0, 1.0),
    ("written", "duty"): (0.98, 0.98),
    ("fresh", "role"): (1.0, 1.0),
    ("fresh", "duty"): (0.95, 0.87),
    ("drafted", "role"): (1.0, 1.0),
    ("drafted", "duty"): (0.95, 0.94),
}
OPEN = ("five", "others", "written", "fresh", "drafted")


@pytest.mark.parametrize("name", OPEN)
def test_roles_and_duties_are_read_as_well_as_before(name: str) -> None:
    scores, _ = measure(name)

    for kind in ("role", "duty"):
        precision, recall = FLOORS[name, kind]
        assert scores[kind].precision >= precision
        assert scores[kind].recall >= recall


@pytest.mark.parametrize("name", OPEN)
def test_every_quote_of_a_gold_list_stands_in_its_document(name: str) -> None:
    for path, gold in documents(name):
        length = len(open_document(path).text)

        assert all(0 <= line.span.start < line.span.end <= length for line in read_gold(gold))


def duty(role: Role, start: int, end: int, name: str = "Sở Nội vụ") -> Duty:
    party = Party(name, "so noi vu" if name == "Sở Nội vụ" else "so y te")
    return Duty(party, role, "Việc", Span(start, end), PassageId("p"))


def scored(gold: list[Gold], read: list[Duty]) -> Score:
    scope = Scope.of(open_document(next(documents("five"))[0]))
    return score(gold, Facts(tuple(read)), scope)["duty"].score


def line(start: int, end: int, *, sure: bool = True) -> Gold:
    return Gold("duty", Span(start, end), sure, ("chủ trì",), "Sở Nội vụ")


def test_a_fact_counts_for_one_line_only() -> None:
    found = scored([line(0, 10), line(0, 10)], [duty(Role.LEADS, 0, 10)])

    assert (found.precision, found.recall) == (1.0, 0.5)


@pytest.mark.parametrize(
    "wrong",
    [
        duty(Role.COOPERATES, 0, 10),
        duty(Role.LEADS, 8, 30),
        duty(Role.LEADS, 0, 10, "Sở Y tế"),
    ],
)
def test_a_wrong_role_place_or_unit_is_no_find(wrong: Duty) -> None:
    assert scored([line(0, 10)], [wrong]) == Score(gold=1, read=1, right=0)


def test_what_a_clerk_was_unsure_of_counts_neither_way() -> None:
    assert scored([line(0, 10, sure=False)], [duty(Role.LEADS, 0, 10)]) == Score(0, 0, 0)


def test_a_role_is_found_where_a_duty_is_looked_for_and_never_counts_against() -> None:
    gold = [Gold("duty", Span(0, 10), sure=True, accepted=("thường trực",), unit="Sở Nội vụ")]

    assert scored(gold, [duty(Role.STANDING, 0, 10), duty(Role.STANDING, 50, 60)]) == Score(1, 1, 1)
