"""What a unit does, in words: the leading verb, the task, whom it works with (pure)."""

import re
from collections.abc import Sequence

from corpus.facts.facts import Party, Role
from corpus.facts.names import verb_end
from corpus.facts.predicates import adverb_end, is_adverbial, placed_words
from corpus.facts.runs import Run
from corpus.facts.verbs import LONGEST_VERB, ROLES
from corpus.facts.word_runs import joined
from corpus.mentions.scan import Word
from corpus.text import display

_WITH = re.compile(
    r"(?:phối\s+hợp|trao\s+đổi|thống\s+nhất|làm\s+việc|ký\s+kết|liên\s+hệ|hiệp\s+đồng|cùng)"
    r"(?:[^.;,()]{0,40}?\s(?:với|cùng|cùng\s+với|giữa))?(?:\s+(?:cả|tất\s+cả|toàn\s+thể))?[\s*_]*$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|lập|soạn\s+thảo|dự\s+thảo|tham\s+mưu|trình)\s+(?:các\s+|những\s+)?"
    r"(?P<product>(?:kế\s+hoạch|chương\s+trình|báo\s+cáo|quyết\s+định|đề\s+án|nghị\s+quyết|chỉ\s+thị"
    r"|quy\s+chế|quy\s+định|hướng\s+dẫn|công\s+văn|tờ\s+trình|phương\s+án|danh\s+mục|dự\s+toán"
    r"|thông\s+tư|nghị\s+định|văn\s+bản)\b[^.;:()]{0,160})",
    re.IGNORECASE,
)
_NOW = frozenset({"ngay", "kịp"})
_AFTER_NOUNS = frozenset({"do", "là", "này", "được"})
_MORE_OF_IT = frozenset({"tăng cường", "đẩy mạnh"})  # "tăng cường | giám sát"
_GRANTED = frozenset({"được giao", "được phân công", "được ủy", "được uỷ", "được cử", "được quyền"})
_LONGEST = 1000
_MARKS = " .,;:-–*_/"


def leading_verb(words: Sequence[Word]) -> int | None:
    """Return where the verb stands that a sentence without a subject leads with, None if none.

    What says when or on what grounds ("Hằng năm, …", "Căn cứ …, …") is passed over.
    """
    if not words or "này" in {word.lower for word in words[2:3]}:  # "Quyết định này có hiệu lực"
        return None
    if joined(words, 0, 2) in _GRANTED:
        return 0  # "Được giao ký …"
    at = adverb_end(words, 0)
    if at and words[at - 1].lower in {"nhiệm", "vụ"}:
        return 0  # "Chịu trách nhiệm chung …"
    if words[0].lower == "có":
        at = next((here for here in range(1, len(words)) if _is_at_once(words, here)), at)
    if at < len(words) and verb_end(words, at) > at and not _is_ground(words, at):
        return at if not _names_what_follows(words, verb_end(words, at)) else None
    return _after_adverbial(words) if is_adverbial(words, 0) else None


def _names_what_follows(words: Sequence[Word], end: int) -> bool:
    """Whether it is a noun, by what follows: "Thông tin: …", "Báo cáo được gửi …"."""
    return end < len(words) and (words[end].gap == ":" or words[end].lower in _AFTER_NOUNS)


def _is_ground(words: Sequence[Word], at: int) -> bool:
    """Tell "Thực hiện Kế hoạch số 1, …", a ground, from "Thực hiện tốt …", a task."""
    if joined(words, at, 2) in {"thực hiện", "phát huy"}:
        return at + 2 < len(words) and words[at + 2].capital
    return is_adverbial(words, at)


def _after_adverbial(words: Sequence[Word]) -> int | None:
    for here in range(1, len(words)):
        if _is_at_once(words, here):
            return here
        if words[here].gap == "," or words[here - 1].lower == "thì":
            start = adverb_end(words, here)
            if joined(words, start, 2) == "căn cứ":
                continue
            if start < len(words) and verb_end(words, start) > start:
                return start
    return next((at for at in range(1, len(words)) if verb_end(words, at) > at + 1), None)


def _is_at_once(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at word `at` goes on "… ngay với": no comma need part it."""
    end = verb_end(words, at)
    named = end > at and joined(words, at, end - at) in ROLES
    return named and end < len(words) and words[end].lower in _NOW


def role_at(words: Sequence[Word], at: int) -> Role:
    """Return what the verb at word `at` makes of a unit."""
    at = adverb_end(words, at)
    if joined(words, at, 2) in _MORE_OF_IT and joined(words, at + 2, 2) in ROLES:
        at += 2
    if at < len(words):
        for count in range(LONGEST_VERB, 0, -1):
            if role := ROLES.get(joined(words, at, count)):
                return role
    return Role.CARRIES_OUT


def task_of(text: str) -> str:
    """Return a task in display form: a capital first, no mark at the end."""
    shown = display(text).strip(_MARKS)
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return shown[:1].upper() + shown[1:]


def partners(
    text: str, listed: Sequence[Run], start: int, acting: Sequence[str]
) -> tuple[Party, ...]:
    """Return whom the words from `start` say the acting units (their keys) work with."""
    found: dict[str, Party] = {}
    for run in listed:
        if run.span.start >= start and _WITH.search(text, start, run.span.start):
            found |= {n.party.key: n.party for n in run.named if n.party.key not in acting}
    return tuple(found.values())


def product(text: str) -> str | None:
    """Return the paper that is to come of a task, None where none is named."""
    match = _PRODUCT.search(text)
    if match is None:
        return None
    return display(_one_paper(match["product"])).strip(_MARKS) or None


def _one_paper(words: str) -> str:
    """Leave out what follows a comma as something else to do: "kế hoạch phòng, chống …, gửi …"."""
    parts = words.split(",")
    kept = parts[:1]
    for part in parts[1:]:
        said = placed_words(part)
        if not said or verb_end(said, 0) or adverb_end(said, 0) or is_adverbial(said, 0):
            break
        kept.append(part)
    return ",".join(kept)
