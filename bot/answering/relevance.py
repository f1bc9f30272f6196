"""Whether the best passage says enough of what is asked to be an answer (pure)."""

from dataclasses import dataclass

from corpus.text import fold
from retrieval.finding import Findings, Fitted
from retrieval.questions.cues import DUTIES, Wanted
from retrieval.questions.topic import YEAR

_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When evidence is enough; set on labelled questions, see tests/evaluation.

    `near` is the share of the topic that a passage and its headings say.
    """

    near: float = 0.28
    near_if_unnamed: float = 0.45  # when the question names no document
    near_if_topic: float = 0.75  # likewise, when it only names a matter: "thủ tục làm căn cước"
    near_if_claim: float = 0.6  # likewise, when it asks whether something is so
    near_if_unheard: float = 0.7  # likewise, when a good part of it stands in no document
    near_if_strange: float = 0.5
    near_if_ordered: float = 0.7  # what is left of a message full of orders
    of_english: float = 0.6  # of what else is enough: a translation loses words
    unheard: float = 0.3  # share of the topic that stands in no document
    strange: float = 0.4  # share of the topic that stands in no document at all
    strange_in_place: float = 0.35
    person: float = 0.45  # of the topic, said by the passage that names the person
    same_matter: float = 0.85  # of the best passage's `near`
    close: float = 0.8  # of the best score


THRESHOLDS = Thresholds()


def asked_of_side(findings: Findings, fitted: Fitted) -> str | None:
    """Return the unit that the passage is about, folded, if the question names it."""
    side = fold(fitted.evidence.passage.side or "")
    return side if " " in side and f" {side} " in f" {findings.question.text} " else None


def is_relevant(findings: Findings, best: Fitted) -> bool:
    """Whether the passage is about the matter of the question, at its place or in its words."""
    evidence = best.evidence
    if evidence.place and best.fit.share > 0:
        return evidence.route >= 0.5 and findings.unknown <= THRESHOLDS.strange_in_place
    if evidence.located and findings.route.named:
        return True
    if findings.question.ordered and not findings.route.named:
        return False
    if not findings.route.named and not (_word_met(findings, best) and _meant(findings, best)):
        return False
    return evidence.near >= _enough(findings, best)


def _enough(findings: Findings, best: Fitted) -> float:
    """Return the share of the topic that the best passage and its headings must say."""
    near = THRESHOLDS.near if findings.route.named else _if_unnamed(findings)
    if findings.question.ordered:
        return THRESHOLDS.near_if_ordered
    if findings.question.english:
        near *= THRESHOLDS.of_english
    if _number_met(findings, best):
        return THRESHOLDS.near
    return max(THRESHOLDS.near_if_strange, near) if findings.unknown > THRESHOLDS.strange else near


def _if_unnamed(findings: Findings) -> float:
    """Return what must be said when any document may answer: the less is asked, the more."""
    question = findings.question
    if question.english or question.follows or Wanted.DOCUMENTS in question.wanted:
        return THRESHOLDS.near_if_unnamed
    if findings.unknown > THRESHOLDS.unheard:
        return THRESHOLDS.near_if_unheard
    if question.wanted == {Wanted.CONTENT} and not DUTIES.search(question.text):
        return THRESHOLDS.near_if_topic
    return (
        THRESHOLDS.near_if_claim if Wanted.YESNO in question.wanted else THRESHOLDS.near_if_unnamed
    )


def _word_met(findings: Findings, best: Fitted) -> bool:
    """Whether the best passage holds a word of the question besides its document's name.

    Or is about the unit that the question names, be that name all of common words ("Sở Nội vụ").
    """
    if asked_of_side(findings, best):
        return True
    words = {t.word for t in findings.topic if "_" in t.word or any(map(str.isdigit, t.word))}
    if Wanted.DOCUMENTS not in findings.question.wanted:  # else what names one is what is asked
        words -= findings.route.terms.get(best.evidence.passage.document, frozenset())
    return bool(words - set(best.evidence.missing))


def _meant(findings: Findings, best: Fitted) -> bool:
    """Whether the passage has the words of a bare topic, in the sense they are meant in.

    Of "lương giáo viên" both must stand there: which of few words is the matter nobody can tell.
    """
    question = findings.question
    if question.wanted != {Wanted.CONTENT} or question.english or question.follows:
        return True
    few = len(findings.topic) <= _FEW_WORDS and best.evidence.missing
    return not (few or best.evidence.foreign)


def _number_met(findings: Findings, best: Fitted) -> bool:
    """Whether a number or symbol of the question, no year, stands in the best passage."""
    numbers = {
        t.word
        for t in findings.topic
        if sum(map(str.isdigit, t.word)) >= 3 and not YEAR.fullmatch(t.word)
    }
    return bool(numbers - set(best.evidence.missing))
