"""What a question may call a document by: number, kind, title, agencies and places (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import DocumentCard
from corpus.text import fold
from retrieval.questions.document_kinds import kinds_named, kinds_of
from retrieval.questions.stop_words import STOP
from retrieval.text import Words, words

OF_CARD = 1.0  # what a word found in the card is worth
_OF_OPENING = 0.4  # in the opening lines
_TELLING_PART = 4  # letters of a number's symbol that no other word has
_RUNS = (3, 5)  # syllables
_PLACE_NAME = re.compile(
    r"\b(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|phuong|xa|dac khu)"
    r" (?:[a-z]+ [a-z]+(?: [a-z]+)?|\d{1,2})"
)
_TWO_WORD_LEVELS = frozenset({"thanh", "thi", "dac"})


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as a question may speak of it: its card, and text that tells who and where."""

    card: DocumentCard
    opening: str  # letterhead, title, addressees, preamble, titles of what is attached
    body: str  # only its place names are read


@dataclass(frozen=True, slots=True)
class Calling:
    """Everything that a document goes by; `weights` is by term, 1 for words of the card."""

    weights: dict[str, float]
    places: frozenset[str]  # names with their level: "phuong an phong"
    numbers: frozenset[str]


def calling_of(profile: Profile) -> Calling:
    """Return what the document of `profile` goes by."""
    card = profile.card
    weights = dict.fromkeys(telling_terms(words(profile.opening)), _OF_OPENING)
    places = frozenset(place_names(f"{profile.opening}\n{profile.body}"))
    on_card = words("\n".join(part for part in card_parts(card) if part))
    named = (
        *places,
        *telling_terms(on_card),
        *_runs(on_card),
        *map(_of_kind, kinds_of(card.kind, profile.opening)),
        *_number_parts(card.number or ""),
    )
    weights.update(dict.fromkeys(named, OF_CARD))
    return Calling(weights, places, frozenset(words(card.number or "").symbols))


def called(question: Words, text: str, typed: str) -> list[str]:
    """Return the terms by which a question may name a document, to be met in `calling_of`.

    `text` is the folded question; `typed` is as it came, for "BCHBP" may stand in a number.
    """
    return [
        *telling_terms(question),
        *_runs(question),
        *place_names(text),
        *map(_of_kind, kinds_named(fold(text))),
        *(f"~{part}" for part in dict.fromkeys(words(typed).syllables)),
    ]


def telling(term: str) -> float:
    """Return how much more than a pair of syllables a place or a kind of document tells."""
    return 2.0 if " " in term or "=" in term else 1.0


def card_parts(card: DocumentCard) -> Iterator[str]:
    """Yield what the card prints, blank parts left out."""
    yield from filter(None, (card.number, card.kind, card.title, card.place, *card.agencies))


def place_names(text: str) -> list[str]:
    """Return each place with its level once, folded: "phuong an phong", "quan 1"."""
    names: dict[str, None] = {}
    for match in _PLACE_NAME.finditer(fold(text)):
        pieces = match[0].split()
        head = 2 if pieces[0] in _TWO_WORD_LEVELS else 1
        names[" ".join(pieces[: head + 2])] = None
    return list(names)


def bare(place: str) -> str:
    """Return the name of a place without its level."""
    return " ".join(place.split()[-2:])


def telling_terms(found: Words) -> list[str]:
    """Return the pairs that are not of common words alone, and the symbols, each once."""
    pairs = [pair for pair in found.pairs if not STOP.issuperset(pair.split("_"))]
    return list(dict.fromkeys((*pairs, *found.symbols)))


def _runs(found: Words) -> list[str]:
    """Return longer runs of syllables: "ủy ban nhân dân thành phố" is more than its pairs."""
    syllables = found.syllables
    return [
        "_".join(syllables[index : index + length])
        for length in _RUNS
        for index in range(len(syllables) - length + 1)
    ]


def _of_kind(kind: str) -> str:
    return f"={kind}"


def _number_parts(number: str) -> Iterator[str]:
    for part in words(number).syllables:
        if len(part) >= _TELLING_PART and part.isalpha():
            yield f"~{part}"
