"""Lengths of time, recurrences and stretches of years (pure)."""

import re
from collections.abc import Iterator

from corpus.mention_kinds import Mention, MentionKind
from corpus.quantities import ENGLISH, VIETNAMESE, alternatives, value
from corpus.scan import Scan

_YEARS = re.compile(
    r"(?:\b(?:giai đoạn|giai doan|nhiệm kỳ|nhiệm kì|từ năm|từ|from|tu nam|period)\s+)?"
    r"(?<![\w/.-])(?P<first>(?:19|20)\d\d)\s*(?:-|–|—|đến năm|đến|den nam|den|to|until)\s*"
    r"(?P<last>(?:19|20)\d\d)(?![\w/])"
)
_COUNT = r"(?P<count>\d{1,4}|" + alternatives(VIETNAMESE) + r")"
_LASTING = re.compile(
    r"(?<![\w/.,-])"
    + _COUNT
    + r"\s+(?P<unit>năm|tháng|quý|tuần|ngày|giờ|phút|nam|thang|tuan|ngay|gio)\b"
    r"(?P<working>\s+(?:làm việc|lam viec))?(?P<half>\s+(?:đầu năm|cuối năm))?"
)
_ENGLISH = re.compile(
    r"\b(?P<count>\d{1,4}|" + alternatives(ENGLISH) + r")[- ](?P<working>(?:working|business) )?"
    r"(?P<unit>year|month|quarter|week|day|hour)s?\b"
)
_UNITS = {
    "năm": "P{}Y", "nam": "P{}Y", "year": "P{}Y",
    "tháng": "P{}M", "thang": "P{}M", "month": "P{}M",
    "tuần": "P{}W", "tuan": "P{}W", "week": "P{}W",
    "ngày": "P{}D", "ngay": "P{}D", "day": "P{}D",
    "giờ": "PT{}H", "gio": "PT{}H", "hour": "PT{}H",
    "phút": "PT{}M",
}  # fmt: skip
_QUARTERS = frozenset({"quý", "quarter"})
_RECURRING = re.compile(
    r"\b(?:hằng|hàng|mỗi|từng|hang)\s+(?P<each>năm|quý|tháng|tuần|ngày|nam|quy|thang|tuan|ngay)\b"
)
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), key)
    for words, key in (
        (r"định kỳ|định kì|dinh ky|periodic(?:ally)?", "dinh-ky"),
        (r"thường xuyên|thuong xuyen|regularly", "thuong-xuyen"),
        (r"đột xuất|dot xuat|ad hoc", "dot-xuat"),
        (r"semi-?annual(?:ly)?|half-?year(?:ly)?|biannual(?:ly)?", "P6M"),
        (r"annual(?:ly)?|yearly|(?:each|every) year", "hang-nam"),
        (r"quarterly|(?:each|every) quarter", "hang-quy"),
        (r"monthly|(?:each|every) month", "hang-thang"),
        (r"weekly|(?:each|every) week", "hang-tuan"),
    )
)
_FOLDED = {"năm": "nam", "quý": "quy", "tháng": "thang", "tuần": "tuan", "ngày": "ngay"}


def find_stretches(scan: Scan) -> Iterator[Mention]:
    """Yield "giai đoạn 2025 - 2030" and the like; they must be read before single years."""
    for match in _YEARS.finditer(scan.lower):
        key = f"{match['first']}/{match['last']}"
        yield scan.mention(MentionKind.PERIOD, *match.span(), key)


def find_periods(scan: Scan) -> Iterator[Mention]:
    """Yield lengths and recurrences; "năm ngày" counts, a bare "hằng" or "kỳ" does not."""
    for pattern in (_LASTING, _ENGLISH):
        for match in pattern.finditer(scan.lower):
            yield scan.mention(MentionKind.PERIOD, *match.span(), _length(match))
    for match in _RECURRING.finditer(scan.lower):
        each = match["each"]
        key = f"hang-{_FOLDED.get(each, each)}"
        yield scan.mention(MentionKind.PERIOD, *match.span(), key)
    for pattern, key in _WORDS:
        for match in pattern.finditer(scan.lower):
            yield scan.mention(MentionKind.PERIOD, *match.span(), key)


def _length(match: re.Match[str]) -> str:
    count, unit = value(match["count"]), match["unit"]
    length = f"P{3 * count}M" if unit in _QUARTERS else _UNITS[unit].format(count)
    half = match.groupdict().get("half")
    if half:
        return length + ("-dau-nam" if "đầu" in half else "-cuoi-nam")
    return length + ("-lam-viec" if match["working"] else "")
