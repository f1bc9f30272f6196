"""Question in, verified answer out: the one way to an answer, with or without a model."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from bot import texts
from bot.citations import Answer, Decision
from bot.citing import Citing
from bot.composing import compose
from bot.drafting import Draft, Line
from bot.typed_text import cleaned
from bot.verification import Names, Statement, unsupported, verify
from corpus.document import Document, DocumentId
from retrieval.finding import Finder, Findings

_log = logging.getLogger(__name__)

LONGEST_QUESTION = 4_000  # characters


class Library(Protocol):
    """The store, as far as answering needs it."""

    @property
    def revision(self) -> int:
        """Changes whenever a document is added, changed or removed."""

    def text(self, document: DocumentId) -> str | None:
        """Return the extracted text, None for an unknown document."""

    def document(self, document: DocumentId) -> Document | None:
        """Return the document's tree."""


Writer = Callable[[Findings, Citing], Draft | None]


class Answering:
    """Answers questions from the library as it is now; safe to use from several threads.

    `writer` makes a draft with a language model; when it gives None the draft is composed
    without one. Both go through the same verifier, which knows agencies by `names` in English.
    """

    def __init__(
        self,
        library: Library,
        make_finder: Callable[[], Finder],
        writer: Writer | None = None,
        names: Names | None = None,
    ) -> None:
        self._library = library
        self._make_finder = make_finder
        self._writer = writer
        self._names = names or {}
        self._lock = threading.Lock()
        self._finder: Finder | None = None
        self._revision: int | None = None

    def answer(self, question: str, earlier: Sequence[str] = ()) -> Answer:
        """Return the answer to `question`; `earlier` are the user's turns before it."""
        if len(question) > LONGEST_QUESTION:
            return Answer(Decision.REFUSE, texts.TOO_LONG.format(limit=LONGEST_QUESTION))
        turns = [cleaned(turn[:LONGEST_QUESTION]) for turn in earlier]
        findings = self._current_finder().find(cleaned(question), turns)
        if not findings.cards:
            return Answer(Decision.REFUSE, texts.NO_DOCUMENTS)
        cite = Citing(findings.cards, self._library.document)
        if self._writer is not None and findings.found:
            written = self._writer(findings, cite)
            if written is not None and (answer := self._verified(written)) is not None:
                return answer
        draft = compose(findings, cite)
        answer = self._verified(draft)
        if answer is None:
            _log.warning("no statement of the draft was verified")
            return Answer(Decision.REFUSE, texts.NOT_FOUND_NEAREST, draft.nearest)
        return answer

    def prepare(self) -> None:
        """Do beforehand what the first question would wait for."""
        self.answer("?")

    def _current_finder(self) -> Finder:
        with self._lock:
            revision = self._library.revision
            if self._finder is None or revision != self._revision:
                self._finder, self._revision = self._make_finder(), revision
            return self._finder

    def _verified(self, draft: Draft) -> Answer | None:
        """Return the answer that is left of the draft, None when nothing of it is."""
        said = [s for line in draft.lines for s in (line.statement, line.plain) if s]
        held = frozenset(verify(said, self._library.text, self._names))
        lines = [kept for line in draft.lines if (kept := _kept(line, held))]
        if draft.lines and not lines:
            return None
        passages = [c for line in lines for c in line.statement.citations]
        names = [c for line in lines if line.name for c in line.name.citations]
        citations = tuple(dict.fromkeys((*passages, *names)))
        return Answer(draft.decision, _shown(draft, lines), citations or draft.nearest)


def _kept(line: Line, held: frozenset[Statement]) -> Line | None:
    """Return what of the line is proved; a document whose name is not goes by its file's.

    A name is put together from several places at the document's head, each of them cited.
    """
    if line.statement not in held:
        if line.plain is None or line.plain not in held:
            return None
        line = replace(line, statement=line.plain)
    name = line.name
    if name is not None and unsupported(name.text, [c.quote for c in name.citations]):
        line = replace(line, name=Statement(line.statement.citations[0].file_name, ()))
    return line


def _shown(draft: Draft, lines: Sequence[Line]) -> str:
    names = list(dict.fromkeys(line.name.text for line in lines if line.name))
    parts = [draft.lead.format(count=len(names))] if draft.lead else []
    for line in lines:
        if line.name:
            number = names.index(line.name.text) + 1
            parts.append(f"{number}. {line.name.text}:\n{line.statement.text}")
        elif len(lines) > 1:
            parts.append(f"• {line.statement.text}")
        else:
            parts.append(line.statement.text)
    if draft.close:
        parts.append(draft.close)
    return ("\n\n" if names else "\n").join(parts)
