"""From findings to a draft: what is answered, asked back or refused, in the document's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot import texts
from bot.citations import Citation, Decision
from bot.citing import Citing
from bot.labels import document_label
from bot.verification import Statement
from corpus.document import DocumentId, NodeKind, Span
from corpus.passages import Passage
from corpus.text import display, fold
from retrieval.cues import STRICT, Wanted
from retrieval.finding import Findings, Fitted
from retrieval.spans import choose
from retrieval.text import words
from retrieval.understanding import Talk

LONGEST_ANSWER = 1_150  # characters; what is longer is read in the source
_LONGEST_LIST = 1_900
_LONGEST_SENTENCE = 700
_MOST_DOCUMENTS = 5
_MOST_TOGETHER = 6
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When evidence is enough; set on labelled questions, see tests/evaluation."""

    near: float = 0.28  # of the topic, said by passage and headings together
    near_if_unnamed: float = 0.5  # when the question names no document
    strange: float = 0.45  # of the topic in no document at all: then the rest must be near
    near_if_strange: float = 0.5
    strange_in_place: float = 0.4
    person: float = 0.45  # of the topic, said by the passage that names the person
    near_if_ordered: float = 0.7  # what is left of a message full of orders
    rival: float = 0.86  # of the best score: another document that answers as well
    sibling: float = 0.8  # of the best score: another passage of the same list
    gain: float = 0.14  # of the topic: what a further passage must add


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, and under which heading it is shown: the cited document's own name."""

    statement: Statement
    label: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is verified; `lead` and `close` are the assistant's own words."""

    decision: Decision
    lines: tuple[Line, ...] = ()
    lead: str = ""
    close: str = ""
    nearest: tuple[Citation, ...] = ()


def compose(findings: Findings, cite: Citing) -> Draft:
    """Return what to say; `cite` makes the citations."""
    question = findings.question
    if question.talk is not Talk.QUESTION:
        return _small_talk(question.talk)
    if findings.definitions:
        return _defined(findings, cite)
    if refused := _refusal(findings, cite):
        return refused
    findings = _promoted(findings)
    best = findings.found[0]
    if Wanted.DOCUMENTS in question.wanted:
        return _by_document(findings, _mentioning(findings), cite, Decision.ANSWER)
    rivals = _rivals(findings)
    if len(rivals) > 1:
        return _by_document(findings, rivals, cite, Decision.CLARIFY)
    return _single(findings, best, cite)


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


def _defined(findings: Findings, cite: Citing) -> Draft:
    """What a short form stands for; once, when several documents say the same."""
    lines: dict[str, Line] = {}
    for definition in findings.definitions:
        long = display(definition.form.long.text)
        said = texts.ABBREVIATION.format(short=display(definition.form.short.text), long=long)
        citation = cite.passage(definition.passage)
        lines.setdefault(fold(long), Line(Statement(said, (citation,))))
    return Draft(Decision.ANSWER, tuple(lines.values())[:_MOST_DOCUMENTS])


def _refusal(findings: Findings, cite: Citing) -> Draft | None:
    if not findings.found:
        return Draft(Decision.REFUSE, lead=texts.NOT_FOUND)
    best = findings.found[0]
    nearest = tuple(cite.passage(f.evidence.passage) for f in findings.found[:_NEAREST])
    if absent := _absent_name(findings):
        said = f"{texts.NOT_FOUND} {texts.UNKNOWN_NAME.format(name=absent)}"
        return Draft(Decision.REFUSE, lead=said, nearest=nearest)
    if not _relevant(findings, best):
        return Draft(Decision.REFUSE, lead=texts.NOT_FOUND_NEAREST, nearest=nearest)
    lacking = _lacking(findings)
    if lacking is not None:
        said = f"{texts.NOT_FOUND} {texts.LACKING[lacking]}"
        return Draft(Decision.REFUSE, lead=said, nearest=nearest)
    return None


