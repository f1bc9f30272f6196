"""How well two neighbouring syllables go together, from the index and the term lists (pure)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt

Frequency = Callable[[str], int]
"""How many passages hold a folded syllable ("bao") or pair ("bao_cao"); 0 means unknown."""

_TERM_BOND = 0.3  # a pair that only the term lists know


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts of one question, each asked of the index once."""

    frequency: Frequency
    term_pairs: frozenset[str]
    _seen: dict[str, int] = field(default_factory=dict)

    def count(self, word: str) -> int:
        """Return how many passages hold `word`, a folded syllable or pair."""
        if word not in self._seen:
            self._seen[word] = self.frequency(word)
        return self._seen[word]

    def bond(self, left: str, right: str) -> float:
        """Return 0 for strangers up to about 1 for syllables that are never met apart."""
        if not left or not right:
            return 0.0
        pair = f"{left}_{right}"
        listed = _TERM_BOND if pair in self.term_pairs else 0.0
        met = self.count(pair)
        if not met:
            return listed
        return listed + met / sqrt(max(self.count(left), met) * max(self.count(right), met))
