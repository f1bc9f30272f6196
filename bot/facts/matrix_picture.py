"""A responsibility matrix as pictures for a phone: a few units beside each other on each (PNG)."""

from collections.abc import Iterator, Sequence

from bot.facts import texts
from bot.facts.canvas import (
    ACCENT,
    FAINT,
    INK,
    INNER,
    LINE,
    MARGIN,
    PAPER,
    TINT,
    Block,
    Pen,
    Pictures,
    Style,
    Title,
    gap,
    paragraph,
    wrapped,
)
from bot.facts.matrix import Letter, Matrix, Row
from bot.facts.telling import where
from bot.labels import shortened
from bot.locators import readable
from corpus.facts.facts import Party
from corpus.text import display

_AT_ONCE = 5  # units on one picture
_COLUMN = 84
_TASK = Style(28)
_WHERE = Style(24, ink=FAINT)
_NAME = Style(24, is_bold=True)
_LEGEND = Style(26, ink=FAINT)
_PART = Style(28, is_bold=True, ink=ACCENT)
_MOST_LINES = 2  # of a name, side by side over its column
_LOWEST_HEAD = 200
_LONGEST_TASK = 160
_BOX = 48


def matrix_pictures(matrix: Matrix, title: str) -> Pictures:
    """Return the matrix; units that have no room beside the others come on further pictures."""
    lines = [texts.LETTER.format(letter=k.value, means=v) for k, v in texts.LETTERS.items()]
    blocks = [paragraph(line, _LEGEND, below=2) for line in lines]
    if not matrix.rows:
        blocks.append(paragraph(texts.NO_DUTIES, _TASK))
    parts = list(_parts(matrix.units))
    is_of_one = len({row.item.card.id for row in matrix.rows}) == 1
    for number, units in enumerate(parts):
        if len(parts) > 1:
            first = number * _AT_ONCE + 1
            words = texts.SOME_UNITS.format(
                first=first, last=first + len(units) - 1, all=len(matrix.units)
            )
            blocks += [gap(24), paragraph(words, _PART, leads=True, below=0)]
        blocks += _table(matrix.rows, units, is_of_one=is_of_one)
    return Pictures(Title(title), blocks)


def _parts(units: Sequence[Party]) -> Iterator[tuple[Party, ...]]:
    for first in range(0, len(units), _AT_ONCE):
        yield tuple(units[first : first + _AT_ONCE])


def _table(rows: Sequence[Row], units: Sequence[Party], *, is_of_one: bool) -> Iterator[Block]:
    head = _head(units)
    yield head
    for row in rows:
        marks = [row.marks(unit) for unit in units]
        if any(marks):
            yield _row(row, marks, head, _source(row, is_of_one=is_of_one))


def _left(count: int) -> int:
    """Return where the columns of units begin."""
    return MARGIN + INNER - count * _COLUMN


def _head(units: Sequence[Party]) -> Block:
    names = [texts.capital(display(unit.name)) for unit in units]
    height = _LOWEST_HEAD
    while any(len(wrapped(name, _NAME, height)) > _MOST_LINES for name in names):
        height += 40
    lines = [wrapped(name, _NAME, height) for name in names]
    left = _left(len(units))

    def draw(pen: Pen, y: int) -> None:
        bottom = y + 16 + height
        for number, name in enumerate(lines):
            x = left + number * _COLUMN + (_COLUMN - len(name) * _NAME.height) / 2
            for line, words in enumerate(name):
                pen.text_upright(x + line * _NAME.height, bottom, words, _NAME)
        pen.text(MARGIN, bottom - _TASK.height - 4, texts.TASK, _PART)
        pen.line((MARGIN, bottom + 8), (MARGIN + INNER, bottom + 8), ACCENT)

    return Block(height + 16 + 20, draw, leads=True)


def _source(row: Row, *, is_of_one: bool) -> str:
    """Return where the task stands; the document only where there are several."""
    citation = row.item.citation
    return readable(citation.address) if is_of_one else where(citation, row.item.card)


def _row(row: Row, marks: Sequence[str], head: Block, stands: str) -> Block:
    left = _left(len(marks))
    width = left - MARGIN - 20
    task = wrapped(
        texts.capital(shortened(display(row.task).rstrip(" .;,"), _LONGEST_TASK)), _TASK, width
    )
    source = wrapped(stands, _WHERE, width)
    text_height = len(task) * _TASK.height + len(source) * _WHERE.height
    height = max(text_height, _BOX) + 24

    def draw(pen: Pen, y: int) -> None:
        pen.lines(MARGIN, y, task, _TASK)
        pen.lines(MARGIN, y + len(task) * _TASK.height, source, _WHERE)
        for number, letters in enumerate(marks):
            middle = left + (number + 0.5) * _COLUMN
            _draw_letters(pen, middle, y + (height - 24) / 2, letters)
        pen.line((MARGIN, y + height - 13), (MARGIN + INNER, y + height - 13), LINE)

    return Block(height, draw, above=head)


def _draw_letters(pen: Pen, x: float, y: float, letters: str) -> None:
    """Draw a box a letter beside each other, of more than two in two lines."""
    size = _BOX if len(letters) == 1 else 40
    for line, some in enumerate(_two_by_two(letters)):
        top = y - size * len(_two_by_two(letters)) / 2 + line * size
        for number, letter in enumerate(some):
            left = x - size * len(some) / 2 + number * size
            _draw_letter(pen, (left + 2, top + 2), size - 4, Letter(letter))


def _two_by_two(letters: str) -> list[str]:
    return [letters[first : first + 2] for first in range(0, len(letters), 2)]


def _draw_letter(pen: Pen, corner: tuple[float, float], size: float, letter: Letter) -> None:
    fill, ink = _LOOKS[letter]
    pen.box(corner, (size, size), fill, 8)
    if fill == PAPER:
        pen.frame(corner, (size, size), INK, 8)
    style = Style(30 if size > 40 else 26, is_bold=True, ink=ink)
    top = corner[1] + (size - style.height) / 2
    pen.text_centered(corner[0] + size / 2, top, letter.value, style)


_LOOKS = {
    Letter.RESPONSIBLE: (ACCENT, PAPER),
    Letter.ACCOUNTABLE: (PAPER, INK),
    Letter.SUPPORTS: (LINE, INK),
    Letter.CONSULTED: (TINT, INK),
}
