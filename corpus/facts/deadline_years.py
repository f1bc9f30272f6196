"""Days without a year: of every year, or of the one that a plan or a letter is for (pure)."""

import re
from dataclasses import replace
from datetime import date

from corpus.document import Document, NodeKind
from corpus.facts.facts import When, WhenType
from corpus.facts.sentences import Statement
from corpus.text import fold

_AGAIN = re.compile(
    r"\b(?:hang|moi|tung|dinh ky|thuong nien|nhiem ky|cac nam|nam (?:sau|bao cao|tiep theo|hoc)"
    r"|0?6 thang|0?9 thang|01 nam|giai doan|che do (?:thong tin|bao cao)|ngay (?:hoi|le"
    r"|truyen thong)|ky niem)\b"
)
_RULE = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2})(?:;BYMONTHDAY=(\d{1,2}))?")
_THIS_YEAR = re.compile(r"\bnam nay\W*$")
_YEAR = re.compile(r"\b20\d\d\b")
# What is done once; laws, regulations and programmes of several years hold year after year.
_ONCE = frozenset({"ke hoach", "cong dien", "thong bao", "chi thi", "cong van", "ket luan"})


def one_year(document: Document, statement: Statement, when: When) -> When:
    """Return the time as a single date where nothing says that it comes again and a year is known.

    "Trước ngày 20/10" in a letter of 2026 is a day of 2026; with "hằng năm" it is of every year.
    """
    if _THIS_YEAR.search(fold(when.said)):
        return _this_year(document, when)
    rule = _RULE.fullmatch(when.rrule or "")
    if when.type is not WhenType.RULE or not rule or not _is_once(document):
        return when
    around = (statement.text, *statement.passage.headings, statement.label or "", when.said)
    if _AGAIN.search(fold(" ".join(around))):
        return when
    month, day = int(rule[1]), int(rule[2]) if rule[2] else None
    year = _year(document, month, day)
    if year is None:
        return when
    named = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return replace(when, type=WhenType.DATE, rrule=None, date=named)


def _this_year(document: Document, when: When) -> When:
    """Return "trong năm nay" as the year in which the document was issued, when that is known."""
    if document.issued_on is None or when.type is not WhenType.PERIOD or when.rrule or when.date:
        return when
    ends = "het" in fold(when.said).split()
    named = f"{document.issued_on.year}-12-31" if ends else str(document.issued_on.year)
    return replace(when, type=WhenType.DATE, date=named)


def _is_once(document: Document) -> bool:
    kind = fold(document.kind.text) if document.kind else _letter(document)
    title = fold(document.title.text) if document.title else ""
    return kind in _ONCE and not _AGAIN.search(title) and len(set(_YEAR.findall(title))) < 2


def _letter(document: Document) -> str:
    """Return the kind of what says no kind: a letter when it is addressed to somebody."""
    addressed = any(node.kind is NodeKind.ADDRESSEES for node in document.root.walk())
    return "cong van" if addressed else ""


def _year(document: Document, month: int, day: int | None) -> int | None:
    """Return the only year that the title names, else the next such day after the issue."""
    named = _YEAR.findall(document.title.text) if document.title else []
    if named:
        return int(named[0])
    issued = document.issued_on
    if issued is None or (month, day) == (2, 29):
        return None
    passed = date(issued.year, month, day or 28) < issued
    return issued.year + passed
