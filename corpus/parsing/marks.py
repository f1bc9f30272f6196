"""Marks that open a part of a document: "Điều 5.", "II.", "3.1.", "đ)", "–", "+" (pure)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

POINT_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


class MarkType(IntEnum):
    """What a mark is; a smaller value stands higher in a document where nothing else tells."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    SUBSECTION = 3
    LETTER = 4
    ROMAN = 5
    ARTICLE = 6
    NUMBER = 7
    DECIMAL = 8
    POINT = 9
    SUBPOINT = 10
    BRACKET = 11
    STAR = 12
    DASH = 13
    BULLET = 14
    PLUS = 15


TITLED = frozenset(
    {
        MarkType.PART,
        MarkType.CHAPTER,
        MarkType.SECTION,
        MarkType.SUBSECTION,
        MarkType.LETTER,
        MarkType.ROMAN,
        MarkType.ARTICLE,
    }
)
UNNUMBERED = frozenset({MarkType.STAR, MarkType.DASH, MarkType.BULLET, MarkType.PLUS})


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line; `length` counts the characters of the line's view.

    `number` orders marks of one list (3.1 is (3, 1), đ is (5,)); a `weak` mark may as well be
    running text ("Điều 5 của Luật") and counts only where its number is the next one due.
    """

    type: MarkType
    label: str
    number: tuple[int, ...]
    length: int
    weak: bool = False


_HEADED = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Điều|ĐIỀU|Câu(?= \d+ ?[.:]))"
    r"(?P<ordinal> [Tt]hứ| THỨ)? ?(?P<number>[IVXLC]{1,7}|\d{1,3}[a-zđ]?|[A-Z]|"
    + "|".join((*_WORDS, *(word.upper() for word in _WORDS)))
    + r")(?![\wÀ-ỹ])(?P<close> ?[.:)–—-]|,(?= )|(?=$| ))"
)
_TYPES = {
    "phần": MarkType.PART,
    "chương": MarkType.CHAPTER,
    "mục": MarkType.SECTION,
    "tiểu mục": MarkType.SUBSECTION,
    "điều": MarkType.ARTICLE,
    "câu": MarkType.NUMBER,
}
_REFERENCE = re.compile(
    r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Quy định|Hiến pháp|Điều lệ"
    r"|Pháp lệnh|Chương|Phần|Mục|Điều|Kế hoạch|Chỉ thị)\b"
)
_ROMAN = re.compile(r"(?P<number>[IVX]{1,6}|XL[IVX]{0,4})(?P<close>[.)/:]| ?[-–—](?= )|(?= ))")
_LETTER = re.compile(r"(?P<number>[A-ZĐ])(?P<close>[.)/:]| ?[-–—](?= ))")
_NUMBER = re.compile(r"(?P<number>\d{1,3})(?P<close>[.)/:]| ?[-–—](?= ))(?![\d/])")
_DECIMAL = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})(?P<close>[.)/:]| ?[-–—](?= )|)(?= |$|[^\W\d])"
)
_POINT = re.compile(r"(?P<number>[a-zđ])(?P<close>[.)/])(?![\w/])|(?P<stuck>[a-zđ])\)(?=\S)")
_SUBPOINT = re.compile(r"(?P<letter>[a-zđ])\.?(?P<number>\d{1,2})(?P<close>[.)])")
_BRACKET = re.compile(r"\((?P<number>\d{1,2}|[ivx]{1,5}|[a-zđ])\)|(?P<open>[ivx]{2,5})\)")
_DASH = re.compile(r"[-–—−](?=[ \w“\"(])")
_BULLET = re.compile(r"[•●○▪▫■□◦‣·►➢✓❖◆⁃\uf02d\uf0b7\uf0a7](?=.)")
_PLUS = re.compile(r"\+(?=[ \w“\"(])")


def find_mark(line: str) -> Mark | None:
    """Return the mark that a line (as viewed) begins with, None for running text."""
    if not line:
        return None
    for reader in _READERS.get(_group(line[0]), ()):
        if mark := reader(line):
            return mark
    return None


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral; nonsense such as "IIX" gets some number."""
    total, before = 0, 0
    for letter in reversed(numeral.upper()):
        value = _ROMAN_VALUES.get(letter, 0)
        total += value if value >= before else -value
        before = max(before, value)
    return total


def _group(first: str) -> str:
    if first.isdigit():
        return "digit"
    if first.isalpha():
        return "upper" if first.isupper() else "lower"
    return "sign"


