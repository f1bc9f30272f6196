"""Of which place a unit is, where bodies of several places have one name (pure).

Documents call their own bodies by their kind: "Công an phường" is another one in the documents
of another ward. What a place above lays down holds for each below it: which lie in it, no name
says.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.facts.naming import bare_place
from corpus.document import DocumentCard
from corpus.facts.keys import CAPITAL
from corpus.text import display, fold

_RANKS = (
    ("đặc khu", "phường", "thị trấn", "xã"),
    ("huyện", "quận", "thị xã"),
    ("thành phố", "tỉnh"),
)
_RANK = {fold(level): rank for rank, levels in enumerate(_RANKS) for level in levels}
_WORDS = "|".join(sorted((level for levels in _RANKS for level in levels), key=len, reverse=True))
_LEVEL = re.compile(rf"\b(?:{_WORDS}|tp)\b(?! hội\b)")
_PARTY = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": "thành phố",
    "tỉnh đoàn": "tỉnh",
    "thành đoàn": "thành phố",
}
_ENDING = re.compile(rf"(?<!co )\b(?P<level>{fold(_WORDS)})$")
_NAMED = re.compile(rf"\b(?i:(?P<level>{_WORDS}))\s+(?={CAPITAL})")
_PROVINCIAL = "so "  # begins the name of a unit that only a province has
_AT = " @ "  # between a unit's key and its place; keys are words


@dataclass(frozen=True, slots=True)
class Seat:
    """A place as documents name their own; `level` is that of their issuers, if they say one."""

    name: str  # folded, without its level
    level: str | None
    shown: str

    @property
    def rank(self) -> int | None:
        """How high it is: places of one rank lie beside one another."""
        return _RANK.get(self.level or "")

    @property
    def mark(self) -> str:
        """What tells it apart from other places: "phuong ben da"."""
        return f"{self.level} {self.name}" if self.level else self.name


@dataclass(frozen=True, slots=True)
class PlacedKey:
    """The key of a unit, with the place that it is of where that was chosen."""

    unit: str
    seat: Seat | None = None

    @classmethod
    def read(cls, written: str) -> "PlacedKey":
        """Return what `str` wrote; a key without a place means the unit wherever it is."""
        unit, _, mark = written.partition(_AT)
        if not mark:
            return cls(unit)
        level = next((level for level in _RANK if mark.startswith(f"{level} ")), None)
        name = mark.removeprefix(f"{level} ") if level else mark
        return cls(unit, Seat(name, level, ""))

    def __str__(self) -> str:
        return f"{self.unit}{_AT}{self.seat.mark}" if self.seat else self.unit

    def covers(self, card: DocumentCard) -> bool:
        """Whether a document may speak of it: not when it is of another place beside this one."""
        other = seat_of(card)
        if self.seat is None or other is None or self.seat.name == other.name:
            return True
        return other.rank is None or self.seat.rank is None or self.seat.rank != other.rank


def seat_of(card: DocumentCard) -> Seat | None:
    """Return the place that a document is of; None where it names none."""
    if not card.place:
        return None
    return Seat(bare_place(card.place), _level_of(card), display(card.place))


def seats_of(unit: str, name: str, cards: Iterable[DocumentCard]) -> tuple[Seat, ...]:
    """Return the places among which to ask for a unit that these documents name; () for no need.

    Its kind alone is another body in each place of its rank; its own name ("phường An Phú"), or
    what only documents of higher places say of it, is so in each of those.
    """
    level, is_named = _level_in(unit), False
    if level is None and (named := _NAMED.search(name)):
        level, is_named = fold(named["level"]), True
    if level is None:
        return ()
    by_rank: defaultdict[int, dict[str, Seat]] = defaultdict(dict)
    for card in cards:
        if (seat := seat_of(card)) is not None and seat.rank is not None:
            by_rank[seat.rank].setdefault(seat.name, seat)
    rank = _RANK[level]
    own = () if is_named else tuple(by_rank[rank].values())
    if len(own) > 1:
        return own
    above = next((by_rank[r] for r in range(rank + 1, len(_RANKS)) if len(by_rank[r]) > 1), None)
    return (*own, *above.values()) if above else ()


def seat_named(place: str, unit: str, cards: Iterable[DocumentCard]) -> Seat | None:
    """Return the place with a name, the one of the unit's own rank before others of that name.

    None where neither documents nor the unit say of what level it is.
    """
    found = [seat for card in cards if (seat := seat_of(card)) and seat.name == place]
    if not found:
        return None
    rank = _rank_of(unit)
    seat = next((seat for seat in found if seat.rank == rank), found[0])
    return replace(seat, level=level) if (level := seat.level or _level_in(unit)) else None


def _level_of(card: DocumentCard) -> str | None:
    """Return the level of whoever issued it: of a body and the one above it, the body's."""
    for agency in reversed(card.agencies):
        shown = display(agency).lower()  # folded, "quân sự" would be of a "quận"
        if found := _LEVEL.findall(shown):
            return fold(found[-1].replace("tp", "thành phố"))
        if level := _PARTY.get(" ".join(shown.split()[:2])):
            return fold(level)
    return None


def _level_in(unit: str) -> str | None:
    """Return the level of a unit by its key, where that says it."""
    if unit.startswith(_PROVINCIAL):
        return "tinh"
    ending = _ENDING.search(unit)
    return ending["level"] if ending else None


def _rank_of(unit: str) -> int | None:
    return _RANK.get(_level_in(unit) or "")
