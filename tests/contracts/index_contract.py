"""What both indexes promise, whatever they are made of."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

import pytest

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage
from retrieval.results import Hit
from tests.fakes.indexed_store import card_of, passages_of

PLAN = card_of("plan", title="Kế hoạch trồng cây", number="07-KH/ABC")
LETTER = card_of("letter", title="Về việc kiểm kê tài sản")
PLAN_PASSAGES = passages_of(
    PLAN,
    ["Phòng Nông vụ trồng 500 cây xanh", "Báo cáo kết quả trước ngày 15/06 hằng năm"],
)
LETTER_PASSAGES = passages_of(
    LETTER, ["Các tổ kiểm kê tài sản và báo cáo", "Phòng Kế toán tổng hợp số liệu"]
)

ODD_QUESTIONS = [
    "",
    " \t\n",
    "🙂🙂",
    "你好，请问",
    "\x00\x07",
    "'; DROP TABLE passages; --",
    "text_syllables:* OR +bao -cao ~2 [a TO z] ^5 (",
    "<script>alert(1)</script>",
    "15/",
    "a" * 100_000,
    "báo cáo " * 5_000,
    " ".join(f"từ{number}" for number in range(10_000)),
]


class Index(Protocol):
    """An index as the contract needs it, asked with plain text."""

    def find(
        self, text: str, *, top_k: int = 10, documents: Collection[DocumentId] | None = None
    ) -> list[Hit]:
        """Return the best passages."""

    def put(self, card: DocumentCard, passages: Sequence[Passage], version: int = 0) -> None:
        """Replace a document and make it permanent."""

    def take(self, document: DocumentId) -> None:
        """Remove a document and make it permanent."""

    def size(self) -> int:
        """Return the number of passages."""

    def documents(self) -> set[DocumentId]:
        """Return the documents that are there whole."""

    def versions(self) -> dict[DocumentId, int]:
        """Return the version of each document."""

    def close(self) -> None:
        """Let go of the files."""


OpenIndex = Callable[[], Index]


class IndexContract:
    """Subclasses give `open_index`, which opens the same index each time."""

    @pytest.fixture
    def index(self, open_index: OpenIndex) -> Index:
        index = open_index()
        index.put(PLAN, PLAN_PASSAGES, 3)
        index.put(LETTER, LETTER_PASSAGES, 4)
        return index

    def test_an_index_without_documents_finds_nothing(self, open_index: OpenIndex) -> None:
        index = open_index()

        assert index.find("báo cáo") == []
        assert (index.size(), index.documents(), index.versions()) == (0, set(), {})

    def test_the_passage_that_shares_most_with_the_question_is_first(self, index: Index) -> None:
        hits = index.find("phòng kế toán tổng hợp số liệu")

        assert hits[0].id == LETTER_PASSAGES[1].id

    def test_scores_fall_from_the_first_hit_to_the_last(self, index: Index) -> None:
        scores = [hit.score for hit in index.find("báo cáo kết quả kiểm kê")]

        assert scores == sorted(scores, reverse=True)

    def test_it_knows_what_it_holds(self, index: Index) -> None:
        assert index.size() == 4
        assert index.documents() == {PLAN.id, LETTER.id}
        assert index.versions() == {PLAN.id: 3, LETTER.id: 4}

    def test_at_most_so_many_are_found_as_are_asked_for(self, index: Index) -> None:
        found = [len(index.find("phòng báo cáo", top_k=top_k)) for top_k in (-1, 0, 1, 2, 100)]

        assert found == [0, 0, 1, 2, 4]

    def test_only_the_documents_asked_for_are_searched(self, index: Index) -> None:
        found = {hit.id for hit in index.find("báo cáo phòng", documents=[LETTER.id])}

        assert found == {passage.id for passage in LETTER_PASSAGES}
        assert index.find("báo cáo", documents=[]) == []
        assert index.find("báo cáo", documents=[DocumentId("0" * 64)]) == []

    def test_a_replaced_document_is_found_by_its_new_words_only(self, index: Index) -> None:
        (new,) = passages_of(PLAN, ["Phòng Văn thư lưu trữ hồ sơ"])

        index.put(PLAN, [new], 5)

        assert index.find("văn thư lưu trữ hồ sơ", documents=[PLAN.id])[0].id == new.id
        assert {hit.id for hit in index.find("trồng cây xanh", documents=[PLAN.id])} <= {new.id}
        assert index.size() == 3
        assert index.versions() == {PLAN.id: 5, LETTER.id: 4}

    def test_a_removed_document_is_gone(self, index: Index) -> None:
        index.take(PLAN.id)

        left = {passage.id for passage in LETTER_PASSAGES}
        assert {hit.id for hit in index.find("trồng cây xanh báo cáo")} <= left
        assert index.documents() == {LETTER.id}
        assert index.size() == 2

    def test_removing_what_is_not_there_is_no_error(self, index: Index) -> None:
        index.take(DocumentId("0" * 64))

        assert index.size() == 4

    def test_a_document_without_passages_leaves_none_behind(self, index: Index) -> None:
        index.put(PLAN, [], 6)

        assert index.size() == 2
        assert index.find("trồng cây xanh", documents=[PLAN.id]) == []

    def test_what_was_put_is_there_after_opening_again(
        self, index: Index, open_index: OpenIndex
    ) -> None:
        before = index.find("báo cáo kết quả")
        index.close()

        assert open_index().find("báo cáo kết quả") == before

    def test_any_question_gets_a_list(self, index: Index) -> None:
        found = [index.find(question) for question in ODD_QUESTIONS]

        assert [len(hits) <= 4 for hits in found] == [True] * len(ODD_QUESTIONS)
