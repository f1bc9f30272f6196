"""What happens all the time and what at some event: "thường xuyên", "khi cần thiết" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import pattern
from corpus.facts.when_view import Found, View

_ALWAYS = pattern(
    r"(?<!khong\x20)\b(?:thuong xuyen(?:,? lien tuc)?"
    r"|lien tuc,? thuong xuyen|thuong xuyen va lien tuc)\b"
    r"(?P<during> trong (?:suot )?(?:ca )?(?:qua trinh|thoi gian) [^,;.:()|\x02]{2,60})?"
)
# "người phát ngôn thường xuyên" is of a kind of people.
_PEOPLE = re.compile(r"\b(?:nguoi|can bo|uy vien|luc luong)(?: \w+){1,3}\x20{1,9}$")
# After these it says how often something is done, elsewhere of what kind a thing is.
_DONE = re.compile(
    r"\b(?:phoi hop|kiem tra|giam sat|trao doi|theo doi|thuc hien|cap nhat|bao cao|ra soat"
    r"|thong tin"
    r"|lien he|don doc|duy tri|to chuc|danh gia|tuyen truyen|cong khai|thanh tra|huong dan"
    r"|tien hanh"
    r"|trien khai|cung cap|phat ngon|bo sung|ra quan|doi thoai|giao ban|hop|phai|duoc"
    r"|can)\x20{1,9}$"
)
# "cập nhật hồ sơ sức khỏe thường xuyên."
_OFTEN = re.compile(
    r"(?:^|[.,;:|])\x20{0,9}(?:[^\W\d]+\x20){0,5}"
    r"(?:cap nhat|kiem tra|giam sat|theo doi|ra soat|duy tri|ve sinh|nhac nho|don doc|trao doi"
    r"|phat quang|tuan tra)\b(?:\x20{1,9}[^\W\d]+){1,9}"
    r"(?<!\bchi)(?<!giao duc)(?<!dau tu)(?<!hoat dong)(?<!nhiem vu)(?<!bao duong)\x20{1,9}$"
)
_KINDS = re.compile(
    r"(?<!\w)(?:giáo dục|chi|chỉ|chi phí|kinh phí|bảo dưỡng|nhiệm vụ|đầu tư|nguồn)\s+$"
)
_ENTRY = re.compile(r"(?:^|[.;:(|•+-])\x20{0,9}$")
_EVENT = pattern(
    r"\b(?:(?:ngay|NGAY) (?:sau )?khi (?=\w)|(?:sau )?khi (?:co (?!it |du |day du|tren |hon |tu )"
    r"(?:(?:van ban|cong van|don|giay|kien nghi|y kien) )?"
    r"|xay ra |phat sinh |phat hien |xuat hien |gap |nhan duoc |ket thuc |hoan thanh "
    r"|duoc (?:yeu cau|phan cong|giao|chi dao|XXX)\b|cap tren |co quan ))"
)
_IF = pattern(
    r"\b(?:neu|truong hop)~phat hien (?=\w)|\b(?:neu|truong hop|(?<=thuc\x20hien\x20)(?=co )"
    r"|(?<=thuc\x20hien,\x20)(?=co ))~(?:co |gap |xay ra |phat sinh )"
    r"(?=(?:cac |nhung |noi dung |van de |moi |su ){0,3}"
    r"(?:kho khan|vuong mac|phat sinh|van de|noi dung|su co|thay doi|bien dong|tinh huong|bat cap))"
)
# "Có vấn đề nổi cộm báo cáo ngay …", "có tình huống phát sinh thì báo cáo …"
_THERE_IS = pattern(
    r"(?:^|[.;:]~)(?P<event>co (?:van de|(?:tinh|XXXX) huong"
    r"|vuong mac|kho khan|su co|thay doi|bien dong"
    r"|phat sinh|vu viec|bat thuong)(?: [^\W\d]+){0,6}?)(?=~,?~(?:thi|bao cao|bao ngay|phan anh"
    r"|kip thoi|de nghi|thong bao|trao doi)\b|,(?: [^\W\d]+){1,9}? bao cao NGAY\b)"
)
_UNUSUAL = pattern(
    r"\bbat thuong\b(?:~(?:khi|theo) (?:co )?(?:yeu cau|chi dao|trieu tap|de nghi)"
    r"(?: cua (?:(?!hoac khi)[^,;.:()|\x02]){2,80})?)"
    r"|\bbao cao (?:[^,;.:()|\x02]{2,60}? )?(?P<event>theo yeu cau)(?=~(?:[.,;]|$))"
)
_AFTER_EACH = pattern(
    r"\b(?:ngay |NGAY )?sau (?:khi ket thuc )?(?:moi|tung) "
    r"(?:dot|cuoc|ky|lan|phien|vu|hoi|mua|con|tran|buoi)\b"
    r"(?: (?!phai|thi|bao|gui|trinh)[^\W\d]+){0,4}"
)
# What fills a cell or a line behind a label: "Theo yêu cầu của Bộ Nội vụ".
_ASKED_FOR = pattern(
    r"(?:^|[:|]~)(?P<event>theo (?:yeu cau|chi dao|de nghi|thong bao|huong dan|lich)"
    r"(?: cua [^,;.:()|\x02]{2,80})?)(?=~(?:[.,;|]|$))"
)
_COUNTED = re.compile(r"\b(?:ke tu|tinh tu|tu|den|cho den|truoc)\x20{1,9}$")
_WORDS = re.compile(r"(?:\x20{0,9}\w{1,12}){0,2}")
# "cập nhật khi có thay đổi danh sách …": the list is what is to be brought up to date.
_CHANGED = re.compile(
    r"(?:su )?(?:thay doi|bien dong)(?=\x20(?!ve|cua|trong|lien quan|tai|o|so voi|nhan su)\w)"
)
# "Sau khi cấp tỉnh ban hành quyết định, Sở …": what opens a sentence and ends at its comma.
_AFTER = pattern(
    r"(?:^|[.;:]~|(?:^|[.;:])~[-+]~)(?P<event>sau khi"
    r" (?!nghe|xem xet|nghien cuu|thao luan|tiep thu|trao doi)\w[^,;.:()|]{6,140})(?=,)"
)
# "Khi hệ thống gián đoạn quá 04 giờ, Văn phòng …": not what is done meanwhile.
_WHENEVER = pattern(
    r"(?:^|[.;:]~|(?:^|[.;:])~[-+]~)(?P<event>khi (?!thuc hien|tham gia|den|lam|to chuc|xay dung"
    r"|tien hanh|giai quyet|xu ly|su dung|van hanh|lap|nghien cuu|xem xet|trien khai|thi hanh|di"
    r"|ap dung|tinh|xac dinh|soan|tham|ban hanh|danh gia|kiem tra|chua|khong|quyet dinh|dang"
    r"|lua chon|phe duyet|lay|tiep xuc|giao|ra|vao|bo|co|xay|phat|xuat|gap|nhan|ket|hoan|duoc)\w+"
    r"(?: (?!phai\b|thi\b|bao\b|can\b)[^,;.:()|\x02\x20]{1,12}){2,20})(?=,)"
)
_SAME_DAY = pattern(
    r"\b(?P<now>NGAY )?trong (?:cung )?ngay(?: lam viec)?"
    r"(?P<of> (?:tiep nhan|nhan (?:duoc )?(?:ho so|don|van ban)))?(?=~(?:[.,;)]|$))"
)
_HANDLED = re.compile(
    r"\b(?:bao cao|tra ket qua|tra loi|giai quyet|xu ly|hoan thanh|gui|thong bao|chuyen|cap nhat)\b"
    r"[^.;:|\x02]{0,60}$"
)
_STOP = re.compile(
    r"\b(?:thi|bao cao|phai|kip thoi|chu dong|trao doi|de nghi|yeu cau)\b|[,;.:()|\x02]"
    r"|\bva (?=thuong xuyen|dinh ky|hang |cham nhat|truoc |chiu trach nhiem|phai )|\bhoac (?=khi )"
)
_GOES_ON = re.compile(
    r",\x20(?:vuong mac|bat cap|ton tai|phat sinh)\b"
    r"|,[^,;.:()|\x02]{1,80}\b(?:xay ra|phat sinh)\b(?: (?:tai|tren|trong)[^,;.:()|]{0,40})?"
)
_SUDDEN = pattern(
    r"\bdot xuat\b(?:~\(~(?:khi|theo|neu)[^()|]{2,120}\)"
    r"|~(?:khi|theo) (?:co )?(?:yeu cau|chi dao)(?: cua (?:(?!hoac khi)[^,;.:()|\x02]){2,80})?"
    r"|(?!~cua\b))"
)
_NEED = pattern(
    r"\b(?:trong )?(?:truong hop|khi|luc)(?: thay| xet thay| that| that su| co yeu cau)?"
    r" (?:can thiet|cap bach|khan cap|dot xuat|cap thiet)\b(?! do\b)|\bkhi can\b"
    r"|\b(?:khi|theo) yeu cau cong viec\b|\b(?:neu|truong hop) vuot (?:qua )?tham quyen\b"
    r"|\bkhi (?:(?!co |khong )\w+,? ){1,9}(?:de nghi|yeu cau|trieu tap|vang mat|di vang"
    r"|thay doi)\b(?=~(?:[,.;)]|$))"
)
# "vụ việc đột xuất" tells which, "báo cáo đột xuất" when.
_WHICH = re.compile(
    r"\b(?:vu viec|tinh huong|nhiem vu|cong viec|su co|van de|su viec|su kien|phat sinh|cong tac"
    r"|viec|yeu cau|hoat dong|dich benh|thien tai|khoan chi|chi|noi dung|dien bien"
    r"|truong hop)\x20{1,9}$"
)
_AT_ONCE = pattern(
    r"\b(?:bao cao|thong bao|trao doi|phan anh|xu ly|thong tin) NGAY\b(?! (?:tu|trong|sau))"
)


def find_same_days(view: View) -> Iterator[Found]:
    """Yield "ngay trong ngày làm việc", "trong ngày tiếp nhận": by the end of some day."""
    for match in _SAME_DAY.finditer(view.plain):
        start = match.start()
        at_once = match["now"] or match["of"]
        if at_once or _HANDLED.search(view.plain, max(0, start - 80), start):
            yield Found(*match.span(), WhenType.RELATIVE, before=True)


def find_continuous(view: View) -> Iterator[Found]:
    """Yield "thường xuyên" where it says how often and not of what kind something is."""
    for match in _ALWAYS.finditer(view.plain):
        start = match.start()
        if _KINDS.search(view.scan.lower, max(0, start - 20), start):
            continue
        opens = _ENTRY.search(view.plain, max(0, start - 12), start)
        done = _DONE.search(view.plain, max(0, start - 24), start)
        if done and _PEOPLE.search(view.plain, max(0, start - 40), start):
            done = None
        often = view.is_closed(match.end()) and _OFTEN.search(view.plain, max(0, start - 90), start)
        if done or opens or often or match["during"] or view.leads_verb(match.end()):
            yield Found(*match.span(), WhenType.CONTINUOUS)


def find_events(view: View) -> Iterator[Found]:
    """Yield "khi có tình huống đột xuất", "đột xuất", "khi cần thiết", "báo cáo ngay"."""
    plain = view.plain
    for match in _EVENT.finditer(plain):
        if not _COUNTED.search(plain, max(0, match.start() - 12), match.start()):
            yield Found(match.start(), _event_end(plain, match.end()), WhenType.ON_EVENT)
    for match in _IF.finditer(plain):
        end = _event_end(plain, match.end())
        yield Found(match.start(), end, WhenType.ON_EVENT)
    for form in (_AFTER, _WHENEVER, _AFTER_EACH, _ASKED_FOR, _THERE_IS, _UNUSUAL, _NEED, _AT_ONCE):
        for match in form.finditer(plain):
            event = match.groupdict().get("event")
            yield Found(*match.span("event" if event else 0), WhenType.ON_EVENT)
    for match in _SUDDEN.finditer(plain):
        if not _WHICH.search(plain, max(0, match.start() - 30), match.start()):
            yield Found(*match.span(), WhenType.ON_EVENT)


def _event_end(plain: str, at: int) -> int:
    changed = _CHANGED.match(plain, at)
    if changed:
        return changed.end()
    words = _WORDS.match(plain, at)
    first = words.end() if words else at
    stop = _STOP.search(plain, first, first + 140)
    end = stop.start() if stop else min(len(plain), first + 140)
    further = _GOES_ON.match(plain, end)
    if not further:
        return end
    stop = _STOP.search(plain, end + 1, further.end())
    return stop.start() if stop else further.end()
