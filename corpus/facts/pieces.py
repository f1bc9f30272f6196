"""Which words of a text name one party: posts with their units, names made whole (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.endings import Piece, whole_end
from corpus.facts.enumerations import enumerated
from corpus.facts.long_items import with_long_items
from corpus.facts.name_tails import tail_end
from corpus.facts.names import OPENERS, verb_end
from corpus.facts.word_runs import joined, lower
from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word

# What belongs to a name before it: "đồng chí Phó Bí thư", "lực lượng Công an".
_BEFORE = (
    "đại diện lãnh đạo", "các đồng chí", "các thành viên", "ban lãnh đạo", "đồng chí", "lực lượng",
    "lãnh đạo", "thành viên", "đại diện", "tập thể", "chi ủy", "thường trực", "cấp ủy", "cơ quan",
    "hệ thống", "trung ương", "chi nhánh", "trưởng", "đại biểu", "ông", "bà", "cô", "thầy",
)  # fmt: skip
_ADDRESSES = frozenset({"ông", "bà", "cô", "thầy"})
_ONLY_AFTER = frozenset({"lãnh đạo", "cơ quan", "trưởng", "trung ương"})  # elsewhere a verb
_AFTER = frozenset({"với", "cho", "các", "của", "do", "giao", "cáo", "trình", "là", "gửi", "cùng"})
_COMRADES = frozenset({"đồng", "đ", "ông", "bà", "thiếu", "trung", "thượng", "đại"})
# Named with the unit that it serves.
_OWNED = re.compile(
    r"(?:các )?(?:bộ phận|cơ quan|đơn vị|tổ)(?: \w+){0,2} (?:giúp việc|thường trực)\b"
)
# Named with the body whose they are: "người phát ngôn của Chính phủ".
_OWNING = re.compile(
    r"(?:người phát ngôn|người đứng đầu|các (?:uỷ|ủy) ban|các tổ chức thành viên)$"
)
_OF_EACH = re.compile(r"(?:người phát ngôn|người đứng đầu) của ")
_OWNABLE = frozenset({"ban", "phòng", "văn", "tổ", "đội", "khoa", "bộ", "nhóm", "trạm"})
_COMMITTEES = frozenset({"ubnd", "ủy", "uỷ", "hđnd", "hội", "đoàn"})
_OFFICE = re.compile(
    r"(?:chánh |phó chánh )?văn phòng (?:hđnd|hội đồng nhân dân|đoàn đại biểu quốc hội|đoàn đbqh)"
)
# Items of a group that are groups of their own: "các bộ, | cơ quan ngang bộ, | …".
_OWN_GROUPS = phrases({"cơ quan ngang bộ", "cơ quan thuộc chính phủ", "cơ quan trung ương"})


def pieced(text: str, words: Sequence[Word], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield one piece for each party, in order; `pieces` may overlap and be parts of names."""
    end = 0
    whole = _whole(words, _chosen([_trimmed(words, piece) for piece in pieces]))
    for piece in with_long_items(words, whole):
        if piece.first >= end:
            for one in enumerated(text, words, piece) or _apart(words, piece):
                yield one
                end = one.end


def _trimmed(words: Sequence[Word], piece: Piece) -> Piece:
    """Leave out a verb that was taken for a name: "Ban QLDA | chuẩn bị", "Sở X | cung cấp"."""
    last = piece.end - 1
    if last - 1 > piece.first and lower(words, last - 1, last + 1) == "cung cấp":
        return replace(piece, end=last - 1)  # not "cùng cấp"
    half = last > piece.first and not words[last].capital and _is_half(words, last)
    return replace(piece, end=last) if half else piece


def _is_half(words: Sequence[Word], last: int) -> bool:
    """Whether a verb begins with a name's last word and goes on: "Thanh tra Sở giám | sát"."""
    end = verb_end(words, last)
    whole = verb_end(words, last - 1) > last
    if end <= last + 1 or words[last + 1].capital:  # "Cơ quan Thường trực | Ban Chỉ đạo"
        return False
    return not whole and (words[last - 1].capital or words[last - 1].upper)


