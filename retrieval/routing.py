"""Which documents a question names: by number, kind, title, agencies and places (pure)."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import DocumentCard, DocumentId
from corpus.text import display, fold
from retrieval.cues import STOP
from retrieval.text import Words, words

_PLACE_NAME = re.compile(
    r"\b(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|phuong|xa|dac khu)"
    r" (?:[a-z]+ [a-z]+(?: [a-z]+)?|\d{1,2})"
)


_TELLING_PART = 4  # letters of a number's symbol that no other word has
_STRONG = 2.0  # a document that a question names by more than a chance word
_CLOSE, _APART = 0.72, 1.5  # a second document named nearly as well leaves the question open
_OTHER_LEVEL = 0.4  # the question means the province of that name, the document the ward
_OF_CARD, _OF_OPENING = 1.0, 0.4  # what a word found in the card, in the opening lines is worth


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
    strength: float = 0.0  # how much the best is named, comparable between questions


NOWHERE = Route(scores={}, terms={}, named=frozenset())


class Router:
    """Finds documents by what is printed at their head; made once for a set of documents."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._weights: dict[str, dict[DocumentId, float]] = defaultdict(dict)
        self._numbers: dict[str, set[DocumentId]] = defaultdict(set)
        self._levels: dict[str, set[DocumentId]] = defaultdict(set)  # by the name of a place
        self._count = 0
        for profile in profiles:
            self._count += 1
            document = profile.card.id
            for term in _terms(words(profile.opening)):
                self._weights[term][document] = _OF_OPENING
            for name in _place_names(profile.opening + "\n" + profile.body):
                self._levels[_bare(name)].add(document)
                self._weights[name][document] = _OF_CARD
            card = words(_card_text(profile.card))
            for term in (*_terms(card), *_runs(card)):
                self._weights[term][document] = _OF_CARD
            for kind in kinds_of(profile.card.kind, profile.opening):
                self._weights[f"={kind}"][document] = _OF_CARD
            if profile.card.number:
                number = words(profile.card.number)
                for symbol in number.symbols:
                    self._numbers[symbol].add(document)
                for part in number.syllables:
                    if len(part) >= _TELLING_PART and part.isalpha():
                        self._weights[f"~{part}"][document] = _OF_CARD

    def route(self, question: Words, text: str, typed: str = "") -> Route:
        """Return how well the folded question `text` with its `question` words names documents.

        `typed` is the question before short forms were written out: "BCHBP" may stand in a number.
        """
        scores: dict[DocumentId, float] = defaultdict(float)
        matched: dict[DocumentId, set[str]] = defaultdict(set)
        parts = (f"~{part}" for part in dict.fromkeys(words(typed).syllables))
        named = (*_terms(question), *_runs(question), *_place_names(text), *_kinds_named(text))
        for term in (*named, *parts):
            holders = self._weights.get(term, {})
            rarity = math.log1p((self._count - len(holders)) / (len(holders) or 1))
            for document, weight in holders.items():
                scores[document] += weight * rarity * (2.0 if " " in term or "=" in term else 1.0)
                if weight >= _OF_CARD:
                    matched[document].add(term)
        for name in _place_names(text):
            for document in self._levels.get(_bare(name), set()) - self._weights[name].keys():
                scores[document] *= _OTHER_LEVEL
        by_number = frozenset().union(
            *(self._numbers.get(symbol, set()) for symbol in question.symbols)
        )
        best = max(scores.values(), default=0.0)
        if best <= 0 and not by_number:
            return NOWHERE
        ranked = {d: s / best for d, s in scores.items()} if best > 0 else {}
        for document in by_number:
            ranked[document] = _OF_CARD
        return Route(
            scores=ranked,
            terms={d: frozenset(t) for d, t in matched.items()},
            named=by_number or _outstanding(scores),
            strength=best,
        )


def merged(own: Route, before: Route) -> Route:
    """Return the documents that a follow-up means: those it names, else those named before it."""
    documents = {*own.scores, *before.scores}
    best = max(own.scores, key=lambda document: own.scores[document], default=None)
    goes_on = own.strength < _STRONG or best in before.named
    return Route(
        scores={d: max(own.scores.get(d, 0.0), 0.7 * before.scores.get(d, 0.0)) for d in documents},
        terms={
            d: own.terms.get(d, frozenset()) | before.terms.get(d, frozenset()) for d in documents
        },
        named=own.named or (before.named if goes_on else frozenset()),
        strength=max(own.strength, before.strength),
    )


def _outstanding(scores: Mapping[DocumentId, float]) -> frozenset[DocumentId]:
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _STRONG:
        return frozenset()
    if len(ranked) > 1:
        second = ranked[1][1]
        if second >= _CLOSE * ranked[0][1] and ranked[0][1] - second < _APART:
            return frozenset()
    return frozenset({ranked[0][0]})


def _card_text(card: DocumentCard) -> str:
    parts = (card.number, card.kind, card.title, card.place, *card.agencies)
    return "\n".join(part for part in parts if part)


def _terms(found: Words) -> list[str]:
    pairs = [pair for pair in found.pairs if not STOP.issuperset(pair.split("_"))]
    return list(dict.fromkeys((*pairs, *found.symbols)))


def _runs(found: Words) -> list[str]:
    """Longer runs of syllables: "ủy ban nhân dân thành phố" is more than its pairs."""
    syllables = found.syllables
    return [
        "_".join(syllables[index : index + length])
        for length in (3, 5)
        for index in range(len(syllables) - length + 1)
    ]


_KINDS = (
    "chuong trinh phoi hop|chuong trinh|ke hoach|quyet dinh|quy che|quy dinh|nghi quyet|chi thi|"
    "thong bao|huong dan|bao cao|to trinh|cong van|cong dien|de an|ket luan|bien ban|noi quy|quy trinh"
)
_KIND_NAMED = re.compile(
    rf"(?:^|\b(?:theo|trong|cai|tai|o|cua|ban|lam theo|thuc hien) )({_KINDS})\b(?! (?:nao|gi|may)\b)"
)
_KIND_AT_HEAD = re.compile(rf"^[^a-z]*({_KINDS})\b")


def first_kind(text: str) -> str | None:
    """Return the kind of document that the folded `text` names first."""
    match = re.search(rf"\b({_KINDS})\b", text)
    return match[1] if match else None


def kinds_of(kind: str | None, opening: str) -> set[str]:
    """Return what a document is called: its kind and those of what is attached; else a letter."""
    kinds = {fold(display(kind))} if kind else {"cong van"}
    for line in opening.splitlines():
        shown = display(line)
        if shown.isupper() and (match := _KIND_AT_HEAD.match(fold(shown))):
            kinds.add(match[1])
    return kinds | {kind.partition(" phoi hop")[0] for kind in kinds}


def _kinds_named(text: str) -> list[str]:
    return [f"={kind}" for kind in _KIND_NAMED.findall(fold(text))]


def _bare(place: str) -> str:
    return " ".join(place.split()[-2:])


def _place_names(text: str) -> Sequence[str]:
    names: dict[str, None] = {}
    for match in _PLACE_NAME.finditer(fold(text)):
        pieces = match[0].split()
        head = 2 if pieces[0] in {"thanh", "thi", "dac"} else 1
        names[" ".join(pieces[: head + 2])] = None
    return list(names)
