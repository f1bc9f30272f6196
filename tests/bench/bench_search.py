"""Measure search: `python -m tests.bench.bench_search DATA_DIR [quality|speed] [PASSAGES]`.

`quality` ranks the articles of bench/alqac2024, cut into clauses as our passages are, for its
questions with and without diacritics; field and fusion weights are chosen from this table.
`speed` indexes paragraphs of train/phapdien.jsonl.xz and times the same questions over them.
"""

import csv
import json
import lzma
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from corpus.document import DocumentCard, DocumentId, NodeKind, Span
from corpus.passages import Passage, PassageId, passage_id
from corpus.text import fold
from retrieval.dense import DenseIndex
from retrieval.embedding import load_embedder
from retrieval.evaluation import mrr, ndcg, recall_at_k
from retrieval.fields import WEIGHTS, FieldWeights
from retrieval.hybrid import HybridRetriever, HybridWeights
from retrieval.indexing import synchronise
from retrieval.lexical import LexicalIndex
from retrieval.results import Hit
from retrieval.text import words

_DENSE_WEIGHTS = (0.1, 0.3, 0.5, 0.7, 1.0)
_CLAUSE = re.compile(r"\d+\. ")
_POINT = re.compile(r"[a-zđ]\) ")
_SOURCE_NUMBER = re.compile(r"số (\S+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the articles that answer it."""

    text: str
    gold: frozenset[str]


class Library:
    """Documents in memory, in the shape of the store."""

    def __init__(self, documents: Iterable[tuple[DocumentCard, list[Passage]]]) -> None:
        self._documents = {card.id: (card, passages) for card, passages in documents}
        self._passages = {
            passage.id: passage for _, found in self._documents.values() for passage in found
        }

    def versions(self) -> dict[DocumentId, int]:
        return dict.fromkeys(self._documents, 1)

    def cards(self) -> list[DocumentCard]:
        return [card for card, _ in self._documents.values()]

    def passages_of(self, document: DocumentId) -> list[Passage]:
        return self._documents[document][1]

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        return [self._passages[one] for one in ids]


def main(data: str, part: str = "both", size: str = "135000") -> None:
    folder = Path(data)
    if part in {"both", "quality"}:
        quality(folder)
    if part in {"both", "speed"}:
        speed(folder, int(size))


def quality(data: Path) -> None:
    """Print the table that field and fusion weights are chosen from."""
    library = Library(_law_documents(data / "bench" / "alqac2024"))
    questions = list(_questions(data / "bench" / "alqac2024"))
    address = {
        passage.id: passage.address
        for card in library.cards()
        for passage in library.passages_of(card.id)
    }
    with TemporaryDirectory() as folder:
        lexical, dense = _open(Path(folder))
        synchronise(library, lexical, dense, progress=_silent)
        _say(f"{lexical.size()} passages, {len(questions)} questions; R@1 R@10 nDCG@10 MRR")
        for name, change in (("", _as_it_is), (" without diacritics", fold)):
            asked = [replace(question, text=change(question.text)) for question in questions]
            for label, search in _systems(Path(folder) / "lexical", library, lexical, dense):
                _say(f"{label + name:45s} {_score(asked, search, address)}")
        dense.close()


def speed(data: Path, size: int) -> None:
    """Print passages a second in, times of searches and the peak memory."""
    library = Library(_paragraphs(data / "train" / "phapdien.jsonl.xz", size))
    asked = [question.text for question in _questions(data / "bench" / "alqac2024")]
    _say(f"peak memory before: {_peak()} MB")
    with TemporaryDirectory() as folder:
        lexical, dense = _open(Path(folder))
        started = time.perf_counter()
        synchronise(library, lexical, dense, progress=_silent)
        took = time.perf_counter() - started
        _say(f"{size} passages of {len(library.cards())} documents in {took:.0f} s, both indexes")
        hybrid = HybridRetriever(lexical, dense, library.passages)
        some = [card.id for card in library.cards()[:3]]
        timed: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("lexical", lambda text: lexical.search(words(text), top_k=100)),
            ("dense", lambda text: dense.search(text, top_k=100)),
            ("hybrid", lambda text: hybrid.search(text, top_k=20)),
            (
                "hybrid in 3 documents",
                lambda text: hybrid.candidates(words(text), text, top_k=20, documents=some),
            ),
        )
        for label, search in timed:
            _say(f"{label}: {_times(asked, search)}")
        _say(f"peak memory: {_peak()} MB")
        dense.close()


def _open(folder: Path) -> tuple[LexicalIndex, DenseIndex]:
    dense = DenseIndex(folder / "dense", url=None, embedder=load_embedder(None))
    return LexicalIndex(folder / "lexical"), dense


