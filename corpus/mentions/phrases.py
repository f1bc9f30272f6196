"""Longest-match look-up of phrases in a list of words (pure)."""

from collections.abc import Iterable, Sequence

from corpus.mentions.scan import Word
from corpus.text import fold

# A tree of words; "" marks that a phrase ends there.
Phrases = dict[str, "Phrases"]


def phrases(texts: Iterable[str]) -> Phrases:
    """Return the folded phrases as a tree; punctuation inside them is left out."""
    tree: Phrases = {}
    for text in texts:
        node = tree
        for word in fold(text).replace(",", " ").replace(" - ", " ").split():
            node = node.setdefault(word, {})
        node[""] = {}
    return tree


def match_end(words: Sequence[Word], at: int, tree: Phrases, gaps: str = "") -> int:
    """Return where the longest phrase that begins at `at` ends, `at` when none does.

    Between its words may stand white space and the punctuation of `gaps`.
    """
    end, here, node = at, at, tree
    while here < len(words):
        word = words[here]
        if here > at and word.gap and word.gap not in gaps:
            break
        branch = node.get(word.folded)
        if branch is None:
            break
        node = branch
        here += 1
        if "" in node:
            end = here
    return end
