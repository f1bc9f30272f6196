"""Words in canonical form: folded, no leading zeros, general abbreviations written out (pure)."""

from collections.abc import Sequence

from corpus.scan import Word
from corpus.unit_words import CAPITAL_SHORT_FORMS, SHORT_FORMS

_DROPPED = frozenset({"cac", "nhung"})


def expansion(words: Sequence[Word], at: int) -> str | None:
    """Return what the abbreviation at `at` stands for, None when the word is none.

    "CA", "UB", "VP" are abbreviations only in capitals and not in a line of them ("DÂN CA").
    """
    word = words[at]
    if word.folded in SHORT_FORMS:
        return SHORT_FORMS[word.folded]
    if not word.upper or word.lower not in CAPITAL_SHORT_FORMS:
        return None
    around = [words[at - 1]] if at and not word.gap else []
    if at + 1 < len(words) and not words[at + 1].gap:
        around.append(words[at + 1])
    shouted = any(w.upper and not w.folded.isdigit() and not _is_short(w) for w in around)
    return None if shouted else CAPITAL_SHORT_FORMS[word.lower]


def canonical(words: Sequence[Word]) -> list[str]:
    """Return the words as they are compared: "Công an các xã" and "CA xã" come out the same."""
    return [part for at in range(len(words)) for part in canonical_word(words, at)]


def canonical_word(words: Sequence[Word], at: int) -> list[str]:
    """Return what one word is compared as: nothing for "các", several words for "UBND"."""
    word = words[at]
    if word.folded in _DROPPED:
        return []
    return (expansion(words, at) or word.folded.lstrip("0") or "0").split()


def _is_short(word: Word) -> bool:
    return word.folded in SHORT_FORMS or word.lower in CAPITAL_SHORT_FORMS
