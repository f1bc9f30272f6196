"""Who signs, as what and for whom, read from the column that a signature stands in (pure)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.document import Located, Signer, Span
from corpus.forms import CAPITAL, RECIPIENTS, is_capitals
from corpus.mentions.surnames import COMMON, NOT_NAMES
from corpus.parsing.cells import stacked
from corpus.parsing.lines import locate, located, view

BEHALF = re.compile(rf"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|TUN|Q)(?:\s?[.:]\s?|\s)(?=[{CAPITAL}])")
_POSITIONS = (
    r"CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH",
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|HIỆU PHÓ|VIỆN TRƯỞNG|TỔ TRƯỞNG|ĐỘI TRƯỞNG",
    r"KẾ TOÁN TRƯỞNG|KẾ TOÁN|ỦY VIÊN|UỶ VIÊN|THƯ KÝ|CHỦ TRÌ|CHỦ TỌA|CHỦ TOẠ|TỔNG THANH TRA",
    r"THỐNG ĐỐC|TỔNG KIỂM TOÁN|TƯ LỆNH|CHÍNH ỦY|CHỈ HUY TRƯỞNG|CHỈ HUY|TRẠM TRƯỞNG|KIỂM TOÁN",
    r"NGƯỜI (?:LẬP|GHI|VIẾT|KÝ|BÁO CÁO|LÀM ĐƠN|ĐỨNG ĐẦU|CHỦ TRÌ)|THỦ TRƯỞNG|ĐẠI DIỆN|BÊN [AB]",
    r"THƯỜNG TRỰC|PHÒNG",
)
POSITION = re.compile(rf"(?:(?:PHÓ|QUYỀN|Q\.|TỔNG|NGUYÊN)\s)*(?:{'|'.join(_POSITIONS)})(?![\wÀ-ỹ])")
SIGNED = re.compile(
    r"\(?(?:đã ký|ký tên|ký, ghi rõ họ tên|ký số|chữ ký|ký và ghi rõ).{0,40}\)?$", re.IGNORECASE
)
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|PGS|GS|TS|ThS|BS|KS|CN|LS|Ông|Bà|BSCKI{1,2})"
    r"[.,]?\s*"
)
_FAMILY_NAMES = (
    "đinh tăng thân từ tống giáp nông ma hứa kiều triệu lục la bạch đậu ninh mạc văn nghiêm thạch",
    "sơn kim danh châu tôn âu ông quan khổng phí khuất doãn lò cầm quàng vi lường sùng giàng vàng",
    "hầu thào y a",
)
_FAMILY = COMMON | {name for line in _FAMILY_NAMES for name in line.split()}
_WORD = re.compile(rf"[{CAPITAL}][\w'’]*(?:-[{CAPITAL}]\w*)?$")
# Where the words of one line were lines of their own: "CHỦ TỊCH Lê An", "KT. CHỦ TỊCH PHÓ CHỦ …".
_SMALL = CAPITAL.lower()
_NAME_BEGINS = re.compile(
    rf"(?:(?<=[{CAPITAL}]{{2}})|(?<=\))) (?=[{CAPITAL}](?:[{_SMALL}]| [{CAPITAL}][{_SMALL}])|\()"
)
_TITLE_BEGINS = re.compile(
    rf"(?<=[{CAPITAL}]{{2}})(?<!PHÓ)(?<!QUYỀN)(?<!TỔNG) "
    r"(?=(?:KT|TL|TUQ)\. |(?:(?:PHÓ|QUYỀN|TỔNG) )*(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ"
    r"|(?:CHỈ HUY|HIỆU|CỤC|VỤ|VIỆN|TỔ|ĐỘI|TRẠM|BỘ|THỨ) TRƯỞNG"
    r"|TRƯỞNG (?:BAN|PHÒNG)|CHÁNH VĂN PHÒNG|CHÍNH ỦY)$)"
)
SHORT = 70  # characters; a title takes no more


def is_name(words: str) -> bool:
    """Whether words read as a person's name: two to six capitalised words, a rank before."""
    bare = _RANK.sub("", words.strip())
    parts = bare.replace(".", " ").split()
    if not 2 <= len(parts) <= 6 or not all(_WORD.match(part) for part in parts):
        return False
    first = parts[0].lower()
    if bare.isupper():
        return first in _FAMILY and f"{first} {parts[1].lower()}" not in NOT_NAMES
    return first in _FAMILY or (len(parts) <= 4 and not bare[:1].islower())


def is_title(words: str) -> bool:
    """Whether words are a position or on whose behalf: "KT. CHỦ TỊCH", "Chủ tịch"."""
    if is_capitals(words):
        return len(words) <= SHORT and bool(BEHALF.match(words) or POSITION.match(words))
    return len(words) <= 40 and bool(POSITION.match(words.upper()))


def lines_of(text: str, cell: Span) -> list[Span]:
    """Return the lines that the cell of a signature held before they were put on one."""
    found: list[Span] = []
    for span in stacked(text, cell):
        seen = view(span.of(text))
        cuts = {m.end() for m in _NAME_BEGINS.finditer(seen) if _ends_so(seen[m.end() :])}
        capitals = min(cuts, default=len(seen) + 1) - 1
        cuts |= {m.end() for m in _TITLE_BEGINS.finditer(seen[:capitals])}
        bounds = [0, *sorted(cuts), len(seen) + 1]
        found += [locate(text, span, start, end - 1) for start, end in pairwise(bounds)]
    return found


def _ends_so(words: str) -> bool:
    return is_name(words) or bool(SIGNED.match(words))


def read_signers(text: str, column: Sequence[Span]) -> list[Signer]:
    """Return the signers of a column: titles stand over a name."""
    signers: list[Signer] = []
    titles: list[Span] = []
    for cell in column:
        seen = view(cell.of(text))
        if is_name(seen) and titles and not is_title(seen):
            signers.append(_signer(text, titles, cell))
            titles = []
        elif seen and not SIGNED.match(seen) and not RECIPIENTS.match(seen):
            titles.append(cell)
    return signers


def _signer(text: str, titles: Sequence[Span], name: Span) -> Signer:
    return Signer(
        located(text, name),
        located(text, titles[-1]),
        _behalf(text, titles[:-1]),
        Span(titles[0].start, name.end),
    )


def _behalf(text: str, titles: Sequence[Span]) -> Located | None:
    if not titles:
        return None
    words = " ".join(view(span.of(text)) for span in titles)
    return Located(words, Span(titles[0].start, titles[-1].end))
