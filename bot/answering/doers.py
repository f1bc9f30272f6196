"""Who does something by a certain day: another unit's day is no answer (pure)."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.mentions.mentions import find_units_folded
from corpus.passages import Passage
from corpus.text import fold
from retrieval.finding import Findings, Fitted
from retrieval.questions.cues import Wanted
from retrieval.text import words

_WHEN = frozenset({Wanted.TIME, Wanted.DAY, Wanted.DURATION, Wanted.FREQUENCY})
_AT_ONCE = 6  # characters in front of the unit: "thế sở …"
_AS_NEAR = 0.7  # of the best passage's `near`
_OF_MANY = ("cac ", "moi ", "tat ca ", "nhung ")


def of_doer(findings: Findings) -> Findings:
    """Return the findings with what is said of the unit first that a question of when begins with.

    Only where the best passage is plainly about another unit, and another one says about as much.
    """
    doer = _doer(findings)
    if not doer or not _is_of_another(findings.found[0], doer):
        return findings
    best = findings.found[0]
    for fitted in findings.found[1:]:
        is_near = fitted.evidence.near >= _AS_NEAR * best.evidence.near
        if is_near and not fitted.fit.lacking and _speaks_of(fitted, doer):
            rest = (one for one in findings.found if one is not fitted)
            return replace(findings, found=(fitted, *rest))
    return findings


def is_of_another(findings: Findings) -> bool:
    """Whether the best passage is about another unit than the one a question of when begins with.

    A group ("các sở") may hold it.
    """
    doer = _doer(findings)
    return bool(doer) and _is_of_another(findings.found[0], doer)


def _doer(findings: Findings) -> frozenset[str]:
    """Return the pairs of syllables of the unit that does something; none where it is not told."""
    question = findings.question
    if question.english or not question.wanted & _WHEN:
        return frozenset()
    first = next(iter(find_units_folded(question.text)), None)
    if first is None or first.span.start > _AT_ONCE:
        return frozenset()
    return frozenset(words(first.key).pairs)


def _is_of_another(fitted: Fitted, doer: frozenset[str]) -> bool:
    side = fold(fitted.evidence.passage.side or "")
    is_one = bool(side) and not side.startswith(_OF_MANY) and "," not in side
    return is_one and not _speaks_of(fitted, doer)


def _speaks_of(fitted: Fitted, doer: frozenset[str]) -> bool:
    return not doer.isdisjoint(words("\n".join(_around(fitted.evidence.passage))).pairs)


def _around(passage: Passage) -> Iterable[str]:
    return passage.text, passage.side or "", *passage.headings
