"""Files -> store: one document per transaction, one report per file, on after every failure."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from corpus.document import Document, DocumentId
from corpus.errors import CorpusError, RefusedDocument, UnreadableFile
from corpus.fact_intake import FACT_RULES
from corpus.parsing.parser import PARSER_VERSION, parse
from corpus.parsing.secrecy import secrecy_mark
from corpus.passages import Passage
from corpus.readers.files import (
    ReadFile,
    document_id,
    extract,
    is_document,
    is_folder,
    load,
    shown_name,
)
from corpus.splitter import split
from corpus.store import DocumentStore, Source

_log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHANGED = "changed"  # other bytes than before, or read anew by a newer parser
    UNCHANGED = "unchanged"
    MOVED = "moved"  # the same bytes under a new name; the old file is gone
    DUPLICATE = "duplicate"  # the same bytes as another file that is there
    FAILED = "failed"
    GONE = "gone"  # no longer in its folder, still in the store
    REMOVED = "removed"  # no longer in its folder nor in the store


_LABELS = {
    Outcome.ADDED: "thêm mới",
    Outcome.CHANGED: "cập nhật",
    Outcome.UNCHANGED: "không đổi",
    Outcome.MOVED: "đổi tên hoặc chuyển chỗ",
    Outcome.DUPLICATE: "trùng",
    Outcome.FAILED: "không nạp được",
    Outcome.GONE: "không còn trong thư mục",
    Outcome.REMOVED: "đã gỡ",
}


@dataclass(frozen=True, slots=True)
class Ingested:
    """The report on one file; `reason` says why it failed, or what to know of it."""

    file_name: str
    source: str
    outcome: Outcome
    document: DocumentId | None = None
    passages: int = 0
    duplicate_of: str | None = None
    reason: str | None = None

    @property
    def line(self) -> str:
        """The report as one line for people."""
        if self.outcome is Outcome.FAILED and self.reason:
            return self.reason  # it names the file
        label = _LABELS[self.outcome]
        if self.outcome is Outcome.DUPLICATE:
            label = f"trùng với {self.duplicate_of}"
        if self.passages:
            label += f", {self.passages} đoạn"
        if self.outcome is Outcome.GONE:
            label += " (thêm --prune để gỡ khỏi kho)"
        return f"{self.file_name}: {label}" + (f". {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True)
class Summary:
    """All reports of one run, in order."""

    reports: tuple[Ingested, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many files came to this."""
        return sum(report.outcome is outcome for report in self.reports)

    @property
    def line(self) -> str:
        """The counts as one line for people."""
        counted = (f"{self.count(o)} {_LABELS[o]}" for o in Outcome if self.count(o))
        return f"{len(self.reports)} tệp: {', '.join(counted)}." if self.reports else "0 tệp."


def ingest(
    paths: Iterable[Path],
    store: DocumentStore,
    *,
    now: Callable[[], datetime],
    report: Callable[[Ingested], None],
    prune: bool = False,
    rebuild: bool = False,
) -> Summary:
    """Take in files and folders; what did not change since the last time is not read again.

    `report` hears of each file as it is done. `prune` removes documents whose file is gone
    from a folder among `paths`; `rebuild` reads unchanged files again too. Killed at any
    moment, the store holds every document whole or not at all.
    """
    run = _Run(store, now, {held.source: held for held in store.sources()}, rebuild=rebuild)
    reports: list[Ingested] = []
    for ingested in _each(list(paths), run, prune=prune):
        report(ingested)
        reports.append(ingested)
    return Summary(tuple(reports))


@dataclass(slots=True)
class _Run:
    store: DocumentStore
    now: Callable[[], datetime]
    known: dict[str, Source]  # by path; kept in step with the store
    rebuild: bool
    read: set[DocumentId] = field(default_factory=set)  # in this run

    def is_current(self, held: Source) -> bool:
        """Whether a document needs no reading: same parser, and not asked to read all anew."""
        if self.rebuild and held.document not in self.read:
            return False
        return held.parser_version == PARSER_VERSION

    def note(self, source: str, file_name: str, document: DocumentId) -> None:
        self.known[source] = Source(source, file_name, document, PARSER_VERSION)

    def forget(self, source: str) -> None:
        self.store.remove_source(source)
        del self.known[source]


