"""Years: "đến hết năm 2027", "Năm 2030 tổ chức …", "trong năm nay" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import Led, led
from corpus.facts.when_places import AT_MEETING, PART, has_end, is_time, stands_alone
from corpus.facts.when_rules import YEAR, pattern
from corpus.facts.when_view import Found, View

_YEARS = pattern(
    rf"(?<!\w){PART}(?P<word>\bnam (?:(?:ngan sach|tai chinh|ke hoach) )?)?"
    rf"(?<![\w/.,-]){YEAR}(?![\w/]|[.,]\d|~[-/]~\d)"
)
_OTHER_YEAR = r"nay|sau|hoc|truoc|thu|bao cao|tiep|ke|lien|do|tai chinh|ngan sach|moi|qua|dau|cuoi"
_THIS_YEAR = pattern(
    rf"(?<!\w){PART}(?P<day>(?:ngay )?(?:0?[1-9]|[12]\d|3[01]) )?(?:nam|quy|thang) nay\b"
)
# "đến hết năm", "Trong năm": the year that the plan is for.
_PLAN_YEAR = pattern(
    r"(?<!\w)(?:(?P<before>(?:(?:(?:tu nay |cho )?(?:den|toi)|cham nhat) (?:het|cuoi)|het) )"
    rf"|(?:trong|ca) )nam\b(?!~\d)(?! (?:{_OTHER_YEAR})\b)"
)
# "tăng trên 10% năm 2026": a year right after what is to be reached in it.
_RATE = re.compile(
    r"\b(?:dat|tang|giam|phan DAU|phan dau|vuot|muc tieu|bao dam)\b[^.;:|\x02]{0,90}"
    r"\d\x20?(?:%|ty dong|trieu dong)\x20{1,9}(?:trong\x20)?$"
)
_DOTTED = re.compile(r"\bthang[\x20.…_]{1,20}$")  # "ngày ... tháng ... năm 2026"
_FROM = re.compile(r"\btu\x20{1,9}(?:nam\x20{1,9})?20\d\d\x20{1,9}$")
_EARLIEST = "2010"  # a cell that holds a smaller number may hold a number of something
_STRIVEN = re.compile(r"\bphan DAU [^.;:,|\x02]{0,80}$")
_ENDS = re.compile(
    r"\b(?:hoan thanh|khoi cong|khanh thanh|so ket|tong ket|dua vao (?:khai thac|su dung|van hanh))"
    r"\x20(?:\w+\x20){0,3}$"
)
# "Năm 2026 đạt 50%, năm 2027 đạt 80%": once a year opens the sentence, its like are times too.
_LISTED = re.compile(r"[^.;:|\x02]{3,120}(?:,|;)\x20{1,9}(?:den\x20|toi\x20)?")
# A year in brackets after what is reviewed: "sơ kết 3 năm (2028)".
_REVIEWED = re.compile(r"\b(?:so|tong) ket(?: \d{1,2} nam)?\x20\($")
_REACHED = (_ENDS, _RATE, AT_MEETING, _STRIVEN)


def find_years(view: View) -> Iterator[Found]:
    """Yield "đến hết năm 2027", "Năm 2030 tổ chức…"; a year that only tells which is none."""
    for match in led(view, _THIS_YEAR) if " nay" in view.plain else ():
        if match["before"] or match["on"] or match["part"]:
            yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)
    for found in _PLAN_YEAR.finditer(view.plain):
        if found["before"] or stands_alone(view, found):
            yield Found(*found.span(), WhenType.PERIOD, before=found["before"] is not None)
    end = -1  # of the last year that began a clause
    for match in led(view, _YEARS):
        bare = match["word"] and not match["before"] and not match["on"]
        listed = bare and end >= 0 and _LISTED.fullmatch(view.plain, end, match.start())
        if listed or _is_year(view, match):
            end = match.end() if bare and (listed or view.is_free(match.start())) else -1
            yield _year(match)


def _is_year(view: View, match: Led) -> bool:
    led_in = match["word"] or match["before"] or match["on"]
    if _REVIEWED.search(view.plain, max(0, match.start() - 24), match.start()):
        return view.plain[match.end() : match.end() + 1] == ")"
    if not led_in and (match["y"] < _EARLIEST or not stands_alone(view, match)):
        return False
    if _DOTTED.search(view.plain, max(0, match.start() - 30), match.start()):
        return False
    if match["before"] and _FROM.search(view.plain, max(0, match.start() - 24), match.start()):
        return False  # the end of a stretch that is no time
    return is_time(view, match, dated=True) or _is_reached(view, match)


def _year(match: Led) -> Found:
    year, before = match["y"], match["before"] is not None
    if (match["on"] or "").startswith(("tu", "bat dau")):
        return Found(*match.span(), WhenType.DATE, date=year, since=True)
    date = f"{year}-12-31" if has_end(match) else year
    return Found(*match.span(), WhenType.DATE, date=date, before=before)


def _is_reached(view: View, match: Led) -> bool:
    """Whether a bare year follows a figure that is to be reached in it."""
    start = match.start()
    if match["before"] or match["on"]:
        return False
    return any(form.search(view.plain, max(0, start - 150), start) for form in _REACHED)
