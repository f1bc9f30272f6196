"""Where a name ends that was read too short: its place, field, group or second half (pure)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from corpus.facts.names import ENDS, OPENERS, does, ends_name, name_end
from corpus.facts.open_names import body_end
from corpus.facts.own_heads import numbered_end
from corpus.facts.word_runs import joined, lower
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word
from corpus.mentions.unit_fields import field
from corpus.mentions.unit_words import NOT_PLACES
from corpus.mentions.units import unit_end

_CUT_SHORT = frozenset({"chương trình", "dự án", "đề án", "công trình", "kế hoạch"})
_OPEN = frozenset({
    "ban", "bệnh viện", "chi", "câu lạc bộ", "công ty", "hiệp hội", "học viện", "hội", "liên hiệp",
    "nhà máy", "quỹ", "trung tâm", "trường", "tập đoàn", "tổ", "tổng", "viện",
})  # fmt: skip
_FIELDED = frozenset({"cục", "vụ", "sở", "phòng", "văn phòng", "đội", "trạm", "hạt", "bộ"})
_DASHED = _FIELDED | {
    "ban",
    "tổ",
    "khoa",
    "công",
    "bộ",
    "nhóm",
    "khối",
    "trung",
    "trường",
    "đài",
    "báo",
    "viện",
    "hội",
    "chi",
    "bệnh",
    "cục",
    "liên",
    "đảng",
    "học",
    "nhà",
    "cụm",
}
_SHORT_FIELD = 5
_VILLAGES = frozenset({"thôn", "bản", "ấp", "khu phố", "khu", "tổ dân phố", "khóm", "xóm", "buôn"})
_MOST_NAMES = 4
_LEVELS = frozenset({"xã", "phường", "huyện", "tỉnh", "phố", "khu", "thôn", "trấn", "quận"})
_CARRYING = frozenset({"thực hiện", "triển khai"})  # "Tổ công tác thực hiện Đề án …"
_MADE_OF = frozenset({"là", "làm"})
_MOST_WORDS = 7
_MOST_CODED = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `first` to `end` (exclusive) that name somebody, or a post that somebody holds."""

    first: int
    end: int
    post: bool = False
    name: str | None = None  # where the words alone do not name it


def whole_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read the unit whose name a post begins with, or a group: "Thủ trưởng | cơ quan …"."""
    if not piece.post:
        placed = replace(piece, end=numbered_end(words, _place_end(words, piece)))
        dashed = replace(piece, end=_dashed_end(words, placed, starts))
        opened = replace(piece, end=_open_end(words, dashed, starts))
        return _places_end(words, replace(piece, end=_dashed_end(words, opened, starts)), starts)
    inside = range(max(piece.first + 1, piece.end - 2), piece.end)
    ends = [piece.end, *(unit_end(words, at) for at in inside)]
    if piece.end < len(words) and joined(words, piece.end, 2) == "thường trực":
        ends.append(piece.end + 2 * (not words[piece.end].gap))  # "Phó Thủ tướng Thường trực"
    if lower(words, piece.first, piece.end) == "tổ trưởng" and (
        joined(words, piece.end, 3) == "tổ dân phố"
    ):
        ends.append(piece.end + 3 * (not words[piece.end].gap))
    if piece.end < len(words) and not words[piece.end].gap and piece.end not in starts:
        ends.append(name_end(words, piece.end))
        if words[piece.end - 1].lower in {"ban", "phòng"} and words[piece.end].capital:
            ends.append(field(words, piece.end))  # "Trưởng ban | Công tác Mặt trận"
        ends.append(body_end(words, piece.end))  # "Đội trưởng | đội sửa chữa"
        ends.append(_person_end(words, piece.end))  # "Phó Giám đốc | Ya Thương"
        ends.append(_village_end(words, max(ends)))  # "Trưởng ban Công tác Mặt trận | thôn 5"
    return max(ends)


def _places_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read the places of a group: "các trạm y tế xã | Mường Lai, Bản Hẻo và Thượng Sơn"."""
    end = at = piece.end
    while at - 1 > piece.first and words[at - 1].capital and not words[at - 1].gap:
        at -= 1  # the first place may be read already
    several = words[piece.first].lower in OPENERS | _VILLAGES or words[at - 2].lower in OPENERS
    if not several or words[at - 1].lower not in _LEVELS | {"vực", "các"}:
        return end
    if at >= len(words) or words[at].gap:
        return end
    while True:
        last = at
        while last < len(words) and words[last].capital and not (last > at and words[last].gap):
            last += 1
        if last == at or last - at > _MOST_NAMES or at in starts or unit_end(words, at) > at:
            return end
        end = last
        joins = end < len(words) and words[end].lower == "và" and not words[end].gap
        listed = end < len(words) and words[end].gap == ","
        at = end + joins
        if not (joins or listed) or at >= len(words):
            return end


def _village_end(words: Sequence[Word], at: int) -> int:
    """Read a village or a quarter by its number or name."""
    for count in (3, 2, 1):
        end = at + count
        if joined(words, at, count) not in _VILLAGES or end >= len(words) or words[at].gap:
            continue
        if words[end].gap or not (words[end].capital or words[end].lower.isdigit()):
            return at
        while end < len(words) and words[end].capital and not words[end].gap:
            end += 1
        return end + (end == at + count)
    return at


