"""Which words of a text name one party: posts with their units, names made whole (pure)."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.names import ENDS, does, joined, lower, name_end, tail_end, verb_end
from corpus.phrases import match_end, phrases
from corpus.positions import position_end
from corpus.scan import Word
from corpus.unit_fields import field
from corpus.unit_tails import FIELD_PHRASES
from corpus.unit_words import LONG_FIELDS, NOT_PLACES
from corpus.units import unit_end

# What belongs to a name before it: "đồng chí Phó Bí thư", "lực lượng Công an".
_BEFORE = (
    "đại diện lãnh đạo", "các đồng chí", "các thành viên", "ban lãnh đạo", "đồng chí", "lực lượng",
    "lãnh đạo", "thành viên", "đại diện", "tập thể", "chi ủy", "thường trực", "cấp ủy", "cơ quan",
    "hệ thống", "trung ương", "chi nhánh", "trưởng",
)  # fmt: skip
_ONLY_AFTER = frozenset({"lãnh đạo", "cơ quan", "trưởng", "trung ương"})  # elsewhere a verb
_AFTER = frozenset({"với", "cho", "các", "của", "do", "giao", "cáo", "trình", "là", "gửi", "cùng"})
_CAPITAL_ONLY = frozenset({"trung ương"})  # "Trung ương Đoàn Thanh niên …"
_OPENERS = frozenset({"các", "những"})
# Named with the unit that it serves.
_OWNED = re.compile(r"(?:bộ phận|cơ quan|đơn vị|tổ)(?: \w+)? (?:giúp việc|thường trực)\b")
_OFFICE = re.compile(
    r"(?:chánh |phó chánh )?văn phòng (?:hđnd|hội đồng nhân dân|đoàn đại biểu quốc hội|đoàn đbqh)"
)
# Items of a group that are groups of their own: "các bộ, | cơ quan ngang bộ, | …".
_OWN_GROUPS = phrases({"cơ quan ngang bộ", "cơ quan thuộc chính phủ", "cơ quan trung ương"})
_CUT_SHORT = frozenset({"chương trình", "dự án", "đề án", "công trình", "kế hoạch"})
_OPEN = frozenset({
    "quỹ", "ban", "trung tâm", "hiệp hội", "viện", "tổ", "hội", "công ty", "nhà máy", "trường",
    "tập đoàn", "tổng", "liên hiệp", "câu lạc bộ", "chi", "học viện", "bệnh viện",
})  # fmt: skip
_FIELDED = frozenset({"cục", "vụ", "sở", "phòng", "văn phòng", "đội", "trạm", "hạt", "bộ"})
_LISTED_HEADS = frozenset({"bộ", "sở", "ban", "phòng", "cục"})
_LEVELS = frozenset({"xã", "phường", "huyện", "tỉnh", "phố", "khu", "thôn", "trấn", "quận"})
_PLACES = frozenset({"xã", "phường", "huyện", "tỉnh", "thôn", "đặc khu"})
_LONG = phrases(LONG_FIELDS | {
    "tài nguyên và môi trường", "lao động - thương binh và xã hội", "văn hóa và thể thao",
    "nông nghiệp và phát triển nông thôn", "ngân hàng nhà nước", "thông tin và truyền thông",
    "văn hóa, thể thao và du lịch", "văn hóa và xã hội", "kinh tế và hạ tầng",
})  # fmt: skip
_CARRYING = frozenset({"thực hiện", "triển khai"})  # "Tổ công tác thực hiện Đề án …"
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `first` to `end` (exclusive) that name somebody, or a post that somebody holds."""

    first: int
    end: int
    post: bool = False
    name: str | None = None  # where the words alone do not name it


