"""Passages read once: their words, their sentences' words, what they mention."""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.document import DocumentCard, DocumentId, Span
from corpus.mentions.mentions import Mention, MentionKind, find_mentions
from corpus.passages import Passage
from corpus.short_forms import find_short_forms
from corpus.text import display, fold
from retrieval.lexicon import Lexicon
from retrieval.library import Library
from retrieval.profiles import card_parts
from retrieval.questions.asked_fields import label_of
from retrieval.questions.ordinals import spelled_otherwise
from retrieval.spans import sentences
from retrieval.text import words

Expand = Callable[[str], str]
"""Writes out the short forms of a text beside it."""

_NAMES = frozenset({MentionKind.UNIT, MentionKind.PERSON, MentionKind.POSITION})
_FIGURES = frozenset(MentionKind) - _NAMES
_CLOSE = 120  # characters on either side: what is said of a date is said next to it
_KEPT = 4_000  # readings; a large document has about 800
_KEPT_DOCUMENTS = 500
# What numbers an item or a row, and what stands before the first point of "2.400": no numbers
# that a passage says.
_MARK = re.compile(r"^[\s|*_(-]*\d{1,3}(?:\.\d{1,3})*(?:[.):/]+(?=\s|$)|\s*\|)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?!\d)")
_SHORT_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class PassageWords:
    """What a passage says itself, and what its headings and its document say around it."""

    own: frozenset[str]
    headings: frozenset[str]
    document: frozenset[str]


class Reading:
    """A passage with what is read from it, each part when it is first asked for."""

    def __init__(self, passage: Passage, document: frozenset[str], expand: Expand) -> None:
        self.passage = passage
        self._document = document
        self._expand = expand
        self._near: dict[Span, frozenset[str]] = {}  # by the spans of its mentions

    @cached_property
    def words(self) -> PassageWords:
        """The words of the passage, of its headings and of its document's card."""
        headings = "\n".join((*self.passage.headings, self.passage.side or ""))
        return PassageWords(
            own=self._said(self.passage.text),
            headings=self._said(headings),
            document=self._document,
        )

    @cached_property
    def folded(self) -> str:
        """The text in display form, folded."""
        return fold(display(self.passage.text))

    @cached_property
    def side(self) -> str:
        """The unit that a heading names, folded; empty without one."""
        return fold(self.passage.side or "")

    @cached_property
    def label(self) -> str | None:
        """The folded label when the passage is a labelled field."""
        return label_of(self.passage.text)

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence."""
        return self._by_sentence(self.passage.text)

    @cached_property
    def sentences_from_heading(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence when the text is read on from the heading above it."""
        if not self.passage.headings:
            return self.sentences
        return self._by_sentence(f"{self.passage.headings[-1]} {self.passage.text}")

    def near(self, span: Span) -> frozenset[str]:
        """Return the words that stand close to a span of the text, its own included."""
        if span not in self._near:
            around = self.passage.text[max(0, span.start - _CLOSE) : span.end + _CLOSE]
            self._near[span] = self._said(around)
        return self._near[span]

    def mentions(self, kinds: Collection[MentionKind]) -> tuple[Mention, ...]:
        """Return the mentions of `kinds` in order of their start."""
        figures = () if _FIGURES.isdisjoint(kinds) else self._figures
        names = () if _NAMES.isdisjoint(kinds) else self._names
        found = [mention for mention in (*figures, *names) if mention.kind in kinds]
        return tuple(sorted(found, key=lambda mention: (mention.span, mention.kind.value)))

    @cached_property
    def _figures(self) -> tuple[Mention, ...]:
        return find_mentions(self.passage.text, _FIGURES)

    @cached_property
    def _names(self) -> tuple[Mention, ...]:
        return find_mentions(self.passage.text, _NAMES)

    def _by_sentence(self, text: str) -> tuple[frozenset[str], ...]:
        return tuple(self._said(piece.of(text)) for piece in sentences(text))

    def _said(self, text: str) -> frozenset[str]:
        return said_words(self._expand(text))


class Readings:
    """Keeps the readings of the passages that were looked at last; safe for several threads."""

    def __init__(
        self, library: Library, cards: Mapping[DocumentId, DocumentCard], lexicon: Lexicon
    ) -> None:
        self._library = library
        self._cards = cards
        self._general = _unmistakable(lexicon)
        self._document = lru_cache(maxsize=_KEPT_DOCUMENTS)(self._read_document)
        self.of: Callable[[Passage], Reading] = lru_cache(maxsize=_KEPT)(self._read)

    def _read(self, passage: Passage) -> Reading:
        return Reading(passage, *self._document(passage.document))

    def _read_document(self, document: DocumentId) -> tuple[frozenset[str], Expand]:
        forms = find_short_forms(self._library.text(document) or "")
        own = {display(form.short.text): form.long.text for form in forms}
        expand = _expander(self._general | own)
        return word_set(expand("\n".join(card_parts(self._cards[document])))), expand


def _unmistakable(lexicon: Lexicon) -> dict[str, str]:
    """Return the field's short forms in capitals with one meaning, as printed.

    Any text may use them; "CAP" (công an phường) is not "cấp".
    """
    return {
        expansions[0].short: expansions[0].long
        for short, expansions in lexicon.shorts.items()
        if len(expansions) == 1 and len(short) > 2 and expansions[0].short.isupper()
    }


def _expander(shorts: Mapping[str, str]) -> Expand:
    def expand(text: str) -> str:
        shown = display(text)
        used = dict.fromkeys(token for token in shown.split() if token in shorts)
        return "\n".join((shown, *(shorts[token] for token in used)))

    return expand


def said_words(text: str) -> frozenset[str]:
    """Return the word set of a passage's text: its mark is no number that it says.

    What has a number is there in either spelling: "quý IV" says "4" as well.
    """
    found = word_set(text)
    short = {word for word in found if _SHORT_NUMBER.fullmatch(word)}
    if short:
        spoken = word_set(_GROUPED.sub(" ", _MARK.sub(" ", text)))
        found -= short - spoken
    return found | frozenset(map(sys.intern, spelled_otherwise(fold(text))))


def word_set(text: str) -> frozenset[str]:
    """Return the syllables, pairs and symbols of `text`; equal words are one object."""
    found = words(text)
    return frozenset(map(sys.intern, (*found.syllables, *found.pairs, *found.symbols)))