def _promoted(findings: Findings) -> Findings:
    """The findings with the first passage that holds what is strictly wanted in front."""
    best = findings.found[0]
    if not best.fit.lacking:
        return findings
    for fitted in _near(findings)[1:]:
        if not fitted.fit.lacking:
            rest = (f for f in findings.found if f is not fitted)
            return replace(findings, found=(fitted, *rest))
    return findings


def _near(findings: Findings) -> list[Fitted]:
    """The best passage and those about the same matter."""
    best = findings.found[0]
    return [
        f
        for f in findings.found[:8]
        if f.score >= 0.8 * best.score and f.evidence.near >= 0.85 * best.evidence.near
    ]


def _relevant(findings: Findings, best: Fitted) -> bool:
    evidence = best.evidence
    if evidence.place and best.fit.share > 0:
        return evidence.route >= 0.5 and findings.unknown <= THRESHOLDS.strange_in_place
    if findings.question.ordered and not findings.route.named:
        return False
    near = THRESHOLDS.near if findings.route.named else THRESHOLDS.near_if_unnamed
    if findings.question.ordered:
        near = THRESHOLDS.near_if_ordered
    elif findings.unknown > THRESHOLDS.strange:
        near = THRESHOLDS.near_if_strange
    return evidence.near >= near


def _absent_name(findings: Findings) -> str | None:
    """The code (PV05, 7295) that the question names and nothing near the best passages holds."""
    if findings.strangers:
        return findings.strangers[0]
    missing = set(findings.found[0].evidence.missing)
    for fitted in findings.found[:5]:
        missing &= set(fitted.evidence.missing)
    for symbol in findings.question.symbols:
        if symbol in missing and any(map(str.isalpha, symbol)):
            return symbol.upper()
    return None


def _lacking(findings: Findings) -> Wanted | None:
    """The strict kind that none of the passages about the matter holds."""
    near = _near(findings)
    strict = sorted(STRICT & findings.question.wanted, key=lambda wanted: wanted.value)
    open_kinds = [kind for kind in strict if all(_lacks(f, kind) for f in near)]
    wanted = findings.question.wanted & _PARTICULAR
    held = any(_gives(f, kind) for kind in wanted - set(open_kinds) for f in near)
    return open_kinds[0] if open_kinds and not held else None


# Kinds that are an answer by themselves when the question also asks for something not there.
_PARTICULAR = STRICT | {Wanted.UNIT, Wanted.TIME, Wanted.FREQUENCY, Wanted.REFERENCE}


def _gives(fitted: Fitted, kind: Wanted) -> bool:
    return fitted.evidence.near >= THRESHOLDS.near_if_strange and not _lacks(fitted, kind)


def _lacks(fitted: Fitted, kind: Wanted) -> bool:
    """Whether the passage does not give a thing of this kind for the matter asked about."""
    if kind is Wanted.PERSON and fitted.evidence.own < THRESHOLDS.person:
        return True
    return kind in fitted.fit.lacking


def _rivals(findings: Findings) -> list[Fitted]:
    """The best passage of each document that answers about as well as the best of all."""
    best = findings.found[0]
    if findings.route.named:
        return [best]
    rivals: dict[DocumentId, Fitted] = {}
    for fitted in findings.found:
        close = fitted.score >= THRESHOLDS.rival * best.score
        if close and fitted.evidence.passage.document not in rivals:
            rivals[fitted.evidence.passage.document] = fitted
    return list(rivals.values())[:_MOST_DOCUMENTS]


def _mentioning(findings: Findings) -> list[Fitted]:
    """The best passage of each document that says what the question looks for."""
    symbols = set(findings.question.symbols) & {term.word for term in findings.topic}
    best = max(f.evidence.own for f in findings.found)
    chosen: dict[DocumentId, Fitted] = {}
    for fitted in findings.found:
        if symbols:
            says = bool(symbols & _own_words(findings, fitted))
        else:
            says = fitted.evidence.own >= 0.75 * best
        if says:
            chosen.setdefault(fitted.evidence.passage.document, fitted)
    return list(chosen.values())[:_MOST_DOCUMENTS]


