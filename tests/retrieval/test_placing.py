from collections.abc import Iterable

import pytest

from corpus.document import Document, DocumentCard, DocumentId, NodeKind, Span
from corpus.passages import Passage, passage_id
from retrieval.evidence import Frequency
from retrieval.lexicon import Lexicon
from retrieval.placing import Placed, Placing
from retrieval.profiles import Profile
from retrieval.questions.routing import Router
from retrieval.questions.topic import Term
from retrieval.questions.understanding import understand
from retrieval.questions.wording import word


class Trees:
    """A library that has nothing of its documents but the addresses of their passages."""

    def __init__(self, addresses: dict[str, tuple[str, ...]]) -> None:
        self._addresses = addresses

    def cards(self) -> list[DocumentCard]:
        return []

    def text(self, document: DocumentId) -> str | None:
        return "" if document in self._addresses else None

    def document(self, document: DocumentId) -> Document | None:
        raise KeyError(document)

    def passages_of(self, document: DocumentId) -> list[Passage]:
        return [
            Passage(passage_id(document, span), document, address, NodeKind.CLAUSE, span, "")
            for start, address in enumerate(self._addresses[document])
            for span in (Span(start, start + 1),)
        ]


def profile(name: str, kind: str | None, title: str) -> Profile:
    card = DocumentCard(DocumentId(name), f"{name}.txt", None, kind, title, None, None, ())
    return Profile(card, f"{kind or ''}\n{title}", "")


PROFILES = (
    profile("decision", "QUYẾT ĐỊNH", "Ban hành Quy chế quản lý bến đò ngang"),
    profile("rules", "QUY CHẾ", "Quản lý trường học"),
    profile("letter", None, "Về việc gặt lúa"),
)
TREES = {
    "decision": ("QĐ.Điều 1", "QĐ.Điều 2", "QC.Điều 2.1", "QC.Điều 2.2", "QC.Điều 40"),
    "rules": ("Điều 2.1", "Điều 3.1", "PL I.Điều 9"),
    "letter": ("1", "2.a", "2.b"),
}


@pytest.fixture
def placing() -> Placing:
    return Placing(Trees(TREES), PROFILES, Router(PROFILES).is_called)


@pytest.fixture
def place(placing: Placing, lexicon: Lexicon, frequency: Frequency) -> "Find":
    return Find(placing, lexicon, frequency)


class Find:
    """Asks for the place of a typed question."""

    def __init__(self, placing: Placing, lexicon: Lexicon, frequency: Frequency) -> None:
        self._placing = placing
        self._lexicon = lexicon
        self._frequency = frequency

    def __call__(self, typed: str, named: Iterable[str] = ()) -> Placed | None:
        asked = understand(word(typed, self._lexicon, self._frequency))
        return self._placing.only(asked, frozenset(map(DocumentId, named)))


@pytest.mark.parametrize(
    ("typed", "document", "addresses"),
    [
        ("khoản 2 Điều 2 quy chế nói gì", "decision", {"QC.Điều 2.2"}),
        ("Điều 2 quyết định nói gì", "decision", {"QĐ.Điều 2"}),
        ("Điều 40 quy chế", "decision", {"QC.Điều 40"}),
        ("Điều 3 quy chế", "rules", {"Điều 3.1"}),
        ("mục 2 công văn nói gì", "letter", {"2.a", "2.b"}),
        ("Điều 3 quy chế quản lý trường học", "rules", {"Điều 3.1"}),
    ],
)
def test_the_place_that_one_document_has_is_found(
    place: Find, typed: str, document: str, addresses: set[str]
) -> None:
    placed = place(typed)

    assert placed is not None
    assert placed.document == document
    assert {passage.address for passage in placed.passages} == addresses


@pytest.mark.parametrize(
    "typed",
    [
        "khoản 1 Điều 2 quy chế",  # two have it
        "Điều 77 quy chế",  # none has it
        "Điều 9 quy chế",  # an appendix has it
        "Điều 3 kế hoạch",  # no document of that kind
        "Điều 40",  # of what kind?
        "Điều 40 quy chế số 15",  # another one, by its number
        "Điều 40 quy chế chi tiêu nội bộ nói gì",  # another one, by its name
        "Điều 40 quy chế thi đua quy định gì",
    ],
)
def test_no_place_is_found_that_not_exactly_one_document_has(place: Find, typed: str) -> None:
    assert place(typed) is None


def test_a_place_is_looked_for_in_the_documents_that_are_named(place: Find) -> None:
    placed = place("khoản 1 Điều 2 quy chế", named=["rules"])

    assert placed is not None
    assert placed.document == "rules"


def test_the_words_of_the_place_are_no_topic(place: Find) -> None:
    placed = place("khoản 2 Điều 2 quy chế nói gì về áo phao")

    assert placed is not None
    left = placed.topic_beside([Term("2", 1.0), Term("quy_che", 1.0), Term("ao_phao", 1.0)])
    assert left == (Term("ao_phao", 1.0),)
