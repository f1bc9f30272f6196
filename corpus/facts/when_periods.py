"""What comes again with no day named, what happens all the time and what at some event (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import COUNT, every, number, pattern
from corpus.facts.when_view import Found, View

_NOT_DATED = r"(?!~(?:\d(?!\d?~lan\b)|[ivx]{1,4}\b|nay\b|sau\b|truoc\b|tiep\b|hoc\b|cuoi\b))"
_UNIT = rf"(?:nam|quy|thang|tuan|ngay)\b{_NOT_DATED}"
_HALF = r"(?: (?:dau|cuoi) nam\b)?"
_ITEM = rf"(?:(?:hang|moi|tung|ca) )?(?:{COUNT.replace('?P<n>', '?:')} )?{_UNIT}{_HALF}"
_OFTEN = rf"(?: (?:it nhat |(?:toi|TOI) thieu )?{COUNT.replace('?P<n>', '?:')} lan\b)?"
_BRACKET = r"(?:~\([^()|]{1,80}\))?"
_NEXT = rf"{_OFTEN}{_BRACKET}~(?:,|;|/|va|hoac|va hoac)~(?:bao cao |dinh ky |theo )?"
_LISTS = pattern(
    rf"\b(?:(?:dau|cuoi|giua) )?(?:(?:theo )?dinh ky,?~(?:theo )?|(?:hang|moi|tung) )"
    rf"{_ITEM}(?:{_NEXT}{_ITEM}){{0,6}}{_OFTEN}"
)
# "báo cáo 06 tháng và 01 năm", "báo cáo tháng, quý, năm"
_REPORTED = pattern(
    rf"(?<![\w/.,-])(?<!tu\x20)(?:0?[369]|12|SAU|ba|chin) thang\b{_HALF}{_BRACKET}"
    rf"~(?:,|va|hoac)~(?:(?:0?[369]|12) thang\b{_HALF}{_BRACKET}~(?:,|va|hoac)~){{0,3}}(?:bao cao "
    rf"|hang |ca )?"
    rf"(?:(?:0?1|mot) )?nam\b{_NOT_DATED}(?! tu\b)"
    rf"|(?<=bao\x20cao\x20)(?:tuan,~)?(?:thang|quy),~(?:quy(?:,| va)~)?(?:0?6 thang(?:,| va)~)?"
    rf"(?:0?9 thang(?:,| va)~)?(?:va )?(?:ca )?nam\b{_NOT_DATED}"
)
_HALF_YEAR = pattern(
    rf"(?:so ket|bao cao|giao ban|tong ket) (?P<item>0?[69] thang\b{_HALF})(?! (?:ke )?tu)"
)
_ONE = pattern(rf"\b(?:{COUNT} )?(?P<unit>nam|quy|thang|tuan|ngay)\b{_HALF}{_OFTEN}")
_DAILY = "FREQ=DAILY"
_BY_CLOCK = pattern(
    r"\b(?:truoc|cham nhat) \d{1,2}~(?:gio|h|g)(?:~\d\d)?(?:~phut)?"
    r"(?:~(?:,|va|-)~\d{1,2}~(?:gio|h|g)(?:~\d\d)?)*"
    r"(?: (?:sang|trua|chieu|TOI))? $"
)  # "… mỗi ngày"
# "…, cuối tuần gửi ảnh hiện trường": at the end of each.
_AT_END = pattern(
    r"(?:^|[,;.:]~)(?P<item>(?:vao )?(?:dau|cuoi) (?:moi |hang )?(?P<unit>tuan|thang|quy),?~)(?=\w)"
)
_REGULARLY = pattern(
    r"\b(?:theo )?dinh ky\b(?: vao thoi diem thich hop)?"
    rf"(?: (?:moi|hang) (?!nam|quy|thang|tuan|ngay)\w+(?: ky| vu| nhiem ky)?\b)?{_OFTEN}"
)
# "ngoài báo cáo định kỳ nêu trên": of what kind the reports are.
_NAMED = pattern(
    r"~(?:neu tren|noi tren|tren day|neu tai|quy dinh tai|theo quy dinh tai)\b|~:"
    r"|~(?:,|va|hoac)~dot xuat cua\b"
)
_OF_PAPERS = re.compile(r"\b(?:an pham|tap chi|ban tin|xuat ban pham)\x20{1,9}$")
_BY_PERIOD = pattern(
    r"\b(?:bao cao|gui|tong hop|cong bo|cong khai|hop|kiem tra|danh gia)\b[^.;:,|]{0,60}"
    r" (?P<item>theo (?:tung )?(?P<unit>nam|quy|thang|tuan))(?=~(?:[.,;)]|$))"
)
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|dự toán|kinh phí|ngân sách|vốn|định mức|công việc|lương"
    r"|chỉ tiêu"
    r"|nhiệm vụ|mục tiêu|danh mục|phép|nghỉ|thưởng|khen thưởng|bình quân|trung bình|tăng trưởng"
    r"|trợ cấp|phụ cấp|tiền|nhu cầu|kỳ đóng|học phí|doanh thu|thuế|phí|sản lượng|hợp đồng|mua"
    r"|thi đua|tỷ lệ|nguồn lực)"
    r"(?:,?\s\w{1,9}){0,6}\s{1,9}$"
    r"|(?<!\w)(?:dự toán chi|nguồn ngân sách)(?:,?\s\w{1,9}){0,20}\s{1,9}$"
)
_ENTRY = re.compile(
    r"(?:^|[.;:(|•+-]|\bphan DAU(?: binh quan)?|\bphai|\btrach nhiem|\btheo|\bvao|\)\x20)\x20{0,9}$"
)
_DATED = pattern(r"~,~(?:cham nhat|muon nhat|truoc|vao|khong qua)\b")  # "hằng tháng, trước …"
# "báo cáo hằng quý của doanh nghiệp", "cuộc họp hằng năm của Hội đồng": which.
_OF_ITS_OWNER = re.compile(r"\x20{1,9}(?:cua|duoc)\b")
_NOUN = re.compile(r"\b(?:bao cao(?: tai chinh)?|cuoc hop|phien hop|hoi nghi)\x20{1,9}$")
_JOINED = re.compile(r"(?:,|\bva|\bhoac)\x20{0,9}$")
_CLAUSE = re.compile(r"(?:^|[.;:|,(+•-])\x20{0,9}(?=[^.;:|,(+•-]*$)")
_ACTS = re.compile(
    r"\b(?:dat|danh gia|phan loai|xep loai|so ket|tong ket|bao cao|to chuc|kiem tra|ra soat|hop"
    r"|tong hop|cap nhat|giam sat"
    r"|thong ke|giao ban|dinh ky|thuc hien|cong bo|xay dung|ban hanh|lap|gui|doi thoai|boi duong"
    r"|tap huan|bo sung|cung cap|chi tra|dang tai)\b"
    r"[^.;:|]{0,140}$"
)


def find_periods(view: View) -> Iterator[Found]:
    """Yield what comes again: "định kỳ 06 tháng, 01 năm" is two, "kế hoạch hằng năm" is none."""
    for form in (_LISTS, _REPORTED):
        for match in form.finditer(view.plain):
            if form is _REPORTED or _is_adverb(view, match):
                yield from _items(view.plain, match)
    for match in _BY_PERIOD.finditer(view.plain):
        yield Found(*match.span("item"), WhenType.PERIOD, every(1, match["unit"]))
    for match in _AT_END.finditer(view.plain):
        if view.leads_verb(match.end()):
            yield Found(*match.span("item"), WhenType.PERIOD, every(1, match["unit"]))
    for match in _HALF_YEAR.finditer(view.plain):
        yield Found(*match.span("item"), WhenType.PERIOD, _half(match["item"], 6))


def find_regular(view: View) -> Iterator[Found]:
    """Yield "định kỳ" where no length is said with it."""
    for match in _REGULARLY.finditer(view.plain):
        start = match.start()
        of_paper = _OF_PAPERS.search(view.plain, max(0, start - 24), start)
        if not of_paper and not _NAMED.match(view.plain, match.end()):
            yield Found(*match.span(), WhenType.PERIOD)


def _is_adverb(view: View, match: re.Match[str]) -> bool:
    """Whether a recurrence says when, not which: "Hằng năm, …" and no "kế hoạch hằng năm"."""
    start = match.start()
    before = view.plain[max(0, start - 90) : start]
    if match[0].startswith(("dinh ky", "theo dinh ky")) or match[0].endswith(" lan"):
        return True
    if _ENTRY.search(before) or _DATED.match(view.plain, match.end()):
        return True
    if _JOINED.search(before) and view.leads_verb(match.end()):
        return True
    if _OF_ITS_OWNER.match(view.plain, match.end()) and _NOUN.search(before):
        return False
    if _PLANNED.search(view.scan.lower, max(0, start - 110), start):
        return False
    return bool(_ACTS.search(before)) or _does(view, start)


def _does(view: View, at: int) -> bool:
    """Whether the clause before begins with a verb: "tiêm bổ sung hằng tháng"."""
    first = max(0, at - 90)
    clause = _CLAUSE.search(view.plain, first, at)
    start = clause.end() if clause else at
    return start < at and view.leads_verb(start)


def _items(plain: str, match: re.Match[str]) -> Iterator[Found]:
    """Yield the periods of a list one by one, each without what stands in brackets after it."""
    start, depth = match.start(), 0
    for item in re.finditer(r"[^(),;/]+|[(),;/]", match[0]):
        if item[0] in "()":
            depth += 1 if item[0] == "(" else -1
        elif not depth and item[0] not in ",;/":
            yield from _one(plain, start + item.start(), start + item.end())


def _one(plain: str, start: int, end: int) -> Iterator[Found]:
    for part in re.finditer(r"(?:(?!\x20(?:va|hoac)\x20).)+", plain[start:end]):
        at = start + part.start()
        found = _ONE.search(plain, at, start + part.end())
        if found:
            count = number(found["n"]) if found["n"] else 1
            lead = re.match(r"\x20{0,40}(?:(?:va|hoac)\x20{1,40})?", plain[at : found.start()])
            first = at + (lead.end() if lead else 0)
            rule = _ruled(found[0], count, found["unit"])
            clock = _BY_CLOCK.search(plain, max(0, first - 40), first) if rule == _DAILY else None
            start = clock.start() if clock else first
            yield Found(start, found.end(), WhenType.PERIOD, rule, before=clock is not None)


def _ruled(words: str, count: int, unit: str) -> str:
    if unit == "thang":
        return _half(words, count)
    return every(count or 1, unit)


def _half(words: str, count: int) -> str:
    """Return the rule of "6 tháng", "6 tháng đầu năm", "9 tháng": the last two come once a year."""
    digits = re.match(r"\d+", words.strip())
    months = int(digits[0]) if digits else count
    return "FREQ=YEARLY" if "nam" in words.split() or months == 9 else every(months or 1, "thang")
