"""Between a draft and the reader: only what is verified, and fixed sentences, go on (pure)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from bot.answering.drafting import Draft, Line
from bot.answering.layout import shown
from bot.citations import Answer, Citation
from bot.verification.verifier import Names, Statement, is_exact, unsupported, verify
from corpus.document import DocumentId


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks drafts against the texts of the documents and the English names of agencies."""

    text_of: Callable[[DocumentId], str | None]
    names: Names

    def checked(self, draft: Draft) -> Answer | None:
        """Return the answer that is left of the draft, None when it made statements and none is."""
        if not draft.lines:
            return Answer(draft.decision, draft.lead, self.existing(draft.nearest))
        held = set(self._verified(line.statement for line in draft.lines))
        others = [one.plain for one in draft.lines if one.plain and one.statement not in held]
        held.update(self._verified(others))
        lines = [kept for line in draft.lines if (kept := self._kept(line, held))]
        return shown(draft, lines) if lines else None

    def existing(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """Return the citations that quote a document as it is now."""
        return tuple(citation for citation in citations if is_exact(citation, self.text_of))

    def _verified(self, said: Iterable[Statement]) -> tuple[Statement, ...]:
        return verify(tuple(said), self.text_of, self.names)

    def _kept(self, line: Line, held: Collection[Statement]) -> Line | None:
        """Return what of the line is proved; a document whose name is not goes by its file's."""
        if line.statement not in held:
            if line.plain is None or line.plain not in held:
                return None
            line = replace(line, statement=line.plain, side="")
        if line.name is not None and not self._is_proved(line.name):
            line = replace(line, name=Statement(line.statement.citations[0].file_name, ()))
        return line

    def _is_proved(self, name: Statement) -> bool:
        """Whether a name is proved; it is put together from several places, each of them cited."""
        exact = all(is_exact(citation, self.text_of) for citation in name.citations)
        return exact and not unsupported(name.text, [c.quote for c in name.citations])
