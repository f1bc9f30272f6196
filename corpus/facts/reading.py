"""Document -> Facts: the way in to all that is read besides the passages (pure)."""

from collections.abc import Sequence

from corpus.document import Document
from corpus.facts.deadlines import read_deadlines
from corpus.facts.duties import read_duties
from corpus.facts.facts import Facts
from corpus.facts.parties import Scope
from corpus.facts.replacements import read_replacements
from corpus.facts.sentences import statements
from corpus.passages import Passage

# Counted up with every change by which some document gives other facts; what was read by another
# version is read anew when it is next ingested.
FACTS_VERSION = 10


def read_facts(document: Document, passages: Sequence[Passage]) -> Facts:
    """Return the facts of a document; `passages` are those it was split into."""
    scope = Scope.of(document)
    said = statements(document, passages, scope)
    deadlines = read_deadlines(document, said, scope)
    replaced = read_replacements(document, passages)
    return Facts(tuple(read_duties(said, scope)), tuple(deadlines), replaced)
