"""Short names that a document defines for itself: "(ANTT)", "(sau đây gọi tắt là …)" (pure)."""

import re
from collections.abc import Iterator

from corpus.document import Located, Node, ShortForm, Span
from corpus.lines import located
from corpus.text import fold

_CALLED = re.compile(
    r"\(\s*[*_]*\s*(?:sau đây|dưới đây|từ đây)?\s*(?:được\s+)?(?:gọi|viết)\s+(?:tắt|chung|tắt chung)?"
    r"\s*(?:là|:)\s*:?\s*(?P<short>[^()\n]{2,120})\)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(\s*[*_]*(?P<short>[A-ZĐ][A-ZĐ0-9&.-]{1,14})[*_]*\s*\)")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[.;:!?()“”\"]|\n\s*\n")
_REACH = 240  # characters before the bracket in which the long form stands


def find_short_forms(text: str, root: Node) -> Iterator[ShortForm]:
    """Yield each short form once, where the text first defines it."""
    seen: set[str] = set()
    for match in _CALLED.finditer(text):
        short = _trimmed(text, match.start("short"), match.end("short"))
        if short and short.text not in seen and (long := _long_name(text, match.start(), short)):
            seen.add(short.text)
            yield ShortForm(short, long)
    for match in _ACRONYM.finditer(text):
        short = located(text, Span(*match.span("short")))
        if short.text not in seen and (long := _spelled_out(text, match.start(), short.text)):
            seen.add(short.text)
            yield ShortForm(short, long)


def _trimmed(text: str, start: int, end: int) -> Located | None:
    while start < end and (text[start].isspace() or text[start] in "*_“\"'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_”\"'."):
        end -= 1
    return located(text, Span(start, end)) if end > start else None


def _words_before(text: str, end: int) -> list[tuple[str, int, int]]:
    start = max(0, end - _REACH)
    return [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def _spelled_out(text: str, end: int, short: str) -> Located | None:
    """Return the words before the bracket whose initials make up the acronym."""
    letters = [fold(letter) for letter in short if letter.isalpha()]
    words = _words_before(text, end)
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while (
            at >= 0
            and words[at][0].lower() in ("và", "của", "về", "các")
            and fold(words[at][0])[0] != letter
        ):
            at -= 1
        if at < 0 or fold(words[at][0])[:1] != letter:
            return None
    return located(text, Span(words[at][1], words[-1][2])) if letters else None


def _long_name(text: str, end: int, short: Located) -> Located | None:
    """Return what is renamed: the words back to the last one that the short name begins with."""
    spelled = _spelled_out(text, end, short.text) if short.text.isupper() else None
    if spelled:
        return spelled
    words = _words_before(text, end)
    if not words:
        return None
    first = fold(short.text.split()[0])
    for word, start, _ in reversed(words):
        if fold(word) == first:
            return located(text, Span(start, words[-1][2]))
    start = words[0][1]
    for match in _BREAK.finditer(text, start, words[-1][1]):
        start = match.end()
    while start < end and not text[start].isalnum():
        start += 1
    return located(text, Span(start, words[-1][2])) if start < words[-1][2] else None
