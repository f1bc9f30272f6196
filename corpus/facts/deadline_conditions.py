"""Whether a time in a sentence is one by which something is to be done (pure)."""

import re

from corpus.facts.facts import When, WhenType
from corpus.text import fold

_REACH = 110
# "dự án được phê duyệt trước ngày …": which, not by when.
_PAST = re.compile(
    r"\b(?:da|duoc|truoc day|hien hanh|phat sinh|nop|ky ket|cap|ban hanh|thong qua|sinh"
    r"|co hieu luc)"
    r"(?: (?!phai|xong|hoan|bao cao|gui|can|den)\w+){0,7} $"
)
_TOLD = re.compile(
    r"\b(?:da|tung) (?:duoc |co |dat |to chuc |ban hanh |trien khai |hoan thanh |bao cao )"
)
_OPENS = re.compile(r"(?:^|[.;:(|]|\bhoac|\bva|,)\s*$")
_PLAIN_EVENT = re.compile(
    r"(?:dot xuat|(?:khi|neu) can|khi co (?:yeu cau|tinh huong|chi dao)|bao cao|trao doi|thong bao"
    r"|phan anh|xu ly|ngay)\b"
)
_DEMAND = re.compile(
    r"\b(?:phai|co trach nhiem|bao cao|thong bao|gui|trinh|to chuc|thuc hien|hoan thanh|cung cap"
    r"|xem xet"
    r"|quyet dinh|ban hanh|tra loi|cap|xay dung|chi dao|phoi hop|chu tri|trien khai|kiem tra"
    r"|tham muu|tong hop"
    r"|tham dinh|giai quyet|xu ly|trao doi|de xuat|ra soat|de nghi|yeu cau|lap|cong bo|nop|chuyen"
    r"|giao|ky|dang)\b"
)


def is_due(text: str, when: When) -> bool:
    """Whether the words around a time say that something is to be done, held or reached then."""
    start = max(0, when.span.start - _REACH, text.rfind(";", 0, when.span.start) + 1)
    before = fold(text[start : when.span.start] + "|")[:-1]
    if when.type is WhenType.DATE and when.before and _PAST.search(before + " "):
        return False
    if when.type is WhenType.ON_EVENT:
        return _is_occasion(before, text, when)
    if when.type is WhenType.RELATIVE:
        return _DEMAND.search(fold(text)) is not None
    return not _TOLD.search(before)


def _is_occasion(before: str, text: str, when: When) -> bool:
    """Whether something is to be done on an event, and it is no mere condition of a rule."""
    said = fold(when.said)
    if _PLAIN_EVENT.match(said):
        return True
    return bool(_OPENS.search(before)) and bool(_DEMAND.search(fold(text[when.span.end :])))
