"""Units of the level that is asked about, told from their likes of another level (pure).

The ward's police are not the commune's: what a document gives to one is no duty of the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from corpus.mentions.mentions import MentionKind, find_mentions, find_units_folded
from corpus.text import display, fold
from retrieval.questions.cues import DUTIES

_LEVEL = re.compile(
    r"(?<= )(?:cap (?:xa|huyen|tinh)|thanh pho|thi xa|thi tran|dac khu|xa|phuong|huyen|quan|tinh|"
    r"cap)(?= |$)"
)
# What "cấp xã" and its likes mean; "các cấp" is every level.
_WITHIN = {
    "cap xa": {"xa", "phuong", "thi tran", "dac khu"},
    "cap huyen": {"huyen", "quan", "thi xa", "thanh pho"},
    "cap tinh": {"tinh", "thanh pho"},
}
# The front's committee is named with and without these.
_DISPENSABLE = frozenset({"uy", "ban", "viet", "nam"})
_KEPT = 1_000  # texts


class Said(IntEnum):
    """How a text speaks of a unit, the best last."""

    NOWHERE = 0
    OF_ANY_LEVEL = 1  # without one, or of them all
    OF_ANOTHER_LEVEL = 2
    OF_IT = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its words before the level, and the levels; `shown` is how it is printed."""

    head: frozenset[str]
    levels: frozenset[str]
    shown: str = ""

    def said(self, other: "Unit") -> Said:
        """Return whether `other`, named in a text, is this unit that is asked about."""
        if not self.head - other.head <= _DISPENSABLE:
            return Said.NOWHERE
        if not self.levels or _meets(self.levels, other.levels):
            return Said.OF_IT
        if not other.levels or "cap" in other.levels:
            return Said.OF_ANY_LEVEL
        return Said.OF_ANOTHER_LEVEL


def asked_units(folded: str) -> tuple[Unit, ...]:
    """Return the units that a folded question names, only those with a level if there are any.

    Without a level they matter where duties are asked for.
    """
    if not (_LEVEL.search(folded) or DUTIES.search(folded)):
        return ()
    units = tuple(_unit(mention.key) for mention in find_units_folded(folded))
    return tuple(unit for unit in units if unit.levels) or units


def best_said(asked: Iterable[Unit], texts: Iterable[str]) -> tuple[Said, str]:
    """Return how `texts` speak of the unit they know best, and their unit of another level."""
    known = [unit for text in texts for unit in _units(text)]
    found = [(unit.said(other), other.shown) for unit in asked for other in known]
    return max(found, key=lambda one: one[0], default=(Said.NOWHERE, ""))


def _meets(asked: frozenset[str], named: frozenset[str]) -> bool:
    return not _all(asked).isdisjoint(_all(named))


def _all(levels: frozenset[str]) -> frozenset[str]:
    return levels.union(*(_WITHIN.get(level, set()) for level in levels))


@lru_cache(maxsize=_KEPT)
def _units(text: str) -> tuple[Unit, ...]:
    """Return the units of a text, also those that only a question without diacritics has."""
    shown = display(text)
    found = {m.span: _unit(m.key, m.text) for m in find_mentions(shown, {MentionKind.UNIT})}
    folded = fold(shown)
    if len(folded) == len(shown):
        for mention in find_units_folded(folded):
            found.setdefault(mention.span, _unit(mention.key, mention.span.of(shown)))
    return tuple(found.values())


def _unit(key: str, shown: str = "") -> Unit:
    levels = list(_LEVEL.finditer(key))
    head = key[: levels[0].start()] if levels else key
    return Unit(frozenset(head.split()), frozenset(match[0] for match in levels), shown)
