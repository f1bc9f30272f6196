"""From the store and the indexes to what is seen of them (a part of the composition root)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.answering import Answering, Means, Writer
from bot.facts.lookups import Lookups
from bot.facts.register import Register
from bot.facts.replies import Around
from bot.facts.reviews import Reviews
from bot.facts.succession import Succession
from bot.seeing import View
from bot.verification.verifier import Names
from corpus.passages import PassageId
from corpus.seen import SeenShelf
from corpus.shelf import Shelf
from corpus.store import DocumentStore
from retrieval.compounds import Compounds
from retrieval.dense import DenseIndex
from retrieval.finding import Finder
from retrieval.hybrid import HybridRetriever
from retrieval.lexical import LexicalIndex
from retrieval.lexicon import Lexicon
from retrieval.seen_words import SeenWords

_LOOKED_THROUGH = 120  # passages in which the duties in a matter are looked for

MakeAround = Callable[[Callable[[str], Sequence[PassageId]]], Around]


@dataclass(frozen=True, slots=True)
class Archive:
    """What all views are made from, and share."""

    store: DocumentStore
    shelf: Shelf
    reviews: Reviews
    lexical: LexicalIndex
    dense: DenseIndex
    lexicon: Lexicon
    compounds: Compounds
    writer: Writer | None
    names: Names | None
    around: MakeAround  # what look-ups work with besides the facts, by how they search
    today: Callable[[], date] | None  # of the office; None: the day of the last ingest

    def answering(self) -> Answering:
        """Return what answers from everything."""
        kept = HybridRetriever(self.lexical, self.dense, self.shelf.passages)

        def make_finder() -> Finder:
            return Finder(self.shelf, kept, self.lexical, self.lexicon, self.compounds)

        return Answering(self.shelf, make_finder, self._means(self.shelf))

    def view(self, names: frozenset[str]) -> View:
        """Return what is seen of what everybody may see and of these files besides."""
        seen = SeenShelf(self.shelf, self.store, names)
        retriever = self._retriever(seen)

        def search(asked: str) -> list[PassageId]:
            found = retriever.search(asked, top_k=_LOOKED_THROUGH)
            return [scored.passage.id for scored in found]

        return fact_view(names, seen, self.reviews, self.around(search), self.today)

    def answering_in(self, view: View) -> Answering:
        """Return what answers from what is seen."""
        seen = view.shelf
        retriever, words = self._retriever(seen), SeenWords(self.lexical, lambda: seen.hidden)

        def make_finder() -> Finder:
            return Finder(seen, retriever, words, self.lexicon, self.compounds)

        return Answering(seen, make_finder, self._means(seen))

    def _means(self, shelf: Shelf | SeenShelf) -> Means:
        return Means(self.writer, self.names, Succession(shelf, self.today).now)

    def _retriever(self, seen: SeenShelf) -> HybridRetriever:
        return HybridRetriever(self.lexical, self.dense, seen.passages, without=lambda: seen.hidden)


def fact_view(
    names: frozenset[str],
    seen: SeenShelf,
    reviews: Reviews,
    around: Around,
    today: Callable[[], date] | None,
) -> View:
    """Return the view of a shelf, on which these are the names of the restricted files."""
    register = Register(seen, reviews, today)
    return View(names, seen, register, Lookups(register, around))
