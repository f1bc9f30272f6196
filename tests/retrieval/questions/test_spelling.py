import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.evidence import Evidence
from retrieval.questions.spelling import mend, split
from retrieval.questions.syllables import is_syllable, syllables_from, vietnamese_syllables


@pytest.mark.parametrize(
    ("typed", "left", "right", "meant"),
    [
        ("ddeens", "", "het", "den"),
        ("truyenf", "tuyen", "", "truyen"),
        ("nhuwng", "", "", "nhung"),
        ("coong", "bo", "an", "cong"),
        ("togn", "", "ket", "tong"),
        ("chuog", "", "trinh", "chuong"),
        ("hoachj", "ke", "", "hoach"),
        ("conh", "", "an", "cong"),
        ("baao", "", "cao", "bao"),
        ("phuoong", "", "binh", "phuong"),
        ("d9u7o7ng", "", "", "duong"),
        ("baocao", "", "ket", "bao cao"),
        ("chuongtrinhphoihop", "", "", "chuong trinh phoi hop"),
        ("naocung", "", "", "nao cung"),
    ],
)
def test_a_slip_is_mended(
    typed: str, left: str, right: str, meant: str, evidence: Evidence
) -> None:
    assert mend(typed, left, right, evidence) == meant


@pytest.mark.parametrize("typed", ["bao", "ten", "kubernetes", "pv11", "abcdefghijkl", "xq", "zzz"])
def test_what_is_no_slip_is_left_alone(typed: str, evidence: Evidence) -> None:
    assert mend(typed, "", "", evidence) == typed


def test_a_capitalised_word_is_mended_only_beside_what_it_is_known_with(
    evidence: Evidence,
) -> None:
    assert mend("chuowng", "", "trinh", evidence, named=True) == "chuong"
    assert mend("moscow", "o", "ngay", evidence, named=True) == "moscow"


def test_a_used_syllable_is_mended_only_where_it_is_a_stranger(evidence: Evidence) -> None:
    assert mend("hopj", "phoi", "", evidence) == "hop"
    assert mend("cao", "bao", "", evidence) == "cao"
    assert mend("coa", "bao", "", evidence) == "cao"
    assert mend("na", "cong", "tinh", evidence) == "an"
    assert mend("na", "qua", "chin", evidence) == "na"


def test_a_name_is_not_cut_into_syllables_that_do_not_go_together(evidence: Evidence) -> None:
    assert split("london", evidence, strict=True) == ()
    assert split("x" * 100, evidence, strict=False) == ()


@settings(deadline=None)
@given(typed=st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=50))
def test_any_word_is_mended_to_syllables_or_left(typed: str, evidence: Evidence) -> None:
    meant = mend(typed, "", "", evidence)

    assert meant == typed or all(map(is_syllable, meant.split()))


@pytest.mark.parametrize(
    "syllable",
    [
        "nghieng",
        "giet",
        "quyen",
        "quoc",
        "khuyu",
        "thuo",
        "oach",
        "yeu",
        "y",
        "gi",
        "hoan",
        "xoong",
        "pin",
        "buyt",
    ],
)
def test_a_vietnamese_syllable_is_one(syllable: str) -> None:
    assert is_syllable(syllable)


@pytest.mark.parametrize(
    "other", ["tuyenf", "dden", "ka", "ge", "ngi", "coa", "kuan", "w", "nghanh", "xyz", "an1"]
)
def test_what_breaks_the_spelling_rules_is_no_syllable(other: str) -> None:
    assert not is_syllable(other)


def test_syllables_can_be_listed_by_their_first_letters() -> None:
    assert "thuc" in syllables_from("th")
    assert set(syllables_from("")) == vietnamese_syllables()
