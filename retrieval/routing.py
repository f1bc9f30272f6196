"""Which documents a question names: by number, kind, title, agencies and places (pure)."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import DocumentCard, DocumentId
from corpus.text import fold
from retrieval.cues import STOP
from retrieval.text import Words, words

_PLACE_NAME = re.compile(
    r"\b(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|phuong|xa|dac khu)"
    r" (?:[a-z]+ [a-z]+(?: [a-z]+)?|\d{1,2})"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as a question may speak of it: its card, and text that tells who and where."""

    card: DocumentCard
    opening: str  # letterhead, title, addressees, preamble, titles of what is attached
    body: str  # only its place names are read


@dataclass(frozen=True, slots=True)
class Route:
    """How well each document is named, 1 for the best; unnamed documents are not in `scores`."""

    scores: Mapping[DocumentId, float]
    terms: Mapping[DocumentId, frozenset[str]]  # the words that name it: they are no topic
    named: frozenset[DocumentId]  # the question means these and no other


NOWHERE = Route(scores={}, terms={}, named=frozenset())


class Router:
    """Finds documents by what is printed at their head; made once for a set of documents."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._weights: dict[str, dict[DocumentId, float]] = defaultdict(dict)
        self._numbers: dict[str, set[DocumentId]] = defaultdict(set)
        self._count = 0
        for profile in profiles:
            self._count += 1
            document = profile.card.id
            for term in _terms(words(profile.opening)):
                self._weights[term][document] = 0.6
            for name in _place_names(profile.opening + "\n" + profile.body):
                self._weights[name][document] = 1.0
            for term in _terms(words(_card_text(profile.card))):
                self._weights[term][document] = 1.0
            if profile.card.number:
                for symbol in words(profile.card.number).symbols:
                    self._numbers[symbol].add(document)

    def route(self, question: Words, text: str) -> Route:
        """Return how well the folded question `text` with its `question` words names documents."""
        scores: dict[DocumentId, float] = defaultdict(float)
        matched: dict[DocumentId, set[str]] = defaultdict(set)
        for term in (*_terms(question), *_place_names(text)):
            holders = self._weights.get(term, {})
            rarity = math.log1p((self._count - len(holders)) / (len(holders) or 1))
            for document, weight in holders.items():
                scores[document] += weight * rarity * (2.0 if " " in term else 1.0)
                matched[document].add(term)
        by_number = frozenset().union(
            *(self._numbers.get(symbol, set()) for symbol in question.symbols)
        )
        best = max(scores.values(), default=0.0)
        if best <= 0 and not by_number:
            return NOWHERE
        ranked = {d: s / best for d, s in scores.items()} if best > 0 else {}
        for document in by_number:
            ranked[document] = 1.0
        return Route(
            scores=ranked,
            terms={d: frozenset(t) for d, t in matched.items()},
            named=by_number or _outstanding(scores),
        )


def _outstanding(scores: Mapping[DocumentId, float]) -> frozenset[DocumentId]:
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < 2.0:
        return frozenset()
    close = [document for document, score in ranked if score >= 0.72 * ranked[0][1]]
    return frozenset(close) if len(close) == 1 else frozenset()


def _card_text(card: DocumentCard) -> str:
    parts = (card.number, card.kind, card.title, card.place, *card.agencies)
    return "\n".join(part for part in parts if part)


def _terms(found: Words) -> list[str]:
    pairs = [pair for pair in found.pairs if not STOP.issuperset(pair.split("_"))]
    return list(dict.fromkeys((*pairs, *found.symbols)))


def _place_names(text: str) -> Sequence[str]:
    names: dict[str, None] = {}
    for match in _PLACE_NAME.finditer(fold(text)):
        pieces = match[0].split()
        head = 2 if pieces[0] in {"thanh", "thi", "dac"} else 1
        names[" ".join(pieces[: head + 2])] = None
    return list(names)
