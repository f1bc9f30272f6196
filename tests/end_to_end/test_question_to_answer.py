"""Documents to answers with every real part: how well labelled questions are answered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Assistant, open_assistant
from bot.console.intake import Watch, Wish, take_in
from bot.console.scoring import Labelled, Score, read_labelled, score
from bot.settings import Settings
from corpus.document import DocumentId

EVALUATION = Path(__file__).parents[1] / "evaluation"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The shipped model and both indexes over the development documents."""
    wish = Wish((EVALUATION / "documents",))
    watch = Watch(lambda _ingested: None, lambda _done, _total: None)
    with open_assistant(Settings(data_dir=tmp_path_factory.mktemp("data"))) as opened:
        take_in(opened, wish, watch, lambda: datetime(2026, 3, 2, tzinfo=UTC))
        yield opened


@pytest.fixture(scope="module")
def questions() -> list[Labelled]:
    lines = (EVALUATION / "questions_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return read_labelled(lines)


@pytest.fixture(scope="module")
def result(assistant: Assistant, questions: list[Labelled]) -> Score:
    answers = {q.id: assistant.answering.answer(q.question, q.history) for q in questions}
    store = assistant.documents.store
    return score(questions, answers, lambda document: store.text(DocumentId(document)))


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("correct", 0.80),
        ("refused_when_absent", 0.85),
        ("not_refused", 0.92),
        ("exact_span", 1.0),
        ("cited", 0.85),
    ],
)
def test_labelled_questions_are_answered_at_least_this_well(
    result: Score, figure: str, floor: float
) -> None:
    good, total = result.counts[figure]

    assert good / total >= floor, "\n".join(result.misses)


def test_no_answer_is_a_dump(result: Score) -> None:
    assert max(result.lengths) <= 2_000


def test_the_same_question_gets_the_same_answer(
    assistant: Assistant, questions: list[Labelled]
) -> None:
    for question in questions[:12]:
        first, second = (
            assistant.answering.answer(question.question, question.history) for _ in range(2)
        )
        assert first == second
