"""Which unit people mean by what they type: "so noi vu", "CA tỉnh", "SNV", "mttq" (pure)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from bot.facts.membership import is_member
from corpus.abbreviations import CAPITAL_SHORT_FORMS, canonical
from corpus.document import DocumentCard
from corpus.fact_queries import UnitCount
from corpus.mentions.scan import scan
from corpus.text import display, fold

_MOST_MEANT = 6  # buttons
_FEWEST_INITIALS = 2
_CLOSE = 0.86  # of the letters: a slip of the finger
_SHORTEST_MENDED = 6  # letters
# In small letters too: as the name of a unit these stand for nothing else.
_SHORT = {fold(short): long for short, long in CAPITAL_SHORT_FORMS.items()}
_SHORT |= {"bch": "ban chi huy", "qs": "quan su", "tt": "trung tam", "vp": "van phong"}
_HOLDER = re.compile(
    r"(?:chu tich|pho |truong (?!mam non|tieu hoc|trung hoc|chinh tri)|bi thu|giam doc|thu truong"
    r"|nguoi dung dau|lanh dao|dong chi|can bo|dai dien|thanh vien)"
)
_NOBODY = re.compile(r"(?:ben |hai |ca hai|to chuc ca nhan|ca nhan|tung |moi )")
# What a name may be typed without in front: "nội vụ", "mặt trận tổ quốc tỉnh".
_HEADS = frozenset({"so", "ban", "phong", "uy ban", "hoi", "doan", "truong", "tram", "cuc"})
_LEVELS = ("dac khu", "phuong", "thi tran", "xa", "huyen", "quan", "thi xa", "thanh pho", "tinh")
_LOCAL = frozenset({"dac khu", "phuong", "thi tran", "xa", "huyen", "quan", "thi xa"})
_SHOWN = {
    "dac khu": "đặc khu", "phuong": "phường", "thi tran": "thị trấn", "xa": "xã",
    "huyen": "huyện", "quan": "quận", "thi xa": "thị xã", "thanh pho": "thành phố", "tinh": "tỉnh",
}  # fmt: skip
_LEVEL = re.compile(rf"\b({'|'.join(_LEVELS)})$")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means: the unit, or those it may mean; `place` where one was typed with it.

    `is_sure` is False when the units only come near the name, and nobody should take one for
    the other. `key` is the name as units' keys are written.
    """

    key: str
    units: tuple[UnitCount, ...] = ()
    is_sure: bool = True
    place: str | None = None  # folded, without its level

    @property
    def unit(self) -> UnitCount | None:
        """The one unit that is meant beyond doubt."""
        return self.units[0] if self.is_sure and len(self.units) == 1 else None

    @property
    def known_key(self) -> str:
        """The key of the unit that is meant, else that of the name itself."""
        return self.unit.key if self.unit else self.key

    def covers(self, card: DocumentCard) -> bool:
        """Whether a document may speak of it: it is of the place that was typed, if one was."""
        return self.place is None or fold(display(card.place or "")).endswith(self.place)

    def covers_all(self, card: DocumentCard) -> bool:
        """Whether what a document lays on all of a kind may hold for it.

        What a province lays on all wards holds for a ward of it; which wards it has, no name says.
        """
        return self.covers(card) or _level(self.key) in _LOCAL


