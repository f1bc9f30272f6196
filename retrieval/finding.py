"""Question in, weighed passages out: the one place where search and understanding meet."""

import re
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.document import Document, DocumentCard, DocumentId
from corpus.passages import Passage, PassageId
from corpus.text import display, fold
from retrieval.compounds import Compounds
from retrieval.cues import Wanted
from retrieval.fitting import Fit, fit
from retrieval.lexicon import Lexicon
from retrieval.particulars import Particulars, find_particulars
from retrieval.results import ScoredPassage
from retrieval.routing import Profile, Route, Router, merged
from retrieval.spans import around, together
from retrieval.text import Words, words
from retrieval.understanding import Question, Talk, understand
from retrieval.weighing import (
    Evidence,
    PassageWords,
    Rarity,
    Term,
    matter_of,
    naming,
    passage_words,
    topic_terms,
    weigh,
)
from retrieval.wording import Language, Wording, word

_CANDIDATES = 80
_WHOLE_DOCUMENTS = 3  # of the best named documents every passage is weighed
_LARGEST_WHOLE = 800  # passages; larger documents rely on search alone
_FITTED = 24  # how many of the best are read for what is wanted
_FIT_WEIGHT = 0.5
_AROUND_WEIGHT = 0.4  # for the topic that stands close to the date or number asked for
_POINTED = frozenset(
    {Wanted.DAY, Wanted.TIME, Wanted.DURATION, Wanted.MONEY, Wanted.PERCENT, Wanted.COUNT}
)
_TOGETHER_WEIGHT = 0.4  # for the topic that stands in one sentence
_OPENING = 1_500  # characters of a document that tell who writes to whom about what
_TELLING_DIGITS = 3  # a shorter number stands anywhere
_STRANGE = 0.45  # share of the topic in no document, from which on none is meant
_WORD_WITHIN = re.compile(r"(?<=[\w,] )[^\W\d_]{3,}\b")
_REMEMBERED = 20_000  # passages whose words are kept


class Library(Protocol):
    """The store, as far as finding needs it."""

    def cards(self) -> list[DocumentCard]:
        """Return every document's card."""

    def text(self, document: DocumentId) -> str | None:
        """Return the extracted text, None for an unknown document."""

    def document(self, document: DocumentId) -> Document | None:
        """Return the document's tree."""

    def passages_of(self, document: DocumentId) -> list[Passage]:
        """Return the document's passages in reading order."""


class Candidates(Protocol):
    """Hybrid search with words that are made already."""

    def candidates(
        self,
        words: Words,
        text: str,
        *,
        top_k: int,
        documents: Collection[DocumentId] | None = None,
    ) -> list[ScoredPassage]:
        """Return at most `top_k` passages, best first."""


