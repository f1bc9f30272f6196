"""Names of units in small letters: "hai cơ quan", "bên nhận", "cơ quan quản lý thuế" (pure)."""

from collections.abc import Sequence

from corpus.facts.verbs import ADVERBS, LONGEST_VERB, VERBS
from corpus.phrases import match_end, phrases
from corpus.scan import Word
from corpus.units import unit_end

_SEVERAL = frozenset({"các", "những", "mọi", "mỗi", "từng", "hai", "ba", "cả"})
_HEADS = frozenset({
    "ban chỉ đạo", "ban quản lý", "ban quản trị", "ban thư ký", "ban tổ chức", "báo nhân dân",
    "bí thư chi bộ", "bộ phận", "chi bộ", "chi đảng bộ", "chính quyền", "chủ đầu tư", "công an",
    "cơ quan ngang bộ", "cơ quan thuộc chính phủ", "cơ quan", "cơ sở giáo dục", "cơ sở y tế",
    "cơ sở đào tạo", "cấp có thẩm quyền", "cấp uỷ", "cấp ủy", "hải quan khu vực",
    "hội đồng nhân dân", "hội đồng", "mặt trận", "người chủ trì",
    "người có thẩm quyền quyết định đầu tư", "người có thẩm quyền", "người quyết định đầu tư",
    "hội đồng thẩm định nhà nước", "người phát ngôn", "người phụ trách", "người ra quyết định",
    "người được giao", "người được phân công", "người được ủy quyền", "nhà thầu", "nhà trường",
    "thuế cơ sở", "thuế thành phố", "thuế tỉnh", "thông tấn xã việt nam", "thường trực ban chỉ đạo",
    "trung tâm", "trường học", "trưởng bản", "trưởng khu phố", "trưởng thôn", "trưởng xóm",
    "trưởng ấp", "trạm y tế", "tổ chức công đoàn", "tổ chức đảng", "tổ công tác", "tổ giúp việc",
    "tổ thư ký", "tổ thẩm định", "uỷ ban nhân dân", "văn phòng", "đoàn công tác", "đoàn kiểm tra",
    "đoàn thanh tra", "đoàn thể", "đài phát thanh", "đài truyền thanh", "đảng bộ",
    "ủy ban nhân dân", "trường mầm non", "trường phổ thông", "trường tiểu học", "trường đại học",
    "trường cao đẳng", "trường trung học",
})  # fmt: skip
# Heads that say who is meant only with what follows them, or with "các" and "hai" before them.
_VAGUE = frozenset({
    "ban chỉ đạo", "ban quản lý", "ban tổ chức", "ban", "bên", "bộ phận", "bộ", "chi bộ",
    "chi cục", "chi đảng bộ", "chính quyền", "công an", "cơ quan", "cấp uỷ", "cấp ủy", "cục",
    "doanh nghiệp nhà nước", "doanh nghiệp", "huyện", "hội đồng nhân dân", "hội đồng", "lực lượng",
    "mặt trận", "ngành", "người được giao", "người được phân công", "người được ủy quyền", "phòng",
    "phường", "sở", "thành viên", "thôn", "trung tâm", "tỉnh", "tổ chức", "tổ công tác",
    "uỷ ban nhân dân", "vụ", "xã", "đoàn thể", "đơn vị", "đảng bộ", "địa phương",
    "ủy ban nhân dân", "ủy ban", "uỷ ban",
})  # fmt: skip
_LEVELLED = frozenset({"công an", "hội đồng nhân dân", "uỷ ban nhân dân", "ủy ban nhân dân"})
_STANDING_ALONE = frozenset({
    "ban chỉ đạo", "ban quản lý", "ban tổ chức", "chi đảng bộ", "hội đồng", "nhà trường",
    "tổ công tác",
})  # fmt: skip
# What may follow a head although it is a verb elsewhere: "cơ quan chủ trì", "bên nhận".
_OF_NAMES = frozenset({
    "chuyên trách", "chủ trì", "chứng nhận", "cấp", "giám sát", "giúp việc", "giải quyết",
    "kiểm soát", "kiểm tra", "kiểm định", "nhận", "nêu", "phối hợp", "phụ trách", "quản lý",
    "soạn thảo", "tham mưu", "thanh tra", "thường trực", "thẩm định", "tiếp nhận", "tuyển dụng",
    "yêu cầu", "điều tra", "đăng ký", "được giao", "được yêu cầu", "được đề nghị", "đề nghị",
})  # fmt: skip
_COUNTED = frozenset({"hai", "ba"})  # "hai cơ quan phối hợp" is a sentence
_TRADING = frozenset({"quan", "vị", "phận", "bên", "sở", "chức", "quyền", "người"})
_SECOND = frozenset({"giúp việc", "soạn thảo", "thẩm định", "tham mưu"})
OPENERS = frozenset({"các", "những"})
# Words that end a name.
ENDS = frozenset({
    "bao", "bằng", "bị", "bởi", "cho", "chưa", "còn", "có", "cũng", "cần", "của", "do", "dưới",
    "gồm", "gửi", "hay", "hoặc", "khi", "khác", "không", "là", "lên", "mà", "mình", "mới", "ngay",
    "chỉ", "như", "nhất", "nhằm", "nào", "này", "nêu", "nói", "nơi", "nếu", "phải", "qua", "ra",
    "sau", "sẽ", "theo", "thuộc", "thì", "trong", "trên", "trước", "tại", "từ", "tự", "và", "vào",
    "về", "với", "đang", "đã", "đó", "được", "đến", "đều", "để", "đối", "ở",
})  # fmt: skip
# Verbs that name a trade where another verb, or the end of the name, follows them.
_TRADES = frozenset({
    "bảo trợ", "bảo vệ", "chi trả", "đào tạo", "điều tra", "đầu tư", "đấu thầu", "khai thác",
    "lưu trữ", "sản xuất", "sử dụng", "thẩm tra", "truyền thông", "tư vấn", "vận hành",
})  # fmt: skip
# What begins as a verb does and is none: "dự trữ", "cấp tỉnh".
_NO_VERBS = frozenset({
    "chi nhánh", "cấp huyện", "cấp phòng", "cấp tỉnh", "cấp xã", "dự trữ", "dự án", "thu nhập",
})  # fmt: skip
_TOPIC = frozenset({"nhà nước", "chuyên môn"})  # "… về du lịch"
_TAILS = (
    "có liên quan",
    "liên quan",
    "có thẩm quyền",
    "trực thuộc",
    "cùng cấp",
    "các cấp",
    "tại địa phương",
    "ven biển",
    "vùng cao",
    "miền núi",
    "biên giới",
    "ở địa phương",
    "ở trung ương",
    "tại trung ương",
    "ở cơ sở",
)
_WITHIN = (
    "thuộc cơ quan bộ", "thuộc phạm vi quản lý", "thuộc quyền quản lý", "thuộc thẩm quyền quản lý",
    "thuộc trung ương", "thuộc thành phố", "thuộc bộ", "thuộc sở", "thuộc tỉnh", "thuộc huyện",
    "thuộc xã", "thuộc phường", "thuộc ngành", "thuộc thẩm quyền",
)  # fmt: skip
_PRESS = phrases(
    {
        "báo và phát thanh, truyền hình",
        "báo và đài phát thanh và truyền hình",
        "báo và đài phát thanh, truyền hình",
    }
)
_LISTED = frozenset({"vị", "quan", "ngành"})
_RANKS = frozenset({"tỉnh", "huyện", "xã"})
_PAIRED = ("người có thẩm quyền", "tổ chức có thẩm quyền", "cá nhân có thẩm quyền")
_MOST_WORDS = 9
_MOST_HEAD = 8