class Naming:
    """Finds units by name among those that facts name."""

    def __init__(self, units: Sequence[UnitCount], cards: Iterable[DocumentCard] = ()) -> None:
        self._units = tuple(units)
        self._by_key = {unit.key: unit for unit in units}
        self._places = sorted({bare_place(card.place) for card in cards if card.place}, key=len)

    def find(self, typed: str) -> Meant:
        """Return what a typed name means; no units when nothing known is called that."""
        words = canonical(scan(display(typed)).words())
        names = [" ".join(reading) for reading in self._written_out(words)]
        for ways in (self._exact, self._near, self._mended, self._of_kind):
            for name in names:
                if name and (meant := ways(name)):
                    return meant
        return Meant(" ".join(words), is_sure=False)

    def knows(self, key: str) -> bool:
        """Whether a fact names the unit with this key."""
        return key in self._by_key

    def groups_of(self, key: str) -> tuple[UnitCount, ...]:
        """Return the groups of units that a unit is one of, those with most facts first."""
        known = self._by_key.get(key)
        if known is not None and known.is_group:
            return ()
        return tuple(group for group in self._groups if is_member(key, group.name))

    @cached_property
    def often(self) -> tuple[UnitCount, ...]:
        """The single units, offices' holders left out, those with most facts first."""
        return tuple(
            unit
            for unit in self._units
            if not (unit.is_group or _is_aside(unit) or not unit.duties)
        )

    @cached_property
    def _groups(self) -> tuple[UnitCount, ...]:
        return tuple(unit for unit in self._units if unit.is_group)

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for unit in self._units:
            if unit.is_group or _HOLDER.match(unit.key):
                continue
            words = unit.key.split()
            for letters in {
                "".join(word[0] for word in words),
                "".join(word[0] for word in words if word != "va"),
            }:
                found[letters].append(unit.key)
        return found

    def _written_out(self, words: Sequence[str]) -> list[list[str]]:
        """Return the readings of short forms: as general ones, then as initials of a unit."""
        readings = [list(words)]
        written = [part for word in words for part in _SHORT.get(word, word).split()]
        if written != readings[0]:
            readings.append(written)
        at = next((i for i, w in enumerate(words) if self._are_initials(w)), None)
        if at is not None:
            before, after = words[:at], words[at + 1 :]
            readings += ([*before, *key.split(), *after] for key in self._initials[words[at]])
        return readings

    def _are_initials(self, word: str) -> bool:
        return len(word) >= _FEWEST_INITIALS and word in self._initials

    def _exact(self, name: str) -> Meant | None:
        if name in self._by_key:
            return Meant(name, (self._by_key[name],))
        without, place = self._without_place(name)
        if place is not None and without in self._by_key:
            return Meant(without, (self._by_key[without],), place=place)
        return None

    def _near(self, name: str) -> Meant | None:
        """Return the units whose names begin with the words, or hold them at least."""
        key, place = self._without_place(name)
        asks_holder = _HOLDER.match(key) is not None
        open_to = [u for u in self._units if asks_holder or not _is_aside(u)]
        begun = [u for u in open_to if _begins(u.key, key)]
        if singles := [u for u in begun if not u.is_group]:
            return Meant(key, _shown(singles), place=place)
        if any(is_member(key, group.name) for group in begun):
            return Meant(key, place=place)
        if begun:
            return Meant(key, _shown(begun), place=place)
        held = [u for u in open_to if _holds(u.key, key) and not u.is_group]
        if held and not self._belongs_by_kind(key):
            return Meant(key, _shown(held), is_sure=False, place=place)
        return None

    def _mended(self, name: str) -> Meant | None:
        """Return the units that are spelled nearly so, of the same level alone."""
        key, place = self._without_place(name)
        if len(key) < _SHORTEST_MENDED:
            return None
        names = [
            unit.key
            for unit in self._units
            if not unit.is_group and not _is_aside(unit) and _level(unit.key) == _level(key)
        ]
        close = get_close_matches(key, names, n=3, cutoff=_CLOSE)
        units = tuple(self._by_key[each] for each in close)
        return Meant(key, units, is_sure=False, place=place) if units else None

    def _of_kind(self, name: str) -> Meant | None:
        """Return a unit that no fact names, when there are groups that it belongs to."""
        key, place = self._without_place(name)
        return Meant(key, place=place) if self._belongs_by_kind(key) else None

    def _belongs_by_kind(self, key: str) -> bool:
        return any(is_member(key, group.name) for group in self._groups)

    def _without_place(self, key: str) -> tuple[str, str | None]:
        for place in reversed(self._places):
            if key.endswith(f" {place}"):
                return key[: -len(place) - 1], place
        return key, None


def _begins(key: str, typed: str) -> bool:
    """Whether a name begins with the words, its level or its first word left out at most."""
    if key.startswith(f"{typed} "):
        return True
    for head in _HEADS:
        if key.startswith(f"{head} {typed}"):
            rest = key[len(head) + 1 + len(typed) :]
            return rest == "" or rest[1:] in _LEVELS
    return False


def _holds(key: str, typed: str) -> bool:
    """Whether the typed words stand in a name, in their order."""
    words = iter(key.split())
    return all(word in words for word in typed.split())


def _shown(units: Sequence[UnitCount]) -> tuple[UnitCount, ...]:
    return tuple(sorted(units, key=lambda unit: len(unit.key.split())))[:_MOST_MEANT]


def _is_aside(unit: UnitCount) -> bool:
    return any(pattern.match(unit.key) for pattern in (_HOLDER, _NOBODY))


def told_apart(unit: UnitCount) -> str:
    """Return a unit's name, with its level where the name leaves that out."""
    level = _level(unit.key)
    if level is None or fold(unit.name).endswith(level):
        return unit.name
    return f"{unit.name} ({_SHOWN[level]})"


def _level(key: str) -> str | None:
    found = _LEVEL.search(key)
    return found[1] if found else None


def bare_place(place: str) -> str:
    """Return the name of a place folded, its level left out: "ben da"."""
    return re.sub(rf"^(?:{'|'.join(_LEVELS)}) ", "", fold(display(place)))
