"""What of a passage each index holds: its words by place, and the text that is embedded (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import DocumentCard
from corpus.passages import Passage
from retrieval.symbols import symbols
from retrieval.text import Words, words

_LONGEST_WORD = 80  # characters; nothing that anyone types is longer


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How much a match counts by where it is; the symbols count in all three places.

    Chosen on questions over law articles cut into clauses (`tests/bench/bench_search.py`); the
    optimum is flat, and longer questions would do with fewer single syllables.
    """

    text_syllables: float = 0.7
    text_pairs: float = 1.0
    heading_syllables: float = 0.5
    heading_pairs: float = 0.7
    document_syllables: float = 0.6
    document_pairs: float = 0.4
    symbols: float = 1.0


WEIGHTS = FieldWeights()


@dataclass(frozen=True, slots=True)
class Edition:
    """A document as it goes into an index, with the version its passages were read with."""

    card: DocumentCard
    passages: Sequence[Passage]
    version: int


def document_words(document: DocumentCard) -> Words:
    """Return the words that people call the document by: context of each of its passages."""
    parts = (document.kind, document.title, document.number, document.place, *document.agencies)
    return words("\n".join(part for part in parts if part))


def lexical_fields(passage: Passage, document: Words) -> dict[str, str]:
    """Return the passage's words by field, joined with spaces.

    `words` holds each word of any place once and is not scored; `symbols` are those of all places.
    """
    text = words(passage.text)
    heading = words("\n".join((*passage.headings, passage.side or "")))
    places = (text, heading, document)
    marks = [symbol for place in places for symbol in symbols(place)]
    plain = (word for place in places for word in (*place.syllables, *place.pairs))
    return {
        "words": _joined(dict.fromkeys((*plain, *marks))),
        "text_syllables": _joined(text.syllables),
        "text_pairs": _joined(text.pairs),
        "heading_syllables": _joined(heading.syllables),
        "heading_pairs": _joined(heading.pairs),
        "document_syllables": _joined(document.syllables),
        "document_pairs": _joined(document.pairs),
        "symbols": _joined(marks),
    }


def embedded_text(passage: Passage) -> str:
    """Return what is embedded of the passage: the heading next above it, and its own text."""
    return "\n".join((*passage.headings[-1:], passage.text))


def _joined(made: Iterable[str]) -> str:
    return " ".join(word for word in made if len(word) <= _LONGEST_WORD)
