"""Passages -> the sentences and cells that can carry a duty or a deadline (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from corpus.document import Document, NodeKind, Span
from corpus.facts.clauses import Act
from corpus.facts.facts import APPOINTED, Role
from corpus.facts.headings import is_chapter, is_of_another, is_of_nobody, is_of_private, side_named
from corpus.facts.labels import Field, Label, field_of, find_labels, role_of
from corpus.facts.open_names import is_headed
from corpus.facts.parties import Scope
from corpus.facts.rows import Cell, acts_alone, row_cells
from corpus.facts.runs import runs
from corpus.facts.sentence_spans import sentence_spans
from corpus.facts.subjects import acts, handed_on
from corpus.passages import Passage
from corpus.text import display

_SILENT = frozenset(
    {
        NodeKind.LETTERHEAD,
        NodeKind.TITLE,
        NodeKind.ADDRESSEES,
        NodeKind.SIGNATURE,
        NodeKind.RECIPIENTS,
    }
)
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở|Tiếp theo|Triển khai|Phúc đáp)\b")
_CONTENTS = re.compile(
    r"(?:nội dung|nhiệm vụ)[^:.;]{0,40}:?\s*$|nội dung[^:.;]{0,40}:\s*", re.IGNORECASE
)
_DIRECTS = re.compile(r"(?:chỉ|lãnh)\s+đạo\s", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]{1,80}\)(?=[\s.:*_]*$)")
_AS_ABOVE = re.compile(r"[-–\s]*(?:nt|n\.t|như trên|[\"”″])[-–.\s]*", re.IGNORECASE)
_UNMARKED = re.compile(r"\.?(?:[-+•*]\d|đoạn )")  # where an address leaves what is numbered
_BELOW_BARE = frozenset({NodeKind.DASH, NodeKind.PLUS, NodeKind.PARAGRAPH})
_KEPT = 1000  # characters of a task
_SHORT = 160  # characters of a heading that is no sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a cell of a row, with what stands over it.

    `span` points into the document's text, `text` is its characters, without the mark of the
    item. `side` is the unit that the headings, or the first sentence of the item, name. `task`
    is what a labelled line ("Thời gian: …") or a cell belongs to, in display form; `label` is
    that label or the name of the column. `acts` are who acts in a sentence without a label.
    `value` are the words of a cell alone, where `text` runs on over other columns. `of` is the
    item whose task a labelled line below it belongs to, `whole` the task and its label together.
    """

    passage: Passage
    span: Span
    text: str
    side: str | None = None
    task: str | None = None
    label: str | None = None
    acts: tuple[Act, ...] = ()
    value: str | None = None
    of: Passage | None = None
    whole: Span | None = None


def statements(
    document: Document, passages: Sequence[Passage], scope: Scope | None = None
) -> tuple[Statement, ...]:
    """Return what can carry a fact, in reading order, disjoint."""
    reader = _Reader(document, passages, scope or Scope.of(document))
    return tuple(
        statement
        for passage in passages
        if passage.kind not in _SILENT
        for statement in reader.read(passage)
    )


