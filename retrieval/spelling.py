"""Slips of the hand mended: keyboard leftovers, swapped, doubled, missing letters (pure)."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from math import log10

from retrieval.evidence import Evidence
from retrieval.syllables import is_syllable

_MAX_LETTERS = 9  # "nghieeng" and one letter more; longer words can only be joined ones
_MAX_JOINED = 40
_LONGEST_SYLLABLE = 7  # "nghieng"
_TONES = frozenset("sfrxj")
_SHAPES = re.compile(r"aa|ee|oo|dd|[aou]w|w$|[a-z][sfrxj]$")
_DOUBLED = re.compile(r"([a-z])\1+")
_VNI = re.compile(r"[a-z]+[1-9][a-z1-9]*")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "abcdeghiklmnopqrstuvxy"
# What each kind of slip costs: the keys of an input method, its keys at an odd place, two letters
# swapped, one doubled, one more or less or another.
_KEYS, _ODD_KEY, _SWAPPED, _DOUBLE, _OTHER = 0.3, 0.55, 0.6, 0.5, 0.9
_JOINED = 0.3
_AT_HOME = 0.6  # the bond at which a reading is more likely than the syllable that was typed


def mend(
    word: str, left: str, right: str, evidence: Evidence, *, named: bool = False
) -> str | None:
    """Return what was meant by the folded `word`, or None to leave it as it is.

    A word that is spelt like a Vietnamese syllable is only mended when it is unknown between
    its neighbours and the mended one is at home there; a capitalised one (`named`) may be a
    foreign name and is only mended to what is known beside its neighbours.
    """
    if not word.isalpha():
        return _without_digits(word, evidence)
    if is_syllable(word):
        return _mend_syllable(word, left, right, evidence)
    if evidence.count(word) and (evidence.bond(left, word) or evidence.bond(word, right)):
        return None
    options: dict[str, float] = {}
    for candidate, cost in _candidates(word) if len(word) <= _MAX_LETTERS else ():
        gain = _gain(candidate, left, right, cost, evidence, named=named)
        options[candidate] = max(gain, options.get(candidate, gain))
    if len(word) <= _MAX_JOINED and (parts := _split(word, evidence)):
        bonds = evidence.bond(left, parts[0]) + evidence.bond(parts[-1], right)
        inside = min(evidence.bond(one, other) for one, other in pairwise(parts))
        options[" ".join(parts)] = 1.5 * min(1.0, bonds + inside) + 0.6 - _JOINED
    best = max(options, key=lambda option: options[option], default=None)
    return best if best is not None and options[best] > float("-inf") else None


def _without_digits(word: str, evidence: Evidence) -> str | None:
    """Return "duong" for "d9u7o7ng", typed with the tone keys of VNI switched off."""
    plain = re.sub("[1-9]", "", word)
    if _VNI.fullmatch(word) and is_syllable(plain) and not evidence.count(word):
        return plain
    return None


def _gain(
    candidate: str, left: str, right: str, cost: float, evidence: Evidence, *, named: bool
) -> float:
    """Return how much better `candidate` is; minus infinity where too little speaks for it."""
    bonds = evidence.bond(left, candidate) + evidence.bond(candidate, right)
    known = evidence.count(candidate)
    if not bonds and (named or cost > (_SWAPPED if known else _KEYS)):
        return float("-inf")
    return 1.5 * min(1.0, bonds) + 0.1 * log10(1 + known) - cost


def _mend_syllable(word: str, left: str, right: str, evidence: Evidence) -> str | None:
    if evidence.bond(left, word) or evidence.bond(word, right):
        return None
    known = evidence.count(word)
    best, best_bond = None, _AT_HOME
    for candidate, cost in _candidates(word):
        slip = cost <= _SWAPPED or (not known and len(candidate) == len(word) + 1)
        if slip and evidence.count(candidate) > 10 * known:
            bond = max(evidence.bond(left, candidate), evidence.bond(candidate, right))
            if bond > best_bond:
                best, best_bond = candidate, bond
    return best


def _candidates(word: str) -> Iterator[tuple[str, float]]:
    """Yield Vietnamese syllables near `word` with the cost of the slip, the same one repeatedly."""
    keys = _KEYS if _SHAPES.search(word) else _ODD_KEY
    edits = (
        (_without_keys(word), keys),
        (_swapped(word), _SWAPPED),
        ([_DOUBLED.sub(r"\1", word)], _DOUBLE),
        (_shorter(word), _OTHER),
        (_longer(word), _OTHER),
        (_replaced(word), _OTHER),
    )
    for words, cost in edits:
        for candidate in words:
            if candidate != word and is_syllable(candidate):
                yield candidate, cost


def _without_keys(word: str) -> Iterator[str]:
    """Yield `word` without what Telex leaves when it is switched off: "ddeens", "ngfay"."""
    shapes = {word, _DOUBLED.sub(r"\1", word)}
    shapes |= {re.sub("(?<![uoa])w", "u", shape).replace("w", "") for shape in shapes}
    for shape in shapes:
        yield shape
        for at, letter in enumerate(shape):
            if at and letter in _TONES:
                yield shape[:at] + shape[at + 1 :]


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _shorter(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _longer(word: str) -> Iterator[str]:
    for at, letter in product(range(len(word) + 1), _LETTERS):
        yield word[:at] + letter + word[at:]


def _replaced(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        for near in _near(letter):
            yield word[:at] + near + word[at + 1 :]


def _near(letter: str) -> Iterator[str]:
    """Yield the letters around one on the keyboard."""
    for number, row in enumerate(_ROWS):
        if (column := row.find(letter)) >= 0:
            for other in _ROWS[max(0, number - 1) : number + 2]:
                yield from other[max(0, column - 1) : column + 2]


def _split(word: str, evidence: Evidence) -> tuple[str, ...]:
    """Return a joined word as syllables that the index knows, and knows together."""
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, part = best[start], word[start:end]
            if before is None or not is_syllable(part) or not evidence.count(part):
                continue
            bond = evidence.bond(before[1][-1], part) if before[1] else 0.4
            found = best[end]
            if bond > 0 and (found is None or before[0] + bond - 0.4 > found[0]):
                best[end] = (before[0] + bond - 0.4, (*before[1], part))
    whole = best[-1]
    return whole[1] if whole is not None and len(whole[1]) > 1 else ()