def pieced(text: str, words: Sequence[Word], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield one piece for each party, in order; `pieces` may overlap and be parts of names."""
    end = 0
    for piece in _whole(words, _chosen([_trimmed(words, piece) for piece in pieces])):
        if piece.first >= end:
            for one in _enumerated(text, words, piece) or _apart(words, piece):
                yield one
                end = one.end


def _trimmed(words: Sequence[Word], piece: Piece) -> Piece:
    """Leave out a verb that was taken for a name: "Ban QLDA | chuẩn bị", "Sở X | cung cấp"."""
    last = piece.end - 1
    if last - 1 > piece.first and lower(words, last - 1, last + 1) == "cung cấp":
        return replace(piece, end=last - 1)  # not "cùng cấp"
    half = last > piece.first and words[last - 1].upper and verb_end(words, last) > last + 1
    return replace(piece, end=last) if half and not words[last].capital else piece


def _chosen(pieces: Sequence[Piece]) -> list[Piece]:
    """Return disjoint pieces: of those that overlap the one that begins first and is longest."""
    chosen: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.first, -piece.end)):
        free = not chosen or piece.first >= chosen[-1].end
        if piece.end > piece.first and free:
            chosen.append(piece)
    return chosen


def _whole(words: Sequence[Word], pieces: Sequence[Piece]) -> list[Piece]:
    """Put a post and its unit together, and what belongs to a name before and after it."""
    whole: list[Piece] = []
    starts = {piece.first for piece in pieces}
    for piece in pieces:
        if whole and piece.first < whole[-1].end:
            continue
        first = _before(words, piece, whole[-1].end if whole else 0)
        end = tail_end(words, _end(words, piece, starts))
        if whole and _one_office(words, whole[-1], first):
            whole.append(Piece(whole.pop().first, end))
            continue
        held = whole and _holds(words, whole[-1], first, is_post=piece.post)
        if held or (whole and _shares(words, whole[-1], first)):
            first = whole.pop().first
        whole.append(Piece(first, end, piece.post))
    return whole


def _holds(words: Sequence[Word], before: Piece, at: int, *, is_post: bool) -> bool:
    """Whether the name at `at` says of which unit, or as what else, somebody holds a post."""
    if before.end != at:
        return False
    gap = words[at].gap
    if gap == "," and lower(words, before.first, before.end).endswith("bộ trưởng"):
        return is_post and words[at].lower in {"chủ", "tổng", "thống"}  # "…, Chủ nhiệm …"
    if gap:
        return gap in {"-", "–"} and is_post and words[before.first].lower in {"đồng", "phó"}
    return before.post or _OWNED.match(lower(words, before.first, before.end)) is not None


def _one_office(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Whether two bodies have one office: "Văn phòng HĐND | và UBND xã"."""
    joins = at - 1 == before.end and words[before.end].lower == "và" and not words[at].gap
    return joins and _OFFICE.fullmatch(lower(words, before.first, before.end)) is not None


def _shares(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Whether one assisting section serves two: "Bộ phận giúp việc A, các B"."""
    if before.end != at or words[at].gap != "," or words[at].lower not in _OPENERS:
        return False
    return lower(words, before.first, before.first + 4) == "bộ phận giúp việc"


def _end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read the unit whose name a post begins with, or a group: "Thủ trưởng | cơ quan …"."""
    if not piece.post:
        return _open_end(words, replace(piece, end=_place_end(words, piece)), starts)
    inside = range(max(piece.first + 1, piece.end - 2), piece.end)
    ends = [piece.end, *(unit_end(words, at) for at in inside)]
    if piece.end < len(words) and joined(words, piece.end, 2) == "thường trực":
        ends.append(piece.end + 2 * (not words[piece.end].gap))  # "Phó Thủ tướng Thường trực"
    if piece.end < len(words) and not words[piece.end].gap and piece.end not in starts:
        ends.append(name_end(words, piece.end))
        if words[piece.end - 1].lower in {"ban", "phòng"} and words[piece.end].capital:
            ends.append(field(words, piece.end))  # "Trưởng ban | Công tác Mặt trận"
    return max(ends)


def _place_end(words: Sequence[Word], piece: Piece) -> int:
    """Read the name of a place that begins as other words do: "UBND xã | Bảo Lý Thượng"."""
    end = piece.end
    if end - 2 < piece.first or words[end - 1].lower not in _LEVELS:
        return end
    if words[end - 2].lower in _OPENERS | {"cấp"}:
        return end
    at = end
    while at < len(words) and words[at].capital and not words[at].gap and at - end < 4:
        at += 1
    named = at - end >= 2 and f"{words[end].lower} {words[end + 1].lower}" not in NOT_PLACES
    return at if named and words[end].lower not in NOT_PLACES else end


def _open_end(words: Sequence[Word], piece: Piece, starts: Container[int]) -> int:
    """Read what a name goes on with in small letters: "Quỹ Dịch vụ | viễn thông công ích"."""
    end = piece.end
    if end >= len(words) or words[end].gap:
        return end
    if lower(words, piece.first, end) == "tổ công tác" and joined(words, end, 2) in _CARRYING:
        paper = end + 2 < len(words) and words[end + 2].capital
        return end + 4 if paper and end + 4 <= len(words) else end
    if not words[piece.first].capital:
        return end
    if f"{words[end - 1].lower} {words[end].lower}" in _CUT_SHORT:
        return end + 1
    first = words[piece.first].lower
    if first not in _OPEN | _FIELDED and lower(words, piece.first, piece.first + 2) not in _OPEN:
        return end
    at = end
    while at < len(words) and at - end < _MOST_WORDS and not words[at].gap:
        stops = words[at].lower in ENDS or does(words, at) or at in starts
        if stops and not (at > end and f"{words[at - 1].lower} {words[at].lower}" in _CUT_SHORT):
            break
        at += 1
    sure = at == len(words) or words[at].gap or does(words, at) or first in _OPEN
    return at if sure and at - end < _MOST_WORDS else end


def _before(words: Sequence[Word], piece: Piece, limit: int) -> int:
    """Return where what belongs to a name begins: "đồng chí", "lực lượng", "các"."""
    at = piece.first
    if words[at].gap:
        return at
    for opening in _BEFORE:
        start = at - opening.count(" ") - 1
        if start < limit or joined(words, start, at - start) != opening:
            continue
        led = start > 0 and not words[start].gap and words[start - 1].lower in _AFTER
        if opening in _ONLY_AFTER and not (
            led or (opening in _CAPITAL_ONLY and words[start].capital)
        ):
            continue
        return _opened(words, start, limit)
    return _opened(words, at, limit) if piece.post else at


def _opened(words: Sequence[Word], at: int, limit: int) -> int:
    opens = at > limit and not words[at].gap and words[at - 1].lower in _OPENERS
    return at - 1 if opens else at


def _apart(words: Sequence[Word], piece: Piece) -> list[Piece]:
    """Take a list of groups apart: "các tổ chức thành viên, | các sở, ngành"."""
    if words[piece.first].capital and piece.post:
        return [piece]
    parts: list[Piece] = []
    first = piece.first
    for at in range(piece.first + 1, piece.end):
        joins = words[at - 1].lower == "và"
        if not (joins or words[at].gap == ","):
            continue
        own = match_end(words, at, _OWN_GROUPS) > at or match_end(words, first, _OWN_GROUPS) > first
        again = words[at].lower in _OPENERS and words[piece.first].lower in _OPENERS
        if own or again:
            parts.append(Piece(first, at - joins))
            first = at
    return [
        *(replace(part, post=piece.post) for part in parts),
        Piece(first, piece.end, piece.post),
    ]


def _enumerated(text: str, words: Sequence[Word], piece: Piece) -> list[Piece]:
    """Read "Bộ trưởng các Bộ: Quốc phòng, Công an": one piece for each of those named."""
    end = piece.end
    if end - 2 < piece.first or end >= len(words) or words[end].gap != ":":
        return []
    head = words[end - 1].lower
    if head == "phố" and words[end].capital:  # "các tỉnh, thành phố: Hà Nội, Huế"
        name = text[words[piece.first].start : words[end - 1].end]
        return [Piece(piece.first, _places_end(words, end), piece.post, name)]
    if words[end - 2].lower not in _OPENERS or head not in _LISTED_HEADS | _PLACES:
        return []
    prefix = text[words[piece.first].start : words[end - 2].start]
    kind = head if head in _PLACES else head.capitalize()
    found: list[Piece] = []
    at = end
    while (after := _item_end(words, at)) > at:
        name = text[words[at].start : words[after - 1].end]
        first = at if found else piece.first
        found.append(Piece(first, after, piece.post, f"{prefix}{kind} {name}"))
        at = after + 1 if after < len(words) and words[after].lower == "và" else after
        if at >= len(words) or (at == after and words[at].gap != ","):
            break
    return found if len(found) > 1 else []


def _places_end(words: Sequence[Word], at: int) -> int:
    """Return where the list of places after a colon ends: "Hà Nội, Huế và Lai Châu"."""
    while True:
        at = _capitals_end(words, at)
        joins = at < len(words) and words[at].lower == "và" and not words[at].gap
        after = at + joins
        parted = joins or (at < len(words) and words[at].gap == ",")
        if not parted or after >= len(words) or not words[after].capital:
            return at
        if unit_end(words, after) > after or position_end(words, after) > after:
            return at
        at = after


def _capitals_end(words: Sequence[Word], at: int) -> int:
    end = at
    while end < len(words) and words[end].capital and (end == at or not words[end].gap):
        end += 1
    return end


def _item_end(words: Sequence[Word], at: int) -> int:
    """Return where a field or a place in a list ends."""
    if at >= len(words) or not words[at].capital:
        return at
    known = max(match_end(words, at, _LONG, ",-–"), match_end(words, at, FIELD_PHRASES))
    if known > at:
        return known
    return _capitals_end(words, at)
