"""Units that capitals or a listed phrase alone tell: "Khoa Vi sinh", "Thống kê tỉnh", "PA05"."""

import re
from collections.abc import Sequence

from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.scan import Word

_CODE = re.compile(r"p[abcvxkh]\d{2}")  # divisions of a province's police: PA05, PC04
_LEVELLED = phrases(
    f"{head} {level}"
    for head in (
        "thống kê", "lưu trữ lịch sử", "bưu điện", "viễn thông", "điện lực", "bảo tàng", "thư viện",
        "nhà văn hóa", "đoàn đại biểu quốc hội",
    )
    for level in ("tỉnh", "thành phố", "huyện", "xã", "phường", "cơ sở")
)  # fmt: skip
_WHOLE = phrases(
    {
        "khu quản lý đường bộ",
        "đoàn đại biểu quốc hội",
        "văn phòng đoàn đại biểu quốc hội",
        "ban giám sát đầu tư của cộng đồng",
        "ban giám sát đầu tư cộng đồng",
        "ban thanh tra nhân dân",
    }
)
_WARDS = phrases(
    {
        "khoa, phòng", "khoa phòng", "khoa, phòng, ban", "khoa, phòng, trung tâm", "phòng, khoa",
        "khoa lâm sàng, cận lâm sàng", "khoa lâm sàng", "khoa cận lâm sàng", "khoa, đơn vị",
    }
)  # fmt: skip
_STAFF = phrases(
    f"cán bộ, {more}"
    for more in (
        "công chức", "công chức, viên chức", "công chức, viên chức và người lao động",
        "công chức, viên chức, người lao động", "chiến sĩ", "đảng viên", "giáo viên, nhân viên",
        "công chức, người lao động", "hội viên", "công chức, đảng viên", "viên chức",
        "đảng viên, công chức, viên chức", "công chức, viên chức, chiến sĩ",
        "viên chức, người lao động", "viên chức và người lao động", "đoàn viên", "nhân viên",
    )
)  # fmt: skip
_STAFF_ALONE = phrases(
    {"công chức, viên chức", "công chức, viên chức, người lao động", "viên chức, người lao động",
     "công chức, viên chức và người lao động", "viên chức và người lao động"}
)  # fmt: skip
_MOST_WORDS = 7


def known_end(words: Sequence[Word], at: int) -> int:
    """Return where such a name in capitals ends, `at` when none begins at that word."""
    word = words[at]
    if word.upper and _CODE.fullmatch(word.lower) and "(" not in word.gap:
        return at + 1
    if not word.capital:
        return at
    staff = match_end(words, at, _STAFF, ",") if word.lower == "cán" else at
    if word.lower in {"công", "viên"}:
        staff = match_end(words, at, _STAFF_ALONE, ",")
    return max(
        staff, match_end(words, at, _LEVELLED), numbered_end(words, match_end(words, at, _WHOLE))
    )


def numbered_end(words: Sequence[Word], end: int) -> int:
    """Read the number of a region or a section: "Khu vực | 17", "đường bộ | I"."""
    if not end or end >= len(words) or words[end].gap:
        return end
    region = words[end - 2 : end]
    named = [word.lower for word in region] in (["khu", "vực"], ["đường", "bộ"])
    number = words[end].lower.isdigit() or re.fullmatch(r"[ivx]{1,4}", words[end].lower)
    return end + 1 if named and number else end


def wards_end(words: Sequence[Word], at: int) -> int:
    """Read the wards of a hospital: "các | khoa lâm sàng, cận lâm sàng"."""
    return match_end(words, at, _WARDS, ",") if at < len(words) else at


def ward_heads(words: Sequence[Word], at: int) -> bool:
    """Whether the name of one ward of a hospital begins: "Khoa | Kiểm soát nhiễm khuẩn"."""
    after = at + 1
    if words[at].lower != "khoa" or after >= len(words) or words[after].gap:
        return False
    return words[after].capital and words[after].lower != "học"


def goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a name of a ward may still go on at word `end`."""
    return end < len(words) and end - at < _MOST_WORDS and not words[end].gap
