"""The top of a document: agencies, number, place and date, V/v (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from corpus.document import Located, Span
from corpus.forms import ADDRESSEES, ISSUED, MOTTO, NUMBER, SECRECY, SUBJECT
from corpus.parsing.agencies import find_agencies
from corpus.parsing.cells import cells
from corpus.parsing.lines import Line, locate, located, view
from corpus.parsing.marks import find_mark
from corpus.parsing.titles import is_title_line

_SEARCHED = 60  # lines in which a letterhead may stand
_BASIS = re.compile(
    r"[-–+*•]?\s*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Để|Ngày|Hôm nay)\b"
)
_PLACE = re.compile(r"(?P<place>[^,;:.\d|<>]{2,40}?)\s*,\s*$")
_BLANKS = re.compile(r"(?<!\d)[.…_]+|[.…_]+(?!\d)|\s+")
_DIGITS = re.compile(r"[.…_ ]*(?P<digits>\d{1,4}) ?(?P<open>[.…_]*)")
_FIRST_YEAR = 1945
_MONTHS = MappingProxyType(
    {
        "giêng": 1,
        "một": 1,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
        "mười một": 11,
        "mười hai": 12,
        "chạp": 12,
    }
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letterhead says; `lines` is how many lines it takes, 0 where there is none."""

    lines: int = 0
    number: Located | None = None
    place: Located | None = None
    issued: Located | None = None
    issued_on: date | None = None
    subject: Located | None = None
    agencies: tuple[Located, ...] = ()


@dataclass(slots=True)
class _Found:
    number: Located | None = None
    place: Located | None = None
    issued: Located | None = None
    issued_on: date | None = None
    subject: Located | None = None
    last: int = -1


def read_letterhead(text: str, lines: Sequence[Line]) -> Letterhead:
    """Return the letterhead that `lines` begin with."""
    limit = _header_limit(lines)
    found = _Found()
    index = 0
    while index < limit:
        index = _read_line(text, lines, index, limit, found)
    if found.last < 0:
        return Letterhead()
    agencies = find_agencies(text, lines[: found.last + 1], found.number)
    return Letterhead(
        found.last + 1,
        found.number,
        found.place,
        found.issued,
        found.issued_on,
        found.subject,
        agencies,
    )


def _header_limit(lines: Sequence[Line]) -> int:
    """Return where the letterhead must have ended: at a title, an addressee or the body."""
    for index, line in enumerate(lines[:_SEARCHED]):
        if ADDRESSEES.match(line.view) or is_title_line(line.view) or _is_body(line.view):
            return index
    return min(len(lines), _SEARCHED)


def _is_body(line: str) -> bool:
    if _BASIS.match(line) and not ISSUED.search(line):
        return True
    mark = find_mark(line)
    return mark is not None and not mark.weak and not MOTTO.search(line) and len(line) > 4


def _read_line(text: str, lines: Sequence[Line], index: int, limit: int, found: _Found) -> int:
    """Note what the line says and return the index of the next one to read."""
    line = lines[index]
    span = Span(line.start, line.end)
    known = bool(MOTTO.search(line.view) or SECRECY.match(line.view))
    if found.number is None and (match := NUMBER.search(line.view)):
        found.number = _number(text, locate(text, span, *match.span("number")))
        known = True
    if found.issued is None and (match := ISSUED.search(line.view)):
        _note_issued(text, line, match, found)
        known = True
    if known:
        found.last = index
    if found.subject is None and (match := SUBJECT.search(line.view)):
        return _note_subject(text, lines[:limit], index, match, found)
    return index + 1


def _number(text: str, span: Span) -> Located:
    shown = _BLANKS.sub("", view(span.of(text))).rstrip("-–/")
    return Located(shown, span)


def _note_issued(text: str, line: Line, match: re.Match[str], found: _Found) -> None:
    span = Span(line.start, line.end)
    end = len(line.view[: match.end()].rstrip(" ._…"))
    found.issued = located(text, locate(text, span, match.start(), end))
    found.issued_on = _date(match["day"], match["month"], match["year"])
    before = line.view[: match.start()]
    if place := _PLACE.search(before):
        at = place.start("place")
        words = before[at:].lstrip()
        if len(found_cells := cells(text, line)) > 1 or found.number is not None:
            words = _last_cell(text, found_cells, words)
        start = before.rindex(words)
        words = words.rstrip(" ,")
        found.place = located(text, locate(text, span, start, start + len(words)))


def _last_cell(text: str, columns: list[Span], words: str) -> str:
    """Return the place alone where a number stands before it on the same line."""
    for column in columns:
        seen = view(column.of(text))
        if ISSUED.search(seen) and (head := ISSUED.split(seen)[0].strip()) and head in words:
            words = head
    tokens = words.split(" ")
    for index in range(len(tokens) - 1, -1, -1):
        if "/" in tokens[index] or any(map(str.isdigit, tokens[index])):
            return " ".join(tokens[index + 1 :])
    return words


def _date(day: str, month: str, year: str) -> date | None:
    """Return the date, None where a part of it is left blank or half blank ("ngày 1…")."""
    named = _MONTHS.get(month.strip().lower())
    parts = (_filled_in(year), named or _filled_in(month), _filled_in(day))
    try:
        return date(*parts) if parts[0] >= _FIRST_YEAR else None
    except ValueError:
        return None


def _filled_in(blank: str) -> int:
    """Return the number in a blank of the form, 0 where there is none or its begin only."""
    found = _DIGITS.fullmatch(blank.strip())
    if found is None or (found["open"] and len(found["digits"]) == 1):
        return 0
    return int(found["digits"])


def _note_subject(
    text: str, lines: Sequence[Line], index: int, match: re.Match[str], found: _Found
) -> int:
    """Read a letter's V/v, which may run over several lines of a narrow column."""
    first = lines[index]
    last = index
    while last + 1 < len(lines) and _subject_goes_on(lines[last + 1]):
        last += 1
    whole = Span(first.start, lines[last].end)
    seen = view(whole.of(text))
    start = seen.find(first.view[match.end() :]) if match.end() < len(first.view) else match.end()
    found.subject = located(text, locate(text, whole, max(start, match.end()), len(seen)))
    found.last = last
    return last + 1


def _subject_goes_on(line: Line) -> bool:
    if ISSUED.search(line.view) or MOTTO.search(line.view) or NUMBER.search(line.view):
        return False
    return line.gap == 0 or line.view[0].islower()
