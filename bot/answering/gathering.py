"""Which of the weighed passages answer together, and which documents answer as well (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answering.refusing import same_matter
from bot.answering.relevance import asked_of_side
from bot.answering.telling import unlabelled
from corpus.document import DocumentId, NodeKind
from corpus.passages import Passage
from corpus.text import display, fold
from retrieval.finding import Findings, Fitted
from retrieval.questions.cues import DUTIES, Wanted
from retrieval.questions.manners import INSTRUCTION
from retrieval.text import words

_MOST_DOCUMENTS = 5
_MOST_TOGETHER = 6
_MOST_ITEMS = 9
_LOOKED_AT = 30  # passages after the best
_KEPT = 256  # passages whose words are kept: many questions meet the same


@dataclass(frozen=True, slots=True)
class Shares:
    """What counts as good as the best; set on labelled questions, see tests/evaluation."""

    named: float = 0.7  # of the best passage's `near`: what a named document says of the matter
    rival: float = 0.86  # of the best score: another document that answers as well
    sibling: float = 0.8  # of the best score: another passage of the same list
    mention: float = 0.75  # of the best share of the topic: a document that mentions it
    other_side: float = 0.96  # of the best score: another unit's part in the same matter
    gain: float = 0.14  # of the topic: what a further passage must add


SHARES = Shares()


def of_named(findings: Findings) -> Findings:
    """Return the findings of the documents that the question names: another's is no answer.

    All of them when the named ones hardly speak of the matter: then the name was a chance word.
    """
    named = findings.route.named
    kept = tuple(f for f in findings.found if f.evidence.passage.document in named)
    if not kept or kept[0].evidence.near < SHARES.named * findings.found[0].evidence.near:
        return findings
    return replace(findings, found=kept)


def promoted(findings: Findings) -> Findings:
    """Return the findings with the first passage that holds what is strictly wanted in front."""
    best = findings.found[0]
    if not best.fit.lacking:
        return findings
    for fitted in same_matter(findings)[1:]:
        if not fitted.fit.lacking:
            rest = (f for f in findings.found if f is not fitted)
            return replace(findings, found=(fitted, *rest))
    return findings


def rivals(findings: Findings) -> list[Fitted]:
    """Return the best passage of each document that answers about as well as the best of all."""
    best = findings.found[0]
    if findings.route.named or _document(best) in findings.route.spoken_of:
        return [best]
    numbers = {t.word for t in findings.topic if any(map(str.isdigit, t.word))}
    numbers -= set(best.evidence.missing)  # what the best says, another must say as well
    side = asked_of_side(findings, best) or ""
    chosen: dict[DocumentId, Fitted] = {}
    for fitted in findings.found:
        close = fitted.score >= SHARES.rival * best.score
        passage = fitted.evidence.passage
        of_side = side in fold(f"{passage.side} {passage.text}")
        if close and of_side and numbers.isdisjoint(fitted.evidence.missing):
            chosen.setdefault(_document(fitted), fitted)
    return list(chosen.values())[:_MOST_DOCUMENTS]


def mentioning(findings: Findings) -> list[Fitted]:
    """Return the best passage of each document that says what the question looks for."""
    symbols = set(findings.question.symbols) & {term.word for term in findings.topic}
    best = max(f.evidence.own for f in findings.found)
    chosen: dict[DocumentId, Fitted] = {}
    for fitted in findings.found:
        if symbols:
            says = bool(symbols & _own_words(findings, fitted))
        else:
            says = fitted.evidence.own >= SHARES.mention * best
        if says:
            chosen.setdefault(_document(fitted), fitted)
    return list(chosen.values())[:_MOST_DOCUMENTS]


def together(findings: Findings) -> list[Fitted]:
    """Return what answers as one, in reading order: a list, or parts that add to the best."""
    best = findings.found[0]
    if listed := _led_in(findings, best):
        return listed
    chosen = [best]
    covered = _own_words(findings, best)
    for fitted in _near(findings, best):
        if len(chosen) >= _MOST_TOGETHER:
            break
        if _other_side(findings, fitted, best):
            chosen.append(fitted)
        elif _adds(findings, fitted, best, covered):
            chosen.append(fitted)
            covered |= _own_words(findings, fitted)
    return sorted(chosen, key=_start)


def _near(findings: Findings, best: Fitted) -> Iterator[Fitted]:
    """Yield the other passages of the best one's document that score about as well.

    Not what gives orders to the assistant: a document says such a thing to nobody.
    """
    for fitted in findings.found[1:_LOOKED_AT]:
        if _document(fitted) == _document(best):
            if fitted.score < SHARES.sibling * best.score:
                return
            if not INSTRUCTION.search(fold(fitted.evidence.passage.text)):
                yield fitted


def _adds(findings: Findings, fitted: Fitted, best: Fitted, covered: set[str]) -> bool:
    """Whether the passage says the same of another unit, or goes on where the best stops."""
    if _body(fitted.evidence.passage) == _body(best.evidence.passage):
        return True
    if _parent(fitted) != _parent(best):
        return False
    if DUTIES.search(findings.question.text) and asked_of_side(findings, best):
        return True  # the duties of the unit that is asked about, one below the other
    if fitted.evidence.field and best.evidence.field:
        return True
    total = sum(term.weight for term in findings.topic) or 1.0
    added = _own_words(findings, fitted) - covered
    gain = sum(term.weight for term in findings.topic if term.word in added) / total
    return gain >= SHARES.gain or _listed(findings, best)


def _led_in(findings: Findings, best: Fitted) -> list[Fitted]:
    """Return a lead-in ("… các trường hợp sau:") with its items, nothing for other passages."""
    passage = best.evidence.passage
    if not display(passage.text).endswith(":"):
        return []
    items = [
        fitted
        for fitted in findings.found
        if _document(fitted) == passage.document
        and fitted.evidence.passage.address.startswith(f"{passage.address}.")
    ]
    return [best, *sorted(items, key=_start)[:_MOST_ITEMS]] if items else []


def _other_side(findings: Findings, fitted: Fitted, best: Fitted) -> bool:
    """Whether another unit's part in the matter fits as well, when units are asked for."""
    sides = {fold(f.evidence.passage.side or "") for f in (fitted, best)}
    return (
        Wanted.UNIT in findings.question.wanted
        and fitted.score >= SHARES.other_side * best.score
        and len(sides) == 2
        and "" not in sides
    )


