"""Vietnamese personal names; places and units of the same words are none (pure)."""

from collections.abc import Sequence

from corpus.mention_kinds import Mention, MentionKind
from corpus.scan import Scan, Word
from corpus.surnames import COMMON, MIDDLES, SURNAMES
from corpus.text import fold

_CUES = frozenset("ông bà đồng chí anh chị đ/c mr mrs ms comrade".split())
# A name after one of these is a place, a school, a street or a prize.
_PLACES = frozenset(
    """xã phường quận huyện tỉnh phố thị trấn khu thôn xóm bản buôn ấp làng đường trường sông cầu chợ hồ núi
    đảo cảng đèo đặc tượng đền chùa đình giải quỹ viện nhà công lăng tưởng minh sản đại district ward street city""".split()
)
_FOLDED_COMMON = frozenset(fold(name) for name in COMMON)
_FOLDED_SURNAMES = frozenset(fold(name) for name in SURNAMES)
_NOT_PERSONS = frozenset(
    (
        "phạm vi|đào tạo|lý do|lý lịch|lý luận|hà nội|hà nam|hà tĩnh|hà giang|lưu trữ|lưu ý|lưu hành|đoàn thể"
        "|đoàn kết|đoàn viên|đoàn thanh|đoàn công|đoàn đại|hoàng sa|hồ sơ|thái độ|thái bình|thái nguyên|cao bằng"
        "|cao điểm|cao đẳng|vũ trang|vũ khí|vũ thư|lâm đồng|lâm nghiệp|chu kỳ|chu trình|lương tâm|lương thực"
        "|lương cơ|an ninh|an toàn|công an|công tác|công dân|công nghệ|công ty|công văn|công đoàn|quan hệ"
        "|quản lý|phương án|phương hướng|phương pháp|tăng cường|tổ chức|văn hóa|văn bản|văn phòng|thông tin"
        "|thông báo|thông tư|từ ngày|ban hành|danh sách|danh mục|đồng chí|bảo vệ|bảo đảm|mạng lưới|viên chức"
    ).split("|")
)
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
    if f"{first} {words[at + 1].lower}" in _NOT_PERSONS:
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