class _Reader:
    """Reads the passages of one document in order; what a label says holds for items below it."""

    def __init__(self, document: Document, passages: Sequence[Passage], scope: Scope) -> None:
        self._text = document.text
        self._scope = scope
        self._sides: dict[str, str | None] = {}
        # Tasks whose contents are listed apart from who carries them out.
        self._detailed = {
            passage.headings[:at]
            for passage in passages
            for at, heading in enumerate(passage.headings)
            if at and _CONTENTS.match(heading)
        }
        self._doers: dict[tuple[str, ...], str] = {}
        self._owners: dict[str, str] = {}  # by address: whom an item with items below it names
        self._led_at: tuple[str, ...] = ()
        self._led: str | None = None  # whom a paragraph before bullets names: "Bộ Nội vụ:"
        self._closed: tuple[str, ...] = ()  # headings that hold no longer
        self._items = {passage.address: passage for passage in passages}
        self._led_alone = False  # nothing but a name led in, and what follows has no marks
        self._bare: str | None = None  # "**Phòng Kinh tế**" on a line of its own
        self._bare_in = ""
        self._cells: dict[tuple[str, ...], str] = {}  # what stood last in each column
        self._asked: str | None = None  # whom the sentence that leads in the whole text asks

    def read(self, passage: Passage) -> Iterator[Statement]:
        """Yield the statements of a passage."""
        if self._text.startswith("#", passage.span.start):
            self._closed = passage.headings  # a section begins that the outline does not know
            self._owners = {}
            self._led = None
            return
        side = self._side_below_bare(passage) or self._side_above(passage)
        if passage.kind is NodeKind.ROW and (
            row := list(_of_row(self._text, passage, side, self._cells))
        ):
            yield from row
        else:
            yield from self._sentences(passage, side)

    def _side_below_bare(self, passage: Passage) -> str | None:
        """Return the unit whose name alone is the last line without a mark above an item."""
        section = _UNMARKED.split(passage.address, maxsplit=1)[0]
        if passage.kind is NodeKind.PARAGRAPH and "preamble" not in passage.address:
            words = passage.span.of(self._text).strip()
            said = words.isupper() or words.endswith((".", ";", ","))  # a letterhead, a sentence
            name = None if said else self._named_alone(words)
            if name:
                self._bare, self._bare_in = name, section
                return None
        if self._bare and section != self._bare_in:
            self._bare = None
        return self._bare if passage.kind in _BELOW_BARE else None

    def _sentences(self, passage: Passage, side: str | None) -> Iterator[Statement]:
        told, heads = "", False
        for span in sentence_spans(self._text, passage.span.start, passage.span.end):
            words = span.of(self._text)
            if labels := list(find_labels(words)):
                yield from self._labelled(Statement(passage, span, words, side), labels, told)
                continue
            found = acts(words, self._scope)
            handed = handed_on(words, self._scope)
            if handed and found and not found[0].told and not _DIRECTS.match(words):
                found = ()  # "Chính phủ yêu cầu các bộ:"
            if passage.kind is NodeKind.BASIS and _BASIS.match(words) and not _told(words, found):
                continue
            yield Statement(passage, span, words, side, acts=found)
            if "preamble" in passage.address and words.rstrip(" *_\n").endswith(":"):
                self._asked = _told(words, found)
            alone = None if handed or found else self._named_alone(words)
            side = (
                handed
                or _own_side(words, found)
                or alone
                or (None if is_of_private(words) else side)
            )
            heads = heads or (bool(alone) and not told)
            if side and (alone or not heads):  # below a name alone, items are of that name
                self._owners[passage.address.split("#")[0]] = side
            told = f"{told} {words}" if told else words
        self._lead_in(passage, side, told)

    def _lead_in(self, passage: Passage, side: str | None, told: str) -> None:
        """Keep whom a paragraph names that leads in others without marks, or bullets."""
        leads = told.rstrip(" *_\n").endswith(":")
        if passage.kind is NodeKind.PARAGRAPH and self._led_alone and not leads:
            self._led_alone = side == self._led and passage.headings == self._led_at
            if self._led_alone:
                return
        if passage.kind is not NodeKind.DASH:
            self._led = side if leads else None
            self._led_at = passage.headings
            alone = passage.kind is NodeKind.PARAGRAPH and self._named_alone(told)
            self._led_alone = bool(leads and alone)

    def _named_alone(self, words: str) -> str | None:
        """Return the unit that an item is nothing but the name of: "a) Ủy ban nhân dân xã:"."""
        if len(words) > _SHORT:
            return None
        name = _BRACKETED.sub("", words).strip(" .,:;*_")
        listed = runs(name, self._scope.find(name))
        alone = len(listed) == 1 and listed[0].span == Span(0, len(name))
        leads = words.rstrip(" *_\n").endswith(":") and is_headed(name)
        return display(name) if alone or leads else None

    def _labelled(
        self, whole: Statement, labels: Sequence[Label], told: str
    ) -> Iterator[Statement]:
        """Yield the labelled parts of a sentence, and first what stands before them."""
        passage, words, start, side = whole.passage, whole.text, whole.span.start, whole.side
        lead = words[: labels[0].start].rstrip(" (\n*_")
        if lead:
            yield Statement(passage, Span(start, start + len(lead)), lead, whole.side)
        above = passage.headings[-1] if passage.headings else ""
        task = _CONTENTS.sub("", display(f"{told} {lead}".strip() or above))[:_KEPT] or None
        if not (told or lead) and any(role_of(label.name) in APPOINTED for label in labels):
            task = display(words)[:_KEPT]  # "Cơ quan thường trực: Công an tỉnh" says it all
        above_it = self._items.get(passage.address.rpartition(".")[0])
        of = above_it if not (told or lead) else None
        reach = Span(passage.span.start, start + len(words)) if told or lead else None
        for label in labels:
            part = words[label.start : label.value.end].rstrip()
            span = Span(start + label.start, start + label.start + len(part))
            if self._is_doer(passage, label):
                self._doers[passage.headings] = display(label.value.of(words))
                task = None
            yield Statement(passage, span, part, side, task, label.name, of=of, whole=reach)

    def _is_doer(self, passage: Passage, label: Label) -> bool:
        leads = field_of(label.name) is Field.UNIT and role_of(label.name) is not Role.COOPERATES
        return leads and passage.headings in self._detailed

    def _side_above(self, passage: Passage) -> str | None:
        """Return the unit that the nearest heading, or the item above, names."""
        parent = passage.address.split("#")[0].rpartition(".")[0]
        if parent in self._owners and passage.kind is not NodeKind.PARAGRAPH:
            return self._owners[parent]
        above = zip(passage.headings, self._closed, strict=False)
        held = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], above))
        for at in range(len(passage.headings), held, -1):
            heading = passage.headings[at - 1]
            if heading not in self._sides:
                self._sides[heading] = side_named(heading, self._scope)
            if is_of_nobody(passage, at) and not self._sides[heading]:
                return None
            if is_chapter(passage, at):
                continue
            if side := self._sides[heading] or self._doers.get(passage.headings[:at]):
                return None if is_of_another(passage, at, side, self._scope) else side
        return self._side_leading(passage)

    def _side_leading(self, passage: Passage) -> str | None:
        """Return whom a paragraph before it leads in, or the whole text asks."""
        if (
            self._led_alone
            and passage.kind is NodeKind.PARAGRAPH
            and (passage.headings == self._led_at)
        ):
            return self._led
        same = all(here == led for here, led in zip(passage.headings, self._led_at, strict=False))
        if passage.kind is NodeKind.DASH and self._led and same:
            return self._led
        goes_on = passage.headings or passage.kind is not NodeKind.PARAGRAPH
        return self._asked if goes_on else None


