"""How well a passage bears on a question: coverage of its words, where they stand (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.document import DocumentId, NodeKind
from corpus.mentions.mentions import find_units_folded
from corpus.passages import Passage, PassageId
from retrieval.questions.asked_fields import asks_for, is_of_all
from retrieval.questions.cues import DUTIES, Wanted
from retrieval.questions.places import Place, is_at
from retrieval.questions.routing import Route
from retrieval.questions.senses import Senses
from retrieval.questions.topic import Term
from retrieval.questions.understanding import Question
from retrieval.readings import Reading
from retrieval.shares import Matter, Shares, matter_of, shares_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with the reasons for it; `score` orders the passages of one question."""

    passage: Passage
    score: float
    own: float  # share of the topic that the passage says itself
    near: float  # share that passage and headings say
    whole: float  # share that passage, headings and document say together
    route: float  # how well the question names the document
    field: bool  # its label, a field's of its heading, or all at its place is what is asked for
    located: bool  # it is at the address that the question gives
    place: bool  # it is the part of a document that the question is about by its nature
    missing: tuple[str, ...]  # words of the topic found nowhere around it, weightiest first
    foreign: tuple[str, ...] = ()  # of these, those that it has in another sense


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason counts; set on labelled questions, see tests/evaluation."""

    own: float = 1.0
    phrasing: float = 0.4
    headings: float = 0.7
    document: float = 0.15
    search: float = 0.35
    route: float = 0.45
    named: float = 0.6
    place: float = 0.6
    address: float = 1.5
    side: float = 0.3  # the passage is about the unit that the question names
    side_named: float = 0.15  # and so is the whole document
    duties: float = 1.2  # and the question asks for that unit's duties
    own_side: float = -0.3  # the question asks for a unit, and not for the one it names itself
    other_side: float = -0.15  # duties of one are asked for, and these are another's
    of_all: float = 1.2  # and is of all that the document is about, which is what is asked
    field: float = 0.2  # it is a field with the label that is asked for
    frame: float = -0.3  # letterheads, titles, recipients answer only questions about them
    unsigned: float = -1.0  # anything but a signature when signers are asked for
    in_place: float = 0.5  # least share that a signature or a letterhead says: it repeats no topic


WEIGHTS = Weights()

_FRAME = frozenset(
    {
        NodeKind.TITLE,
        NodeKind.LETTERHEAD,
        NodeKind.RECIPIENTS,
        NodeKind.ADDRESSEES,
        NodeKind.SIGNATURE,
    }
)
_PLACES: Mapping[NodeKind, Place] = {
    NodeKind.SIGNATURE: Place.SIGNATURE,
    NodeKind.RECIPIENTS: Place.RECIPIENTS,
    NodeKind.ADDRESSEES: Place.RECIPIENTS,
    NodeKind.LETTERHEAD: Place.HEADER,
    NodeKind.BASIS: Place.PREAMBLE,
    NodeKind.PREAMBLE: Place.PREAMBLE,
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its evidence and the matter it was weighed by."""

    reading: Reading
    evidence: Evidence
    matter: Matter


def weigh(
    question: Question,
    topic: Sequence[Term],
    candidates: Iterable[tuple[Reading, float]],
    route: Route,
) -> list[Weighed]:
    """Return the candidates, each with its search score from 0 to 1, best first."""
    candidates = list(candidates)
    whole = _fields_of_all(question, (reading for reading, _ in candidates), route)
    matters: dict[DocumentId, Matter] = {}
    found: list[Weighed] = []
    for reading, search in candidates:
        document = reading.passage.document
        if document not in matters:
            matters[document] = matter_of(question, topic, route, document)
        matter = matters[document]
        asked = _Asked(question, matter, route, is_answered=reading.passage.id in whole)
        found.append(Weighed(reading, _weigh(asked, reading, search), matter))
    found.sort(key=lambda weighed: order(weighed.evidence.score, weighed.reading.passage))
    return found


