"""Whether a sentence in a model's words keeps to what it cites, where no fact is named (pure).

The verifier sees to dates, figures, units and people. Here the rest is looked at: quotes,
addresses, numbers in words, who does what, and whether it speaks of the matter at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.verification.actors import misplaces_doer
from corpus.text import display, fold
from retrieval.questions.stop_words import STOP
from retrieval.text import words

_LONGEST = 700  # characters of one sentence
_OWN_WORDS = 0.6  # share of a sentence's words that stand in its sources or in the question

_QUOTED = re.compile(r"[“\"«]([^”\"»]{8,})[”\"»]")
_ADDRESS = re.compile(r"\S*(?:://|@|\bwww\.)\S*", re.IGNORECASE)
_EDGES = "“”\"'«»().,;:!? "
_WORD = re.compile(r"\w+")
# A number in words and the other forms that prove it; "một", "năm" and "one" mean more than that.
_NUMBER_WORDS: dict[str, frozenset[str]] = {
    forms.split()[0]: frozenset(forms.split())
    for forms in (
        *("hai 2 02", "ba 3 03", "bốn 4 04", "sáu 6 06", "bảy 7 07", "tám 8 08", "chín 9 09"),
        *("mười 10", "mươi", "lăm", "trăm", "nghìn ngàn", "ngàn nghìn", "triệu", "tỷ tỉ", "tỉ tỷ"),
        *("two 2 02 hai", "three 3 03 ba", "four 4 04 bốn", "five 5 05 năm", "six 6 06 sáu"),
        *("seven 7 07 bảy", "eight 8 08 tám", "nine 9 09 chín", "ten 10 mười", "eleven 11"),
        *("twelve 12", "fifteen 15", "twenty 20", "thirty 30", "hundred trăm"),
        *("thousand nghìn ngàn", "million triệu", "billion tỷ tỉ"),
    )
}


@dataclass(frozen=True, slots=True)
class Source:
    """A cited passage: its text, the headings and names around it, and whose part it tells."""

    text: str
    around: str
    side: str | None


def keeps_to(sentence: str, sources: Sequence[Source], question: str | None) -> bool:
    """Whether `sentence` adds nothing to `sources` that the verifier would not see.

    Most of its words must stand in them or in the question. None for the question means that the
    sentence is in another language than the sources, so that words cannot be compared.
    """
    said = [syllable for syllable in words(sentence).syllables if syllable not in STOP]
    if not said or len(sentence) > _LONGEST:
        return False
    context = "\n".join(f"{source.around}\n{display(source.text)}" for source in sources)
    if _adds_to(sentence, context):
        return False
    if misplaces_doer(sentence, [(source.text, source.side) for source in sources]):
        return False
    if question is None:
        return True
    known = {*words(context).syllables, *words(question).syllables}
    return sum(syllable in known for syllable in said) >= _OWN_WORDS * len(said)


def _adds_to(sentence: str, context: str) -> bool:
    """Whether a quote, an address or a number in words stands nowhere in `context`."""
    held = fold(context)
    quotes = [*_QUOTED.findall(sentence), *_ADDRESS.findall(sentence)]
    if any(fold(quote).strip(_EDGES) not in held for quote in quotes):
        return True
    said = set(_WORD.findall(sentence.lower()))
    there = set(_WORD.findall(context.lower()))
    return any(number in said and not there & forms for number, forms in _NUMBER_WORDS.items())
