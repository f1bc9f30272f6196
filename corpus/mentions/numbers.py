"""Amounts, shares, telephone numbers and the plain numbers that are left (pure).

Numbers that only mark a list item ("1.", "2)", "[3]") say nothing and are no mentions. Number
words count before a counted noun ("ba đơn vị", "two units"), "một" and "năm" never: both mean
something else too often.
"""

import re
from collections.abc import Iterator

from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.quantities import ENGLISH, VIETNAMESE, alternatives, value
from corpus.mentions.scan import Scan, bare
from corpus.text import fold

_AMOUNT = r"(?P<amount>\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
_SCALES = {
    "trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip
_BARE_SCALES = {fold(word): scale for word, scale in _SCALES.items()}
_SCALE = r"(?P<scale>(?:\s*(?:" + "|".join(_SCALES) + r"))+)"
_CURRENCY = r"(?P<currency>đồng|đ|vnđ|vnd|dong|usd|đô la(?: mỹ)?|dollars?)"
_MONEY = (
    re.compile(r"(?<![\w.,/-])" + _AMOUNT + _SCALE + r"?\s*" + _CURRENCY + r"(?!\w)"),
    re.compile(r"(?<![\w.,/-])" + _AMOUNT + _SCALE + r"(?P<currency>)(?!\w)"),
)
_DOLLARS = frozenset({"usd", "đô la", "đô la mỹ", "do la", "do la my", "dollar", "dollars"})
_PERCENT = re.compile(r"(?<![\w.,/])" + _AMOUNT + r"\s*(?:%|phần trăm|phan tram|percent)")
_PHONE = re.compile(
    r"(?<![\w./-])(?:\(0\d{1,3}\)|\+84|0\d)(?:[ .-]?\d){7,9}(?![\w/])"
    r"|(?<!\w)1[89]00[ .]?\d{4,6}(?!\w)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_PART = r"(?P<part>điều|khoản|mục|chương|phần|phụ lục|article|clause|chapter|annex|appendix)"
_REFERENCE = re.compile(
    r"\b" + _PART + r"\s+(?:số\s+)?(?P<which>\d{1,4}(?:\.\d{1,3})*|[ivxl]{1,6})\b"
)
_PARTS = {
    "article": "dieu", "clause": "khoan", "chapter": "chuong", "annex": "phu luc",
    "appendix": "phu luc", "điều": "dieu", "khoản": "khoan", "mục": "muc", "chương": "chuong",
    "phần": "phan", "phụ lục": "phu luc",
}  # fmt: skip
_KINDS = (
    r"chương trình|kế hoạch|quyết định|nghị quyết|kết luận|chỉ thị|thông tư|nghị định|luật|công văn"
    r"|quy định|quy chế|đề án|phối hợp|programme|program|resolution|conclusion|directive|circular"
    r"|decree|decision|regulation"
)
_TITLED = re.compile(
    rf"\b(?:(?:số|no\.?|number)\s*:?\s*|(?:{_KINDS})\s+)(?P<which>\d{{1,6}})(?![\w/]|[.,]\d)"
)
_MARK = r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}"
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.;:] ))[^\w\n\x01]{{0,8}}(?:{_MARK})(?=[\s\x03*]|$)|\[\d{{1,3}}\]"
)
_NUMBER = re.compile(r"(?<![\w])(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,/]\d+)*)(?!\w)")
_NOUNS = (
    r"(?:bên|cơ quan|đơn vị|phòng|ban|sở|xã|phường|đặc khu|người|đồng chí|thành viên|lần|nội dung"
    r"|nhiệm vụ|nhóm|chương|điều|khoản|mục|cấp|bản|kỳ|đợt|cuộc|hội nghị|tổ chức|tỉnh|thành phố"
    r"|huyện|mô hình|dự án|chỉ tiêu|lĩnh vực|giải pháp|bước|giai đoạn|trường hợp|bộ|chi bộ|đảng bộ)"
)
_WORDED = re.compile(
    rf"\b(?P<count>{alternatives(VIETNAMESE.keys() - {'một', 'năm'})})\s+(?={_NOUNS}\b)"
)
_ENGLISH_WORDED = re.compile(
    rf"\b(?P<count>{alternatives(ENGLISH.keys() - {'one'})})\s+(?=[a-z]{{2,}}s\b)"
)
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