def _person_end(words: Sequence[Word], at: int) -> int:
    """Read the name of whoever holds a post, which a verb follows."""
    end = at
    while end < len(words) and end - at < _MOST_NAMES and words[end].capital and not words[end].gap:
        end += 1
    named = end - at > 1 and unit_end(words, at) == at and position_end(words, at) == at
    return end if named and end < len(words) and does(words, end) else at


def _place_end(words: Sequence[Word], piece: Piece) -> int:
    """Read the name of a place that begins as other words do: "UBND xã | Bảo Lý Thượng"."""
    end = piece.end
    if end - 2 < piece.first or words[end - 1].lower not in _LEVELS:
        return end
    if words[end - 2].lower in OPENERS | {"cấp"}:
        return end
    at = end
    while at < len(words) and words[at].capital and not words[at].gap and at - end < 4:
        at += 1
    named = at - end >= 2 and f"{words[end].lower} {words[end + 1].lower}" not in NOT_PLACES
    return at if named and words[end].lower not in NOT_PLACES else end


def _dashed_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read the second half of a field: "Vụ Công chức | - Viên chức"."""
    at = piece.end
    if words[piece.first].lower not in _DASHED or at >= len(words) or at in starts:
        return at
    if words[at].gap not in {"-", "–"} or not words[at].capital or unit_end(words, at) > at:
        return at
    if position_end(words, at) > at:
        return at
    end = at + 1
    while end < len(words) and end - at < _MOST_WORDS and _is_more(words, end):
        end += 1
    return _pair_end(words, end)


def _is_more(words: Sequence[Word], at: int) -> bool:
    plain = not (words[at].gap or words[at].capital)
    return plain and not ends_name(words, at) and not does(words, at)


def _pair_end(words: Sequence[Word], at: int) -> int:
    """Read the rest of a pair that a bracket ends: "Học sinh, | sinh viên (Sở A)"."""
    if at >= len(words) or words[at].gap != "," or words[at].capital:
        return at
    end = at + 1
    while end < len(words) and end - at < _SHORT_FIELD and _is_more(words, end):
        end += 1
    return end if end < len(words) and "(" in words[end].gap else at


def _open_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read what a name goes on with in small letters: "Quỹ Dịch vụ | viễn thông công ích"."""
    end = piece.end
    if end < len(words) and words[end].gap == ",":
        return _listed_end(words, piece, starts)
    if end >= len(words) or words[end].gap:
        return end
    if (built := _building_end(words, piece)) > end:
        return built
    if (carried := _carrying_end(words, piece)) > end or not words[piece.first].capital:
        return carried
    if f"{words[end - 1].lower} {words[end].lower}" in _CUT_SHORT:
        return end + 1
    return max(_coded_end(words, end), _small_end(words, piece, starts))


def _building_end(words: Sequence[Word], piece: Piece) -> int:
    """Read what a project board builds: "Ban QLDA | đầu tư xây dựng các công trình giao thông"."""
    end = piece.end
    board = words[end - 1].lower == "qlda" or lower(words, end - 2, end) == "dự án"
    if not board or joined(words, end, 4) != "đầu tư xây dựng":
        return end
    at = end + 4
    if at < len(words) and joined(words, at, 3) == "các công trình":
        at += 3
        while at < len(words) and not (words[at].gap or words[at].lower in ENDS or does(words, at)):
            at += 1
    return at


def _carrying_end(words: Sequence[Word], piece: Piece) -> int:
    """Read what a task force is for: "Tổ công tác | thực hiện Đề án"."""
    end = piece.end
    for_it = joined(words, end, 2) in _CARRYING and end + 4 <= len(words)
    named = for_it and lower(words, piece.first, end) == "tổ công tác" and words[end + 2].capital
    return end + 4 if named else end


def _small_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    end = at = piece.end
    first = words[piece.first].lower
    if first not in _OPEN | _FIELDED and lower(words, piece.first, piece.first + 2) not in _OPEN:
        return end
    while at < len(words) and at - end < _MOST_WORDS and not words[at].gap:
        stops = ends_name(words, at) or does(words, at) or at in starts
        if stops and not (at > end and f"{words[at - 1].lower} {words[at].lower}" in _CUT_SHORT):
            break
        at += 1
    owned = at > end and at in starts and words[at].lower == "bộ" and words[at].capital
    sure = at == len(words) or words[at].gap or does(words, at) or first in _OPEN or owned
    return at if sure and at - end < _MOST_WORDS else end


def _listed_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read a field that a comma goes on in small letters: "Phòng Quản lý, | hỗ trợ … số 2"."""
    end = piece.end
    if words[piece.first].lower not in _FIELDED or end >= len(words) or words[end].gap != ",":
        return end
    for at in range(end, min(end + _MOST_WORDS, len(words))):
        if at > end and (words[at].lower in _MADE_OF or "(" in words[at].gap):
            return at
        if (at > end and words[at].gap) or words[at].capital or at in starts:
            break
        if words[at].lower in ENDS:
            break
    return end


def _coded_end(words: Sequence[Word], at: int) -> int:
    """Read up to a code in brackets: "Phòng Cảnh sát | điều tra tội phạm về ma túy (PC04)"."""
    for end in range(at, min(at + _MOST_CODED, len(words))):
        if "(" in words[end].gap:
            coded = words[end].upper and any(c.isdigit() for c in words[end].lower)
            return end if coded and not words[end].lower.isdigit() else at
        if words[end].gap or words[end].capital:
            break
    return at
