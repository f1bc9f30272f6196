"""Files into the store and the store into the indexes, one ingest at a time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.app import Assistant, open_assistant
from bot.data_folder import DataFolder
from bot.facts.replacement_notes import replacement_lines, twice_lines
from bot.settings import Settings
from corpus.document import DocumentId
from corpus.fact_intake import read_missing_facts
from corpus.ingest import Ingested, Outcome, Summary, ingest
from corpus.store import DocumentStore
from retrieval.indexing import Synchronised, synchronise


def _untold(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how an ingest goes on."""

    report: Callable[[Ingested], None]
    progress: Callable[[int, int], None]
    facts: Callable[[int, int], None] = _untold  # of documents that lay there before


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take in and how; a rebuild without paths reads all known files again."""

    paths: tuple[Path, ...]
    prune: bool = False
    rebuild: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What an ingest did to the store and to the indexes."""

    summary: Summary
    indexed: Synchronised
    notes: tuple[str, ...] = ()  # of documents that take the place of others

    @property
    def is_incomplete(self) -> bool:
        """Whether a file was asked for and could not be taken in."""
        return self.summary.count(Outcome.FAILED) > 0


@contextmanager
def open_for_intake(
    settings: Settings, *, waiting: Callable[[str], None], rebuild: bool = False
) -> Iterator[Assistant]:
    """Open the assistant for the one ingest at a time; a second is told through `waiting`.

    `rebuild` drops the indexes, which must not happen under another ingest either.
    """
    with (
        DataFolder(settings.data_dir).lock_ingest(waiting=waiting),
        open_assistant(settings, rebuild=rebuild) as assistant,
    ):
        yield assistant


def take_in(assistant: Assistant, wish: Wish, watch: Watch, now: Callable[[], datetime]) -> Taken:
    """Bring files into the store, facts up to date, and the store into the indexes.

    Facts that older rules have read are read anew from the words in the store, whatever files
    were asked for: so an upgrade brings them without anybody's doing.
    """
    store = assistant.documents.store
    summary = ingest(
        wish.paths or _known_files(store),
        store,
        now=now,
        report=watch.report,
        prune=wish.prune,
        rebuild=wish.rebuild,
    )
    read_anew = read_missing_facts(store, watch.facts)
    notes = tuple(_notes(assistant, summary, is_upgrade=read_anew > 0))
    return Taken(summary, _index(assistant, watch.progress), notes)


def take_out(assistant: Assistant, document: DocumentId) -> None:
    """Take a document out of the store and the indexes."""
    assistant.documents.store.remove(document)
    _index(assistant, lambda _done, _total: None)


def _notes(assistant: Assistant, summary: Summary, *, is_upgrade: bool) -> Iterator[str]:
    """Yield what to say of documents that came in and of others that they may replace."""
    came = {Outcome.ADDED, Outcome.CHANGED}
    touched = {one.document for one in summary.reports if one.outcome in came and one.document}
    if not (touched or is_upgrade):
        return
    register, store = assistant.register, assistant.documents.store
    yield from replacement_lines(register.replacements(), None if is_upgrade else touched)
    yield from twice_lines(register.cards(), touched, store.text)


def _known_files(store: DocumentStore) -> Iterable[Path]:
    """Return the files that are still there; what was read from others stays as it is."""
    return [path for source in store.sources() if (path := Path(source.source)).exists()]


def _index(assistant: Assistant, progress: Callable[[int, int], None]) -> Synchronised:
    store = assistant.documents.store
    return synchronise(store, assistant.lexical, assistant.dense, progress=progress)
