"""Vietnamese personal names; places and units of the same words are none (pure)."""

from collections.abc import Sequence

from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.scan import Scan, Word
from corpus.mentions.surnames import COMMON, MIDDLES, NOT_NAMES, SURNAMES
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
    """Return where the run of capitals from `at` ends: on one line, of two to five words."""
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
    common = first in COMMON or (not accented and first in _FOLDED_COMMON)
    if f"{first} {words[at + 1].lower}" in NOT_NAMES or not (common or first in SURNAMES):
        return False
    if _is_announced(words, at, covered):
        return True
    long = end - at >= 3 and (common or words[at + 1].lower in MIDDLES)
    return long and not _is_elsewise(words, at, end)


def _is_announced(words: Sequence[Word], at: int, covered: Sequence[MentionKind | None]) -> bool:
    """Whether "đồng chí", "ông" or a position stands right before."""
    if at == 0:
        return False
    cue = words[at - 1].lower in _CUES and not words[at].gap.strip(".:")
    return cue or covered[at - 1] is MentionKind.POSITION


def _is_elsewise(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the run names a place, a heading or the leader whom much is named after."""
    if tuple(word.lower for word in words[at:end]) == _LEADER:
        return True
    if at and words[at - 1].lower in _PLACES and not words[at].gap:
        return True
    return words[at].upper and _in_capitals(words, at, end)


def _in_capitals(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a line of capitals goes on before or after the run: a heading, not a signature."""
    before = at > 0 and not words[at].gap and not words[at].breaks and words[at - 1].upper
    after = end < len(words) and not words[end].gap and not words[end].breaks and words[end].upper
    return before or after
