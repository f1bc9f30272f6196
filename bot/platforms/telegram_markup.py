"""Words and cited passages in Telegram's HTML, in pieces that are joined to messages (pure).

Telegram counts a message in UTF-16 units after it has read the markup, and apart from that
refuses long markup; pieces are cut before they become markup, so no tag is ever cut.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from bot.citations import Citation
from bot.platforms.splitting import shortened_to, split, units
from bot.sources import quoted_lines, source_name
from bot.typed_text import cleaned

LONGEST = 4000  # of 4,096 units: a notice of repetition must fit in front
LONGEST_MARKUP = 9000  # characters; Telegram refuses from about 9,500
LONGEST_NAME = 300  # units of a source's name
_LONGEST_TITLE = 50  # characters: a folded quotation shows three lines, the address among them
LONGEST_ESCAPE = len("&amp;")
_MOST_ESCAPES = 3000  # characters that escaping may add to a part of full length
_ESCAPED_PART = 1000  # units of a part that escaping may make five times as long
_MOST_PIECES = 30  # of at most three entities each: beyond a hundred they are not shown
_LEAST_WORTH = 60  # units; a shorter beginning says nothing
_LONGEST_QUOTE = LONGEST - 3 * LONGEST_NAME


@dataclass(frozen=True, slots=True)
class Piece:
    """Words twice: as markup and without; never longer than a message may be."""

    markup: str
    plain: str
    is_quote: bool = False


def text_pieces(text: str) -> list[Piece]:
    """Return plain text as pieces; blank text gives none."""
    words = cleaned(text)
    return [Piece(_escaped(part), part) for part in split(words, _room(words, LONGEST))]


def quote_pieces(heading: str, name: str, quote: str) -> list[Piece]:
    """Return a passage as folded quotations, more than one when it is very long."""
    parts = split(quote, _room(quote, _LONGEST_QUOTE)) or [""]
    first = _quotation(heading, name, parts[0])
    number = name.partition(" ")[0]
    return [first, *(_quotation("", f"{number} (tiếp theo)", part) for part in parts[1:])]


def cut_quote(heading: str, name: str, quote: str, longest: int) -> Piece | None:
    """Return one quotation of at most `longest` units; None when hardly anything would be left."""
    empty = _quotation(heading, name, "")
    room = longest - units(empty.plain) - len("\n“”")
    if room < min(units(quote), _LEAST_WORTH):
        return None
    return _quotation(heading, name, shortened_to(quote, room))


def cut_text(text: str, longest: int) -> Piece | None:
    """Return one piece of at most `longest` units; None when hardly anything would be left."""
    words = cleaned(text).strip()
    if not words or longest < min(units(words), _LEAST_WORTH):
        return None
    part = shortened_to(words, longest)
    return Piece(_escaped(part), part)


def numbered_name(number: int, citation: Citation) -> str:
    """Return "[1] …" in one line; a long title is cut."""
    return one_line(f"[{number}] {source_name(citation, _LONGEST_TITLE)}")


def one_line(text: str) -> str:
    """Return `text` without line ends, cut where no heading is as long."""
    return shortened_to(" ".join(cleaned(text).split()), LONGEST_NAME)


def words_of(citation: Citation) -> str:
    """Return the words of the passage as a message can hold them."""
    return cleaned(quoted_lines(citation)).strip()


def fit(pieces: Sequence[Piece]) -> bool:
    """Return whether the pieces can be one message."""
    markup, plain = joined(pieces)
    few = len(pieces) <= _MOST_PIECES
    return few and units(plain) <= LONGEST and len(markup) <= LONGEST_MARKUP


def joined(pieces: Iterable[Piece]) -> tuple[str, str]:
    """Return markup and plain text of a message; quotations stand close together."""
    markup = plain = ""
    previous: Piece | None = None
    for piece in pieces:
        between = ""
        if previous is not None:
            between = "\n" if previous.is_quote and piece.is_quote else "\n\n"
        markup += between + piece.markup
        plain += between + piece.plain
        previous = piece
    return markup, plain


def _quotation(heading: str, name: str, quote: str) -> Piece:
    above = f"<b>{_escaped(heading)}</b>\n" if heading else ""
    below = f"\n{_escaped(quote)}" if quote else ""
    markup = f"{above}<blockquote expandable><b>{_escaped(name)}</b>{below}</blockquote>"
    lines = (heading, name, f"“{quote}”" if quote else "")
    return Piece(markup, "\n".join(line for line in lines if line), is_quote=True)


def _room(text: str, longest: int) -> int:
    """Return how long the parts of `text` may be; short when escaping would blow them up."""
    return longest if len(_escaped(text)) - len(text) <= _MOST_ESCAPES else _ESCAPED_PART


def _escaped(text: str) -> str:
    return escape(text, quote=False)
