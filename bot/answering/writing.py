"""A draft by a language model: passages in, checked statements with their citations out.

The model proposes, the code disposes. Who decides what:

- What stands in a fixed place of a document (signer, number, short form), a name that no document
  holds, and a question mixed with orders to the assistant are never left to the model.
- The model may refuse, also where the answer without a model would not.
- Its answer counts when at least one statement is verified; otherwise, and whenever the model
  fails, the answer without a model is given.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from bot.answering.citing import Citing
from bot.answering.drafting import Draft, Line
from bot.answering.particulars import compose_particulars
from bot.answering.refusing import refusal
from bot.chat_model import Author, ChatModel, Message, ModelFailed, ModelResting
from bot.citations import Citation, Decision
from bot.labels import document_label, shortened
from bot.texts import Phrases, phrases
from bot.verification.paraphrase import Source, keeps_to
from bot.verification.verifier import Statement
from corpus.document import DocumentId
from corpus.passages import Passage
from corpus.text import display, fold
from prompts import render
from retrieval.finding import Findings

_log = logging.getLogger(__name__)

_PASSAGES = 8
_NEAREST = 3
_MOST_STATEMENTS = 6
_LONGEST_PASSAGE = 1_500  # characters of one passage that the model reads
_LONGEST_ANSWER = 1_900

# Orders to whoever reads the document by machine; no official document speaks to its reader so.
_ORDER = re.compile(
    r"\b(?:bo qua|quen|phot lo|khong can theo|dung theo)\b.{0,40}"
    r"\b(?:huong dan|chi dan|quy tac|lenh|yeu cau|loi nhac)\b.{0,15}\b(?:truoc|tren|he thong)\b"
    r"|\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|prompts?|previous|above|rules)\b"
    r"|\bhay (?:tra loi|noi|viet|dap|khang dinh) (?:\w+ ){0,3}(?:rang|la)\b"
    r"|\b(?:answer|reply|respond|say) (?:only |instead )?(?:that|with)\b"
    r"|\bsystem prompt\b|\byou are now\b|\bpretend to be\b"
)
_MARKER = re.compile(r"\s*\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]")


class WrittenStatement(BaseModel):
    """One sentence by the model and the numbers of the passages that prove it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="Một câu trọn nghĩa, giữ từ ngữ của đoạn trích.")
    passages: list[int] = Field(description="Số của các đoạn trích chứng minh cho câu này.")


class WrittenAnswer(BaseModel):
    """Trả lời một câu hỏi từ các đoạn trích."""

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    statements: list[WrittenStatement]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A passage as the model sees it."""

    passage: Passage
    label: str  # of its document

    @property
    def source(self) -> Source:
        """What a statement about it may draw on."""
        passage = self.passage
        around = "\n".join((self.label, *passage.headings, passage.side or ""))
        return Source(passage.text, around, passage.side)


class ModelWriter:
    """Writes drafts with a language model; None means that the answer is made without one."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def __call__(self, findings: Findings, cite: Citing) -> Draft | None:
        """Return the model's draft, not yet verified."""
        if findings.question.ordered or findings.strangers or compose_particulars(findings, cite):
            return None
        shown = _shown(findings)
        if not shown:
            return None
        try:
            written = self._model.complete(_messages(findings, shown), WrittenAnswer)
        except ModelResting:
            return None
        except ModelFailed as failure:
            _log.warning("no answer by the language model: %s", failure.cause)
            return None
        if written.decision is Decision.REFUSE:
            return _refused(findings, shown, cite)
        draft = _draft(written, findings, shown, cite)
        if draft is None:
            _log.warning("no answer by the language model: no usable statement")
        return draft


def _shown(findings: Findings) -> list[_Shown]:
    """Return the best passages without those that give orders to an assistant."""
    found = (fitted.evidence.passage for fitted in findings.found)
    sober = [p for p in found if not _ORDER.search(fold(display(p.text)))]
    return [_Shown(p, document_label(findings.cards[p.document])) for p in sober[:_PASSAGES]]


def _messages(findings: Findings, shown: Sequence[_Shown]) -> tuple[Message, Message]:
    question = findings.question
    language = "tiếng Anh" if question.english else "tiếng Việt"
    data: dict[str, object] = {"question": findings.original}
    if question.earlier is not None:
        data["previous_question"] = " ".join(question.earlier.syllables)
    data["passages"] = [_record(number, one) for number, one in enumerate(shown, 1)]
    # With "<" escaped as well, no text can end the block that it stands in.
    fenced = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return (
        Message(Author.SYSTEM, render("answer.vi", language=language, most=str(_MOST_STATEMENTS))),
        Message(Author.USER, render("answer_data.vi", data=fenced)),
    )


def _record(number: int, one: _Shown) -> dict[str, object]:
    passage = one.passage
    record: dict[str, object] = {"number": number, "document": one.label}
    if passage.headings:
        record["headings"] = [display(heading) for heading in passage.headings]
    if passage.side:
        record["unit"] = display(passage.side)
    record["text"] = shortened(display(passage.text), _LONGEST_PASSAGE)
    return record


def _refused(findings: Findings, shown: Sequence[_Shown], cite: Citing) -> Draft:
    reason = refusal(findings) or phrases(english=findings.question.english).not_found_nearest
    nearest = tuple(cite.passage(one.passage) for one in shown[:_NEAREST])
    return Draft(Decision.REFUSE, lead=reason, nearest=nearest)


def _draft(
    written: WrittenAnswer, findings: Findings, shown: Sequence[_Shown], cite: Citing
) -> Draft | None:
    said: list[tuple[DocumentId, Statement]] = []
    question = None if findings.question.english else findings.original
    room = _LONGEST_ANSWER
    for statement in written.statements[:_MOST_STATEMENTS]:
        cited = [shown[n - 1] for n in dict.fromkeys(statement.passages) if 1 <= n <= len(shown)]
        text = display(_MARKER.sub("", statement.text))
        room -= len(text)
        if room < 0:
            break
        if cited and keeps_to(text, [one.source for one in cited], question):
            proved = Statement(text, tuple(_citations(cited, cite)))
            said.append((cited[0].passage.document, proved))
    say = phrases(english=findings.question.english)
    return _laid_out(written.decision, said, cite, say) if said else None


def _laid_out(
    decision: Decision, said: Sequence[tuple[DocumentId, Statement]], cite: Citing, say: Phrases
) -> Draft:
    """Tell several documents apart by their names, and ask back which when that is meant."""
    documents = list(dict.fromkeys(document for document, _ in said))
    if len(documents) == 1:
        return Draft(Decision.ANSWER, tuple(Line(statement) for _, statement in said))
    names = {document: Statement(*cite.name(document)) for document in documents}
    lines = tuple(
        Line(statement, name=names[document])
        for document in documents
        for of, statement in said
        if of == document
    )
    if decision is Decision.CLARIFY:
        return Draft(Decision.CLARIFY, lines, lead=say.several, close=say.which)
    return Draft(Decision.ANSWER, lines)


def _citations(cited: Iterable[_Shown], cite: Citing) -> Iterator[Citation]:
    """Yield each passage, then the headings that name whom they are about."""
    passages = [one.passage for one in cited]
    yield from map(cite.passage, passages)
    headings = (cite.side(passage) for passage in passages)
    yield from dict.fromkeys(heading for heading in headings if heading is not None)
