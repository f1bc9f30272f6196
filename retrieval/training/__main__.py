"""Trains the shipped embedding model: `python -m retrieval.training --data DIR --out DIR`.

Reads the training files, builds the tokeniser, learns the word vectors and writes a folder in
sentence-transformers' own format. The same data and recipe give the same files.
"""

import argparse
import itertools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from retrieval.training.loop import Recipe, train_vectors
from retrieval.training.pairs import PairMaker
from retrieval.training.sources import Sources, read_sources
from retrieval.training.vocabulary import VocabularySize, build_tokenizer

TERMS = Path(__file__).parents[1] / "terms" / "english.tsv"
THREADS = 2  # part of the recipe: another number adds up in another order
_BATCH = 20_000


def train(
    sources: Sources,
    out: Path,
    recipe: Recipe,
    size: VocabularySize,
    report: Callable[[str], None],
) -> None:
    """Train on `sources` and write the model to the folder `out`; a model card there is kept."""
    maker = PairMaker(sources)
    tokenizer = build_tokenizer(maker.texts(), _english(sources), size)
    pieces = tokenizer.get_vocab_size()
    report(f"{pieces} pieces in the tokeniser")

    def encode(texts: Sequence[str]) -> list[list[int]]:
        found: list[list[int]] = []
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            encodings = tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            found.extend(encoding.ids for encoding in encodings)
        return found

    threads = torch.get_num_threads()
    torch.set_num_threads(THREADS)
    try:
        vectors = train_vectors(maker, encode, pieces, recipe, report)
    finally:
        torch.set_num_threads(threads)
    save_model(vectors, tokenizer, out)


def save_model(vectors: NDArray[np.float32], tokenizer: Tokenizer, out: Path) -> None:
    """Write the model as sentence-transformers does, the tokeniser on one line to be smaller."""
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=vectors), Normalize()], device="cpu"
    )
    model.save(str(out), create_model_card=False)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    (out / "model.safetensors").chmod(0o644)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 2 when the data cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with train/ and gazetteer/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument(
        "--terms", type=Path, default=TERMS, help="bilingual list, columns en and vi"
    )
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    chosen = parser.parse_args(arguments)
    try:
        sources = read_sources(chosen.data, chosen.terms)
    except (OSError, ValueError, KeyError) as exc:
        sys.stderr.write(f"cannot read the training data: {exc}\n")
        return 2
    train(sources, chosen.out, Recipe(epochs=chosen.epochs), VocabularySize(), _report)
    return 0


def _english(sources: Sources) -> list[str]:
    texts = itertools.chain(
        (sentence.english for sentence in sources.sentences),
        (place.english for place in sources.places),
        # Twice: a word that stands in one term only is still worth a piece.
        *[(term.english for term in sources.terms), sources.fillers] * 2,
    )
    return list(texts)


def _report(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
