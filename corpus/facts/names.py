"""Names of units in small letters: "hai cơ quan", "bên nhận", "cơ quan quản lý thuế" (pure)."""

from collections.abc import Sequence

from corpus.facts.name_tails import tail_end
from corpus.facts.name_words import (
    HEADS,
    NO_VERBS,
    OF_NAMES,
    STANDING_ALONE,
    TRADES,
    VAGUE,
    WHOLE_WORDS,
)
from corpus.facts.open_heads import NO_HEADS
from corpus.facts.own_heads import goes_on, known_end, ward_heads, wards_end
from corpus.facts.verbs import ADVERBS, LONGEST_VERB, VERBS
from corpus.facts.word_runs import joined, lower
from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.scan import Word
from corpus.mentions.units import unit_end

_SEVERAL = frozenset({"các", "những", "mọi", "mỗi", "từng", "hai", "ba", "cả"})
_LEVELLED = frozenset({"công an", "hội đồng nhân dân", "uỷ ban nhân dân", "ủy ban nhân dân"})
_COUNTED = frozenset({"hai", "ba"})  # "hai cơ quan phối hợp" is a sentence
_TRADING = frozenset({"quan", "vị", "phận", "bên", "sở", "chức", "quyền", "người"})
_SECOND = frozenset({"giúp việc", "soạn thảo", "thẩm định", "tham mưu"})
OPENERS = frozenset({"các", "những"})
# Words that end a name.
ENDS = frozenset({
    "bao", "biết", "trân", "kính", "bằng", "bị", "bởi", "cho", "chưa", "còn", "có", "cũng", "cần",
    "của", "do", "dưới", "gồm", "gửi", "hay", "hoặc", "khi", "khác", "không", "là", "lên", "mà",
    "mình", "mới", "mỗi", "ngay", "cùng", "chỉ", "như", "nhất", "nhằm", "nào", "này", "nêu", "nói",
    "nơi", "nếu", "phải", "qua", "ra", "sau", "sẽ", "theo", "thuộc", "thì", "trong", "trên",
    "trước", "tại", "từ", "tự", "và", "vào", "về", "với", "đang", "đã", "đó", "được", "đến", "đều",
    "để", "đối", "ở",
})  # fmt: skip
_NO_ENDS = frozenset({
    "trật tự", "tự do", "tự nguyện", "tự nhiên", "tự quản", "tự vệ", "chỉ huy", "thiết bị",
    "trang bị", "chỉ tiêu", "nội bộ",
})  # fmt: skip
_AFTER_DASH = frozenset({"xã hội", "tài chính", "kế toán", "thể thao", "thương binh"})
_SERVICES = frozenset({"dịch vụ", "khoa nội", "khoa ngoại"})  # "… | tổng hợp", no verb there
_LONGEST_KIND = 4
_KINDS = frozenset({
    "bản", "buôn", "khóm", "khối phố", "khu dân cư", "khu phố", "làng", "mầm non", "mẫu giáo",
    "thôn", "tiểu học", "trung học cơ sở", "trung học phổ thông", "tổ dân phố", "xóm", "ấp",
    "đặc khu", "thị trấn", "sóc", "tổ tự quản", "thcs", "thpt", "xí nghiệp", "chi nhánh",
    "nhà máy", "phân xưởng", "cửa hàng", "nông trường", "lâm trường",
})  # fmt: skip
_RANKED = frozenset({"xã", "phường", "tỉnh", "huyện", "thôn", "bản", "ấp"})
_TOPIC = frozenset({"nhà nước", "chuyên môn"})  # "… về du lịch"
_PRESS = phrases(
    {
        "báo và phát thanh, truyền hình",
        "báo, đài phát thanh và truyền hình",
        "báo, đài phát thanh - truyền hình",
        "báo và đài phát thanh và truyền hình",
        "báo và đài phát thanh, truyền hình",
    }
)
_PAIRED = ("người có thẩm quyền", "tổ chức có thẩm quyền", "cá nhân có thẩm quyền")
_MOST_WORDS = 9
_MOST_HEAD = 8


_HEAD_FIRST = frozenset(kind.split()[0] for kind in HEADS | VAGUE)
_VERB_FIRST = frozenset(verb.split()[0] for verb in VERBS)
_FIRST = _SEVERAL | {kind.split()[0] for kind in HEADS | VAGUE} | {"báo"}


