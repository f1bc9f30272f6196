import pytest

from corpus.document import DocumentId
from retrieval.questions.numbered_texts import Borne, NumberedText, cites, subject, texts_named

LETTER, PLAN = DocumentId("a" * 64), DocumentId("b" * 64)
BORNE = Borne(((LETTER, "0415/UBND-NC", {"cong van"}), (PLAN, "/KH-UBND", {"ke hoach"})))


@pytest.mark.parametrize(
    ("question", "kind", "number"),
    [
        ("ai ky cong van 415", "cong van", "415"),
        ("ai ky cong van so 0415/ubnd-nc", "cong van", "415"),
        ("chuong trinh phoi hop so 07 giao ai", "chuong trinh", "7"),
        ("nghi dinh 30/2020 noi gi", "nghi dinh", "30"),
        ("cong van cua uy ban nhan dan tinh so 415", "cong van", "415"),
        ("van ban so 12 ve viec gi", "van ban", "12"),
        ("bao cao ket qua theo ke hoach 52", "ke hoach", "52"),
    ],
)
def test_a_text_is_named_by_kind_and_number(question: str, kind: str, number: str) -> None:
    assert texts_named(question) == (NumberedText(kind, number),)


@pytest.mark.parametrize(
    "question",
    [
        "bao cao 6 thang gui dau",
        "ke hoach 5 nam",
        "ke hoach 2026 cua tinh",
        "bao cao 15/6 gui ai",
        "chuong trinh 3 ben ky ket",
        "dieu 8 quy che",
        "bao cao ve chuong trinh cua to dan pho so 2",
    ],
)
def test_what_is_counted_or_dated_is_no_number_of_a_text(question: str) -> None:
    assert texts_named(question) == ()


def test_the_first_text_of_a_question_is_its_subject() -> None:
    assert subject("ai ky ke hoach thuc hien chuong trinh 07") == NumberedText("ke hoach", "")
    assert subject("ai ky chuong trinh 07") == NumberedText("chuong trinh", "7")
    assert subject("ai chu tri") is None


def test_a_short_form_may_mean_a_text_of_another_kind() -> None:
    (named,) = texts_named("chuong trinh 04 do ai ky", ["chi thi"])

    assert cites("can cu chi thi so 04-ct/tu ngay 1/7/2025", named)


@pytest.mark.parametrize(
    ("passage", "cited"),
    [
        ("thuc hien chuong trinh phoi hop so 07/ctr-bca ngay 17/10/2023", True),
        ("chuong trinh so 05 va chuong trinh phoi hop so 07;", True),
        ("chuong trinh 07", True),
        ("cong van so 07-cv/tu", False),
        ("chuong trinh hop ngay 07/9", False),
        ("chuong trinh gom 07 nhiem vu", False),
        ("chuong trinh so 107", False),
    ],
)
def test_a_number_is_that_of_a_text_where_the_kind_stands_before_it(
    passage: str,
    *,
    cited: bool,
) -> None:
    assert cites(passage, NumberedText("chuong trinh", "7")) is cited


def test_a_document_is_the_text_only_with_its_kind_and_number() -> None:
    assert BORNE.by(NumberedText("cong van", "415")) == {LETTER}
    assert BORNE.by(NumberedText("van ban", "415")) == {LETTER}
    assert not BORNE.by(NumberedText("ke hoach", "415"))
    assert not BORNE.by(NumberedText("ke hoach", "52"))


def test_a_text_is_called_as_offices_write_its_number() -> None:
    assert NumberedText("cong van", "7").name == "công văn số 07"
