"""Markdown marks that a converter left in a document: which to hide, what to set apart (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Span

_SAME_PARAGRAPH = r"\n[ \t]*\n"
_STRONG = re.compile(
    rf"(?P<mark>\*\*+)(?![\s*])(?:(?!\*\*|{_SAME_PARAGRAPH})[\s\S])+(?<![\s*])(?P=mark)(?!\*)"
)
_EMPHASIS = re.compile(
    rf"(?<![*\\])(?P<mark>\*)(?![\s*])(?:(?!\*|{_SAME_PARAGRAPH})[\s\S])+(?<!\s)(?P=mark)(?!\*)"
)
_HEADING_MARK = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t\r]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|~])")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that look the same; `hidden` ones are marks, not words."""

    span: Span
    hidden: bool = False
    strong: bool = False
    emphasis: bool = False
    cited: bool = False


def runs(text: str, cuts: Iterable[int] = (), cited: Span | None = None) -> Iterator[Run]:
    """Cover `text` with runs in order, with a boundary at least at each of `cuts`."""
    strong = [found.span() for found in _STRONG.finditer(text)]
    emphasis = [found.span() for found in _EMPHASIS.finditer(text)]
    hidden = [
        *(edge for found in _STRONG.finditer(text) for edge in _edges(found)),
        *(edge for found in _EMPHASIS.finditer(text) for edge in _edges(found)),
        *(found.span() for pattern in _HIDDEN for found in pattern.finditer(text)),
    ]
    depths = {
        "hidden": _changes(hidden),
        "strong": _changes(strong),
        "emphasis": _changes(emphasis),
        "cited": _changes([(cited.start, cited.end)] if cited else []),
    }
    bounds = {0, len(text), *(cut for cut in cuts if 0 < cut < len(text))}
    bounds.update(*(changes.keys() for changes in depths.values()))
    depth = dict.fromkeys(depths, 0)
    for start, end in pairwise(sorted(bounds)):
        for name, changes in depths.items():
            depth[name] += changes.get(start, 0)
        yield Run(Span(start, end), **{name: count > 0 for name, count in depth.items()})


_HIDDEN = (_HEADING_MARK, _RULE, _ESCAPE)


def _edges(found: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = found.span()
    width = len(found["mark"])
    return (start, start + width), (end - width, end)


def _changes(ranges: Iterable[tuple[int, int]]) -> dict[int, int]:
    changes: dict[int, int] = {}
    for start, end in ranges:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    return changes
