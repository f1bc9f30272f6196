"""Whether a statement says no where its proof says yes, or the other way round (pure)."""

import unicodedata
from collections.abc import Sequence

from corpus.mentions.scan import Word, scan

_NO = frozenset({"không", "chưa", "chẳng", "khong", "chua"})
_FORBIDDING = frozenset({"cấm", "trừ", "miễn"})
_ENGLISH_NO = frozenset({"not", "never", "cannot", "without", "except", "neither"})
_MODALS = frozenset({"duoc", "phai", "the", "can", "co", "bat", "nen", "cho"})
# "không gian", "hàng không", "không những": no negation.
_NOT_BEFORE = frozenset({"gian", "quân", "khí", "những", "chỉ", "ngừng", "phận"})


def negates_otherwise(statement: str, quote: str) -> bool:
    """Whether a negation of the statement is not in the quote, or the quote's is left out."""
    said, held = _words(statement), _words(quote)
    ours, theirs = _negations(said), _negations(held)
    followed = {_after(held, at) for at in theirs}
    if any(_after(said, at) not in followed for at in ours):
        return True
    if any(word.lower in _ENGLISH_NO for word in said) and not theirs:
        return True
    return any(
        _affirmed(said, pair) and not _affirmed(held, pair) for pair in _denied(held, theirs)
    )


def _words(text: str) -> list[Word]:
    return scan(unicodedata.normalize("NFC", text)).words()


def _negations(words: Sequence[Word]) -> list[int]:
    return [at for at in range(len(words)) if _is_negation(words, at)]


def _is_negation(words: Sequence[Word], at: int) -> bool:
    word = words[at].lower
    if word in _FORBIDDING:
        return True
    if word not in _NO or (at > 0 and words[at - 1].lower == "hàng"):
        return False
    return at + 1 >= len(words) or words[at + 1].lower not in _NOT_BEFORE


def _after(words: Sequence[Word], at: int) -> str:
    """Return what is negated, by its first word, "" at the end of the text."""
    return words[at + 1].folded if at + 1 < len(words) else ""


def _denied(words: Sequence[Word], negations: Sequence[int]) -> set[tuple[str, str]]:
    """Return the pairs of words that are negated, behind "được", "phải" too."""
    denied = set()
    for at in negations:
        starts = [at + 1]
        if _after(words, at) in _MODALS:
            starts.append(at + 2)
        for start in starts:
            if start + 1 < len(words):
                denied.add((words[start].folded, words[start + 1].folded))
    return denied


def _affirmed(words: Sequence[Word], pair: tuple[str, str]) -> bool:
    """Whether the pair of words stands somewhere without a negation before it."""
    for at in range(len(words) - 1):
        if (words[at].folded, words[at + 1].folded) == pair:
            before = at - 1
            if before > 0 and words[before].folded in _MODALS:
                before -= 1
            if before < 0 or not (
                _is_negation(words, before) or _is_negation(words, max(at - 1, 0))
            ):
                return True
    return False
