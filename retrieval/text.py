"""Words of Vietnamese text as the lexical index and the questions both see them (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.text import display, fold

# "03-ctr/btgdvtu-catp", "09/2025/tt-bca", "15/6", "1/7/2025", "138", "1250/ctrph-ca-mttq"
# (only tried where a word begins: else a word of n letters would be read n times)
_SYMBOL = re.compile(r"(?<![0-9a-z])[0-9a-z]+(?:[-/&][0-9a-z]+)+")
_SYLLABLE = re.compile(r"[0-9a-z]+")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words of a text: `pairs` join neighbouring syllables, `symbols` are kept whole."""

    syllables: tuple[str, ...]
    pairs: tuple[str, ...]
    symbols: tuple[str, ...]


def words(text: str) -> Words:
    """Return the words of `text`, without diacritics, leading zeros and markdown marks.

    Only symbols that hold a digit or a "/" are kept as such: "kinh tế - xã hội" is no symbol.
    """
    folded = _LEADING_ZEROS.sub("", fold(display(text)))
    syllables = tuple(_SYLLABLE.findall(folded))
    symbols = tuple(s for s in _SYMBOL.findall(folded) if "/" in s or any(map(str.isdigit, s)))
    return Words(syllables, pairs(syllables), symbols)


def pairs(syllables: Sequence[str]) -> tuple[str, ...]:
    """Return each two neighbouring syllables as one word, "bao_cao"."""
    return tuple(f"{left}_{right}" for left, right in pairwise(syllables))