def _headed(line: str) -> Mark | None:
    if not (match := _HEADED.match(line)):
        return None
    kind = _TYPES[match["word"].lower()]
    bare = match["close"].strip() in ("", ",")  # "Điều 20," is a slip of OCR for "Điều 20."
    rest = line[match.end() :].strip()
    refers = bool(rest) and (rest[0].islower() or (bare and bool(_REFERENCE.match(rest))))
    if match["close"] == "," and (refers or not rest):
        return None
    weak = refers or rest[:1] in tuple(",;") or match["close"] == ","
    label = f"{match['word'].capitalize()}{match['ordinal'] or ''} {match['number']}"
    return Mark(
        kind, label, (_headed_value(match["number"]), *_suffix(match["number"])), match.end(), weak
    )


def _headed_value(number: str) -> int:
    if number[0].isdigit():
        return int(re.sub(r"\D", "", number))
    if number.lower() in _WORDS:
        return _WORDS.index(number.lower()) + 1
    return roman_value(number) if set(number) <= set(_ROMAN_VALUES) else ord(number[0]) - 64


def _suffix(number: str) -> tuple[int, ...]:
    """Return what an inserted article ("Điều 5a") adds to its number."""
    inserted = number[0].isdigit() and number[-1].isalpha()
    return (POINT_LETTERS.index(number[-1]) + 1,) if inserted else ()


def _roman(line: str) -> Mark | None:
    if not (match := _ROMAN.match(line)):
        return None
    rest = line[match.end() :].strip()
    bare = not match["close"].strip()
    words = rest.split(" ")
    if bare and not (len(words) > 1 and all(word.isupper() for word in words[:2])):
        return None
    weak = bare or not rest or not (rest[0].isupper() or rest[0] in '“"(')
    return Mark(MarkType.ROMAN, match["number"], (roman_value(match["number"]),), match.end(), weak)


def _letter(line: str) -> Mark | None:
    match = _LETTER.match(line)
    if not match or not (rest := line[match.end() :].strip()):
        return None
    weak = not rest[0].isupper() or rest[:2].endswith(".")
    return Mark(MarkType.LETTER, match["number"], (ord(match["number"]) - 64,), match.end(), weak)


def _number(line: str) -> Mark | None:
    if not (match := _NUMBER.match(line)):
        return None
    rest = line[match.end() :].strip()
    weak = not rest or not (rest[0].isupper() or rest[0] in "“\"'([‘")
    return Mark(MarkType.NUMBER, match["number"], (int(match["number"]),), match.end(), weak)


def _decimal(line: str) -> Mark | None:
    if not (match := _DECIMAL.match(line)):
        return None
    rest = line[match.end() :].strip()
    number = tuple(int(part) for part in match["number"].split("."))
    weak = not rest or not (rest[0].isupper() or rest[0] in "“\"'([‘")
    return Mark(MarkType.DECIMAL, match["number"], number, match.end(), weak)


def _point(line: str) -> Mark | None:
    if not (match := _POINT.match(line)):
        return None
    letter = match["number"] or match["stuck"]
    return Mark(MarkType.POINT, letter, (POINT_LETTERS.index(letter) + 1,), match.end())


def _subpoint(line: str) -> Mark | None:
    if not (match := _SUBPOINT.match(line)):
        return None
    number = (POINT_LETTERS.index(match["letter"]) + 1, int(match["number"]))
    return Mark(MarkType.SUBPOINT, match["letter"] + match["number"], number, match.end())


def _bracket(line: str) -> Mark | None:
    if not (match := _BRACKET.match(line)):
        return None
    inner = match["number"] or match["open"]
    if inner[0].isdigit():
        value = int(inner)
    elif set(inner) <= set("ivx"):
        value = roman_value(inner)
    else:
        value = POINT_LETTERS.index(inner) + 1
    return Mark(MarkType.BRACKET, f"({inner})", (value,), match.end())


def _sign(line: str) -> Mark | None:
    for pattern, kind, label in (
        (_DASH, MarkType.DASH, "-"),
        (_BULLET, MarkType.BULLET, "•"),
        (_PLUS, MarkType.PLUS, "+"),
    ):
        if match := pattern.match(line):
            weak = len(line) > 2 and line[1] != " " and line[1].isdigit()
            return Mark(kind, label, (), match.end(), weak)
    return None


_READERS: dict[str, tuple[Callable[[str], Mark | None], ...]] = {
    "digit": (_decimal, _number),
    "upper": (_headed, _roman, _letter),
    "lower": (_bracket, _point, _subpoint),
    "sign": (_bracket, _sign),
}
