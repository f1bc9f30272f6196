"""The top of a document: agencies, number, place and date, V/v; then kind and title (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.blocks import is_finished, is_open
from corpus.document import Located, Span
from corpus.forms import (
    ADDRESSEES,
    ISSUED,
    ISSUED_WITH,
    MOTTO,
    NUMBER,
    SECRECY,
    SUBJECT,
    find_kind,
    is_capitals,
)
from corpus.lines import Layout, Line, cells, locate, located, view
from corpus.marks import find_mark
from corpus.text import display, fold

_SEARCHED = 60  # lines in which a letterhead may stand
_TITLE_LINES = 14
_BASIS = re.compile(
    r"[-–+*•]?\s*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Để|Ngày|Hôm nay)\b"
)
_PLACE = re.compile(r"(?P<place>[^,;:.\d|]{2,40}?)\s*,\s*$")
_BLANKS = re.compile(r"[.…_\s]+")
_CODE = re.compile(r"[A-ZĐƯÂÊÔĂƠ]{2,}")
_LOCALITY = re.compile(
    r"(?:THÀNH PHỐ|TỈNH|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU|VIỆT NAM|TP\.?|KHU VỰC)\b"
)
_INCOMPLETE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|MẶT TRẬN TỔ QUỐC|BAN CHẤP HÀNH"
    r"|BAN THƯỜNG VỤ|CÁC CƠ QUAN|VÀ|ĐẢNG BỘ|BAN CHỈ ĐẠO|VĂN PHÒNG)$"
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


@dataclass(frozen=True, slots=True)
class Title:
    """A kind and what it is about; `lines` counts from the line that the kind is on."""

    lines: int
    kind: Located | None
    title: Located | None


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
    agencies = _agencies(text, lines[: found.last + 1], found.number)
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


def is_title_line(line: str) -> bool:
    """Whether a line begins with the kind of a document, in capitals."""
    found = find_kind(line)
    if found is None:
        return False
    rest = line[found[1] :].strip()
    return not rest or is_capitals(rest) or rest[0].isalpha() or rest[0] in "(:"


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
    try:
        return date(*(int(_BLANKS.sub("", part)) for part in (year, month, day)))
    except ValueError:
        return None


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


def _agencies(text: str, lines: Sequence[Line], number: Located | None) -> tuple[Located, ...]:
    """Return the agencies above the number, a name that runs over lines put together."""
    end = number.span.start if number else lines[-1].end
    names: list[list[Span]] = []
    for line in lines:
        if line.start >= end or NUMBER.search(line.view) or SUBJECT.search(line.view):
            break
        for column in cells(text, line):
            seen = view(column.of(text))
            if not is_capitals(seen) or MOTTO.search(seen) or SECRECY.match(seen):
                continue
            if names and _one_name(view(names[-1][-1].of(text)), seen):
                names[-1].append(column)
            else:
                names.append([column])
    return _issuing([_joined(text, spans) for spans in names], number)


def _issuing(names: Sequence[Located], number: Located | None) -> tuple[Located, ...]:
    """Leave out the agency above where the symbol spells only the one that issues."""
    codes = _CODE.findall(number.text.split("/", 1)[-1]) if number else []
    for index, name in enumerate(names):
        if any(_spells(code, name.text) for code in codes):
            return tuple(names[index:])
    return tuple(names)


def _spells(code: str, name: str) -> bool:
    """Whether a code of the symbol (STP) stands for the name (SỞ TƯ PHÁP)."""
    words = name.split()
    if words[0] == code:
        return True
    for left_out in ((), ("VÀ",)):
        initials = fold("".join(word[0] for word in words if word not in left_out))
        shared = min(len(initials), len(code))
        spelt = fold(code)
        if shared >= 2 and initials[:shared] == spelt[:shared] and len(code) <= shared + 2:
            return True
    return False


def _joined(text: str, spans: Sequence[Span]) -> Located:
    """Return a name from the cells it runs over; the motto may stand between them."""
    words = " ".join(display(span.of(text)) for span in spans)
    return Located(words, Span(spans[0].start, spans[-1].end))


def _one_name(above: str, below: str) -> bool:
    return bool(_LOCALITY.match(below) or _INCOMPLETE.search(above))


def read_title(text: str, lines: Sequence[Line], layout: Layout) -> Title | None:
    """Return the kind and title that `lines` begin with, None when the first line has no kind."""
    if not lines or (found := find_kind(lines[0].view)) is None:
        return None
    first = Span(lines[0].start, lines[0].end)
    count = 1
    while count < min(len(lines), _TITLE_LINES) and _title_goes_on(lines, count, layout):
        count += 1
    length = found[1]
    if (count == 1 and length < len(lines[0].view)) or is_capitals(lines[0].view):
        length = _kind_length(lines[0].view, length)
    kind = located(text, locate(text, first, 0, length))
    whole = Span(first.start, lines[count - 1].end)
    seen = view(whole.of(text))
    title = None
    if len(seen) > length:
        issued_with = ISSUED_WITH.search(seen, length)
        end = issued_with.start() if issued_with else len(seen)
        title = located(text, locate(text, whole, length, max(end, length)))
    return Title(count, kind, title if title and title.text else None)


def _kind_length(line: str, length: int) -> int:
    """Return how much of the line is the kind: all of a short one ("BÁO CÁO TỔNG HỢP")."""
    return len(line) if len(line.split()) <= 5 and is_capitals(line) else length


def _title_goes_on(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    line, last = lines[index], lines[index - 1]
    if ADDRESSEES.match(line.view) or _starts_body(line.view, index):
        return False
    if ISSUED_WITH.match(line.view):
        return True
    if ISSUED_WITH.match(last.view):
        return line.view[0].islower() or not last.view.rstrip().endswith(")")
    if index == 1:
        return not is_finished(last.view) and len(line.view) < 600
    return not is_finished(last.view) and _title_reads_on(last, line, layout)


def _title_reads_on(last: Line, line: Line, layout: Layout) -> bool:
    if line.view[0].islower() or is_open(last.view):
        return True
    if line.gap > layout.gap:
        return False
    return line.gap == 0 or is_capitals(line.view) == is_capitals(last.view)


def _starts_body(line: str, index: int) -> bool:
    if re.match(r"[-–+•]?\s*(?:Căn cứ|Xét|Theo đề nghị)\b", line):
        return True
    if index > 1 and _BASIS.match(line):
        return True
    mark = find_mark(line)
    return mark is not None and not mark.weak
