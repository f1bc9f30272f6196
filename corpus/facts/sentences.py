"""Passages -> the sentences and cells that can carry a duty or a deadline (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document, NodeKind, Span
from corpus.facts.labels import Field, field_of, find_labels
from corpus.facts.parties import Scope
from corpus.facts.rows import row_cells
from corpus.facts.subjects import acts, side_of
from corpus.passages import Passage
from corpus.sides import find_side
from corpus.text import display

_SILENT = frozenset(
    {
        NodeKind.LETTERHEAD,
        NodeKind.TITLE,
        NodeKind.ADDRESSEES,
        NodeKind.BASIS,
        NodeKind.SIGNATURE,
        NodeKind.RECIPIENTS,
    }
)
_CAPITAL = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_END = re.compile(
    rf"(?<=[.!?…])[\"”’)*_\]]*(?P<gap>\s+)(?=[\"“‘(*_]*[{_CAPITAL}])"
    rf"|(?P<line>\s*\n\s*)(?=(?:[-–+•]|\d{{1,2}}(?:\.\d{{1,2}})*[.)]|[a-zđ]\))"
    rf"[\s*_]+[\"“‘(*_]*[{_CAPITAL}])"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TP|TX|TM|T/M|KT|TL|TUQ|Q|P|H|X|T|TS|ThS|PGS|GS|[A-Z])\.$|[Đđ]iều \d+[a-z]?\.$"
    r"|(?:^|\n)\s*\d{1,3}(?:\.\d{1,3})*\.$"
)
_MARK = re.compile(
    r"(?:[\s*_#]*(?:[-–+•]|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|[a-zđ]\)|[IVX]{1,5}\.|Điều\s\d+[a-z]?\.)"
    r"(?=[\s*_]))*[\s*_#]*"
)
_KEPT = 1000  # characters of a task
_SHORT = 160  # characters of a heading that is no sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a cell of a row, with what stands over it.

    `span` points into the document's text, `text` is its characters, without the mark of the
    item. `side` is the unit that the headings, or the first sentence of the item, name. `task`
    is what a labelled line ("Thời gian: …") or a cell belongs to, in display form; `label` is
    that label or the name of the column.
    """

    passage: Passage
    span: Span
    text: str
    side: str | None = None
    task: str | None = None
    label: str | None = None


def statements(document: Document, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """Return what can carry a fact, in reading order, disjoint."""
    scope = Scope.of(document)
    return tuple(
        statement
        for passage in passages
        if passage.kind not in _SILENT
        for statement in _of_passage(document.text, passage, scope)
    )


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences between two places of any text, trimmed, without the items' marks."""
    mark = _MARK.match(text, start, end)
    first = start = mark.end() if mark else start
    for match in _END.finditer(text, start, end):
        last = match.start("gap") if match["gap"] else match.start("line")
        if match["gap"] and _ABBREVIATED.search(text, max(first, last - 12), last):
            continue
        yield from _unmarked(text, Span(first, last))
        first = match.end()
    yield from _unmarked(text, Span(first, end))


def _unmarked(text: str, span: Span) -> Iterator[Span]:
    mark = _MARK.match(text, span.start, span.end)
    start = mark.end() if mark else span.start
    end = span.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    if end > start:
        yield Span(start, end)


def _of_passage(text: str, passage: Passage, scope: Scope) -> Iterator[Statement]:
    above = _side_above(passage, scope)
    if passage.kind is NodeKind.ROW and (row := list(_of_row(text, passage, above))):
        yield from row
        return
    side, told = above, ""
    for span in sentence_spans(text, passage.span.start, passage.span.end):
        labelled = list(_labelled(passage, span, span.of(text), side, told))
        if labelled:
            yield from labelled
        else:
            words = span.of(text)
            yield Statement(passage, span, words, side)
            side = _own_side(words, scope) or side
            told = f"{told} {words}" if told else words


def _side_above(passage: Passage, scope: Scope) -> str | None:
    """Return the unit that the nearest heading names."""
    for heading in reversed(passage.headings):
        shown = heading[:1].upper() + heading[1:]
        if side := side_of(shown, scope) or _short_name(shown):
            return side
    return None


def _short_name(heading: str) -> str | None:
    """Return the unit that a heading, and no sentence, begins with though no list knows it."""
    return find_side(heading, heading=True) if len(heading) < _SHORT else None


def _own_side(words: str, scope: Scope) -> str | None:
    """Return who the first act of a sentence is of: what follows in the item is of it too."""
    found = acts(words, scope)
    if not found:
        return None
    parties = found[0].parties
    return display(words[parties[0].span.start : parties[-1].span.end])


def _labelled(
    passage: Passage, span: Span, words: str, side: str | None, told: str
) -> Iterator[Statement]:
    """Yield the labelled parts of a sentence, and first what stands before them."""
    labels = list(find_labels(words))
    if not labels:
        return
    lead = words[: labels[0].start].rstrip(" (\n*_")
    if lead:
        yield Statement(passage, Span(span.start, span.start + len(lead)), lead, side)
    task = display(f"{told} {lead}".strip() or (passage.headings[-1] if passage.headings else ""))
    for label in labels:
        part = words[label.start : label.value.end].rstrip()
        start = span.start + label.start
        found = Span(start, start + len(part))
        yield Statement(passage, found, part, side, task[:_KEPT] or None, label.name)


def _of_row(text: str, passage: Passage, side: str | None) -> Iterator[Statement]:
    found = row_cells(text, passage)
    task = next((cell.text for cell in found if field_of(cell.column) is Field.TASK), None)
    task = task or (found[0].text if found else None)
    leads = [cell for cell in found if field_of(cell.column) is Field.UNIT]
    lead = leads[0].text if leads else side
    for cell in found:
        yield Statement(passage, cell.span, cell.span.of(text), lead, task, cell.column)
