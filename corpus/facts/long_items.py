"""Members of a list that say at length who is meant: "các sở, các đơn vị đầu mối giao …" (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.endings import Piece
from corpus.facts.names import ENDS, OPENERS
from corpus.facts.word_runs import joined
from corpus.mentions.scan import Word

_MOST_WORDS = 10
_OBLIGED = ("có trách nhiệm", "chịu trách nhiệm", "cần phải", "theo chức năng")


def with_long_items(words: Sequence[Word], pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those inside a list of "các …" read up to the comma before the next."""
    found = list(pieces)
    longer = False
    for at in range(1, len(found)):
        piece = found[at]
        if not (_follows(words, found[at - 1], piece) and words[piece.first].lower in OPENERS):
            longer = False
            continue
        end = _next(words, piece, found[at + 1]) if at + 1 < len(found) else piece.end
        if end == piece.end and longer:
            end = _obliged(words, piece)
        longer = longer or end > piece.end
        found[at] = replace(piece, end=end)
    return found


def _follows(words: Sequence[Word], before: Piece, piece: Piece) -> bool:
    return before.end == piece.first and words[piece.first].gap == ","


def _next(words: Sequence[Word], piece: Piece, after: Piece) -> int:
    """Return where the next member begins when nothing but a name stands before it."""
    first = after.first
    member = words[first].lower in OPENERS and words[first].gap == ","
    return first if member and _is_name(words, piece.end, first) else piece.end


def _obliged(words: Sequence[Word], piece: Piece) -> int:
    """Return where the last member ends: before "có trách nhiệm", or with the text."""
    left = len(words) - piece.end
    if 0 < left <= _MOST_WORDS and _is_name(words, piece.end, len(words)):
        return len(words)
    for end in range(piece.end, min(piece.end + _MOST_WORDS, len(words))):
        said = any(joined(words, end, count) in _OBLIGED for count in (2, 3))
        if said:
            return end if _is_name(words, piece.end, end) else piece.end
    return piece.end


def _is_name(words: Sequence[Word], first: int, end: int) -> bool:
    if not 0 < end - first <= _MOST_WORDS:
        return False
    between = words[first:end]
    if any(word.gap and not (word.gap == "," and word.capital) for word in between):
        return False
    return not any(word.lower in ENDS for word in between)
