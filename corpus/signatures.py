"""The end of a document: who signs, as what, for whom; and who receives it (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Located, Signer, Span
from corpus.forms import APPENDIX, MOTTO, RECIPIENTS, find_kind, is_capitals
from corpus.lines import Line, cells, locate, located, view
from corpus.marks import find_mark

_BEHALF = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|TUN|Q)(?:\s?[.:]\s?|\s)(?=[A-ZĐÀ-Ỹ])")
_POSITIONS = (
    r"CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH",
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|HIỆU PHÓ|VIỆN TRƯỞNG|TỔ TRƯỞNG|ĐỘI TRƯỞNG",
    r"KẾ TOÁN TRƯỞNG|KẾ TOÁN|ỦY VIÊN|UỶ VIÊN|THƯ KÝ|CHỦ TRÌ|CHỦ TỌA|CHỦ TOẠ|TỔNG THANH TRA",
    r"THỐNG ĐỐC|TỔNG KIỂM TOÁN|TƯ LỆNH|CHÍNH ỦY|CHỈ HUY TRƯỞNG|CHỈ HUY|TRẠM TRƯỞNG|KIỂM TOÁN",
    r"NGƯỜI (?:LẬP|GHI|VIẾT|KÝ|BÁO CÁO|LÀM ĐƠN|ĐỨNG ĐẦU|CHỦ TRÌ)|THỦ TRƯỞNG|ĐẠI DIỆN|BÊN [AB]",
    r"THƯỜNG TRỰC|PHÒNG",
)
_POSITION = re.compile(
    rf"(?:(?:PHÓ|QUYỀN|Q\.|TỔNG|NGUYÊN)\s)*(?:{'|'.join(_POSITIONS)})(?![\wÀ-ỹ])"
)
_SIGNED = re.compile(
    r"\(?(?:đã ký|ký tên|ký, ghi rõ họ tên|ký số|chữ ký|ký và ghi rõ).{0,40}\)?$", re.IGNORECASE
)
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|PGS|GS|TS|ThS|BS|KS|CN|LS|Ông|Bà|BSCKI{1,2})"
    r"[.,]?\s*"
)
_FAMILY_NAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh",
    "trương đinh lâm phùng mai tô tạ hà lưu chu cao thái tăng lương thân từ tống giáp nông ma hứa",
    "kiều quách triệu lục la bạch đậu ninh mạc văn nghiêm thạch sơn kim danh châu tôn âu ông quan",
    "khổng phí khuất doãn lò cầm quàng vi lường sùng giàng vàng hầu thào y a",
)
_FAMILY = frozenset(name for line in _FAMILY_NAMES for name in line.split())
_WORD = re.compile(r"[A-ZĐÀ-Ỹ][\wà-ỹ'’]*(?:-[A-ZĐÀ-Ỹ][\wà-ỹ]*)?$")
_BLOCK_LINES = 14  # a signature with its titles and seals takes no more lines
_SHORT = 70


@dataclass(frozen=True, slots=True)
class Tail:
    """Lines [first, last] of a signature or of the recipients."""

    first: int
    last: int
    is_recipients: bool
    signers: tuple[Signer, ...] = ()


def find_tails(text: str, lines: Sequence[Line]) -> list[Tail]:
    """Return the signature blocks and recipient lists among `lines`, in order."""
    tails: list[Tail] = []
    index = 0
    while index < len(lines):
        tail = _recipients(text, lines, index) or _signature(text, lines, index)
        if tail:
            tails.append(tail)
            index = tail.last + 1
        else:
            index += 1
    return tails


def find_issuers(text: str, signers: Sequence[Signer]) -> tuple[Located, ...]:
    """Return on whose behalf a document is signed: its issuers where no letterhead names them."""
    issuers: list[Located] = []
    for signer in signers:
        if signer.behalf is None:
            continue
        seen = view(signer.behalf.span.of(text))
        head = _BEHALF.match(seen)
        start = head.end() if head else 0
        end = min((m.start() for m in _BEHALF.finditer(seen, start + 1)), default=len(seen))
        name = seen[start:end].strip()
        if name and not _POSITION.match(name):
            issuers.append(
                located(text, locate(text, signer.behalf.span, start, start + len(name)))
            )
    return tuple(issuers)


def is_name(words: str) -> bool:
    """Whether words read as a person's name: two to six capitalised words, a rank before."""
    bare = _RANK.sub("", words.strip())
    parts = bare.replace(".", " ").split()
    if not 2 <= len(parts) <= 6 or not all(_WORD.match(part) for part in parts):
        return False
    if bare.isupper():
        return parts[0].lower() in _FAMILY
    return parts[0].lower() in _FAMILY or (len(parts) <= 4 and not bare[:1].islower())


def _recipients(text: str, lines: Sequence[Line], index: int) -> Tail | None:
    if not RECIPIENTS.match(lines[index].view) or len(lines[index].view) > 400:
        return None
    last = index
    mixed = False  # a signature stands in the column beside
    while last + 1 < len(lines) and _receives(lines[last + 1], lines[last], mixed=mixed):
        last += 1
        mixed = mixed or len(cells(text, lines[last])) > 1
    signers: tuple[Signer, ...] = ()
    if len(cells(text, lines[index])) > 1 or mixed:
        last, signers = _beside(text, lines, index, last)
    return Tail(index, last, is_recipients=True, signers=signers)


