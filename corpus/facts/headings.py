"""Which unit the headings above an item name, and which headings name nobody (pure)."""

import re

from corpus.facts.names import does
from corpus.facts.parties import Scope
from corpus.facts.predicates import placed_words
from corpus.facts.sentence_spans import sentence_spans
from corpus.facts.subjects import side_of
from corpus.parsing.sides import find_side
from corpus.passages import Passage

# A label that may be a name: "Đội Quản lý trật tự:"; tasks and contents begin otherwise.
_BARE = re.compile(
    r"(?!(?:Về|Công tác|Nội dung|Kinh phí|Chế độ|Thời gian|Nhiệm vụ|Hằng|Hàng|Khi|Đối với|Trong"
    r"|Trách nhiệm|Quyền|Các|Việc|Một số)\b)[A-ZĐÀ-Ỹ][^,;:.()\d]{3,60}:"
)
# Sections about all of them, and about nobody: "II. LỰC LƯỢNG THAM GIA"
_OF_ALL = re.compile(
    r"(?:CÁC\s+)?(?:LỰC LƯỢNG|ĐƠN VỊ|CƠ QUAN|THÀNH PHẦN|TỔ CHỨC)"
    r"(?:\s+(?:THAM GIA|HUY ĐỘNG|THỰC HIỆN|PHỐI HỢP|LIÊN QUAN))*[\s:*_]*$"
)
# "Đại hội QUYẾT NGHỊ:", "Hội nghị thống nhất:": what follows is nobody's yet
_DECIDES = re.compile(
    r"(?:quyết\s+nghị|kết\s+luận|thống\s+nhất|quyết\s+định)(?:\s+như\s+sau)?[\s*_]*:[\s*_]*$",
    re.IGNORECASE,
)
_OF_DUTIES = re.compile(r"TRÁCH NHIỆM|NHIỆM VỤ|PHÂN CÔNG|QUYỀN HẠN|TỔ CHỨC THỰC HIỆN")
_CARRYING_OUT = re.compile(r"tổ chức thực hiện[\s.:]*", re.IGNORECASE)
_OF_PRIVATE = re.compile(
    r"(?:quyền|trách nhiệm|nghĩa vụ)(?:,? (?:và )?(?:quyền|trách nhiệm|nghĩa vụ))* của (?:các )?"
    r"(?:tổ chức|doanh nghiệp|cá nhân|người dân|hộ|thương nhân|nhà đầu tư"
    r"|cơ sở (?:sản xuất|kinh))(?!\w)(?! (?:chính trị|đảng|đoàn|hội|thành viên))",
    re.IGNORECASE,
)
_SHORT = 160  # characters of a heading that is no sentence


def side_named(heading: str, scope: Scope) -> str | None:
    """Return the unit that a heading names; of several sentences the last leads in."""
    shown = heading[:1].upper() + heading[1:]
    if _OF_ALL.match(heading) or _DECIDES.search(heading):
        return side_of(heading, scope) if heading.endswith(":") else None
    last = list(sentence_spans(shown, 0, len(shown)))[-1:]
    if heading.endswith(":") and last and last[0].start:
        return side_of(last[0].of(shown), scope) or side_of(shown, scope)
    return side_of(shown, scope) or _short_name(shown)


def is_chapter(passage: Passage, at: int) -> bool:
    """Whether a heading in capitals is what articles below it are about: "CƠ QUAN BÁO CHÍ"."""
    heading = passage.headings[at - 1]
    articles = "Điều" in passage.address and at < len(passage.headings)
    return articles and heading.isupper() and not _OF_DUTIES.search(heading)


def is_of_nobody(passage: Passage, at: int) -> bool:
    """Whether whom the headings above name is not whom the items below this one are about."""
    return is_of_private(passage.headings[at - 1]) or _is_follow_up(passage, at)


def is_of_private(words: str) -> bool:
    """Whether a heading is about citizens and businesses: "Trách nhiệm của các tổ chức, …"."""
    return _OF_PRIVATE.match(words) is not None


def _is_follow_up(passage: Passage, at: int) -> bool:
    """Whether a heading below what leads in everybody's tasks is about how they are followed up."""
    above = passage.headings[at - 2] if at > 1 else ""
    return above.endswith(":") and _CARRYING_OUT.fullmatch(passage.headings[at - 1]) is not None


def is_of_another(passage: Passage, at: int, side: str, scope: Scope) -> bool:
    """Whether a bare name that no list knows stands between items and "Các đơn vị" above."""
    below = passage.headings[at : at + 1]
    if not below or not _BARE.fullmatch(below[0]):
        return False
    words = placed_words(below[0])
    verbal = any(does(words, here) for here in range(len(words)))
    return not verbal and scope.party(side).is_group


def _short_name(heading: str) -> str | None:
    """Return the unit that a heading, and no sentence, begins with though no list knows it."""
    return find_side(heading, heading=True) if len(heading) < _SHORT else None
