"""What it is that falls due: a report, a meeting, a review, a goal, a day that is kept (pure)."""

import re

from corpus.facts.facts import DeadlineKind, When, WhenType
from corpus.text import fold

_KINDS = (
    (
        DeadlineKind.MEETING,
        r"hoi nghi|giao ban|(?:cuoc|phien|to chuc|chu tri|tham du|chuan bi|ky) hop|hop (?:rut|ban"
        r"|hoi dong"
        r"|dinh ky|giao|so|danh gia|kiem diem)\b|toa dam|doi thoai",
    ),
    (
        DeadlineKind.REVIEW,
        r"so ket|tong ket|danh gia|kiem tra|giam sat|ra soat|xep loai|phan loai|thanh tra"
        r"|kiem diem|theo doi",
    ),
    (
        DeadlineKind.REPORT,
        r"bao cao|(?:cung cap|trao doi|thong bao)[^;.]{0,30}thong tin|gui (?:ve|ket qua|danh sach"
        r"|van ban)"
        r"|phan anh|thong bao|bao ngay|trao doi",
    ),
    (
        DeadlineKind.TARGET,
        r"phan dau|dat (?:\S+ ){0,3}\d|dat chuan|dat muc|ty le|\d ?%|muc tieu|chi tieu",
    ),
)
_EARLIEST = re.compile("|".join(f"(?P<{kind.value}>\\b(?:{words}))" for kind, words in _KINDS))
_GOAL = re.compile(r"\b(?:phan dau|\d ?%|dat (?:\S+ ){0,3}(?:\d|chuan)|muc tieu|co it nhat)|%")
_KEPT = re.compile(
    r"\b(?:Ngày|Lễ|Tết|Tháng hành động|Tuần lễ)\s[^.;:\n]{2,110}$|kỷ niệm[^.;:\n]{2,90}$"
)
_DECLARED = re.compile(r"[\s*_]*(?:là|làm)[\s*_“\"]+(?P<name>Ngày\s[^.;:,()\n”\"]{3,90})")
_GAP = re.compile(r"[\s“”\"'’‘()*_,–-]*(?:ngày\s*)?$", re.IGNORECASE)


def kind_of(what: str, text: str, when: When) -> DeadlineKind:
    """Return the kind that the words of what is due, or of the whole sentence, speak of first."""
    folded = fold(what)
    if when.date and when.type is not WhenType.PERIOD and _GOAL.search(fold(text)[:600]):
        return DeadlineKind.TARGET
    match = _EARLIEST.search(folded[:160])
    return DeadlineKind(match.lastgroup) if match and match.lastgroup else DeadlineKind.TASK


def is_event(text: str, when: When) -> bool:
    """Whether the time is a day that is kept every year: “Ngày hội … – 19/8”."""
    if when.type is not WhenType.RULE or "BYMONTHDAY" not in (when.rrule or "") or when.before:
        return False
    return kept_day(text, when) is not None or declared_day(text, when) is not None


def declared_day(text: str, when: When) -> re.Match[str] | None:
    """Return the name that a day is given: “ngày 15 tháng 10 hằng năm là Ngày …”."""
    return _DECLARED.match(text, when.span.end)


def kept_day(text: str, when: When) -> re.Match[str] | None:
    """Return the name of the day that stands right before its date."""
    start = max(0, when.span.start - 140)
    gap = _GAP.search(text, start, when.span.start)
    return _KEPT.search(text, start, gap.start() if gap else when.span.start)
