"""Question in, verified answer out: the one way to an answer, with or without a model."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot import texts
from bot.answering.checking import Checker
from bot.answering.citing import Citing
from bot.answering.composing import compose
from bot.answering.drafting import Draft
from bot.answering.refusing import nearest
from bot.answering.succeeding import Said, current, with_notices
from bot.citations import Answer, Decision
from bot.texts import phrases
from bot.typed_text import cleaned
from bot.verification.verifier import Names
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

_NOTHING_SAID: Said = {}


@dataclass(frozen=True, slots=True)
class Means:
    """What answering works with besides the library.

    `writer` makes a draft with a language model; when it gives None the draft is composed
    without one. Both go through the same verifier, which knows agencies by `names` in English.
    `replaced` tells which documents others replace.
    """

    writer: Writer | None = None
    names: Names | None = None
    replaced: Callable[[], Said] = lambda: _NOTHING_SAID


class Answering:
    """Answers questions from the library as it is now; safe to use from several threads."""

    def __init__(
        self,
        library: Library,
        make_finder: Callable[[], Finder],
        means: Means,
    ) -> None:
        self._library = library
        self._make_finder = make_finder
        self._means = means
        self._checker = Checker(library.text, means.names or {})
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
        said = self._means.replaced()
        findings = current(findings, said)
        cite = Citing(findings.cards, self._library.document)
        english = findings.question.english
        for draft in self._drafts(findings, cite):
            if (answer := self._checker.checked(draft)) is not None:
                return with_notices(answer, said, cite, english=english)
        _log.warning("no statement of the draft was verified")
        say = phrases(english=english)
        shown = self._checker.existing(nearest(findings, cite))
        return Answer(Decision.REFUSE, say.not_found_nearest if shown else say.not_found, shown)

    def prepare(self) -> None:
        """Do beforehand what the first question would wait for."""
        self.answer("?")

    def _current_finder(self) -> Finder:
        with self._lock:
            revision = self._library.revision
            if self._finder is None or revision != self._revision:
                self._finder, self._revision = self._make_finder(), revision
            return self._finder

    def _drafts(self, findings: Findings, cite: Citing) -> Iterator[Draft]:
        """Yield the drafts to try in turn, each made when the one before it failed."""
        if self._means.writer is not None and findings.found:
            written = self._means.writer(findings, cite)
            if written is not None:
                yield written
        yield compose(findings, cite)
