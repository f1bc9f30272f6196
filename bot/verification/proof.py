"""A cited text made ready to be asked what it proves, one mention at a time (pure)."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from corpus.abbreviations import canonical, canonical_word
from corpus.mentions.mentions import (
    FIGURES,
    Mention,
    MentionKind,
    find_mentions,
    find_units_folded,
    mentions_in,
)
from corpus.mentions.scan import Scan, Word, scan

_LEVEL = r"(?:thi xa|thi tran|thanh pho|dac khu|tinh|huyen|quan|xa|phuong)"
_LEVEL_LIST = re.compile(rf"(?P<head>.*?)(?P<levels>(?: {_LEVEL}){{2,}})(?: |$)")
_LEVELS = re.compile(_LEVEL)
_ITEM = re.compile(r",|\bvà\b|\bva\b|\bcác\b|\bcac\b", re.IGNORECASE)
# A party body that is named without the unit it sits in is another body.
_BARE_BODIES = ("dang uy", "dang bo", "chi bo")
_INNER_UNITS = (
    " cong an",
    " uy ban",
    " mat tran",
    " so ",
    " bo ",
    " truong",
    " co quan",
    " cac co",
)
_NEGATIONS = (" khong ", " chua ", " khong duoc ", " khong phai ", " chua duoc ", " cam ", " tru ")
_BREAKS_OFF = ("…", "...")
_SAME_LENGTH = {"P12M": "P1Y", "P24M": "P2Y", "P36M": "P3Y", "P60M": "P5Y"}
_RECURRENCES = {"hang-nam": "P1Y", "hang-quy": "P3M", "hang-thang": "P1M", "hang-tuan": "P1W"}
_KEPT = 256  # of about 20 KB each


@dataclass(frozen=True, slots=True)
class Proof:
    """An evidence text: its mentions, and its words in canonical form (`stream`).

    `units` are the places in `stream` where a unit's words begin, with their ends, in order.
    """

    mentions: tuple[Mention, ...]
    keys: Mapping[MentionKind, frozenset[str]]
    stream: str  # " so noi vu chu tri "
    units: tuple[tuple[int, int], ...]
    persons: tuple[tuple[str, ...], ...]  # as written, lower-case, tones last
    written: str  # " sở nội vụ chủ trì ": the words as they are, and without diacritics
    plain: str
    named: tuple[tuple[int, int], ...]  # the places in `written` of every mention

    def quotes(self, text: str) -> bool:
        """Whether `text` is an excerpt, word for word, that cuts no mention or negation off.

        Diacritics must agree unless `text` is written without any. Where "…" shows that the
        excerpt breaks off, it may do so inside a name.
        """
        views = scan(unicodedata.normalize("NFC", text))
        words = " ".join(word.lower for word in views.words())
        at = (self.written if views.accented else self.plain).find(f" {words} ") if words else -1
        if at < 0 or self.plain[: at + 1].endswith(_NEGATIONS):
            return False
        start, end = at + 1, at + 1 + len(words)
        shown = text.strip()
        begins = None if shown.startswith(_BREAKS_OFF) else start
        ends = None if shown.endswith(_BREAKS_OFF) else end
        return not any(
            first < edge < last
            for first, last in self.named
            for edge in (begins, ends)
            if edge is not None
        )

    def holds(self, mention: Mention, *, owned: bool = False) -> bool:
        """Whether the text says what is mentioned; `owned` when "của" or "thuộc" stands before.

        A form that says less than the text does is held ("15/6" by "15/6/2025", "Sở X" by "Sở X
        tỉnh Y"), one that says more never.
        """
        if mention.kind is MentionKind.UNIT:
            return self.holds_unit(mention, owned=owned)
        if mention.kind is MentionKind.PERSON:
            written = as_written(mention.text)
            return any(_same_person(written, person) for person in self.persons)
        return _BY_KIND[mention.kind](self, mention.key)

    def holds_unit(self, mention: Mention, *, owned: bool = False) -> bool:
        """Whether the unit is named as a whole, not only as the tail of another unit's name."""
        if self.holds_name(mention.key, owned=owned):
            return True
        if any(mention.key in alternatives(key) for key in self.keys[MentionKind.UNIT]):
            return True
        items = _group_items(mention)
        return len(items) > 1 and any(
            all(f" {item} " in f" {key} " for item in items) for key in self.keys[MentionKind.UNIT]
        )

    def holds_name(self, key: str, *, owned: bool = False) -> bool:
        """Whether the folded name stands in the text, not in the middle of another unit's."""
        starts = [start for start, _ in self.units]
        at = self.stream.find(f" {key} ")
        while at >= 0:
            unit = bisect_right(starts, at + 1) - 1
            start, end = self.units[unit] if unit >= 0 else (-1, -1)
            if at + 1 >= end or owned or (at + 1 == start and self._less(key, start, end)):
                return True
            at = self.stream.find(f" {key} ", at + 1)
        return False

    def _less(self, key: str, start: int, end: int) -> bool:
        """Whether leaving out the rest of a unit's name still names the same unit."""
        rest = self.stream[start + len(key) : end]
        if not rest.strip():
            return True
        changes_body = key.endswith(_BARE_BODIES) and f"{rest} ".startswith(_INNER_UNITS)
        return not changes_body and not rest.startswith(" va ")


@lru_cache(maxsize=_KEPT)
def proof(text: str) -> Proof:
    """Read an evidence text; those read last are kept, for many questions cite the same."""
    views = scan(unicodedata.normalize("NFC", text))
    words = views.words()
    mentions = _all_mentions(views, words)
    keys: dict[MentionKind, set[str]] = {kind: set() for kind in MentionKind}
    for mention in mentions:
        keys[mention.kind].add(mention.key)
    stream, units = _stream(words, mentions)
    written = f" {' '.join(word.lower for word in words)} "
    plain = f" {' '.join(word.folded for word in words)} "
    frozen = {kind: frozenset(found) for kind, found in keys.items()}
    persons = tuple(as_written(m.text) for m in mentions if m.kind is MentionKind.PERSON)
    named = _named(words, mentions)
    return Proof(mentions, frozen, stream, units, persons, written, plain, named)


def _named(words: Sequence[Word], mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """Return the places of the mentions among the words, each with one space before it."""
    starts = [word.start for word in words]
    ends = [word.end for word in words]
    places = list(accumulate((word.end - word.start + 1 for word in words), initial=1))
    found = []
    for mention in mentions:
        first = bisect_right(ends, mention.span.start)
        after = bisect_left(starts, mention.span.end)
        if first < after:
            found.append((places[first], places[after] - 1))
    return tuple(found)


def all_mentions(text: str) -> tuple[Mention, ...]:
    """Return the mentions of a text; one without any diacritics is read for folded units too."""
    views = scan(text)
    return _all_mentions(views, views.words())


def figures(text: str) -> tuple[Mention, ...]:
    """Return the mentions of a text that are no names."""
    return find_mentions(text, FIGURES)


def _all_mentions(views: Scan, words: Sequence[Word]) -> tuple[Mention, ...]:
    found = mentions_in(views, words)
    if views.accented:
        return found
    known = {m.span for m in found}
    return (*found, *(m for m in find_units_folded(views.text) if m.span not in known))


def word_stream(text: str) -> str:
    """Return the words of a text in canonical form, each between spaces."""
    return _stream(scan(unicodedata.normalize("NFC", text)).words(), ())[0]


def _stream(
    words: Sequence[Word], mentions: Sequence[Mention]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the canonical words and where the units among the mentions begin and end in them."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = 1
    for at, word in enumerate(words):
        starts[word.start] = length
        for part in canonical_word(words, at):
            parts.append(part)
            length += len(part) + 1
        ends[word.end] = length - 1
    units = sorted(
        (starts[m.span.start], ends[m.span.end])
        for m in mentions
        if m.kind is MentionKind.UNIT and m.span.start in starts and m.span.end in ends
    )
    return f" {' '.join(parts)} ", tuple(units)


def as_written(name: str) -> tuple[str, ...]:
    """Return a name's words with their diacritics; where the tone mark sits does not matter."""
    return tuple(_tones_last(word) for word in name.lower().split())


def alternatives(key: str) -> frozenset[str]:
    """Return the units that a list of levels stands for: "cong an xa" in "cong an xa phuong"."""
    match = _LEVEL_LIST.fullmatch(key) or _LEVEL_LIST.match(key)
    if match is None:
        return frozenset()
    return frozenset(
        f"{match['head']} {level}".strip() for level in _LEVELS.findall(match["levels"])
    )


def _tones_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in letters if c in "\u0300\u0301\u0303\u0309\u0323")
    return "".join(c for c in letters if c not in tones) + tones


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Compare names with their diacritics, a syllable written without any matches any."""
    return len(one) == len(other) and all(map(_same_syllable, one, other))


def _same_syllable(one: str, other: str) -> bool:
    if one == other:
        return True
    return (one.isascii() or other.isascii()) and _bare(one) == _bare(other)


def _bare(syllable: str) -> str:
    return "".join(c for c in syllable if not unicodedata.combining(c)).replace("đ", "d")


def _group_items(mention: Mention) -> list[str]:
    """Return the members of a group in small letters ("các sở, ngành"), none for a proper name."""
    first = next(
        (word for word in mention.text.split() if word.lower() not in {"các", "những"}), ""
    )
    if not first.islower():
        return []
    items = (" ".join(canonical(scan(item).words())) for item in _ITEM.split(mention.text))
    return [item for item in items if item]


def _holds_date(held: Proof, key: str) -> bool:
    if any(says_less(key, said) for said in held.keys[MentionKind.DATE]):
        return True
    years = {
        year for said in held.keys[MentionKind.PERIOD] if "/" in said for year in said.split("/")
    }
    return key in years


def says_less(key: str, said: str) -> bool:
    """Whether every part of a date that `key` gives is the same in `said`."""
    if key == said:
        return True
    ours, theirs = _date_parts(key), _date_parts(said)
    return bool(ours) and all(theirs.get(name) == part for name, part in ours.items())


def _date_parts(key: str) -> dict[str, str]:
    """Return {"y": "2025", "m": "09", "d": "22"} as far as the key gives them."""
    if key.startswith("T"):
        return {"t": key}
    year, _, rest = key.partition("-") if not key.startswith("-") else ("", "", key[2:])
    if rest.startswith("-"):  # "---15"
        return {"d": rest[1:]}
    parts = {"y": year} if year else {}
    names = ("q",) if rest.startswith("Q") else ("m", "d")
    return parts | dict(zip(names, rest.split("-"), strict=False) if rest else ())


def _holds_period(held: Proof, key: str) -> bool:
    said = held.keys[MentionKind.PERIOD]
    lengths = {_SAME_LENGTH.get(length, length) for length in said}
    if _SAME_LENGTH.get(key, key) in lengths:
        return True
    if any(length.removesuffix("-dau-nam").removesuffix("-cuoi-nam") == key for length in said):
        return True
    return "dinh-ky" in said and _RECURRENCES.get(key, key) in lengths and key in _RECURRENCES


def _holds_number(held: Proof, key: str) -> bool:
    said = held.keys[MentionKind.NUMBER]
    if key in said:
        return True
    number = key.removeprefix("so ")
    if number == key:
        return len(key) >= 3 and f"so {key}" in said
    symbols = held.keys[MentionKind.SYMBOL]
    return number in said or any(s.startswith((f"{number}-", f"{number}/")) for s in symbols)


def _holds_position(held: Proof, key: str) -> bool:
    said = held.keys[MentionKind.POSITION]
    return key in said or f"{key} chinh phu" in said or key.removesuffix(" chinh phu") in said


def _holds_key(kind: MentionKind) -> Callable[[Proof, str], bool]:
    return lambda held, key: key in held.keys[kind]


_BY_KIND: Mapping[MentionKind, Callable[[Proof, str], bool]] = {
    MentionKind.DATE: _holds_date,
    MentionKind.PERIOD: _holds_period,
    MentionKind.NUMBER: _holds_number,
    MentionKind.POSITION: _holds_position,
} | {
    kind: _holds_key(kind)
    for kind in (MentionKind.MONEY, MentionKind.PERCENT, MentionKind.PHONE, MentionKind.SYMBOL)
}
