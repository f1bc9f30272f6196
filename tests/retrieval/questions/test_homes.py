import pytest

from corpus.document import DocumentCard, DocumentId
from corpus.text import fold
from retrieval.profiles import Profile
from retrieval.questions.homes import Homes, home_of


def profile(name: str, agencies: tuple[str, ...], place: str | None, body: str = "") -> Profile:
    card = DocumentCard(DocumentId(name), f"{name}.txt", None, None, name, place, None, agencies)
    return Profile(card, "\n".join(agencies), body)


FERRY = profile("ferry", ("ỦY BAN NHÂN DÂN", "XÃ CỒN TRÒN"), "Cồn Tròn")
MARKET = profile("market", ("ỦY BAN NHÂN DÂN XÃ BẾN ĐÁ",), "Bến Đá")
UNITY = profile("unity", ("ĐẢNG ỦY XÃ",), "Thống Nhất")
BOTH = profile("both", ("UBND XÃ SÔNG CÁI",), "Sông Cái", "Phối hợp với xã Cồn Tròn.")
HEALTH = profile("health", ("UBND TỈNH HẠ NGUYÊN", "SỞ Y TẾ"), "Hạ Nguyên")
NOBODY = profile("nobody", (), None)
HOMES = Homes([FERRY, MARKET, UNITY, BOTH, HEALTH, NOBODY])


def elsewhere(*turns: str) -> set[str]:
    return set(HOMES.elsewhere([fold(turn) for turn in turns], {"thong_nhat"}.__contains__))


@pytest.mark.parametrize(
    "question",
    ["xã Cồn Tròn họp khi nào", "Cồn Tròn họp khi nào?", "con tron hop khi nao", "(cồn  tròn)"],
)
def test_documents_of_neighbours_are_elsewhere_unless_they_speak_of_the_place(
    question: str,
) -> None:
    assert elsewhere(question) == {"market", "unity"}


def test_the_higher_level_stays_for_the_lower_one() -> None:
    assert "health" not in elsewhere("xã Bến Đá báo cáo Sở Y tế khi nào")


def test_of_a_province_only_other_provinces_are_elsewhere() -> None:
    assert elsewhere("tỉnh Hạ Nguyên họp khi nào") == set()


def test_a_name_that_is_a_word_names_a_place_behind_its_level_only() -> None:
    assert elsewhere("các bên thống nhất nội dung gì") == set()
    assert elsewhere("xã Thống Nhất họp khi nào") == {"ferry", "market", "both"}


def test_the_newest_turn_that_names_a_place_counts() -> None:
    assert elsewhere("mấy giờ", "xã Bến Đá họp khi nào", "Cồn Tròn thì sao") == {
        "ferry",
        "unity",
        "both",
    }


def test_two_places_in_one_question_are_both_meant() -> None:
    assert elsewhere("Cồn Tròn và Bến Đá ai họp trước") == {"unity"}


@pytest.mark.parametrize(
    ("one", "name"),
    [(FERRY, "con tron"), (UNITY, "thong nhat"), (HEALTH, "ha nguyen"), (NOBODY, None)],
)
def test_a_document_is_of_the_lowest_place_of_its_agencies(one: Profile, name: str | None) -> None:
    home = home_of(one.card)

    assert (home.name if home else None) == name
