"""Pictures for a phone: measured text, pages of blocks, PNG bytes; the one place that draws.

Nothing is cut: text is measured and wrapped, and what does not fit goes on to the next page.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, overload

from bot.facts import texts
from bot.typed_text import cleaned

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# "điểm a", "Điều 8b": a letter or number alone at the beginning of a line says nothing.
_WORDS = re.compile(
    r"(?:(?:[Pp]hần|[Mm]ục|[Kk]hoản|[Đđ]iểm|[Đđ]iều|lục|thứ) "
    r"(?=(?:\d[\w.]*|[a-zđ]|[IVXLC]+)(?:[,;.)]|\s|$)))?\S+"
)
WIDTH = 1080
HEIGHT = 1920
MARGIN = 48
INNER = WIDTH - 2 * MARGIN

# Told apart by lightness too, so that grey paper says the same.
INK = "#18202b"
FAINT = "#4c5664"
LINE = "#c6cbd2"
PAPER = "#ffffff"
TINT = "#e6edf5"
ACCENT = "#17466f"

_LEADING = 1.32
_FOOT = 56
_KINDRED = {"→": "–", "⇒": "–", "✓": "•", "●": "•", "○": "•", "■": "▪", "′": "’", "″": "”"}
_FILES = {False: "BeVietnamPro-Regular.ttf", True: "BeVietnamPro-SemiBold.ttf"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; sizes in pixels of a picture 1080 wide, none below 24."""

    size: int
    is_bold: bool = False
    ink: str = INK

    @property
    def height(self) -> int:
        """The height of a line."""
        return round(self.size * _LEADING)


@dataclass(frozen=True, slots=True)
class Block:
    """Something that is drawn as a whole at a height; one that `leads` stays with the next.

    `above` is said again above it where it begins a page.
    """

    height: int
    draw: Callable[["Pen", int], None]
    leads: bool = False
    above: "Block | None" = None


@dataclass(frozen=True, slots=True)
class Title:
    """What stands above the blocks: all on the first page, the heading alone on the others."""

    heading: str
    lines: tuple[str, ...] = ()


HEADING = Style(46, is_bold=True)
SUBHEADING = Style(28, ink=FAINT)
_FOOTING = Style(24, ink=FAINT)


class Pen:
    """Draws on one page; text stands with its line's upper left corner at the point."""

    def __init__(self, draw: "ImageDraw") -> None:
        self._draw = draw

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Write one line."""
        self._draw.text((x, y), shown(text), fill=style.ink, font=_font(style))

    def text_centered(self, x: float, y: float, text: str, style: Style) -> None:
        """Write one line around the point's x."""
        self.text(x - width_of(text, style) / 2, y, text, style)

    def lines(self, x: float, y: float, lines: Sequence[str], style: Style) -> None:
        """Write lines below each other."""
        for number, line in enumerate(lines):
            self.text(x, y + number * style.height, line, style)

    def text_upright(self, x: float, y: float, text: str, style: Style) -> None:
        """Write one line from below to above; the point is its lower left corner."""
        from PIL import Image, ImageDraw  # noqa: PLC0415 - see `_picture`

        size = (round(width_of(text, style)) + 4, style.height)
        lying = Image.new("L", size, 0)
        ImageDraw.Draw(lying).text((0, 0), shown(text), fill=255, font=_font(style))
        turned = lying.rotate(90, expand=True)
        self._draw.bitmap((round(x), round(y) - turned.height), turned, fill=style.ink)

    def box(
        self, corner: tuple[float, float], size: tuple[float, float], fill: str, radius: int = 0
    ) -> None:
        """Fill a box with rounded corners."""
        (x, y), (width, height) = corner, size
        self._draw.rounded_rectangle((x, y, x + width, y + height), radius, fill=fill)

    def frame(
        self, corner: tuple[float, float], size: tuple[float, float], ink: str, radius: int = 0
    ) -> None:
        """Draw the outline of a box."""
        (x, y), (width, height) = corner, size
        self._draw.rounded_rectangle((x, y, x + width, y + height), radius, outline=ink, width=3)

    def line(self, start: tuple[float, float], end: tuple[float, float], ink: str) -> None:
        """Draw a straight line."""
        self._draw.line((*start, *end), fill=ink, width=3)


def shown(text: str) -> str:
    """Return text in one line, of characters that the letters of the picture have."""
    plain = " ".join(cleaned(text).split())
    return plain if _has_all(plain) else "".join(map(_drawable, plain))


def width_of(text: str, style: Style) -> float:
    """Return how many pixels a line of text is wide."""
    words = shown(text).split(" ")
    return sum(_word_width(word, style) for word in (*words, *[" "] * (len(words) - 1)))


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """Return the text in lines no wider than `width`; a word that is wider is broken."""
    lines: list[str] = []
    line = ""
    for word in _unbroken(shown(text), style, width):
        longer = f"{line} {word}" if line else word
        if width_of(longer, style) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, style, width)
        lines.extend(whole)
    return [*lines, line] if line or not lines else lines


