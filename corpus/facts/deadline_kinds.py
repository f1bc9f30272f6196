"""What it is that falls due: a report, a meeting, a review, a goal, a day that is kept (pure)."""

import re
from collections.abc import Sequence

from corpus.facts.facts import DeadlineKind, When, WhenType
from corpus.text import fold

_KINDS = (
    (
        DeadlineKind.MEETING,
        r"hoi nghi|giao ban|hop\b(?! (?:thuc|bao))|toa dam|doi thoai",
    ),
    (
        DeadlineKind.REVIEW,
        r"so ket|tong ket|danh gia|kiem tra|giam sat|ra soat|xep loai|phan loai"
        r"|thanh tra(?! (?:tinh|so|thuoc|bo|chinh phu|huyen|thanh pho|nha nuoc))"
        r"|kiem diem",
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
# What is made is no report or review of its own: "ban hành kế hoạch kiểm tra".
_MADE = re.compile(
    r"(?:chu tri,? |phoi xop |(?:trinh )?\w+ \w+ )?(?:(?:xay dung|ban hanh|lap|soan thao"
    r"|hoan thien|sua doi|bo sung|phe duyet|trinh|thong qua),? (?:va )?)+(?:cac |moi )?"
    r"(?:quy che|quy dinh|ke hoach|chuong trinh|de an|quyet dinh|nghi quyet|nghi dinh|thong tu"
    r"|danh muc|du toan|huong dan|chinh sach|van ban|phuong an|quy trinh|bo tieu chi|quy hoach"
    r"|du an|du thao|bieu mau|mau|de cuong|tai lieu|kich ban|he thong|co so du lieu|ho so)\b"
)
# What stands after "về" is what something is about, where nothing is reported.
_TOPIC = re.compile(r"(?<!bao cao)(?<!gui)(?<!nop)(?<!tra)(?<!thong tin) ve (?!viec )(?!tinh)")
_STRIVEN = re.compile(r"\bphan dau (?:moi|hang)?[^,;.]{0,20}$")
_NEAR = 130  # characters around a time in which its goal is named
_GAP = re.compile(r"[\s“”\"'’‘()*_,–-]*(?:ngày\s*)?$", re.IGNORECASE)


def kind_of(what: str, text: str, when: When, names: Sequence[str] = ()) -> DeadlineKind:
    """Return the kind that the words of what is due speak of first; `names` speak of nothing.

    A goal is only what is to be reached once, by a day or within a year.
    """
    words = _plain(what, names)[:200]
    around = fold(text[max(0, when.span.start - _NEAR) : when.span.end + _NEAR])
    made = _MADE.match(words)
    if when.date and when.type is not WhenType.PERIOD and _is_goal(words, around):
        return DeadlineKind.TARGET
    if _STRIVEN.search(fold(text[max(0, when.span.start - 40) : when.span.start] + "|")[:-1]):
        return DeadlineKind.TARGET
    if made:
        return DeadlineKind.TASK
    for match in _EARLIEST.finditer(words[:160]):
        kind = DeadlineKind(match.lastgroup or "")
        if kind is DeadlineKind.TARGET and not when.date:
            continue
        if not _TOPIC.search(words, 0, match.start()):
            return kind
    return _kind_near(text, when, names)


def _kind_near(text: str, when: When, names: Sequence[str]) -> DeadlineKind:
    """Return the kind that the words right before the time speak of last."""
    start = max(0, when.span.start - _NEAR, text.rfind(";", 0, when.span.start) + 1)
    words = _plain(text[start : when.span.start], names)
    kinds = [DeadlineKind(match.lastgroup or "") for match in _EARLIEST.finditer(words)]
    told = [kind for kind in kinds if kind is not DeadlineKind.TARGET]
    return told[-1] if told else DeadlineKind.TASK


def _plain(words: str, names: Sequence[str]) -> str:
    """Return words without marks and names; "trường hợp" must not become a meeting ("họp")."""
    plain = fold(words.lower().replace("hợp", "xop"))
    for name in names:
        plain = plain.replace(fold(name.lower().replace("hợp", "xop")), " ")
    return plain


def _is_goal(words: str, around: str) -> bool:
    leading = _EARLIEST.match(words)
    if leading and leading.lastgroup != DeadlineKind.TARGET:
        return False
    return _GOAL.search(around) is not None or _GOAL.search(words) is not None


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
