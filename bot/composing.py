"""From findings to a draft: what is answered, asked back or refused, in the document's words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot import texts
from bot.citations import Decision
from bot.citing import Citing
from bot.drafting import Draft, Line
from bot.particulars import compose_particulars
from bot.refusing import refusal, same_matter
from bot.verification import Statement
from corpus.document import DocumentId, NodeKind, Span
from corpus.passages import Passage
from corpus.text import display, fold
from retrieval.cues import Wanted
from retrieval.finding import Findings, Fitted
from retrieval.spans import choose
from retrieval.text import words
from retrieval.understanding import Talk

# "3.1. ", "a) ", "- ": the address under the answer says it; "Điều 5. …" is a name and stays.
_LABEL = re.compile(r"^(?:[-–+•]\s+)?(?:\d{1,3}(?:\.\d{1,3})*[.)]\s+|[a-zđ]\)\s+)?")
LONGEST_ANSWER = 1_150  # characters; what is longer is read in the source
_LONGEST_LIST = 1_900
_LONGEST_SENTENCE = 700
_MOST_DOCUMENTS = 5
_MOST_TOGETHER = 6
_MOST_ITEMS = 9
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Shares:
    """What counts as good as the best; set on labelled questions, see tests/evaluation."""

    rival: float = 0.86  # of the best score: another document that answers as well
    sibling: float = 0.8  # of the best score: another passage of the same list
    mention: float = 0.75  # of the best share of the topic: a document that mentions it
    other_side: float = 0.96  # of the best score: another unit's part in the same matter
    gain: float = 0.14  # of the topic: what a further passage must add


SHARES = Shares()


def compose(findings: Findings, cite: Citing) -> Draft:
    """Return what to say; `cite` makes the citations."""
    question = findings.question
    if question.talk is not Talk.QUESTION:
        return _small_talk(question.talk)
    if draft := compose_particulars(findings, cite):
        return draft
    if reason := refusal(findings):
        nearest = tuple(cite.passage(f.evidence.passage) for f in findings.found[:_NEAREST])
        return Draft(Decision.REFUSE, lead=reason, nearest=nearest)
    findings = _promoted(findings)
    if Wanted.DOCUMENTS in question.wanted:
        return _by_document(findings, _mentioning(findings), cite, Decision.ANSWER)
    rivals = _rivals(findings)
    if len(rivals) > 1:
        return _by_document(findings, rivals, cite, Decision.CLARIFY)
    return _single(findings, findings.found[0], cite)


def _small_talk(talk: Talk) -> Draft:
    lead = {
        Talk.GREETING: texts.GREETING,
        Talk.THANKS: texts.THANKS,
        Talk.FAREWELL: texts.FAREWELL,
        Talk.NOTHING: texts.NOTHING,
    }.get(talk)
    if lead is None:
        return Draft(Decision.REFUSE, lead=texts.INSTRUCTION)
    return Draft(Decision.CLARIFY, lead=lead)


def _promoted(findings: Findings) -> Findings:
    """Return the findings with the first passage that holds what is strictly wanted in front."""
    best = findings.found[0]
    if not best.fit.lacking:
        return findings
    for fitted in same_matter(findings)[1:]:
        if not fitted.fit.lacking:
            rest = (f for f in findings.found if f is not fitted)
            return replace(findings, found=(fitted, *rest))
    return findings


def _rivals(findings: Findings) -> list[Fitted]:
    """Return the best passage of each document that answers about as well as the best of all."""
    best = findings.found[0]
    if findings.route.named:
        return [best]
    numbers = {t.word for t in findings.topic if any(map(str.isdigit, t.word))}
    numbers -= set(best.evidence.missing)  # what the best says, another must say as well
    rivals: dict[DocumentId, Fitted] = {}
    for fitted in findings.found:
        close = fitted.score >= SHARES.rival * best.score and numbers.isdisjoint(
            fitted.evidence.missing
        )
        if close and fitted.evidence.passage.document not in rivals:
            rivals[fitted.evidence.passage.document] = fitted
    return list(rivals.values())[:_MOST_DOCUMENTS]


def _mentioning(findings: Findings) -> list[Fitted]:
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
            chosen.setdefault(fitted.evidence.passage.document, fitted)
    return list(chosen.values())[:_MOST_DOCUMENTS]


def _by_document(
    findings: Findings, chosen: Sequence[Fitted], cite: Citing, decision: Decision
) -> Draft:
    room = (_LONGEST_LIST - 200) // max(1, len(chosen)) - 120
    lines = []
    for fitted in chosen:
        name = Statement(*cite.name(fitted.evidence.passage.document))
        lines.append(replace(_said(findings, fitted, cite, min(room, 420)), name=name))
    if decision is Decision.CLARIFY:
        lead, close = texts.SEVERAL, texts.WHICH
    else:
        lead, close = texts.LISTED, ""
    return Draft(decision, tuple(lines), lead=lead, close=close)


def _single(findings: Findings, best: Fitted, cite: Citing) -> Draft:
    chosen = _together(findings, best)
    room = max(160, LONGEST_ANSWER // len(chosen) - 10)
    longest = min(room, _LONGEST_SENTENCE)
    lines = [_said(findings, fitted, cite, longest) for fitted in chosen]
    return Draft(Decision.ANSWER, tuple(lines))


def _together(findings: Findings, best: Fitted) -> list[Fitted]:
    """Return what answers as one: a list under one heading, or parts that add to the best."""
    if listed := _led_in(findings, best):
        return listed
    chosen = [best]
    covered = _own_words(findings, best)
    total = sum(term.weight for term in findings.topic) or 1.0
    for fitted in findings.found[1:30]:
        if fitted.evidence.passage.document != best.evidence.passage.document:
            continue
        if len(chosen) >= _MOST_TOGETHER or fitted.score < SHARES.sibling * best.score:
            break
        added = _own_words(findings, fitted)
        gain = sum(t.weight for t in findings.topic if t.word in added - covered) / total
        beside = _parent(fitted) == _parent(best)
        if _other_side(findings, fitted, best):
            chosen.append(fitted)
            continue
        if (
            _same_words(fitted, best)
            or _fields_of_one(fitted, best)
            or (beside and (gain >= SHARES.gain or _listed(findings, best)))
        ):
            chosen.append(fitted)
            covered |= added
    chosen.sort(key=lambda f: f.evidence.passage.span.start)
    return chosen


def _led_in(findings: Findings, best: Fitted) -> list[Fitted]:
    """Return a lead-in ("… các trường hợp sau:") with its items, nothing for other passages."""
    passage = best.evidence.passage
    if not display(passage.text).endswith(":"):
        return []
    items = [
        fitted
        for fitted in findings.found
        if fitted.evidence.passage.document == passage.document
        and fitted.evidence.passage.address.startswith(f"{passage.address}.")
    ]
    items.sort(key=lambda f: f.evidence.passage.span.start)
    return [best, *items[:_MOST_ITEMS]] if items else []


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
    found = words(fitted.evidence.passage.text)
    own = {*found.syllables, *found.pairs, *found.symbols}
    return {term.word for term in findings.topic if term.word in own}


def _same_words(one: Fitted, other: Fitted) -> bool:
    return _body(one.evidence.passage) == _body(other.evidence.passage)


def _body(passage: Passage) -> str:
    return fold(display(passage.text)).partition(" ")[2]


def _fields_of_one(one: Fitted, other: Fitted) -> bool:
    """Whether both are labelled fields that are asked for, of one heading."""
    return one.evidence.field and other.evidence.field and _parent(one) == _parent(other)


def _parent(fitted: Fitted) -> tuple[DocumentId, str]:
    address = fitted.evidence.passage.address
    return fitted.evidence.passage.document, address.rpartition(".")[0]


def _unlabelled(text: str) -> str:
    return text[len(match[0]) :] if (match := _LABEL.match(text)) else text


def _said(findings: Findings, fitted: Fitted, cite: Citing, longest: int) -> Line:
    """Return the passage's sentences, led in by the side that a heading names, with proof."""
    passage = fitted.evidence.passage
    prefer: Iterable[Span] = (mention.span for mention in fitted.fit.mentions)
    text = _unlabelled(choose(passage.text, findings.topic, longest, tuple(prefer)))
    plain = Statement(text, (cite.passage(passage),))
    heading = cite.side(passage)
    if heading is None:
        return Line(plain)
    led = f"{display(passage.side or '')}: {text}"
    return Line(Statement(led, (cite.passage(passage), heading)), plain=plain)
