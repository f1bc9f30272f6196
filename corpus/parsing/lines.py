"""First step of reading: a text as its non-blank lines, seen without markdown marks (pure)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Located, Span
from corpus.parsing.run_on import cut_run_on, run_on_length
from corpus.text import display

# Marks, soft hyphens and control characters that say nothing to a reader of the words.
_DROPPED = dict.fromkeys(
    [*map(ord, "*#\\_`"), 0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(9), *range(14, 28), 127]
)
_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_RULE = re.compile(r"[\s\-–—_=~*#`\\]++(?:[oO0]{1,3}[\s\-–—_=~*]++)?+|&nbsp;")
_PAGE_NUMBER = re.compile(r"(?:[Tt]rang\s*)?[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*/\s*\d{1,4})?")
_NORMALIZED = 2000  # characters at a time: marks upon marks cost their number squared
_LONG_LINE = 130  # no printed page sets wider lines: longer ones were not wrapped by hand
_PAGE_CHARACTERS = 300  # a page number this near to the one before it is something else


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: `view` is what a reader sees, one space between words, NFC."""

    start: int
    end: int
    view: str
    gap: int  # blank lines above it


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text's lines were broken, measured over the whole text."""

    width: int  # length of a full line; 0 where a line is a whole paragraph
    gap: int  # blank lines that commonly stand between two lines

    @property
    def wrapped(self) -> bool:
        """Whether paragraphs run over several lines."""
        return self.width > 0

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of `following` had no room at the end of `line`."""
        word = following.view.split(" ", 1)[0]
        return len(line.view) + len(word) >= 0.9 * self.width


def view(raw: str) -> str:
    """Return `raw` as one NFC line for matching: marks dropped, white space collapsed."""
    if not raw.isascii():
        raw = _composed(raw)
    return " ".join(raw.translate(_DROPPED).split())


def _composed(raw: str) -> str:
    if len(raw) <= _NORMALIZED:
        return unicodedata.normalize("NFC", raw)
    pieces: list[str] = []
    start = 0
    while start < len(raw):
        end = min(start + _NORMALIZED, len(raw))
        while end < len(raw) and unicodedata.combining(raw[end]) and end < start + 2 * _NORMALIZED:
            end += 1
        pieces.append(unicodedata.normalize("NFC", raw[start:end]))
        start = end
    return "".join(pieces)


def read_lines(text: str) -> list[Line]:
    """Return the lines that hold words; rules, ornaments and page numbers are left out."""
    found: list[Line] = []
    last_end = 0
    longest = run_on_length(text)
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped or _RULE.fullmatch(stripped):
            continue
        start = match.start() + match.group().index(stripped[0])
        gap = _blank_lines(text, last_end, start)
        last_end = start + len(stripped)
        bounds = [0, *cut_run_on(stripped, longest), len(stripped)]
        for first, end in pairwise(bounds):
            piece = stripped[first:end].strip()
            if seen := view(piece):
                at = start + first + (len(stripped[first:end]) - len(stripped[first:end].lstrip()))
                found.append(Line(at, at + len(piece), seen, 0 if first else gap))
    return _without_page_numbers(found)


def _blank_lines(text: str, start: int, end: int) -> int:
    breaks = text.count("\n", start, end) or text.count("\r", start, end)
    return max(0, breaks - 1) if start else 0


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Drop bare numbers that count up page by page; a lone number is left where it is."""
    numbered: list[tuple[int, int]] = []  # index, number
    for index, line in enumerate(lines):
        if len(line.view) > 16 or not (match := _PAGE_NUMBER.fullmatch(line.view)):
            continue
        number = int(match.group(1))
        if not numbered:
            apart = number in (1, 2)
        else:
            before, last = numbered[-1]
            apart = number == last + 1 and line.start - lines[before].end >= _PAGE_CHARACTERS
        if apart:
            numbered.append((index, number))
    dropped = {index for index, _ in numbered} if _reads_as_pages(lines, numbered) else set()
    return [line for index, line in enumerate(lines) if index not in dropped]


def _reads_as_pages(lines: Sequence[Line], numbered: list[tuple[int, int]]) -> bool:
    return bool(numbered) and (len(numbered) > 1 or lines[numbered[0][0]].start >= _PAGE_CHARACTERS)


def measure(lines: Sequence[Line]) -> Layout:
    """Return how the lines are broken: whether by the page's width, and how far apart."""
    lengths = sorted(len(line.view) for line in lines)
    if not lengths:
        return Layout(0, 0)
    gap = Counter(min(line.gap, 3) for line in lines[1:]).most_common(1)
    width = lengths[int(len(lengths) * 0.9)]
    lower = sum(1 for line in lines if line.view[0].islower())
    wrapped = 40 <= width <= _LONG_LINE and len(lines) >= 4 and lower >= 0.2 * len(lines)
    return Layout(width if wrapped else 0, gap[0][0] if gap else 0)


def locate(text: str, span: Span, view_start: int, view_end: int) -> Span:
    """Return where in `text` the characters [view_start, view_end) of `span`'s view stand."""
    seen = view(span.of(text))
    skip = _solid(seen[:view_start])
    take = _solid(seen[view_start:view_end])
    start = after_solid(text, span, skip)
    return Span(start, _end_of_solid(text, Span(start, span.end), take))


def _solid(seen: str) -> int:
    return len(seen) - seen.count(" ")


def after_solid(text: str, span: Span, count: int) -> int:
    """Return the index in `span` of the first visible character after `count` of them."""
    index = _end_of_solid(text, span, count)
    while index < span.end and (text[index].isspace() or ord(text[index]) in _DROPPED):
        index += 1
    return index


def _end_of_solid(text: str, span: Span, count: int) -> int:
    index = span.start
    while index < span.end and count > 0:
        stop = index + 1
        while stop < span.end and unicodedata.combining(text[stop]):
            stop += 1
        count -= len("".join(view(text[index:stop]).split()))
        index = stop
    return index


def located(text: str, span: Span) -> Located:
    """Return the display form of the characters in `span`."""
    return Located(display(span.of(text)), span)
