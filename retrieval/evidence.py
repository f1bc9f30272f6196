"""How well two neighbouring syllables go together, in the index and in the language (pure)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt

Frequency = Callable[[str], int]
"""How many passages hold a folded syllable ("bao") or pair ("bao_cao"); 0 means unknown."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a reading; each count is asked of the index once a question."""

    frequency: Frequency
    common: frozenset[str]
    pairs: Mapping[str, float]
    _seen: dict[str, int] = field(default_factory=dict)

    def count(self, word: str) -> int:
        """Return how many passages hold `word`, a folded syllable or pair."""
        if word not in self._seen:
            self._seen[word] = self.frequency(word)
        return self._seen[word]

    def known(self, syllable: str) -> bool:
        """Say whether the documents or everyday Vietnamese use the syllable."""
        return syllable in self.common or self.count(syllable) > 0

    def bond(self, left: str, right: str) -> float:
        """Return 0 for strangers up to about 1 for syllables that are hardly met apart."""
        if not left or not right:
            return 0.0
        pair = f"{left}_{right}"
        listed = self.pairs.get(pair, 0.0)
        met = self.count(pair)
        if not met:
            return listed
        return max(listed, met / sqrt(max(self.count(left), met) * max(self.count(right), met)))
