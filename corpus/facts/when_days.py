"""Days: "trước ngày 15 tháng 6 hằng năm", "ngày 20 tháng cuối quý", "01/5" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_quarters import of_named_quarters
from corpus.facts.when_rules import (
    DAY,
    EACH_YEAR,
    END,
    MONTH,
    NEXT_YEAR,
    NUMBERED,
    YEAR,
    day_exists,
    monthly,
    pattern,
    yearly,
)
from corpus.facts.when_view import Found, View, is_to_be_issued
from corpus.facts.when_weeks import WEEKLY, ruled

_NAMED = r"(?P<word>(?:(?:cac )?ngay|mung|mong) (?:mung |mong )?)?"
_DATED = (
    rf"(?:{DAY} thang {MONTH}(?:(?:~,?~nam |~[/.-]~){YEAR})?"
    rf"|{DAY.replace('<d>', '<d2>')}~(?P<sep>[/.-])~{MONTH.replace('<m>', '<m2>')}"
    rf"(?:~(?P=sep)~{YEAR.replace('<y>', '<y2>')}|(?:,?~nam ){YEAR.replace('<y>', '<y3>')})?)"
)
_DAY_OF_YEAR = pattern(
    rf"(?<!\w){_NAMED}(?<![\w/.,-]){_DATED}{END}(?P<each>{EACH_YEAR}|{NEXT_YEAR})?"
)
_DAY_WORD = r"(?:ngay|mung|mong) (?:mung |mong )?"
_NTH = {"dau": 0, "thu nhat": 0, "thu hai": 1, "giua": 1, "cuoi": 2, "cuoi cung": 2, "thu ba": 2}
_IN_QUARTER = pattern(
    rf"(?<!\w){_DAY_WORD}{DAY},?~(?:cua )?thang "
    rf"(?P<nth>{'|'.join(sorted(_NTH, reverse=True))})"
    r"(?: tien)?~,?~(?:(?:cua|trong) )?(?:(?:hang|moi|tung) )?quy"
    r"(?: (?:sau(?: lien ke)?|tiep theo|ke tiep|lien ke|do|bao cao|lien sau))?\b(?! [ivx1-4]+\b)"
)
_QUARTER_AFTER = pattern(
    rf"(?<!\w){_DAY_WORD}{DAY},?~(?:cua )?thang (?:dau(?: tien)? )?"
    r"(?:sau|tiep theo|ke tiep|lien ke)"
    r"(?: (?:sau|cua|ket thuc|khi ket thuc))* quy\b(?! [ivx1-4]+\b)"
)
_IN_MONTH = pattern(
    rf"(?<!\w){_DAY_WORD}{DAY}{END},?~(?:(?:cua )?(?:hang|moi|tung) thang\b"
    r"|(?:cua )?thang (?P<next>(?:sau(?: lien ke)?|tiep theo|ke tiep|lien ke|lien sau)|bao cao)\b"
    r"|cua thang\b(?! (?:\d|cuoi|dau|thu|nay|do|giua)))"
)
_MONTH_OF_QUARTER = pattern(
    rf"(?<!\w)(?:tuan (?:dau|cuoi|thu \w+)(?: cung| tien)? (?:cua )?)?thang "
    rf"(?P<nth>{'|'.join(sorted(_NTH, reverse=True))})(?: tien)? (?:cua )?(?:(?:moi|hang) )?quy\b"
    r"(?! [ivx1-4]+\b)"
)
_LAST_DAY = pattern(
    rf"(?<!\w)ngay cuoi cung (?:cua )?(?P<of>hang thang|thang|quy|nam)\b"
    rf"(?: (?:{MONTH}(?!\d|~/|~,?~nam \d)|(?P<quarter>cuoi (?:cua )?quy)))?(?! \d|\d| [iv]+\b)"
    r"(?: (?:hang|moi) (?P<each>nam|quy|thang)\b)?"
)
_BARE = pattern(rf"(?<!\w)(?P<word>(?:ngay |mung |mong ){{1,2}}){DAY}{END}(?! thang)")
_OF_SOME_YEAR = pattern(r"(?: cua)? nam (?:dau|cuoi|thu|giua)\b(?! nam\b)")  # of a term or a plan
_LISTED = re.compile(r"(?:,|;|\bva|\bhoac)\x20{1,4}$")
_JOINED = pattern(rf"~(?:,|;|va|hoac|va truoc|hoac truoc)~(?:{_NAMED}){_DATED}{END}")
# Before a day in one of these places nothing falls due then: rules in force, figures counted.
_NO_TIME = re.compile(
    r"\b(?:hieu luc(?: thi hanh| chung)?|so lieu|tinh|chot|cap nhat|ap dung"
    r"|(?<!dinh\x20)(?<!giua\x20)ky(?! (?:sau|toi|nay)\b)"
    r"|ban hanh"
    rf"|(?<!hoc\x20)(?<!tuyen\x20)(?<!thi\x20)(?<!ve\x20)sinh|ke tu|{NUMBERED}"
    r"|cong bo|dang|dieu chinh|gay ra|xay ra|con ton|huong"
    r"|ngay (?!hoan thanh|thuc hien|to chuc|hop|nop|bao cao|gui)[^:|.;,]{2,30}(?=[:|]))"
    r"(?: (?:tu|den|vao|ke|tinh|tai|la|thi hanh|truoc|sau|ngay|lan dau))*[\x20:|(]{0,40}$"
)
_AT_LATEST = ("truoc", "xong", "cham", "muon", "han", "khong muon", "khong cham")
_OF_PAPER = re.compile(
    r"\d/[A-ZĐ]{2,}(?:-[A-ZĐ]+)*\s*\(\s*$"
)  # "Thông tư 52/2025/TT-BTC (24/6/2025)"
_COUNTS = re.compile(r"\x20{1,9}(?:[a-z]|%)|%")  # "trước 2-3 tuần"
_OF_ITS_MAKER = re.compile(r"\x20{0,9}cua\b")
_HELD = re.compile(
    r"\b(?:hoan thanh|khoi cong|khanh thanh|thong xe|chung ket"
    r"|khai mac|be mac|to chuc|dien ra|khai giang"
    r"|bau cu|hop|sinh hoat|giao ban|doi thoai|ra quan|tap huan|nop"
    r"|(?:lui|doi|chuyen) (?:SANG|sang))"
    r"(?: (?!so|theo|nghi|luat|quyet)\w+){0,4}\x20$"
)
# "Ban Tổ chức họp ngày 18/5", "trình Chủ tịch ký ngày 22/6": not "tại cuộc họp ngày 18/5".
# "ký" is "XX" in a view.
_SET = re.compile(
    r"(?:(?:^|[;,])\x20{0,4}|(?<!cuoc)(?<!phien)(?<!buoi)(?<!bien ban)(?<!lich)(?<!tai)(?<!luan)"
    r"(?<!khi)(?<!da)\x20)"
    r"(?:(?:hop|nop)(?:\x20(?!(?:so|theo|nghi|luat|quyet)\b)\w+){0,3}"
    r"|trinh\x20(?:\w+\x20){1,8}(?:XX|phe duyet)|khai mac|be mac)\x20$"
)
# "đưa vào sử dụng từ ngày 01/6/2026": by then it is to be done.
_STARTS = re.compile(
    r"\b(?:dua vao|van hanh|trien khai|hoat dong|khoi cong|bat dau)\b[^.;:,|\x02]{0,90}$"
    r"|\bphai\b[^.;:|\x02]{0,160}$"
)
# "treo băng rôn từ 25/4.": what is done from then on; closed, or it tells which thing is meant.
_GOES_ON = re.compile(
    r"\b(?:to chuc|treo|mo|phat (?:song|dong|hanh)|su dung|ky so|tiep nhan|cap ve"
    r"|chuyen SANG|ra quan|(?:ve|den|tai|cho) (?:co so|co quan|don vi))\b[^.;:,|\x02]{0,90}$"
)
_COMMA = re.compile(
    r"\x20{0,9},\x20(?:khong|dung|chi|bat dau|tat ca|toan bo|cac (?:don vi|co quan|so|phong|xa))\b"
)  # "Từ 01/7/2026, không tiếp nhận …"
_FROM_DAY = re.compile(r"\btu ngay\b[^.;:|]{0,90}$")
# "từ 04/02/2027, trừ chủ nhật, đến hết ngày 10/02": the end of a stretch is no day by itself.
_STRETCH_END = re.compile(r"\btu (?:ngay )?\d{1,2}(?:/| thang |-)\d{1,2}\b[^.;|]{0,90}$")
_SINCE = re.compile(r"\btu (?:ngay )?\d{1,2}(?:/| thang )\d{1,2}(?:(?:/| nam )20\d\d)?\x20{0,9}$")
_CELEBRATED = re.compile(r"\b(?P<day>ngay|le|tet|dip|thang|ky niem)\b[^.;:|\d\n]{3,110}$")
_EVENT_GAP = re.compile(r"[-(,]?\x20{0,4}$")


def find_days(view: View) -> Iterator[Found]:
    """Yield the days that are said to come again, or on or before which something is due."""
    plain = view.plain
    for form, read, word in (
        (_IN_QUARTER, _of_quarter, "quy"),
        (_QUARTER_AFTER, _of_quarter, "quy"),
        (_IN_MONTH, _of_month, "thang"),
        (_MONTH_OF_QUARTER, _month_of_quarter, "quy"),
        (_LAST_DAY, _last, "cuoi"),
        *WEEKLY,
    ):
        for match in led(view, form) if word in plain else ():
            start = match.start()
            if (match["before"] or "").startswith("den") and _FROM_DAY.search(
                plain, max(0, start - 110), start
            ):
                continue  # "từ ngày 16 tháng trước đến ngày 15 tháng này": what is counted
            if match["before"] or not _NO_TIME.search(plain, max(0, start - 60), start):
                found = read(match)
                yield of_named_quarters(plain, found) if read is not _of_month else found
    yield from _of_year(view)


def bare_days(view: View) -> Iterator[Found]:
    """Yield "trước ngày 25"; the words around it must tell the month."""
    for match in led(view, _BARE):
        if match["before"] or match["on"] == "vao":
            before = match["before"] is not None
            yield Found(*match.span(), WhenType.PERIOD, before=before, day=int(match["d"]))


def _of_year(view: View) -> Iterator[Found]:
    plain = view.plain
    last: Found | None = None
    for match in led(view, _DAY_OF_YEAR):
        found = _dated(match)
        if found is None:
            continue
        joined = last is not None and _JOINED.match(plain, last.end, found.end + 1)
        if last is not None and joined and not match["before"] and not match["on"]:
            found = _like(last, found)
        elif not _accepted(view, match):
            continue
        elif last is not None and match["each"] and not (match["before"] or match["on"]):
            listed = _LISTED.search(plain, max(last.end, found.start - 8), found.start)
            found = _like(last, found) if listed else found
        last = found
        yield found


def _like(last: Found, found: Found) -> Found:
    return Found(found.start, found.end, found.type, found.rrule, found.date, last.before)


def _dated(match: Led) -> Found | None:
    day, month = int(match["d"] or match["d2"]), int(match["m"] or match["m2"])
    year = match["y"] or match["y2"] or match["y3"]
    if not day_exists(day, month, int(year) if year else None):
        return None
    before = match["before"] is not None
    if not year and _OF_SOME_YEAR.match(match.string, match.end()):
        return Found(*match.span(), WhenType.PERIOD, before=before)
    if year:
        date = f"{year}-{month:02d}-{day:02d}"
        return Found(*match.span(), WhenType.DATE, date=date, before=before)
    return Found(*match.span(), WhenType.RULE, yearly(str(month), day), before=before)


def _accepted(view: View, match: Led) -> bool:
    year = match["y"] or match["y2"] or match["y3"]
    if _is_set(view, match) or _is_no_time(view.plain, match, year):
        return _is_set(view, match)
    if match["before"] or match["each"]:
        return True
    if match["on"] == "tu":
        started = _STARTS.search(view.plain, max(0, match.start() - 170), match.start())
        opens = match.start() == 0 and _COMMA.match(view.plain, match.end())
        goes_on = _GOES_ON.search(view.plain, max(0, match.start() - 110), match.start())
        closed = view.is_closed(match.end())
        return bool((year and (started or opens)) or (closed and (started or goes_on)))
    if match["on"]:
        return match["on"] not in {"tai", "trong"} or bool(year and match["on"] == "trong")
    if year and _HELD.search(view.plain, max(0, match.start() - 60), match.start()):
        return True
    return _stands_free(view, match) or (not year and is_celebration(view, match.start()))


def _is_set(view: View, match: Led) -> bool:
    """Whether a bare day closes what is to be held or handed in on it."""
    if match.lead or not match["word"] or not view.is_closed(match.end()):
        return False
    return _SET.search(view.plain, max(0, match.start() - 90), match.start()) is not None


def _is_no_time(plain: str, match: Led, year: str | None) -> bool:
    """Whether the words before say of what the date is, or it is no date at all ("3.2")."""
    start = match.start()
    until = (match["before"] or "").startswith(("den", "toi"))
    if until and _STRETCH_END.search(plain, max(0, start - 110), start):
        return True
    of_last_year = (match["each"] or "").endswith("nam truoc")
    if of_last_year and (match["before"] or match["on"] or "").startswith(("den", "tai")):
        return True  # up to then something is counted
    if match["sep"] in {".", "-"} and not year and not match["word"]:
        latest = (match["before"] or "").startswith(_AT_LATEST)
        if match["sep"] == "." or not latest or _COUNTS.match(plain, match.end()):
            return True
    if not match["before"] and (year and _OF_ITS_MAKER.match(plain, match.end())):
        return True
    told = _NO_TIME.search(plain, max(0, start - 60), start)
    if told and is_to_be_issued(plain, told.start()):
        return False
    return told is not None or _SINCE.search(plain, max(0, start - 30), start) is not None


def _stands_free(view: View, match: Led) -> bool:
    """Whether the day stands where a label, a bracket or a cell leads in a time."""
    if not view.is_free(match.start()) or _OF_PAPER.search(
        view.scan.text, max(0, match.start() - 40), match.start()
    ):
        return False
    counted = match["sep"] == "/" and not match["word"] and not (match["y2"] or match["y3"])
    return not counted or view.is_closed(match.end())


def is_celebration(view: View, at: int) -> bool:
    """Whether the words before `at` name a day that is kept every year ("Ngày hội … – 19/8")."""
    start = max(0, at - 130)
    gap = _EVENT_GAP.search(view.plain, start, at)
    named = _CELEBRATED.search(view.plain, start, gap.start() if gap else at)
    if not named:
        return False
    return view.scan.text[named.start()].isupper() or named["day"] == "ky niem"


def _of_quarter(match: Led) -> Found:
    return ruled(match, yearly(_months(match), int(match["d"])))


def _month_of_quarter(match: Led) -> Found:
    return ruled(match, yearly(_months(match)))


def _months(match: Led) -> str:
    nth = _NTH[" ".join((match.groupdict().get("nth") or "dau").split())]
    return ",".join(str(first + nth) for first in (1, 4, 7, 10))


def _of_month(match: Led) -> Found:
    following = match["next"] not in {None, "bao cao"}
    return replace(ruled(match, monthly(int(match["d"]))), next_month=following)


def _last(match: Led) -> Found:
    of = match["of"].split()[-1]
    if match["m"]:
        return ruled(match, yearly(str(int(match["m"])), -1))
    rule = {
        "thang": monthly(-1),
        "quy": yearly("3,6,9,12", -1),
        "nam": yearly("12", 31),
    }[of]
    if of == "thang" and (match["each"] == "quy" or match["quarter"]):
        rule = yearly("3,6,9,12", -1)
    return ruled(match, rule)
