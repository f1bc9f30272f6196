"""Whether a month, a quarter or a year in a sentence is a time: what leads it in (pure)."""

import re

from corpus.facts.when_leads import Led
from corpus.facts.when_rules import NUMBERED, last_day
from corpus.facts.when_view import View, is_to_be_issued

PART = (
    r"(?P<part>(?:(?:cac )?(?:ngay|tuan)(?: le)? )?(?:dau|giua|cuoi|nua dau|nua cuoi) "
    r"|(?:thuong|trung|ha) tuan "
    r"|tuan (?:thu )?(?:[1-5]|nhat|hai|ba|TU|tu|dau(?: tien)?|cuoi(?: cung)?),?(?: cua)? )?"
)
# "báo cáo … tại phiên họp thường kỳ tháng 9/2026"
AT_MEETING = re.compile(
    r"\b(?:bao cao|trinh|thong qua|cho y kien|thong tin|kiem diem|danh gia|ket qua)\b"
    r"[^.;:|\x02]{0,80}"
    r"\b(?:tai|o) (?:(?:phien|ky|cuoc|buoi) (?:hop|sinh hoat|giao ban)|hoi nghi|giao ban)"
    r"[^.;:,|\x02]{0,40}$"
    r"|\btrong (?:hoi nghi|(?:phien|cuoc) hop)[^.;:,|\x02]{0,30}$"
    r"|\btu ky (?:bao cao|luong|hop|dau tien)?\x20{0,9}$"
)
_TOLD = re.compile(
    r"\b(?:hieu luc(?: thi hanh| chung)?|so lieu|tinh|chot|cap nhat|ap dung|(?:tam|TAM) nhin"
    rf"|{NUMBERED}|ban hanh"
    r"|ke"
    r"|hien nay|so voi|cua|phien hop|gay ra|xay ra|phat sinh|huong|giai doan \w{1,3}|cong bo"
    r"|(?<!giua\x20)ky)"
    r"(?: (?:ke|tu|den|vao|thi hanh|ngay))*[\x20:|(]{0,40}$"
)
_PAST = re.compile(
    r"\x20{0,9}(?:,?\x20(?:(?:tam|TAM) nhin|dinh huong den|dinh huong toi)|va (?:tam|TAM) nhin)"
)
# Names of programmes: a year that follows such a name in one breath belongs to it.
_PROGRAMME = re.compile(
    r"\b(?:Chiến lược|Đề án|Chương trình|Kế hoạch|Quy hoạch|Dự án|Nghị quyết|Quyết định|Chỉ thị"
    r"|Kết luận|Luật|CHIẾN LƯỢC|ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH|QUY HOẠCH|chiến lược|quy hoạch|đề án)\b"
)
_DONE = re.compile(
    r"\b(?:hoan thanh|to chuc|trien khai|trinh|bao cao|ban hanh|khoi cong|khanh thanh|so ket"
    r"|tong ket)\b[^.;:|,\x02]{0,80}$"
)
_COUNTED = re.compile(r"\b(?:so lieu|du lieu|giai doan)\b(?: \w+){0,3}\x20{1,9}$")
_CARRIED_ON = re.compile(r",\x20(?:thuc hien|trien khai|keo dai|duy tri)\x20$")
_CLAUSES = re.compile(r"[;.:|]")
_AIM = re.compile(
    r"phan (?:dau|DAU)|hoan thanh|\bdat |xong|bao dam|keo dai|giam|tang|nang |dua |tro thanh"
    r"|\bco |xay dung|^\W*muc tieu$"
    r"|[;:“”\"]"
)


def is_time(view: View, match: Led, *, dated: bool) -> bool:
    """Whether the words before let a month, quarter or year be one; `dated` says it is complete."""
    if is_told(view, match.start()):
        return False
    before = match["before"] or ""
    if before:
        return not (before.startswith(("den", "toi")) and _in_title(view, match))
    if match["on"]:
        return not match["on"].startswith("tai")
    part = match.groupdict().get("part") and match["y"]
    done = part and _DONE.search(view.plain, max(0, match.start() - 110), match.start())
    return dated and (view.is_free(match.start()) or bool(done))


def is_counted(view: View, at: int) -> bool:
    """Whether what lies between the days at `at` is only counted: "số liệu lấy từ ngày …"."""
    return _COUNTED.search(view.plain, max(0, at - 40), at) is not None


def is_told(view: View, at: int) -> bool:
    """Whether the words before `at` say of what it is: figures counted, rules in force."""
    told = _TOLD.search(view.plain, max(0, at - 60), at)
    return told is not None and not is_to_be_issued(view.plain, told.start())


def _in_title(view: View, match: Led) -> bool:
    """Whether "đến năm 2030" belongs to the name of a programme, or is how far one looks."""
    if _PAST.match(view.plain, match.end()):
        return True
    if _CARRIED_ON.search(view.plain, max(0, match.start() - 20), match.start()):
        return False
    at = match.start()
    start = max(0, at - 220)
    clause = view.plain[start:at].rstrip()
    if not clause or clause[-1] in ",;.:(|-":
        return False
    names = list(_PROGRAMME.finditer(view.scan.text, start, at))
    if names:
        return not _AIM.search(view.plain, names[-1].end(), at)
    if match.groupdict().get("m") or match.groupdict().get("q"):
        return False  # no programme is named after a month
    return not _AIM.search(_CLAUSES.split(clause)[-1])


def has_end(match: Led) -> bool:
    """Whether it is due by the last day: "đến hết năm 2027", "chậm nhất cuối tháng 6"."""
    before, part = (match["before"] or "").split(), match.groupdict().get("part") or ""
    if part:
        return bool(before) and part.strip() == "cuoi"
    return "het" in before or before[-2:] == ["ket", "thuc"]


def end_of(year: int, month: int) -> str:
    """Return the last day of a month as a date."""
    return f"{year}-{month:02d}-{last_day(month, year)}"


def stands_alone(view: View, match: Led | re.Match[str]) -> bool:
    """Whether it fills a cell, a line behind a label or a clause."""
    return view.is_free(match.start(), bracketed=False) and view.is_closed(match.end())
