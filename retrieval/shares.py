"""How much of a question's topic a passage says, alone and with what stands around it (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpus.document import DocumentId
from retrieval.questions.cues import Wanted
from retrieval.questions.routing import Route
from retrieval.questions.topic import Term
from retrieval.questions.understanding import Question
from retrieval.readings import PassageWords

_NAMING_WORD = 0.06  # of its weight: a topic word that also names the document
_BY_WEIGHT = attrgetter("weight", "word")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question asks of one document, beside the words that only name that document."""

    terms: tuple[Term, ...]
    pairs: tuple[str, ...]  # neighbouring syllables of the question
    naming: frozenset[str]
    weighed: tuple[tuple[str, float, Term], ...]  # the terms laid open, for they are read most
    total: float  # weight of all terms


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of the topic, from 0 to 1, by the nearest place that says them."""

    own: float
    headings: float
    document: float
    phrasing: float  # of the question's neighbouring syllables, those that stand so in the passage
    phrasing_near: float  # or in its headings
    missing: tuple[str, ...]  # words found nowhere around, weightiest first


def matter_of(
    question: Question, topic: Iterable[Term], route: Route, document: DocumentId
) -> Matter:
    """Return the topic with the words that only name the document counting for little.

    Where documents are asked for, what names one is what is asked.
    """
    asks_for_it = Wanted.DOCUMENTS in question.wanted
    named = frozenset() if asks_for_it else route.terms.get(document, frozenset())
    naming = named.union(syllable for pair in named for syllable in pair.split("_"))
    terms = tuple(
        Term(term.word, term.weight * _NAMING_WORD) if term.word in naming else term
        for term in topic
    )
    return Matter(
        terms=terms,
        pairs=tuple(pair for pair in question.words.pairs if pair not in naming),
        naming=naming,
        weighed=tuple((term.word, term.weight, term) for term in terms),
        total=sum(term.weight for term in terms) or 1.0,
    )


def shares_of(question: Question, matter: Matter, around: PassageWords) -> Shares:
    """Return what of the matter stands in a passage and around it."""
    own = headings = document = 0.0
    missing: list[Term] = []
    for word, weight, term in matter.weighed:
        if word in around.own:
            own += weight
        elif word in around.headings:
            headings += weight
        elif word in around.document or word in matter.naming:
            document += weight
        else:
            missing.append(term)
    missing.sort(key=_BY_WEIGHT, reverse=True)
    own += sum(_given_back(missing, question) for o in question.alternatives if o & around.own)
    unsaid = [pair for pair in matter.pairs if pair not in around.own]
    said = len(matter.pairs) - len(unsaid)
    said_near = said + sum(map(around.headings.__contains__, unsaid))
    return Shares(
        own=own / matter.total,
        headings=headings / matter.total,
        document=document / matter.total,
        phrasing=said / (len(matter.pairs) or 1),
        phrasing_near=said_near / (len(matter.pairs) or 1),
        missing=tuple([term.word for term in missing]),
    )


def largest_share(groups: Iterable[frozenset[str]], topic: Sequence[Term]) -> float:
    """Return the largest share of the topic, from 0 to 1, that one group of words holds."""
    total = sum(term.weight for term in topic)
    if not total:
        return 0.0
    return max(
        (sum([t.weight for t in topic if t.word in group]) / total for group in groups),
        default=0.0,
    )


def _given_back(missing: list[Term], question: Question) -> float:
    """Return the weight of a short form's reading that is missing: it has another reading."""
    for index, term in enumerate(missing):
        if term.word in question.readings:
            del missing[index]
            return term.weight
    return 0.0
