"""What a unit with an open head is for: "Văn hóa, Thể thao và Du lịch" (pure)."""

from collections.abc import Sequence

from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word
from corpus.mentions.unit_heads import head
from corpus.mentions.unit_tails import AND, FIELD_PHRASES, level, reach
from corpus.mentions.unit_words import STOPS, TOPICS

_TOPICS = phrases(TOPICS)
_LISTS = frozenset({",", "-", "–", "—"})
_NUMBERED = frozenset({"đạo", "tác", "việc", "số", "khu", "đoàn"})  # Ban Chỉ đạo 35
# "Cục Quản lý dự án": these take a field in small letters after them.
_GOVERNING = frozenset({"quản lý", "bảo vệ", "phát triển", "đăng ký", "kiểm tra", "phục vụ"})
_AGENCIES = (["các", "cơ", "quan"], ["các", "tổ", "chức"])


def field(words: Sequence[Word], at: int) -> int:
    """Return where the field of an open head ends: "Văn hóa, Thể thao và Du lịch"."""
    start = at
    while at < len(words):
        word = words[at]
        step = 0
        if word.gap:
            step = _list_step(words, at) if at > start else 0
        elif word.lower in AND:
            step = _and_step(words, at)
        elif not _ends_name(words, at, first=at == start):
            step = _field_step(words, at, first=at == start)
        if step == 0:
            break
        at += step
    return at


def _ends_name(words: Sequence[Word], at: int, *, first: bool) -> bool:
    if position_end(words, at) > at or level(words, at) > at:
        return True
    if first:
        return False
    new_line = words[at].breaks and words[at].capital and words[at - 1].lower not in AND
    return new_line or reach(words, at) > at or head(words, at)[0] > at


def _field_step(words: Sequence[Word], at: int, *, first: bool) -> int:
    """Return how many words from `at` belong to the name, 0 when it is over."""
    word = words[at]
    if not (word.capital or word.upper):
        return _agencies(words, at)
    known = match_end(words, at, FIELD_PHRASES, ",-–")
    if known > at:
        governs = f"{word.lower} {words[known - 1].lower}" in _GOVERNING
        return (match_end(words, known, FIELD_PHRASES) if governs else known) - at
    if word.folded.isdigit():
        return int(at > 0 and words[at - 1].lower in _NUMBERED)
    if _shouting(words, at):
        return 0
    return 1 if _stands_alone(words, at, first=first) else 2


def _stands_alone(words: Sequence[Word], at: int, *, first: bool) -> bool:
    """Tell "Hà Nội" and "PX03", whole words, from the first half of "Nội vụ"."""
    if at + 1 >= len(words) or words[at + 1].gap or words[at + 1].capital:
        return True
    if not first and words[at - 1].capital and not words[at].gap:
        return True
    if words[at].upper and len(words[at].lower) > 2:  # "Ban QLDA | chuẩn bị"
        return True
    after = words[at + 1]
    ends = after.upper or after.lower in STOPS or after.lower in AND
    return ends or len(words[at].lower) == 1 or level(words, at + 1) > at + 1


def _agencies(words: Sequence[Word], at: int) -> int:
    """Read "các cơ quan Nhà nước" inside a name."""
    here = [word.lower for word in words[at : at + 3]]
    capital = at + 3 < len(words) and words[at + 3].capital and not words[at + 3].gap
    return 3 if capital and here in _AGENCIES else 0


def _shouting(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands in a line of capitals, where case says nothing."""
    around = words[max(0, at - 1) : at + 2]
    return (
        sum(w.upper and len(w.lower) > 1 and w.folded.isalpha() for w in around) > 1
        and not any(c.isdigit() for c in words[at].lower)
        and words[at].upper
    )


def _list_step(words: Sequence[Word], at: int) -> int:
    """Read a comma or dash inside a name: one that leads to "và", or "Văn hóa - Xã hội"."""
    if words[at].gap not in _LISTS:
        return 0
    topic = match_end(words, at, _TOPICS)
    if topic > at and topic + 1 < len(words) and words[topic].lower in AND:
        last = match_end(words, topic + 1, _TOPICS)
        if last > topic + 1:
            return last - at
    if not words[at].capital or _ends_name(words, at, first=False):
        return 0
    field = match_end(words, at, FIELD_PHRASES)
    if words[at].gap != ",":
        return field - at
    return field - at if field > at and _leads_to_and(words, field) else 0


def _leads_to_and(words: Sequence[Word], at: int) -> bool:
    for _ in range(4):
        if at + 1 >= len(words):
            return False
        if words[at].lower in AND and not words[at].gap:
            return _joins(words, at + 1)
        field = match_end(words, at, FIELD_PHRASES)
        if words[at].gap != "," or field == at:
            return False
        at = field
    return False


def _and_step(words: Sequence[Word], at: int) -> int:
    """Read "và" with what follows it: "và Đào tạo", or "và tôn giáo" where the name ends so."""
    if _joins(words, at + 1):
        return 1
    topic = match_end(words, at + 1, _TOPICS)
    if topic == at + 1 or words[at + 1].gap:
        return 0
    ends = topic == len(words) or words[topic].gap or words[topic].capital
    return topic - at if ends or words[topic].lower in STOPS or level(words, topic) > topic else 0


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether what follows "và" is still the same name."""
    if at >= len(words) or words[at].gap or not words[at].capital:
        return False
    return not _ends_name(words, at, first=False) and match_end(words, at, FIELD_PHRASES) > at
