"""Lengths of time, recurrences and stretches of years (pure)."""

import re
from collections.abc import Iterator

from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.quantities import ENGLISH, VIETNAMESE, alternatives, value
from corpus.mentions.scan import Scan

_YEARS = re.compile(
    r"(?:\b(?:giai đoạn|giai doan|nhiệm kỳ|nhiệm kì|từ năm|từ|from|tu nam|period)\s+)?"
    r"(?<![\w/.-])(?P<first>(?:19|20)\d\d)\s*(?:-|–|—|đến năm|đến|den nam|den|to|until)\s*"
    r"(?P<last>(?:19|20)\d\d)(?![\w/])"
)
_UNIT = r"(?P<unit>năm|tháng|quý|tuần|ngày|giờ|phút|nam|thang|tuan|ngay|gio)\b(?!\s*[\d\x01])"
_AFTER = r"(?P<working>\s+(?:làm việc|lam viec))?(?P<half>\s+(?:đầu năm|cuối năm))?"
_LASTING = re.compile(rf"(?<![\w/.,-])(?P<count>\d{{1,4}})\s+{_UNIT}{_AFTER}")
_LASTING_WORDED = re.compile(rf"\b(?P<count>{alternatives(VIETNAMESE)})\s+{_UNIT}{_AFTER}")
_ENGLISH = re.compile(
    rf"\b(?P<count>\d{{1,4}}|{alternatives(ENGLISH)})[- ](?P<working>(?:working|business) )?"
    r"(?P<unit>year|month|quarter|week|day|hour)s?\b"
)
_ENGLISH_UNITS = ("year", "month", "quarter", "week", "day", "hour")
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
_WORDS: dict[str, str] = {
    "định kỳ": "dinh-ky", "định kì": "dinh-ky", "dinh ky": "dinh-ky",
    "periodic": "dinh-ky", "periodically": "dinh-ky",
    "thường xuyên": "thuong-xuyen", "thuong xuyen": "thuong-xuyen", "regularly": "thuong-xuyen",
    "đột xuất": "dot-xuat", "dot xuat": "dot-xuat", "ad hoc": "dot-xuat",
    "semi-annual": "P6M", "semi-annually": "P6M", "semiannual": "P6M", "half-yearly": "P6M",
    "biannual": "P6M", "half-year": "P6M",
    "annual": "hang-nam", "annually": "hang-nam", "yearly": "hang-nam", "each year": "hang-nam",
    "every year": "hang-nam", "quarterly": "hang-quy", "each quarter": "hang-quy",
    "every quarter": "hang-quy", "monthly": "hang-thang", "each month": "hang-thang",
    "every month": "hang-thang", "weekly": "hang-tuan", "every week": "hang-tuan",
}  # fmt: skip
_ANY_WORD = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)).replace(" ", r"\s+") + r")\b"
)
_FOLDED = {"năm": "nam", "quý": "quy", "tháng": "thang", "tuần": "tuan", "ngày": "ngay"}


def find_stretches(scan: Scan) -> Iterator[Mention]:
    """Yield "giai đoạn 2025 - 2030" and the like; they must be read before single years."""
    for match in scan.near_digits(_YEARS):
        key = f"{match['first']}/{match['last']}"
        yield scan.mention(MentionKind.PERIOD, *match.span(), key)


def find_periods(scan: Scan) -> Iterator[Mention]:
    """Yield lengths and recurrences; "năm ngày" counts, a bare "hằng" or "kỳ" does not."""
    lengths = [*scan.near_digits(_LASTING), *_LASTING_WORDED.finditer(scan.lower)]
    if any(unit in scan.lower for unit in _ENGLISH_UNITS):
        lengths += _ENGLISH.finditer(scan.lower)
    for match in lengths:
        yield scan.mention(MentionKind.PERIOD, *match.span(), _length(match))
    for match in _RECURRING.finditer(scan.lower):
        each = match["each"]
        key = f"hang-{_FOLDED.get(each, each)}"
        yield scan.mention(MentionKind.PERIOD, *match.span(), key)
    for match in _ANY_WORD.finditer(scan.lower):
        yield scan.mention(
            MentionKind.PERIOD, *match.span(), _WORDS[" ".join(match.group().split())]
        )


def _length(match: re.Match[str]) -> str:
    count, unit = value(match["count"]), match["unit"]
    length = f"P{3 * count}M" if unit in _QUARTERS else _UNITS[unit].format(count)
    half = match.groupdict().get("half")
    if half:
        return length + ("-dau-nam" if "đầu" in half else "-cuoi-nam")
    return length + ("-lam-viec" if match["working"] else "")
