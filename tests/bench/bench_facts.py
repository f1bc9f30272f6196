"""Measure facts: `python -m tests.bench.bench_facts DATA_DIR [PASSAGES] [READ]`.

Reads whole laws and circulars of train/phapdien_docs.jsonl.xz until they hold READ passages, and
says how many facts come out a second. Then lays the same documents down under further numbers
until the library holds PASSAGES, and times look-ups as people type them, memory with it.
"""

import json
import lzma
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Engine

from bot.actions import LookUp
from bot.database import migrate, open_engine
from bot.facts.checks import check
from bot.facts.lookups import Lookups
from bot.facts.register import Register
from bot.facts.replies import Around
from bot.facts.reviews import Reviews
from bot.messages import ChatId, IncomingMessage, UserId
from corpus.document import Document, DocumentId, Located
from corpus.fact_rows import FactsRead
from corpus.facts.facts import Facts
from corpus.facts.reading import FACTS_VERSION, read_facts
from corpus.parsing.parser import parse
from corpus.passages import Passage, PassageId
from corpus.shelf import Shelf
from corpus.splitter import split
from corpus.store import DocumentStore
from retrieval.dense import DenseIndex
from retrieval.embedding import load_embedder
from retrieval.hybrid import HybridRetriever
from retrieval.indexing import synchronise
from retrieval.lexical import LexicalIndex

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_LOOKED_THROUGH = 120  # as bot/app.py has it
_ROUNDS = 5
_DUE = ("", "tháng 6", "quý 3", "2027", "báo cáo", "Bộ Tài chính", "Bộ Công an tháng 12",
        "cơ quan thuế", "không có ngày", "thanh tra")  # fmt: skip
_DUTIES = ("Bộ Tài chính", "bo cong an", "UBND cấp xã", "Sở Tài chính", "cơ quan thuế", "BTC",
           "hóa đơn điện tử", "bảo hiểm xã hội", "đào tạo", "so noi vuj", "Sở Tư pháp")  # fmt: skip
