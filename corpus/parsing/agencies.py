"""Who issues a document: the letterhead says it, else the title's parties or the signatures."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.document import Located, Signer, Span
from corpus.forms import CAPITAL, MOTTO, NUMBER, SECRECY, SUBJECT, is_capitals
from corpus.parsing.cells import cells, stacked
from corpus.parsing.lines import Line, locate, located, view
from corpus.parsing.sides import find_side
from corpus.parsing.signers import BEHALF, POSITION
from corpus.text import display, fold

_CODE = re.compile(r"[A-ZĐƯÂÊÔĂƠ]{2,}")
_LOCALITY = re.compile(
    r"(?:THÀNH PHỐ|TỈNH|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU|VIỆT NAM|TP\.?|KHU VỰC)\b"
)
_INCOMPLETE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|MẶT TRẬN TỔ QUỐC|BAN CHẤP HÀNH"
    r"|BAN THƯỜNG VỤ|CÁC CƠ QUAN|VÀ|ĐẢNG BỘ|BAN CHỈ ĐẠO|VĂN PHÒNG)$"
)
# Names that every level has and that say nothing without the unit they belong to.
_BARE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|THƯỜNG TRỰC"
    r"|VĂN PHÒNG|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ|CHI BỘ|BAN CHỈ ĐẠO)"
)
_COMPLETED = (
    r"(?P<rest>(?: (?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng (?:ủy|uỷ|bộ)))?"
    r"(?: (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)(?![\wÀ-ỹ])(?!,|;| và)"
    rf"(?: (?:[{CAPITAL}]\w*)){{0,5}})?)"
)
_DECIDES = re.compile(r"\s*(?:RA )?(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:?$")
_BETWEEN = re.compile(r"giữa ", re.IGNORECASE)
_ABOUT = re.compile(
    r" (?:về|trong|nhằm|thực hiện|giai đoạn|năm \d|để|phối hợp|tổ chức|triển khai)(?![\wÀ-ỹ])"
)
_PARTED = re.compile(r",? (?:với|và) |, ")
_JOINT = re.compile(r"CHƯƠNG TRÌNH|THỎA THUẬN|THOẢ THUẬN|GHI NHỚ|LIÊN|PHỐI HỢP")
_MOST_PARTIES = 8


def name_agencies(
    text: str,
    printed: Sequence[Located],
    kind: Located | None,
    title: Located | None,
    signers: Sequence[Signer],
) -> tuple[Located, ...]:
    """Return who issues: as printed above the number, else the parties, else for whom is signed."""
    found = printed[:_MOST_PARTIES] or _parties(text, kind, title) or _signed_for(text, signers)
    return tuple(_completed(text, name) for name in found)


def find_agencies(text: str, lines: Sequence[Line], number: Located | None) -> tuple[Located, ...]:
    """Return the agencies above the number, a name that runs over lines put together."""
    end = number.span.start if number else lines[-1].end
    names: list[list[Span]] = []
    for line in lines:
        if line.start >= end or SUBJECT.search(line.view):
            break
        for piece in (piece for cell in cells(text, line) for piece in stacked(text, cell)):
            seen = view(piece.of(text))
            if not is_capitals(seen) or _is_other(seen):
                continue
            if names and _one_name(view(names[-1][-1].of(text)), seen):
                names[-1].append(piece)
            else:
                names.append([piece])
    return _issuing([_joined(text, spans) for spans in names], number)


def _is_other(words: str) -> bool:
    return bool(MOTTO.search(words) or SECRECY.match(words) or NUMBER.search(words))


def _issuing(names: Sequence[Located], number: Located | None) -> tuple[Located, ...]:
    """Leave out the agency above where the symbol spells only the one that issues."""
    codes = _CODE.findall(number.text.split("/", 1)[-1]) if number else []
    for index, name in enumerate(names):
        if any(_spells(code, name.text) for code in codes):
            if index and _BARE.fullmatch(name.text):
                return (_under(name, names[index - 1]), *names[index + 1 :])
            return tuple(names[index:])
    return tuple(names)


def _under(name: Located, above: Located) -> Located:
    """Return "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH …" for an office printed below what it belongs to."""
    return Located(f"{name.text} {above.text}", Span(above.span.start, name.span.end))


def _spells(code: str, name: str) -> bool:
    """Whether a code of the symbol (STP) stands for the name (SỞ TƯ PHÁP)."""
    words = name.split()
    if words[0] == code:
        return True
    spelt = fold(code)
    for left_out in ((), ("VÀ",)):
        initials = fold("".join(word[0] for word in words if word not in left_out))
        # HỘI CHỮ THẬP ĐỎ is "CTĐ" to many: the word for what it is may be left out.
        if any(_begins_so(initials[skipped:], spelt) for skipped in (0, 1)):
            return True
    return False


def _begins_so(initials: str, code: str) -> bool:
    shared = min(len(initials), len(code))
    return shared >= 2 and initials[:shared] == code[:shared] and len(code) <= shared + 2


def _joined(text: str, spans: Sequence[Span]) -> Located:
    """Return a name from the cells it runs over; the motto may stand between them."""
    words = " ".join(display(span.of(text)) for span in spans)
    return Located(words, Span(spans[0].start, spans[-1].end))


def _one_name(above: str, below: str) -> bool:
    return bool(_LOCALITY.match(below) or _INCOMPLETE.search(above))


def _parties(text: str, kind: Located | None, title: Located | None) -> tuple[Located, ...]:
    """Return whom a programme is between: "giữa X và Y về …"; empty for what one agency issues."""
    if kind is None or title is None or not _JOINT.search(kind.text.upper()):
        return ()
    seen = view(title.span.of(text))
    if not (between := _BETWEEN.match(seen)):
        return ()
    about = _ABOUT.search(seen, between.end())
    bounds = [between.end()]
    end = about.start() if about else len(seen)
    for parted in _PARTED.finditer(seen, between.end(), end):
        if find_side(seen[parted.end() : end], heading=True):
            bounds += [parted.start(), parted.end()]
    bounds.append(end)
    if not 4 <= len(bounds) <= 2 * _MOST_PARTIES:
        return ()
    pairs = zip(bounds[::2], bounds[1::2], strict=True)
    return tuple(located(text, locate(text, title.span, *pair)) for pair in pairs)


def _signed_for(text: str, signers: Sequence[Signer]) -> tuple[Located, ...]:
    """Return on whose behalf a document is signed."""
    issuers: dict[str, Located] = {}
    for signer in signers:
        if signer.behalf is None or len(issuers) >= _MOST_PARTIES:
            continue
        seen = view(signer.behalf.span.of(text))
        head = BEHALF.match(seen)
        start = head.end() if head else 0
        end = min((m.start() for m in BEHALF.finditer(seen, start + 1)), default=len(seen))
        name = seen[start:end].strip()
        if name and not POSITION.match(name):
            span = locate(text, signer.behalf.span, start, start + len(name))
            issuers.setdefault(name, located(text, span))
    return tuple(issuers.values())


def _completed(text: str, name: Located) -> Located:
    """Return a bare name as the document prints it in full; the commonest reading, else itself."""
    if not _BARE.fullmatch(name.text):
        return name
    words = r"\s+".join(map(re.escape, name.text.split()))
    capitals = re.compile(
        rf"^[ *#_]{{0,12}}{words}(?P<rest>[^\S\n]{{1,3}}[{CAPITAL} ]{{2,80}})[ *:_]{{0,6}}$",
        re.MULTILINE,
    )
    for found in capitals.finditer(text, 0, name.span.start):
        shown = _DECIDES.sub("", display(found.group()).rstrip(":"))
        if len(shown) > len(name.text):
            start = found.start() + len(found.group()) - len(found.group().lstrip(" *#_"))
            return Located(shown, locate(text, Span(start, found.end()), 0, len(shown)))
    pattern = re.compile(rf"(?i:{words}){_COMPLETED}".replace(" ", r"\s+"))
    full = [m for m in pattern.finditer(text) if m["rest"]]
    if not full:
        return name
    commonest, _ = Counter(display(m.group()).lower() for m in full).most_common(1)[0]
    first = next(m for m in full if display(m.group()).lower() == commonest)
    return located(text, Span(first.start(), first.end()))
