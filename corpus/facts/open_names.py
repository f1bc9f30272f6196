"""Names that no list holds, told by their first words and by where they stand (pure).

"Chi hội Cựu chiến binh khu 3 | vận động …": such a name begins a clause, a member of a list or
what is handed on, and goes on up to what its unit does.
"""

from collections.abc import Iterator, Mapping, Sequence

from corpus.facts.names import ENDS, does, ends_name, name_end, verb_end
from corpus.facts.open_ends import LONGEST_HEAD, MOST_WORDS, acts_at, goes_on, head_end
from corpus.facts.open_heads import BODIES, MANY, NO_HEADS, PEOPLE
from corpus.facts.word_runs import joined, lower
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word, scan
from corpus.mentions.units import unit_end

_JOINS = frozenset({"và", "cùng", "hoặc"})
_HANDS = frozenset({"riêng", "giao", "nghị", "cầu", "công", "do", "với", "cho"})
_EACH = frozenset({"mỗi", "từng", "mọi"})
# Known names that may go on: "Đội Thanh niên | xung kích".
_LONGER = frozenset({
    "đội", "câu", "đoàn", "nhóm", "hợp", "chi", "tổ", "hội", "bưu", "công", "nhà", "tư", "kho",
    "trạm", "trường", "trung", "thường",
})  # fmt: skip
_RANKS = frozenset(
    f"{rank} {grade}"
    for rank in ("đại", "thượng", "trung", "thiếu")
    for grade in ("tướng", "tá", "úy", "uý")
)
_ADDRESSES = frozenset({"ông", "bà", "cô", "thầy", "anh", "chị", "bác", "cháu"})
# "Chấp hành viên", "Thôn trưởng": the last syllable says that it is somebody.
_LAST = frozenset({"viên", "trưởng", "phó"})
_NO_PERSON = frozenset({
    "thành viên", "đoàn viên", "đảng viên", "hội viên", "học viên", "sinh viên", "động viên",
    "xã viên", "công viên", "tăng trưởng", "ứng phó", "đối phó", "sinh trưởng", "môi trưởng",
    "ủy viên", "uỷ viên",
})  # fmt: skip
_ON_DUTY = frozenset({"trực ban", "trực lãnh đạo", "trực chỉ huy"})  # verbs elsewhere
_MOST_ADDRESSED = 5
_FEWEST_LETTERS = 3
_FIGURES = frozenset("ivxlc")  # "quý | III chỉ đạo"
_MOST_ALONE = 7