class Vocabulary(Protocol):
    """What the index knows of words."""

    def frequency(self, word: str) -> int:
        """Return how many passages hold the folded syllable or pair."""

    def text_frequency(self, word: str) -> int:
        """Return about how many passages hold it in their own text."""

    def size(self) -> int:
        """Return the number of passages."""


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
        self._router = Router(map(self._profile, self._cards.values()))
        self._names = frozenset(
            pair for card in self._cards.values() for pair in words(card.place or "").pairs
        )
        self._words: OrderedDict[PassageId, PassageWords] = OrderedDict()
        self._short_forms: dict[DocumentId, dict[str, str]] = {}

    def find(self, question: str, earlier: Sequence[str] = ()) -> Findings:
        """Return the evidence for `question`; `earlier` are the user's turns before it."""
        worded = word(question, self._lexicon, self._vocabulary.frequency)
        asked = understand(
            worded,
            [word(turn, self._lexicon, self._vocabulary.frequency) for turn in earlier[-2:]],
        )
        route = self._route(asked)
        topic = topic_terms(asked, self._rarity(question))
        unknown = self._unknown(topic)
        found: tuple[Fitted, ...] = ()
        if asked.talk is Talk.QUESTION:
            candidates = list(self._candidates(asked, route))
            route = _with_numbers(asked, candidates, route)
            weighed = weigh(asked, topic, candidates, route)
            found = self._fitted(asked, topic, weighed, route)
        return Findings(
            question=asked,
            original=question,
            topic=topic,
            unknown=unknown,
            strangers=self._strangers(worded),
            route=route,
            found=found,
            particulars=self._particulars(asked, question, route, unknown),
            cards=self._cards,
        )

    def _profile(self, card: DocumentCard) -> Profile:
        text = self._library.text(card.id) or ""
        return Profile(card=card, opening=text[:_OPENING], body=text)

    def _route(self, asked: Question) -> Route:
        own = self._router.route(asked.words, asked.text, asked.typed)
        if asked.earlier is None:
            return own
        before = self._router.route(asked.earlier, " ".join(asked.earlier.syllables))
        return merged(own, before)

    def _rarity(self, question: str) -> Rarity:
        return Rarity(
            self._vocabulary.text_frequency,
            self._vocabulary.size(),
            self._compounds.read(question),
            self._names,
        )

    def _particulars(
        self, asked: Question, original: str, route: Route, unknown: float
    ) -> Particulars:
        if unknown > _STRANGE:
            return Particulars()
        return find_particulars(asked, original, route, self._library, self._cards)

    def _strangers(self, worded: Wording) -> tuple[str, ...]:
        """Capitalised words inside the question that are no slip and stand nowhere."""
        if worded.language is Language.ENGLISH:
            return ()
        mended = {fold(typed) for typed, _ in worded.expanded}
        return tuple(
            name
            for name in _WORD_WITHIN.findall(worded.original)
            if name.istitle()
            and fold(name) not in mended
            and not self._vocabulary.frequency(fold(name))
        )

    def _unknown(self, topic: Sequence[Term]) -> float:
        total = sum(term.weight for term in topic)
        lost = sum(t.weight for t in topic if not self._vocabulary.frequency(t.word))
        return lost / total if total else 0.0

    def _candidates(
        self, asked: Question, route: Route
    ) -> Iterable[tuple[Passage, PassageWords, float]]:
        sought, text = asked.words, asked.text
        if asked.earlier is not None:
            sought = Words(
                (*sought.syllables, *asked.earlier.syllables),
                (*sought.pairs, *asked.earlier.pairs),
                (*sought.symbols, *asked.earlier.symbols),
            )
            text = f"{' '.join(asked.earlier.syllables)}\n{text}"
        hits = self._search.candidates(sought, text, top_k=_CANDIDATES)
        best = max((hit.score for hit in hits), default=0.0) or 1.0
        scored = {hit.passage.id: (hit.passage, max(0.0, hit.score / best)) for hit in hits}
        for passage in self._whole(route):
            scored.setdefault(passage.id, (passage, 0.0))
        return [(passage, self._around(passage), score) for passage, score in scored.values()]

    def _whole(self, route: Route) -> list[Passage]:
        ranked = sorted(route.scores, key=lambda document: -route.scores[document])
        passages: list[Passage] = []
        for document in ranked[:_WHOLE_DOCUMENTS]:
            if route.scores[document] >= 0.5 and len(passages) < _LARGEST_WHOLE:
                passages += self._library.passages_of(document)[:_LARGEST_WHOLE]
        return passages

    def _fitted(
        self, asked: Question, topic: Sequence[Term], weighed: Sequence[Evidence], route: Route
    ) -> tuple[Fitted, ...]:
        found = [
            self._fit(asked, evidence, matter_of(topic, naming(route, evidence.passage.document)))
            for evidence in weighed[:_FITTED]
        ]
        found += [Fitted(e, Fit(0.0, frozenset(), ()), e.score) for e in weighed[_FITTED:]]
        found.sort(key=lambda fitted: (-fitted.score, fitted.evidence.passage.span.start))
        return tuple(found)

    def _fit(self, asked: Question, evidence: Evidence, matter: Sequence[Term]) -> Fitted:
        passage = evidence.passage
        expand = self._expander(passage)
        held = fit(asked, passage)
        worth = _FIT_WEIGHT * (2 if evidence.place else 1) * held.share
        worth += _TOGETHER_WEIGHT * together(_read_with(evidence), matter, expand)
        if asked.wanted & _POINTED and held.mentions and not evidence.field:
            spans = [mention.span for mention in held.mentions]
            worth += _AROUND_WEIGHT * (around(passage.text, spans, matter, expand) - 0.5)
        return Fitted(evidence, held, evidence.score + worth)

    def _around(self, passage: Passage) -> PassageWords:
        if passage.id in self._words:
            self._words.move_to_end(passage.id)
            return self._words[passage.id]
        made = passage_words(passage, self._cards[passage.document], self._expander(passage))
        self._words[passage.id] = made
        if len(self._words) > _REMEMBERED:
            self._words.popitem(last=False)
        return made

    def _expander(self, passage: Passage) -> Callable[[str], str]:
        defined = self._defined(passage.document)

        def expand(text: str) -> str:
            shown = display(text)
            longs = [defined[token] for token in set(fold(shown).split()) & defined.keys()]
            return "\n".join((shown, *longs))

        return expand

    def _defined(self, document: DocumentId) -> dict[str, str]:
        """The short forms that a text of the document may use: its own and the field's."""
        if document not in self._short_forms:
            parsed = self._library.document(document)
            general = {
                short: expansions[0].long
                for short, expansions in self._lexicon.shorts.items()
                if len(expansions) == 1 and len(short) > 2 and expansions[0].short.isupper()
            }
            own = {
                fold(form.short.text): form.long.text
                for form in (parsed.short_forms if parsed else ())
            }
            self._short_forms[document] = general | own
        return self._short_forms[document]


def _read_with(evidence: Evidence) -> str:
    """The passage's text; a field is read on from the heading it is a field of."""
    passage = evidence.passage
    if evidence.field and passage.headings:
        return f"{passage.headings[-1]} {passage.text}"
    return passage.text


def _with_numbers(
    asked: Question, candidates: Iterable[tuple[Passage, PassageWords, float]], route: Route
) -> Route:
    """A document that lacks the number asked about, when another has it, is not the one meant."""
    numbers = {s for s in asked.words.syllables if s.isdigit() and len(s) >= _TELLING_DIGITS}
    if not route.named or not numbers:
        return route
    holding = {p.document for p, around, _ in candidates if numbers & around.own}
    if not holding or holding & route.named:
        return route
    return replace(route, named=frozenset())
