"""A data folder with the facts of the two invented documents, and commands performed on it."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from bot.app import open_documents
from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.settings import Settings
from corpus.document import Document, DocumentId
from corpus.fact_rows import FactsRead
from corpus.facts.facts import Facts
from corpus.facts.reading import FACTS_VERSION, read_facts
from corpus.parsing.parser import parse as parse_document
from corpus.passages import Passage
from corpus.splitter import split
from tests.fakes.facts import read_known
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


class Outcome(NamedTuple):
    said: list[str]
    notices: str


def keep_known(data: Path) -> Path:
    """Take both documents in; gives the folder back."""
    return keep_files(data, {"a.txt": PLAN_TEXT, "b.txt": LETTER_TEXT}, read_known)


def keep_files(
    data: Path,
    files: Mapping[str, str],
    read: Callable[[Document, Sequence[Passage]], Facts] = read_facts,
) -> Path:
    """Take these texts into a data folder by their names; gives the folder back."""
    with open_documents(Settings(data_dir=data)) as documents:
        for name, text in files.items():
            key = DocumentId(sha256(text.encode()).hexdigest())
            document = parse_document(text, file_name=name, document_id=key)
            passages = split(document)
            facts = FactsRead(read(document, passages), FACTS_VERSION)
            documents.store.put(document, passages, ingested_at=NOW, parser_version=1, facts=facts)
    return data


def perform(data: Path, *words: str, public_url: str | None = None) -> Outcome:
    """Do what `sotay` does for these words; it must succeed."""
    said: list[str] = []
    notices = StringIO()
    settings = Settings(data_dir=data, public_url=public_url)
    here = Surroundings(settings, lambda: NOW, time.perf_counter, None, said.append, notices)
    arguments = parse(words)
    assert TASKS[arguments.task](here, arguments) == 0
    return Outcome(said, notices.getvalue())