def open_names(words: Sequence[Word], known: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield first word and end of such names; `known` are the ends of names that begin there."""
    end = 0
    for at in range(len(words)):
        if at < end or (at in known and words[at].lower not in _LONGER):
            continue
        last = open_end(words, at)
        if last > at and (at not in known or _is_longer(words, at, known[at], last)):
            yield at, last
            end = last


def _is_longer(words: Sequence[Word], at: int, end: int, last: int) -> bool:
    """Whether a known name goes on: "Đội Thanh niên | xung kích | trực đêm"."""
    if joined(words, at, 2) in PEOPLE:
        return False
    if last - end <= MOST_WORDS and all(word.capital for word in words[end:last]):
        return True
    more = 0 < last - end <= LONGEST_HEAD and last < len(words) and not words[last].gap
    return more and (words[last].lower in ENDS or does(words, last))


def open_end(words: Sequence[Word], at: int) -> int:
    """Return where the name that begins at word `at` ends, `at` when none begins there."""
    each = words[at].lower in _EACH
    start = at + each
    if start >= len(words) or not _opens(words, at):
        return at
    if _is_letters(words, at):
        return at + 1
    if (addressed := _addressed_end(words, at)) > at:
        return addressed
    people = max(head_end(words, start, PEOPLE), _somebody(words, start))
    head = max(people, head_end(words, start, BODIES))
    if head == start or joined(words, start, 2) in NO_HEADS:
        return at
    return _headed_end(words, at, head, people=people == head)


def _is_letters(words: Sequence[Word], at: int) -> bool:
    """Whether letters alone name who acts: "VNPT | cung cấp đường truyền"."""
    word, after = words[at], at + 1
    plain = word.upper and word.lower.isalpha() and len(word.lower) >= _FEWEST_LETTERS
    if not plain or set(word.lower) <= _FIGURES or (at and not word.gap):
        return False
    acts = after < len(words) and not words[after].gap and not words[after].capital
    return acts and does(words, after)


def _headed_end(words: Sequence[Word], at: int, head: int, *, people: bool) -> int:
    """Return where a name ends whose first words end at word `head`, `at` when it is none."""
    end = goes_on(words, at + (words[at].lower in _EACH), head)
    if end > head:
        return end if _is_proper(words, at, head, end, people=people) else at
    if at and not words[at].gap and words[at - 1].lower not in _JOINS | _HANDS:
        return at  # in mid-sentence "Bệnh viện" alone says nothing
    return head if _stands_alone(words, at, head, people=people) else at


def _addressed_end(words: Sequence[Word], at: int) -> int:
    """Read "bà Sáu", "đ/c Tý", "đồng chí Vịnh": somebody by name alone."""
    first = words[at].lower
    start = at + 1 if first in _ADDRESSES else at
    if joined(words, at, 2) in _RANKS or joined(words, at, 2) == "đồng chí":
        start = at + 2
    if first == "đ" and at + 1 < len(words) and words[at + 1].gap == "/":
        start = at + 2
    if start == at or start >= len(words):
        return at
    if position_end(words, start) > start or unit_end(words, start) > start:
        return at
    end = start
    while end < len(words) and end - start < _MOST_ADDRESSED and _is_name(words, end):
        end += 1
    return end if end > start > at else at


def _is_name(words: Sequence[Word], at: int) -> bool:
    return words[at].capital and not words[at].gap and not words[at].lower.isdigit()


def _somebody(words: Sequence[Word], at: int) -> int:
    """Read "Chấp hành viên", "Thôn trưởng", "Thôn đội trưởng": what somebody is."""
    if not any(word.lower in _LAST for word in words[at + 1 : at + 3]):
        return at
    verb = verb_end(words, at)
    tells = verb == at + 2 and verb < len(words) and words[verb].lower == "trưởng"
    if tells or (verb == at + 1 and joined(words, at + 1, 2) in PEOPLE | _NO_PERSON):
        return at  # "Cử | giáo viên", "Yêu cầu | trưởng các thôn"
    for end in (at + 2, at + 3):
        last = end - 1
        if end > len(words) or words[last].gap or words[last].capital:
            return at
        if joined(words, last, 2) == "viên chức":
            return at
        if words[last].lower in _LAST and lower(words, last - 1, end) not in _NO_PERSON:
            return end
    return at


def is_headed(name: str) -> bool:
    """Whether words that nothing but a colon follows name somebody: "Thư ký thi hành án"."""
    words = scan(name).words()
    if not words or not words[0].capital or joined(words, 0, 2) in NO_HEADS:
        return False
    head = max(head_end(words, 0, PEOPLE), head_end(words, 0, BODIES), _somebody(words, 0))
    plain = not any(ends_name(words, at) or _parts(words, at) for at in range(1, len(words)))
    return head > 0 and plain and len(words) <= _MOST_ALONE


def _parts(words: Sequence[Word], at: int) -> bool:
    return bool(words[at].gap) and not (words[at].gap == "," and not words[at].capital)


def body_end(words: Sequence[Word], at: int) -> int:
    """Return where the body ends whose post stands before it: "Đội trưởng | đội sửa chữa"."""
    start = at + (words[at].lower in {"các", "của"})
    if start >= len(words) or words[start].gap or joined(words, start, 2) in NO_HEADS:
        return at
    head = head_end(words, start, BODIES)
    if head == start:
        return at
    end = goes_on(words, start, head)
    if end < len(words) and words[end].lower == "thuộc" and not words[end].gap:
        whose = end + 1
        if whose < len(words):
            longest = max(unit_end(words, whose), name_end(words, whose), body_end(words, whose))
            end = longest if longest > whose else end
    return end


def _is_proper(words: Sequence[Word], at: int, head: int, end: int, *, people: bool) -> bool:
    """Whether what follows the head tells one from another, where no capital begins the name."""
    capital = any(word.capital or word.lower.isdigit() for word in words[head:end])
    if verb_end(words, at) >= head:  # "Lãnh đạo | Sở", not "Lãnh đạo công tác …"
        return words[head].capital
    if words[at].capital:
        return True
    return capital or (people and lower(words, at, head) not in MANY)


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a name may begin there: with the text, behind a mark or behind what hands on."""
    if words[at].gap in {"-", "–", "/"}:  # the second half of a name
        return False
    if at == 0 or words[at].gap.strip("\"'“‘*_"):
        return words[at].capital or at > 0
    before = words[at - 1].lower
    if words[at].capital and not words[at - 1].capital:
        return True
    if before in _HANDS:
        return joined(words, at - 2, 2) not in {"tham gia", "công tác"} or words[at].capital
    return before in _JOINS


def _stands_alone(words: Sequence[Word], at: int, head: int, *, people: bool) -> bool:
    """Whether a head alone says who is meant: "Thủ quỹ | đối chiếu", "Hạt | tổ chức"."""
    after = head == len(words) or words[head].gap[:1] in {":", ",", "("}
    acts = head < len(words) and not words[head].gap and acts_at(words, head)
    if people and acts and joined(words, at, head - at) in _ON_DUTY:
        return True
    if verb_end(words, at) >= head or (
        people and not words[at].capital and _is_many(words, at, head)
    ):
        return False
    if people or at != head - 1 or words[at].lower in _EACH:
        return acts or after
    begins = at == 0 or words[at].gap[:1] in {",", ";", ":", ")"}
    return acts and begins and words[at].capital


def _is_many(words: Sequence[Word], at: int, head: int) -> bool:
    return lower(words, at, head) in MANY
