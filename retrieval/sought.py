"""What of a worded question is looked for, and what of it no document has (pure)."""

import re
from collections.abc import Iterable, Sequence

from corpus.text import fold
from retrieval.evidence import Frequency
from retrieval.questions.topic import Term
from retrieval.questions.understanding import Question
from retrieval.questions.wording import Language, Wording
from retrieval.text import Words

_WORD_WITHIN = re.compile(r"(?<=[\w,] )[^\W\d_]{3,}\b")


def sought(asked: Question) -> tuple[Words, str]:
    """Return the words and the text to search for, those of the turn it leans on too."""
    own, before = asked.words, asked.earlier
    if before is None:
        return own, asked.text
    together = Words(
        (*own.syllables, *before.syllables),
        (*own.pairs, *before.pairs),
        (*own.symbols, *before.symbols),
    )
    return together, f"{' '.join(before.syllables)}\n{asked.text}"


def unknown_share(topic: Sequence[Term], frequency: Frequency) -> float:
    """Return the share of the topic that stands in no document at all, from 0 to 1."""
    total = sum(term.weight for term in topic)
    lost = sum(term.weight for term in topic if not frequency(term.word))
    return lost / total if total else 0.0


def strangers(worded: Wording, frequency: Frequency) -> tuple[str, ...]:
    """Return the capitalised words inside the question that are no slip and stand nowhere."""
    if worded.language is Language.ENGLISH:
        return ()
    mended = {fold(typed) for typed, _ in worded.expanded}
    names = (found for found in _WORD_WITHIN.findall(worded.original) if found.istitle())
    return tuple(n for n in names if fold(n) not in mended and not frequency(fold(n)))


def lone(topic: Iterable[Term]) -> list[str]:
    """Return the words of the topic that are one syllable of letters."""
    return [term.word for term in topic if term.word.isalpha()]
