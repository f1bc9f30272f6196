"""What tests of search share: the shipped lists and small invented documents, really indexed."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.database import migrate, open_engine
from corpus.document import DocumentId
from corpus.parsing.parser import parse
from corpus.passages import Passage
from corpus.splitter import split
from corpus.store import DocumentStore
from retrieval.compounds import load_compounds
from retrieval.dense import DenseIndex
from retrieval.evidence import Evidence, Frequency
from retrieval.finding import Finder
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import synchronise
from retrieval.lexical import LexicalIndex
from retrieval.lexicon import Lexicon, load_lexicon
from retrieval.text import words
from tests.fakes.hashing_embedder import HashingEmbedder

_DATA = Path(__file__).parents[1] / "data"
PLAN, RULES = DocumentId("a" * 64), DocumentId("b" * 64)
_FILES = {PLAN: "ke_hoach_thu_hoach.txt", RULES: "quy_che_ben_do.txt"}


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def frequency() -> Frequency:
    """Count in how many lines of an invented programme each syllable and pair stands."""
    text = _DATA.joinpath("wording.txt").read_text(encoding="utf-8")
    counts: Counter[str] = Counter()
    for line in text.splitlines():
        found = words(line)
        counts.update({*found.syllables, *found.pairs})
    return lambda word: counts[word]


@pytest.fixture(scope="session")
def evidence(lexicon: Lexicon, frequency: Frequency) -> Evidence:
    return Evidence(frequency, lexicon.common, lexicon.pairs)


@pytest.fixture(scope="session")
def plan() -> DocumentId:
    """A province's plan for the harvest, in tests/data/finding."""
    return PLAN


@pytest.fixture(scope="session")
def rules() -> DocumentId:
    """A commune's decision with rules for its ferries, in tests/data/finding."""
    return RULES


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentStore]:
    """Both documents in a store."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('library') / 'library.sqlite'}")
    migrate(engine)
    store = DocumentStore(engine)
    for document, name in _FILES.items():
        text = _DATA.joinpath("finding", name).read_text(encoding="utf-8")
        read = parse(text, file_name=name, document_id=document)
        now = datetime(2025, 6, 1, tzinfo=UTC)
        store.put(read, split(read), ingested_at=now, parser_version=1)
    yield store
    engine.dispose()


@pytest.fixture(scope="session")
def passages(library: DocumentStore) -> dict[str, Passage]:
    """The passages of both documents by their beginning's address: "plan II.1", "rules header"."""
    return {
        f"{name} {passage.address}": passage
        for name, document in (("plan", PLAN), ("rules", RULES))
        for passage in library.passages_of(document)
    }


@pytest.fixture(scope="session")
def lexical(
    library: DocumentStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LexicalIndex]:
    index = LexicalIndex(tmp_path_factory.mktemp("lexical"))
    yield index
    index.close()


@pytest.fixture(scope="session")
def finder(
    library: DocumentStore,
    lexical: LexicalIndex,
    lexicon: Lexicon,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Finder]:
    """A finder over both documents, their passages in real indexes."""
    folder = tmp_path_factory.mktemp("dense")
    dense = DenseIndex(folder, url=None, embedder=HashingEmbedder())
    synchronise(library, lexical, dense, progress=lambda *_: None)
    retriever = HybridRetriever(lexical, dense, library.passages)
    yield Finder(library, retriever, lexical, lexicon, load_compounds())
    dense.close()
