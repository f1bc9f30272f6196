"""Terms of office and other times that only life tells: "vào giữa nhiệm kỳ" (pure)."""

from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_leads import led
from corpus.facts.when_rules import pattern
from corpus.facts.when_view import Found, View

_TERM = pattern(
    r"\b(?:(?P<before>(?:truoc|den)(?: khi)?(?: het)? )|(?:vao|trong) )?(?:(?:dip )?(?:nam|ky) )?"
    r"(?:dau|giua|cuoi|het|ket thuc|moi|hang)(?: cua)?(?: moi)? nhiem ky\b(?!~(?:20|\d))"
    r"(?: (?:dai hoi|cap uy|hdnd|hoi dong)(?: \w+){0,5})?"
)
_SCHOOL = pattern(
    r"(?<!\w)(?:(?:ngay|tuan) )?(?:dau|giua|cuoi|ket thuc) "
    r"(?:nam hoc(?: moi)?|hoc ky(?: (?:[12]|i{1,2})\b)?)\b(?!~20)"
)
_YEARS_OF = pattern(
    r"\b(?P<before>trong(?: suot)?|vao|(?:cho )?den|truoc|cham nhat(?: la)?(?: trong)?)"
    r"(?P<part> (?:nua )?(?:dau|giua|cuoi|het|khi ket thuc|ket thuc))? (?:nam hoc|nhiem ky)"
    r" (?P<y>20\d\d)~[-/]~(?P<y2>20\d\d)(?!\d)"
)
_HOLIDAY = pattern(
    r"\b(?:xong )?truoc (?:dip )?tet (?:nguyen dan|co truyen|am lich|trung thu|thanh minh)\b"
    r"(?: (?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) \w+)?"
)


def find_school_years(view: View) -> Iterator[Found]:
    """Yield "trong năm học 2026 - 2027", "trong nhiệm kỳ 2025 - 2030"; half of one has none."""
    for match in _YEARS_OF.finditer(view.plain):
        first, last = int(match["y"]), int(match["y2"])
        if not first < last <= first + 6:
            continue
        date = None if match["part"] else f"{first}/{last}"
        before = (match["before"] or "").startswith(("truoc", "cham", "den"))
        yield Found(*match.span(), WhenType.PERIOD, date=date, before=before)


def find_terms(view: View) -> Iterator[Found]:
    """Yield "vào năm cuối nhiệm kỳ": when that is, no text says."""
    for match in _TERM.finditer(view.plain):
        if match[0].startswith("het") and not view.is_free(match.start()):
            continue
        yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)


def find_seasons(view: View) -> Iterator[Found]:
    """Yield "vào đầu năm học", "trước Tết Nguyên đán": no calendar of ours has them."""
    for match in led(view, _SCHOOL):
        if match["before"] or match["on"]:
            yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)
    for kept in _HOLIDAY.finditer(view.plain):
        yield Found(*kept.span(), WhenType.RELATIVE, before=True)