def _by_document(
    findings: Findings, chosen: Sequence[Fitted], cite: Citing, decision: Decision
) -> Draft:
    room = (_LONGEST_LIST - 200) // max(1, len(chosen)) - 120
    lines = []
    for fitted in chosen:
        label = document_label(findings.cards[fitted.evidence.passage.document])
        lines.append(Line(_said(findings, fitted, cite, min(room, 420)), label))
    if decision is Decision.CLARIFY:
        lead, close = texts.SEVERAL.format(count=len(chosen)), texts.WHICH
    else:
        lead, close = texts.LISTED.format(count=len(chosen)), ""
    return Draft(decision, tuple(lines), lead=lead, close=close)


def _single(findings: Findings, best: Fitted, cite: Citing) -> Draft:
    chosen = _together(findings, best)
    room = max(160, LONGEST_ANSWER // len(chosen) - 10)
    longest = min(room, _LONGEST_SENTENCE)
    lines = [Line(_said(findings, fitted, cite, longest)) for fitted in chosen]
    return Draft(Decision.ANSWER, tuple(lines))


def _together(findings: Findings, best: Fitted) -> list[Fitted]:
    """The passages that answer as one: a list under one heading, or parts that add to the best."""
    chosen = [best]
    covered = _own_words(findings, best)
    total = sum(term.weight for term in findings.topic) or 1.0
    for fitted in findings.found[1:30]:
        if fitted.evidence.passage.document != best.evidence.passage.document:
            continue
        if len(chosen) >= _MOST_TOGETHER or fitted.score < THRESHOLDS.sibling * best.score:
            break
        added = _own_words(findings, fitted)
        gain = sum(t.weight for t in findings.topic if t.word in added - covered) / total
        beside = _parent(fitted) == _parent(best)
        if _same_words(fitted, best) or (
            beside and (gain >= THRESHOLDS.gain or _listed(findings, best))
        ):
            chosen.append(fitted)
            covered |= added
    chosen.sort(key=lambda f: f.evidence.passage.span.start)
    return chosen


def _listed(findings: Findings, best: Fitted) -> bool:
    """Whether the question is about the heading over the best passage, or about all of its kind."""
    evidence = best.evidence
    if evidence.place:
        whole_list = {Wanted.LIST, Wanted.SIGNER} & findings.question.wanted
        return bool(whole_list) and evidence.passage.kind is not NodeKind.RECIPIENTS
    return evidence.near - evidence.own > evidence.own


def _own_words(findings: Findings, fitted: Fitted) -> set[str]:
    found = words(fitted.evidence.passage.text)
    own = {*found.syllables, *found.pairs, *found.symbols}
    return {term.word for term in findings.topic if term.word in own}


def _same_words(one: Fitted, other: Fitted) -> bool:
    return _body(one.evidence.passage) == _body(other.evidence.passage)


def _body(passage: Passage) -> str:
    return fold(display(passage.text)).partition(" ")[2]


def _parent(fitted: Fitted) -> tuple[DocumentId, str]:
    address = fitted.evidence.passage.address
    return fitted.evidence.passage.document, address.rpartition(".")[0]


def _said(findings: Findings, fitted: Fitted, cite: Citing, longest: int) -> Statement:
    """The passage's sentences, led in by the side that a heading names, with their proof."""
    passage = fitted.evidence.passage
    prefer: Iterable[Span] = (mention.span for mention in fitted.fit.mentions)
    text = choose(passage.text, findings.topic, longest, tuple(prefer))
    heading = cite.side(passage)
    if heading is None:
        return Statement(text, (cite.passage(passage),))
    return Statement(f"{display(passage.side or '')}: {text}", (cite.passage(passage), heading))
