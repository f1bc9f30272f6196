"""Dates as official texts, users and language models write them (pure).

"12/15 đơn vị", "2/3 số phiếu" and "24/7" are no dates; a bare 1900-2099 is a year.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.quantities import VIETNAMESE, value
from corpus.mentions.scan import Scan

_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_Y = r"(?P<y>(?:19|20)\d\d)"
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<name>" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + r"|sept)\.?"
_MONTH_NUMBERS = {m[:3]: n for n, m in enumerate(_MONTHS, 1)}
_MONTH_WORDS = {"giêng": 1, "chạp": 12} | {
    w: n for w, n in VIETNAMESE.items() if n in {*range(2, 11)} and " " not in w and w != "năm"
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
_YEAR_AFTER = (
    r"(?:\s*,?\s*(?:năm|nam)\s+(?P<y1>(?:19|20)\d\d)(?!\d)"
    r"|\s?[/.-]\s?(?P<y2>(?:19|20)\d\d)(?!\d))?"
)
_END = r"(?![\w/]|[.,-]\d)"
_COUNTED = (
    r"(?!\s+(?:số|tổng số|đơn vị|xã|phường|đại biểu|ủy viên|uỷ viên|thành viên|người|phiếu)\b)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"

# 22 September 2025, 22nd of September, September 22nd, 2025; September 2025
_ENGLISH: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b{_D}{_ORDINAL}\s+(?:of\s+)?{_MONTH}\b(?:,?\s+{_Y}\b)?"),
    re.compile(rf"\b{_MONTH}\s+{_D}{_ORDINAL}\b(?:,?\s+{_Y}\b)?"),
    re.compile(rf"\b{_MONTH}\s+{_Y}\b"),
)
# Without a digit: tháng Giêng, quý III, quý một năm 2025
_WORDED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tháng", re.compile(rf"\btháng\s+(?P<mw>{'|'.join(_MONTH_WORDS)})\b{_YEAR_AFTER}")),
    (
        "qu",
        re.compile(
            r"\b(?:quý|quí|quy)\s+(?P<q>iv|i{1,3}|[1-4]|một|hai|ba|tư)\b"
            rf"(?!/\d\d?\b|\s*(?:lần|năm\b(?!\s+\d))){_YEAR_AFTER}"
        ),
    ),
)
# Vietnamese words are matched with their diacritics or, in a text without any, bare.
_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form)
    for form in (
        # 2025-09-22
        r"(?<![\w/-])" + _Y + r"-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w/-])",
        # 22/9/2025, 22-9-2025, 22.9.2025
        r"(?<![\w/.-])"
        + _D
        + r"\s?(?P<sep>[/.-])\s?"
        + _M
        + r"\s?(?P=sep)\s?"
        + _Y
        + r"(?![\w/]|-\w)",
        # ngày 22 tháng 9 năm 2025, mùng 6 tháng 12, 15 tháng 6
        r"(?:\b(?:ngày|ngay|mùng|mồng|mung|mong)\s+(?:mùng\s+|mồng\s+)?)?(?<![\w/.,-])"
        + _D
        + r"\s+(?:tháng|thang)\s+"
        + _M
        + r"(?![\d/]|\s+(?:lần|năm\s+(?!\d)\w+ lần))"
        + _YEAR_AFTER,
        # tháng 8 năm 2024, tháng 8/2024, tháng 8
        r"\b(?:tháng|thang)\s+" + _M + r"(?!\d|\s+lần)" + _YEAR_AFTER,
        # 9/2025
        r"(?<![\w/.-])" + _M + r"/" + _Y + r"(?![\w/])",
        # 15/6; 15-6 only after a word that says so
        r"(?<![\w/.,-])" + _D + r"/" + _M + _END + _COUNTED,
        r"(?<=\bngày )" + _D + r"[.-]" + _M + _END,
        # ngày 15 (hằng tháng)
        r"\b(?:ngày|ngay|mùng|mồng)\s+" + _D + r"(?![\w/]|[.,-]\d)",
        # năm 2025, 2025
        r"(?:\b(?:năm|nam)\s+)?(?<![\w/.,-])" + _Y + r"(?![\w/]|[.,]\d|-\d)",
        # 08 giờ 00, 8h30, 08:00
        r"(?<![\w:.,/-])(?P<h>[01]?\d|2[0-3])(?::|h|\s?giờ\s?|\s?gio\s?)(?P<min>[0-5]\d)(?:\s?phút)?(?![\w:])",
    )
)
_NOT_JULY = re.compile(r"24/0?7$")


def find_dates(scan: Scan) -> Iterator[Mention]:
    """Yield dates, each place once; keys say no more than is written ("--06-15" has no year)."""
    for matches in _searches(scan):
        taken: list[tuple[int, int]] = []
        for match in matches(scan):
            if _allowed(scan, match):
                taken.append(match.span())
                yield scan.mention(MentionKind.DATE, *match.span(), _key(match.groupdict()))
        scan = scan.without(taken)


def _searches(scan: Scan) -> list[Callable[[Scan], Iterator[re.Match[str]]]]:
    """Return the searches that can find anything in the text, in the order they must run."""
    searches: list[Callable[[Scan], Iterator[re.Match[str]]]] = []
    if scan.windows:
        forms = _FORMS
        if any(name in scan.lower for name in _MONTH_NUMBERS):
            forms = (*_ENGLISH, *_FORMS)
        searches += (partial(_near_digits, form) for form in forms)
    words = [form for needed, form in _WORDED if needed in scan.lower]
    return [*(partial(_anywhere, form) for form in words), *searches]


def _near_digits(form: re.Pattern[str], scan: Scan) -> Iterator[re.Match[str]]:
    return scan.near_digits(form)


def _anywhere(form: re.Pattern[str], scan: Scan) -> Iterator[re.Match[str]]:
    return form.finditer(scan.lower)


def _allowed(scan: Scan, match: re.Match[str]) -> bool:
    parts = match.groupdict()
    if parts.get("name") is not None:
        return match.group().isascii()
    if _NOT_JULY.search(match.group()):
        return scan.folded[: match.start()].rstrip().endswith(("ngay", "truoc", "sau", "den"))
    if parts.get("q") is not None:
        return match.group()[:3] != "quy" or not scan.accented
    return True


def _key(parts: dict[str, str | None]) -> str:
    if parts.get("h"):
        return f"T{int(parts['h'] or 0):02d}:{parts['min']}"
    year = parts.get("y") or parts.get("y1") or parts.get("y2")
    quarter, month, day = _quarter(parts), _month(parts), parts.get("d")
    if quarter:
        return f"{year or '-'}-Q{quarter}"
    if day and month:
        return f"{year or '-'}-{month:02d}-{int(day):02d}"
    if month:
        return f"{year or '-'}-{month:02d}"
    return f"---{int(day):02d}" if day else str(year)


def _month(parts: dict[str, str | None]) -> int | None:
    number, word, name = parts.get("m"), parts.get("mw"), parts.get("name")
    if number:
        return int(number)
    if word:
        return _MONTH_WORDS[word]
    return _MONTH_NUMBERS[name[:3]] if name else None


def _quarter(parts: dict[str, str | None]) -> int | None:
    quarter = parts.get("q")
    if quarter is None:
        return None
    return _QUARTERS[quarter] if quarter in _QUARTERS else value(quarter)