_FREE = ("sắp tới có gì phải nộp?", "nhiệm vụ của Bộ Tài chính", "bên nào chủ trì phần đào tạo?")


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what was read of it."""

    document: Document
    passages: Sequence[Passage]
    facts: Facts


def main(data: str, passages: str = "135000", read: str = "25000") -> None:
    source = Path(data) / "train" / "phapdien_docs.jsonl.xz"
    found = list(_read(source, int(read)))
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/facts.sqlite")
        migrate(engine)
        _lay_down(DocumentStore(engine), found, int(passages))
        _measure(Path(folder), engine)
        engine.dispose()


def _read(source: Path, most: int) -> Iterator[Read]:
    """Yield documents with their facts, and say how fast these came."""
    took, passages, facts = 0.0, 0, 0
    for document in _documents(source):
        found = split(document)
        started = time.perf_counter()
        read = read_facts(document, found)
        took += time.perf_counter() - started
        passages += len(found)
        facts += len(read.duties) + len(read.deadlines)
        yield Read(document, found, read)
        if passages >= most:
            break
    _say(
        f"read {facts} facts of {passages} passages in {took:.0f} s:"
        f" {facts / took:.0f} facts/s, {passages / took:.0f} passages/s; peak {_peak()} MB"
    )


def _documents(source: Path) -> Iterator[Document]:
    with lzma.open(source, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            text = json.loads(line)["text"]
            if text:
                yield parse(text, file_name=f"{number}.txt", document_id=_id(number))


def _lay_down(store: DocumentStore, found: Sequence[Read], most: int) -> None:
    """Put the documents into the store, again and again under other numbers."""
    started, held, facts = time.perf_counter(), 0, 0
    for number in count():
        read = _again(found[number % len(found)], number)
        store.put(
            read.document,
            read.passages,
            ingested_at=NOW,
            parser_version=1,
            facts=FactsRead(read.facts, FACTS_VERSION),
        )
        held += len(read.passages)
        facts += len(read.facts.duties) + len(read.facts.deadlines)
        if held >= most:
            took = time.perf_counter() - started
            _say(f"{held} passages, {facts} facts of {number + 1} documents stored in {took:.0f} s")
            return


def _again(read: Read, number: int) -> Read:
    """Return the document as if it had been issued once more under another number."""
    document = read.document
    printed = document.number or Located("", document.root.span)
    again = replace(
        document,
        id=_id(1_000_000 + number),
        file_name=f"{number}.txt",
        number=Located(f"{number}-{printed.text}", printed.span),
    )
    passages = split(again)
    ids = {old.id: new.id for old, new in zip(read.passages, passages, strict=True)}
    return Read(again, passages, _moved(read.facts, ids))


def _moved(facts: Facts, ids: dict[PassageId, PassageId]) -> Facts:
    return Facts(
        tuple(replace(duty, passage=ids[duty.passage]) for duty in facts.duties),
        tuple(replace(deadline, passage=ids[deadline.passage]) for deadline in facts.deadlines),
    )


def _measure(folder: Path, engine: Engine) -> None:
    store = DocumentStore(engine)
    lexical = LexicalIndex(folder / "lexical")
    dense = DenseIndex(folder / "dense", url=None, embedder=load_embedder(None))
    synchronise(store, lexical, dense, progress=lambda _done, _total: None)
    retriever = HybridRetriever(lexical, dense, store.passages)
    register = Register(Shelf(store), Reviews(engine))

    def search(words: str) -> list[PassageId]:
        return [one.passage.id for one in retriever.search(words, top_k=_LOOKED_THROUGH)]

    ids = (f"{number:012d}" for number in count())
    lookups = Lookups(register, Around(search, dict, lambda: next(ids), ZONE))
    _say(f"indexed; peak {_peak()} MB")
    _once("the first look-up of what falls due", lambda: _look(lookups, "due", "tháng 6"))
    _once("the first look-up of duties", lambda: _look(lookups, "duties", "Bộ Tài chính"))
    for label, calls in (
        ("/hannop", [_call(lookups, "/hannop", typed) for typed in _DUE]),
        ("/nhiemvu", [_call(lookups, "/nhiemvu", typed) for typed in _DUTIES]),
        ("free text", [_free(lookups, typed) for typed in _FREE]),
        ("no look-up", [_free(lookups, "Khi nào phải gửi báo cáo quyết toán thuế năm?")]),
    ):
        _say(f"{label}: {_times(calls)}")
    _once("duties check", lambda: check(register.duties(), register.deadlines(), NOW.year))
    _say(f"{len(register.deadlines())} deadlines; peak memory {_peak()} MB")
    lexical.close()
    dense.close()


def _call(lookups: Lookups, command: str, typed: str) -> Callable[[], object]:
    what = "due" if command == "/hannop" else "duties"
    return lambda: _look(lookups, what, typed)


def _look(lookups: Lookups, what: str, typed: str) -> object:
    asked = LookUp("due" if what == "due" else "duties", typed)
    return lookups.look_up(asked, _message(typed))


def _free(lookups: Lookups, typed: str) -> Callable[[], object]:
    return lambda: lookups.plainly(_message(typed), ())


def _message(text: str) -> IncomingMessage:
    return IncomingMessage("telegram", ChatId("1"), UserId("1"), text, NOW)


def _times(calls: Sequence[Callable[[], object]]) -> str:
    took = []
    for round_ in range(_ROUNDS + 1):
        for call in calls:
            started = time.perf_counter()
            call()
            if round_:  # the first one warms the caches
                took.append((time.perf_counter() - started) * 1e3)
    p50, p95, worst = np.percentile(took, (50, 95, 100))
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms"


def _once(label: str, call: Callable[[], object]) -> None:
    started = time.perf_counter()
    call()
    _say(f"{label}: {(time.perf_counter() - started) * 1e3:.0f} ms")


def _id(number: int) -> DocumentId:
    return DocumentId(f"{number:016d}".ljust(64, "0"))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
