"""What a unit is made: standing unit, assisting unit, contact point (pure)."""

import re

from corpus.facts.facts import Role

_WHAT = (
    (Role.STANDING, r"thường\s+trực"),
    (Role.ASSISTING, r"giúp\s+việc"),
    (Role.CONTACT, r"đầu\s+mối"),
)
KIND = (
    r"(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|tổ|ban|văn\s+phòng|phòng|lực\s+lượng|người|thành\s+viên"
    r"|cán\s+bộ|trung\s+tâm)"
)
_ROLE = r"(?P<role>thường\s+trực|giúp\s+việc|đầu\s+mối)"
MADE = re.compile(
    rf"(?:là|làm|giữ\s+vai\s+trò|đóng\s+vai\s+trò|đảm\s+nhiệm|đảm\s+nhận)\s+(?:(?:một|các|hai|01)\s+)?"
    rf"(?:{KIND}\s+)?(?:chuyên\s+môn\s+|tham\s+mưu,?\s+|chủ\s+trì,?\s+)?{_ROLE}",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"(?:vai\s+trò|nhiệm\s+vụ|chức\s+năng|trách\s+nhiệm)\s+(?:(?:là|của)\s+)?(?:{KIND}\s+)?{_ROLE}",
    re.IGNORECASE,
)
_SERVES = re.compile(
    rf"(?:(?:thực\s+hiện|làm|giữ|đảm\s+nhận|đảm\s+nhiệm|đảm\s+trách)\s+)?(?:tốt\s+)?{_DOES.pattern}",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?<!\w)(?<!được )(?:giao|phân\s+công|cử|chỉ\s+định|do)\s", re.IGNORECASE)
_BESIDE = re.compile(
    rf"[\s*_]*[-–,(][\s*_]*(?:là\s+)?(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+{_ROLE}"
    r"|[\s*_]*[-–][\s*_]*(?P<bare>thường\s+trực)\s+(?:ban\s+chỉ\s+đạo|tổ|hội\s+đồng)(?!\w)",
    re.IGNORECASE,
)
_NEAR = 200  # characters behind the verb in which what a unit is made stands


def is_made(text: str, at: int) -> bool:
    """Whether the words at `at` say what a unit is made: "là bộ phận thường trực …"."""
    return MADE.match(text, at) is not None


def made(text: str, start: int, end: int) -> Role | None:
    """Return what the words of an act, near its beginning, make its units."""
    match = MADE.search(text, start, min(end, start + _NEAR)) or _SERVES.match(text, start, end)
    return _own(text, start, match)


_STARTS = re.compile(rf"(?:là\s+|làm\s+)?(?:{KIND}\s+)?{_ROLE}(?!\w)", re.IGNORECASE)


def leads_with_role(text: str) -> Role | None:
    """Return the role that an item below a unit's name begins with: "Đầu mối triển khai …"."""
    match = _STARTS.match(text)
    return named_role(match["role"]) if match else None


def role_in(text: str, start: int, end: int) -> Role | None:
    """Return the role that words without a subject give: "Làm tốt vai trò thường trực …"."""
    match = _DOES.search(text, start, end)
    if match is None:
        found = MADE.search(text, start, end)
        begins = found and text[start : found.start()].rstrip()[-1:] in {"", ",", ";"}
        match = found if begins else None
    return _own(text, start, match)


def _own(text: str, start: int, match: re.Match[str] | None) -> Role | None:
    """Return the role of a match unless it is given to somebody else before it."""
    if match is None or _GIVEN.search(text, start, match.start()):
        return None
    return named_role(match["role"])


def beside(text: str, after: int) -> Role | None:
    """Return the role said right behind a unit's name: "Công an tỉnh - Cơ quan Thường trực …"."""
    match = _BESIDE.match(text, after)
    return named_role(match["role"] or match["bare"]) if match else None


def named_role(words: str) -> Role:
    """Return the role that its Vietnamese words name."""
    plain = " ".join(words.lower().split())
    return next(role for role, pattern in _WHAT if re.fullmatch(pattern, plain))
