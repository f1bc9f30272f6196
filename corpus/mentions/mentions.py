"""Everything an answer must not get wrong, found in a text: dates, numbers, units, people (pure).

The finders run in a fixed order and each reads only what those before it left, so that no digit
belongs to two mentions: "03/2025/NĐ-CP" is a symbol and no month. Names (units, persons,
positions) are read apart from figures and may overlap them ("Ban Chỉ đạo 35").
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from corpus.document import Span
from corpus.mentions.dates import find_dates
from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.numbers import find_money, find_numbers, find_percents, find_phones
from corpus.mentions.periods import find_periods, find_stretches
from corpus.mentions.persons import find_persons
from corpus.mentions.positions import find_positions
from corpus.mentions.scan import Scan, Word, scan
from corpus.mentions.symbols import find_symbols
from corpus.mentions.unit_folded import find_units_folded
from corpus.mentions.units import find_units

__all__ = ["FIGURES", "Mention", "MentionKind", "find_mentions", "find_units_folded", "mentions_in"]

_FINDERS: tuple[Callable[[Scan], Iterator[Mention]], ...] = (
    find_symbols,
    find_phones,
    find_stretches,
    find_money,
    find_percents,
    find_dates,
    find_periods,
    find_numbers,
)
_ALL = frozenset(MentionKind)
_NAMES = frozenset({MentionKind.UNIT, MentionKind.PERSON, MentionKind.POSITION})
FIGURES = _ALL - _NAMES


def find_mentions(text: str, kinds: Collection[MentionKind] | None = None) -> tuple[Mention, ...]:
    """Return the mentions of `kinds` (all when None) in order of their start, any text."""
    wanted = frozenset(MentionKind) if kinds is None else frozenset(kinds)
    views = scan(text)
    return mentions_in(views, views.words() if wanted & _NAMES else (), wanted)


def mentions_in(
    views: Scan, words: Sequence[Word], wanted: frozenset[MentionKind] = _ALL
) -> tuple[Mention, ...]:
    """Return the mentions of a text that is scanned already; `words` are those of `views`."""
    figures = _figures(views) if wanted - _NAMES else list(find_symbols(views))
    names = _names(views, words, figures) if wanted & _NAMES else []
    found = [views.placed(m) for m in (*figures, *names) if m.kind in wanted]
    return tuple(sorted(found, key=lambda m: (m.span, m.kind.value)))


def _figures(views: Scan) -> list[Mention]:
    found: list[Mention] = []
    for find in _FINDERS:
        new = list(find(views))
        found += new
        if new:
            views = views.without((m.span.start, m.span.end) for m in new)
    return found


def _names(views: Scan, words: Sequence[Word], figures: Sequence[Mention]) -> list[Mention]:
    symbols = (m.span for m in figures if m.kind is MentionKind.SYMBOL and "/" in m.key)
    words = _outside(words, sorted(symbols))
    positions = find_positions(views, words)
    units = find_units(views, words, positions)
    persons = find_persons(views, words, [*positions, *units])
    return [*positions, *units, *persons]


def _outside(words: Sequence[Word], spans: Sequence[Span]) -> Sequence[Word]:
    """Return the words that no document number holds; names do not run across one."""
    kept: list[Word] = []
    at = 0
    for word in words:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
            word = word._replace(gap="/")  # noqa: PLW2901 - the word after a number, set apart
        if at == len(spans) or word.end <= spans[at].start:
            kept.append(word)
    return kept
