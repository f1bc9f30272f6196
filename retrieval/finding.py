"""Question in, weighed passages out: the one place where search and understanding meet."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import DocumentCard, DocumentId, NodeKind
from corpus.passages import Passage
from corpus.text import fold
from retrieval.compounds import Compounds
from retrieval.evidence import Frequency
from retrieval.fitting import UNREAD, Fit, fit
from retrieval.lexicon import Lexicon
from retrieval.library import Candidates, Counted, Library, Vocabulary
from retrieval.particulars import Particulars, find_particulars, is_called
from retrieval.placing import Placed, Placing
from retrieval.profiles import Profile
from retrieval.questions.cues import Wanted
from retrieval.questions.document_kinds import kinds_of
from retrieval.questions.homes import Homes
from retrieval.questions.numbered_texts import Borne, NumberedText, cites, texts_named
from retrieval.questions.routing import (
    Route,
    Router,
    at_place,
    bearing,
    beside,
    holding,
    merged,
)
from retrieval.questions.senses import Senses
from retrieval.questions.topic import Rarity, Term, topic_terms
from retrieval.questions.understanding import Question, Talk, understand
from retrieval.questions.wording import word
from retrieval.readings import Reading, Readings
from retrieval.shares import largest_share
from retrieval.sought import lone, sought, strangers, unknown_share
from retrieval.stages import Bearings, of_stage
from retrieval.text import words
from retrieval.weighing import Evidence, Weighed, in_sense, order, weigh

_CANDIDATES = 80
_EARLIER = 3  # turns
_WHOLE_DOCUMENTS = 3  # of the best named documents every passage is weighed
_WHOLE_ROUTE = 0.5  # and they are named at least that well
_LARGEST_WHOLE = 800  # passages; larger documents rely on search alone
_FITTED = 24  # how many of the best are read for what is wanted
_FIT_WEIGHT = 0.5
_TOGETHER_WEIGHT = 0.4  # for the topic that stands in one sentence
_AROUND_WEIGHT = 0.4  # for the topic that stands close to the date or number asked for
_MOST_MENTIONS = 12
_POINTED = frozenset(
    {Wanted.DAY, Wanted.TIME, Wanted.DURATION, Wanted.MONEY, Wanted.PERCENT, Wanted.COUNT}
)
_OPENING = 1_500  # characters of a document that tell who writes to whom about what
_BODY = 20_000  # that are read for the places it speaks of
_TELLING_DIGITS = 3  # a shorter number stands anywhere
_SAID_HERE = 0.7  # of what another document says of the matter
_STRANGE = 0.4  # share of the topic in no document, from which on none is meant


@dataclass(frozen=True, slots=True)
class Fitted:
    """A weighed passage and what of the wanted it holds."""

    evidence: Evidence
    fit: Fit
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """All that an answer is made from; `found` is best first and empty for small talk."""

    question: Question
    original: str
    topic: tuple[Term, ...]
    unknown: float  # share of the topic that stands in no document at all
    strangers: tuple[str, ...]  # names as typed that no document holds
    route: Route
    found: tuple[Fitted, ...]
    particulars: Particulars
    cards: Mapping[DocumentId, DocumentCard]
    absent: tuple[NumberedText, ...] = ()  # texts it names that no document is or cites
    astray: bool = False  # documents that have nothing to do with those texts say more of it
    other_stage: bool = False  # they speak of another "đợt", "quý" than the question names


class Finder:
    """Finds evidence for questions over one state of the library; made anew when that changes."""

    def __init__(
        self,
        library: Library,
        search: Candidates,
        vocabulary: Vocabulary,
        lexicon: Lexicon,
        compounds: Compounds,
    ) -> None:
        self._library = library
        self._search = search
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._compounds = compounds
        self._cards = {card.id: card for card in library.cards()}
        profiles = [self._profile(card) for card in self._cards.values()]
        self._router = Router(profiles)
        self._homes = Homes(profiles)
        self._placing = Placing(library, profiles, self._router.is_called)
        self._borne = Borne(
            (p.card.id, p.card.number, kinds_of(p.card.kind, p.opening)) for p in profiles
        )
        self._names = frozenset(
            pair for card in self._cards.values() for pair in words(card.place or "").pairs
        )
        self._readings = Readings(library, self._cards, lexicon)
        self._bearings = Bearings(self._readings.of, lambda document: self._cards[document].title)

    def find(self, question: str, earlier: Sequence[str] = ()) -> Findings:
        """Return the evidence for `question`; `earlier` are the user's turns before it."""
        counted = self._vocabulary.counts()
        frequency: Frequency = counted.frequency
        worded, *before = (
            word(turn, self._lexicon, frequency) for turn in (question, *earlier[-_EARLIER:])
        )
        asked = understand(worded, before)
        topic = topic_terms(asked, self._rarity(question, counted))
        unknown = unknown_share(topic, frequency)
        senses = Senses(question, lone(topic), self._compounds)
        away = self._elsewhere(question, asked, earlier)
        own = self._own_route(asked, senses, away)
        placed = self._placing.only(asked, own.named)
        if placed is not None:
            own, topic = at_place(placed.document, own), placed.topic_beside(topic)
        route = self._route(asked, own, away)
        found: tuple[Fitted, ...] = ()
        held: list[frozenset[DocumentId]] = []
        astray = other_stage = False
        if asked.talk is Talk.QUESTION:
            candidates = [
                one for one in self._candidates(asked, route) if one[0].passage.document not in away
            ]
            held = [self._holding(named, candidates) for named in asked.texts]
            route = holding(held, _with_numbers(asked, candidates, route))
            weighed = _fitted(asked, weigh(asked, topic, candidates, route), senses)
            found = self._signed(asked, _of_texts(held, weighed))
            astray = _said_elsewhere(weighed, found)
            found = found if placed is None else _at(placed, found, whole=not topic)
            found, other_stage = of_stage(asked, route.named, found, self._bearings)
        return Findings(
            question=asked,
            original=question,
            topic=topic,
            unknown=unknown,
            strangers=strangers(worded, frequency),
            route=route,
            found=found,
            particulars=self._particulars(asked, question, route, unknown),
            absent=tuple(n for n, holders in zip(asked.texts, held, strict=False) if not holders),
            astray=astray,
            other_stage=other_stage,
            cards=self._cards,
        )

    def _profile(self, card: DocumentCard) -> Profile:
        text = self._library.text(card.id) or ""
        return Profile(card=card, opening=text[:_OPENING], body=text[:_BODY])

    def _rarity(self, question: str, counted: Counted) -> Rarity:
        return Rarity(
            counted.text_frequency,
            counted.size,
            self._compounds.read(question),
            self._names,
        )

    def _elsewhere(
        self, question: str, asked: Question, earlier: Sequence[str]
    ) -> frozenset[DocumentId]:
        """Return the documents of neighbours of the place that a question or its turns name."""
        strength = self._compounds.read(question)
        leans = asked.earlier is not None or asked.beside is not None
        before = [fold(turn) for turn in reversed(earlier[-_EARLIER:])] if leans else []
        turns = (f"{asked.text} {fold(question)}", *before)
        away = self._homes.elsewhere(turns, lambda pair: strength(pair) > 0)
        return away.difference(self._bearers(asked.texts))

    def _own_route(self, asked: Question, senses: Senses, away: Container[DocumentId]) -> Route:
        own = self._router.route(asked.words, asked.text, asked.typed, senses, away)
        return bearing(self._bearers(asked.texts), own)

    def _route(self, asked: Question, own: Route, away: Container[DocumentId]) -> Route:
        """Return the route of the question with what the turns before it name."""
        turns = asked.earlier or asked.beside
        if turns is None:
            return own
        text = " ".join(turns.syllables)
        before = self._router.route(turns, text, without=away)
        if borne := self._bearers(texts_named(text)):
            named = before.named & borne.keys() or frozenset(borne)
            before = replace(bearing(borne, before), named=named)
        return merged(own, before) if asked.earlier else beside(own, before)

    def _bearers(self, texts: Iterable[NumberedText]) -> dict[DocumentId, frozenset[str]]:
        """Return the documents that are such texts, with the words that call them so."""
        return {document: named.words for named in texts for document in self._borne.by(named)}

    def _candidates(self, asked: Question, route: Route) -> Iterable[tuple[Reading, float]]:
        """Yield what search finds and all of the documents that are named, with search scores."""
        hits = self._search.candidates(*sought(asked), top_k=_CANDIDATES)
        best = max((hit.score for hit in hits), default=0.0) or 1.0
        scored = {hit.passage.id: (hit.passage, max(0.0, hit.score / best)) for hit in hits}
        for passage in self._whole(route):
            scored.setdefault(passage.id, (passage, 0.0))
        for passage, score in scored.values():
            if passage.document in self._cards:  # else it came after this finder was made
                yield self._readings.of(passage), score

    def _whole(self, route: Route) -> list[Passage]:
        passages: list[Passage] = []
        for document in route.ranked()[:_WHOLE_DOCUMENTS]:
            if route.scores[document] >= _WHOLE_ROUTE and len(passages) < _LARGEST_WHOLE:
                passages += self._library.passages_of(document)[:_LARGEST_WHOLE]
        return passages

    def _signed(self, asked: Question, found: tuple[Fitted, ...]) -> tuple[Fitted, ...]:
        """Return the findings without signatures of other documents than the one asked about."""
        if Wanted.SIGNER not in asked.wanted:
            return found
        others = set()
        for document in dict.fromkeys(f.evidence.passage.document for f in found[:_FITTED]):
            parsed = self._library.document(document)
            if parsed is not None and not is_called(parsed, asked):
                others.add(document)
        return tuple(
            fitted
            for fitted in found
            if fitted.evidence.passage.kind is not NodeKind.SIGNATURE
            or fitted.evidence.passage.document not in others
        )

    def _holding(
        self, named: NumberedText, candidates: Iterable[tuple[Reading, float]]
    ) -> frozenset[DocumentId]:
        """Return the documents that are the text `named` or speak of it."""
        citing = {
            reading.passage.document
            for reading, _ in candidates
            if named.number in reading.passage.text and cites(reading.folded, named)
        }
        return self._borne.by(named) | citing

    def _particulars(
        self, asked: Question, original: str, route: Route, unknown: float
    ) -> Particulars:
        if unknown > _STRANGE:
            return Particulars()
        return find_particulars(asked, original, route, self._library, self._cards)


