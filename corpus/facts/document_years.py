"""Whether a document is of one year, and which year it is for (pure)."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.document import Document, NodeKind
from corpus.facts.when_rules import day_exists
from corpus.text import fold

AGAIN = re.compile(
    r"\b(?:(?:hang|moi|tung) (?:nam|quy|thang|tuan|ngay|ky|dot|vu)"
    r"|dinh ky|thuong nien|nhiem ky|cac nam|nam (?:sau|bao cao|tiep theo|hoc(?! moi| 20))"
    r"|(?<!so ket )0?6 thang|0?9 thang|01 nam|giai doan(?! 20)|che do (?:thong tin|bao cao))\b"
)
_SCHOOL_YEAR = re.compile(r"\bnam hoc (20\d\d) ?[-\u2013/] ?(20\d\d)\b")
_SCHOOL_BEGINS = 8
_FAR = 300  # days
_YEAR_LONG = 365
_FULL_DAY = re.compile(r"\b(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:[/.-]| nam )(20\d\d)\b")
_SHORT = 20_000  # characters: an invitation, no book
# "Thông báo phân công nhiệm vụ … nhiệm kỳ": it holds as long as the term does.
_SHARED_OUT = re.compile(r"\bphan cong\b.*\bnhiem ky\b")
_OF_PLANS = frozenset({"ke hoach"})  # a title that names several years is of several years
_YEAR = re.compile(r"\b20\d\d\b")
_OF_YEAR = re.compile(r"\b(?:nam|thang \d{1,2}/|quy \w+/) ?(20\d\d)\b")
_OTHER_PAPER = re.compile(r"\bngay \d{1,2}(?:/| thang )\d{1,2}(?:/| nam )20\d\d|\d+/20\d\d/\S+")
_LASTING = re.compile(
    r"(?:bo )?luat|phap lenh|nghi dinh|thong tu|quy\b|huong uoc|noi quy|dieu le|de an|hop dong"
    r"|thoa thuan|chien luoc|tieu chuan|bo tieu chi|chuong trinh (?:hanh dong|phoi hop)"
)
_ONCE = frozenset(
    {
        "ke hoach",
        "cong dien",
        "thong bao",
        "chi thi",
        "cong van",
        "ket luan",
        "to trinh",
        "bao cao",
        "thu moi",
        "phieu giao",
        "phieu chuyen",
        "giay trieu tap",
        "loi keu goi",
        "lich truc",
        "lich hop",
        "huong dan",
        "giay moi",
        "phuong an",
        "nghi quyet",
        "bien ban",
        "chuong trinh cong tac",
        "lich cong tac",
    }
)


def is_once(document: Document) -> bool:
    """Whether what a document asks for is done once: laws and programmes hold year after year."""
    kind = _kind(document)
    title = fold(document.title.text) if document.title else ""
    several = kind in _OF_PLANS and len(set(_YEAR.findall(_SCHOOL_YEAR.sub("", title)))) > 1
    lasting = kind in _OF_PLANS and AGAIN.search(title) is not None
    lasting = lasting or _SHARED_OUT.search(title) is not None
    once = kind in _ONCE or _is_of_one_year(kind, title)
    return once and not lasting and not several


def _is_of_one_year(kind: str, title: str) -> bool:
    """Whether what is no book of rules names one year alone: "GIAO CHỈ TIÊU NĂM 2026"."""
    years = set(_OF_YEAR.findall(_OTHER_PAPER.sub(" ", title)))
    return bool(kind) and not _LASTING.match(kind) and len(years) == 1


def _kind(document: Document) -> str:
    """Return the kind as `_ONCE` has it: "LỊCH CÔNG TÁC TUẦN 16" is one of those."""
    named = fold(document.kind.text) if document.kind else _letter(document)
    return next((kind for kind in _ONCE if named.startswith(f"{kind} ")), named)


def year_of(document: Document, month: int, day: int | None) -> int | None:
    """Return the only year that the title names, else the next such day after the issue.

    A school year begins in August. What bears no day of issue is of the only year it names.
    """
    school = _school_begins(document)
    if school is not None:
        return _of_school_year(document, school, month, day)
    named = _title_years(document)
    if named:
        return int(named[0])
    if document.issued_on is None:
        return _only_year(document.text)
    return _next_after_issue(document.issued_on, month, day)


def _next_after_issue(issued: date, month: int, day: int | None) -> int | None:
    if (month, day) == (2, 29):
        return None
    passed = date(issued.year, month, day or 28) < issued
    return issued.year + passed


def _school_begins(document: Document) -> int | None:
    """Return the first year of the school year that the title names."""
    school = _SCHOOL_YEAR.search(fold(document.title.text)) if document.title else None
    named = school is not None and int(school[2]) == int(school[1]) + 1
    return int(school[1]) if school and named else None


def _of_school_year(document: Document, school: int, month: int, day: int | None) -> int:
    """Return the year of a day in a paper for a school year, which may prepare it only.

    "Trước 10/5" in a letter of March is of that spring when it lies among the days that the
    letter names with their year; `is_far` tells where neither spring is told.
    """
    within = school + (month < _SCHOOL_BEGINS)
    issued = document.issued_on
    soon = _next_after_issue(issued, month, day) if issued else None
    if issued is None or soon is None or soon >= within:
        return within
    last = max(_days_named(document.text), default=issued)
    return soon if date(soon, month, day or 28) <= last < date(within, month, 1) else within


def _days_named(text: str) -> Iterator[date]:
    """Yield the days that a text names with their year."""
    for found in _FULL_DAY.finditer(fold(text)):
        day, month, year = (int(found[n]) for n in (1, 2, 3))
        if 1 <= month <= 12 and day and day_exists(day, month, year):
            yield date(year, month, day)


def is_far(document: Document, day: str) -> bool:
    """Whether the year that a day was given is in doubt.

    What is due "trước ngày 05/3" in a paper of 12 March is a slip or a story: no day of next year.
    A day before a school year begins may be of this spring as well as of the next one.
    """
    school = _school_begins(document)
    if school is not None and document.issued_on is not None:
        begins = date(school, _SCHOOL_BEGINS, 1)
        near = date.fromisoformat(day) - document.issued_on
        return document.issued_on < begins and near.days > _YEAR_LONG
    title = fold(document.title.text) if document.title else ""
    if document.issued_on is None or _title_years(document) or _SCHOOL_YEAR.search(title):
        return False
    return (date.fromisoformat(day) - document.issued_on).days > _FAR


def _only_year(text: str) -> int | None:
    years = set(_YEAR.findall(text)) if len(text) < _SHORT else set()
    return int(years.pop()) if len(years) == 1 else None


def same_year(document: Document, _month: int, _day: int | None) -> int | None:
    """Return the year that the document is for: half of it may have passed already."""
    named, issued = _title_years(document), document.issued_on
    return int(named[0]) if named else issued.year if issued else None


def year_after(document: Document, month: int, day: int | None) -> int | None:
    """Return the year after the one that the document is for: "trong quý I năm sau"."""
    year = same_year(document, month, day)
    if year is None or (day and not day_exists(day, month, year + 1)):
        return None
    return year + 1


def _title_years(document: Document) -> list[str]:
    """Return the years that the title names as those that the document is for."""
    if document.title is None or not document.kind or fold(document.kind.text) not in _OF_PLANS:
        return []
    return _YEAR.findall(document.title.text)


def _letter(document: Document) -> str:
    """Return the kind of what says no kind: a letter when it is addressed to somebody."""
    addressed = any(node.kind is NodeKind.ADDRESSEES for node in document.root.walk())
    return "cong van" if addressed else ""
