"""Slips of the hand mended: keyboard leftovers, swapped, doubled, missing letters (pure)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, product
from math import log10

from retrieval.evidence import Evidence
from retrieval.questions.syllables import is_syllable

_MAX_LETTERS = 9  # "nghieeng" and one letter more; longer words can only be joined ones
_MAX_JOINED = 40
_LONGEST_SYLLABLE = 7  # "nghieng"
_TONES = frozenset("sfrxj")
_SHAPES = re.compile(r"aa|ee|oo|dd|[aou]w|w$|[a-z][sfrxj]$")
_DOUBLED = re.compile(r"([a-z])\1+")
_FOREIGN = re.compile("[fjwz]")
_VNI = re.compile(r"[a-z]+[1-9][a-z1-9]*")
_KEPT = 4_096  # words whose neighbours are kept
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "abcdeghiklmnopqrstuvxy"
# What each kind of slip costs: the keys of an input method, its keys at an odd place, two letters
# swapped, one doubled, one more or less or another.
_KEYS, _ODD_KEY, _SWAPPED, _DOUBLE, _OTHER = 0.3, 0.55, 0.6, 0.5, 0.9
# What the word as typed is worth, if it cannot be Vietnamese and if it could.
_UNSURE, _STRANGER = -2.0, -0.5
_NAME_BOND = 0.05  # what must speak for mending a word that may be a name
_AT_HOME = 0.6  # the bond at which a reading is more likely than the syllable that was typed


def mend(word: str, left: str, right: str, evidence: Evidence, *, named: bool = False) -> str:
    """Return what was meant by the folded `word`, or `word` itself.

    A syllable that is in use is only mended when it is a stranger between its neighbours and the
    mended one is at home there; a capitalised word (`named`) may be a foreign name and is only
    mended to what is known beside its neighbours.
    """
    if not word.isalpha():
        return _without_digits(word, evidence)
    bonded = evidence.bond(left, word) or evidence.bond(word, right)
    if bonded and evidence.known(word):
        return word
    spelt = is_syllable(word)
    if spelt and (evidence.known(word) or len(word) == 2):
        return _mend_syllable(word, left, right, evidence)
    options = {word: _STRANGER if spelt else _UNSURE}
    needed = _NAME_BOND if named or spelt else 0.0
    for candidate, cost in _candidates(word) if len(word) <= _MAX_LETTERS else ():
        bonds = evidence.bond(left, candidate) + evidence.bond(candidate, right)
        if bonds > needed or (needed == 0 and _surely(word, candidate, cost, evidence)):
            gain = 1.5 * min(1.0, bonds) + 0.1 * log10(1 + evidence.count(candidate)) - cost
            options[candidate] = max(gain, options.get(candidate, gain))
    if not spelt and (parts := split(word, evidence, strict=named)):
        bonds = evidence.bond(left, parts[0]) + evidence.bond(parts[-1], right)
        inside = min(evidence.bond(one, other) for one, other in pairwise(parts))
        options[" ".join(parts)] = 1.5 * min(1.0, bonds + inside) - (0 if inside else _OTHER)
    return max(options, key=lambda option: options[option])


def _surely(word: str, candidate: str, cost: float, evidence: Evidence) -> bool:
    """Say whether a slip is plain even where the neighbours say nothing."""
    typed_keys = cost <= _KEYS or _FOREIGN.search(word) is not None
    limit = _SWAPPED if evidence.known(candidate) else _KEYS
    return cost <= limit and (typed_keys or len(word) > 2)


def _without_digits(word: str, evidence: Evidence) -> str:
    """Return "duong" for "d9u7o7ng", typed with the tone keys of VNI switched off."""
    plain = re.sub("[1-9]", "", word)
    typed_so = _VNI.fullmatch(word) and is_syllable(plain) and not evidence.count(word)
    return plain if typed_so else word


def _mend_syllable(word: str, left: str, right: str, evidence: Evidence) -> str:
    known = evidence.count(word)
    best, best_bond = word, _AT_HOME
    for candidate, cost in _candidates(word):
        if cost <= _SWAPPED and evidence.count(candidate) > 10 * known:
            bond = max(evidence.bond(left, candidate), evidence.bond(candidate, right))
            if bond > best_bond:
                best, best_bond = candidate, bond
    return best


@lru_cache(maxsize=_KEPT)
def _candidates(word: str) -> tuple[tuple[str, float], ...]:
    """Return Vietnamese syllables near `word` with the cost of the slip, some repeatedly."""
    keys = _KEYS if _SHAPES.search(word) else _ODD_KEY
    edits = (
        (_without_keys(word), keys),
        (_swapped(word), _SWAPPED),
        ([_DOUBLED.sub(r"\1", word)], _DOUBLE),
        (_shorter(word), _OTHER),
        (_longer(word), _OTHER),
        (_replaced(word), _OTHER),
    )
    return tuple(
        (candidate, cost)
        for words, cost in edits
        for candidate in words
        if candidate != word and is_syllable(candidate)
    )


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


def split(word: str, evidence: Evidence, *, strict: bool) -> tuple[str, ...]:
    """Return a joined word as the syllables it was made of; empty if it is none.

    The syllables must be known to stand together; without `strict` two need not, if the word is
    as long as no syllable.
    """
    if len(word) > _MAX_JOINED:
        return ()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, part = best[start], word[start:end]
            if before is None or not _used(part, evidence):
                continue
            bond = evidence.bond(before[1][-1], part) if before[1] else 1.0
            found = best[end]
            if bond and (found is None or before[0] + bond - 1.0 > found[0]):
                best[end] = (before[0] + bond - 1.0, (*before[1], part))
    whole = best[-1]
    if whole is not None and len(whole[1]) > 1:
        return whole[1]
    return () if strict or len(word) < _LONGEST_SYLLABLE - 1 else _two(word, evidence)


def _two(word: str, evidence: Evidence) -> tuple[str, ...]:
    """Return the two most used syllables that make up `word`."""
    halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    fitting = [pair for pair in halves if all(_used(part, evidence) for part in pair)]
    return max(fitting, key=lambda pair: min(map(evidence.count, pair)), default=())


def _used(syllable: str, evidence: Evidence) -> bool:
    return is_syllable(syllable) and evidence.known(syllable)
