"""Whether a time in a sentence is one by which something is to be done (pure)."""

import re

from corpus.document import Document
from corpus.facts.deadline_kinds import declared_day
from corpus.facts.facts import When, WhenType
from corpus.text import fold

_REACH = 110
_AT_LATEST = ("cham nhat", "muon nhat", "trong vong", "khong muon", "khong cham", "truoc ")
# "dự án được phê duyệt trước ngày …": which, not by when.
_PAST = re.compile(
    r"\b(?:(?:da(?! chieu| dang| so| nganh| muc| phuong)|truoc day|hien hanh|con ton)"
    r"|(?:ho so|du an|truong hop|hop dong|van ban|nguoi"
    r"|don vi"
    r"|to chuc|thuoc|hoa don|chung tu|giay)(?:,? \w+){0,4} (?:nop|duoc \w+|tiep nhan"
    r"|(?<!hoc )(?<!tuyen )sinh|phat sinh"
    r"|ky ket|ky|cap|ban hanh|giao|cho thue|lap))(?:,? (?!phai|xong|hoan|bao cao|gui|can"
    r"|den)\w+){0,7} $"
    r"|\bduoc (?:co quan|cap|bo|so|uy ban)(?: \w+){0,8} (?:cap|phe duyet|chap thuan|cong nhan)"
    r"\b[^,;.]{0,70}$"
)
_STANDING = re.compile(
    r"\b(?:hinh thanh|huong|co|phat sinh|thanh lap|ton tai|nhan duoc) $"
    r"|\bdang (?:huong|lam|cong tac|thuc hien|giu|ap dung)\b[^;.]*$"
)
# What becomes "đã" or "từng" without its marks: "Cửa Tùng tổ chức …".
_LOOKALIKE = re.compile(r"(?<!\w)(?:t[ùúụủũ]ng|đ[aáàảạ]|d[áàảạã])(?!\w)", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:da|tung) (?:duoc |co |dat |to chuc |ban hanh |trien khai |hoan thanh |bao cao )"
    r"(?!.*, (?:moi|hang|dinh ky|truoc|cham|xong)? ?$)"
)
_OPENS = re.compile(r"(?:^|[.;:(|]|\bhoac|\bva|,)\s*$")
_PLAIN_EVENT = re.compile(
    r"(?:dot xuat|bat thuong|theo yeu cau|co (?:van de|tinh huong|vuong mac|kho khan|su co"
    r"|thay doi|bien dong|phat sinh|vu viec)"
    r"|(?:khi|neu|trong truong hop|truong hop) can|(?:trong )?truong hop (?:cap bach"
    r"|khan cap|dot xuat)|khi duoc (?:yeu cau|trieu tap|huy dong|phan cong)"
    r"|khi co (?:yeu cau|tinh h|chi dao|vu viec|su co|su kien|van de"
    r"|dau hieu|thay doi|bien dong|phat sinh|thong tin|de nghi|kien nghi|thong bao|phan anh"
    r"|nhu cau)|khi (?:xay ra|phat sinh|phat hien|gap)|bao cao|trao doi|thong bao"
    r"|phan anh|xu ly|ngay)\b"
)
_DEMAND = re.compile(
    r"\b(?:phai|co trach nhiem|bao cao|thong bao|gui|trinh|to chuc|thuc hien|hoan thanh|cung cap"
    r"|xem xet"
    r"|quyet dinh|ban hanh|tra loi|cap|xay dung|chi dao|phoi hop|chu tri|trien khai|kiem tra"
    r"|tham muu|tong hop"
    r"|tham dinh|giai quyet|xu ly|trao doi|de xuat|ra soat|de nghi|yeu cau|lap|cong bo|nop|chuyen"
    r"|giao|ky|dang|bao|tham gia|cu|ho tro"
    r"|huong dan|bo tri|kiem soat|cap nhat|hop|tiep nhan|duy tri|truc"
    r"|phan anh|chia se|tuyen truyen|van dong|bao dam|thu thap|theo doi|khoanh vung|danh gia"
    r"|so ket|tong ket|y kien|phe duyet|tham tra|cong khai|niem yet|ban giao|sua doi|bo sung"
    r"|dieu chinh|chi tra|thanh toan|hoan tra|thanh lap|dua vao|thong nhat|tra ket qua|giam"
    r"|thay|dieu hanh|phan cong|chi dinh|san sang|chuan bi|ung cuu|ung pho|cap cuu|khac phuc"
    r"|huy dong|dieu dong|phan loai|thong ke|cap phat|ra soat|phuc tra)\b"
)


