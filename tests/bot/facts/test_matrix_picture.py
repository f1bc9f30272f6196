from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.canvas import HEIGHT, MARGIN, WIDTH
from bot.facts.matrix import responsibility_matrix
from bot.facts.matrix_picture import matrix_pictures
from corpus.document import Span
from corpus.facts.facts import Role
from tests.fakes.due_items import duty
from tests.fakes.gold_items import gold
from tests.fakes.png_files import darkness, look

NAMES = st.lists(st.text(st.sampled_from("aăâbcdđêôơưBẤTỹ ,-"), max_size=70), max_size=8)


def assert_whole(pngs: Sequence[bytes]) -> None:
    assert pngs
    for png in pngs:
        seen = look(png)
        assert seen.width == WIDTH
        assert seen.ink is not None
        left, _, right, bottom = seen.ink
        assert left >= MARGIN - 4
        assert right <= WIDTH - MARGIN + 6
        assert bottom <= seen.height - MARGIN + 8


def test_the_five_documents_fit_whole_on_pictures() -> None:
    for one in gold():
        made = matrix_pictures(responsibility_matrix(one.duties), one.card.title)

        assert_whole(made)
        assert all(look(png).height <= HEIGHT for png in made)


@settings(max_examples=10, deadline=None)
@given(NAMES, st.text(max_size=300))
def test_whatever_the_names_are_nothing_is_cut(names: list[str], task: str) -> None:
    items = [duty(name, Role.LEADS, task, partners=names) for name in names]

    assert_whole(matrix_pictures(responsibility_matrix(items), "Ma trận"))


def test_a_matrix_without_duties_says_so() -> None:
    assert_whole(matrix_pictures(responsibility_matrix([]), "Ma trận"))


def test_more_units_than_there_is_room_for_make_further_tables() -> None:
    few, many = (
        matrix_pictures(
            responsibility_matrix(
                duty(f"Sở thứ {n}", Role.LEADS, f"việc {n}", span=Span(n, n + 5))
                for n in range(count)
            ),
            "Ma trận",
        )
        for count in (5, 11)
    )

    assert sum(look(png).height for png in many) > sum(look(png).height for png in few)


def test_the_letters_differ_in_grey_as_well() -> None:
    def shade(role: Role) -> int:
        [png] = matrix_pictures(responsibility_matrix([duty("Sở", role, "việc")]), "Ma trận")
        rows = range(400, look(png).height - 20, 8)
        return max(darkness(png, (WIDTH - MARGIN - 58, row), (32, 8)) for row in rows)

    leads, supports, advises = (shade(role) for role in (Role.LEADS, Role.COOPERATES, Role.ADVISES))

    assert leads > supports + 30
    assert supports > advises
