"""Which documents are of another place than the one that a question names (pure).

What a commune lays down is no answer about its neighbour, however alike the two documents are.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.document import DocumentCard, DocumentId
from corpus.text import fold
from retrieval.profiles import Profile, bare, place_names


class _Level(Enum):
    """Places of one level do not speak for each other; the lowest comes first."""

    COMMUNE = auto()
    DISTRICT = auto()
    PROVINCE = auto()


_LEVELS = {
    _Level.COMMUNE: ("xa", "phuong", "thi tran", "dac khu"),
    _Level.DISTRICT: ("quan", "huyen", "thi xa"),
    _Level.PROVINCE: ("tinh", "thanh pho"),
}
_LEVEL_WORDS = "|".join(word for words in _LEVELS.values() for word in words)
_LEVEL_AT_END = re.compile(rf"\b({_LEVEL_WORDS})$")
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Home:
    """The place that a document is of, by its folded name without its level."""

    level: _Level
    name: str


class Homes:
    """Knows the places that documents are of, and those that they speak of."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._of: dict[DocumentId, Home] = {}
        self._speak: dict[str, set[DocumentId]] = defaultdict(set)
        self._called: dict[str, set[_Level]] = defaultdict(set)
        for profile in profiles:
            for place in place_names(f"{profile.opening}\n{profile.body}"):
                self._speak[bare(place)].add(profile.card.id)
            if home := home_of(profile.card):
                self._of[profile.card.id] = home
                self._called[home.name].add(home.level)

    def elsewhere(
        self, turns: Sequence[str], is_word: Callable[[str], bool]
    ) -> frozenset[DocumentId]:
        """Return the documents of other places than those the first turn to name any names.

        `turns` are the folded question and those before it, the newest first; `is_word` tells
        pairs ("thong_nhat") that are words of every matter besides: these name a place only
        behind its level. Documents that speak of the place stay, and so do those of other levels.
        """
        for turn in turns:
            if named := self._named(f" {_NOT_A_LETTER.sub(' ', turn)} ", is_word):
                return self._besides(named)
        return frozenset()

    def _named(self, turn: str, is_word: Callable[[str], bool]) -> set[str]:
        return {
            name
            for name in self._called
            if f" {name} " in turn
            and (
                not is_word(name.replace(" ", "_"))
                or re.search(rf" (?:{_LEVEL_WORDS}) {name} ", turn)
            )
        }

    def _besides(self, named: set[str]) -> frozenset[DocumentId]:
        levels = {level for name in named for level in self._called[name]}
        spoken_of = {document for name in named for document in self._speak[name]}
        return frozenset(
            document
            for document, home in self._of.items()
            if home.level in levels and home.name not in named and document not in spoken_of
        )


def home_of(card: DocumentCard) -> Home | None:
    """Return the place of the agencies that issue a document, the lowest one; None without one."""
    folded = [fold(agency).strip(" .,") for agency in card.agencies]
    named = [home for agency in folded for place in place_names(agency) for home in _home(place)]
    if card.place:
        ends = (_LEVEL_AT_END.search(agency) for agency in folded)
        named += [home for end in ends if end for home in _home(f"{end[1]} {fold(card.place)}")]
    return min(named, key=lambda home: home.level.value, default=None)


def _home(place: str) -> Iterable[Home]:
    for level, words in _LEVELS.items():
        for word in words:
            if place.startswith(f"{word} "):
                return (Home(level, bare(place)),)
    return ()