_OF_PAPERS = re.compile(
    r"ngay (?!hoan thanh|thuc hien|to chuc|hop|nop|bao cao|gui|hoi|le"
    r"|quoc te)\w|(?:tinh trang )?hieu luc"
    r"|thoi (?:gian|diem|han) (?:ban hanh|hieu luc|co hieu luc|ky|cong bo|dang|cap)"
)
# "nếu doanh nghiệp không nộp phí trong thời hạn 30 ngày": what was left undone in it.
_UNDONE = re.compile(r"\b(?:neu|truong hop)\b[^,;]*\b(?:khong|chua)\b(?! qua\b)[^,;]*$")
_CASE = re.compile(r"(?:^|[.;:]\s)\W*(?:truong hop|neu)\b[^,;]*$")
_BEGINS = re.compile(r"(?:bat dau )?(?:ke )?tu\b(?!.*\b(?:den|hang|moi)\b)")
_LISTED = re.compile(r"\W*(?:sau|sau day|duoi day)?\W*:\W*$")  # conditions that stand below
# "Phạt tiền từ 1.000.000 đồng … đối với hành vi …": what somebody did too late, or not at all.
_PENALTY = re.compile(r"\W*(?:\w\)\W*|\d+[.)]\W*)?(?:phat (?:tien|canh cao|tu) |buoc (?!phai))")
_SUPPOSED = re.compile(r"(?:^|[.;(]\s?)\W*(?:doi voi|truong hop|rieng doi voi|nhung)\b[^,;]*$")
_ALLOWED = re.compile(r"\b(?:co the|duoc quyen|duoc phep)\b")
_ASKED = re.compile(r"\b(?:phai|hoan thanh|xong|bao cao|gui|to chuc)\b")
_RECEIVED = re.compile(
    r"\b(?:nhan|tiep nhan|che do|mau|quy dinh|noi dung|hinh thuc|xem xet)(?: ve)? bao cao $"
)


# Before an event: what is allowed or left out then, and how long something else lasts.
_BARRED = re.compile(
    r"\b(?:tru|chi|khong|ke ca|ngay ca|cho den|den|cho toi|truoc|(?<!thuc hien )(?<!to chuc )"
    r"(?<!cong )viec"
    r"|(?<!theo )quy dinh|theo quy dinh \w+"
    r"|bao gom|gia tri"
    r"|hieu luc"
    r"|duoc (?!giao|phan cong|yeu cau|ra soat|cap nhat)|truong hop|chiu trach nhiem)\b[^,]{0,60}$"
)
# "Ngày 12/11/2026, tại trụ sở …": so a report of what took place begins.
_TOOK_PLACE = re.compile(r"\s*,\s+(?:tai|duoi su chu tri|doan|dong chi)\b")
# "Mùa bão thường từ tháng 8 đến tháng 12": what is so every year, and nobody's task.
_USUAL = re.compile(
    r"\bthuong (?:xay ra |xuat hien |keo dai |dien ra |bat dau |roi )?(?:tu |vao |trong )?$"
)
_FORECAST = re.compile(r"\b(?:theo (?:nhan dinh|du bao)|du bao)\b[^;]*$")
# "ngày 01/3/2027 là ngày có hiệu lực", "đến hết ngày 31/01 chưa đủ thủ tục"
_NOT_DUE = re.compile(r"\W*(?:cung )?la (?:ngay|moc|thoi diem)\b|\W{0,3}(?:ma )?chua (?!qua\b)")
_SO_FAR = re.compile(
    r"\W*,[^.;:]{0,80}\bda (?:lam|co|xay|dat|giai|thuc hien|hoan thanh|ghi nhan)\b"
)
_IN_FORCE = re.compile(
    r"\bhieu luc\b|\bgia han (?:hop dong|thoi han|giay)\b|"
    r"\b(?:keo dai|gia han)\b[^;]*\bap dung\b|\bduoc ap dung\b"
)
# "Đánh giá tình hình … từ 01/01/2026 đến 31/8/2026": of what time something is told.
_TOLD_OF = re.compile(
    r"\b(?:danh gia|bao cao|tong hop|thong ke|phan tich|cung cap|nhan xet)\b[^.;:|]*?"
    r"(?:\b(?:tinh hinh|ket qua|so lieu|thuc trang|dien bien|so (?:vu|luong|ho|nguoi|luot))\b"
    r"|(?<=\bthong ke)\b)(?P<of>[^.;:|]*)$"
)
_HELD_THEN = re.compile(
    r"\b(?:to chuc|tien hanh|khao sat|kiem tra|thanh tra|giam sat|hoi nghi|dot|thoi gian)\b"
)
_NEXT_ACT = re.compile(
    r"(?:,|\bva|\bde)\s+(?:to chuc|tien hanh|gui|nop|mo|hop|trinh|phat dong|treo|ra quan"
    r"|hoan thanh)\b"
    r"|\b(?:ve|cho|gui|len) (?:so|phong|uy ban|ubnd|van phong|ban|bo|cong an|thuong truc|lanh dao"
    r"|tinh|thanh|huyen|xa|phuong|cap|to|doan|co quan|cac)\b"
)
_FROM_TO = re.compile(r"(?:tinh )?tu\b.*\bden\b")
_MEANWHILE = re.compile(r"\b(?:trong khi|mac du)\b[^,;]*$")
_HAS_BEEN = re.compile(r"(?P<who>[^.;:]{0,100}?)\bda (?!duoc|duoc giao|neu|de ra)")


def is_of_papers(label: str, task: str) -> bool:
    """Whether a labelled time is when a document was issued, signed or takes effect."""
    return any(_OF_PAPERS.match(fold(name)) is not None for name in (label, task))