def _told(words: str, found: Sequence[Act]) -> str | None:
    """Return who is asked to do something in a sentence."""
    parties = [named.span.of(words) for act in found if act.told for named in act.parties]
    return display(", ".join(parties)) or None


def _own_side(words: str, found: Sequence[Act]) -> str | None:
    """Return who the first act of a sentence is of: what follows in the item is theirs too."""
    if not found or found[0].agent:
        return None
    parties = found[0].parties
    return display(words[parties[0].span.start : parties[-1].span.end])


def _as_above(cell: Cell, passage: Passage, above: dict[tuple[str, ...], str]) -> Cell:
    """Read "nt", "như trên" as what stands above it in the column."""
    column = (*passage.headings, cell.column)
    if _AS_ABOVE.fullmatch(cell.text):
        return replace(cell, text=above.get(column, cell.text))
    above[column] = cell.text
    return cell


def _of_row(
    text: str, passage: Passage, side: str | None, above: dict[tuple[str, ...], str]
) -> Iterator[Statement]:
    found = [_as_above(cell, passage, above) for cell in row_cells(text, passage)]
    if acts_alone(found):
        named, said = found[:2]
        bare = _BRACKETED.sub("", named.text)
        yield Statement(passage, said.span, said.span.of(text), bare, value=said.text)
        return
    task = next((cell.text for cell in found if field_of(cell.column) is Field.TASK), None)
    task = task or (found[0].text if found else None)
    leads = [cell for cell in found if field_of(cell.column) is Field.UNIT]
    lead = leads[0].text if leads else side
    for cell in found:
        words = cell.span.of(text)
        yield Statement(passage, cell.span, words, lead, task, cell.column, value=cell.text)