def _receives(line: Line, last: Line, *, mixed: bool) -> bool:
    mark = find_mark(line.view)
    if mark is not None:
        return mark.label in "-•+" or (line.gap == 0 and not mark.weak and len(line.view) < _SHORT)
    if _BEHALF.match(line.view) or is_capitals(line.view) or is_name(line.view):
        return mixed
    if _stores(last.view) and line.gap:
        return False
    if line.view[0].islower():
        return line.gap == 0 or not last.view.endswith((".", ";"))
    return len(line.view) < 160 and line.gap <= 1 and line.view[-1] in ";,."


def _stores(line: str) -> bool:
    return bool(re.match(r"[-–+•]?\s*(?:Lưu|LƯU)\b", line))


def _beside(
    text: str, lines: Sequence[Line], first: int, last: int
) -> tuple[int, tuple[Signer, ...]]:
    """Read the signature that stands to the right of the recipients."""
    right: list[Span] = []
    for at in range(first, min(len(lines), last + _BLOCK_LINES)):
        columns = cells(text, lines[at])
        seen = view(columns[-1].of(text))
        signs = is_name(seen) or _titled(seen) or _SIGNED.match(seen)
        if at > last and not (signs and len(columns) == 1):
            break
        if len(columns) > 1 or signs:
            right.append(columns[-1])
            last = max(last, at)
    return last, tuple(_signers(text, right))


def _titled(words: str) -> bool:
    if len(words) > _SHORT or not is_capitals(words):
        return False
    return bool(_BEHALF.match(words) or _POSITION.match(words))


def _signature(text: str, lines: Sequence[Line], index: int) -> Tail | None:
    if not _may_sign(lines[index].view):
        return None
    last = _block_end(text, lines, index)
    if last is None:
        return None
    columns = _columns(text, lines[index : last + 1])
    signers = [signer for column in columns for signer in _signers(text, column)]
    signers.sort(key=lambda signer: signer.span)
    if not signers and not _BEHALF.match(lines[index].view):
        return None
    return Tail(index, last, is_recipients=False, signers=tuple(signers))


def _may_sign(line: str) -> bool:
    if len(line) > 160 or MOTTO.search(line) or APPENDIX.match(line):
        return False
    if _BEHALF.match(line):
        return True
    if find_kind(line) or find_mark(line):
        return False
    return is_capitals(line) or bool(_POSITION.match(line.upper()) and len(line) <= 40)


def _block_end(text: str, lines: Sequence[Line], index: int) -> int | None:
    """Return the last line of the signature that may begin at `index`: that of its names.

    A block on somebody's behalf may lack the name and then ends with its last title.
    """
    titled = False
    end = index - 1
    for at in range(index, min(len(lines), index + _BLOCK_LINES)):
        names, titles = _read_columns(text, lines[at])
        titled = titled or titles
        if names and titled:
            return _with_names_below(text, lines, at)
        if not (titles or _SIGNED.match(lines[at].view) or _may_sign(lines[at].view)):
            break
        end = at
    return end if titled and _BEHALF.match(lines[index].view) else None


def _with_names_below(text: str, lines: Sequence[Line], at: int) -> int:
    """Return the line of the last name where several people sign in one row of titles."""
    while at + 1 < len(lines) and len(lines[at + 1].view) < _SHORT:
        names, titles = _read_columns(text, lines[at + 1])
        if not names or titles:
            break
        at += 1
    return at


def _read_columns(text: str, line: Line) -> tuple[bool, bool]:
    names = titles = False
    for column in cells(text, line):
        seen = view(column.of(text))
        if _titled(seen) or _plain_position(seen):
            titles = True
        elif is_name(seen):
            names = True
    return names, titles


def _plain_position(words: str) -> bool:
    """Whether a position is printed in ordinary letters ("Chủ tịch")."""
    return len(words) <= 40 and not is_capitals(words) and bool(_POSITION.match(words.upper()))


def _columns(text: str, lines: Sequence[Line]) -> list[list[Span]]:
    """Return the cells of a signature block column by column."""
    split = [cells(text, line) for line in lines]
    width = max(len(row) for row in split)
    columns: list[list[Span]] = [[] for _ in range(width)]
    for row, line in zip(split, lines, strict=True):
        for position, cell in enumerate(row):
            at = position if len(row) == width else _nearest(text, split, line, cell, width)
            columns[at].append(cell)
    return columns


def _nearest(text: str, split: list[list[Span]], line: Line, cell: Span, width: int) -> int:
    """Return the column that a lone cell stands under, by its distance from the margin."""
    full = next(row for row in split if len(row) == width)
    offset = cell.start - (text.rfind("\n", 0, line.start) + 1)
    margin = text.rfind("\n", 0, full[0].start) + 1
    return min(range(width), key=lambda at: abs(full[at].start - margin - offset))


def _signers(text: str, column: Sequence[Span]) -> list[Signer]:
    signers: list[Signer] = []
    titles: list[Span] = []
    for cell in column:
        seen = view(cell.of(text))
        if is_name(seen) and titles and not (_titled(seen) or _plain_position(seen)):
            signers.append(_signer(text, titles, cell))
            titles = []
        elif not _SIGNED.match(seen) and not RECIPIENTS.match(seen):
            titles.append(cell)
    return signers


def _signer(text: str, titles: Sequence[Span], name: Span) -> Signer:
    position = titles[-1]
    behalf = Span(titles[0].start, titles[-2].end) if len(titles) > 1 else None
    span = Span(titles[0].start, name.end)
    return Signer(
        located(text, name),
        located(text, position),
        _behalf(text, titles, behalf),
        span,
    )


def _behalf(text: str, titles: Sequence[Span], whole: Span | None) -> Located | None:
    if whole is None:
        return None
    words = " ".join(view(span.of(text)) for span in titles[:-1])
    return Located(words, whole)
