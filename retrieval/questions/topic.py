"""The topic of a question as words with weights: compounds, met pairs, lone syllables (pure)."""

import math
import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from retrieval.questions.cues import Wanted
from retrieval.questions.ordinals import is_numbered
from retrieval.questions.stop_words import (
    APART,
    ASKING,
    LIGHT,
    OF_MONEY,
    OF_PERCENT,
    QUESTIONS,
    STOP,
    SUMS,
    TIMES,
)
from retrieval.questions.understanding import Question
from retrieval.text import Words

_LEAST = 0.15  # what the commonest word of a small library is still worth
_COMPOUND, _PAIR, _SYLLABLE, _SYMBOL = 1.0, 0.7, 0.5, 1.2
_LIGHTLY = 0.2
_DATED = 0.4  # a year says when, hardly what about
_UNMET = 0.8  # a word that no document has is as likely the asker's own as the matter's
_SURE = 0.35  # a word although both its syllables are among the commonest
_MET = 0.5  # for two syllables that the index never has apart
_ENOUGH = 0.5  # of weight: a turn with a matter of its own
_EARLIER, _EARLIER_ALONE = 0.35, 0.9  # of the weights of the turn that a follow-up leans on
_OF_KINDS = {Wanted.PERCENT: OF_PERCENT, Wanted.MONEY: OF_MONEY}
YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"\d{4}-\d{4}")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that a passage may hold, and how much it matters (0 to 1)."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare words are in the index, and which pairs are words at all."""

    frequency: Callable[[str], int]
    size: int
    strength: Callable[[str], float]  # of a pair as a word, 0 for chance neighbours
    names: Container[str]  # pairs of the places that documents come from

    def of(self, word: str) -> float:
        """Inverse passage frequency: 1 for a word in at most one passage, least for one in all."""
        if self.size <= 1:
            return 1.0
        count = max(self.frequency(word), 1)
        shared = math.log((self.size + 1) / (count + 0.5)) / math.log((self.size + 1) / 1.5)
        return _LEAST + (1 - _LEAST) * max(0.0, shared)


def topic_terms(question: Question, rarity: Rarity) -> tuple[Term, ...]:
    """Return the topic as words: symbols, compounds and met pairs, lone syllables for the rest.

    The topic of the turn that the question leans on follows at a lower weight, or at nearly its
    own when the question itself hardly has any ("còn bên Quảng Trị thì mấy ngày?"); places that
    were named then give way to those that are named now.
    """
    own = _matter(question, question.words, rarity)
    if question.earlier is None:
        return _as_terms(own)
    places = {word for word in own if word in rarity.names}
    matter = sum(weight for word, weight in own.items() if word not in places)
    factor = _EARLIER if matter >= _ENOUGH else _EARLIER_ALONE
    before = {
        word: weight * factor
        for word, weight in _matter(question, question.earlier, rarity).items()
        if word not in own and not (places and word in rarity.names)
    }
    return _as_terms(own | before)


def _matter(question: Question, found: Words, rarity: Rarity) -> dict[str, float]:
    """Return the weights without words that only say the kind of what is wanted, if others stay."""
    weights = _weighted(found, rarity)
    kinds = frozenset[str]().union(*(_OF_KINDS.get(kind, ()) for kind in question.wanted))
    return {word: weight for word, weight in weights.items() if word not in kinds} or weights


def _as_terms(weights: Mapping[str, float]) -> tuple[Term, ...]:
    return tuple(Term(word, weight) for word, weight in weights.items())


def _weighted(found: Words, rarity: Rarity) -> dict[str, float]:
    weights = {
        symbol: _SYMBOL * rarity.of(symbol)
        for symbol in found.symbols
        if not _YEARS.fullmatch(symbol)
    }
    for word in _segmented(found.syllables, rarity):
        if word not in STOP and word not in QUESTIONS:
            weights[word] = _worth(word, rarity)
    return {word: weight for word, weight in weights.items() if weight > 0}


def _worth(word: str, rarity: Rarity) -> float:
    worth = _PAIR if "_" in word else _SYLLABLE
    if rarity.strength(word) or (word.isdigit() and len(word) > 1):
        worth = _COMPOUND
    if YEAR.fullmatch(word):
        worth *= _DATED
    if not rarity.frequency(word):
        worth *= _LIGHTLY if word in TIMES | SUMS else _UNMET
    return worth * rarity.of(word) * (_LIGHTLY if word in LIGHT else 1.0)


def _segmented(syllables: Sequence[str], rarity: Rarity) -> list[str]:
    """Return the syllables joined into words, so that the joins are the likeliest together.

    Without it "giữ gìn an ninh" would also ask for the chance neighbours "gìn an".
    """
    values = [0.0]  # of the best segmentation of the first 0, 1, 2… syllables
    joined: list[bool] = []  # whether its last word is a pair
    for index, syllable in enumerate(syllables):
        apart = not index or is_numbered(syllable, *syllables[index + 1 : index + 2] or ("",))
        bond = 0.0 if apart else _bond(syllables[index - 1], syllable, rarity)
        pays = bond > 0 and values[index - 1] + bond > values[index]
        values.append(values[index - 1] + bond if pays else values[index])
        joined.append(pays)
    found: list[str] = []
    end = len(syllables)
    while end:
        start = end - (2 if joined[end - 1] else 1)
        found.append("_".join(syllables[start:end]))
        end = start
    return found[::-1]


def _bond(left: str, right: str, rarity: Rarity) -> float:
    """Return 0 for chance neighbours, more the surer the two syllables are one word."""
    pair = f"{left}_{right}"
    if left in ASKING or right in ASKING or pair in APART:
        return 0.0
    common = (left in STOP) + (right in STOP)
    listed = 1.0 if pair in rarity.names else rarity.strength(pair)
    if (common == 2 and listed < _SURE) or (common and not listed):
        return 0.0
    together = rarity.frequency(pair)
    apart = max(1, min(rarity.frequency(left), rarity.frequency(right)))
    return listed + _MET * min(1.0, together / apart)
