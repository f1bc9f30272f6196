"""From a worded question to what is asked: kinds of answer, topic words, places named (pure)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.text import fold
from retrieval.questions.cues import CUES, STRONGER, Wanted
from retrieval.questions.english_cues import ENGLISH_CUES
from retrieval.questions.leaning import Leaning, leaning
from retrieval.questions.manners import (
    COURTESY,
    FAREWELL,
    GREETING,
    INSTRUCTION,
    SAME_ASKED,
    THANKS,
)
from retrieval.questions.numbered_texts import NumberedText, subject, texts_named
from retrieval.questions.places import Place, named_address, places_in
from retrieval.questions.stop_words import STOP
from retrieval.questions.wording import Language, Wording
from retrieval.text import Words, words

__all__ = ["Place", "Question", "Talk", "understand"]


class Talk(StrEnum):
    """What a message is before it is a question."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    NOTHING = "nothing"  # no word that could be looked for
    INSTRUCTION = "instruction"  # only orders to the assistant itself


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood; `topic` are the folded syllables that carry its matter.

    `earlier` holds the words of the turns it leans on, None unless it is a follow-up. `beside`
    holds those of turns that only tell in which document it may look.
    `address` is the folded address it names ("dieu 8.1.b" of "điểm b khoản 1 Điều 8").
    """

    text: str  # worded, without orders and courtesies
    words: Words
    topic: tuple[str, ...]
    wanted: frozenset[Wanted]
    talk: Talk = Talk.QUESTION
    places: frozenset[Place] = frozenset()
    address: str | None = None
    symbols: tuple[str, ...] = ()
    texts: tuple[NumberedText, ...] = ()  # that it names by number
    subject: NumberedText | None = None  # the text that it names first, by number or not
    earlier: Words | None = None
    beside: Words | None = None
    follows: bool = False
    english: bool = False
    typed: str = ""  # as it came
    readings: frozenset[str] = frozenset()  # pairs that stand where a short form was typed
    alternatives: tuple[frozenset[str], ...] = ()  # pairs of what else one may mean, each
    ordered: bool = False  # it also held orders to the assistant, which were left out


_CLAUSE = re.compile(r"[.;!?\n]+|,(?= )")
_MOST_BESIDE = 2  # topic syllables beside a greeting or thanks
_READ_INTO_TRANSLATIONS = {Wanted.MEANING, Wanted.PERSON}
_SMALL_TALK = ((Talk.THANKS, THANKS), (Talk.FAREWELL, FAREWELL), (Talk.GREETING, GREETING))


def understand(wording: Wording, earlier: Sequence[Wording] = ()) -> Question:
    """Return what `wording` asks; `earlier` are the user's former turns, oldest first."""
    obeyed = _without_orders(wording.text)
    text = " ".join(COURTESY.sub(" ", obeyed).split())
    own = words(text)
    topic = _topic(own)
    leans = leaning(text, wording.original) if earlier else Leaning.ALONE
    before = _before(earlier) if leans is not Leaning.ALONE else None
    beside = before if leans is Leaning.BESIDE else None
    if beside is not None:
        before = None
    wanted = _wanted(text, wording, before)
    others = [fold(other) for readings in wording.alternatives for other in readings]
    return Question(
        text=text,
        words=own,
        topic=topic,
        wanted=wanted or frozenset({Wanted.CONTENT}),
        talk=_talk(wording.text, obeyed, nothing=not topic and before is None),
        places=_places(text, wanted, before),
        address=named_address(text, wording.original),
        texts=texts_named(text, others),
        subject=subject(text, others),
        symbols=tuple(dict.fromkeys((*own.symbols, *_codes(own.syllables)))),
        earlier=words(before.text) if before is not None else None,
        beside=words(beside.text) if beside is not None else None,
        follows=before is not None,
        english=wording.language is Language.ENGLISH,
        typed=wording.original,
        readings=_pairs(read for _, read in wording.expanded),
        alternatives=tuple(_pairs(readings) for readings in wording.alternatives),
        ordered=obeyed != wording.text,
    )


def _before(earlier: Sequence[Wording]) -> Wording:
    """Return the last turn together with those that it leans on itself."""
    last = len(earlier) - 1
    first = last
    while first and leaning(earlier[first].text, earlier[first].original) is Leaning.LEANS:
        first -= 1
    text = "\n".join(turn.text for turn in earlier[first:])
    return replace(earlier[last], text=text) if first < last else earlier[last]


def _without_orders(text: str) -> str:
    if not INSTRUCTION.search(text):
        return text
    kept = [part for part in _CLAUSE.split(text) if part and not INSTRUCTION.search(part)]
    return ", ".join(part.strip() for part in kept)


def _topic(found: Words) -> tuple[str, ...]:
    return tuple(syllable for syllable in found.syllables if syllable not in STOP)


def _talk(original: str, text: str, *, nothing: bool) -> Talk:
    if not text.strip() and original.strip():
        return Talk.INSTRUCTION
    beside = _topic(words(COURTESY.sub(" ", THANKS.sub(" ", FAREWELL.sub(" ", text)))))
    if len(beside) <= _MOST_BESIDE:
        for talk, pattern in _SMALL_TALK:
            if pattern.search(text):
                return talk
    return Talk.NOTHING if nothing else Talk.QUESTION


def _wanted(text: str, wording: Wording, before: Wording | None) -> frozenset[Wanted]:
    """Return what is asked for; a turn that does not say asks for what the one before it did."""
    found = _kinds(text)
    if wording.language is Language.ENGLISH:
        found = found - _READ_INTO_TRANSLATIONS
        found |= {kind for kind, pattern in ENGLISH_CUES if pattern.search(wording.original)}
    found = _strongest(found)
    if before is not None and (not found or SAME_ASKED.search(text)):
        found |= _strongest(_kinds(before.text))
    return frozenset(found)


def _places(text: str, wanted: frozenset[Wanted], before: Wording | None) -> frozenset[Place]:
    """Return the parts asked about; "ngày nào?" after who signed asks when that was."""
    places = places_in(text, wanted)
    signed = before is not None and Wanted.SIGNER in _kinds(before.text)
    return places | {Place.HEADER} if signed and Wanted.DAY in wanted else places


def _kinds(text: str) -> set[Wanted]:
    return {kind for kind, pattern in CUES if pattern.search(text)}


def _strongest(found: set[Wanted]) -> set[Wanted]:
    kept = set(found)
    for stronger, weaker in STRONGER:
        if stronger in kept:
            kept.difference_update(weaker)
    return kept


def _pairs(readings: Iterable[str]) -> frozenset[str]:
    return frozenset(pair for reading in readings for pair in words(reading).pairs)


def _codes(syllables: Sequence[str]) -> list[str]:
    """Return names of letters and digits, "pv01": a text that lacks one does not speak of it."""
    return [
        s for s in syllables if any(map(str.isdigit, s)) and any(map(str.isalpha, s)) and len(s) > 2
    ]
