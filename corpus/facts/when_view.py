"""A text as times are looked for in it: plain, one line, what only sounds like a time left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from corpus.document import Span
from corpus.facts.facts import When, WhenType
from corpus.facts.verbs import VERBS
from corpus.mentions.quantities import alternatives
from corpus.mentions.scan import Scan, bare, scan
from corpus.mentions.symbols import find_symbols
from corpus.text import display

_BLANK = "\x02"  # neither a word, a space nor a digit: no pattern reads across it
_OTHER = "X"  # letters of a word that is not about time; plain text has no capitals
_MARKS = {ord(c): " " for c in "*_#\\`\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u200b\ufeff"}
# Words that become the same without their marks, and which of them speak of time. What stands
# on the right is read for the word; a word that is not listed is nothing that belongs to a time.
_SENSES: dict[str, dict[str, str]] = {
    "nam": {"năm": "nam", "nãm": "nam", "nâm": "nam", "nảm": "nam"},
    "quy": {"quý": "quy", "qúy": "quy"},
    "qui": {"quí": "quy", "qúi": "quy"},
    "thang": {"tháng": "thang", "thàng": "thang"},
    "ngay": {"ngày": "ngay", "ngay": "NGAY"},
    "tuan": {"tuần": "tuan", "tuân": "tuan"},
    "hang": {"hằng": "hang", "hàng": "hang", "hăng": "hang", "hẳng": "hang"},
    "moi": {"mỗi": "moi"},
    "tung": {"từng": "tung"},
    "sau": {"sau": "sau", "sáu": "SAU"},
    "tu": {"từ": "tu", "tư": "TU"},
    "den": {"đến": "den"},
    "khi": {"khi": "khi"},
    "trong": {"trong": "trong"},
    "vao": {"vào": "vao"},
    "dau": {"đầu": "dau", "đấu": "DAU"},
    "cuoi": {"cuối": "cuoi"},
    "hai": {"hai": "hai"},
    "ba": {"ba": "ba"},
    "bay": {"bảy": "bay", "bẩy": "bay"},
    "tam": {"tám": "tam", "tầm": "TAM"},
    "lan": {"lần": "lan"},
    "toi": {"tới": "toi", "tối": "TOI"},
    "gio": {"giờ": "gio"},
    "sang": {"sáng": "sang", "sang": "SANG"},
    "thu": {"thứ": "thu"},
    "dip": {"dịp": "dip"},
    "ky": {"kỳ": "ky", "kì": "ky"},
    "so": {"sơ": "so", "số": "so", "so": "so", "sở": "SO"},
    "tinh": {"tính": "tinh"},  # "tính đến"; what is sent "về tỉnh" is due all the same
}
_AMBIGUOUS = re.compile(rf"(?<![^\W_])(?:{'|'.join(_SENSES)})(?![^\W_])")

_MONTHS = {
    "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
_MONTH_NAME = re.compile(
    r"(?<=[Tt]háng )(?:Mười (?:Một|Hai|một|hai)|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)(?!\w)"
)
_MAKES = re.compile(
    r"(?:(?:^|[.;:,|(])\x20{0,9}|\bva\x20)$"
    r"|\b(?:rieng|trinh|phai|tham muu|hoan thanh"
    r"|(?<!muc\x20)(?<!bo\x20)(?<!so\x20)(?<!nganh\x20)(?<!luat\x20)xay dung"
    r"|du thao|de nghi|giao|chi dao|soan thao)\b"
    r"[^.;:|\x02]*$"
)
_FREE = re.compile(r"(?:^|[|(:;•]|(?:^|[.;:|])\x20?[-+]|[^\d\x20]\x20-|(?<=[.;:]\x20))\x20{0,40}$")
_MANNER = (
    r"(?:[\s,*_]{1,9}(?:kịp thời|chủ động|đầy đủ|tích cực|liên tục|định kỳ|đột xuất|nghiêm túc"
    r"|chính xác|chặt chẽ|trực tiếp|và|hoặc|phải)(?!\w)){0,4}"
)
_VERB = re.compile(rf"{_MANNER}[\s,*_]{{0,9}}(?:{alternatives(VERBS)})(?!\w)")
_BARE_VERB = bare(_VERB)


@dataclass(frozen=True, slots=True)
class Found:
    """A time found in a view, by its place there; its fields are those of `When`."""

    start: int
    end: int
    type: WhenType
    rrule: str | None = None
    date: str | None = None
    before: bool = False
    length: str | None = None
    working: bool = False
    day: int | None = None  # of a month that the words around it must tell
    weekday: str | None = None  # of a week that the words around it must tell
    since: bool = False  # from then on
    next_month: bool = False  # the month after one that the words before name


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads in a time: where it begins, and whether it says "before" or "on"."""

    start: int
    before: str | None
    on: str | None