_BARE_MONEY = tuple(map(bare, _MONEY))
_BARE_REFERENCE, _BARE_TITLED = bare(_REFERENCE), bare(_TITLED)


def find_money(scan: Scan) -> Iterator[Mention]:
    """Yield sums; the key is in whole units ("1500000 vnd"), dong where no currency is named."""
    patterns = _MONEY if scan.accented else _BARE_MONEY
    for pattern in patterns:
        for match in scan.near_digits(pattern):
            currency = match["currency"]
            if currency == "đ" and not match["scale"] and len(match["amount"]) < 4:
                continue
            amount = float(_plain_amount(match["amount"]))
            for scale in (match["scale"] or "").split():
                amount *= _SCALES[scale] if scale in _SCALES else _BARE_SCALES[scale]
            key = f"{amount:.10g} {'usd' if currency in _DOLLARS else 'vnd'}"
            yield scan.mention(MentionKind.MONEY, *match.span(), key)
        scan = scan.without(m.span() for m in scan.near_digits(pattern))


def find_percents(scan: Scan) -> Iterator[Mention]:
    """Yield shares, "15%"."""
    for match in scan.near_digits(_PERCENT):
        key = f"{_plain_amount(match['amount'])}%"
        yield scan.mention(MentionKind.PERCENT, *match.span(), key)


def find_phones(scan: Scan) -> Iterator[Mention]:
    """Yield telephone numbers; the key is digits with 0 for +84."""
    for match in scan.near_digits(_PHONE):
        digits = "".join(c for c in match.group().replace("+84", "0") if c.isdigit())
        yield scan.mention(MentionKind.PHONE, *match.span(), digits)


def find_numbers(scan: Scan) -> Iterator[Mention]:
    """Yield what is left once dates, periods, symbols and amounts are blanked out."""
    scan = scan.without(match.span() for match in scan.near_digits(_LABEL))
    reference = _REFERENCE if scan.accented else _BARE_REFERENCE
    references = list(reference.finditer(scan.lower))
    for match in references:
        key = f"{_PARTS.get(match['part'], match['part'])} {_ordinal(match['which'])}"
        yield scan.mention(MentionKind.NUMBER, *match.span(), key)
    scan = scan.without(match.span() for match in references)
    titled = list(scan.near_digits(_TITLED if scan.accented else _BARE_TITLED))
    for match in titled:
        key = f"so {int(match['which'])}"
        yield scan.mention(MentionKind.NUMBER, *match.span(), key)
    scan = scan.without(match.span() for match in titled)
    for match in scan.near_digits(_NUMBER):
        yield scan.mention(MentionKind.NUMBER, *match.span(), _plain_amount(match.group()))
    for pattern in (_WORDED, _ENGLISH_WORDED):
        for match in pattern.finditer(scan.lower):
            key = str(value(match["count"]))
            yield scan.mention(MentionKind.NUMBER, *match.span("count"), key)


def _plain_amount(digits: str) -> str:
    """Return "1.500" as "1500", "2,50" as "2.5", "05/07" as "5/7"."""
    if _GROUPS.fullmatch(digits):
        return digits.replace(".", "").replace(",", "").lstrip("0") or "0"
    plain = _ZEROS.sub("", digits.replace(",", "."))
    return plain.rstrip("0").rstrip(".") if "," in digits else plain


def _ordinal(which: str) -> str:
    """Return "IV" as "4" and "08" as "8"."""
    if not which[0].isdigit():
        values = [_ROMAN[c] for c in which]
        after = [*values[1:], 0]
        return str(sum(-v if v < nxt else v for v, nxt in zip(values, after, strict=True)))
    return _ZEROS.sub("", which)
