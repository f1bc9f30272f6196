"""Vietnamese personal names; places and units of the same words are none (pure)."""

from collections.abc import Sequence

from corpus.mention_kinds import Mention, MentionKind
from corpus.scan import Scan, Word
from corpus.surnames import COMMON, MIDDLES, NOT_NAMES, SURNAMES
from corpus.text import fold

_CUES = frozenset({
    "anh", "bà", "chí", "chị", "comrade", "mr", "mrs", "ms", "ông", "đ/c", "đồng",
})  # fmt: skip
# A name after one of these is a place, a school, a street or a prize.
_PLACES = frozenset({
    "buôn", "bản", "chùa", "chợ", "city", "công", "cảng", "cầu", "district", "giải", "huyện",
    "hồ", "khu", "làng", "lăng", "minh", "nhà", "núi", "phường", "phố", "quận", "quỹ", "street",
    "sông", "sản", "thôn", "thị", "trường", "trấn", "tưởng", "tượng", "tỉnh", "viện", "ward",
    "xã", "xóm", "đèo", "đình", "đường", "đại", "đảo", "đặc", "đền", "ấp",
})  # fmt: skip
_FOLDED_COMMON = frozenset(fold(name) for name in COMMON)
_FOLDED_SURNAMES = frozenset(fold(name) for name in SURNAMES)
_LEADER = ("hồ", "chí", "minh")


def find_persons(views: Scan, words: Sequence[Word], others: Sequence[Mention]) -> list[Mention]:
    """Return the persons outside `others` (units and positions); a position before one is a cue."""
    covered = _covered(words, others)
    found: list[Mention] = []
    at = 0
    while at < len(words):
        named = words[at].capital and words[at].folded in _FOLDED_SURNAMES and not covered[at]
        end = _name_end(words, at, covered) if named else at
        if end > at and _is_person(words, at, end, covered, accented=views.accented):
            key = " ".join(word.folded for word in words[at:end])
            found.append(
                views.mention(MentionKind.PERSON, words[at].start, words[end - 1].end, key)
            )
            at = end
        else:
            at += 1
    return found


def _covered(words: Sequence[Word], others: Sequence[Mention]) -> list[MentionKind | None]:
    covered: list[MentionKind | None] = [None] * len(words)
    at = 0
    for other in sorted(others, key=lambda m: m.span):
        while at < len(words) and words[at].start < other.span.start:
            at += 1
        inside = at
        while inside < len(words) and words[inside].end <= other.span.end:
            covered[inside] = other.kind
            inside += 1
    return covered


def _name_end(words: Sequence[Word], at: int, covered: Sequence[MentionKind | None]) -> int:
    """Return the end of the run of capitals from `at`: one line, one kind of capitals, five at most."""
    first = words[at]
    end = at + 1
    while end < min(len(words), at + 6) and not covered[end] and _goes_on(words[end], first):
        end += 1
    return end if 2 <= end - at <= 5 else at


def _goes_on(word: Word, first: Word) -> bool:
    same = word.upper == first.upper or len(word.lower) == 1
    return word.capital and same and not word.gap and not word.breaks and word.folded.isalpha()


def _is_person(
    words: Sequence[Word],
    at: int,
    end: int,
    covered: Sequence[MentionKind | None],
    *,
    accented: bool,
) -> bool:
    first = words[at].lower
    if f"{first} {words[at + 1].lower}" in NOT_NAMES:
        return False
    common = first in COMMON or (not accented and first in _FOLDED_COMMON)
    if not common and first not in SURNAMES:
        return False
    before = words[at - 1] if at else None
    position = at > 0 and covered[at - 1] is MentionKind.POSITION
    if position or (before is not None and before.lower in _CUES and not words[at].gap.strip(".:")):
        return True
    if tuple(word.lower for word in words[at:end]) == _LEADER:
        return False
    if before is not None and before.lower in _PLACES and not words[at].gap:
        return False
    if words[at].upper and _in_capitals(words, at, end):
        return False
    long = end - at >= 3
    return (common and long) or (long and words[at + 1].lower in MIDDLES)


def _in_capitals(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a line of capitals goes on before or after the run: a heading, not a signature."""
    before = at > 0 and not words[at].gap and not words[at].breaks and words[at - 1].upper
    after = end < len(words) and not words[end].gap and not words[end].breaks and words[end].upper
    return before or after
