"""Answers read off fixed places: who signed, number and date, what a short form stands for."""

import re
from collections.abc import Iterator

from bot import texts
from bot.answering.casing import a_person, in_running_text
from bot.answering.citing import Citing
from bot.answering.drafting import Draft, Line
from bot.answering.telling import ended
from bot.citations import Decision
from bot.texts import phrases
from bot.verification.verifier import Statement
from corpus.text import display, fold
from retrieval.finding import Findings
from retrieval.particulars import Identity, Signature
from retrieval.questions.cues import Wanted
from retrieval.questions.understanding import Place

_MOST_LINES = 6
_DAY = re.compile(r"^ngày\s+", re.IGNORECASE)


def compose_particulars(findings: Findings, cite: Citing) -> Draft | None:
    """Return the answer when the question is about such a place and it is filled in."""
    read = findings.particulars
    if read.definitions:
        return Draft(Decision.ANSWER, tuple(_definitions(findings, cite))[:_MOST_LINES])
    lines = [*_signatures(findings, cite), *_identities(findings, cite)][:_MOST_LINES]
    if not lines:
        return _blank(findings, cite)
    if len({line.name for line in lines}) > 1:
        say = phrases(english=findings.question.english)
        return Draft(Decision.CLARIFY, tuple(lines), lead=say.several, close=say.which)
    return Draft(Decision.ANSWER, tuple(Line(line.statement) for line in lines))


def _blank(findings: Findings, cite: Citing) -> Draft | None:
    """Refuse when the number or date asked for is left blank in the document that is meant."""
    identities = findings.particulars.identities
    if not identities or Place.HEADER not in findings.question.places:
        return None
    say = phrases(english=findings.question.english)
    reasons = [reason for kind, reason in say.blank.items() if kind in findings.question.wanted]
    if not reasons:
        return None
    heads = tuple(c for identity in identities for c in cite.name(identity.document)[1])
    return Draft(Decision.REFUSE, lead=say.because(", ".join(reasons)), nearest=heads)


def _definitions(findings: Findings, cite: Citing) -> Iterator[Line]:
    """Each meaning once, when several documents say the same."""
    said: set[str] = set()
    for definition in findings.particulars.definitions:
        short, long = (display(part.text) for part in (definition.form.short, definition.form.long))
        if fold(long) in said:
            continue
        said.add(fold(long))
        repeated = fold(short) in fold(long)
        text = ended(long) if repeated else texts.ABBREVIATION.format(short=short, long=long)
        yield Line(Statement(text, (cite.passage(definition.passage),)))


def _signatures(findings: Findings, cite: Citing) -> Iterator[Line]:
    for signature in findings.particulars.signatures:
        name = Statement(*cite.name(signature.passage.document))
        signed = _signed(signature, cite.text(signature.passage.document))
        yield Line(Statement(signed, (cite.passage(signature.passage),)), name)


def _signed(signature: Signature, text: str) -> str:
    signer = signature.signer
    name = a_person(display(signer.name.text))
    position, behalf = (
        in_running_text(display(part.text), text) if part else ""
        for part in (signer.position, signer.behalf)
    )
    if position and behalf:
        return texts.SIGNED_FOR.format(name=name, position=position, behalf=behalf)
    if position or behalf:
        return texts.SIGNED.format(name=name, position=position or behalf)
    return name


def _identities(findings: Findings, cite: Citing) -> Iterator[Line]:
    wanted = findings.question.wanted
    for identity in findings.particulars.identities:
        yield from _identity(identity, cite, wanted)


def _identity(identity: Identity, cite: Citing, wanted: frozenset[Wanted]) -> Iterator[Line]:
    name = Statement(*cite.name(identity.document))
    for kind, read, template in (
        (Wanted.SYMBOL, identity.number, texts.NUMBERED),
        (Wanted.DAY, identity.issued, texts.ISSUED),
        (Wanted.TIME, identity.issued, texts.ISSUED),
    ):
        if kind in wanted and read is not None:
            located, passage = read
            text = template.format(value=_DAY.sub("", display(located.text)))
            yield Line(Statement(text, (cite.passage(passage),)), name)