_FIRST = _SEVERAL | {kind.split()[0] for kind in _HEADS | _VAGUE} | {"báo"}


def name_end(words: Sequence[Word], at: int) -> int:
    """Return where the name that begins at word `at` ends, `at` when none begins there."""
    if words[at].lower not in _FIRST:
        return at
    several = words[at].lower in _SEVERAL
    start = at + 1 if several else at
    if (listed := max(_paired_end(words, start), _press_end(words, at))) > start:
        return listed
    head = _head_end(words, start, several=several)
    if head == start:
        return at
    end = head if several and words[head - 1].lower == "bên" else _field_end(words, head)
    phrase = lower(words, start, head)
    if phrase in _LEVELLED and unit_end(words, start) > head:
        return unit_end(words, start)
    if end == head and phrase in _VAGUE and not several and phrase not in _STANDING_ALONE:
        return at
    return end


def _press_end(words: Sequence[Word], at: int) -> int:
    press = match_end(words, at, _PRESS, ",")
    return _place_end(words, press) if press > at else at


def _place_end(words: Sequence[Word], at: int) -> int:
    """Read a place in capitals, or the level of one."""
    if at < len(words) and not words[at].gap and words[at].lower in {"tỉnh", "thành"}:
        at += 1 + (words[at].lower == "thành")
    while at < len(words) and words[at].capital and not words[at].gap:
        at += 1
    return at


