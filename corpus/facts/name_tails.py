"""What goes on a name behind it: "có liên quan", "trực thuộc", "trên địa bàn tỉnh" (pure)."""

from collections.abc import Sequence

from corpus.facts.word_runs import joined
from corpus.mentions.scan import Word
from corpus.mentions.units import unit_end

_TAILS = (
    "có liên quan",
    "liên quan",
    "có thẩm quyền",
    "trực thuộc",
    "cùng cấp",
    "các cấp",
    "tại địa phương",
    "ven biển",
    "ven sông",
    "ven đô",
    "vùng trũng",
    "vùng sâu, vùng xa",
    "nội thành",
    "ngoại thành",
    "giáp ranh",
    "vùng cao",
    "miền núi",
    "biên giới",
    "ở địa phương",
    "ở trung ương",
    "tại trung ương",
    "ở cơ sở",
    "trong nước",
    "ngoài nước",
    "trong và ngoài nước",
)
_WITHIN = (
    "thuộc cơ quan bộ", "thuộc phạm vi quản lý", "thuộc quyền quản lý", "thuộc thẩm quyền quản lý",
    "thuộc trung ương", "thuộc thành phố", "thuộc bộ", "thuộc sở", "thuộc tỉnh", "thuộc huyện",
    "thuộc xã", "thuộc phường", "thuộc ngành", "thuộc thẩm quyền",
)  # fmt: skip
_LISTED = frozenset({"vị", "quan", "ngành"})
_RANKS = frozenset({"tỉnh", "huyện", "xã"})
_TAIL_FIRST = frozenset(tail.split()[0] for tail in _TAILS)


def tail_end(words: Sequence[Word], at: int) -> int:
    """Return where "có liên quan", "trực thuộc", "trên địa bàn thành phố" end after a name."""
    for tail in _TAILS if at < len(words) and words[at].lower in _TAIL_FIRST else ():
        count = tail.count(" ") + 1
        if at < len(words) and not words[at].gap and joined(words, at, count) == tail:
            return tail_end(words, at + count)
    listed = at and at < len(words) and words[at].gap == "," and words[at - 1].lower in _LISTED
    if listed and joined(words, at, 2) == "địa phương":
        return at + 2  # "Công an các đơn vị, địa phương"
    if (end := max(_within_end(words, at), _rank_end(words, at))) > at:
        return end
    if at and words[at - 1].folded == "uong" and joined(words, at, 3) == "và địa phương":
        return at + 3  # "các bộ, cơ quan trung ương và địa phương"
    return _ground_end(words, at)


def _rank_end(words: Sequence[Word], at: int) -> int:
    """Read the rest of "cấp tỉnh, cấp xã", "cấp tỉnh và cấp xã"."""
    if at < 2 or words[at - 2].lower != "cấp" or words[at - 1].lower not in _RANKS:
        return at
    start = at + 1 if at < len(words) and words[at].lower == "và" and not words[at].gap else at
    if start + 1 >= len(words) or (start == at and words[at].gap != ","):
        return at
    ranked = joined(words, start, 2) in {f"cấp {rank}" for rank in _RANKS}
    return _rank_end(words, start + 2) if ranked else at


def _within_end(words: Sequence[Word], at: int) -> int:
    """Read "thuộc Bộ", "thuộc phạm vi quản lý", where no unit is named."""
    if at >= len(words) or words[at].lower != "thuộc":
        return at
    for within in _WITHIN:
        count = within.count(" ") + 1
        here = at < len(words) and not words[at].gap and joined(words, at, count) == within
        if here and unit_end(words, at + 1) <= at + count:
            return at + count
    return at


def _ground_end(words: Sequence[Word], at: int) -> int:
    """Read "trên địa bàn (tỉnh)", "trong toàn tỉnh"."""
    if at >= len(words) or words[at].gap or words[at].lower not in {"trên", "trong"}:
        return at
    for opening in ("trên địa bàn toàn", "trên địa bàn", "trong toàn", "trong"):
        count = opening.count(" ") + 1
        if joined(words, at, count) != opening:
            continue
        for level in ("thành phố", "đặc khu", "tỉnh", "huyện", "xã", "phường", "ngành"):
            end = at + count + level.count(" ") + 1
            if joined(words, at, end - at) == f"{opening} {level}":
                return end
        return at + count if opening == "trên địa bàn" else at
    return at
