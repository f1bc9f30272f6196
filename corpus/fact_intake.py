"""Documents -> facts in the store, for what is taken in and for what lay there before."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Document, DocumentId
from corpus.fact_rows import FactsRead
from corpus.facts.facts import Facts
from corpus.facts.reading import FACTS_VERSION, read_facts
from corpus.passages import Passage
from corpus.store import DocumentStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FactRules:
    """What reads facts, and its number: what another number has read is read anew."""

    read: Callable[[Document, Sequence[Passage]], Facts]
    version: int

    def facts_of(self, document: Document, passages: Sequence[Passage]) -> FactsRead:
        """Return what was read; nothing when a rule slips, which must not keep a document out."""
        try:
            return FactsRead(self.read(document, passages), self.version)
        except Exception:  # noqa: BLE001 - logged; without its facts a document still answers
            _log.exception("facts of document %s cannot be read", document.id[:12])
            return FactsRead(Facts(), self.version)


FACT_RULES = FactRules(read_facts, FACTS_VERSION)


def read_missing_facts(
    store: DocumentStore, progress: Callable[[int, int], None], rules: FactRules = FACT_RULES
) -> int:
    """Read the facts of documents that lay there before these rules; return how many.

    Their stored words are enough, so that an upgrade needs no file. Killed at any moment, it
    goes on with the next document when it is called again.
    """
    waiting = store.without_facts(rules.version)
    for done, this in enumerate(waiting, start=1):
        _read(store, this, rules)
        progress(done, len(waiting))
    return len(waiting)


def _read(store: DocumentStore, this: DocumentId, rules: FactRules) -> None:
    document = store.document(this)
    if document is not None:  # taken out meanwhile
        passages = store.passages_of(this)
        store.put_facts(document, passages, rules.facts_of(document, passages))