@dataclass(frozen=True, slots=True)
class View:
    """The characters of a text one by one as patterns read them; capitals mark other senses.

    "NGAY" stands for "ngay" (at once), "SAU" for "sáu" (six), "TU" for "tư" (four); "DAU", "TAM"
    and "TOI" stand for the words of "phấn đấu", "tầm nhìn" and "tối đa".
    """

    scan: Scan
    plain: str
    leads: Mapping[int, Lead] = field(default_factory=dict)  # by where the time itself begins

    def without(self, found: Iterable[Found]) -> "View":
        """Return the view with what was found blanked out, so that nothing is read twice."""
        return replace(self, plain=_blanked(self.plain, ((f.start, f.end) for f in found)))

    def is_free(self, at: int, *, bracketed: bool = True) -> bool:
        """Whether a label, a bracket, a cell or the beginning leads in what stands at `at`."""
        before = _FREE.search(self.plain, max(0, at - 44), at)
        return before is not None and (bracketed or "(" not in before[0])

    def is_closed(self, at: int) -> bool:
        """Whether nothing, or a mark, follows what ends at `at`."""
        rest = self.plain[at : at + 3].lstrip()
        return not rest or rest[0] in ",;.)|:"

    def leads_verb(self, at: int) -> bool:
        """Whether a verb that lays duties stands at `at`."""
        verb = _VERB if self.scan.accented else _BARE_VERB
        return verb.match(self.scan.lower, at) is not None

    def when(self, found: Found) -> When:
        """Return the time with its place in the text that was given."""
        start, end = self._trimmed(found.start, found.end)
        origin = self.scan.origin
        return When(
            found.type,
            display(self.scan.text[start:end]),
            Span(origin[start], origin[end]),
            found.rrule,
            found.date,
            found.before,
            found.length,
            found.working,
        )

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while end - 1 > start and self.plain[end - 1] in " ,;:(":
            end -= 1
        while start < end - 1 and self.plain[start] in " ,;:":
            start += 1
        return start, end


def view(text: str) -> View:
    """Return the view of any text; numbers of documents are left out of it."""
    views = scan(text)
    plain = views.folded.translate(_MARKS)
    if views.accented:
        plain = _AMBIGUOUS.sub(lambda word: _sense(views.lower, word), plain)
        plain = _with_months(views.text, plain)
    symbols = [m.span for m in find_symbols(views) if "-" in m.key or "/" in m.key]
    return View(views, _blanked(plain, ((span.start, span.end) for span in symbols)))


def _with_months(text: str, plain: str) -> str:
    """Write "tháng Sáu" as "tháng   6": a name with a capital is a month's, and no number."""
    pieces: list[str] = []
    last = 0
    for name in _MONTH_NAME.finditer(text):
        number = str(_MONTHS[" ".join(name[0].lower().split())])
        pieces += (plain[last : name.start()], number.rjust(len(name[0])))
        last = name.end()
    return "".join((*pieces, plain[last:])) if last else plain


def is_to_be_issued(plain: str, at: int) -> bool:
    """Whether "ban hành" at `at` says what is to be done: "trình Chính phủ ban hành trước …"."""
    before = plain[max(0, at - 100) : at]
    return plain.startswith("ban hanh", at) and _MAKES.search(before) is not None


def _blanked(plain: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            pieces += (plain[last:start], _BLANK * (end - start))
            last = end
    return "".join((*pieces, plain[last:])) if last else plain


def _sense(lower: str, word: re.Match[str]) -> str:
    start, end = word.span()
    written = lower[start:end]
    found = _SENSES[word[0]].get(written)
    if found is None and written == "nam" and re.match(r"\s+20\d\d", lower[end : end + 8]):
        return "nam"  # "nam 2026", a slip
    return found if found is not None else _OTHER * (end - start)
