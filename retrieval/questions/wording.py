"""A question typed in a hurry, brought to the words of the documents (pure).

Spelling is mended, abbreviations are written out and English is put into Vietnamese terms, all
without diacritics, so that a question reads the same typed with them and without. The exception
are abbreviations that only a diacritic tells apart ("TƯ" and "TU").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from retrieval.evidence import Evidence, Frequency
from retrieval.lexicon import Lexicon
from retrieval.questions.english import is_english, translate
from retrieval.questions.reading import Reader, with_asked_short, written
from retrieval.questions.tokens import Token, tokenize

_SPACES = re.compile(r"\s+")
_MEANING_ASKED = re.compile(
    r"\b(?:nghia la|viet tat|nghia gi|co nghia|y nghia|stands? for|abbreviat|acronym|mean\b)"
)


class Language(StrEnum):
    """The language a question is typed in."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as typed and as read.

    `text` is folded Vietnamese. `alternatives` holds, for each abbreviation in order, its other
    readings and itself where the documents use it. `expanded` pairs each changed word with its
    reading, which is empty for an English word that is not in the lists.
    """

    original: str
    language: Language
    text: str
    alternatives: tuple[tuple[str, ...], ...] = ()
    expanded: tuple[tuple[str, str], ...] = ()

    def search_text(self) -> str:
        """Return the text followed by all further readings, for a search that weighs words."""
        return " ".join([self.text, *(" ".join(readings) for readings in self.alternatives)])


def word(question: str, lexicon: Lexicon, frequency: Frequency) -> Wording:
    """Read `question`; only its first 400 words (`MAX_WORDS`) are looked at."""
    tokens, tail = tokenize(question)
    reader = Reader(lexicon, Evidence(frequency, lexicon.common, lexicon.pairs))
    meaning_asked = _MEANING_ASKED.search(" ".join(token.folded for token in tokens)) is not None
    if is_english(tokens, lexicon):
        return _from_english(question, tokens, reader, meaning_asked=meaning_asked)
    readings = reader.read(tokens)
    if meaning_asked:
        readings = with_asked_short(readings)
    return Wording(
        original=question,
        language=Language.VIETNAMESE,
        text=_SPACES.sub(" ", "".join(written(readings)) + tail).strip(),
        alternatives=tuple(reading.others for reading in readings if reading.others),
        expanded=tuple((r.token.typed, r.text) for r in readings if r.changed),
    )


def _from_english(
    question: str, tokens: Sequence[Token], reader: Reader, *, meaning_asked: bool
) -> Wording:
    others: list[tuple[str, ...]] = []

    def read_short(token: Token) -> str | None:
        reading = reader.read_alone(token) if token.capitals >= 2 else None
        if reading is None:
            return None
        others.extend([reading.others] if reading.others else [])
        return f"{token.folded} ({reading.text})" if meaning_asked else reading.text

    items = translate(tokens, reader.lexicon, read_short)
    return Wording(
        original=question,
        language=Language.ENGLISH,
        text=" ".join(item.vietnamese for item in items if item.vietnamese),
        alternatives=tuple(others),
        expanded=tuple((i.typed, i.vietnamese) for i in items if i.typed and not i.empty),
    )
