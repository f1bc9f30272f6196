"""A text made ready for pattern search: three views of equal length that lead back to it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.document import Span
from corpus.gaps import column_gaps
from corpus.mentions.kinds import Mention, MentionKind
from corpus.text import display, fold

_BLANK = "\x01"  # neither a word, a space nor a digit: no pattern reads across it
_COLUMN = "\x03"  # what stands where columns part; no pattern reads across it either
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_NO_GAP = re.compile(r"[\s*_#`\\]+")
_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# A run of digits, each at most this far from the next, and the word it ends in.
_FIGURES = re.compile(r"\d(?:\D{0,64}\d)*\D{0,64}\S*")
_BEFORE = 32
_ACCENTED = frozenset(_VIETNAMESE)


class _Plain(dict[int, str]):
    """What each character is without marks, as one character; found out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = self[code] = "-" if character in _DASHES else fold(character)[:1] or character
        return plain


_PLAIN = _Plain()


class Word(NamedTuple):
    """A word of a text; `gap` is the punctuation before it, "" where only white space stands.

    White space that sets columns apart is a gap too.
    """

    start: int
    end: int
    lower: str
    folded: str
    capital: bool
    upper: bool  # at least one letter or digit and no lower-case letter
    gap: str
    breaks: bool  # a line ends between the word before and this one


@dataclass(frozen=True, slots=True)
class Scan:
    """NFC, lower-case and plain views of a text, character by character the same length."""

    text: str
    lower: str
    folded: str
    origin: Sequence[int]  # where each character, and the end, stands in the text given
    accented: bool  # whether the text is written with diacritics at all
    windows: tuple[tuple[int, int], ...]  # where digits stand, with what may belong to them

    def near_digits(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern that holds a digit, in the lower-case view."""
        for start, end in self.windows:
            yield from pattern.finditer(self.lower, start, end)

    def near_digits_folded(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern that holds a digit, in the plain view."""
        for start, end in self.windows:
            yield from pattern.finditer(self.folded, start, end)

    def without(self, spans: Iterable[tuple[int, int]], blank: str = _BLANK) -> "Scan":
        """Return the scan with `spans` blanked out, so that nothing is read twice."""
        lower: list[str] = []
        folded: list[str] = []
        last = 0
        for start, end in sorted(spans):
            if start >= last:
                blanks = blank * (end - start)
                lower += (self.lower[last:start], blanks)
                folded += (self.folded[last:start], blanks)
                last = end
        if not last:
            return self
        lower.append(self.lower[last:])
        folded.append(self.folded[last:])
        return replace(self, lower="".join(lower), folded="".join(folded))

    def mention(self, kind: MentionKind, start: int, end: int, key: str) -> Mention:
        """Return the mention at a span of the views."""
        return Mention(kind, Span(start, end), display(self.text[start:end]), key)

    def placed(self, mention: Mention) -> Mention:
        """Return the mention with its span in the text given instead of in the views."""
        span = Span(self.origin[mention.span.start], self.origin[mention.span.end])
        return replace(mention, span=span)

    def words(self) -> list[Word]:
        """Return the words in order; markdown marks between them count as white space."""
        words: list[Word] = []
        make = Word._make  # this loop runs for every word of every passage
        last = 0
        for match in _WORD.finditer(self.lower):
            start, end = match.span()
            lower = match[0]
            shown = self.text[start:end]
            capital = upper = False
            if shown != lower or not lower.isalpha():
                capital, upper = shown[0].isupper(), shown == shown.upper()
            between = self.lower[last:start]
            gap, breaks = "", False
            if between != " ":
                gap, breaks = _NO_GAP.sub("", between), "\n" in between
            folded = self.folded[start:end]
            words.append(make((start, end, lower, folded, capital, upper, gap, breaks)))
            last = end
        return words


def scan(text: str) -> Scan:
    """Return the views of any text; what has no one-character form keeps its first character."""
    lower = text.lower()
    if len(lower) == len(text) and unicodedata.is_normalized("NFC", text):
        shown = text
        origin: Sequence[int] = range(len(text) + 1)
    else:
        shown, origin = _composed(text)
        lower = "".join(c.lower()[:1] for c in shown)
    folded = lower.translate(_PLAIN)
    accented = not _ACCENTED.isdisjoint(lower)
    views = Scan(shown, lower, folded, origin, accented, tuple(_windows(lower)))
    return views.without(column_gaps(shown), _COLUMN)


def _composed(text: str) -> tuple[str, Sequence[int]]:
    """Return the NFC form and the place in `text` of each of its characters."""
    shown: list[str] = []
    origin: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            cluster = unicodedata.normalize("NFC", text[start:end])
            shown.append(cluster)
            origin.extend([start] * len(cluster))
            start = end
    return "".join(shown), [*origin, len(text)]


def bare(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern as it reads in a text without diacritics."""
    return re.compile(pattern.pattern.translate({ord(c): fold(c) for c in _VIETNAMESE}))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    last = 0
    for match in _FIGURES.finditer(text):
        yield max(last, match.start() - _BEFORE), match.end()
        last = match.end()
