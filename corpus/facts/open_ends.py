"""Where a name that no list holds ends: before its verb, at a mark, with its last field (pure)."""

from collections.abc import Sequence

from corpus.facts.names import ENDS, does, ends_name, verb_end
from corpus.facts.open_heads import BODIES, PEOPLE
from corpus.facts.word_runs import joined, lower
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word
from corpus.mentions.units import unit_end

# What a name does not run across, besides what ends every name.
_STOPS = frozenset({
    "luôn", "vẫn", "rất", "hàng", "hằng", "mỗi", "từng", "chậm", "ít", "tối", "lúc", "ngày", "tuần",
    "tháng", "quý", "năm", "sáng", "chiều", "cả", "ai", "nào", "cũng", "xong", "những", "mọi",
    "bên", "trong", "vì", "vậy", "nên", "rồi", "nhưng", "song", "tuy", "hoặc",
})  # fmt: skip
_TRADED = frozenset({
    "ban", "tổ", "đội", "nhóm", "đoàn", "phòng", "bộ phận", "tiểu ban", "cán bộ", "nhân viên",
    "lực lượng", "công chức", "viên chức", "chuyên viên", "trạm", "trung tâm", "hội", "câu lạc bộ",
    "bộ môn", "cộng tác viên", "đài", "hội đồng", "người", "kíp", "chốt", "khoa", "công ty",
    "giáo viên", "tổ công tác", "cảnh sát", "dân quân", "kiểm lâm", "công an", "lãnh đạo",
    "thành viên", "văn phòng", "cơ quan", "đơn vị",
})  # fmt: skip
_NO_TRADES = frozenset({
    "ban hành", "báo cáo", "bố trí", "chuẩn bị", "chủ trì", "chịu", "cử", "có", "gửi", "giao",
    "họp", "hoàn thành", "ký", "làm", "lập", "mở", "nộp", "phân công", "phối hợp", "tham gia",
    "thực hiện", "trình", "triển khai", "tổ chức", "tăng cường", "xây dựng", "đề nghị", "đề xuất",
    "yêu cầu", "cung cấp", "rà soát", "thường trực", "tiếp tục", "theo dõi", "hướng dẫn",
    "tham mưu",
})  # fmt: skip
_NUMBERED = frozenset({
    "số", "khu", "thôn", "tổ", "đội", "phố", "ấp", "khóm", "nhóm", "khối", "bản", "lớp", "cụm",
    "ca", "tầng", "kíp", "chốt", "trạm", "xưởng",
})  # fmt: skip
_LEVELS = frozenset({"tỉnh", "xã", "phường", "huyện"})
_AFTER_LEVELS = frozenset({"hội", "đội", "lỵ", "viên", "đoàn", "ủy", "uỷ"})  # "xã | hội"
MOST_WORDS = 11
LONGEST_HEAD = 4
FIRST = frozenset(head.split()[0] for head in BODIES | PEOPLE)
_BODY_FIRST = frozenset(head.split()[0] for head in BODIES)


def head_end(words: Sequence[Word], at: int, heads: frozenset[str]) -> int:
    """Return where the longest of `heads` that begins at word `at` ends, `at` when none does."""
    if words[at].lower not in FIRST:
        return at
    for count in range(LONGEST_HEAD, 0, -1):
        if joined(words, at, count) in heads:
            return at + count
    return at


def goes_on(words: Sequence[Word], start: int, head: int) -> int:
    """Return where what follows the head, up to a verb or a mark, ends."""
    at = head
    if lower(words, start, head) in _TRADED and (verb := _trade_end(words, head)) > head:
        if not _is_trade(words, verb):
            return head
        at = verb
    while at < len(words) and at - head < MOST_WORDS:
        if _stops(words, at, head):
            whose = _whose_end(words, start, at)
            if whose == at:
                break
            at = whose
            continue
        at = _inner_end(words, at)
    return at if at - head < MOST_WORDS else head


