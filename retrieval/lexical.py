"""The lexical index: Tantivy over our own words, so that its analysers change nothing."""

import shutil
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from pathlib import Path

import tantivy

from corpus.document import DocumentCard, DocumentId
from corpus.passages import Passage, PassageId
from retrieval.counting import CAUSES, EVERY, Counts, outside, reading
from retrieval.errors import IndexMissing, IndexUnwritable, explained
from retrieval.fields import WEIGHTS, FieldWeights, document_words, lexical_fields
from retrieval.results import Hit
from retrieval.symbols import symbols
from retrieval.text import Words

# A change of the fields, or of how text becomes words, needs a new name: the next start then
# makes a new index and leaves the old one to the processes that still read it.
_LAYOUT = "1"

_TOKENIZER = "made"  # splits at white space only; the words are already made
_HEAP_BYTES = 64_000_000
_MOST_WORDS = 2_000  # distinct words of a query that are looked up at all
_MOST_TERMS = 64  # the rarest of them that are searched for
_PATIENCE = 120.0  # seconds that a writer waits for another process's to end
_POLL = 0.05

_SCORED = tuple(field.name for field in fields(FieldWeights))
_AT = "@"  # between a document and its version
_NOTHING: frozenset[DocumentId] = frozenset()
_MOST_KEPT = 16  # sets of documents that are left out; each keeps its own counts

_Clause = tuple[tantivy.Occur, tantivy.Query]