def _with_numbers(
    asked: Question, candidates: Collection[tuple[Reading, float]], route: Route
) -> Route:
    """Open the route when the document meant lacks the number asked about and another has it."""
    numbers = {s for s in asked.words.syllables if s.isdigit() and len(s) >= _TELLING_DIGITS}
    if not route.named or not numbers:
        return route
    holding = {r.passage.document for r, _ in candidates if numbers & r.words.own}
    if not holding or holding & route.named:
        return route
    return replace(route, named=frozenset())


def _of_texts(
    held: Sequence[frozenset[DocumentId]], found: tuple[Fitted, ...]
) -> tuple[Fitted, ...]:
    """Return what documents that speak of the texts named by number say; all if none does."""
    holders = frozenset[DocumentId]().union(*held)
    if not holders:
        return found
    return tuple(fitted for fitted in found if fitted.evidence.passage.document in holders)


def _at(placed: Placed, found: tuple[Fitted, ...], *, whole: bool) -> tuple[Fitted, ...]:
    """Return what stands at the place; as it is read there when the `whole` place is asked for."""
    there = [fitted for fitted in found if fitted.evidence.passage in placed.passages]
    best = there[0].score if there else 0.0
    if whole:
        there.sort(key=lambda fitted: fitted.evidence.passage.span.start)
    return tuple(
        replace(
            fitted,
            evidence=replace(fitted.evidence, located=True, field=whole or fitted.evidence.field),
            score=best if whole else fitted.score,
        )
        for fitted in there
    )


