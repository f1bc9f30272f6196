"""Contrastive training of word vectors: a question nearer to its answer than to all others'."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize

from retrieval.training.pairs import Pair, PairMaker

Encode = Callable[[Sequence[str]], list[list[int]]]

_UNKNOWN = 0  # this piece's vector stays zero: model2vec leaves the piece out, the other does not
_WARM_UP = 50  # steps


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how hard to train; the defaults are those of the shipped model."""

    dimensions: int = 176
    epochs: int = 8
    batch: int = 1024
    subject_run: int = 128  # pairs of one subject in a row: the harder wrong answers
    longest: int = 160  # pieces of an answer
    rate: float = 0.02
    scale: float = 30.0
    seed: int = 1


def train_vectors(
    maker: PairMaker, encode: Encode, pieces: int, recipe: Recipe, report: Callable[[str], None]
) -> NDArray[np.float32]:
    """Return one vector for each of the tokeniser's `pieces`; the same input, the same vectors."""
    texts = list(dict.fromkeys(maker.texts()))
    known = dict(zip(texts, encode(texts), strict=True))
    report(f"{len(texts)} texts tokenised")
    bag = _new_bag(pieces, recipe)
    optimizer = torch.optim.Adam(bag.parameters(), lr=recipe.rate, fused=True)
    schedule: torch.optim.lr_scheduler.LambdaLR | None = None
    for epoch in range(recipe.epochs):
        random = Random(recipe.seed * 1000 + epoch)  # noqa: S311 - repeatable, not secret
        pairs = _in_subject_runs(random, maker.epoch(random), recipe.subject_run)
        batches = list(_batches(random, pairs, recipe.batch))
        schedule = schedule or _schedule(optimizer, len(batches) * recipe.epochs)
        total = 0.0
        for batch in batches:
            loss = _loss(
                _vectors(bag, encode([pair.question for pair in batch])),
                _vectors(bag, [_answer(known, pair, recipe.longest) for pair in batch]),
                torch.tensor([pair.group for pair in batch]),
                recipe.scale,
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            optimizer.step()
            schedule.step()
            total += loss.item()
        report(f"epoch {epoch + 1}: {len(pairs)} pairs, loss {total / max(len(batches), 1):.3f}")
    vectors: NDArray[np.float32] = bag.weight.detach().numpy()
    return vectors


def _new_bag(pieces: int, recipe: Recipe) -> torch.nn.EmbeddingBag:
    generator = torch.Generator().manual_seed(recipe.seed)
    start = torch.randn(pieces, recipe.dimensions, generator=generator) / recipe.dimensions**0.5
    start[_UNKNOWN] = 0
    return torch.nn.EmbeddingBag.from_pretrained(
        start, freeze=False, mode="sum", padding_idx=_UNKNOWN
    )


def _schedule(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Rise to the full rate, then fall to nothing in a straight line."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, 1.0) * max(1 - step / steps, 0.02)
    )


def _in_subject_runs(random: Random, pairs: list[Pair], run: int) -> list[Pair]:
    """Return the pairs in random order, but in runs of one subject."""
    random.shuffle(pairs)
    subjects: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        subjects[pair.subject].append(pair)
    runs = [
        members[start : start + run]
        for members in subjects.values()
        for start in range(0, len(members), run)
    ]
    random.shuffle(runs)
    return list(itertools.chain.from_iterable(runs))


def _batches(random: Random, pairs: list[Pair], size: int) -> Iterator[list[Pair]]:
    """Yield the batches in random order; a last one that is not full is left out if it can be."""
    starts = list(range(0, max(len(pairs) - size + 1, 1), size))
    random.shuffle(starts)
    for start in starts:
        yield pairs[start : start + size]


def _answer(known: dict[str, list[int]], pair: Pair, longest: int) -> list[int]:
    pieces = itertools.chain.from_iterable(known[part] for part in pair.answer)
    return list(itertools.islice(pieces, longest))


def _vectors(bag: torch.nn.EmbeddingBag, texts: list[list[int]]) -> Tensor:
    """Return unit vectors; each piece of a text goes in once with its count, which is faster."""
    lengths = [len(text) for text in texts]
    flat = np.fromiter(itertools.chain.from_iterable(texts), np.int64, sum(lengths))
    rows = np.repeat(np.arange(len(texts)), lengths)
    keys, counts = np.unique(rows * bag.num_embeddings + flat, return_counts=True)
    starts = np.searchsorted(keys, np.arange(len(texts)) * bag.num_embeddings)
    sums = bag(
        torch.from_numpy(keys % bag.num_embeddings),
        torch.from_numpy(starts),
        torch.from_numpy(counts.astype(np.float32)),
    )
    return normalize(sums, dim=-1)


def _loss(questions: Tensor, answers: Tensor, groups: Tensor, scale: float) -> Tensor:
    """Return the mean cross entropy of finding the answer to a question and the reverse."""
    related = groups[:, None] == groups[None]
    related.fill_diagonal_(fill_value=False)
    likeness = (questions @ answers.T * scale).masked_fill(related, -1e4)
    wanted = torch.arange(len(likeness))
    return (cross_entropy(likeness, wanted) + cross_entropy(likeness.T, wanted)) / 2
