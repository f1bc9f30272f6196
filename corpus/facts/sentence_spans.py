"""Where the sentences of any text are, without the marks of items before them (pure)."""

import re
from collections.abc import Iterator

from corpus.document import Span

_CAPITAL = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_END = re.compile(
    rf"(?<=[.!?…])[\"”’)*_\]]*(?P<gap>\s+)(?=[\"“‘(*_]*[{_CAPITAL}])"
    rf"|(?P<line>\s*\n\s*)(?=(?:[-–+•]|\d{{1,2}}(?:\.\d{{1,2}})*[.)]|[a-zđ]\))"
    rf"[\s*_]+[\"“‘(*_]*[{_CAPITAL}]|\*[ \t]+[^\W\d_])"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TP|TX|TM|T/M|KT|TL|TUQ|Q|P|H|X|T|TS|ThS|PGS|GS|[A-Z])\.$|[Đđ]iều \d+[a-z]?\.$"
    r"|(?:^|\n)\s*\d{1,3}(?:\.\d{1,3})*\.$"
)
_MARK = re.compile(
    r"(?:[\s*_#]*(?:[-–+•]|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)|\d{1,3}(?:\.\d{1,3})+[.-]?|\d{1,3}(?:[.)/]|\.?-)|[a-zđ][.)/]"
    r"|[IVX]{1,5}(?:[./]|\.?-)|Điều\s\d+[a-z]?\."
    r"|Bước\s\d{1,2}[:.])(?=[\s*_]))*[\s*_#]*"
    r"(?:(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là|Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy)),\s+)?"
)


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences between two places of any text, trimmed, without the items' marks."""
    mark = _MARK.match(text, start, end)
    first = start = mark.end() if mark else start
    for match in _END.finditer(text, start, end):
        last = match.start("gap") if match["gap"] else match.start("line")
        if match["gap"] and _ABBREVIATED.search(text, max(first, last - 12), last):
            continue
        yield from _unmarked(text, Span(first, last))
        first = match.end()
    yield from _unmarked(text, Span(first, end))


def _unmarked(text: str, span: Span) -> Iterator[Span]:
    mark = _MARK.match(text, span.start, span.end)
    start = mark.end() if mark else span.start
    end = span.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    if end > start:
        yield Span(start, end)