def _chosen(pieces: Sequence[Piece]) -> list[Piece]:
    """Return disjoint pieces: of those that overlap the one that begins first and is longest."""
    chosen: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.first, -piece.end)):
        free = not chosen or piece.first >= chosen[-1].end
        if piece.end > piece.first and free:
            chosen.append(piece)
        elif not free and piece.first == chosen[-1].first + 1 and piece.end > chosen[-1].end:
            chosen[-1] = replace(chosen[-1], end=piece.end)  # "các | Ban Quản lý dự án …"
        elif not free and chosen[-1].post and piece.end > chosen[-1].end == piece.first + 1:
            chosen[-1] = replace(chosen[-1], end=piece.end)  # "Trưởng | phòng KT-HT"
    return chosen


def _whole(words: Sequence[Word], pieces: Sequence[Piece]) -> list[Piece]:
    """Put a post and its unit together, and what belongs to a name before and after it."""
    whole: list[Piece] = []
    starts = {piece.first for piece in pieces}
    for piece in pieces:
        if whole and piece.first < whole[-1].end:
            continue
        first = _before(words, piece, whole[-1].end if whole else 0)
        end = tail_end(words, whole_end(words, piece, starts))
        if whole and (_one_office(words, whole[-1], first) or _of_each(words, whole[-1], first)):
            whole.append(Piece(whole.pop().first, end))
            continue
        held = whole and _holds(words, whole[-1], first, is_post=piece.post)
        if held or (whole and _shares(words, whole[-1], first)):
            first = whole.pop().first
        whole.append(Piece(first, end, piece.post))
    return whole


def _holds(words: Sequence[Word], before: Piece, at: int, *, is_post: bool) -> bool:
    """Whether the name at `at` says of which unit, or as what else, somebody holds a post."""
    if _is_within(words, before, at) or _belongs(words, before, at):
        return True
    if before.end != at:
        return _serves_too(words, before, at, is_post=is_post)
    gap = words[at].gap
    if gap == "," and lower(words, before.first, before.end).endswith("bộ trưởng"):
        return is_post and words[at].lower in {"chủ", "tổng", "thống"}  # "…, Chủ nhiệm …"
    if gap == "," and words[before.first].lower in _COMRADES:
        return is_post and words[at].lower not in _COMRADES
    if gap:
        return gap in {"-", "–"} and is_post and words[before.first].lower in _COMRADES | {"phó"}
    return before.post or _OWNED.match(lower(words, before.first, before.end)) is not None


