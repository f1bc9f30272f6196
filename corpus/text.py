"""Vietnamese text at its plainest: display form and folding, shared by all folders (pure)."""

import re
import unicodedata

_MARKDOWN = re.compile(r"[*#\\_`]+")
_LINE_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_FOLDED = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}


def display(text: str) -> str:
    """Return `text` as one NFC line for people: no markdown marks, line-break hyphens joined."""
    text = unicodedata.normalize("NFC", text)
    if "-" in text:
        text = _LINE_HYPHEN.sub("-", text)
    return " ".join(_MARKDOWN.sub("", text).split())


def fold(text: str) -> str:
    """Return `text` lower-cased without diacritics, every dash as "-", white space collapsed."""
    return " ".join(text.translate(_FOLDING).split())


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded characters and, for each, the index in `text` it came from.

    White space is kept as it is, so that positions in the folded text lead back to the source.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        for plain in _FOLDING[ord(character)]:
            folded.append(plain)
            offsets.append(index)
    return "".join(folded), offsets


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    if character in _FOLDED:
        return _FOLDED[character]
    if _DASHES.match(character):
        return "-"
    decomposed = unicodedata.normalize("NFD", character)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").lower()


class _Folding(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()
