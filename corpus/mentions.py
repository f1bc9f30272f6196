"""Everything an answer must not get wrong, found in a text: dates, numbers, units, people (pure).

The finders run in a fixed order and each reads only what those before it left, so that no digit
belongs to two mentions: "03/2025/NĐ-CP" is a symbol and no month. Names (units, persons,
positions) are read apart from figures and may overlap them ("Ban Chỉ đạo 138").
"""

from collections.abc import Callable, Collection, Iterator

from corpus.dates import find_dates
from corpus.mention_kinds import Mention, MentionKind
from corpus.numbers import find_money, find_numbers, find_percents, find_phones
from corpus.periods import find_periods, find_stretches
from corpus.persons import find_persons
from corpus.positions import find_positions
from corpus.scan import Scan, scan
from corpus.symbols import find_symbols
from corpus.units import find_units, find_units_folded

__all__ = ["Mention", "MentionKind", "find_mentions", "find_units_folded"]

_FIGURES: tuple[Callable[[Scan], Iterator[Mention]], ...] = (
    find_symbols,
    find_phones,
    find_stretches,
    find_money,
    find_percents,
    find_dates,
    find_periods,
    find_numbers,
)
_NAMES = frozenset({MentionKind.UNIT, MentionKind.PERSON, MentionKind.POSITION})


def find_mentions(text: str, kinds: Collection[MentionKind] | None = None) -> tuple[Mention, ...]:
    """Return the mentions of `kinds` (all when None) in order of their start, any text."""
    wanted = frozenset(MentionKind) if kinds is None else frozenset(kinds)
    views = scan(text)
    found: list[Mention] = []
    if wanted - _NAMES:
        found += _figures(views)
    if wanted & _NAMES:
        found += _names(views)
    found = [views.placed(m) for m in found if m.kind in wanted]
    return tuple(sorted(found, key=lambda m: (m.span, m.kind.value)))


def _figures(views: Scan) -> list[Mention]:
    found: list[Mention] = []
    for find in _FIGURES:
        new = list(find(views))
        found += new
        if new:
            views = views.without((m.span.start, m.span.end) for m in new)
    return found


def _names(views: Scan) -> list[Mention]:
    numbers = (m.span for m in find_symbols(views) if "/" in m.key)
    words = views.without((span.start, span.end) for span in numbers).words()
    positions = find_positions(views, words)
    units = find_units(views, words, positions)
    persons = find_persons(views, words, [*positions, *units])
    return [*positions, *units, *persons]