def _paired_end(words: Sequence[Word], at: int) -> int:
    """Read "cơ quan, tổ chức, người có thẩm quyền", all of them vague but the last."""
    here = at
    while here < len(words) and joined(words, here, 2) in {"cơ quan", "tổ chức", "đơn vị"}:
        here += 2
        for last in _PAIRED:
            count = last.count(" ") + 1
            if here < len(words) and words[here].gap == "," and joined(words, here, count) == last:
                return here + count
        if here >= len(words) or words[here].gap != ",":
            break
    return at


def lower(words: Sequence[Word], at: int, end: int) -> str:
    """Return the words in small letters, one blank between them."""
    return " ".join(word.lower for word in words[at:end])


def joined(words: Sequence[Word], at: int, count: int) -> str:
    """Return `count` words from `at` when nothing but white space parts them, else ""."""
    if at + count > len(words) or any(word.gap for word in words[at + 1 : at + count]):
        return ""
    return lower(words, at, at + count)


def verb_end(words: Sequence[Word], at: int) -> int:
    """Return where the longest known verb at word `at` ends, `at` when none stands there."""
    for count in range(LONGEST_VERB, 0, -1):
        said = joined(words, at, count)
        if said in VERBS and not (said == "cảnh báo" and joined(words, at + 1, 2) == "báo cáo"):
            return at if joined(words, at, 2) in _NO_VERBS else at + count
    return at


def does(words: Sequence[Word], at: int) -> bool:
    """Whether what somebody does begins at word `at`: a verb, or "chủ động", "có trách nhiệm"."""
    return verb_end(words, at) > at or joined(words, at, 2) in ADVERBS


def tail_end(words: Sequence[Word], at: int) -> int:
    """Return where "có liên quan", "trực thuộc", "trên địa bàn thành phố" end after a name."""
    for tail in _TAILS:
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
    for within in _WITHIN:
        count = within.count(" ") + 1
        here = at < len(words) and not words[at].gap and joined(words, at, count) == within
        if here and unit_end(words, at + 1) <= at + count:
            return at + count
    return at


def _ground_end(words: Sequence[Word], at: int) -> int:
    """Read "trên địa bàn (tỉnh)", "trong toàn tỉnh"."""
    if at >= len(words) or words[at].gap:
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


def _head_end(words: Sequence[Word], at: int, *, several: bool) -> int:
    for count in range(_MOST_HEAD, 0, -1):
        phrase = joined(words, at, count)
        if phrase in _HEADS or (phrase in _VAGUE and (several or phrase == "bên")):
            return at + count
    return at


def _field_end(words: Sequence[Word], head: int) -> int:
    """Read what tells one such unit from another: "cơ quan | quản lý thuế"."""
    counted = head > 2 and words[head - 3].lower in _COUNTED
    trading = words[head - 1].lower in _TRADING and not counted
    at = _trade_end(words, head) if trading else head
    while at < len(words) and at - head < _MOST_WORDS and not words[at].gap:
        tail = tail_end(words, at)
        if tail > at:
            return tail
        if _is_topic(words, at) or _is_trade(words, at):
            at += 1
        elif words[at].lower in ENDS or words[at].capital or does(words, at):
            break
        at += 1
    return _owner_end(words, at)


def _owner_end(words: Sequence[Word], at: int) -> int:
    """Read "(trực) thuộc <unit>"."""
    belongs = at + 1 if joined(words, at, 2) == "trực thuộc" else at
    if at and belongs < len(words) and words[belongs].lower == "thuộc" and not words[at].gap:
        end = unit_end(words, belongs + 1) if belongs + 1 < len(words) else belongs + 1
        return end if end > belongs + 1 else at
    return at


def _trade_end(words: Sequence[Word], at: int) -> int:
    """Read verbs that name what such a unit is for: "bộ phận | thường trực | giúp việc"."""
    end = _trade(words, at)
    again = _trade(words, end, ",")
    return again if joined(words, end, again - end) in _SECOND else end


def _trade(words: Sequence[Word], at: int, gap: str = "") -> int:
    for count in (3, 2, 1):
        if at < len(words) and words[at].gap in {"", gap} and joined(words, at, count) in _OF_NAMES:
            return at + count
    return at


def _is_trade(words: Sequence[Word], at: int) -> bool:
    """Tell "cơ quan đăng ký | đầu tư xem xét" from "cơ quan chủ quản | đầu tư xây dựng"."""
    if joined(words, at, 2) not in _TRADES:
        return False
    return at + 2 == len(words) or bool(words[at + 2].gap) or does(words, at + 2)


def _is_topic(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "về" and at >= 2 and lower(words, at - 2, at) in _TOPIC
