"""Longest-match look-up of phrases in a list of words (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corpus.scan import Word
from corpus.text import fold

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def phrases(texts: Iterable[str]) -> Phrases:
    """Return the folded phrases by their first word, longest first; punctuation is left out."""
    by_first: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for text in texts:
        words = tuple(fold(text).replace(",", " ").replace(" - ", " ").split())
        by_first[words[0]].add(words)
    return {first: sorted(found, key=len, reverse=True) for first, found in by_first.items()}


def match_end(words: Sequence[Word], at: int, table: Phrases, gaps: str = "") -> int:
    """Return where the longest phrase that begins at `at` ends, `at` when none does.

    Between its words may stand white space and the punctuation of `gaps`.
    """
    if at >= len(words):
        return at
    for phrase in table.get(words[at].folded, ()):
        end = at + len(phrase)
        if end <= len(words) and all(
            word.folded == wanted and (n == 0 or not word.gap or word.gap in gaps)
            for n, (word, wanted) in enumerate(zip(words[at:end], phrase, strict=True))
        ):
            return end
    return at
