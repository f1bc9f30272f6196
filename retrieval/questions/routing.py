"""Which documents a question names, and how surely (pure)."""

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import DocumentId
from retrieval.profiles import (
    OF_CARD,
    Profile,
    bare,
    called,
    calling_of,
    card_parts,
    place_names,
    telling,
    telling_terms,
)
from retrieval.questions.senses import Senses
from retrieval.text import Words

_STRONG = 2.0  # a document that a question names by more than a chance word
_CLOSE, _APART = 0.72, 1.5  # a second document named nearly as well leaves the question open
_OTHER_LEVEL = 0.4  # the question means the province of that name, the document the ward
_FEWEST = 5  # documents: one alone is taken for one of these, or no word of it would be rare
_BEFORE = 0.7  # of a score: what a follow-up's former turn named


@dataclass(frozen=True, slots=True)
class Route:
    """How well each document is named, 1 for the best; unnamed documents are not in `scores`."""

    scores: Mapping[DocumentId, float]
    terms: Mapping[DocumentId, frozenset[str]]  # the words that name it: they are no topic
    named: frozenset[DocumentId]  # the question means these and no other
    spoken_of: frozenset[DocumentId] = frozenset()  # named by the turn before: goes before others
    strength: float = 0.0  # how much the best is named, comparable between questions

    def ranked(self) -> list[DocumentId]:
        """Return the documents that are named at all, the best first."""
        return sorted(self.scores, key=lambda document: -self.scores[document])


NOWHERE = Route(scores={}, terms={}, named=frozenset())


class Router:
    """Finds documents by what is printed at their head; made once for a set of documents."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._weights: dict[str, dict[DocumentId, float]] = defaultdict(dict)
        self._numbers: dict[str, set[DocumentId]] = defaultdict(set)
        self._levels: dict[str, set[DocumentId]] = defaultdict(set)  # by the name of a place
        self._heads: dict[DocumentId, str] = {}
        self._count = 0
        for profile in profiles:
            self._add(profile)

    def _add(self, profile: Profile) -> None:
        document = profile.card.id
        calling = calling_of(profile)
        self._count += 1
        self._heads[document] = "\n".join((*card_parts(profile.card), profile.opening))
        for term, weight in calling.weights.items():
            self._weights[term][document] = weight
        for number in calling.numbers:
            self._numbers[number].add(document)
        for place in calling.places:
            self._levels[bare(place)].add(document)

    def route(
        self,
        question: Words,
        text: str,
        typed: str = "",
        senses: Senses | None = None,
        without: Container[DocumentId] = (),
    ) -> Route:
        """Return how well the folded question `text` with its `question` words names documents.

        `typed` is the question before short forms were written out: "BCHBP" may stand in a number.
        A document whose head has a syllable of it in another of its `senses` is not named by that.
        Those of `without` are not named at all.
        """
        scores: dict[DocumentId, float] = defaultdict(float)
        matched: dict[DocumentId, set[str]] = defaultdict(set)
        for term in called(question, text, typed):
            holders = self._weights.get(term, {})
            worth = self._rarity(len(holders)) * telling(term)
            alone = senses.alone.intersection(term.split("_")) if senses else frozenset()
            for document, weight in holders.items():
                if document in without:
                    continue
                if alone and senses and alone & senses.foreign(self._heads[document]):
                    continue
                scores[document] += weight * worth
                if weight >= OF_CARD:
                    matched[document].add(term)
        for document in self._of_other_level(text):
            scores[document] *= _OTHER_LEVEL
        numbered = (one for one in self._numbered(question) if one not in without)
        return _routed(scores, matched, frozenset(numbered))

    def is_called(self, document: DocumentId, name: Words) -> bool:
        """Whether every telling pair of `name` stands at the head of the document."""
        return all(document in self._weights.get(term, {}) for term in telling_terms(name))

    def _rarity(self, holders: int) -> float:
        count = self._count if self._count > 1 else _FEWEST
        return math.log1p((count - holders) / (holders or 1))

    def _numbered(self, question: Words) -> frozenset[DocumentId]:
        found = (self._numbers.get(symbol, set()) for symbol in question.symbols)
        return frozenset().union(*found)

    def _of_other_level(self, text: str) -> Iterable[DocumentId]:
        """Yield documents of a place with the name of one in the question, at another level."""
        for name in place_names(text):
            yield from self._levels.get(bare(name), set()) - self._weights.get(name, {}).keys()


def _routed(
    scores: Mapping[DocumentId, float],
    matched: Mapping[DocumentId, set[str]],
    numbered: frozenset[DocumentId],
) -> Route:
    best = max(scores.values(), default=0.0)
    if best <= 0 and not numbered:
        return NOWHERE
    shares = {d: score / best for d, score in scores.items()} if best > 0 else {}
    return Route(
        scores=shares | dict.fromkeys(sorted(numbered), 1.0),
        terms={document: frozenset(terms) for document, terms in matched.items()},
        named=numbered or _outstanding(scores),
        strength=best,
    )


def _outstanding(scores: Mapping[DocumentId, float]) -> frozenset[DocumentId]:
    (first, best), *others = sorted(scores.items(), key=lambda item: -item[1])
    if best < _STRONG:
        return frozenset()
    second = others[0][1] if others else 0.0
    if second >= _CLOSE * best and best - second < _APART:
        return frozenset()
    return frozenset({first})


def beside(own: Route, before: Route) -> Route:
    """Return the route of a question that may go on in a document, but names another matter."""
    if own.named:
        return own
    unnamed = replace(before, named=frozenset(), terms={}, strength=0.0)
    return replace(merged(own, unnamed), spoken_of=before.named)


def merged(own: Route, before: Route) -> Route:
    """Return the documents that a follow-up means: those it names, else those named before it."""
    documents = dict.fromkeys((*own.scores, *before.scores))
    best = next(iter(own.ranked()), None)
    goes_on = own.strength < _STRONG or best in before.named
    return Route(
        scores={
            d: max(own.scores.get(d, 0.0), _BEFORE * before.scores.get(d, 0.0)) for d in documents
        },
        terms={
            d: own.terms.get(d, frozenset()) | before.terms.get(d, frozenset()) for d in documents
        },
        named=own.named or (before.named if goes_on else frozenset()),
        strength=max(own.strength, before.strength),
    )


def bearing(borne: Mapping[DocumentId, frozenset[str]], route: Route) -> Route:
    """Return the route with the documents that bear a number of the question, by its words.

    These words only name the document: a passage that repeats them says nothing by that.
    """
    named = {d: route.terms.get(d, frozenset()) | terms for d, terms in borne.items()}
    scores = dict(route.scores) | dict.fromkeys(borne, 1.0)
    return replace(route, scores=scores, terms=dict(route.terms) | named)


def at_place(document: DocumentId, route: Route) -> Route:
    """Return the route to the one document that has the place named by its address."""
    return replace(
        route,
        scores=dict(route.scores) | {document: 1.0},
        named=frozenset({document}),
        strength=max(route.strength, _STRONG),
    )


def holding(held: Sequence[frozenset[DocumentId]], route: Route) -> Route:
    """Return the route to the documents that are the texts named by number, or speak of them."""
    holders = frozenset[DocumentId]().union(*held)
    if not holders:
        return route
    if route.named:
        return replace(route, named=route.named & holders)
    return replace(route, named=holders) if len(holders) == 1 else route