def _systems(
    folder: Path, library: Library, lexical: LexicalIndex, dense: DenseIndex
) -> Iterator[tuple[str, Callable[[str], list[PassageId]]]]:
    flat = FieldWeights(1, 0, 1, 0, 1, 0, 0)
    no_context = replace(
        WEIGHTS, heading_syllables=0, heading_pairs=0, document_syllables=0, document_pairs=0
    )
    for label, weights in (
        ("lexical, syllables alone", flat),
        ("lexical, no context", no_context),
        ("lexical", WEIGHTS),
    ):
        index = LexicalIndex(folder, weights=weights)
        yield label, partial(_by_words, index)
    yield "dense", lambda text: _ids(dense.search(text, top_k=100))
    for weight in _DENSE_WEIGHTS:
        both = HybridRetriever(lexical, dense, library.passages, HybridWeights(1.0, weight))
        yield f"hybrid, dense weighs {weight}", partial(_by_both, both)


def _by_words(index: LexicalIndex, text: str) -> list[PassageId]:
    return _ids(index.search(words(text), top_k=100))


def _by_both(both: HybridRetriever, text: str) -> list[PassageId]:
    return [found.passage.id for found in both.search(text, top_k=100)]


def _ids(hits: Sequence[Hit]) -> list[PassageId]:
    return [hit.id for hit in hits]


def _score(
    questions: Sequence[Question],
    search: Callable[[str], list[PassageId]],
    address: dict[PassageId, str],
) -> str:
    rows = []
    for question in questions:
        ranking = list(dict.fromkeys(address[one] for one in search(question.text)))
        gold = question.gold
        rows.append(
            (
                recall_at_k(ranking, gold, 1),
                recall_at_k(ranking, gold, 10),
                ndcg(ranking, gold, 10),
                mrr(ranking, gold),
            )
        )
    return " ".join(f"{value:.3f}" for value in np.mean(rows, axis=0))


def _times(asked: Sequence[str], search: Callable[[str], object]) -> str:
    took = []
    for text in (*asked[:20], *asked):  # the first ones warm the caches
        started = time.perf_counter()
        search(text)
        took.append((time.perf_counter() - started) * 1e3)
    p50, p95, worst = np.percentile(took[20:], (50, 95, 100))
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms"


def _law_documents(folder: Path) -> Iterator[tuple[DocumentCard, list[Passage]]]:
    with (folder / "laws.tsv").open(encoding="utf-8", newline="") as file:
        laws = {row["prefix"]: row["law"] for row in csv.DictReader(file, delimiter="\t")}
    articles = sorted(_read(folder / "corpus.jsonl"), key=_law)
    for prefix, found in groupby(articles, key=_law):
        card = _card(prefix, laws.get(prefix, prefix))
        yield card, list(_passages(card, ((row["id"], *_titled(row["text"])) for row in found)))


def _law(row: dict[str, str]) -> str:
    return row["id"].rpartition("-")[0]


def _titled(text: str) -> tuple[str, str]:
    title, _, body = text.partition("\n\n")
    return title, body or title


def _paragraphs(path: Path, size: int) -> Iterator[tuple[DocumentCard, list[Passage]]]:
    """Yield documents of the code until they hold `size` paragraphs; the last one is cut."""
    articles = sorted((row for row in _read(path) if row["text"]), key=_source)
    for source, found in groupby(articles, key=_source):
        card = _card(source, source)
        rows = ((row["code"], row["title"], row["text"]) for row in found)
        passages = list(islice(_passages(card, rows), size))
        size -= len(passages)
        if passages:
            yield card, passages


def _source(row: dict[str, str]) -> str:
    number = _SOURCE_NUMBER.search(row["source"])
    return number[1] if number else row["subject"]


def _card(name: str, title: str) -> DocumentCard:
    document = DocumentId(sha256(name.encode()).hexdigest())
    return DocumentCard(document, f"{name}.txt", None, None, title, None, None, ())


def _passages(card: DocumentCard, articles: Iterable[tuple[str, str, str]]) -> Iterator[Passage]:
    """Cut articles at their lines; a point also has the clause that leads it in as heading."""
    start = 0
    for address, title, text in articles:
        lead: tuple[str, ...] = ()
        for line in filter(str.strip, text.split("\n")):
            span = Span(start, start + len(line))
            start = span.end + 1
            if not _POINT.match(line):
                lead = ()
            yield Passage(
                id=passage_id(card.id, span),
                document=card.id,
                address=address,
                kind=NodeKind.PARAGRAPH,
                span=span,
                text=line,
                headings=(title, *lead),
            )
            if _CLAUSE.match(line) and line.rstrip().endswith(":"):
                lead = (line,)


def _questions(folder: Path) -> Iterator[Question]:
    with (folder / "queries.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield Question(row["text"], frozenset(row["gold"]))


def _read(path: Path) -> Iterator[dict[str, str]]:
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _as_it_is(text: str) -> str:
    return text


def _silent(done: int, total: int) -> None:
    """Say nothing of progress."""


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
