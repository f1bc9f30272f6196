"""A typed question cut into words, with what stands between them (pure)."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.text import fold_with_offsets

MAX_WORDS = 400  # what follows is not read: no question is that long
_MAX_CHARACTERS = 16_000
_WORD = re.compile(r"[0-9a-z]+(?:[-/&][0-9a-z]+)*")
_UNSEEN = re.compile("[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or symbol; `gap` is the folded text between it and the word before."""

    typed: str
    folded: str
    gap: str

    @property
    def capitals(self) -> int:
        """The number of upper-case letters in it."""
        return sum(character.isupper() for character in self.typed)


def tokenize(question: str) -> tuple[tuple[Token, ...], str]:
    """Return the first MAX_WORDS words of `question` and the folded text after the last.

    A question typed in capitals throughout is read as if it were typed in small letters.
    """
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", question[:_MAX_CHARACTERS]))
    folded, offsets = fold_with_offsets(text)
    tokens: list[Token] = []
    end = 0
    for match in _WORD.finditer(folded):
        if len(tokens) == MAX_WORDS:
            return tuple(tokens), ""
        start, gap = match.start(), folded[end : match.start()]
        end = match.end()
        tokens.append(Token(text[offsets[start] : offsets[end - 1] + 1], match[0], gap))
    if len(tokens) >= 3 and text.isupper():
        tokens = [Token(token.typed.lower(), token.folded, token.gap) for token in tokens]
    return tuple(tokens), folded[end:]
