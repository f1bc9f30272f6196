"""Years: "đến hết năm 2027", "Năm 2030 tổ chức …", "trong năm nay" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_places import AT_MEETING, LEADING, PART, has_end, is_time, stands_alone
from corpus.facts.when_rules import YEAR, pattern
from corpus.facts.when_view import Found, View

_YEARS = pattern(rf"{LEADING}{PART}(?P<word>\bnam )?(?<![\w/.,-]){YEAR}(?![\w/]|[.,]\d|~[-/]~\d)")
_THIS_YEAR = pattern(rf"{LEADING}{PART}(?:nam|quy|thang) nay\b")
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
_REACHED = (_ENDS, _RATE, AT_MEETING, _STRIVEN)


def find_years(view: View) -> Iterator[Found]:
    """Yield "đến hết năm 2027", "Năm 2030 tổ chức…"; a year that only tells which is none."""
    for match in _THIS_YEAR.finditer(view.plain):
        if match["before"] or match["on"] or match["part"]:
            yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)
    for match in _YEARS.finditer(view.plain):
        if not (match["word"] or match["before"] or match["on"] or stands_alone(view, match)):
            continue
        if not (is_time(view, match, dated=True) or _is_reached(view, match)):
            continue
        year, before = match["y"], match["before"] is not None
        if (match["on"] or "").startswith(("tu", "bat dau")):
            yield Found(*match.span(), WhenType.PERIOD, date=f"{year}/..")
        else:
            date = f"{year}-12-31" if has_end(match) else year
            yield Found(*match.span(), WhenType.DATE, date=date, before=before)


def _is_reached(view: View, match: re.Match[str]) -> bool:
    """Whether a bare year follows a figure that is to be reached in it."""
    start = match.start()
    if match["before"] or match["on"]:
        return False
    return any(form.search(view.plain, max(0, start - 150), start) for form in _REACHED)
