"""Document numbers and unit codes: "05-CTr/BTG", "19/2024/TT-BNV", "/KH-UBND", "PX03" (pure)."""

import re
from collections.abc import Iterator

from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.scan import Scan

# Letters, then more letters after - / & or a hyphen at the end of a line.
_LETTERS = r"[a-z][a-z0-9]*(?:(?:[/&]|-(?:[ \t]*\n\s*)?)[a-z0-9]+)*"
# "05-CTr/BTG", "19/2024/TT-BNV", "12/KH-UBND", "02 -CTr/ĐU", "02-\n\nCTr/ĐU"
_NUMBERED = re.compile(
    r"(?<![\w/-])(?P<number>\d{1,6}[a-z]?)(?:/(?P<year>\d{4}))?(?:\s?-\s{0,4}|\s{0,2}/)(?P<letters>"
    + _LETTERS
    + r")(?![\w/])"
)
# The number is left blank: "Số:      /KH-UBND", "Quyết định số -QĐ/ĐU"
_BLANK = re.compile(
    r"(?:(?<![\w/-])[-/]|(?<=\bso )[-/] )(?P<letters>[a-z][a-z0-9]*[-/&]" + _LETTERS + r")(?![\w/])"
)
_YEARLY = re.compile(r"(?<=\bso )(?:0*)(?P<number>\d{1,5})/(?P<year>(?:19|20)\d\d)(?![\w/])")
_CODE = re.compile(r"(?<![\w/-])[a-z]{1,5}\d{1,3}[a-z]?(?![\w/-])")
_SPACE = re.compile(r"\s+")


def find_symbols(scan: Scan) -> Iterator[Mention]:
    """Yield numbers and codes; keys are folded, without spaces and leading zeros."""
    numbered = [m for m in scan.near_digits_folded(_NUMBERED) if _is_symbol(scan, m)]
    yield from (_mention(scan, match) for match in numbered)
    rest = scan.without(match.span() for match in numbered)
    for match in _BLANK.finditer(rest.folded) if "/" in rest.folded else ():
        if _capitals(scan, match.start("letters"), match.end("letters")) >= 2:
            yield _mention(scan, match)
    for match in scan.near_digits_folded(_YEARLY):
        yield _mention(scan, match)
    for match in scan.near_digits_folded(_CODE):
        if scan.text[match.start() : match.end()].isupper():
            yield _mention(scan, match)


def _is_symbol(scan: Scan, match: re.Match[str]) -> bool:
    """Tell a symbol from "24/7h", "5-ca" and "2030 - UBND": capitals and a second separator."""
    letters = match["letters"]
    joined = "/" in match.group() and any(mark in letters for mark in "-/&")
    with_year = match["year"] is not None
    unaccented = not scan.accented
    capitals = _capitals(scan, match.start("letters"), match.end("letters"))
    if match["number"].isdigit() and 1900 <= int(match["number"]) <= 2100 and " " in match.group():
        return False
    return (joined or with_year or capitals >= 2) and (
        capitals >= 2 or (unaccented and (joined or with_year))
    )


def _capitals(scan: Scan, start: int, end: int) -> int:
    return sum(c.isupper() for c in scan.text[start:end])


def _mention(scan: Scan, match: re.Match[str]) -> Mention:
    key = _SPACE.sub("", match.group()).lstrip("0")
    return scan.mention(MentionKind.SYMBOL, match.start(), match.end(), key)
