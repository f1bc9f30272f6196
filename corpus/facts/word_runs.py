"""Words side by side, as one string (pure)."""

from collections.abc import Sequence

from corpus.mentions.scan import Word


def lower(words: Sequence[Word], at: int, end: int) -> str:
    """Return the words in small letters, one blank between them."""
    return " ".join(word.lower for word in words[at:end])


def joined(words: Sequence[Word], at: int, count: int) -> str:
    """Return `count` words from `at` when nothing but white space parts them, else ""."""
    if count < 1 or at + count > len(words):
        return ""
    if count == 1:
        return words[at].lower
    if words[at + 1].gap:
        return ""
    if count == 2:
        return f"{words[at].lower} {words[at + 1].lower}"
    said = words[at : at + count]
    for word in said[2:]:
        if word.gap:
            return ""
    return " ".join([word.lower for word in said])
