"""Which look-up a message asks for: of what falls due, or of who does what (pure).

What is typed behind a command is always a look-up. Free text is one only where every word of it
is accounted for; in doubt it stays a question, which is answered from the passages.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.facts.periods import Period, find_period
from bot.schedule.dates import say_date
from corpus.facts.facts import DeadlineKind, Role
from corpus.text import display, fold

_MOST_MATTER = 4  # words: more is a question
_PUNCTUATION = re.compile(r"[?!.…,;:“”\"']+(?=\s|$)|(?<!\S)[“”\"']+")
# Only "chị" where diacritics are typed: not "chỉ" of "chỉ tiêu" nor "chi" of "chi bộ".
_OPENING = (
    "dạ|alo|chào|ạ|em|anh|chị|bot|sổ tay|xin|làm ơn|cho em|cho tôi|cho mình|cho anh|cho chị"
    "|cho hỏi|hỏi|giúp|xem|ơi"
)
_CLOSING = (
    "ạ|ah|nhé|nhỉ|nha|vậy|thế|đi|với|giúp em|giúp tôi|giúp mình|giúp với|em|anh|chị|admin|bạn|ơi"
)
_COURTESY = re.compile(rf"^(?:(?:{_OPENING})\b ?(?:(?:với|là) )?)+|(?: (?:{_CLOSING}))+$")
_BARE_COURTESY = re.compile(
    r"^(?!chi (?:bo|cuc|dang|dao|doan|hoi|nhanh|thi|tieu)\b"
    r"|hoi (?:chu|cuu|dong|khuyen|lien|nguoi|nong)\b)"
    rf"(?:(?:{fold(_OPENING)})\b ?(?:(?:voi|la) )?)+|(?: (?:{fold(_CLOSING)}))+$"
)
_AFTER_NAME = re.compile(r"(?: (?:ạ|nhé|nhỉ|với|vậy))+$")  # a name may end in their bare forms
_FOLLOWS = re.compile(r"^(?:con|the con|vay con|the|vay)\b|\b(?:no|do|nay|kia)$")
_KINDS: tuple[tuple[re.Pattern[str], DeadlineKind], ...] = tuple(
    (re.compile(rf"^(?:cac |nhung )?(?:{words})\b ?"), kind)
    for words, kind in (
        ("bao cao", DeadlineKind.REPORT),
        ("cuoc hop|hop|giao ban|hoi nghi", DeadlineKind.MEETING),
        ("so ket|tong ket|so, tong ket|danh gia", DeadlineKind.REVIEW),
        ("chi tieu|muc tieu", DeadlineKind.TARGET),
        ("su kien|ngay le|ngay ky niem|ngay hoi|ngay truyen thong", DeadlineKind.EVENT),
    )
)
_KIND_WORDS = {
    DeadlineKind.REPORT: "báo cáo",
    DeadlineKind.MEETING: "họp",
    DeadlineKind.REVIEW: "sơ kết",
    DeadlineKind.TARGET: "chỉ tiêu",
    DeadlineKind.EVENT: "sự kiện",
    DeadlineKind.TASK: "",
}
_JOINTS = re.compile(r"^(?:(?:cua|cho|trong|vao|ve|tu|den)\b ?)+|(?: (?:cua|cho|trong))+$")
_UNDATED = re.compile(r"\b(?:khong|chua)(?: co| ro)? (?:ngay|han)(?: cu the)?\b")
# Words that a question about what falls due may be made of, besides a time and a unit.
_DUE_WORDS = frozenset({
    "co", "gi", "nao", "nhung", "cac", "viec", "phai", "can", "nop", "gui", "lam", "bao", "cao",
    "den", "han", "sap", "toi", "day", "thoi", "gian", "khong", "ko", "lich", "nhac", "ra", "trong",
    "vao", "cua", "cho", "thi", "la", "minh", "thuc", "hien", "hoan", "thanh", "chot", "sau",
})  # fmt: skip
_DUE = re.compile(
    r"\b(?:phai|can|sap) (?:phai )?(?:nop|gui|lam|bao cao|thuc hien|hoan thanh|den han)\b.*"
    r"\b(?:gi|nao|khong|ko)\b"
    r"|\b(?:gi|nao)\b.*\b(?:phai|can|sap) (?:phai )?(?:nop|gui|lam|bao cao|den han|toi han)\b"
    r"|\b(?:sap (?:den|toi)|den) han\b|\b(?:lich|han) (?:nop|bao cao)\b"
)
_SOON = re.compile(r"\b(?:sap (?:toi|den)|toi day|thoi gian toi|sap)\b")
_ALONE = re.compile(r"(?:han nop|lich nop)(?: bao cao)?")
_OF_UNIT = re.compile(
    r"(?:cac |nhung )?(?:nhiem vu|trach nhiem|cong viec|viec)(?: duoc giao)? (?:cua|cho) (?P<of>.+)"
)
_UNIT_DOES = re.compile(
    r"(?P<of>.+?) (?:(?:co|duoc giao|phai|dang|can|se) )*"
    r"(?:lam |(?P<role>chu tri|phoi hop|tham muu|theo doi) )?"
    r"(?:nhung |cac )?(?:nhiem vu|trach nhiem|cong viec|viec)? ?(?:gi|nao)"
)
_WHO = re.compile(
    r"(?:(?:ben|don vi|co quan|bo phan|so|nganh|phong|ban) nao|ai) (?:la |duoc giao |se )*"
    r"(?P<role>chu tri|thuong truc|dau moi|phoi hop|tham muu|theo doi|huong dan|tong hop|phu trach"
    r"|lo|lam)(?: (?:ve|viec|phan|noi dung|cong tac|mang|linh vuc|khoan))* (?P<matter>.+)"
)
_ROLES = {fold(role.value): role for role in Role}
# What only a question about certain documents holds.
_OF_DOCUMENTS = re.compile(
    r"\d|\b(?:chuong trinh|ke hoach|quy che|quyet dinh|cong van|nghi quyet|chi thi|ket luan|luat"
    r"|thong tu|nghi dinh|van ban|theo|khi|neu|nhu the nao|gom|may|bao nhieu)\b"
)


@dataclass(frozen=True, slots=True)
class DueAsked:
    """What falls due: when, of what kind, and of which unit or matter; all as far as is said."""

    period: Period | None = None
    kind: DeadlineKind | None = None
    name: str = ""  # folded
    undated: bool = False


@dataclass(frozen=True, slots=True)
class DutiesAsked:
    """What a unit does, or with `matter` who does something, perhaps only in one role."""

    name: str = ""
    matter: str = ""
    role: Role | None = None


Asked = DueAsked | DutiesAsked
IsUnit = Callable[[str], bool]  # whether folded words are beyond doubt the name of a unit


def read_due(typed: str, today: date) -> DueAsked:
    """Return what was typed behind /hannop."""
    rest = _behind_command(typed)
    undated = _UNDATED.search(rest) is not None
    rest = _tidy(_UNDATED.sub(" ", rest))
    found = find_period(rest, today)
    period, rest = (found.period, _tidy(found.rest)) if found else (None, rest)
    for pattern, kind in _KINDS:
        if match := pattern.match(rest):
            return DueAsked(period, kind, _tidy(rest[match.end() :]), undated)
    return DueAsked(period, None, rest, undated)


def read_duties(typed: str) -> DutiesAsked:
    """Return what was typed behind /nhiemvu; whether it is a unit is found out later."""
    rest = _behind_command(typed)
    if match := _OF_UNIT.fullmatch(rest):
        return DutiesAsked(name=_tidy(match["of"]))
    if match := _WHO.fullmatch(rest):
        return DutiesAsked(matter=match["matter"], role=_ROLES.get(match["role"]))
    if match := _UNIT_DOES.fullmatch(rest):
        return DutiesAsked(name=_tidy(match["of"]), role=_ROLES.get(match["role"] or ""))
    return DutiesAsked(name=_tidy(rest))


def retyped(asked: Asked, today: date) -> str:
    """Return words that, typed behind the command, ask for the same again on a later day."""
    if isinstance(asked, DueAsked):
        kind = _KIND_WORDS[asked.kind] if asked.kind else ""
        undated = "không có ngày" if asked.undated else ""
        return " ".join(p for p in (kind, asked.name, _said(asked.period, today), undated) if p)
    if asked.matter:
        return f"ai {asked.role.value if asked.role else 'lo'} {asked.matter}"
    return f"{asked.name} {asked.role.value} việc gì" if asked.role else asked.name


def as_typed(folded: str, text: str) -> str:
    """Return folded words as they stand in what was typed, with capitals and diacritics."""
    words = [word.strip("?!.…,;:“”\"'") for word in text.split()]
    count = len(folded.split())
    for at in range(len(words) - count + 1):
        shown = " ".join(words[at : at + count])
        if fold(shown) == folded:
            return shown
    return folded


def plainly_asked(
    text: str, today: date, is_unit: IsUnit, *, is_first: bool = True
) -> Asked | None:
    """Return the look-up that free text is; None for any other question.

    `is_first` is False after other turns, from which a short question may follow.
    """
    plain = _plain(text)
    if not plain or _FOLLOWS.search(plain):
        return None
    if _ALONE.fullmatch(plain):
        return DueAsked() if is_first else None
    return _due(plain, today, is_unit) or _duties(plain, is_unit)


def _due(plain: str, today: date, is_unit: IsUnit) -> DueAsked | None:
    found = find_period(plain, today)
    rest = found.rest if found else plain
    if not _DUE.search(rest) or not (found or _SOON.search(rest) or "han" in rest.split()):
        return None
    others = [word for word in rest.split() if word not in _DUE_WORDS]
    name = " ".join(others)
    if name and not (f" {name} " in f" {rest} " and is_unit(name)):
        return None
    kind = DeadlineKind.REPORT if re.search(r"\bbao cao (?:gi|nao)\b", rest) else None
    return DueAsked(found.period if found else None, kind, name)


def _duties(plain: str, is_unit: IsUnit) -> DutiesAsked | None:
    if match := _OF_UNIT.fullmatch(plain):
        return DutiesAsked(name=match["of"]) if is_unit(match["of"]) else None
    if (match := _UNIT_DOES.fullmatch(plain)) and is_unit(match["of"]):
        return DutiesAsked(name=match["of"], role=_ROLES.get(match["role"] or ""))
    if match := _WHO.fullmatch(plain):
        matter = match["matter"]
        short = len(matter.split()) <= _MOST_MATTER
        is_role = matter in _ROLES  # "thường trực giúp việc" is one role, no matter of another
        if short and not is_role and not _OF_DOCUMENTS.search(matter) and not is_unit(matter):
            return DutiesAsked(matter=matter, role=_ROLES.get(match["role"]))
    return None


def _said(period: Period | None, today: date) -> str:
    if period is None:
        return ""
    again = find_period(fold(period.said), today)
    if again and again.period == period and not again.rest:
        return period.said
    return f"từ {say_date(period.first)} đến {say_date(period.last)}"


def _plain(text: str) -> str:
    said = _without_punctuation(text)
    courtesy = _BARE_COURTESY if said.isascii() else _COURTESY
    before = None
    while before != said:
        before, said = said, courtesy.sub("", said).strip()
    return fold(said)


def _behind_command(typed: str) -> str:
    """Return what is asked for, folded; words in front of it belong to a name."""
    return fold(_AFTER_NAME.sub("", _without_punctuation(typed)))


def _without_punctuation(text: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", display(text).lower()).split())


def _tidy(rest: str) -> str:
    return _JOINTS.sub("", " ".join(rest.split())).strip()
