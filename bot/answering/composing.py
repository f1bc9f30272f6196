"""From findings to a draft: what is answered, asked back or refused, in the document's words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering import telling
from bot.answering.citing import Citing
from bot.answering.doers import of_doer
from bot.answering.drafting import Draft, Line
from bot.answering.gathering import mentioning, of_named, promoted, rivals, together
from bot.answering.particulars import compose_particulars
from bot.answering.refusing import nearest, refusal
from bot.citations import Decision
from bot.texts import Phrases, phrases
from bot.verification.verifier import Statement
from corpus.text import display
from retrieval.finding import Findings, Fitted
from retrieval.questions.cues import Wanted
from retrieval.questions.understanding import Talk

LONGEST_ANSWER = 1_150  # characters; what is longer is read in the source
LONGEST_LIST = 1_900  # with the names of several documents
_LONGEST_LINE = 700
_LONGEST_OF_MANY = 420  # under the name of its document
_FRAME = 200  # what is said around the lines of several documents
_LONGEST_NAME = 120
_SHORTEST_LINE = 160
_BULLET = 10  # a little more than a bullet and a line break


def compose(findings: Findings, cite: Citing) -> Draft:
    """Return what to say; `cite` makes the citations."""
    question = findings.question
    say = phrases(english=question.english)
    if question.talk is not Talk.QUESTION:
        return _small_talk(question.talk, say)
    if draft := compose_particulars(findings, cite):
        return draft
    if findings.found and Wanted.DOCUMENTS not in question.wanted:
        findings = of_doer(of_named(findings))
    if reason := refusal(findings):
        return Draft(Decision.REFUSE, lead=reason, nearest=nearest(findings, cite))
    findings = promoted(findings)
    if Wanted.DOCUMENTS in question.wanted:
        lines = _by_document(findings, mentioning(findings), cite)
        return Draft(Decision.ANSWER, lines, lead=say.listed)
    several = rivals(findings)
    if len(several) > 1:
        lines = _by_document(findings, several, cite)
        return Draft(Decision.CLARIFY, lines, lead=say.several, close=say.which)
    return Draft(Decision.ANSWER, _of_one(findings, cite))


def _small_talk(talk: Talk, say: Phrases) -> Draft:
    lead = {
        Talk.GREETING: say.greeting,
        Talk.THANKS: say.thanks,
        Talk.FAREWELL: say.farewell,
        Talk.NOTHING: say.nothing,
    }.get(talk)
    if lead is None:
        return Draft(Decision.REFUSE, lead=say.instruction)
    return Draft(Decision.CLARIFY, lead=lead)


def _by_document(findings: Findings, chosen: Sequence[Fitted], cite: Citing) -> tuple[Line, ...]:
    room = (LONGEST_LIST - _FRAME) // max(1, len(chosen)) - _LONGEST_NAME
    longest = min(room, _LONGEST_OF_MANY)
    return tuple(
        replace(
            _line(findings, fitted, cite, longest),
            name=Statement(*cite.name(fitted.evidence.passage.document)),
        )
        for fitted in chosen
    )


def _of_one(findings: Findings, cite: Citing) -> tuple[Line, ...]:
    chosen = together(findings)
    room = max(_SHORTEST_LINE, LONGEST_ANSWER // len(chosen) - _BULLET)
    longest = min(room, _LONGEST_LINE)
    return tuple(_line(findings, fitted, cite, longest) for fitted in chosen)


def _line(findings: Findings, fitted: Fitted, cite: Citing, longest: int) -> Line:
    """Return what the passage says, with the columns or the side that a heading names."""
    passage = fitted.evidence.passage
    prefer = [mention.span for mention in fitted.fit.mentions]
    plain = Statement(
        telling.told(passage, findings.topic, longest, prefer), (cite.passage(passage),)
    )
    if (row := telling.row(passage)) and (columns := cite.columns(passage)):
        return Line(Statement(row, (*plain.citations, columns)), plain=plain)
    if heading := cite.side(passage):
        side = display(passage.side or "")
        led = Statement(f"{side}: {plain.text}", (*plain.citations, heading))
        return Line(led, plain=plain, side=side)
    return Line(plain)
