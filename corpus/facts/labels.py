"""Labels below a task and names of columns: "Cơ quan chủ trì:", "Thời gian | Sản phẩm" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Span
from corpus.facts.facts import Role
from corpus.text import fold


class Field(StrEnum):
    """What stands after a label or in a column."""

    TASK = "task"
    UNIT = "unit"
    TIME = "time"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: what it is of, and where its words and their value stand."""

    name: str
    start: int
    value: Span


_UNIT = (
    r"(?:cơ quan|đơn vị|bộ phận|lãnh đạo|lực lượng|phòng, ban|phòng ban|cá nhân|người)"
    r"(?:,?\s+(?:và\s+)?(?:cơ quan|đơn vị|cá nhân|bộ phận|người|tổ chức|được))*\s+"
    r"(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|tham\s+mưu|chịu\s+trách\s+nhiệm|phụ\s+trách|tham\s+gia"
    r"|đầu\s+mối|chỉ\s+đạo|hướng\s+dẫn|theo\s+dõi|tổng\s+hợp|báo\s+cáo|giám\s+sát|thường\s+trực"
    r"|kiểm\s+tra|giao|soạn\s+thảo)"
)
_MORE = r"(?:[,/]?\s+(?!\bcủa\b)[^\W\d_]+){0,7}"
_LABELS = re.compile(
    rf"(?:{_UNIT}{_MORE}"
    r"|(?:đơn vị|cơ quan)\s+(?:chủ\s+trì|phối\s+hợp)"
    rf"|chủ\s+trì(?:\s+(?:thực\s+hiện|tham\s+mưu|soạn\s+thảo))?|phối\s+hợp(?:\s+thực\s+hiện)?"
    rf"|(?:phân\s+công|trách\s+nhiệm)(?:\s+(?:thực\s+hiện|tổ\s+chức\s+thực\s+hiện))?"
    r"|(?:chuẩn\s+bị|phụ\s+trách|đầu\s+mối|theo\s+dõi|chỉ\s+đạo|giám\s+sát|hướng\s+dẫn|báo\s+cáo"
    r"|tham\s+mưu|thực\s+hiện|tổng\s+hợp)(?=[\s*_]*:[\s*_]*(?:[A-ZĐ][a-zà-ỹđ]*\s[A-ZĐa-z]|các\s))"
    rf"|thời\s+(?:gian|hạn|điểm){_MORE}|tiến\s+độ{_MORE}|lộ\s+trình{_MORE}"
    r"|thời\s+gian,\s+địa\s+điểm"
    rf"|sản\s+phẩm{_MORE}|kết\s+quả(?:\s+(?:đầu\s+ra|dự\s+kiến|cần\s+đạt|sản\s+phẩm|đạt\s+được))?"
    rf"|hình\s+thức{_MORE}|kinh\s+phí{_MORE}|nguồn\s+kinh\s+phí|địa\s+điểm{_MORE}"
    rf"|thành\s+phần{_MORE}"
    rf"|đối\s+tượng{_MORE}|ghi\s+chú|số\s+lượng)[\s*_]*:[\s*_]*",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:^|[.;(\n]|[-–+•]\s)[\s*_(]*$")
_SAYS = re.compile(r"\s(?:có|chịu|được|là|phải|cần|đã)\s", re.IGNORECASE)  # a sentence begins
_FIELDS = (
    (Field.TIME, re.compile(r"thoi (?:gian|han|diem)|tien do|lo trinh|hoan thanh|han "
                            r"|bao gio|khi nao|ky han")),
    (Field.PRODUCT, re.compile(r"san pham|ket qua|dau ra")),
    (Field.UNIT, re.compile(r"co quan|don vi|bo phan|chu tri|phoi hop|phan cong|trach nhiem"
                            r"|lanh dao|luc luong|phong,? ban|nguoi |ca nhan|dau moi|tham muu"
                            r"|phu trach|ai (?:lam|phu|chiu|ho|thuc)|ho tro|to chuc thuc hien"
                            r"|can bo|cung thuc hien|tham gia"
                            r"|^(?:chuan bi|theo doi|chi dao|giam sat|huong dan|bao cao|thuc hien"
                            r"|tong hop)$")),
    (Field.TASK, re.compile(r"noi dung|nhiem vu|cong viec|giai phap|ten |hoat dong|chi tieu"
                            r"|muc tieu|cong tac|de an|van ban|hang muc")),
)  # fmt: skip
_ROLES = (
    ("phoi hop", Role.COOPERATES), ("ho tro", Role.COOPERATES),
    ("cung thuc hien", Role.COOPERATES), ("cung lam", Role.COOPERATES),
    ("tham gia", Role.COOPERATES), ("chu tri", Role.LEADS),
    ("thuong truc", Role.STANDING), ("dau moi", Role.CONTACT), ("giup viec", Role.ASSISTING),
    ("tham muu", Role.ADVISES), ("chi dao", Role.DIRECTS), ("phu trach", Role.DIRECTS),
    ("huong dan", Role.GUIDES), ("theo doi", Role.MONITORS), ("giam sat", Role.MONITORS),
    ("kiem tra", Role.MONITORS), ("tong hop", Role.COMPILES), ("bao cao", Role.REPORTS),
)  # fmt: skip
_LEADS_FIRST = re.compile(r"chu tri\W+(?:va )?(?:thuc hien|phoi hop)")


def find_labels(text: str) -> Iterator[Label]:
    """Yield the labels of a text, each with what follows it up to the next one."""
    found = [
        match
        for match in _LABELS.finditer(text)
        if _BEFORE.search(text, 0, match.start()) and not _SAYS.search(match[0])
    ]
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        name = text[match.start() : match.end()].rstrip(" :*_\n")
        yield Label(name, match.start(), Span(match.end(), end))


def field_of(label: str) -> Field:
    """Return what a label or a column's name announces."""
    folded = fold(label)
    if folded.startswith("don vi tinh"):
        return Field.OTHER
    for field, pattern in _FIELDS:
        if pattern.match(folded):
            return field
    return next((field for field, pattern in _FIELDS if pattern.search(folded)), Field.OTHER)


def role_of(label: str) -> Role:
    """Return what the units under a label are in the task; who carries it out when not said."""
    folded = fold(label)
    if _LEADS_FIRST.search(folded):
        return Role.LEADS
    if "phu trach" in folded and "lanh dao" not in folded and "chi dao" not in folded:
        return Role.COOPERATES if "phoi hop" in folded else Role.LEADS
    return next((role for words, role in _ROLES if words in folded), Role.CARRIES_OUT)
