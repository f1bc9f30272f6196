"""Number words of Vietnamese and English, as far as official texts count with them (pure)."""

from collections import defaultdict
from collections.abc import Iterable

_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEENS = {f"mười {word}": 10 + n for n, word in enumerate(_ONES, 1) if word != "năm"}
_TENS = {f"{word} mươi": 10 * n for n, word in enumerate(_ONES, 1) if n > 1}

VIETNAMESE: dict[str, int] = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {"tư": 4, "mười": 10, "mười lăm": 15}
    | _TEENS
    | _TENS
)
ENGLISH: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip


def alternatives(words: Iterable[str]) -> str:
    """Return the words as one regular expression: by first letter for speed, longest first."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        by_letter[word[0]].append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def value(word: str) -> int:
    """Return what digits or a number word stand for; the word must be a known one."""
    if word.isdigit():
        return int(word)
    return VIETNAMESE[word] if word in VIETNAMESE else ENGLISH[word]
