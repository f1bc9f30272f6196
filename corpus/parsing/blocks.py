"""Lines of a body put together to blocks: one item, heading or paragraph each (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.forms import BASIS, CLOSING, is_capitals
from corpus.parsing.grid import Table, find_tables
from corpus.parsing.lines import Layout, Line
from corpus.parsing.marks import TITLED, UNNUMBERED, Mark, find_mark
from corpus.parsing.numbering import Numbering, is_first

_FINISHED = re.compile(r"[.;:!?…][\"”’')\]»]*$")
_LEADS_IN = re.compile(r":[\"”’')\]]*$")
# A line that ends so goes on: a comma, an open bracket, a word that needs another one.
_OPEN_END = re.compile(
    r"(?:[,(\-–/&]|(?<![\wÀ-ỹ])(?:và|của|về|các|những|với|cho|từ|bởi|ngày|điều|khoản"
    r"|hoặc|là|để|bằng|giữa|vì|thuộc|gồm|nhằm|nếu|mà|thì|đối))$",
    re.IGNORECASE,
)
_AWAITS_NUMBER = re.compile(r"(?<![\wÀ-ỹ])(?:điều|khoản|điểm|ngày|tháng|số|mục)$", re.IGNORECASE)
_LONG = 120  # an unfinished line this long is running text and not a heading
_FIELD_NAME = 50  # characters: "- Cơ quan thực hiện: …"
_OPENING, _CLOSING = "“", "”"
_QUOTE_LINES = 300  # a quotation that does not end within so many lines is a slip


@dataclass(slots=True)
class Block:
    """Neighbouring lines that read as one; `depth` is how many marks stay open above it."""

    span: Span
    view: str
    mark: Mark | None = None
    depth: int = 0
    table: Table | None = None
    quoted: bool = False

    @property
    def leads_in(self) -> bool:
        """Whether a list is announced: the text ends with ":"."""
        return bool(_LEADS_IN.search(self.view[-4:]))


def is_finished(line: str) -> bool:
    """Whether a line ends as a sentence or a list item does."""
    return bool(_FINISHED.search(line[-6:]))


def is_open(line: str) -> bool:
    """Whether a line must go on: it ends with a comma or with a word that needs another."""
    return bool(_OPEN_END.search(line[-12:]))


def read_blocks(text: str, lines: Sequence[Line], layout: Layout) -> list[Block]:
    """Return the blocks of `lines` in order; every line is in exactly one of them."""
    assembler = _Assembler(text, lines, layout)
    return assembler.run()


class _Assembler:
    def __init__(self, text: str, lines: Sequence[Line], layout: Layout) -> None:
        self._text = text
        self._lines = lines
        self._layout = layout
        self._numbering = Numbering()
        self._tables = {table.first: table for table in find_tables(text, lines)}
        self._done: list[tuple[int, int, Block]] = []
        self._unclosed_until = 0

    def run(self) -> list[Block]:
        index = 0
        while index < len(self._lines):
            if table := self._tables.get(index):
                index = self._take_table(table)
            elif (end := self._quotation_end(index)) is not None:
                index = self._take_quotation(index, end)
            else:
                self._take_line(index)
                index += 1
        return [self._finish(first, last, block) for first, last, block in self._done]

    def _finish(self, first: int, last: int, block: Block) -> Block:
        block.span = Span(self._lines[first].start, self._lines[last].end)
        if last > first:
            block.view = " ".join(line.view for line in self._lines[first : last + 1])
        return block

    def _take_table(self, table: Table) -> int:
        block = Block(table.span, "", depth=len(self._numbering.open), table=table)
        self._done.append((table.first, table.last, block))
        return table.last + 1

    def _quotation_end(self, index: int) -> int | None:
        """Return the line that closes a quotation of several lines which opens at `index`."""
        line = self._lines[index].view
        if not line.startswith((_OPENING, '"')) or _balance(line) <= 0:
            return None
        if index < self._unclosed_until or not self._done:
            return None
        before = self._done[-1][2]
        if not (before.leads_in or before.quoted or find_mark(line[1:].lstrip())):
            return None  # a provision is quoted with its number or after "… như sau:"
        balance = 0
        for at in range(index, min(index + _QUOTE_LINES, len(self._lines))):
            balance += _balance(self._lines[at].view)
            if balance <= 0:
                return at
        self._unclosed_until = index + _QUOTE_LINES
        return None

    def _take_quotation(self, index: int, end: int) -> int:
        """Keep quoted provisions as they are: their numbers belong to another document."""
        for at in range(index, end + 1):
            line = self._lines[at]
            if at > index and self._goes_on(self._done[-1], line):
                self._extend(at)
            else:
                depth = len(self._numbering.open)
                self._done.append((at, at, Block(_span(line), line.view, depth=depth, quoted=True)))
        return end + 1

    def _take_line(self, index: int) -> None:
        line = self._lines[index]
        before = self._done[-1] if self._done else None
        mark = find_mark(line.view)
        if mark and self._opens(mark, line, before):
            lead = before is not None and before[2].mark is not None and before[2].leads_in
            depth = self._numbering.place(mark, after_lead=lead)
            self._done.append((index, index, Block(_span(line), line.view, mark, depth)))
        elif before is not None and self._joins(before, line, mark):
            self._extend(index)
        else:
            depth = len(self._numbering.open)
            self._done.append((index, index, Block(_span(line), line.view, depth=depth)))

    def _joins(self, before: tuple[int, int, Block], line: Line, mark: Mark | None) -> bool:
        if before[2].table:
            return False
        if mark and mark.weak and not is_finished(self._lines[before[1]].view):
            return True  # "… theo khoản 2 / Điều 5 của Luật": a reference, not a mark
        return self._goes_on(before, line)

    def _extend(self, index: int) -> None:
        first, _, block = self._done[-1]
        block.view = self._lines[index].view  # its end decides on the next line
        self._done[-1] = (first, index, block)

    def _opens(self, mark: Mark, line: Line, before: tuple[int, int, Block] | None) -> bool:
        """Whether the mark opens a part here, judged by the line before and the number due."""
        if before is None or before[2].table:
            return not mark.weak or is_first(mark)
        block, last = before[2], self._lines[before[1]]
        expected = self._numbering.expects(mark)
        if is_finished(last.view) or self._text.startswith("#", line.start):
            return not mark.weak or expected
        if mark.weak:
            return self._numbering.continues(mark) and not is_open(last.view)
        if mark.type in UNNUMBERED:
            return self._stands_apart(mark, line, last)
        if is_open(last.view):
            return self._numbering.continues(mark) and not _AWAITS_NUMBER.search(last.view[-12:])
        return expected or mark.type in TITLED or _is_heading(block, last)

    def _stands_apart(self, mark: Mark, line: Line, last: Line) -> bool:
        """Whether a mark after an unfinished line is a mark and no hyphen or number in it."""
        rest = line.view[mark.length :].lstrip()
        if mark.type not in UNNUMBERED:
            return True
        if self._layout.wrapped and (self._layout.is_full(last, line) or is_open(last.view)):
            # "Lao động - Thương binh / - Xã hội": no item, unless a list or a field says so
            return rest[:1].isupper() and (
                self._numbering.continues(mark) or ":" in rest[:_FIELD_NAME]
            )
        if rest[:1].isupper():
            return True
        return line.gap > 0 or self._numbering.continues(mark) or not self._layout.wrapped

    def _goes_on(self, before: tuple[int, int, Block], line: Line) -> bool:
        """Whether `line` continues the block before it."""
        first, last_index, block = before
        last, block_start = self._lines[last_index], self._lines[first].view
        if block.mark and first == last_index and block.mark.length >= len(last.view):
            return True  # the mark stands alone: its title is on the next line
        if line.view[0] == "(" and line.view[-1] == ")" and not is_finished(last.view):
            return True  # "(Có phụ lục kèm theo)" belongs to the heading above it
        if is_capitals(last.view) and _is_heading(block, last):
            return is_capitals(line.view) or line.view[0].islower()
        if self._text.startswith("#", line.start):
            return False
        if last.view[-1] == "," and line.view[0].isupper() and BASIS.match(block_start):
            return self._layout.wrapped and self._layout.is_full(last, line)
        return is_open(last.view) or self._reads_on(block, last, line)

    def _reads_on(self, block: Block, last: Line, line: Line) -> bool:
        if line.view[0].islower():
            return not block.leads_in
        if is_finished(last.view):
            return self._same_paragraph(last, line) and not block.leads_in
        return self._unfinished_goes_on(block, last, line)

    def _same_paragraph(self, last: Line, line: Line) -> bool:
        wrapped = self._layout.wrapped and line.gap <= self._layout.gap
        return wrapped and not CLOSING.match(line.view) and self._layout.is_full(last, line)

    def _unfinished_goes_on(self, block: Block, last: Line, line: Line) -> bool:
        if self._layout.wrapped:
            return self._layout.is_full(last, line) and not is_capitals(line.view)
        raw = self._text[last.start : last.end]
        titled = raw.startswith("#") or (block.mark is not None and block.mark.type in TITLED)
        return len(last.view) >= _LONG and not titled


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _balance(line: str) -> int:
    if _OPENING in line or _CLOSING in line:
        return line.count(_OPENING) - line.count(_CLOSING)
    return line.count('"') % 2


def _is_heading(block: Block, last: Line) -> bool:
    if block.mark is None:
        return is_capitals(last.view)
    return block.mark.type in TITLED or len(last.view) < _LONG
