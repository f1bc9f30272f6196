"""Signs by which a passage shows a place, an hour, a count or a sum without a mention (pure)."""

import re

from corpus.document import NodeKind
from corpus.text import fold
from retrieval.questions.cues import COUNTED_NOUNS
from retrieval.questions.stop_words import STOP
from retrieval.readings import Reading

# "7h30", "06 giờ 30 phút", "lúc 7 giờ", "7 giờ ngày 26"; "trong 24 giờ", "24/24 giờ" are no hours.
_LONG = "".join(
    rf"(?<!\b{word} )" for word in ("trong", "vong", "han", "sau", "qua", "dai", "it nhat", "them")
)
_HOUR = re.compile(
    rf"{_LONG}(?<![\d/.,:-])(?:[01]?\d|2[0-4]) ?"
    r"(?:(?:gio|h|g)(?! (?:dong ho|lam viec|lien tuc|ke tu|sau khi|truoc khi))\b|"
    r"(?:h|g|gio |:)[0-5]\d\b(?!:))"
)
_OF_PLACE = re.compile(r"\b(?:dia diem|noi to chuc|dia chi)\b")
_BUILDING = (
    "hoi truong|quang truong|nha van hoa|nha sinh hoat|nha thi dau|nha truong|san van dong|tru so|"
    "phong hop|trung tam hoi nghi|truong (?:tieu hoc|trung hoc|mam non|chinh tri|cao dang|dai hoc)|"
    "tram y te|benh vien|cong vien|nga (?:ba|tu|nam)|doanh trai|nha khach|so nha"
)
_AT_PLACE = re.compile(
    rf"\b(?:{_BUILDING})\b|\b(?:tai|o|den|ra|qua|trong) (?:(?:cac|moi|tung|mot so|khu vuc) )?"
    r"(?:truong|hoi|nha|tram|tru so|khu|xa|phuong|thon|ap|to dan pho|trung tam|phong|tang|san|cho|"
    r"dinh|chua|ho|dap|bai|duong|pho|diem|huyen|tinh|thanh pho|thi xa|thi tran|dac khu|quan|"
    r"van phong|so|uy ban|ubnd|ben|cau|cang|kho|rung|khoa|dong|lang|ban|song|bo|bien|cong|"
    r"bo phan|chi cuc|cong ty|doanh nghiep|ngan hang|buu dien|co so)\b"
)
_COUNTED = re.compile(r"\b(?:bao nhieu|may)(?: (?:so luong|tong so))? (\w+)(?: (\w+))?")
_MOSTLY_COUNTED = re.compile(rf"(?:{COUNTED_NOUNS})\b")
_PEOPLE = (
    "nguoi|thanh vien|cong chuc|vien chuc|dong chi|dai bieu|hoc vien|can bo|uy vien|nhan vien|"
    "cong tac vien|hoi vien|doan vien|dan quan|chien si|lao dong|cong dan"
)
_FUNDED = re.compile(r"\bkinh phi\b.{0,80}\b(?:do|tu|lay|theo|bo tri|bao dam|dam bao|can doi)\b")
_MONEY_COLUMN = re.compile(r"\b(?:kinh phi|so tien|thanh tien|du toan|muc chi|(?:trieu )?dong)\b")
_CELL_END = re.compile(r"\||\t|\n| {2,}")
_BARE_NUMBER = re.compile(r"\d[\d.,]*")
_ONLY_MEANS = re.compile(r"^(?!.*\b(?:bao nhieu|may|tien)\b)")


def shows_place(reading: Reading) -> bool:
    """Return whether a passage says where: in words, or under a label or heading for it."""
    above = "".join(reading.passage.headings[-1:]) if _is_row(reading) else ""
    of_place = _OF_PLACE.search(fold(above)) or _OF_PLACE.search(reading.label or "")
    return of_place is not None or _AT_PLACE.search(reading.folded) is not None


def shows_hour(reading: Reading) -> bool:
    """Return whether a passage has a time of the day, not only a number of hours."""
    return _HOUR.search(reading.folded) is not None


def is_mostly_counted(question: str) -> bool:
    """Return whether texts mostly say the noun that the folded question counts with its number."""
    counted = _COUNTED.search(question)
    return counted is None or _MOSTLY_COUNTED.match(question, counted.start(1)) is not None


def shows_count(question: str, reading: Reading) -> bool:
    """Return whether a passage has a number of what the folded question counts."""
    counted = _COUNTED.search(question)
    if counted is None:
        return re.search(r"\b\d+\b", reading.folded) is not None
    nouns = "|".join(noun for noun in counted.groups() if noun and noun not in STOP) or counted[1]
    if counted[1] == "nguoi":
        nouns = _PEOPLE
    pattern = rf"\b\d+%? (?:\([^)]*\) )?(?:\w+ ){{0,1}}?(?:{nouns})\b"
    return re.search(pattern, reading.folded) is not None


def shows_sum(reading: Reading) -> bool:
    """Return whether a passage is a row with a bare number, in a table with a column of sums."""
    above = fold("".join(reading.passage.headings[-1:]))
    if not _is_row(reading) or not _MONEY_COLUMN.search(above):
        return False
    _, *cells = _CELL_END.split(reading.passage.text.strip())
    return any(_BARE_NUMBER.fullmatch(cell.strip()) for cell in cells)


def says_only_means(question: str, reading: Reading) -> bool:
    """Return whether a passage says where the means come from, and no sum is asked for."""
    return bool(_ONLY_MEANS.search(question) and _FUNDED.search(reading.folded))


def _is_row(reading: Reading) -> bool:
    return reading.passage.kind is NodeKind.ROW
