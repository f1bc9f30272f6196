"""What the tests of wording share: the shipped lists and the words of invented documents."""

from collections import Counter
from pathlib import Path

import pytest

from retrieval.evidence import Evidence, Frequency
from retrieval.lexicon import Lexicon, load_lexicon
from retrieval.text import words


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def frequency() -> Frequency:
    """Count in how many lines of an invented programme each syllable and pair stands."""
    text = Path(__file__).parents[1].joinpath("data", "wording.txt").read_text(encoding="utf-8")
    counts: Counter[str] = Counter()
    for line in text.splitlines():
        found = words(line)
        counts.update({*found.syllables, *found.pairs})
    return lambda word: counts[word]


@pytest.fixture(scope="session")
def evidence(lexicon: Lexicon, frequency: Frequency) -> Evidence:
    return Evidence(frequency, lexicon.common, lexicon.pairs)
