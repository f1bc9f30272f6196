"""Which of several alike a text speaks of: "đợt 2", "quý III", "báo động cấp II" (pure)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_DIGITS = r"0{0,2}[1-9]\d?(?![.,/]?\d|\s?%)"
# "lần vi phạm" is no sixth time.
_ROMAN = r"(?:x{1,2}(?:ix|iv|v?i{0,3})|ix|iv|vi{2,3}|vi(?! (?:pham|tri|mo|rut|sinh|the))|v|i{1,3})"
_COUNTED = (
    "nguoi|ho|hoc vien|can bo|dong chi|thanh vien|don vi|co quan|hop dong|van ban|bien ban|ban|bo"
    "|lop|cuoc|buoi|lan|dot|gio|phut|ngay lam viec|tuan|dong|nghin|trieu|ty|m2|ha|km|kg"
)
# "đợt 2 người nào" asks; "tổ 3 người" counts.
_NOT_COUNTED = rf"(?! (?:{_COUNTED})\b(?! (?:nao|gi|o dau)\b))"
_NUMBER = rf"(?:(?:so|thu) )?(?:{_DIGITS}{_NOT_COUNTED}|{_ROMAN}(?![.]\w))\b"
_WORD_VALUES: Mapping[str, int] = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10, "dau tien": 1, "dau": 1, "chinh": 1,
}  # fmt: skip
_AFTER_THU = r"thu (?:nhat|hai|ba|tu|bon|nam(?! \d{4})|sau|bay|tam|chin|muoi)\b"
# Bare, the others are also "năm", "sau", "từ": "đợt sau", "lần từ ngày".
_BARE = rf"(?:mot|hai|ba|bon)\b{_NOT_COUNTED}|dau tien\b"
# Not "bước đầu", "lần đầu tư", "đợt đầu năm".
_FIRST_OF = frozenset({"dot", "giai doan", "vong", "lan"})
_FIRST = r"dau\b(?! (?:tien|thau|gia|tu|vao|noi|ra|nam|thang|quy|tuan|mua|ky)\b)"
# "đợt chính" is the first beside what is made up for later, "đợt chỉnh trang" is none.
_MAIN = r"chinh\b(?! (?:sua|sach|ly|quyen|tri|phu|trang|don|huan))"
_JOINT = r"(?: ?[,;-] ?| (?:va|hoac|den|toi) )"
_RANGE = re.compile(r"-|\b(?:den|toi)\b")
_VALUE = re.compile(rf"{_AFTER_THU}|dau tien|dau|chinh|mot|hai|ba|bon|{_NUMBER}")
_UPWARDS, _DOWNWARDS = "tro len", "tro xuong"
_MOST = 99
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class _Noun:
    """How a noun is written before its number, and how far it is counted."""

    written: str
    words: bool = True  # also "đợt hai"
    most: int = _MOST


_EACH = r"(?<!moi )(?<!tung )"
_TIMES = rf"{_EACH}(?<!\D\d )(?<!\D\d\d )"  # "02 lần 1 tuần" is no first time
_NOUNS: Mapping[str, _Noun] = {
    "dot": _Noun("dot"),
    "giai doan": _Noun(r"giai doan(?! (?:0?5|10) nam\b)"),
    "quy": _Noun("quy", most=4),
    "bao dong": _Noun(r"bao dong(?: (?:lu|cap|muc))*"),
    "cap do": _Noun(r"(?:cap do|rui ro thien tai cap)(?: rui ro(?: thien tai)?)?(?: cap)?"),
    "vong": _Noun("(?<!trong )vong"),
    "hoc ky": _Noun("hoc ky"),
    "ky": _Noun(r"(?<!hoc )(?<!nhiem )(?<!\D\d )(?<!\D\d\d )ky(?: hop)?(?! \d+ ngay\b(?! nao))"),
    "khoa": _Noun("khoa", words=False),
    "buoc": _Noun("buoc"),
    "lan": _Noun(f"{_TIMES}lan"),
    "to": _Noun("to(?: dan pho)?", words=False),
    "ap": _Noun("ap", words=False),
    "thon": _Noun("thon", words=False),
    "khu": _Noun("khu(?: pho)?", words=False),
    "khu vuc": _Noun("khu vuc", words=False),
    "khu dan cu": _Noun("khu dan cu", words=False),
    "phu luc": _Noun("phu luc", words=False),
}


def _pattern(key: str, noun: _Noun) -> re.Pattern[str]:
    first = f"{_AFTER_THU}|{_NUMBER}"
    if noun.words:
        first += f"|{_BARE}"
    if key in _FIRST_OF:
        first += f"|{_FIRST}"
    if key == "dot":
        first += f"|{_MAIN}"
    more = rf"(?:{_JOINT}(?:{noun.written} )?{_NUMBER})*"
    return re.compile(
        rf"(?<!\w){_EACH}{noun.written} (?P<values>(?:{first}){more})"
        rf"(?P<open> (?:{_UPWARDS}|{_DOWNWARDS})\b)?"
    )


_PATTERNS = {key: _pattern(key, noun) for key, noun in _NOUNS.items()}
# The noun begins there, whatever stands before: "dại đợt 1" is not about "dại đợt".
_NUMBERED = frozenset({"dot", "quy", "vong", "buoc", "lan", "to", "ap", "thon"})
_ONE_NUMBER = re.compile(r"[1-9]\d?|[ivx]{1,5}")

REPORT = "bao cao"
_REPORT_ASKED = re.compile(
    r"\bbao cao\b.*(?:\bca nam\b|(?<!\w)(?<!trong )(?<!sau )(?<!qua )0?[69] thang\b)"
)
_PERIODS = (
    (12, re.compile(r"\b(?:ca|hang) nam\b|\bbao cao\b(?: [a-z]+){0,6}?(?<! dau)(?<! cuoi) nam\b")),
    (9, re.compile(r"(?<!\w)0?9 thang\b|\bchin thang\b")),
    (6, re.compile(r"(?<!\w)0?6 thang\b|\bsau thang\b")),
    (3, re.compile(r"\bhang quy\b|\bbao cao quy\b(?! (?:che|dinh|trinh|hoach))")),
    (1, re.compile(r"\bhang thang\b|\bbao cao thang\b")),
)


def asked_ordinals(text: str) -> dict[str, frozenset[int]]:
    """Return by noun which ones the folded question asks about, {"dot": {2}}; mostly empty.

    What a report is of is one as well: {"bao cao": {6}} of "báo cáo 6 tháng".
    """
    found = {key: values for key in _PATTERNS if (values := said_ordinals(key, text))}
    if _REPORT_ASKED.search(text):
        found[REPORT] = _periods(text)
    return found


def said_ordinals(noun: str, text: str) -> frozenset[int]:
    """Return which ones of a noun the folded text names: {1, 2} of "đợt I và đợt II"."""
    if noun == REPORT:
        return _periods(text) if "bao cao" in text else frozenset()
    if noun not in text:
        return frozenset()
    most = _NOUNS[noun].most
    return frozenset(
        value
        for match in _PATTERNS[noun].finditer(f" {text}")
        for value in _values(match["values"], (match["open"] or "").strip())
        if value <= most
    )


_ANY = re.compile(
    r"(?<!\w)(?P<noun>dot|doan|quy|dong|do|cap|vong|ky|hop|khoa|buoc|lan|to|pho|ap|thon|khu|luc)"
    r"(?: (?:so|thu|cap))? 0?(?P<number>[1-9]\d?|[ivx]{1,5})(?![\w]|[./]\w)"
)
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_IN_ROMAN = {str(n): "x" * (n // 10) + _ONES[n % 10] for n in range(1, 40)}
_OTHER_SPELLING = _IN_ROMAN | {roman: number for number, roman in _IN_ROMAN.items()}


def spelled_otherwise(text: str) -> Iterator[str]:
    """Yield the other spelling of each such number, with and without its noun: "4", "quy_4"."""
    for match in _ANY.finditer(text):
        if other := _OTHER_SPELLING.get(match["number"]):
            yield from (other, f"{match['noun']}_{other}")


def is_numbered(noun: str, number: str) -> bool:
    """Whether two neighbouring syllables of a question are a noun with its number, "dot 2"."""
    return noun in _NUMBERED and is_number(number)


def is_number(word: str) -> bool:
    """Whether a word is a short number in either spelling."""
    return _ONE_NUMBER.fullmatch(word) is not None


def _periods(text: str) -> frozenset[int]:
    return frozenset(months for months, pattern in _PERIODS if pattern.search(text))


def _values(listed: str, open_end: str) -> Iterator[int]:
    numbers = list(_VALUE.finditer(listed))
    for one, following in pairwise(numbers):
        if _RANGE.search(listed[one.end() : following.start()]):
            yield from range(_value(one[0]), _value(following[0]))
    values = [_value(match[0]) for match in numbers]
    yield from values
    if open_end == _UPWARDS:
        yield from range(values[-1], _MOST + 1)
    elif open_end == _DOWNWARDS:
        yield from range(1, values[-1])


def _value(written: str) -> int:
    bare = re.sub(r"^(?:so|thu) ", "", written)
    if bare.isdigit():
        return int(bare)
    if bare in _WORD_VALUES:
        return _WORD_VALUES[bare]
    figures = [_ROMAN_VALUES[letter] for letter in bare]
    return sum(
        -figure if figure < following else figure for figure, following in pairwise((*figures, 0))
    )
