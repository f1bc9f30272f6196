"""Which one document has the place that a question names by its address and kind of text."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from corpus.document import DocumentId
from corpus.passages import Passage
from retrieval.library import Library
from retrieval.profiles import Profile
from retrieval.questions.document_kinds import kinds_in, kinds_of
from retrieval.questions.places import PlaceOfKind, is_at_place, place_of_kind
from retrieval.questions.topic import Term
from retrieval.questions.understanding import Question
from retrieval.text import Words, words

# What a text does is no matter of its own: "quy định gì", "ghi thế nào".
_SAYING = frozenset(["quy", "dinh", "ghi", "neu", "noi", "viet", "gom", "bao"])
_MOST_ALIKE = 150  # documents of a kind that are looked through


@dataclass(frozen=True, slots=True)
class Placed:
    """The place that a question names, in the one document that has it."""

    document: DocumentId
    passages: frozenset[Passage]  # at it and below it
    phrase: frozenset[str]  # the syllables that name it

    def topic_beside(self, topic: Sequence[Term]) -> tuple[Term, ...]:
        """Return what else is asked: nothing when the question is what stands there."""
        said = self.phrase | _SAYING
        return tuple(term for term in topic if not said.issuperset(term.word.split("_")))


class Placing:
    """Looks for places in the documents of a kind, and in what comes with documents.

    `is_called` tells whether further words of the question may be a document's name.
    """

    def __init__(
        self,
        library: Library,
        profiles: Iterable[Profile],
        is_called: Callable[[DocumentId, Words], bool],
    ) -> None:
        self._library = library
        self._is_called = is_called
        self._own: dict[DocumentId, set[str]] = {}
        self._attached: dict[DocumentId, set[str]] = {}
        for profile in profiles:
            card = profile.card
            self._own[card.id] = kinds_of(card.kind, "")
            # The title of what is attached may stand far below the opening.
            self._attached[card.id] = kinds_of(card.kind, profile.opening) | kinds_in(card.title)

    def only(self, asked: Question, named: Collection[DocumentId]) -> Placed | None:
        """Return the place that `asked` names, None unless exactly one document has it.

        Only the documents that are `named` otherwise are looked through, all when none is.
        """
        place = place_of_kind(asked.text)
        if place is None or asked.address is None or asked.texts:
            return None
        found = frozenset(self._at(asked.address, place, named))
        documents = {passage.document for passage in found}
        if len(documents) != 1:
            return None
        (document,) = documents
        if place.further and not self._is_called(document, words(f"{place.kind} {place.further}")):
            return None
        return Placed(document, found, place.phrase)

    def _at(
        self, address: str, place: PlaceOfKind, named: Collection[DocumentId]
    ) -> Iterable[Passage]:
        meant = named or self._attached
        alike = [one for one in meant if place.kind in self._attached.get(one, ())]
        for document in alike[:_MOST_ALIKE]:
            of_own = place.kind in self._own[document]
            for passage in self._library.passages_of(document):
                if is_at_place(address, place.kind, passage.address, of_own=of_own):
                    yield passage