def is_over(document: Document, when: When) -> bool:
    """Whether a single time lies before the document's own date: it tells of what has been."""
    single = when.type is WhenType.DATE or (when.type is WhenType.PERIOD and not when.rrule)
    if not single or not when.date or not document.issued_on or when.date.endswith(".."):
        return False
    last = when.date.rpartition("/")[2]
    return last < document.issued_on.isoformat()[: len(last)]


def is_since_some_day(when: When) -> bool:
    """Whether something begins on a day of which no year is known: it comes but once."""
    if when.type is not WhenType.RULE or "BYMONTHDAY" not in (when.rrule or ""):
        return False
    return _BEGINS.match(fold(when.said)) is not None


def is_due(text: str, when: When) -> bool:
    """Whether the words around a time say that something is to be done, held or reached then."""
    if _PENALTY.match(fold(text[:60])):
        return False
    start = max(0, when.span.start - _REACH, text.rfind(";", 0, when.span.start) + 1)
    before = fold(_LOOKALIKE.sub("x", text[start : when.span.start]) + "|")[:-1]
    if when.type is WhenType.ON_EVENT:
        return _is_occasion(before, text, when)
    if when.type is WhenType.RELATIVE:
        return _is_term(before, text, when)
    after = fold(text[when.span.end : when.span.end + 140])
    declared = when.rrule is not None and declared_day(text, when)
    if (_NOT_DUE.match(after) and not declared) or (
        fold(when.said).startswith("den") and _SO_FAR.match(after)
    ):
        return False
    clause = fold(text[text.rfind(";", 0, when.span.start) + 1 : when.span.start])
    told = _only_tells(before, clause, when) or _RECEIVED.search(before) or _TOLD.search(before)
    return not (told or _is_told_of(clause, when) or _is_story(before, after, when))


def _is_told_of(clause: str, when: When) -> bool:
    """Whether a stretch only says of what time the figures or the events are that are told."""
    told = _TOLD_OF.search(clause) if _FROM_TO.match(fold(when.said)) else None
    if told is None or _HELD_THEN.search(clause[: told.start()].rpartition(". ")[2]):
        return False
    return _NEXT_ACT.search(told["of"]) is None


def _is_term(before: str, text: str, when: When) -> bool:
    """Whether a length of time is one within which, or after which, something is to be done."""
    if _UNDONE.search(before) or _is_case(before, when):
        return False
    if when.before and fold(when.said).startswith(_AT_LATEST):
        return True
    allowed = not when.before and _ALLOWED.search(fold(text))
    return not allowed and _DEMAND.search(fold(text)) is not None


def _is_case(before: str, when: When) -> bool:
    """Whether the time only tells which case is meant: "Trường hợp sau mười phút mà …"."""
    return fold(when.said).startswith("sau ") and _CASE.search(before) is not None


def _is_story(before: str, after: str, when: When) -> bool:
    """Whether the time begins a sentence that tells what took place then."""
    if before.strip() or when.rrule or not when.date:
        return False
    if when.type is WhenType.DATE and not when.before and _TOOK_PLACE.match(after):
        return True
    been = _HAS_BEEN.match(after)
    return been is not None and not _DEMAND.search(been["who"])


def _only_tells(before: str, clause: str, when: When) -> bool:
    """Whether a date only tells which cases are meant, or how long something is in force."""
    if (when.type in {WhenType.DATE, WhenType.RULE} or when.date) and _supposed(before):
        return True
    if fold(when.said).startswith(("den", "tu")) and _IN_FORCE.search(clause):
        return True
    if when.type is WhenType.DATE and not when.before and _MEANWHILE.search(before):
        return True
    dated = when.type is WhenType.DATE and when.before
    if _USUAL.search(before) or (not when.rrule and _FORECAST.search(before)):
        return True
    if dated and _STANDING.search(before):
        return True
    return dated and _PAST.search(before.rstrip() + " ") is not None


def _is_occasion(before: str, text: str, when: When) -> bool:
    """Whether something is to be done on an event, and it is no mere condition of a rule."""
    said = fold(when.said)
    if _LISTED.match(fold(text[when.span.end :])) or said.endswith(("sau day", " sau")):
        return False
    if said.startswith("sau khi"):
        opens = not before.strip(" .;:)") or before.rstrip()[-1:] in ".;:"
        return opens and _DEMAND.search(fold(text[when.span.end :])) is not None
    if said.startswith("ngay "):
        return _DEMAND.search(fold(text)) is not None
    if _PLAIN_EVENT.match(said) or (not before.strip() and text[when.span.end :][:2] == ": "):
        return True
    if _OPENS.search(before) and _DEMAND.search(fold(text[when.span.end :])):
        return True
    clause = re.split(r"[.;:(|]", before)[-1]
    return _DEMAND.search(clause) is not None and not _BARRED.search(clause)


def _supposed(before: str) -> bool:
    """Whether the time only tells which cases are meant: "đối với hồ sơ nộp trước ngày …"."""
    lead = _SUPPOSED.search(before)
    return lead is not None and not _ASKED.search(lead[0])
