"""What becomes of an answer from a document that another one replaces (pure).

The newer one answers where both would; where only the older one says it, its reader hears that it
was replaced, in the words of the document that does so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.answering.citing import Citing
from bot.answering.gathering import SHARES
from bot.citations import Answer, Citation, Decision
from bot.facts.replacing import Judged, Verdict
from bot.labels import numbered_label
from bot.schedule.dates import say_date
from bot.texts import Phrases, phrases
from corpus.document import DocumentId
from retrieval.finding import Findings, Fitted
from retrieval.questions.cues import Wanted

Said = Mapping[DocumentId, Judged]
"""What is said of documents that are replaced, now or to come."""


def current(findings: Findings, said: Said) -> Findings:
    """Return the findings without replaced documents whose successor answers about as well.

    A question that names the older one, or asks which documents there are, gets it all the same.
    """
    if not said or Wanted.DOCUMENTS in findings.question.wanted:
        return findings
    best: dict[DocumentId, Fitted] = {}
    for fitted in findings.found:
        best.setdefault(fitted.evidence.passage.document, fitted)
    named = findings.route.named | findings.route.spoken_of
    gone = {
        old
        for old in best.keys() & said.keys()
        if (said[old].new.id in named or old not in named) and _answers(best, old, said[old])
    }
    kept = (one for one in findings.found if one.evidence.passage.document not in gone)
    return replace(findings, found=tuple(kept)) if gone else findings


def with_notices(answer: Answer, said: Said, cite: Citing, *, english: bool) -> Answer:
    """Return the answer with a line, and its proof, for each cited document that is replaced."""
    if not said or answer.decision is Decision.REFUSE:
        return answer
    cited = dict.fromkeys(citation.document for citation in answer.citations)
    say = phrases(english=english)
    told = [
        (_notice(one, old, say), proof)
        for old, one in _followed(cited, said)
        if (proof := cite.words(one.new.id, one.said.span))
    ]
    if not told:
        return answer
    notices, proofs = zip(*told, strict=True)
    citations: tuple[Citation, ...] = tuple(dict.fromkeys((*answer.citations, *proofs)))
    return replace(answer, text="\n\n".join((answer.text, *notices)), citations=citations)


def _answers(best: Mapping[DocumentId, Fitted], old: DocumentId, one: Judged) -> bool:
    """Whether the newer document says about as much of the matter as the older one."""
    newer, older = best.get(one.new.id), best[old]
    if newer is None or one.verdict is not Verdict.REPLACED:
        return False
    holds_it = not newer.fit.lacking or bool(older.fit.lacking)
    return holds_it and newer.score >= SHARES.rival * older.score


def _followed(cited: Mapping[DocumentId, None], said: Said) -> Iterator[tuple[DocumentId, Judged]]:
    """Yield what is said of the cited documents and of those that followed them, each once."""
    seen: set[DocumentId] = set()
    for document in cited:
        old = document
        while old in said and old not in seen:
            seen.add(old)
            yield old, said[old]
            old = said[old].new.id


def _notice(one: Judged, document: DocumentId, say: Phrases) -> str:
    old = next(card for card in one.old if card.id == document)
    frame = {
        Verdict.REPLACED: say.replaced,
        Verdict.LATER: say.replaced_later,
        Verdict.UNDATED: say.replaced_undated,
    }[one.verdict]
    since = say_date(one.since) if one.since else ""
    return frame.format(old=numbered_label(old), new=numbered_label(one.new), since=since)
