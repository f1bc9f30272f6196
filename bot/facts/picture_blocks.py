"""Parts that pictures of deadlines have in common: headings, lines about one deadline (pure)."""

from collections.abc import Iterator, Sequence

from bot.facts import texts, words
from bot.facts.canvas import (
    ACCENT,
    FAINT,
    INNER,
    LINE,
    MARGIN,
    Block,
    Pen,
    Style,
    gap,
    paragraph,
    width_of,
    wrapped,
)
from bot.facts.items import DueItem, Status
from bot.facts.marks import Group
from bot.facts.telling import names, status, where
from bot.labels import shortened
from corpus.text import display

WHAT = Style(30)
ABOUT = Style(26, ink=FAINT)
_SECTION = Style(36, is_bold=True, ink=ACCENT)
_GROUP = Style(30, is_bold=True)
_LONGEST_WHAT = 220
_LONGEST_SAID = 90
_INDENT = 34


def section(text: str) -> Block:
    """Return a heading with a line below it."""
    lines = wrapped(text, _SECTION, INNER)
    height = len(lines) * _SECTION.height

    def draw(pen: Pen, y: int) -> None:
        pen.lines(MARGIN, y + 20, lines, _SECTION)
        below = y + 20 + height + 6
        pen.line((MARGIN, below), (MARGIN + INNER, below), LINE)

    return Block(height + 44, draw, leads=True)


def about(item: DueItem) -> str:
    """Return who owes it to whom, the document's words for the time, and where they stand."""
    deadline = item.deadline
    way = [words.KINDS[deadline.kind]]
    if deadline.who:
        way.append(names(deadline.who))
    line = ": ".join(way)
    if deadline.to:
        line += f" – {texts.TO.lower()} {names(deadline.to)}"
    if deadline.through:
        line += f" ({texts.THROUGH.lower()} {names(deadline.through)})"
    said = f"“{shortened(display(item.read.said), _LONGEST_SAID)}”"
    proof = [said, where(item.citation, item.card)]
    if item.status is not Status.READ or item.is_outdated:
        proof.append(status(item))
    return f"{line}. {' – '.join(proof)}"


def what(item: DueItem) -> str:
    """Return what falls due, for a picture."""
    return texts.capital(shortened(display(item.deadline.what).rstrip(" .;,"), _LONGEST_WHAT))


def undated(groups: Sequence[Group]) -> Iterator[Block]:
    """Yield the part about what has no day."""
    yield section(texts.WITHOUT_DAY)
    if not groups:
        yield paragraph(texts.NOTHING_UNDATED, WHAT)
    for group in groups:
        yield gap(8)
        yield paragraph(f"{group.heading} ({len(group.items)})", _GROUP, leads=True, below=6)
        above = continued(group.heading, _GROUP)
        for item in group.items:
            yield _bulleted(item, above)


def continued(heading: str, style: Style) -> Block:
    """Return a heading as it is said again on the next picture."""
    return paragraph(texts.CONTINUED.format(heading=heading), style, below=6)


def _bulleted(item: DueItem, above: Block) -> Block:
    width = INNER - _INDENT
    lines = wrapped(what(item), WHAT, width)
    more = wrapped(about(item), ABOUT, width)
    height = len(lines) * WHAT.height + len(more) * ABOUT.height

    def draw(pen: Pen, y: int) -> None:
        pen.text(MARGIN + (_INDENT - width_of("•", WHAT)) / 2 - 6, y, "•", WHAT)
        pen.lines(MARGIN + _INDENT, y, lines, WHAT)
        pen.lines(MARGIN + _INDENT, y + len(lines) * WHAT.height, more, ABOUT)

    return Block(height + 16, draw, above=above)
