"""How many passages hold a word, as of one commit of the lexical index."""

from contextlib import AbstractContextManager
from functools import lru_cache

import tantivy

from retrieval.errors import IndexMissing, explained

CAUSES = (OSError, ValueError)  # all that Tantivy raises for what is on the disk
EVERY = "1"  # the one word of the field `every` that each passage has, removed ones included
_KEPT = 16_384  # words


class Counts:
    """Counts words in one committed state and keeps the counts; safe for several threads."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self.searcher = searcher
        self.size = searcher.num_docs
        self._schema = schema
        self._all_live = searcher.doc_freq("every", EVERY) == searcher.num_docs
        self.frequency = lru_cache(maxsize=_KEPT)(self._frequency)
        self.text_frequency = lru_cache(maxsize=_KEPT)(self._text_frequency)

    def _frequency(self, word: str) -> int:
        with reading():
            found = self.searcher.doc_freq("words", word)
            if not found or self._all_live:
                return found
            # Removed passages are still counted there until the index merges; count the others.
            query = tantivy.Query.term_query(self._schema, "words", word, index_option="freq")
            live = self.searcher.search(query, limit=1)
            return int(live.count)  # type: ignore[attr-defined]  # missing in the library's stub

    def _text_frequency(self, word: str) -> int:
        field = "text_pairs" if "_" in word else "text_syllables"
        with reading():
            return max(self.searcher.doc_freq(place, word) for place in (field, "symbols"))


def reading() -> AbstractContextManager[None]:
    """Turn what goes wrong in reading into IndexMissing."""
    return explained(
        IndexMissing,
        "Không đọc được chỉ mục tìm kiếm; hãy chạy `sotay ingest --rebuild` để tạo lại.",
        causes=CAUSES,
    )