def _unbroken(text: str, style: Style, width: float) -> Iterator[str]:
    """Yield the words, with the number or letter of a place in a document beside its name."""
    for match in _WORDS.finditer(text):
        together = match[0]
        yield from [together] if width_of(together, style) <= width else together.split()


def gap(height: int) -> Block:
    """Return empty room above a heading."""
    return Block(height, lambda _pen, _y: None, leads=True)


def paragraph(text: str, style: Style, *, leads: bool = False, below: int = 12) -> Block:
    """Return text over the whole width."""
    lines = wrapped(text, style, INNER)
    return Block(
        len(lines) * style.height + below,
        lambda pen, y: pen.lines(MARGIN, y, lines, style),
        leads,
    )


class Pictures(Sequence[bytes]):
    """Pages as PNGs 1080 wide, each drawn when it is asked for: few look at all of many."""

    def __init__(self, title: Title, blocks: Sequence[Block]) -> None:
        self._title = title
        self._pages = _paged(title, blocks)

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        """Draw one page, or some."""
        if isinstance(index, slice):
            return [self._draw(number) for number in range(*index.indices(len(self)))]
        return self._draw(range(len(self))[index])

    def _draw(self, number: int) -> bytes:
        blocks = [*_head(self._title, number), *self._pages[number]]
        foot = texts.PAGE.format(number=number + 1, count=len(self)) if len(self) > 1 else None
        return _picture(blocks, foot)


def _paged(title: Title, blocks: Sequence[Block]) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    left = _room(title, 0)
    for group in _groups(blocks):
        height = sum(block.height for block in group)
        if pages[-1] and height > left:
            above = group[0].above
            pages.append([above] if above else [])
            left = _room(title, len(pages) - 1) - (above.height if above else 0)
        pages[-1].extend(group)
        left -= height
    return pages


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return blocks that must not be parted, with those that lead them."""
    groups: list[list[Block]] = []
    is_led = False
    for block in blocks:
        if is_led:
            groups[-1].append(block)
        else:
            groups.append([block])
        is_led = block.leads
    return groups


def _room(title: Title, number: int) -> int:
    return HEIGHT - 2 * MARGIN - _FOOT - sum(block.height for block in _head(title, number))


def _head(title: Title, number: int) -> list[Block]:
    style = HEADING if number == 0 else SUBHEADING
    head = [paragraph(title.heading, style)]
    if number == 0:
        head.extend(paragraph(line, SUBHEADING, below=4) for line in title.lines)
    return [*head, gap(20)]


def _picture(blocks: Sequence[Block], foot: str | None) -> bytes:
    # Imported here: most that runs draws nothing.
    from PIL import Image, ImageDraw  # noqa: PLC0415

    content = sum(block.height for block in blocks)
    height = content + 2 * MARGIN + (_FOOT if foot else 0)
    image = Image.new("RGB", (WIDTH, height), PAPER)
    pen = Pen(ImageDraw.Draw(image))
    y = MARGIN
    for block in blocks:
        block.draw(pen, y)
        y += block.height
    if foot:
        pen.text_centered(WIDTH / 2, height - MARGIN - _FOOTING.height, foot, _FOOTING)
    file = BytesIO()
    # Few colours: the file is a third as large, and nobody sees a difference.
    few = image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG")
    return file.getvalue()


@lru_cache(maxsize=20_000)
def _word_width(word: str, style: Style) -> float:
    """Measure a word; the letters leave no space narrower than it is, so a line is their sum."""
    return _font(style).getlength(word)


def _broken(word: str, style: Style, width: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width_of(pieces[-1] + sign, style) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


@cache
def _font(style: Style) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - see `_picture`

    file = resources.files("bot.facts") / "fonts" / _FILES[style.is_bold]
    # The plain layout: composed Vietnamese needs no other, and it is the same everywhere.
    letters = BytesIO(file.read_bytes())
    return ImageFont.truetype(letters, style.size, layout_engine=ImageFont.Layout.BASIC)


def _has_all(text: str) -> bool:
    return all(sign == " " or _is_drawn(sign) for sign in text)


def _drawable(sign: str) -> str:
    if sign == " " or _is_drawn(sign):
        return sign
    kindred = _KINDRED.get(sign)
    if kindred is not None:
        return kindred
    return "?" if sign.isalnum() else ""


@lru_cache(maxsize=20_000)
def _is_drawn(sign: str) -> bool:
    font = _font(Style(24))
    return bytes(font.getmask(sign)) != bytes(font.getmask("\uffff"))
