"""Pairs of a question and a text that answers it, made from statements that belong together."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from retrieval.training.noise import as_question, crop, in_english
from retrieval.training.sources import Article, Sources, Translation
from retrieval.training.vocabulary import plain_words

_RARE = 5  # a title that stands over more articles than this needs its subject to mean anything
_CROPS = 2  # questions an article beside the one from its title
_GLOSSED = 0.5  # share of articles that also get a question in English
_LONGEST_TERM = 6  # syllables


@dataclass(frozen=True, slots=True)
class Pair:
    """`answer` is the parts of a text; pairs of one `group` are no wrong answers to each other.

    Pairs of one `subject` come together in a batch, so that wrong answers are near misses.
    """

    question: str
    answer: tuple[str, ...]
    group: int
    subject: str


class PairMaker:
    """Makes other pairs of the same sources for every epoch."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._titles = Counter(article.title for article in sources.articles)
        self._glosses = Glosses(sources.terms, sources.fillers)

    def texts(self) -> Iterator[str]:
        """Yield every text that can be part of an answer, some of them more than once."""
        for article in (*self._sources.articles, *self._sources.documents):
            yield from (article.title, article.subject, *article.clauses)
        for sentence in self._sources.sentences:
            yield sentence.vietnamese
        for place in self._sources.places:
            yield from (place.full_name, place.province)
        for term in self._sources.terms:
            yield term.vietnamese

    def epoch(self, random: Random) -> list[Pair]:
        """Return one epoch's pairs, those of one kind together."""
        makers = (
            (self._article_pairs(random, article) for article in self._sources.articles),
            (
                [draft]
                for document in self._sources.documents
                for draft in _neighbours(random, document)
            ),
            ([_Draft(s.english, (s.vietnamese,), "")] * 2 for s in self._sources.sentences),
            self._place_pairs(random),
            ([_Draft(t.english, (t.vietnamese,), "")] * 2 for t in self._sources.terms),
        )
        groups = enumerate(itertools.chain.from_iterable(makers))
        return [
            Pair(draft.question, draft.answer, group, draft.subject)
            for group, drafts in groups
            for draft in drafts
        ]

    def _article_pairs(self, random: Random, article: Article) -> Iterator["_Draft"]:
        rare = self._titles[article.title] <= _RARE
        if article.title:
            yield _title_pair(random, article, rare=rare)
        for _ in range(min(_CROPS, len(article.clauses))):
            yield _clause_pair(random, article, rare=rare)
        if random.random() < _GLOSSED:
            clause = random.choice(article.clauses)
            if question := self._glosses.question(random, f"{article.title} {clause}"):
                yield _Draft(question, (article.title, clause), article.subject)

    def _place_pairs(self, random: Random) -> Iterator[list["_Draft"]]:
        for place in self._sources.places:
            asked = place.english if random.random() < 0.5 else as_question(random, place.name)
            province = (place.province,) if random.random() < 0.3 else ()
            yield [_Draft(asked, (place.full_name, *province), place.province)]


class Glosses:
    """The bilingual list as a dictionary for reading a Vietnamese statement term by term."""

    def __init__(self, terms: Sequence[Translation], fillers: tuple[str, ...]) -> None:
        self._english: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._fillers = fillers
        for term in terms:
            self._english[tuple(plain_words(term.vietnamese))].append(term.english)

    def question(self, random: Random, statement: str) -> str | None:
        """Return an English question of two to five terms of `statement`, in their order."""
        found = list(self._read(plain_words(statement)))
        if len(found) < 2:
            return None
        length = random.randint(2, 5)
        start = random.randint(0, max(len(found) - length, 0))
        terms = [random.choice(english) for english in found[start : start + length]]
        return in_english(random, terms, self._fillers)

    def _read(self, words: list[str]) -> Iterator[list[str]]:
        place = 0
        while place < len(words):
            lengths = range(min(_LONGEST_TERM, len(words) - place), 0, -1)
            spans = (tuple(words[place : place + length]) for length in lengths)
            term = next((span for span in spans if span in self._english), None)
            if term:
                yield self._english[term]
            place += len(term) if term else 1


@dataclass(frozen=True, slots=True)
class _Draft:
    question: str
    answer: tuple[str, ...]
    subject: str


def _title_pair(random: Random, article: Article, *, rare: bool) -> _Draft:
    title, subject = article.title, article.subject
    if rare and random.random() < 0.7:
        asked = title
    else:
        asked = f"{title} {subject}" if random.random() < 0.7 else f"{subject} {title}"
    body = article.clauses
    if random.random() < 0.5:
        body = tuple(random.sample(body, min(len(body), 2)))
    if random.random() < 0.2:
        body = (subject, *body)
    return _Draft(as_question(random, asked), body, subject)


def _clause_pair(random: Random, article: Article, *, rare: bool) -> _Draft:
    """Ask by words of one clause for the article with it, without it, or for the clause."""
    title, clauses, subject = article.title, article.clauses, article.subject
    place = random.randrange(len(clauses))
    clause = clauses[place]
    asked = crop(random, clause, 4, 14)
    choice = random.random()
    if choice < 0.35:
        answer = (title, *clauses)
    elif choice < 0.65 and len(clauses) > 1:
        answer = (title, *clauses[:place], *clauses[place + 1 :])
    elif choice < 0.85:
        answer = (title, clause) if random.random() < 0.6 else (clause,)
        if random.random() < 0.5:
            asked = f"{crop(random, title, 3, 8)} {crop(random, clause, 3, 8)}"
    else:
        answer = (clause,)
        if rare or random.random() < 0.5:
            asked = f"{title} {subject} {article.chapter if random.random() < 0.2 else ''}"
    return _Draft(as_question(random, asked), answer, subject)


def _neighbours(random: Random, document: Article) -> Iterator[_Draft]:
    clauses = document.clauses
    for place in range(random.randrange(2), len(clauses) - 1, 2):
        if random.random() < 0.3:
            asked = crop(random, clauses[place], 4, 14)
            answer: tuple[str, ...] = clauses[place : place + 2]
        else:
            asked = crop(random, clauses[place], 6, 20)
            answer = clauses[place + 1 : place + 2]
        yield _Draft(as_question(random, asked), answer, document.subject)