def _listed(findings: Findings, best: Fitted) -> bool:
    """Whether the question is about the heading over the best passage, or about all of its kind."""
    evidence = best.evidence
    if evidence.place:
        whole_list = {Wanted.LIST, Wanted.SIGNER} & findings.question.wanted
        return bool(whole_list) and evidence.passage.kind is not NodeKind.RECIPIENTS
    asks_for_all = Wanted.UNIT not in findings.question.wanted
    return asks_for_all and evidence.near - evidence.own > evidence.own


def _own_words(findings: Findings, fitted: Fitted) -> set[str]:
    own = _words_of(fitted.evidence.passage.text)
    return {term.word for term in findings.topic if term.word in own}


@lru_cache(maxsize=_KEPT)
def _words_of(text: str) -> frozenset[str]:
    found = words(text)
    return frozenset((*found.syllables, *found.pairs, *found.symbols))


def _body(passage: Passage) -> str:
    return fold(unlabelled(display(passage.text)))


def _parent(fitted: Fitted) -> tuple[DocumentId, str]:
    passage = fitted.evidence.passage
    return passage.document, passage.address.rpartition(".")[0]


def _document(fitted: Fitted) -> DocumentId:
    return fitted.evidence.passage.document


def _start(fitted: Fitted) -> int:
    return fitted.evidence.passage.span.start
