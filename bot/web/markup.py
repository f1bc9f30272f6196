"""Markdown marks that a converter left in a document: which to hide, what to set apart (pure).

Plain scanning in one pass each: a file of many megabytes must not make it slow.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Span

_STARS_OR_BREAK = re.compile(r"(?<![*\\])\*{1,3}(?!\*)|\n[ \t\r]*\n")
_HIDDEN = (
    re.compile(r"^[ ]{0,3}#{1,6}[ \t]+", re.MULTILINE),  # a heading
    re.compile(r"^[ \t]*(?:\*{3,}|_{3,})[ \t\r]*$", re.MULTILINE),  # a ruled line
    re.compile(  # a ruled line, or the one under the head of a table
        r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t\r]*$",
        re.MULTILINE,
    ),
    re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|~])"),  # an escape
)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that look the same; `hidden` ones are marks, not words."""

    span: Span
    hidden: bool = False
    strong: bool = False
    emphasis: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    """Stars around words; `width` is how many on either side."""

    start: int
    end: int
    width: int


def runs(
    text: str, cuts: Iterable[int] = (), cited: Span | None = None, hidden: Iterable[Span] = ()
) -> Iterator[Run]:
    """Cover `text` with runs in order, with a boundary at least at each of `cuts`."""
    pairs = list(_pairs(text))
    marks = [
        *((pair.start, pair.start + pair.width) for pair in pairs),
        *((pair.end - pair.width, pair.end) for pair in pairs),
        *(found.span() for pattern in _HIDDEN for found in pattern.finditer(text)),
        *((span.start, span.end) for span in hidden),
    ]
    changes = {
        "hidden": _changes(marks),
        "strong": _changes((pair.start, pair.end) for pair in pairs if pair.width != 1),
        "emphasis": _changes((pair.start, pair.end) for pair in pairs if pair.width != 2),
        "cited": _changes([(cited.start, cited.end)] if cited else []),
    }
    bounds = {0, len(text), *(cut for cut in cuts if 0 < cut < len(text))}
    bounds.update(*changes.values())
    depth = dict.fromkeys(changes, 0)
    for start, end in pairwise(sorted(bounds)):
        for name, steps in changes.items():
            depth[name] += steps.get(start, 0)
        yield Run(Span(start, end), **{name: count > 0 for name, count in depth.items()})


def _pairs(text: str) -> Iterator[_Pair]:
    """Match stars that open with stars that close in the same paragraph."""
    opened: dict[int, int] = {}
    for found in _STARS_OR_BREAK.finditer(text):
        start, end = found.span()
        width = end - start
        if text[start] != "*":
            opened.clear()
        elif width in opened and not text[start - 1].isspace():
            yield _Pair(opened.pop(width), end, width)
        elif _may_open(text, start, end):
            opened[width] = start


def _may_open(text: str, start: int, end: int) -> bool:
    followed = text[end : end + 1]
    inside_a_word = start > 0 and text[start - 1].isalnum()
    return bool(followed) and not followed.isspace() and not (inside_a_word and end - start == 1)


def _changes(ranges: Iterable[tuple[int, int]]) -> dict[int, int]:
    changes: dict[int, int] = {}
    for start, end in ranges:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    return changes
