"""How many passages hold a word, as of one commit of the lexical index."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from functools import lru_cache

import tantivy

from corpus.document import DocumentId
from retrieval.errors import IndexMissing, explained

CAUSES = (OSError, ValueError)  # all that Tantivy raises for what is on the disk
EVERY = "1"  # the one word of the field `every` that each passage has, removed ones included
_KEPT = 16_384  # words


class Counts:
    """Counts words in one committed state and keeps the counts; safe for several threads.

    The passages of the documents in `without` count as if they were not there.
    """

    def __init__(
        self,
        searcher: tantivy.Searcher,
        schema: tantivy.Schema,
        without: Collection[DocumentId] = (),
    ) -> None:
        self.searcher = searcher
        self._schema = schema
        self._without = tuple(without)
        self.size = self._live("every", EVERY) if without else searcher.num_docs
        self._all_live = searcher.doc_freq("every", EVERY) == searcher.num_docs
        self.frequency = lru_cache(maxsize=_KEPT)(self._frequency)
        self.text_frequency = lru_cache(maxsize=_KEPT)(self._text_frequency)

    def _frequency(self, word: str) -> int:
        with reading():
            found = self.searcher.doc_freq("words", word)
            if not found or (self._all_live and not self._without):
                return found
            # Removed passages are still counted there until the index merges; count the others.
            return self._live("words", word)

    def _text_frequency(self, word: str) -> int:
        field = "text_pairs" if "_" in word else "text_syllables"
        count = self._live if self._without else self.searcher.doc_freq
        with reading():
            return max(count(place, word) for place in (field, "symbols"))

    def _live(self, field: str, word: str) -> int:
        """Count the passages that are there and not of a document that is left out."""
        query = tantivy.Query.term_query(self._schema, field, word, index_option="freq")
        if self._without:
            clauses = [(tantivy.Occur.Must, query), outside(self._schema, self._without)]
            query = tantivy.Query.boolean_query(clauses)
        live = self.searcher.search(query, limit=1)
        return int(live.count)  # type: ignore[attr-defined]  # missing in the library's stub


def outside(
    schema: tantivy.Schema, documents: Collection[DocumentId]
) -> tuple[tantivy.Occur, tantivy.Query]:
    """Return the clause that leaves out the passages of documents."""
    theirs = tantivy.Query.term_set_query(schema, "document", list(documents))
    return tantivy.Occur.MustNot, theirs


def reading() -> AbstractContextManager[None]:
    """Turn what goes wrong in reading into IndexMissing."""
    return explained(
        IndexMissing,
        "Không đọc được chỉ mục tìm kiếm; hãy chạy `sotay ingest --rebuild` để tạo lại.",
        causes=CAUSES,
    )
