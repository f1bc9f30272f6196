"""Long plain text -> messages that a platform takes, counted in UTF-16 units (pure)."""

import re
from collections.abc import Iterable

BETWEEN = "\n\n"
_SENTENCE_END = re.compile(r"(?<=[.;:!?…])[ \t]+")
_BOUNDARIES = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"[ \t]*\n[ \t]*"),
    _SENTENCE_END,
    re.compile(r"[ \t\u00a0]+"),
)
_BEYOND = 8  # characters past the room in which a boundary is seen whole
_LEAST_FILLED = 3  # a message is cut at a coarser place only past a third of its length


def units(text: str) -> int:
    """Return the length in UTF-16 code units, as Zalo is taken to count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def packed(pieces: Iterable[str], longest: int) -> list[str]:
    """Return messages of at most `longest` units; pieces stay whole and together where they fit."""
    messages: list[str] = []
    for piece in pieces:
        joined = f"{messages[-1]}{BETWEEN}{piece}" if messages else piece
        if messages and units(joined) <= longest:
            messages[-1] = joined
        else:
            messages.extend(split(piece, longest))
    return messages


def split(text: str, longest: int) -> list[str]:
    """Return parts of at most `longest` units, cut by paragraph, line, sentence, space, character.

    Only white space at the cuts is lost; blank text gives no part.
    """
    parts: list[str] = []
    rest = text.strip()
    while units(rest) > longest:
        head, rest = _cut(rest, longest)
        parts.append(head)
    return [*parts, rest] if rest else parts


def shortened_to(text: str, longest: int) -> str:
    """Return `text` or its beginning, cut as `split` cuts and with " …" behind it."""
    text = text.strip()
    if units(text) <= longest:
        return text
    return f"{split(text, longest - 2)[0]} …"


def _cut(text: str, longest: int) -> tuple[str, str]:
    room = _fitting(text, longest)
    for boundary in _BOUNDARIES:
        # A boundary may begin right where the room ends: it is dropped, not sent.
        ends = [found.span() for found in boundary.finditer(text, 0, room + _BEYOND)]
        ends = [(start, end) for start, end in ends if start <= room]
        if ends and ends[-1][0] > room // _LEAST_FILLED:
            start, end = ends[-1]
            return text[:start].rstrip(), text[end:].lstrip()
    return text[:room].rstrip(), text[room:].lstrip()


def _fitting(text: str, longest: int) -> int:
    """Count the characters that fit; at least one, so that cutting comes to an end."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > longest:
            return max(index, 1)
    return len(text)
