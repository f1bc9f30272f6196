"""Positions that people hold: "Phó Bí thư", "KT. CHỦ TỊCH", "Thủ trưởng" (pure)."""

from collections.abc import Sequence

from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.scan import Scan, Word
from corpus.text import fold

_TITLES: tuple[str, ...] = (
    "tổng bí thư", "bí thư", "bí thư thứ nhất", "chủ tịch", "chủ tịch nước", "trưởng ban",
    "trưởng phòng", "giám đốc", "tổng giám đốc", "chánh văn phòng", "chánh thanh tra", "chánh án",
    "thủ trưởng", "chủ nhiệm", "thủ tướng", "thủ tướng chính phủ", "bộ trưởng", "thứ trưởng",
    "viện trưởng", "chỉ huy trưởng", "tổ trưởng", "trưởng công an", "hiệu trưởng", "cục trưởng",
    "vụ trưởng", "chi cục trưởng", "tổng cục trưởng", "trưởng đoàn", "trưởng khoa", "ủy viên",
    "ủy viên thường trực", "chính ủy", "chính trị viên", "tư lệnh", "đồn trưởng", "đội trưởng",
    "trạm trưởng", "tổng thư ký", "thư ký", "kế toán trưởng", "viện phó", "hiệu phó",
    "trưởng bộ phận", "trưởng thôn", "tổ phó", "tổng biên tập", "người đứng đầu",
    "tham mưu trưởng", "phó trưởng ban", "phó ban", "phó trưởng phòng", "phó phòng",
    "phó chủ tịch thường trực", "phó bí thư thường trực", "phó giám đốc", "phó thủ tướng",
)  # fmt: skip
_POSITIONS = phrases(_TITLES)
_NOT_AFTER = frozenset({"ban", "đảng", "bộ", "tài"})  # Ban Bí thư, Bộ Tư lệnh
_DEPUTY = frozenset({"pho"})
_ALIASES = {"pho ban": "pho truong ban", "pho phong": "pho truong phong"}
_INITIALS = {"pct": "pho chu tich", "pbt": "pho bi thu", "ubv": "uy vien ban thuong vu"}
_STAND_IN = {
    "kt": "kt",
    "tl": "tl",
    "tuq": "tuq",
    "q": "quyen",
    "quyen": "quyen",
    "nguyen": "nguyen",
}
_ACCENTED = frozenset({title.split()[0] for title in _TITLES} | {"phó"})
# Spelled with diacritics or without any: "phố ban" is no deputy.
_FIRST_WORDS = _ACCENTED | frozenset(map(fold, _ACCENTED)) | frozenset(_INITIALS)


def find_positions(scan: Scan, words: Sequence[Word]) -> list[Mention]:
    """Return positions without their unit; a deputy's and a stand-in's keys say so."""
    found: list[Mention] = []
    at = 0
    while at < len(words):
        end = position_end(words, at) if words[at].lower in _FIRST_WORDS else at
        if end > at:
            key = _key(words, at, end)
            found.append(
                scan.mention(MentionKind.POSITION, words[at].start, words[end - 1].end, key)
            )
        at = max(end, at + 1)
    return found


def position_end(words: Sequence[Word], at: int) -> int:
    """Return where the position that begins at word `at` ends, `at` when none begins there."""
    word = words[at]
    if word.lower not in _FIRST_WORDS:
        return at
    if at and not word.gap and words[at - 1].lower in _NOT_AFTER:
        return at
    if word.upper and word.folded in _INITIALS:
        return at + 1
    end = match_end(words, at, _POSITIONS)
    if end > at or word.folded not in _DEPUTY or at + 1 >= len(words) or words[at + 1].gap:
        return end
    after = match_end(words, at + 1, _POSITIONS)
    return after if after > at + 1 else at


def _key(words: Sequence[Word], at: int, end: int) -> str:
    key = " ".join(word.folded for word in words[at:end])
    key = _ALIASES.get(key, _INITIALS.get(key, key))
    before = words[at - 1] if at else None
    if before and before.folded in _STAND_IN and words[at].gap in {"", "."}:
        is_mark = before.upper or before.lower in {"quyền", "nguyên"}
        return f"{_STAND_IN[before.folded]} {key}" if is_mark else key
    stood_in = at >= 2 and [w.folded for w in words[at - 2 : at]] == ["ky", "thay"]
    return f"kt {key}" if stood_in else key
