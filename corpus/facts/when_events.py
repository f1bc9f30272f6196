"""What happens all the time and what at some event: "thường xuyên", "khi cần thiết" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import pattern
from corpus.facts.when_view import Found, View

_ALWAYS = pattern(
    r"\b(?:thuong xuyen(?:,? lien tuc)?|lien tuc,? thuong xuyen|thuong xuyen va lien tuc)\b"
)
# After these it says how often something is done, elsewhere of what kind a thing is.
_DONE = re.compile(
    r"\b(?:phoi hop|kiem tra|giam sat|trao doi|theo doi|thuc hien|cap nhat|bao cao|ra soat"
    r"|thong tin"
    r"|lien he|don doc|duy tri|to chuc|danh gia|tuyen truyen|cong khai|thanh tra|huong dan"
    r"|tien hanh"
    r"|trien khai|cung cap|phat ngon|bo sung|ra quan|doi thoai|giao ban|hop|phai|duoc"
    r"|can)\x20{1,9}$"
)
_KINDS = re.compile(
    r"(?<!\w)(?:giáo dục|chi|chỉ|chi phí|kinh phí|bảo dưỡng|nhiệm vụ|đầu tư|nguồn)\s+$"
)
_ENTRY = re.compile(r"(?:^|[.;:(|•+-])\x20{0,9}$")
_EVENT = pattern(
    r"\b(?:ngay |NGAY )?(?:sau )?khi (?:co (?!it |du |day du|tren |hon |tu )|xay ra "
    r"|phat sinh |phat hien |xuat hien |nhan duoc "
    r"|duoc yeu cau|cap tren |co quan )"
)
_COUNTED = re.compile(r"\b(?:ke tu|tinh tu|tu|den|cho den|truoc)\x20{1,9}$")
_WORDS = re.compile(r"(?:\x20{0,9}\w{1,12}){0,2}")
_STOP = re.compile(
    r"\b(?:thi|bao cao|phai|kip thoi|chu dong|trao doi|de nghi|yeu cau)\b|[,;.:()|\x02]"
)
_GOES_ON = re.compile(
    r",[^,;.:()|\x02]{1,80}\b(?:xay ra|phat sinh)\b(?: (?:tai|tren|trong)[^,;.:()|]{0,40})?"
)
_SUDDEN = pattern(
    r"\bdot xuat\b(?:~\(~(?:khi|theo|neu)[^()|]{2,120}\)"
    r"|~(?:khi|theo) (?:co )?(?:yeu cau|chi dao)(?: cua [^,;.:()|\x02]{2,80})?|)"
)
_NEED = pattern(
    r"\b(?:trong )?(?:truong hop|khi)(?: thay| xet thay| that)?"
    r" (?:can thiet|cap bach|khan cap|dot xuat)\b|\bkhi can\b|\b(?:khi|theo) yeu cau cong viec\b"
)
_AT_ONCE = pattern(
    r"\b(?:bao cao|thong bao|trao doi|phan anh|xu ly|thong tin) NGAY\b(?! (?:tu|trong|sau))"
)


def find_continuous(view: View) -> Iterator[Found]:
    """Yield "thường xuyên" where it says how often and not of what kind something is."""
    for match in _ALWAYS.finditer(view.plain):
        start = match.start()
        if _KINDS.search(view.scan.lower, max(0, start - 20), start):
            continue
        opens = _ENTRY.search(view.plain, max(0, start - 12), start)
        done = _DONE.search(view.plain, max(0, start - 24), start)
        if done or opens or view.leads_verb(match.end()):
            yield Found(*match.span(), WhenType.CONTINUOUS)


def find_events(view: View) -> Iterator[Found]:
    """Yield "khi có tình huống đột xuất", "đột xuất", "khi cần thiết", "báo cáo ngay"."""
    plain = view.plain
    for match in _EVENT.finditer(plain):
        if not _COUNTED.search(plain, max(0, match.start() - 12), match.start()):
            yield Found(match.start(), _event_end(plain, match.end()), WhenType.ON_EVENT)
    for form in (_NEED, _SUDDEN, _AT_ONCE):
        for match in form.finditer(plain):
            yield Found(*match.span(), WhenType.ON_EVENT)


def _event_end(plain: str, at: int) -> int:
    words = _WORDS.match(plain, at)
    first = words.end() if words else at
    stop = _STOP.search(plain, first, first + 140)
    end = stop.start() if stop else min(len(plain), first + 140)
    further = _GOES_ON.match(plain, end)
    if not further:
        return end
    stop = _STOP.search(plain, end + 1, further.end())
    return stop.start() if stop else further.end()