def _said_elsewhere(all_of: Sequence[Fitted], kept: Sequence[Fitted]) -> bool:
    """Whether what was left out says much more of the matter than what was kept."""
    most = max((fitted.evidence.own for fitted in all_of[:_FITTED]), default=0.0)
    own = max((fitted.evidence.own for fitted in kept[:_FITTED]), default=0.0)
    return own < _SAID_HERE * most


def _fitted(asked: Question, weighed: Sequence[Weighed], senses: Senses) -> tuple[Fitted, ...]:
    """Return the passages in the order of all that speaks for them; only the best are read."""
    found = [_fit(asked, in_sense(one, senses)) for one in weighed[:_FITTED]]
    found += [Fitted(one.evidence, UNREAD, one.evidence.score) for one in weighed[_FITTED:]]
    found.sort(key=lambda fitted: order(fitted.score, fitted.evidence.passage))
    return tuple(found)


def _fit(asked: Question, weighed: Weighed) -> Fitted:
    reading, evidence, terms = weighed.reading, weighed.evidence, weighed.matter.terms
    held = fit(asked, reading)
    said = reading.sentences_from_heading if evidence.field else reading.sentences
    worth = _FIT_WEIGHT * (2 if evidence.place else 1) * held.share
    worth += _TOGETHER_WEIGHT * largest_share(said, terms)
    if asked.wanted & _POINTED and held.mentions and not evidence.field:
        close = [reading.near(mention.span) for mention in held.mentions[:_MOST_MENTIONS]]
        worth += _AROUND_WEIGHT * (largest_share(close, terms) - 0.5)
    return Fitted(evidence, held, evidence.score + worth)