def in_sense(weighed: Weighed, senses: Senses) -> Weighed:
    """Return a candidate without the words that it has in another sense than the question.

    Its place among the others stays: the sense tells whether it answers, less whether it does best.
    """
    reading, evidence = weighed.reading, weighed.evidence
    foreign = senses.foreign(reading.passage.text) & reading.words.own
    if not foreign:
        return weighed
    lost = [term for term in weighed.matter.terms if term.word in foreign]
    share = sum(term.weight for term in lost) / weighed.matter.total
    without = replace(
        evidence,
        own=evidence.own - share,
        near=evidence.near - share,
        whole=evidence.whole - share,
        missing=(*evidence.missing, *(term.word for term in lost)),
        foreign=tuple(term.word for term in lost),
    )
    return replace(weighed, evidence=without)


def order(score: float, passage: Passage) -> tuple[float, int, str]:
    """Return the key that sorts best first, and equals always in the same order."""
    return -score, passage.span.start, passage.id


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a passage."""

    question: Question
    matter: Matter
    route: Route
    is_answered: bool  # by its label alone, where the question asks nothing but its document


def _fields_of_all(
    question: Question, readings: Iterable[Reading], route: Route
) -> frozenset[PassageId]:
    """Return the fields ("Thời gian: …") that say when or where what a named document is about is.

    None where a document has several such fields: then they are of parts of it.
    """
    fields: dict[DocumentId, list[PassageId]] = {}
    for reading in readings:
        passage = reading.passage
        is_meant = passage.document in route.named and is_of_all(reading.label)
        if is_meant and asks_for(question, reading.label):
            fields.setdefault(passage.document, []).append(passage.id)
    return frozenset(ids[0] for ids in fields.values() if len(ids) == 1)


def _weigh(asked: _Asked, reading: Reading, search: float) -> Evidence:
    question, matter, route = asked.question, asked.matter, asked.route
    passage = reading.passage
    shares = shares_of(question, matter, reading.words)
    of_all = asked.is_answered and not shares.missing
    if of_all:
        shares = replace(shares, own=1.0 - shares.headings)
    routed = route.scores.get(passage.document, 0.0)
    place = _PLACES.get(passage.kind) in question.places
    field = asks_for(question, reading.label)
    located = is_at(question.address, passage.address)
    score = (
        _said(shares, place=place, field=field or passage.kind is NodeKind.ROW)
        + WEIGHTS.search * search
        + WEIGHTS.route * routed
        + WEIGHTS.named * (passage.document in route.named)
        + WEIGHTS.place * place
        + WEIGHTS.address * located
        + WEIGHTS.frame * ((passage.kind in _FRAME) and not place)
        + WEIGHTS.unsigned * (Place.SIGNATURE in question.places and not place)
        + _side(question, reading, matter)
        + WEIGHTS.field * field
        + WEIGHTS.of_all * of_all
    )
    return Evidence(
        passage=passage,
        score=score,
        own=shares.own,
        near=shares.own + shares.headings,
        whole=shares.own + shares.headings + shares.document,
        route=routed,
        field=field,
        located=located,
        place=place,
        missing=shares.missing,
    )


def _said(shares: Shares, *, place: bool, field: bool) -> float:
    own = max(shares.own, WEIGHTS.in_place) if place else shares.own
    return (
        WEIGHTS.own * own
        + WEIGHTS.phrasing * (shares.phrasing_near if field else shares.phrasing)
        + (WEIGHTS.own if field else WEIGHTS.headings) * shares.headings
        + WEIGHTS.document * shares.document
    )


def _is_of_another(question: Question, side: str) -> bool:
    units = _units(question.text)
    return bool(side and units) and not units & frozenset(side.split())


@lru_cache(maxsize=64)
def _units(text: str) -> frozenset[str]:
    """Return the syllables of the units in a folded question whose duties it asks for."""
    if not DUTIES.search(text):
        return frozenset()
    return frozenset(s for unit in find_units_folded(text) for s in unit.key.split())


def _side(question: Question, reading: Reading, matter: Matter) -> float:
    side = reading.side
    if " " not in side or f" {side} " not in f" {question.text} ":
        return WEIGHTS.other_side * _is_of_another(question, side)
    if Wanted.UNIT in question.wanted:
        return WEIGHTS.own_side
    if DUTIES.search(question.text):
        return WEIGHTS.duties
    return WEIGHTS.side_named if matter.naming.issuperset(side.split()) else WEIGHTS.side
