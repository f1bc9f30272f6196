"""Months, quarters, years and stretches of them: "trong quý II/2026", "đến hết năm 2027" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import (
    BEFORE,
    DAY,
    EACH_YEAR,
    END,
    MONTH,
    NEXT_YEAR,
    NUMBERED,
    ON,
    QUARTER,
    YEAR,
    day_exists,
    last_day,
    pattern,
    quarter,
    yearly,
)
from corpus.facts.when_view import Found, View, is_to_be_issued

_LEAD = rf"(?<!\w)(?:(?:(?P<before>{BEFORE})|(?P<on>{ON}))~[(:]?~)?"
_PART = (
    r"(?P<part>(?:(?:cac )?(?:ngay|tuan)(?: le)? )?(?:dau|giua|cuoi|nua dau|nua cuoi) "
    r"|(?:thuong|trung|ha) tuan )?"
)
_MONTHS = pattern(
    rf"{_LEAD}{_PART}(?<![\w/.-])(?:thang {MONTH}(?:(?:~,?~nam |~[/.-]~){YEAR})?"
    rf"|(?P<m2>0?[1-9]|1[0-2])/{YEAR.replace('<y>', '<y2>')}){END}(?P<each>{EACH_YEAR}"
    rf"|{NEXT_YEAR})?"
)
_QUARTERS = pattern(
    rf"{_LEAD}{_PART}\bquy {QUARTER}(?!~lan\b)(?:(?:~,?~nam |~[/.-]~){YEAR})?"
    rf"(?P<each>{EACH_YEAR}|{NEXT_YEAR})?"
)
_YEARS = pattern(rf"{_LEAD}{_PART}(?P<word>\bnam )?(?<![\w/.,-]){YEAR}(?![\w/]|[.,]\d|~[-/]~\d)")
_THIS_YEAR = pattern(rf"{_LEAD}{_PART}(?:nam|quy|thang) nay\b")
# "báo cáo … tại phiên họp thường kỳ tháng 9/2026"
_AT_MEETING = re.compile(
    r"\b(?:bao cao|trinh|thong qua|cho y kien)\b[^.;:|\x02]{0,80}"
    r"\btai (?:(?:phien|ky|cuoc) hop|hoi nghi)[^.;:,|\x02]{0,40}$"
    r"|\btrong (?:hoi nghi|(?:phien|cuoc) hop)[^.;:,|\x02]{0,30}$"
    r"|\btu ky (?:bao cao|luong|hop|dau tien)?\x20{0,9}$"
)
_SIDE = (
    rf"(?:ngay )?(?:{DAY}(?:~[/.-]~| (?=thang )))?(?:thang )?(?:{MONTH}(?:(?:~,?~nam "
    rf"|~[/.-]~){YEAR})?|(?:nam )?"
    rf"{YEAR.replace('<y>', '<y2>')})"
)
_FROM = re.sub(r"\?P<(\w+)>", r"?P<f\1>", _SIDE)
_TO = re.sub(r"\?P<(\w+)>", r"?P<t\1>", _SIDE)
_FROM_TO = pattern(rf"\b(?:ke )?tu {_FROM} (?:cho )?den (?:het )?{_TO}{END}")
_PHASE = pattern(
    rf"(?P<lead>\b(?:trong )?(?:ca |suot |toan )?giai doan )?(?<![\w/.-]){YEAR}~-~"
    rf"{YEAR.replace('<y>', '<y2>')}(?![\w/]|[.,]\d)"
)
_ONWARD = pattern(
    rf"\b(?P<from>(?:ke |bat dau )?tu )?(?:nam )?{YEAR}(?: (?:va|den) (?:cac"
    rf"|nhung) nam (?:tiep theo|sau)"
    r"|(?: tro di)(?! den))"
)
_OF_DAY = re.compile(r"\d\x20{1,9}$")
# "tăng trên 10% năm 2026": a year right after what is to be reached in it.
_RATE = re.compile(
    r"\b(?:dat|tang|giam|phan DAU|phan dau|vuot|muc tieu|bao dam)\b[^.;:|\x02]{0,90}"
    r"\d\x20?(?:%|ty dong|trieu dong)\x20{1,9}(?:trong\x20)?$"
)
_STRIVEN = re.compile(r"\bphan DAU [^.;:,|\x02]{0,80}$")
_ENDS = re.compile(
    r"\b(?:hoan thanh|khoi cong|khanh thanh|so ket|tong ket|dua vao (?:khai thac|su dung|van hanh))"
    r"\x20(?:\w+\x20){0,3}$"
)
_REACHED = (_ENDS, _RATE, _AT_MEETING, _STRIVEN)
_AND_MONTH = re.compile(r"\x20{0,9}(?:,|\bva\b|\bhoac\b)\x20{0,9}")
_BRACKETED = re.compile(r"\w\x20\($")  # "giám sát việc … (tháng 8)"
_LED_MONTH = re.compile(r"\b(?:trong|vao)\x20{1,9}thang \d{1,2}\x20(?:va|hoac)\x20$")
_JOINED_MONTH = pattern(rf"(?:~(?:,|va|hoac)~thang \d{{1,2}}){{1,5}}{EACH_YEAR}")
_TERM = pattern(
    r"\b(?:(?P<before>(?:truoc|den)(?: khi)?(?: het)? )|(?:vao|trong) )?(?:(?:dip )?(?:nam|ky) )?"
    r"(?:dau|giua|cuoi|het|ket thuc|moi|hang)(?: cua)?(?: moi)? nhiem ky\b(?!~(?:20|\d))"
    r"(?: (?:dai hoi|cap uy|hdnd|hoi dong)(?: \w+){0,5})?"
)
_TOLD = re.compile(
    r"\b(?:hieu luc(?: thi hanh)?|so lieu|tinh|chot|cap nhat|ap dung|(?:tam|TAM) nhin"
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
    r"\b(?:thuc hien|trien khai|to chuc|hoan thanh|dien ra|tien hanh|thoi gian)\b[\x20:]{0,9}$"
)
_CARRIED_ON = re.compile(r",\x20(?:thuc hien|trien khai|keo dai|duy tri)\x20$")
_CLAUSES = re.compile(r"[;.:|]")
_AIM = re.compile(
    r"phan (?:dau|DAU)|hoan thanh|\bdat |xong|bao dam|keo dai|giam|tang|nang |dua |tro thanh"
    r"|\bco |xay dung|^\W*muc tieu$"
    r"|[;:“”\"]"
)


def find_stretches(view: View) -> Iterator[Found]:
    """Yield what lasts from one time to another; in titles nothing lasts."""
    for match in _FROM_TO.finditer(view.plain):
        stretch = _stretch(match.groupdict())
        if stretch and _lasts(view, match):
            yield Found(*match.span(), WhenType.PERIOD, date=stretch)
    for match in _ONWARD.finditer(view.plain):
        if match["from"] or view.is_free(match.start()):
            yield Found(*match.span(), WhenType.PERIOD, date=f"{match['y']}/..")
    for match in _PHASE.finditer(view.plain):
        lead = match["lead"] or ""
        if match["y"] < match["y2"] and (
            lead.startswith(("trong", "ca", "suot", "toan")) or _alone(view, match)
        ):
            yield Found(*match.span(), WhenType.PERIOD, date=f"{match['y']}/{match['y2']}")


def find_terms(view: View) -> Iterator[Found]:
    """Yield "vào năm cuối nhiệm kỳ": when that is, no text says."""
    for match in _TERM.finditer(view.plain):
        yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)


def find_quarters(view: View) -> Iterator[Found]:
    """Yield "quý IV/2026"; without its year only where the words lead in a time."""
    for match in _QUARTERS.finditer(view.plain):
        closed = view.is_closed(match.end())
        joined = match["y"] and _LED_MONTH.search(
            view.plain, max(0, match.start() - 40), match.start()
        )
        dated = bool(match["y"] or match["each"] or closed)
        if not joined and not _accepted(view, match, dated=dated):
            continue
        before, first = match["before"] is not None, 3 * quarter(match["q"]) - 2
        if match["each"]:
            rule = yearly(",".join(str(first + nth) for nth in range(3)))
            yield Found(*match.span(), WhenType.RULE, rule, before=before)
        elif match["y"]:
            date = f"{match['y']}-{first:02d}/{match['y']}-{first + 2:02d}"
            kind = WhenType.PERIOD
            if _ends(match):
                kind, date = WhenType.DATE, _end_of(int(match["y"]), first + 2)
            yield Found(*match.span(), kind, date=date, before=before)
        else:
            yield Found(*match.span(), WhenType.PERIOD, before=before)


def find_months(view: View) -> Iterator[Found]:
    """Yield "tháng 12 năm 2026", "tháng 6 hằng năm"; a month alone only after "trong", "trước"."""
    found: list[Found] = []
    end = -1
    for match in _MONTHS.finditer(view.plain):
        joined = end >= 0 and _AND_MONTH.fullmatch(view.plain, end, match.start())
        one = None
        if joined and not match["before"] and not match["on"]:
            one = _month(match, before=found[-1].before)
        elif _is_month(view, match):
            joined, one = None, _month(match, before=match["before"] is not None)
        end = match.end() if one else -1
        if one and joined and one.rrule and found[-1].rrule:
            rule = f"{found[-1].rrule},{match['m']}"
            found[-1] = replace(found[-1], end=one.end, rrule=rule)
        elif one:
            found.append(one)
    yield from found


def _is_month(view: View, match: re.Match[str]) -> bool:
    start = match.start()
    if _OF_DAY.search(view.plain, max(0, start - 12), start):
        return False  # of a date that is no time
    year = match["y"] or match["y2"]
    each = match["each"] or _JOINED_MONTH.match(view.plain, match.end())
    if (
        _BRACKETED.search(view.plain, max(0, start - 4), start)
        and view.plain[match.end() : match.end() + 1] == ")"
    ):
        return True
    if each or (_AT_MEETING.search(view.plain, max(0, start - 150), start)):
        return True
    return _accepted(view, match, dated=bool(year or match["part"]))


def _month(match: re.Match[str], *, before: bool) -> Found | None:
    year, month = match["y"] or match["y2"], int(match["m"] or match["m2"])
    if (match["on"] or "").startswith(("tu", "bat dau")):
        since = f"{year}-{month:02d}/.."
        return Found(*match.span(), WhenType.PERIOD, date=since) if year else None
    if year:
        date = _end_of(int(year), month) if _ends(match) else f"{year}-{month:02d}"
        return Found(*match.span(), WhenType.DATE, date=date, before=before)
    return Found(*match.span(), WhenType.RULE, yearly(str(month)), before=before)


def find_years(view: View) -> Iterator[Found]:
    """Yield "đến hết năm 2027", "Năm 2030 tổ chức…"; a year that only tells which is none."""
    for match in _THIS_YEAR.finditer(view.plain):
        if match["before"] or match["on"] or match["part"]:
            yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)
    for match in _YEARS.finditer(view.plain):
        if not (match["word"] or match["before"] or match["on"] or _alone(view, match)):
            continue
        if not (_accepted(view, match, dated=True) or _is_reached(view, match)):
            continue
        year, before = match["y"], match["before"] is not None
        if (match["on"] or "").startswith(("tu", "bat dau")):
            yield Found(*match.span(), WhenType.PERIOD, date=f"{year}/..")
        else:
            date = f"{year}-12-31" if _ends(match) and not match["part"] else year
            yield Found(*match.span(), WhenType.DATE, date=date, before=before)


def _is_reached(view: View, match: re.Match[str]) -> bool:
    """Whether a bare year follows a figure that is to be reached in it."""
    start = match.start()
    if match["before"] or match["on"]:
        return False
    return any(form.search(view.plain, max(0, start - 150), start) for form in _REACHED)


def _ends(match: re.Match[str]) -> bool:
    return "het" in (match["before"] or "").split()


def _end_of(year: int, month: int) -> str:
    return f"{year}-{month:02d}-{last_day(month, year)}"


def _alone(view: View, match: re.Match[str]) -> bool:
    return view.is_free(match.start(), bracketed=False) and view.is_closed(match.end())


def _lasts(view: View, match: re.Match[str]) -> bool:
    """Whether a stretch says when something is done; one of years alone is often of a title."""
    if _told(view, match.start()):
        return False
    return match["fm"] is not None or (
        view.is_free(match.start(), bracketed=False)
        or _DONE.search(view.plain, max(0, match.start() - 40), match.start()) is not None
    )


def _accepted(view: View, match: re.Match[str], *, dated: bool) -> bool:
    if _told(view, match.start()):
        return False
    before = match["before"] or ""
    if before:
        return not (before.startswith(("den", "toi")) and _in_title(view, match))
    if match["on"]:
        return not match["on"].startswith("tai")
    return dated and view.is_free(match.start())


def _told(view: View, at: int) -> bool:
    told = _TOLD.search(view.plain, max(0, at - 60), at)
    return told is not None and not is_to_be_issued(view.plain, told.start())


def _in_title(view: View, match: re.Match[str]) -> bool:
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
    return not _AIM.search(_CLAUSES.split(clause)[-1])


def _stretch(parts: dict[str, str | None]) -> str | None:
    """Return "2026-06/2026-09" when both ends are known; the first may take the second's year."""
    last_year = parts["ty"] or parts["ty2"]
    first_year = parts["fy"] or parts["fy2"] or last_year
    if not last_year or not first_year:
        return None
    first = _side(first_year, parts["fm"], parts["fd"])
    last = _side(last_year, parts["tm"], parts["td"])
    return f"{first}/{last}" if first and last and first < last else None


def _side(year: str, month: str | None, day: str | None) -> str | None:
    if not month:
        return year if not day else None
    if day:
        exists = day_exists(int(day), int(month), int(year))
        return f"{year}-{int(month):02d}-{int(day):02d}" if exists else None
    return f"{year}-{int(month):02d}"