def _each(paths: list[Path], run: _Run, *, prune: bool) -> Iterator[Ingested]:
    seen: set[str] = set()
    folders = [path for path in paths if is_folder(path)]
    for path in paths:
        files = _files(path) if path in folders else [path]
        if not files:
            reason = f"Thư mục {path} không có tệp .txt, .md, .docx hay .pdf nào."
            yield Ingested(str(path), source_of(path), Outcome.FAILED, reason=reason)
        for file in files:
            source = source_of(file)
            if source not in seen:
                seen.add(source)
                yield _take_in(file, source, run)
    for folder in folders:
        yield from _gone(source_of(folder), seen, run, prune=prune)


def file_names(paths: Iterable[Path]) -> list[str]:
    """Return the names under which the files in files and folders are taken in."""
    files = (file for path in paths for file in (_files(path) if is_folder(path) else [path]))
    return sorted({shown_name(file) for file in files})


def _files(folder: Path) -> list[Path]:
    """Return the documents below a folder, without hidden files and Word's lock files."""
    return sorted(
        path
        for path in folder.rglob("*")
        if is_document(path)
        and not is_folder(path)
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )


def source_of(path: Path) -> str:
    """Return the text that stands for a file's place on this machine."""
    return os.fsencode(path.resolve()).decode("utf-8", "backslashreplace")


def _take_in(path: Path, source: str, run: _Run) -> Ingested:
    report = Ingested(shown_name(path), source, Outcome.UNCHANGED)
    held = run.known.get(source)
    try:
        content = load(path)
        document = document_id(content)
        report = replace(report, document=document)
        if held is not None and held.document == document and run.is_current(held):
            return report
        others = [other for other in run.known.values() if other.document == document]
        if (
            others
            and run.is_current(others[0])
            and run.store.add_source(source, report.file_name, document)
        ):
            run.note(source, report.file_name, document)
            return _same_as(others, report, run)
        return _read(path, content, report, run)
    except CorpusError as error:
        if isinstance(error, RefusedDocument) and held is not None:
            run.forget(source)  # what it said before it was stamped is not kept either
        return replace(report, outcome=Outcome.FAILED, reason=error.reason)


def _same_as(others: list[Source], report: Ingested, run: _Run) -> Ingested:
    there = [other for other in others if not _is_gone(other.source)]
    if there:
        return replace(report, outcome=Outcome.DUPLICATE, duplicate_of=there[0].file_name)
    for other in others:
        run.forget(other.source)
    return replace(report, outcome=Outcome.MOVED)


def _read(path: Path, content: bytes, report: Ingested, run: _Run) -> Ingested:
    file = extract(content, path)
    if mark := secrecy_mark(file.text, file.aside):
        raise RefusedDocument(f"Tệp {file.file_name} đóng dấu {mark} nên không được nạp.")
    document, passages = _understood(file)
    run.store.put(
        document,
        passages,
        ingested_at=run.now(),
        parser_version=PARSER_VERSION,
        source=report.source,
        facts=FACT_RULES.facts_of(document, passages),
    )
    replaced = _replaced(report, run)
    for source in replaced - {report.source}:
        run.forget(source)
    run.note(report.source, report.file_name, file.id)
    run.read.add(file.id)
    outcome = Outcome.CHANGED if replaced else Outcome.ADDED
    return replace(report, outcome=outcome, passages=len(passages), reason=file.note)


def _understood(file: ReadFile) -> tuple[Document, list[Passage]]:
    try:
        document = parse(file.text, file_name=file.file_name, document_id=file.id)
        return document, split(document)
    except Exception as error:  # a slip of the parser must not keep the other files out
        _log.exception("document %s cannot be parsed", file.id[:12])
        raise UnreadableFile(
            f"Tệp {file.file_name} có bố cục mà Sổ Tay chưa hiểu; xin báo cho người phát triển."
        ) from error


def _replaced(report: Ingested, run: _Run) -> set[str]:
    """Return the sources that the file takes the place of: itself, or its name elsewhere."""
    return {
        held.source
        for held in run.known.values()
        if held.source == report.source
        or (held.file_name == report.file_name and _is_gone(held.source))
    }


def _is_gone(source: str) -> bool:
    path = Path(source)
    return not (path.is_absolute() and path.exists())


def _gone(folder: str, seen: set[str], run: _Run, *, prune: bool) -> Iterator[Ingested]:
    missing = [
        held
        for held in run.known.values()
        if held.source.startswith(folder.rstrip(os.sep) + os.sep) and held.source not in seen
    ]
    for held in missing:
        if prune:
            run.forget(held.source)
        outcome = Outcome.REMOVED if prune else Outcome.GONE
        yield Ingested(held.file_name, held.source, outcome, held.document)
