"""Measure an embedding model: `python -m tests.bench.bench_embedding DATA_DIR [MODEL]`.

Ranks the texts of every set under DATA_DIR/bench for its questions, as typed and without
diacritics, by the vectors alone, by BM25 over syllables and syllable pairs without diacritics,
and by the weighted sum of both; then gives load time, time a question and memory.
"""

import json
import math
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.text import fold
from retrieval.embedding import Embedder, load_embedder
from retrieval.text import words

_SETS = (
    ("alqac2024", "queries.jsonl"),
    ("xquad", "queries.jsonl"),
    ("xquad", "queries.en.jsonl"),
    ("viquad_dev", "queries.jsonl"),
    ("tatoeba_laser", "queries.jsonl"),
)
_DENSE_WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)
_K1, _B = 1.2, 0.75

Scores = NDArray[np.float32]  # a row a question, a column a text; higher is better


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Texts, questions, and for each question the places of the texts that answer it."""

    name: str
    texts: list[str]
    questions: list[str]
    gold: list[list[int]]


def read_set(folder: Path, queries: str) -> LabelledSet:
    """Read one set in the format of the data folder."""
    texts = [json.loads(line) for line in (folder / "corpus.jsonl").open(encoding="utf-8")]
    asked = [json.loads(line) for line in (folder / queries).open(encoding="utf-8")]
    places = {text["id"]: place for place, text in enumerate(texts)}
    return LabelledSet(
        name=f"{folder.name} ({'English' if '.en.' in queries else 'own'} questions)",
        texts=[text["text"] for text in texts],
        questions=[one["text"] for one in asked],
        gold=[[places[text] for text in one["gold"]] for one in asked],
    )


def dense_scores(embedder: Embedder, texts: Sequence[str], questions: Sequence[str]) -> Scores:
    """Return cosines."""
    scores: Scores = embedder.embed_documents(questions) @ embedder.embed_documents(texts).T
    return scores


def bm25_scores(texts: Sequence[str], questions: Sequence[str]) -> Scores:
    """Return BM25 scores over syllables and pairs (Lucene's idf, never negative)."""
    counted = [Counter(_terms(text)) for text in texts]
    lengths = np.array([one.total() for one in counted], dtype=np.float32)
    damping = _K1 * (1 - _B + _B * lengths / lengths.mean())
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, terms in enumerate(counted):
        for term, count in terms.items():
            postings[term].append((place, count))
    scores = np.zeros((len(questions), len(texts)), dtype=np.float32)
    for row, question in zip(scores, questions, strict=True):
        for term in set(_terms(question)) & postings.keys():
            places, counts = np.array(postings[term]).T
            weight = math.log(1 + (len(texts) - len(places) + 0.5) / (len(places) + 0.5))
            row[places] += weight * counts * (_K1 + 1) / (counts + damping[places])
    return scores


def fused_scores(dense: Scores, lexical: Scores, weight: float) -> Scores:
    """Return the sum of both, each divided by the question's best score."""
    parts = (
        scores / np.maximum(scores.max(axis=1, keepdims=True), 1e-6) for scores in (dense, lexical)
    )
    shares = [np.maximum(part, 0) for part in parts]
    fused: Scores = weight * shares[0] + shares[1]
    return fused


def figures(scores: Scores, gold: Sequence[Sequence[int]]) -> tuple[float, float, float]:
    """Return R@1, R@10 and MRR of the first text that answers; ties count against it."""
    ranks = np.array([_rank(row, places) for row, places in zip(scores, gold, strict=True)])
    return float((ranks == 1).mean()), float((ranks <= 10).mean()), float((1 / ranks).mean())


def _rank(row: NDArray[np.float32], places: Sequence[int]) -> int:
    return 1 + int((np.delete(row, places) >= row[places].max()).sum())


def _terms(text: str) -> list[str]:
    found = words(text)
    return [*found.syllables, *found.pairs]


def _quality(embedder: Embedder, labelled: LabelledSet) -> None:
    lexical = bm25_scores(labelled.texts, labelled.questions)
    dense = dense_scores(embedder, labelled.texts, labelled.questions)
    plain = dense_scores(embedder, labelled.texts, [fold(one) for one in labelled.questions])
    fused = {weight: fused_scores(dense, lexical, weight) for weight in _DENSE_WEIGHTS}
    rows = {"vectors": dense, "vectors, no diacritics": plain, "BM25": lexical}
    rows |= {f"BM25 + {weight} vectors": scores for weight, scores in fused.items()}
    _say(f"\n{labelled.name}: {len(labelled.questions)} questions, {len(labelled.texts)} texts")
    for name, scores in rows.items():
        first, ten, mean = figures(scores, labelled.gold)
        _say(f"  {name:24} R@1 {first:.3f}  R@10 {ten:.3f}  MRR {mean:.3f}")


def _cost(embedder: Embedder, questions: Sequence[str]) -> None:
    embedder.embed_query(questions[0])
    start = time.perf_counter()
    for question in questions:
        embedder.embed_query(question)
    each = (time.perf_counter() - start) / len(questions) * 1e6
    _say(f"\n{each:.0f} µs a question ({len(questions)} questions)")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Run the command; the first argument is the data folder, the second a model."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    embedder = load_embedder(arguments[1] if len(arguments) > 1 else None)
    loaded = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    _say(f"loaded in {loaded:.2f} s, {embedder.dimensions} dimensions, {grown:.0f} MiB more memory")
    sets = [read_set(Path(arguments[0]) / "bench" / name, queries) for name, queries in _SETS]
    _cost(embedder, sets[0].questions)
    for labelled in sets:
        _quality(embedder, labelled)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
