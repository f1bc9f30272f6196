import pytest

from corpus.document import DocumentId
from corpus.store import DocumentStore
from corpus.text import fold
from retrieval.particulars import Particulars, find_particulars
from retrieval.questions.routing import NOWHERE, Route
from retrieval.questions.understanding import understand
from retrieval.questions.wording import Language, Wording

ABSENT = DocumentId("c" * 64)


def found(question: str, route: Route, library: DocumentStore) -> Particulars:
    asked = understand(Wording(question, Language.VIETNAMESE, fold(question)))
    return find_particulars(asked, question, route, library, [card.id for card in library.cards()])


def meaning(*documents: DocumentId) -> Route:
    return Route(dict.fromkeys(documents, 1.0), {}, frozenset(documents))


@pytest.fixture
def of_plan(plan: DocumentId) -> Route:
    return meaning(plan)


def test_a_short_form_is_found_where_it_is_defined(library: DocumentStore) -> None:
    (definition,) = found("BCĐTH viết tắt của gì?", NOWHERE, library).definitions

    assert definition.form.long.text == "Ban Chỉ đạo thu hoạch"
    assert definition.passage.address == "III.1"


def test_a_short_form_is_looked_for_in_the_document_that_is_meant(
    library: DocumentStore, rules: DocumentId
) -> None:
    assert found("BCĐTH viết tắt của gì?", meaning(rules), library) == Particulars()


def test_the_signer_of_the_document_is_found(library: DocumentStore, of_plan: Route) -> None:
    (signature,) = found("Ai ký kế hoạch?", of_plan, library).signatures

    assert signature.signer.name.text == "Lê Văn Thóc"
    assert signature.passage.address == "signature"


@pytest.mark.parametrize(
    ("side", "signers"), [("Ủy ban nhân dân", ["Lê Văn Thóc"]), ("Hội Nông dân", [])]
)
def test_one_side_is_asked_for_by_its_name(
    library: DocumentStore, of_plan: Route, side: str, signers: list[str]
) -> None:
    signatures = found(f"Ai ký thay mặt {side}?", of_plan, library).signatures

    assert [one.signer.name.text for one in signatures] == signers


def test_number_and_date_are_those_of_the_letterhead(
    library: DocumentStore, of_plan: Route, plan: DocumentId
) -> None:
    (identity,) = found("Kế hoạch có số hiệu gì, ban hành ngày nào?", of_plan, library).identities

    assert identity.document == plan
    assert identity.number is not None
    assert identity.number[0].text == "482/KH-UBND"
    assert identity.issued is not None
    assert identity.issued[1].address == "header"


def test_a_document_of_another_kind_is_not_asked_for(
    library: DocumentStore, of_plan: Route
) -> None:
    assert not found("Số hiệu của công văn?", of_plan, library).identities


def test_who_signs_and_when_gives_both(library: DocumentStore, of_plan: Route) -> None:
    read = found("Kế hoạch do ai ký, ký ngày nào?", of_plan, library)

    assert len(read.signatures) == len(read.identities) == 1


def test_documents_named_nearly_as_well_are_read_too(
    library: DocumentStore, plan: DocumentId, rules: DocumentId
) -> None:
    route = Route({plan: 1.0, rules: 0.8}, {}, frozenset())

    signatures = found("Ai ký?", route, library).signatures

    assert [one.passage.document for one in signatures] == [plan, rules]


def test_a_document_that_is_gone_says_nothing(library: DocumentStore) -> None:
    assert found("Ai ký, số hiệu gì?", meaning(ABSENT), library) == Particulars()


def test_other_questions_read_none_of_it(library: DocumentStore, of_plan: Route) -> None:
    assert found("Đơn vị nào chủ trì tuần tra?", of_plan, library) == Particulars()
