"""Slips of the hand mended: keyboard leftovers, swapped, doubled, missing letters (pure)."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from math import log10

from retrieval.evidence import Evidence
from retrieval.syllables import is_syllable

_MAX_LETTERS = 9  # "nghieeng" and one letter more; longer words can only be joined ones
_MAX_JOINED = 40
_TONES = frozenset("sfrxjz")
_DOUBLED = re.compile(r"([a-z])\1+")
_VNI = re.compile(r"[a-z]+[1-9][a-z1-9]*")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "abcdeghiklmnopqrstuvxy"
_KEYBOARD, _SWAPPED, _DOUBLE, _OTHER = 0.3, 0.6, 0.5, 0.9


def mend(word: str, left: str, right: str, evidence: Evidence) -> str | None:
    """Return what was meant by the folded `word`, or None to leave it as it is.

    A word that is spelt like a Vietnamese syllable is only mended when it is unknown between
    its neighbours and the mended one is at home there.
    """
    if not word.isalpha():
        return unvni(word, evidence)
    if is_syllable(word):
        return _mend_syllable(word, left, right, evidence)
    if evidence.count(word) and (evidence.bond(left, word) or evidence.bond(word, right)):
        return None
    options: dict[str, float] = {}
    if len(word) <= _MAX_LETTERS:
        for candidate, cost in _candidates(word):
            gain = _gain(candidate, left, right, cost, evidence)
            if gain is not None:
                options[candidate] = max(gain, options.get(candidate, gain))
    if len(word) <= _MAX_JOINED and (split := _split(word, evidence)) is not None:
        parts = split.split()
        outside = evidence.bond(left, parts[0]) + evidence.bond(parts[-1], right)
        inside = min(evidence.bond(a, b) for a, b in pairwise(parts))
        options[split] = 1.5 * min(1.0, outside + inside) + 0.3
    return max(options, key=lambda option: options[option]) if options else None


def unvni(word: str, evidence: Evidence) -> str | None:
    """Return "duong" for "d9u7o7ng", typed with the tone keys of VNI switched off."""
    plain = re.sub("[1-9]", "", word)
    if _VNI.fullmatch(word) and is_syllable(plain) and not evidence.count(word):
        return plain
    return None


def _gain(candidate: str, left: str, right: str, cost: float, evidence: Evidence) -> float | None:
    bonds = evidence.bond(left, candidate) + evidence.bond(candidate, right)
    known = evidence.count(candidate)
    if not bonds and cost > (_KEYBOARD if not known else _SWAPPED):
        return None
    return 1.5 * min(1.0, bonds) + 0.1 * log10(1 + known) - cost


def _mend_syllable(word: str, left: str, right: str, evidence: Evidence) -> str | None:
    if evidence.bond(left, word) or evidence.bond(word, right):
        return None
    known = evidence.count(word)
    best, best_bond = None, 0.6
    for candidate, cost in _candidates(word):
        if cost <= (_SWAPPED if known else _DOUBLE + 0.1) or (not known and len(word) >= 4):
            bond = max(evidence.bond(left, candidate), evidence.bond(candidate, right))
            if cost == _OTHER and abs(len(candidate) - len(word)) != 1:
                continue
            if bond > best_bond and evidence.count(candidate) > 10 * known:
                best, best_bond = candidate, bond
    return best


def _candidates(word: str) -> Iterator[tuple[str, float]]:
    """Yield Vietnamese syllables near `word` with the cost of the slip, the same one repeatedly."""
    edits = (
        (_without_keys(word), _KEYBOARD),
        (_swapped(word), _SWAPPED),
        (_once(word), _DOUBLE),
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
    shapes = {_DOUBLED.sub(r"\1", word), word}
    shapes |= {shape.replace("w", "") for shape in shapes} | {
        re.sub("(?<![uoa])w", "u", shape).replace("w", "") for shape in shapes
    }
    for shape in shapes:
        yield shape
        tones = [at for at, letter in enumerate(shape) if at and letter in _TONES]
        for kept in product((False, True), repeat=min(len(tones), 3)):
            dropped = {at for at, keep in zip(tones, kept, strict=False) if not keep}
            yield "".join(letter for at, letter in enumerate(shape) if at not in dropped)


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _once(word: str) -> Iterator[str]:
    yield _DOUBLED.sub(r"\1", word)


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
    for number, row in enumerate(_ROWS):
        if (column := row.find(letter)) >= 0:
            for other in _ROWS[max(0, number - 1) : number + 2]:
                yield from other[max(0, column - 1) : column + 2]


def _split(word: str, evidence: Evidence) -> str | None:
    """Return a joined word as syllables that the index knows and knows together."""
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 7), end):
            before, part = best[start], word[start:end]
            if before is None or not is_syllable(part) or not evidence.count(part):
                continue
            bond = evidence.bond(before[1][-1], part) if before[1] else 0.4
            score = before[0] + bond - 0.4
            found = best[end]
            if bond > 0 and (found is None or score > found[0]):
                best[end] = (score, (*before[1], part))
    whole = best[-1]
    return " ".join(whole[1]) if whole is not None and len(whole[1]) > 1 else None