class LexicalIndex:
    """Passages by their words, with or without diacritics; safe to use from several threads.

    Other processes may read while one writes; what is not committed is not seen by anyone.
    """

    def __init__(
        self, folder: Path, *, weights: FieldWeights = WEIGHTS, patience: float = _PATIENCE
    ) -> None:
        self._folder = folder / f"layout-{_LAYOUT}"
        self._meta = self._folder / "meta.json"
        self._weights = weights
        self._patience = patience
        self._lock = threading.RLock()
        self._writer: tantivy.IndexWriter | None = None
        self._held = 0
        self._schema = _schema()
        with reading():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(self._folder))
            self._index.register_tokenizer(_TOKENIZER, _analyser())
            self._index.config_reader("manual")
            stamp = self._stamp()  # before the state: a commit meanwhile is then seen later
            self._index.reload()
            counts = Counts(self._index.searcher(), self._schema)
            self._seen = stamp, {_NOTHING: counts}

    @staticmethod
    def drop(folder: Path) -> None:
        """Empty the index in `folder`, and make it anew when it cannot be read."""
        try:
            index = LexicalIndex(folder)
        except IndexMissing:
            with _writing():
                shutil.rmtree(folder)
            return
        index.clear()
        index.commit()

    def search(
        self,
        words: Words,
        *,
        top_k: int,
        documents: Collection[DocumentId] | None = None,
        without: Collection[DocumentId] = (),
    ) -> list[Hit]:
        """Return at most `top_k` passages that share a word.

        Of `documents` when given; of those in `without` none.
        """
        with reading():
            searcher = self.counts().searcher
            limit = min(top_k, searcher.num_docs)
            clauses = self._clauses(searcher, words)
            if limit < 1 or not clauses:
                return []
            if documents is not None:
                clauses.append((tantivy.Occur.Must, self._within(documents)))
            if without:
                clauses.append(outside(self._schema, without))
            query = tantivy.Query.boolean_query(clauses)
            found = searcher.search(query, limit, count=False).hits
            return [_hit(searcher, score, address) for score, address in found if score > 0]

    def frequency(self, word: str) -> int:
        """Return how many passages hold the folded syllable, pair or symbol, context included."""
        return self.counts().frequency(word)

    def text_frequency(self, word: str) -> int:
        """Return about how many passages hold the word in their own text; removed ones may count.

        The words of headings and titles would make the matter of a small library look common.
        """
        return self.counts().text_frequency(word)

    def size(self) -> int:
        """Return the number of passages."""
        return self.counts().size

    def counts(self, without: frozenset[DocumentId] = _NOTHING) -> Counts:
        """Return the counts of the newest committed state, of whichever process.

        They are as if the documents in `without` were not there.
        """
        with reading():
            stamp = self._stamp()
            seen, kept = self._seen
            if stamp != seen:
                self._index.reload()
                kept = {}
                self._seen = stamp, kept
            counts = kept.get(without)
            if counts is None:
                counts = Counts(self._index.searcher(), self._schema, without)
                if len(kept) >= _MOST_KEPT:
                    kept.clear()
                kept[without] = counts
            return counts

    def documents(self) -> set[DocumentId]:
        """Return the documents that have passages here, each with all of them."""
        return set(self.versions())

    def versions(self) -> dict[DocumentId, int]:
        """Return the documents that have passages here, with the version they came with."""
        with reading():
            everything = tantivy.Query.all_query()
            editions = self.counts().searcher.terms_with_prefix("edition", "", everything)
        pairs = (edition.split(_AT) for edition, _ in editions)
        return {DocumentId(document): int(version) for document, version in pairs}

    def replace(
        self, document: DocumentCard, passages: Sequence[Passage], *, version: int = 0
    ) -> None:
        """Put the passages in the place of all that the document had, at the next commit."""
        context = document_words(document)
        same = {
            "document": document.id,
            "edition": f"{document.id}{_AT}{version}",
            "every": EVERY,
        }
        with self._lock, _writing():
            writer = self._open_writer()
            writer.delete_documents_by_term("document", document.id)
            for passage in passages:
                row = lexical_fields(passage, context) | same | {"id": passage.id}
                writer.add_document(tantivy.Document(**row))

    def remove(self, document: DocumentId) -> None:
        """Take out the document's passages at the next commit."""
        with self._lock, _writing():
            self._open_writer().delete_documents_by_term("document", document)

    def clear(self) -> None:
        """Take out everything at the next commit."""
        with self._lock, _writing():
            self._open_writer().delete_all_documents()

    def commit(self) -> None:
        """Make all changes since the last commit permanent and seen, or none of them."""
        with self._lock, _writing():
            if self._writer is not None:
                self._writer.commit()
            if not self._held:
                self._release()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep every other writer out until the end; what is not committed then is dropped."""
        with self._lock:
            with _writing():
                self._open_writer()
            self._held += 1
            try:
                yield
            finally:
                self._held -= 1
                if not self._held:
                    self._release()

    def close(self) -> None:
        """Let other writers in; what is not committed is dropped."""
        with self._lock:
            self._release()

    def _stamp(self) -> tuple[int, int]:
        """Tell one commit from another: each puts a new file in the place of the old one."""
        status = self._meta.stat()
        return status.st_mtime_ns, status.st_ino

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._wait_for_writer()
            self._sweep()
        return self._writer

    def _wait_for_writer(self) -> tantivy.IndexWriter:
        until = time.monotonic() + self._patience
        while True:
            try:
                return self._index.writer(_HEAP_BYTES, 1)
            except ValueError as exc:
                if "LockBusy" not in str(exc):
                    raise
                if time.monotonic() >= until:
                    raise IndexUnwritable(
                        "Một tiến trình khác đang cập nhật chỉ mục; hãy thử lại sau ít phút."
                    ) from exc
            time.sleep(_POLL)

    def _release(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.rollback()
            writer.wait_merging_threads()

    def _sweep(self) -> None:
        """Delete the indexes of other layouts."""
        for other in self._folder.parent.glob("layout-*"):
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)

    def _clauses(self, searcher: tantivy.Searcher, query: Words) -> list[_Clause]:
        w = self._weights
        syllables = {
            "text_syllables": w.text_syllables,
            "heading_syllables": w.heading_syllables,
            "document_syllables": w.document_syllables,
        }
        pairs = {
            "text_pairs": w.text_pairs,
            "heading_pairs": w.heading_pairs,
            "document_pairs": w.document_pairs,
        }
        return [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, word), weight))
            for chosen, weights in (
                (query.syllables, syllables),
                (query.pairs, pairs),
                (symbols(query), {"symbols": w.symbols}),
            )
            for word in _rarest(searcher, chosen)
            for field, weight in weights.items()
            if weight > 0
        ]

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, index_option="freq")

    def _within(self, documents: Collection[DocumentId]) -> tantivy.Query:
        """Match the passages of the documents at a score of 0: what shares no word has no more."""
        allowed = tantivy.Query.term_set_query(self._schema, "document", list(documents))
        return tantivy.Query.const_score_query(allowed, 0.0)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("document", "edition", "every"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=_TOKENIZER, index_option="basic")
    for field in _SCORED:
        builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
    return builder.build()


def _analyser() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def _rarest(searcher: tantivy.Searcher, made: Sequence[str]) -> list[str]:
    """Return the distinct words that the index knows, the rarest when they are too many."""
    distinct = list(dict.fromkeys(made))[:_MOST_WORDS]
    known = [(searcher.doc_freq("words", word), word) for word in distinct]
    return [word for frequency, word in sorted(known) if frequency][:_MOST_TERMS]


def _hit(searcher: tantivy.Searcher, score: float, address: tantivy.DocAddress) -> Hit:
    return Hit(PassageId(searcher.doc(address)["id"][0]), score)


def _writing() -> AbstractContextManager[None]:
    return explained(
        IndexUnwritable,
        "Không ghi được chỉ mục tìm kiếm; "
        "hãy kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu.",
        causes=CAUSES,
    )