def name_end(words: Sequence[Word], at: int) -> int:
    """Return where the name that begins at word `at` ends, `at` when none begins there."""
    known = max(known_end(words, at), _ward_end(words, at))
    if known > at or words[at].lower not in _FIRST:
        return known
    several = words[at].lower in _SEVERAL
    start = at + 1 if several else at
    wards = wards_end(words, start) if several else start
    if (listed := max(_paired_end(words, start), _press_end(words, at), wards)) > start:
        return listed
    head = _head_end(words, start, several=several)
    if head == start or (several and joined(words, start, 2) in NO_HEADS):
        return at
    end = head if several and words[head - 1].lower == "bên" else _field_end(words, head)
    phrase = lower(words, start, head)
    if phrase in _LEVELLED and unit_end(words, start) > head:
        return unit_end(words, start)
    if end == head and phrase in VAGUE and not several and phrase not in STANDING_ALONE:
        return at
    return end


def _ward_end(words: Sequence[Word], at: int) -> int:
    """Read "Khoa Kiểm soát nhiễm khuẩn", whose first word may be a verb elsewhere."""
    if not ward_heads(words, at):
        return at
    end = max(at + 2, verb_end(words, at + 1))
    while goes_on(words, at, end) and not (words[end].lower in ENDS or does(words, end)):
        end += 1
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


def verb_end(words: Sequence[Word], at: int) -> int:
    """Return where the longest known verb at word `at` ends, `at` when none stands there."""
    if at >= len(words) or words[at].lower not in _VERB_FIRST:
        return at
    for count in range(LONGEST_VERB, 0, -1):
        said = joined(words, at, count)
        if said in VERBS and not (said == "cảnh báo" and joined(words, at + 1, 2) == "báo cáo"):
            if joined(words, at, 2) in NO_VERBS:
                return at
            if said == "tổng hợp" and joined(words, at - 2, 2) in _SERVICES and at > 1:
                return at
            half = count == 1 and at > 0 and joined(words, at - 1, 2) in WHOLE_WORDS
            return at if half else at + count
    return at


def does(words: Sequence[Word], at: int) -> bool:
    """Whether what somebody does begins at word `at`: a verb, or "chủ động", "có trách nhiệm"."""
    return verb_end(words, at) > at or joined(words, at, 2) in ADVERBS


def _head_end(words: Sequence[Word], at: int, *, several: bool) -> int:
    if at >= len(words) or words[at].lower not in _HEAD_FIRST:
        return at
    for count in range(_MOST_HEAD, 0, -1):
        phrase = joined(words, at, count)
        if phrase in HEADS or (phrase in VAGUE and (several or phrase == "bên")):
            return at + count
    return at


def _field_end(words: Sequence[Word], head: int) -> int:
    """Read what tells one such unit from another: "cơ quan | quản lý thuế"."""
    counted = head > 2 and words[head - 3].lower in _COUNTED
    trading = words[head - 1].lower in _TRADING and not counted
    at = _trade_end(words, head) if trading else head
    while at < len(words) and at - head < _MOST_WORDS:
        if words[at].gap:
            listed = _listed_end(words, at)
            if listed == at:
                break
            at = listed
            continue
        tail = tail_end(words, at)
        if tail > at:
            return tail
        if _is_topic(words, at) or _is_trade(words, at):
            at += 1
        elif ends_name(words, at) or words[at].capital or does(words, at):
            break
        at += 1
    return _owner_end(words, at)


def _listed_end(words: Sequence[Word], at: int) -> int:
    """Read what a group goes on with: "trường mầm non, | tiểu học", "chính trị - | xã hội"."""
    if words[at].gap in {"-", "–"}:
        return at + 2 if joined(words, at, 2) in _AFTER_DASH else at
    if words[at].gap != ",":
        return at
    levelled = words[at - 1].lower in _RANKED and not words[at - 1].capital
    if levelled and words[at].lower in _RANKED and not words[at].capital:
        return at + 1  # "công đoàn xã, | phường"
    counts = range(_LONGEST_KIND, 0, -1)
    end = next((at + count for count in counts if joined(words, at, count) in _KINDS), at)
    ends = end == len(words) or words[end].gap or ends_name(words, end) or does(words, end)
    return end if ends or (end > at and words[end].gap == ",") else at


def ends_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands there that ends a name, and no half of another word: "tự nhiên"."""
    halves = joined(words, at, 2), joined(words, at - 1, 2) if at else ""
    return words[at].lower in ENDS and not any(half in _NO_ENDS for half in halves)


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
        if at < len(words) and words[at].gap in {"", gap} and joined(words, at, count) in OF_NAMES:
            return at + count
    return at


def _is_trade(words: Sequence[Word], at: int) -> bool:
    """Tell "cơ quan đăng ký | đầu tư xem xét" from "cơ quan chủ quản | đầu tư xây dựng"."""
    if joined(words, at, 2) not in TRADES:
        return False
    return at + 2 == len(words) or bool(words[at + 2].gap) or does(words, at + 2)


def _is_topic(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "về" and at >= 2 and lower(words, at - 2, at) in _TOPIC
