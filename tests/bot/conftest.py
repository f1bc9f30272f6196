"""A data folder with two documents taken in, made once for all tests that only read it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.citing import Citing
from bot.app import Assistant, open_assistant
from bot.console.intake import Watch, Wish, take_in
from bot.settings import Settings
from retrieval.compounds import load_compounds
from retrieval.finding import Finder, Findings
from retrieval.lexicon import load_lexicon
from tests.fakes.office import prepare

Find = Callable[[str], tuple[Findings, Citing]]


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder; its documents lie beside it in `van-ban`."""
    return prepare(tmp_path_factory.mktemp("office"))


@pytest.fixture
def data(taken_in: Path, tmp_path: Path) -> Path:
    """A copy of the data folder that a test may change; its files are those of the original."""
    return shutil.copytree(taken_in, tmp_path / "data")


@pytest.fixture(scope="session")
def answering_assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the documents of `tests/data/answering`; tests only ask it."""
    data = tmp_path_factory.mktemp("answering") / "data"
    watch = Watch(lambda _ingested: None, lambda _done, _total: None)
    documents = Path(__file__).parent.parent / "data" / "answering"
    with open_assistant(Settings(data_dir=data)) as assistant:
        take_in(assistant, Wish((documents,)), watch, lambda: datetime(2026, 3, 2, tzinfo=UTC))
        yield assistant


@pytest.fixture(scope="session")
def find(answering_assistant: Assistant) -> Find:
    """Find the evidence for a question in these documents, with what cites it."""
    store = answering_assistant.documents.store
    retriever, lexical = answering_assistant.retriever, answering_assistant.lexical
    finder = Finder(store, retriever, lexical, load_lexicon(), load_compounds())

    def finding(question: str) -> tuple[Findings, Citing]:
        findings = finder.find(question)
        return findings, Citing(findings.cards, store.document)

    return finding