def _is_within(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Read "Trưởng các phòng thuộc | hai cơ quan": a post and whose it is."""
    within = before.end == at - 1 and words[at - 1].lower == "thuộc" and not words[at].gap
    return within and (before.post or position_end(words, before.first) > before.first)


def _belongs(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Read "người phát ngôn của | Chính phủ", "Đảng ủy | các cơ quan Đảng tỉnh"."""
    if words[at].gap:
        return False
    if before.end == at:
        if words[before.first].lower in {"cục", "vụ"} and words[at].lower == "bộ":
            return words[at].capital  # "Cục Điều tra hình sự | Bộ Quốc phòng"
        if _is_owner(words, before, at):
            return True
        committee = words[at - 1].folded in {"uy", "bo"} and words[at - 2].lower == "đảng"
        if lower(words, before.first, at) == "các thành viên":
            return words[at].capital
        return committee and joined(words, at, 3) == "các cơ quan" and at - 2 >= before.first
    named = before.end == at - 1 and words[at - 1].lower == "của" and not words[at - 1].gap
    return named and _OWNING.match(lower(words, before.first, before.end)) is not None


def _is_owner(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Read "Ban Nữ công | LĐLĐ tỉnh", "Phòng Khai thác | Cảng vụ": a unit and whose it is."""
    if before.post or not (words[before.first].capital and words[at].capital):
        return False
    company = joined(words, at, 2) == "công ty" and not words[at + 1].capital
    return words[before.first].lower in _OWNABLE and (company or not words[at - 1].upper)


def _serves_too(words: Sequence[Word], before: Piece, at: int, *, is_post: bool) -> bool:
    """Read "Chính trị viên phó Ban A | kiêm Bí thư Đoàn B" as one who has two posts."""
    also = before.end == at - 1 and words[at - 1].lower == "kiêm" and not words[at].gap
    return also and is_post


def _one_office(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Whether two bodies have one office: "Văn phòng HĐND | và UBND xã"."""
    joins = at - 1 == before.end and words[before.end].lower == "và" and not words[at].gap
    joins = joins or (at == before.end and words[at].gap in {"-", "–", "/", ","})
    return (
        joins
        and words[at].lower in _COMMITTEES
        and _OFFICE.fullmatch(lower(words, before.first, before.end)) is not None
    )


def _of_each(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Read "người phát ngôn của bộ, | cơ quan ngang bộ hoặc | Ủy ban nhân dân cấp tỉnh"."""
    linked = before.end == at and words[at].gap == ","
    either = before.end == at - 1 and words[at - 1].lower == "hoặc" and not words[at].gap
    return (linked or either) and _OF_EACH.match(lower(words, before.first, before.end)) is not None


def _shares(words: Sequence[Word], before: Piece, at: int) -> bool:
    """Whether one assisting section serves two: "Bộ phận giúp việc A, các B"."""
    if before.end != at or words[at].gap != "," or words[at].lower not in OPENERS:
        return False
    return lower(words, before.first, before.first + 4) == "bộ phận giúp việc"


def _before(words: Sequence[Word], piece: Piece, limit: int) -> int:
    """Return where what belongs to a name begins: "đồng chí", "lực lượng", "các"."""
    at = piece.first
    if words[at].gap:
        return at
    if at - 2 >= limit and words[at - 1].gap == "/" and lower(words, at - 2, at) == "đ c":
        return at - 2  # "đ/c"
    if at > limit and words[at - 1].lower == "đoàn" and _is_places(words, at):
        return at - words[at - 1].capital  # "Đoàn | các xã, phường"
    for opening in _BEFORE:
        start = at - opening.count(" ") - 1
        if start < limit or joined(words, start, at - start) != opening:
            continue
        if opening in _ADDRESSES and not words[at].capital:
            continue
        if opening in _ONLY_AFTER and not _leads(words, opening, start, at):
            continue
        return _opened(words, start, limit)
    return _opened(words, at, limit) if piece.post else at


def _is_places(words: Sequence[Word], at: int) -> bool:
    opens = words[at].lower in OPENERS and at + 1 < len(words)
    return opens and words[at + 1].lower in {"xã", "phường", "đặc"}


def _leads(words: Sequence[Word], opening: str, start: int, at: int) -> bool:
    """Tell "Trung ương Đoàn", "với lãnh đạo các sở" from the same words in another sense."""
    if start > 0 and not words[start].gap and words[start - 1].lower in _AFTER:
        return True
    if opening == "trung ương":
        return words[start].capital
    if opening == "trưởng":
        return words[at].lower in {"các", "thôn", "bản", "ấp", "xóm", "thuế", "trạm", "thống"}
    parted = start == 0 or words[start].gap in {",", ":", ";"}
    return opening == "lãnh đạo" and words[at].lower in {"hai", "các"} and parted


def _opened(words: Sequence[Word], at: int, limit: int) -> int:
    opens = at > limit and not words[at].gap and words[at - 1].lower in OPENERS
    return at - 1 if opens else at


def _apart(words: Sequence[Word], piece: Piece) -> list[Piece]:
    """Take a list of groups apart: "các tổ chức thành viên, | các sở, ngành"."""
    if words[piece.first].capital and piece.post:
        return [piece]
    if _OF_EACH.match(lower(words, piece.first, piece.end)):
        return [piece]
    parts: list[Piece] = []
    first = piece.first
    for at in range(piece.first + 1, piece.end):
        joins = words[at - 1].lower == "và"
        if not (joins or words[at].gap == ","):
            continue
        own = match_end(words, at, _OWN_GROUPS) > at or match_end(words, first, _OWN_GROUPS) > first
        again = words[at].lower in OPENERS and words[piece.first].lower in OPENERS
        if (own or again) and not (joins and words[at - 2].folded == "uong"):
            parts.append(Piece(first, at - joins))
            first = at
    return [
        *(replace(part, post=piece.post) for part in parts),
        Piece(first, piece.end, piece.post),
    ]
