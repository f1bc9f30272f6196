"""What a unit is made: standing unit, assisting unit, contact point (pure)."""

import re

from corpus.facts.facts import Role

_WHAT = (
    (Role.STANDING, r"thường\s+trực"),
    (Role.ASSISTING, r"giúp\s+việc"),
    (Role.CONTACT, r"đầu\s+mối"),
)
_KIND = (
    r"(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|tổ|ban|văn\s+phòng|phòng|lực\s+lượng|người|thành\s+viên"
    r"|cán\s+bộ|trung\s+tâm)"
)
_ROLE = r"(?P<role>thường\s+trực|giúp\s+việc|đầu\s+mối)"
_MADE = re.compile(
    rf"(?:là|làm|giữ\s+vai\s+trò|đóng\s+vai\s+trò|đảm\s+nhiệm|đảm\s+nhận)\s+(?:(?:một|các)\s+)?"
    rf"(?:{_KIND}\s+)?(?:chuyên\s+môn\s+|tham\s+mưu,?\s+|chủ\s+trì,?\s+)?{_ROLE}",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"(?:vai\s+trò|nhiệm\s+vụ|chức\s+năng|trách\s+nhiệm)\s+(?:(?:là|của)\s+)?(?:{_KIND}\s+)?{_ROLE}",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"[\s*_]*[-–,(][\s*_]*(?:là\s+)?(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+{_ROLE}", re.IGNORECASE
)
_NEAR = 200  # characters behind the verb in which what a unit is made stands


def is_made(text: str, at: int) -> bool:
    """Whether the words at `at` say what a unit is made: "là bộ phận thường trực …"."""
    return _MADE.match(text, at) is not None


def made(text: str, start: int, end: int) -> Role | None:
    """Return what the words of an act, near its beginning, make its units."""
    match = _MADE.search(text, start, min(end, start + _NEAR))
    return _named(match["role"]) if match else None


def role_in(text: str, start: int, end: int) -> Role | None:
    """Return the role that words without a subject give: "Làm tốt vai trò thường trực …"."""
    for pattern in (_MADE, _DOES):
        if match := pattern.search(text, start, end):
            return _named(match["role"])
    return None


def beside(text: str, after: int) -> Role | None:
    """Return the role said right behind a unit's name: "Công an tỉnh - Cơ quan Thường trực …"."""
    match = _BESIDE.match(text, after)
    return _named(match["role"]) if match else None


def _named(words: str) -> Role:
    plain = " ".join(words.lower().split())
    return next(role for role, pattern in _WHAT if re.fullmatch(pattern, plain))
