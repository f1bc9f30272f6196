"""Syllables that a question means by themselves, told from those that only look alike (pure).

Folded, the pay of "lương công an" stands in "lực lượng Công an". It does not where the asker typed
its diacritics, nor where the text has it only as half of another word.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from corpus.text import display, fold
from retrieval.compounds import Compounds

_SYLLABLE = re.compile(r"[^\W\d_]+")
_SURE = 0.35  # strength of a pair that is a word
_KEPT = 2_000  # texts

_Occurrence = tuple[str, str, str]  # its spelling, and it with its left and right neighbour


class Senses:
    """Knows in what sense one question means its lone syllables."""

    def __init__(self, typed: str, alone: Iterable[str], compounds: Compounds) -> None:
        self.alone = frozenset(alone)
        self._compounds = compounds
        syllables = _syllables(typed)
        self._forms = {alone: self._sure_forms(alone, syllables) for alone in self.alone}
        plain = [fold(form) for form in syllables]
        self._pairs = frozenset(map("_".join, pairwise(plain)))

    def foreign(self, text: str) -> frozenset[str]:
        """Return the lone syllables that `text` has, but in another sense only."""
        if not self.alone:
            return frozenset()
        found = _occurrences(text)
        return frozenset(s for s in self.alone if s in found and not self._meant(s, found[s]))

    def _sure_forms(self, alone: str, typed: Iterable[str]) -> frozenset[str]:
        """Return how it is spelled; nothing without diacritics or for a slip of the keys."""
        forms = {form for form in typed if fold(form) == alone}
        if any(form.isascii() or form not in self._compounds.syllables for form in forms):
            return frozenset()
        return frozenset(map(_spelling, forms))

    def _meant(self, syllable: str, found: Iterable[_Occurrence]) -> bool:
        if forms := self._forms[syllable]:
            return any(form in forms for form, _, _ in found)
        return any(not self._bound(left) and not self._bound(right) for _, left, right in found)

    def _bound(self, pair: str) -> bool:
        """Whether the pair is a word of the text that the question does not have."""
        return self._compounds.accented.get(pair, 0.0) >= _SURE and fold(pair) not in self._pairs


@lru_cache(maxsize=_KEPT)
def _occurrences(text: str) -> Mapping[str, list[_Occurrence]]:
    syllables = ["", *_syllables(display(text)), ""]
    found: dict[str, list[_Occurrence]] = defaultdict(list)
    for at in range(1, len(syllables) - 1):
        before, this, after = syllables[at - 1 : at + 2]
        found[fold(this)].append((_spelling(this), f"{before}_{this}", f"{this}_{after}"))
    return found


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=_KEPT)
def _spelling(form: str) -> str:
    """Return the letters and marks of a syllable wherever the tone stands: "hoà" is "hòa"."""
    return "".join(sorted(unicodedata.normalize("NFD", form)))
