from langchain_core.documents import Document

from corpus.passages import Passage
from retrieval.langchain_retriever import PassageRetriever
from retrieval.results import ScoredPassage
from tests.fakes.indexed_store import card_of, passages_of

CARD = card_of("plan", title="Kế hoạch trồng cây", number="07-KH/ABC")
OTHER = card_of("other")
PASSAGES = passages_of(CARD, ["Trồng cây", "Báo cáo trước 15/6"], headings=("I. Việc",))


class FixedRetriever:
    """Finds the same passages whatever is asked."""

    def __init__(self, passages: list[Passage]) -> None:
        self._passages = passages
        self.asked: list[str] = []

    def search(self, query: str, *, top_k: int) -> list[ScoredPassage]:
        self.asked.append(query)
        return [ScoredPassage(passage, 1.0) for passage in self._passages[:top_k]]


def test_a_passage_becomes_a_document_with_its_citation() -> None:
    retriever = PassageRetriever(retriever=FixedRetriever(PASSAGES[1:]), cards={CARD.id: CARD})

    assert retriever.invoke("hạn báo cáo") == [
        Document(
            id=PASSAGES[1].id,
            page_content="Báo cáo trước 15/6",
            metadata={
                "document": "plan.txt",
                "number": "07-KH/ABC",
                "title": "Kế hoạch trồng cây",
                "address": "2",
                "headings": ["I. Việc"],
                "start": 10,
                "end": 28,
                "sha256": CARD.id,
                "score": 1.0,
            },
        )
    ]


def test_no_more_passages_come_than_are_wanted() -> None:
    retriever = PassageRetriever(retriever=FixedRetriever(PASSAGES), cards={CARD.id: CARD}, top_k=1)

    assert [found.page_content for found in retriever.invoke("cây")] == ["Trồng cây"]


def test_the_question_is_asked_as_it_is() -> None:
    fixed = FixedRetriever(PASSAGES)

    PassageRetriever(retriever=fixed, cards={CARD.id: CARD}).invoke("hạn báo cáo?")

    assert fixed.asked == ["hạn báo cáo?"]


async def test_it_can_be_awaited() -> None:
    retriever = PassageRetriever(retriever=FixedRetriever(PASSAGES), cards={CARD.id: CARD})

    assert len(await retriever.ainvoke("cây")) == 2


def test_a_passage_of_an_unknown_document_is_left_out() -> None:
    retriever = PassageRetriever(retriever=FixedRetriever(PASSAGES), cards={OTHER.id: OTHER})

    assert retriever.invoke("cây") == []
