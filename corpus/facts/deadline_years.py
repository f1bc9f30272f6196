"""Days without a year: of every year, or of the one that a plan or a letter is for (pure)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.document import Document, NodeKind
from corpus.facts.facts import When, WhenType
from corpus.facts.sentences import Statement
from corpus.facts.when_rules import last_day, quarter
from corpus.text import fold

_AGAIN = re.compile(
    r"\b(?:(?:hang|moi|tung) (?:nam|quy|thang|tuan|ngay|ky|dot|vu)"
    r"|dinh ky|thuong nien|nhiem ky|cac nam|nam (?:sau|bao cao|tiep theo|hoc(?! moi| 20))"
    r"|0?6 thang|0?9 thang|01 nam|giai doan|che do (?:thong tin|bao cao))\b"
)
_KEPT = re.compile(r"\b(?:ngay (?:hoi|le|truyen thong)|ky niem)\b")  # a day of every year
_RULE = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2})(?:;BYMONTHDAY=(\d{1,2}))?")
_THIS_YEAR = re.compile(r"\b(nam|quy|thang) nay\W*$")
_STRETCH = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2})(?:,\d{1,2})*,(\d{1,2})")
_OF_PLANS = frozenset({"ke hoach"})  # a title that names several years is of several years
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|0?[1-4])\W*$")
_HALVES = re.compile(r"(?<!so ket )\b(?:0?6|0?9) thang\b|\b01 nam\b|/ ?nam\b")
_HEADING = 120  # characters: what is longer is a sentence of its own
_YEAR = re.compile(r"\b20\d\d\b")
# What is done once; laws, regulations and programmes of several years hold year after year.
_ONCE = frozenset(
    {"ke hoach", "cong dien", "thong bao", "chi thi", "cong van", "ket luan", "huong dan"}
)


def one_year(document: Document, statement: Statement, when: When) -> When:
    """Return the time as a single date where nothing says that it comes again and a year is known.

    "Trước ngày 20/10" in a letter of 2026 is a day of 2026; with "hằng năm" it is of every year.
    """
    this = _THIS_YEAR.search(fold(when.said))
    if this:
        return _this_year(document, when, this[1])
    of_quarter = _QUARTER.search(fold(when.said)) if when.type is WhenType.PERIOD else None
    if (when.type is not WhenType.RULE and not of_quarter) or not _is_once(document):
        return when
    around = (
        _clause(statement, when),
        *_headings(document, statement),
        statement.label or "",
        when.said,
    )
    words = fold(" ".join(around))
    again = _AGAIN.search(words) or (not when.before and _KEPT.search(words))
    if again or _HALVES.search(fold(statement.text)):
        return when
    if of_quarter:
        return _quarter(document, when, of_quarter[1])
    stretch = _STRETCH.fullmatch(when.rrule or "")
    if stretch:
        return _stretch(document, when, int(stretch[1]), int(stretch[2]))
    rule = _RULE.fullmatch(when.rrule or "")
    return _single(document, when, rule) if rule else when


def _headings(document: Document, statement: Statement) -> Sequence[str]:
    """Return the headings that may say that things come again; in a plan of one year none does."""
    title = document.title.text if document.title else ""
    if len(set(_YEAR.findall(title))) == 1:
        return ()
    return [heading for heading in statement.passage.headings if len(heading) < _HEADING]


def _clause(statement: Statement, when: When) -> str:
    """Return what stands between the semicolons around a time that points into the document."""
    text, at = statement.text, when.span.start - statement.span.start
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]


def _single(document: Document, when: When, rule: re.Match[str]) -> When:
    """Return a day or a month as that of the document's year."""
    month, day = int(rule[1]), int(rule[2]) if rule[2] else None
    year = _year(document, month, day)
    if year is None:
        return when
    named = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return replace(when, type=WhenType.DATE, rrule=None, date=named)


def _quarter(document: Document, when: When, word: str) -> When:
    """Return a quarter without a year as that of the document's year."""
    last = 3 * quarter(word)
    year = _year(document, last, None)
    if year is None or when.date or when.rrule:
        return when
    named = f"{year}-{last - 2:02d}/{year}-{last:02d}"
    if "het" in fold(when.said).split():
        day = f"{year}-{last:02d}-{last_day(last, year)}"
        return replace(when, type=WhenType.DATE, date=day)
    return replace(when, date=named)


def _stretch(document: Document, when: When, first: int, last: int) -> When:
    """Return months that follow each other as those of the plan's year."""
    year = _year(document, last, None)
    if year is None or len((when.rrule or "").split(",")) != last - first + 1:
        return when
    named = f"{year}-{first:02d}/{year}-{last:02d}"
    return replace(when, type=WhenType.PERIOD, rrule=None, date=named)


def _this_year(document: Document, when: When, unit: str) -> When:
    """Return "trong năm nay" as the year in which the document was issued, when that is known."""
    issued = document.issued_on
    if issued is None or when.type is not WhenType.PERIOD or when.rrule or when.date:
        return when
    first = issued.month - (issued.month - 1) % 3
    last = {"nam": 12, "quy": first + 2, "thang": issued.month}[unit]
    named = {
        "nam": f"{issued.year}",
        "quy": f"{issued.year}-{first:02d}/{issued.year}-{last:02d}",
        "thang": f"{issued.year}-{issued.month:02d}",
    }[unit]
    if "het" in fold(when.said).split():
        named = f"{issued.year}-{last:02d}-{last_day(last, issued.year)}"
    kind = WhenType.PERIOD if "/" in named else WhenType.DATE
    return replace(when, type=kind, date=named)


def _is_once(document: Document) -> bool:
    kind = fold(document.kind.text) if document.kind else _letter(document)
    title = fold(document.title.text) if document.title else ""
    several = kind in _OF_PLANS and len(set(_YEAR.findall(title))) > 1
    lasting = kind in _OF_PLANS and _AGAIN.search(title) is not None
    return kind in _ONCE and not lasting and not several


def _title_years(document: Document) -> list[str]:
    """Return the years that the title names as those that the document is for."""
    if document.title is None or not document.kind or fold(document.kind.text) not in _OF_PLANS:
        return []
    return _YEAR.findall(document.title.text)


def _letter(document: Document) -> str:
    """Return the kind of what says no kind: a letter when it is addressed to somebody."""
    addressed = any(node.kind is NodeKind.ADDRESSEES for node in document.root.walk())
    return "cong van" if addressed else ""


def _year(document: Document, month: int, day: int | None) -> int | None:
    """Return the only year that the title names, else the next such day after the issue."""
    named = _title_years(document)
    if named:
        return int(named[0])
    issued = document.issued_on
    if issued is None or (month, day) == (2, 29):
        return None
    passed = date(issued.year, month, day or 28) < issued
    return issued.year + passed