def _whose_end(words: Sequence[Word], start: int, at: int) -> int:
    """Read whose somebody is, up to a verb: "Thống kê viên | của trạm | chốt số liệu"."""
    if words[at].lower != "của" or words[at].gap or at - start > LONGEST_HEAD:
        return at
    end = at + 1
    while end < len(words) and end - at < LONGEST_HEAD + 1 and not _stops(words, end, at):
        end += 1
    acts = end < len(words) and end > at + 1 and not words[end].gap and acts_at(words, end)
    return end if acts else at


def _inner_end(words: Sequence[Word], at: int) -> int:
    """Read a body that the name goes on with whole: "nhân viên | Ban quản lý rừng đặc dụng"."""
    if not words[at].capital or words[at].lower not in _BODY_FIRST:
        return at + 1
    head = head_end(words, at, BODIES)
    return max(at + 1, unit_end(words, at), goes_on(words, at, head) if head > at else at)


def _stops(words: Sequence[Word], at: int, head: int) -> bool:
    word = words[at]
    if word.lower.isdigit() or word.gap:
        return not _is_listed(words, at, head)
    if word.lower == "và" and at > head and words[at - 1].lower not in ENDS:
        return not _is_field(words, at + 1)
    if joined(words, at, 2) == "giúp việc":
        return joined(words, at, 3) in {"giúp việc cho", "giúp việc của"}
    if ends_name(words, at) or word.lower in _STOPS or _is_placed(words, at, head):
        return True
    return not word.capital and does(words, at)


def _is_placed(words: Sequence[Word], at: int, head: int) -> bool:
    """Whether the name has said already whose it is: "Hội Nông dân tỉnh | soạn đề"."""
    levelled = at > head and words[at - 1].lower in _LEVELS and not words[at].capital
    whole = f"{words[at - 2].lower} {words[at - 1].lower}" if at > 1 else ""
    return levelled and words[at].lower not in _AFTER_LEVELS and whole != "tác xã"


def _is_listed(words: Sequence[Word], at: int, head: int) -> bool:
    """Whether a number, or what a dash parts, is of the name: "tổ 7, | 8", "Toán - | Tin"."""
    word, before = words[at], words[at - 1].lower
    if word.gap in {"-", "–"}:
        if not word.capital and not words[at - 1].capital and at > head + 1:
            after = verb_end(words, at)  # "Công chức địa chính - | xây dựng |, …" is none
            return after == at or after == len(words) or bool(words[after].gap)
        return word.capital and before not in ENDS and at > head and words[head].capital
    if not word.lower.isdigit():
        return False
    return before in _NUMBERED if not word.gap else word.gap == "," and before.isdigit()


def _is_field(words: Sequence[Word], at: int) -> bool:
    """Whether "và" leads to the last of several fields: "… - Nông nghiệp và | Môi trường"."""
    if at >= len(words) or words[at].gap or not words[at].capital or words[at].lower in FIRST:
        return False
    return position_end(words, at) == at and unit_end(words, at) == at and not words[at].upper


def _trade_end(words: Sequence[Word], at: int) -> int:
    """Return where the verb ends that may say what a body is for: "Tổ | thu phí"."""
    end = verb_end(words, at)
    if end == at or words[at].gap or words[at].capital or joined(words, at, end - at) in _NO_TRADES:
        return at
    return end


def _is_trade(words: Sequence[Word], at: int) -> bool:
    """Whether the verb before `at` is of the name: another follows it, or the name ends."""
    for here in range(at, min(at + MOST_WORDS, len(words))):
        if words[here].gap:
            return words[here].gap[:1] in {":", "(", ";"} and here == at
        if ends_name(words, here) or words[here].lower in _STOPS:
            return words[here].lower in {"là", "có", "phải", "chịu", "sẽ", "của"}
        if not words[here].capital and does(words, here):
            return True
        if words[here].capital and here > at:
            return True
    return at == len(words)


def acts_at(words: Sequence[Word], at: int) -> bool:
    """Whether what somebody does, is or must do begins at word `at`."""
    said = words[at].lower in {"phải", "sẽ", "cần", "cùng", "có", "chịu", "căn", "và", "là", "tự"}
    return said or does(words, at)
