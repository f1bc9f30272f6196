"""Times counted from something that happens: "trong 05 ngày làm việc kể từ ngày…" (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import COUNT, length, number, pattern
from corpus.facts.when_view import Found, View

_UNIT = (
    r"(?P<unit>nam|quy|thang|tuan|ngay|gio|tieng|phut)\b(?! (?:\d|hang\b))"
    r"(?!(?<=gio),?~(?:ngay \d|hang|moi|sang|trua|chieu|TOI|dem|thu|chu nhat)\b)"
    r"(?P<working> lam viec\b)?"
)
_LIMIT = (
    r"\b(?P<lead>(?:cham nhat|muon nhat|tre nhat|(?:toi|TOI) da"
    r"|khong (?:qua|cham hon|muon hon)|truoc|it nhat|(?:toi"
    r"|TOI) thieu|sau"
    r"|trong)"
    r"(?:(?:,| )~(?:la|vao|trong|sau|(?:toi|TOI) da|khong qua|cham nhat|it nhat|(?:toi|TOI) thieu"
    r"|truoc|thoi han"
    r"|thoi gian"
    r"|vong|khoang|khong|day|mot|thoi|han)\b){0,6}"
    r"|(?:thoi han|thoi gian(?= (?:tra|xu|giai|tham|gop|cho|lay)\b))"
    r"(?: (?:tra loi|tra ket qua|xu ly|giai quyet|tham dinh|tham tra|bao cao|gop y|lay y kien"
    r"|hoan thanh|gui|thuc hien|cho y kien|la|khong qua|(?:toi|TOI) da|trong|cham nhat))*) "
)
_AMOUNT = rf"{COUNT}~(?:\([^()|]{{1,20}}\)~)?{_UNIT}"
_LIMITED = pattern(rf"{_LIMIT}{_AMOUNT}")
_COUNTED = pattern(
    rf"(?<![\w/.,-]){_AMOUNT}(?=,?~(?:ke tu|tinh tu|(?:sau|truoc) (?:ngay|khi)\b(?! \d)))"
)
# "trước khi tiến hành giám sát 15 ngày", "trước Ngày hội 10 ngày"
_AHEAD = pattern(
    r"\b(?:truoc (?:khi \w+|(?:mua|dip|ky hop|phien hop|hoi nghi|dai hoi|cuoc hop|buoi|le"
    r"|khai (?:giang|mac)|be giang|ky thi|hoc ky|gio(?= (?:hop|khai|lam|thi|bat))|do"
    r"|ngay (?!\d|ky\b|co\b|nop\b|hieu|nhan|ban|lap)\w+"
    r"|thoi diem)\b)|(?P<after>sau (?:khi \w+|(?:ky|cuoc|buoi|dot|phien) \w+|hoi nghi|dai hoi)))"
    rf"(?: (?!khong )[^\W\d]+){{0,6}}? {COUNT} {_UNIT}(?=~(?:[.,;:)]|$))"
)
# "trước phiên họp ít nhất 01 ngày": ahead of whatever is named.
_AT_LEAST_AHEAD = pattern(
    r"\btruoc (?!khi |khong )(?:[^\W\d]+ ){1,5}?(?:it nhat|(?:toi|TOI) thieu) "
    r"(?P<after>\b\B)?"
    rf"{COUNT} (?P<unit>tuan|ngay|gio|tieng|phut)\b(?P<working> lam viec\b)?"
)
_FROM = pattern(
    r",?~(?!truoc ngay \d)"
    r"(?P<from>(?:ke |tinh )?tu(?: (?:ngay|khi|thoi diem|luc))?|ke tu"
    r"|sau(?! \w+ (?:ngay|tuan|thang|nam)\b)(?: khi| ngay)?"
    r"|truoc(?: khi| ngay)?)\b"
)
_CLAUSE_END = re.compile(
    r"[,;.:|\x02](?!\d)|\((?!neu co)|(?<!neu co)\)|\x20(?:thi|phai|co trach nhiem)\x20"
    r"|\x20va (?=(?:bao cao|gui|trinh|thong bao|tra|cham nhat|hoan thanh|truoc|trong)\x20)"
)
_OF_PERIOD = re.compile(
    r"\x20(?:dau(?: tien)?|cuoi)(?: cua)? (?:cung |moi |hang )?(?:thang|quy|nam|tuan)\b"
)
_PASSED = re.compile(r"(?<!ket\x20)(?<!thong\x20)\b(?:qua|het|hieu luc)\x20{1,9}$")
_LONGEST = 160
# "sơ kết sau 02 năm": some years after it has begun.
_REVIEWED = re.compile(
    r"\b(?:so ket|tong ket|danh gia|ra soat|phuc tra|kiem tra lai|tai kiem tra)\b[^.;:|]{0,60}$"
)
_ENDED = re.compile(r"\x20{0,9}(?:[.,;)]|$|(?:trien khai )?thuc hien\b)")
# What a thing lasts, how long somebody is barred or jailed: nothing is due then.
_LASTING = re.compile(
    r"\b(?:huong|bao luu|phat tu|tu|dinh chi|tuoc|keo dai|bao hanh|luu tru|bao quan|co hieu luc"
    r"|gia tri"
    r"|kinh nghiem"
    r"|(?:toi|TOI) thieu|gia han|it nhat la|cong tac|cu tru|dao tao|lien tuc"
    r"|(?<!de\x20)(?<!hoi\x20)nghi)\b[^,;.|]{0,30}$|\bdu\x20{1,9}$"
)
# "Lưu trữ tài liệu: danh sách …, trong thời hạn 05 năm": how long it is kept.
_KEPT = re.compile(r"(?:^|[.;:>*)])\x20{0,9}(?:luu tru|luu giu|bao quan)\b[^;.]{0,260}$")
# "trả kết quả … không quá 02 ngày": by when, and not how much.
_HANDLED = re.compile(
    r"\b(?:tra ket qua|tra loi|giai quyet|phan loai|chuyen ho so|tham dinh|phe duyet"
    r"|xu ly|hoan thanh|bao cao|gui|thong bao|xac minh)\b"
    r"[^.;:|,]{0,70}$"
)
# "trường hợp phức tạp không quá …"
# "mức ăn của một người trong 01 ngày": how much in so long.
_PER = re.compile(
    r"\b(?:nguoi|hoc sinh|dong|suat|muc (?:an|chi|tien)|luot|km|kg|lit|gio)\x20{1,9}$"
)
_CASE = re.compile(r"\btruong hop (?:\w+ ){1,8}(?:thi )?$")
# "niêm yết trong 30 ngày liên tục": how long it hangs there.
_ON_END = re.compile(r"\x20lien (?:tuc|tiep)\b")


def find_lengths(view: View) -> Iterator[Found]:
    """Yield times counted from an event, with the event as far as its clause goes."""
    plain = view.plain
    for match in _LIMITED.finditer(plain):
        found = _limited(plain, match)
        of_other = _OF_PERIOD.match(plain, match.end()) or _ON_END.match(plain, match.end())
        if found and not of_other:
            yield found
    for match in (*_AHEAD.finditer(plain), *_AT_LEAST_AHEAD.finditer(plain)):
        yield _found(plain, match, match.start(), before=not match["after"])
    for match in _COUNTED.finditer(plain):
        start = match.start()
        passed = _PASSED.search(plain, max(0, start - 16), start)
        if not passed and not _LASTING.search(plain, max(0, start - 50), start):
            yield _found(plain, match, match.start(), before=True)


def _limited(plain: str, match: re.Match[str]) -> Found | None:
    lead, origin = match["lead"].split(), _FROM.match(plain, match.end())
    counted = origin is not None and origin["from"] != "tu"
    before_it = plain[max(0, match.start() - 90) : match.start()]
    handled = lead[:2] == ["khong", "qua"] and _HANDLED.search(before_it)
    if handled and match["unit"] in {"ngay", "gio"}:
        counted = True
    counted = counted or bool(lead[:2] == ["khong", "qua"] and _CASE.search(before_it))
    if not counted and not _is_limit(lead, match["unit"]):
        reviewed = lead == ["sau"] and _REVIEWED.search(
            plain, max(0, match.start() - 90), match.start()
        )
        if not reviewed or not _ENDED.match(plain, match.end()):
            return None
    if _is_length(plain, match, counted=counted):
        return None
    before = lead[0] != "sau" or "cham" in lead or "khong" in lead or match["unit"] == "phut"
    return _found(plain, match, match.start(), before=before)


def _is_length(plain: str, match: re.Match[str], *, counted: bool) -> bool:
    """Whether it says how long a thing lasts or is kept, or of how long something is a share."""
    at = match.start()
    if _PASSED.search(plain, max(0, at - 16), at) or _LASTING.search(plain, max(0, at - 50), at):
        return True
    if not counted and _PER.search(plain, max(0, at - 24), at):
        return True
    long = match["unit"] in {"nam", "thang"}
    return long and _KEPT.search(plain, max(0, at - 280), at) is not None


def _is_limit(lead: Sequence[str], unit: str) -> bool:
    """Whether the words say by when and not how much, though they name no event."""
    if lead[0] in {"toi", "TOI", "it"}:
        return False
    short = unit in {"ngay", "gio", "tieng", "phut"}
    if lead[0] == "truoc":  # "trước 16 giờ" is on the clock
        return unit not in {"nam", "thang", "gio", "tieng", "phut"}
    if lead[0] == "khong":
        return short and lead[1] != "qua"
    if lead[0] == "thoi":
        return True
    plainly = lead[0] in {"sau", "trong"} and not {"han", "vong"}.isdisjoint(lead)
    return short or plainly or lead[0] in {"cham", "muon", "tre"}


def _found(plain: str, match: re.Match[str], start: int, *, before: bool) -> Found:
    origin, end = _FROM.match(plain, match.end()), match.end()
    if origin:
        stop = _CLAUSE_END.search(plain, origin.end(), origin.end() + _LONGEST)
        end = stop.start() if stop else min(len(plain), origin.end() + _LONGEST)
    return Found(
        start,
        end,
        WhenType.RELATIVE,
        before=before,
        length=length(number(match["n"]), match["unit"]),
        working=match["working"] is not None,
    )
