"""A document that came out as one endless line, cut where its parts must have begun (pure)."""

import re

from corpus.forms import ABBREVIATIONS, CAPITAL

_LONG = 2000  # characters; no paragraph that a person set is longer
_LONG_ALONE = 300  # the same for a text that has next to no lines
_FEW_LINES = 6
_FEWEST = 4  # marks: with fewer the line is a long paragraph and stays whole
_MARKS = r"[*#\\_]{0,4}"
_OPENERS = (
    r"Điều \d{1,3}[a-zđ]?[.:]",
    r"(?:Chương|CHƯƠNG|Phần|PHẦN) [IVX]{1,5}[ .:]",
    rf"(?:[IVX]{{1,5}}|[A-H])[.-] ?[{CAPITAL}]",
    r"(?<!Điều\s)(?<!điều\s)(?<!khoản\s)(?<!ngày\s)(?<!số\s)(?<!Mục\s)"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}{_MARKS}[.)]{_MARKS} ?[{CAPITAL}“]",
    r"[a-zđ]\) ?[\w“]",
    r"Nơi nhận ?:|Kính gửi ?:|(?:Căn cứ|Theo đề nghị) |CỘNG HÒA XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM",
    rf"Độc lập ?-|Số ?:? ?\d{{0,6}} ?[/-]|(?:TM|KT|TL|TUQ)\. [{CAPITAL}]|T/M [{CAPITAL}]",
    r"\((?:Ban hành k|K)èm theo |PHỤ LỤC ",
    rf"(?:{'|'.join(kind for kind in ABBREVIATIONS if ' ' in kind)})(?=[ :*])",
)
_CUT = re.compile(
    rf"(?<=\s)(?={_MARKS}(?:{'|'.join(_OPENERS)}))"
    rf"|(?<=[.;:,]\s)(?=[-–+] ?[{CAPITAL}\w“])|(?<=Hạnh phúc\s)"
    rf"|(?<=VIỆT NAM\s)(?=[{CAPITAL}][a-zà-ỹ])"
)


def run_on_length(text: str) -> int:
    """Return how long a line of `text` must be to be taken for several run together."""
    return _LONG_ALONE if text.count("\n", 0, 20_000) < _FEW_LINES else _LONG


def cut_run_on(line: str, longest: int) -> list[int]:
    """Return where a line over `longest` characters is to be cut; empty for one that is not."""
    if len(line) < longest:
        return []
    cuts = [match.start() for match in _CUT.finditer(line) if match.start() > 0]
    return cuts if len(cuts) >= _FEWEST else []
