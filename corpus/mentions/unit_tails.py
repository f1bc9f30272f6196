"""Where the name of a unit ends: its level, its place, its reach (pure)."""

from collections.abc import Sequence

from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word
from corpus.mentions.surnames import COMMON
from corpus.mentions.unit_heads import head
from corpus.mentions.unit_words import FIELDS, LEVELS, LONG_FIELDS, NOT_PLACES, REACHES, STOPS

AND = frozenset({"và", "&", "va"})
FIELD_PHRASES = phrases(FIELDS | LONG_FIELDS)
_LEVELS = phrases(LEVELS)
_REACHES = phrases(REACHES)
_SOCIAL = phrases({"xã hội"})  # begins as a commune does
_LEVEL_WORDS = frozenset(phrase.split()[0] for phrase in LEVELS)
_DOTTED = frozenset({"tp", "tx", "p", "q", "x", "h", "t"})  # TP. Hà Nội
_PARTY_BODIES = frozenset({"uy", "doan"})


def tail(words: Sequence[Word], at: int) -> int:
    """Return where level, place and reach end: "các xã, phường", "tỉnh X", "cùng cấp"."""
    for _ in range(4):
        end = reach(words, at)
        end = levels(words, end)
        end = _place(words, end) if end > at or at > 0 else end
        if end == at:
            break
        at = end
    return at


def reach(words: Sequence[Word], at: int) -> int:
    """Return where "cùng cấp", "Trung ương"… ends, `at` when none begins there."""
    if at + 1 < len(words) and words[at].lower == "cung" and words[at + 1].lower != "cap":
        return at  # "cung cấp", no "cùng cấp"
    return at if at < len(words) and words[at].gap else match_end(words, at, _REACHES)


def levels(words: Sequence[Word], at: int) -> int:
    """Read "tỉnh", "các xã, phường, đặc khu", "huyện, thị xã và thành phố"."""
    if at >= len(words) or words[at].gap:
        return at
    start = at + 1 if words[at].lower in {"các", "cac"} else at
    end = level(words, start)
    if end == start:
        return at
    while end < len(words):
        joined = end + 1 if words[end].lower in AND and not words[end].gap else end
        if joined >= len(words) or (joined == end and words[end].gap != ","):
            break
        after = level(words, joined)
        if after == joined:
            break
        end = after
    return end


def level(words: Sequence[Word], at: int) -> int:
    """Return where "tỉnh", "thành phố"… ends, `at` when none begins there."""
    if at + 1 < len(words) and words[at + 1].folded in _PARTY_BODIES and not words[at + 1].gap:
        return at  # Tỉnh ủy, Thành đoàn
    if words[at : at + 1] and match_end(words, at, _SOCIAL) > at:
        return at
    if not _spelled(words, at):
        return at
    end = match_end(words, at, _LEVELS)
    return at + 1 if end == at and at < len(words) and words[at].lower == "tp" else end


def _spelled(words: Sequence[Word], at: int) -> bool:
    """Tell "quận" from "quản" and "xã" from "xa": bare spelling counts only among bare words."""
    if at >= len(words) or words[at].lower in _LEVEL_WORDS:
        return True
    bare = words[max(0, at - 2) : at + 1]
    return all(word.lower == word.folded for word in bare)


def _place(words: Sequence[Word], at: int) -> int:
    """Read the place's name; a person's name after a unit is none."""
    end = at
    while end < len(words) and end - at < 4 and _is_place_word(words, end, at):
        end += 1
    if end - at >= 3 and words[at].lower in COMMON and words[at].lower != "hồ":
        return at
    return end


def _is_place_word(words: Sequence[Word], at: int, start: int) -> bool:
    word = words[at]
    if word.gap and not (word.gap == "." and at == start and words[at - 1].lower in _DOTTED):
        return False
    if word.breaks and (word.upper or (at == start and level(words, at - 1) != at)):
        return False
    if word.folded.isdigit():
        return at == start and at > 0 and words[at - 1].lower in {"phường", "quận", "khu", "đạo"}
    if not word.capital or _is_document(words, at) or (at == start and word.lower in STOPS):
        return False
    if position_end(words, at) > at or level(words, at) > at:
        return False
    end, closed = head(words, at)
    return end == at or (at > start and not closed and match_end(words, end, FIELD_PHRASES) == end)


def _is_document(words: Sequence[Word], at: int) -> bool:
    """Whether "Kế hoạch", "Điều", "đồng chí" follow a unit, and no place."""
    after = words[at + 1].lower if at + 1 < len(words) and not words[at + 1].gap else ""
    return words[at].lower in NOT_PLACES or f"{words[at].lower} {after}" in NOT_PLACES
