"""Passages of another stage than the one asked about, "đợt 1" for "đợt 2", are no answer (pure)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol, TypeVar

from corpus.document import DocumentId
from corpus.passages import Passage
from corpus.text import fold
from retrieval.questions.ordinals import asked_ordinals, is_number, said_ordinals
from retrieval.questions.understanding import Question
from retrieval.readings import Reading
from retrieval.text import words
from retrieval.weighing import Evidence

_AS_MUCH = 0.8  # of what the passage of another stage says of the topic

Asked = Mapping[str, Collection[int]]


class _Stage(Enum):
    ASKED = auto()
    OTHER = auto()
    UNSAID = auto()


class _Scored(Protocol):
    @property
    def evidence(self) -> Evidence: ...


ScoredT = TypeVar("ScoredT", bound=_Scored)


@dataclass(frozen=True, slots=True)
class Bearings:
    """What tells the stage of a passage: its reading, and the title of its document."""

    read: Callable[[Passage], Reading]
    title: Callable[[DocumentId], str]


def of_stage(
    question: Question,
    named: Collection[DocumentId],
    found: Sequence[ScoredT],
    bearings: Bearings,
) -> tuple[tuple[ScoredT, ...], bool]:
    """Return what was found without passages of other stages, and whether nothing is left of it.

    What is of the stage asked about comes to the front where another stage stood there, or where
    the question says its whole heading, if it says about as much of the matter. All is given as
    it was when another stage stands in front and nothing is of the one asked about.
    """
    asked = _asked(question)
    if not asked or not found:
        return tuple(found), False
    stages = [_stage(asked, one.evidence.passage, bearings) for one in found]
    meant = [one.evidence.passage.document in named for one in found]
    top = meant.index(True) if True in meant else 0
    least = _AS_MUCH * found[top].evidence.near
    said = [
        one
        for one, stage, is_meant in zip(found, stages, meant, strict=True)
        if stage is _Stage.ASKED and (is_meant or not named) and one.evidence.near >= least
    ]
    if stages[top] is not _Stage.OTHER:
        said = [one for one in said if _is_headed(question, asked, one.evidence.passage)]
    elif not said:
        return tuple(found), True
    kept = [one for one, stage in zip(found, stages, strict=True) if stage is not _Stage.OTHER]
    return (*said, *(one for one in kept if one not in said)), False


def _asked(question: Question) -> Asked:
    """Return the stages that are asked about, or those of the turns the question leans on."""
    own = asked_ordinals(question.text)
    if own or question.earlier is None:
        return own
    return asked_ordinals(" ".join(question.earlier.syllables))


def _stage(asked: Asked, passage: Passage, bearings: Bearings) -> _Stage:
    stages = {_stage_of(values, _stated(noun, passage, bearings)) for noun, values in asked.items()}
    if _Stage.OTHER in stages:
        return _Stage.OTHER
    return _Stage.ASKED if _Stage.ASKED in stages else _Stage.UNSAID


def _stage_of(asked: Collection[int], stated: Collection[int]) -> _Stage:
    if not stated:
        return _Stage.UNSAID
    return _Stage.OTHER if set(asked).isdisjoint(stated) else _Stage.ASKED


def _stated(noun: str, passage: Passage, bearings: Bearings) -> frozenset[int]:
    """Return what the passage says of the noun, with the nearest heading that speaks of it.

    The title of its document counts where neither does: the rules of a second congress tell of
    the first in passing.
    """
    own = said_ordinals(noun, bearings.read(passage).folded)
    above = (said_ordinals(noun, fold(heading)) for heading in reversed(passage.headings))
    stated = own | next(filter(None, above), frozenset())
    return stated or said_ordinals(noun, fold(bearings.title(passage.document)))


def _is_headed(question: Question, asked: Asked, passage: Passage) -> bool:
    """Whether the passage is under a heading that says the stage and nothing but the question."""
    for heading in map(fold, passage.headings):
        if any(set(said_ordinals(noun, heading)) & set(asked[noun]) for noun in asked):
            called = {word for word in words(heading).syllables if not is_number(word)}
            return len(called) > 1 and called.issubset(question.words.syllables)
    return False
