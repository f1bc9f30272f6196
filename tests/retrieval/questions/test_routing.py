import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import DocumentCard, DocumentId
from corpus.text import fold
from retrieval.profiles import Profile, calling_of, place_names
from retrieval.questions.routing import NOWHERE, Route, Router, merged
from retrieval.text import words


def profile(name: str, kind: str | None, title: str, number: str | None, place: str) -> Profile:
    card = DocumentCard(DocumentId(name), f"{name}.txt", number, kind, title, place, None, ())
    return Profile(card, f"{kind or ''}\n{title}", f"Việc này làm tại {place}.")


HARVEST = profile("harvest", "KẾ HOẠCH", "Thu hoạch lúa", "48/KH-BCHTH", "tỉnh Hạ Nguyên")
FERRY = profile("ferry", "QUY CHẾ", "Quản lý bến đò ngang", "7/QC-UBND", "xã Hạ Nguyên")
SCHOOL = profile("school", "QUY CHẾ", "Quản lý trường học", "9/QC-UBND", "xã Cồn Tròn")
ROUTER = Router([HARVEST, FERRY, SCHOOL])


def route(question: str) -> Route:
    return ROUTER.route(words(question), fold(question), question)


def test_a_title_names_its_document() -> None:
    found = route("Ai lo việc thu hoạch lúa tỉnh Hạ Nguyên?")

    assert found.named == {"harvest"}
    assert found.scores[DocumentId("harvest")] == 1.0
    assert "thu_hoach" in found.terms[DocumentId("harvest")]


def test_the_only_document_is_named_by_its_title_and_not_by_another_matter() -> None:
    alone = Router([HARVEST])

    def named(question: str) -> frozenset[DocumentId]:
        return alone.route(words(question), fold(question), question).named

    assert named("Ai ký kế hoạch thu hoạch lúa?") == {"harvest"}
    assert named("Ai ký quy chế quản lý bến đò ngang?") == frozenset()


def test_a_number_names_its_document_whatever_else_is_said() -> None:
    assert route("Bến đò ngang theo 48/KH-BCHTH thế nào?").named == {"harvest"}


def test_a_part_of_a_number_helps_to_name_it() -> None:
    assert route("BCHTH làm gì?").ranked() == ["harvest"]


def test_two_documents_named_alike_leave_the_question_open() -> None:
    found = route("Theo quy chế quản lý thì ai báo cáo?")

    assert found.named == frozenset()
    assert set(found.ranked()) >= {"ferry", "school"}


def test_a_province_is_not_the_commune_of_that_name() -> None:
    of_commune, of_province = route("xã Hạ Nguyên"), route("tỉnh Hạ Nguyên")

    assert of_commune.ranked()[0] == "ferry"
    assert of_province.ranked()[0] == "harvest"


def test_a_question_that_names_nothing_goes_nowhere() -> None:
    assert route("Ai làm gì?") == NOWHERE


def test_a_follow_up_goes_on_with_the_document_before() -> None:
    found = merged(route("ai báo cáo?"), route("Thu hoạch lúa tỉnh Hạ Nguyên"))

    assert found.named == {"harvest"}
    assert found.scores[DocumentId("harvest")] == pytest.approx(0.7)


def test_a_follow_up_that_names_another_document_means_that() -> None:
    own = route("Theo 9/QC-UBND thì sao?")

    assert merged(own, route("Thu hoạch lúa tỉnh Hạ Nguyên")).named == {"school"}


def test_numbers_alone_are_enough() -> None:
    found = Router([HARVEST]).route(words("48/KH-BCHTH"), "48/kh-bchth")

    assert found.scores == {"harvest": 1.0}


def test_places_are_read_with_their_level() -> None:
    assert place_names("Thành phố Hạ Nguyên, xã Cồn Tròn và quận 3") == [
        "thanh pho ha nguyen",
        "xa con tron",
        "quan 3",
    ]


def test_a_document_goes_by_its_kind_and_places() -> None:
    calling = calling_of(FERRY)

    assert "xa ha nguyen" in calling.places
    assert calling.numbers == {"7/qc-ubnd"}
    assert {"=quy che", "ben_do_ngang", "~ubnd"} <= calling.weights.keys()


_PIECES = ("thu hoạch lúa", "xã Hạ Nguyên", "theo quy chế", "48/KH-BCHTH", "bến đò", "UBND", "ai")
_QUESTIONS = st.one_of(
    st.text(max_size=100), st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join)
)


@given(_QUESTIONS, _QUESTIONS)
@settings(deadline=None)
def test_scores_are_from_0_to_1_and_only_known_documents_are_named(own: str, before: str) -> None:
    for found in (route(own), merged(route(own), route(before))):
        assert all(0 <= score <= 1 for score in found.scores.values())
        assert found.named <= found.scores.keys()
