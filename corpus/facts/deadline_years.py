"""Days without a year: of every year, or of the one that a plan or a letter is for (pure)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from corpus.document import Document
from corpus.facts.document_years import AGAIN, is_once, same_year, year_after, year_of
from corpus.facts.facts import When, WhenType
from corpus.facts.sentences import Statement
from corpus.facts.when_rules import day_exists, last_day, quarter
from corpus.text import fold

YearOf = Callable[[int, int | None], int | None]  # of a month, or of a day in it
_REPORTED = re.compile(r"\b(?:bao cao|quyet toan|so lieu)\b")
_KEPT = re.compile(r"\b(?:ngay (?:hoi|le|truyen thong)|ky niem)\b")  # a day of every year
_RULE = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2})(?:;BYMONTHDAY=(\d{1,2}))?")
_THIS_YEAR = re.compile(r"(?:\b(\d{1,2}) )?\b(nam|quy|thang) nay\W*$")
_WHOLE_YEAR = re.compile(r"\b(?:het|cuoi|trong|ca) nam\W*$")
_DAYS = re.compile(
    r"\b(\d{1,2})(?:(?:/| thang )(\d{1,2}))? ?(?:-|den(?: het)?|(?:, ?\d{1,2} ?){0,5}(?:,? ?va|,))"
    r" ?(?:ngay )?"
    r"(\d{1,2})(?:/| thang )(\d{1,2})\W*$"
)
_HALF = re.compile(r"\b(?:0?6|sau) thang (?:dau|cuoi) nam\b")
_NEXT_YEAR = re.compile(r"\bnam (?:sau|toi|tiep theo|ke tiep)\W*$")
_STRETCH = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2})(?:,\d{1,2})*,(\d{1,2})")
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|0?[1-4])\W*$")
_HALVES = re.compile(r"(?<!so ket )\b(?:0?6|0?9) thang\b|\b01 nam\b|/ ?nam\b")
# "trong tháng 9, mỗi tuần 03 lượt": how often within the month, which comes but once.
_WITHIN = re.compile(r"\b(?:hang|moi|tung) (?:tuan|ngay)\b")
# "riêng kế hoạch năm 2026 ban hành trước ngày 10/5"
_APART = re.compile(r"^\W*rieng (?:\w+ ){0,4}nam (20\d\d)\b")
# "(riêng năm 2026 đăng ký trước ngày 15/6)", "Năm 2026 đăng ký …": no "kế hoạch năm 2026 gửi …".
_IN_YEAR = re.compile(
    r"(?:(?:^|[(.])\W*(?:(?:rieng|trong) )?|,\W*rieng )(?:(?:trong|doi voi|voi) )?"
    r"nam (20\d\d)\b(?:,? [^().:|\d]{0,90})?$"
)
_HEADING = 120  # characters: what is longer is a sentence of its own
_YEAR = re.compile(r"\b20\d\d\b")


def one_year(document: Document, statement: Statement, when: When) -> When:
    """Return the time as a single date where nothing says that it comes again and a year is known.

    "Trước ngày 20/10" in a letter of 2026 is a day of 2026; with "hằng năm" it is of every year.
    """
    said = fold(when.said)
    bare = when.type is WhenType.PERIOD and not when.rrule and not when.date
    worded = _by_words(document, when, said) if bare else None
    if worded:
        return worded
    of_quarter = _QUARTER.search(said) if bare else None
    if when.type is not WhenType.RULE and not of_quarter:
        return when
    apart = _year_apart(statement, when)
    if apart:
        return _dated(lambda *_day: apart, when, of_quarter)
    if not is_once(document):
        return when
    if _comes_again(document, statement, when):
        return when
    near: Callable[[Document, int, int | None], int | None] = year_of
    if _HALF.search(said):
        near = same_year
    elif _NEXT_YEAR.search(said):
        near = year_after
    return _dated(partial(near, document), when, of_quarter)


def _year_apart(statement: Statement, when: When) -> int | None:
    """Return the year that the clause of a time is for, of which it tells one thing alone."""
    apart = _APART.search(fold(_clause(statement, when)))
    return int(apart[1]) if apart else year_before(statement, when)


def year_before(statement: Statement, when: When) -> int | None:
    """Return the year in which a clause or a bracket puts its time: "(riêng năm 2026 …)"."""
    if AGAIN.search(fold(when.said)):
        return None
    text, at = statement.text, max(when.span.start - statement.span.start, 0)
    named = _IN_YEAR.search(fold(text[text.rfind(";", 0, at) + 1 : at]))
    return int(named[1]) if named else None


def _by_words(document: Document, when: When, said: str) -> When | None:
    """Return what only the words tell: "trong năm nay", "đến hết năm", "từ 05 đến 12 tháng 11"."""
    for form, read in ((_THIS_YEAR, _this_year), (_WHOLE_YEAR, _whole_year), (_DAYS, _days)):
        found = form.search(said)
        if found:
            return read(document, when, found)
    return None


def _dated(year: YearOf, when: When, of_quarter: re.Match[str] | None) -> When:
    if of_quarter:
        return _quarter(year, when, of_quarter[1])
    stretch = _STRETCH.fullmatch(when.rrule or "")
    if stretch:
        return _stretch(year, when, int(stretch[1]), int(stretch[2]))
    rule = _RULE.fullmatch(when.rrule or "")
    return _single(year, when, rule) if rule else when


def _comes_again(document: Document, statement: Statement, when: When) -> bool:
    """Whether the words around a time say that it comes again, or that some year's report does."""
    said = fold(when.said)
    around = (
        _clause(statement, when),
        *_headings(document, statement),
        statement.label or "",
    )
    words = fold(" ".join(around))
    words = _WITHIN.sub(" ", words)
    half, following = _HALF.search(said), _NEXT_YEAR.search(said)
    if half or following:
        words = words.replace(said, " ")
    if following and _REPORTED.search(words):
        return True
    again = AGAIN.search(words) or (not when.before and _KEPT.search(words))
    return bool(again or (not half and _HALVES.search(fold(statement.text))))


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


def _single(year: YearOf, when: When, rule: re.Match[str]) -> When:
    """Return a day or a month as that of the document's year."""
    month, day = int(rule[1]), int(rule[2]) if rule[2] else None
    named_year = year(month, day)
    if named_year is None:
        return when
    if day is None and "het" in fold(when.said).split():
        day = last_day(month, named_year)
    named = f"{named_year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return replace(when, type=WhenType.DATE, rrule=None, date=named)


def _quarter(year: YearOf, when: When, word: str) -> When:
    """Return a quarter without a year as that of the document's year."""
    last = 3 * quarter(word)
    of = year(last, None)
    if of is None or when.date or when.rrule:
        return when
    named = f"{of}-{last - 2:02d}/{of}-{last:02d}"
    if "het" in fold(when.said).split():
        day = f"{of}-{last:02d}-{last_day(last, of)}"
        return replace(when, type=WhenType.DATE, date=day)
    return replace(when, date=named)


def _stretch(year: YearOf, when: When, first: int, last: int) -> When:
    """Return months that follow each other as those of the plan's year."""
    of = year(last, None)
    if of is None or len((when.rrule or "").split(",")) != last - first + 1:
        return when
    named = f"{of}-{first:02d}/{of}-{last:02d}"
    return replace(when, type=WhenType.PERIOD, rrule=None, date=named)


def _days(document: Document, when: When, days: re.Match[str]) -> When:
    """Return "từ 05 đến 12 tháng 11" with the year that the document is for."""
    day, month, last_day_of, last = (int(days[n] or 0) for n in (1, 2, 3, 4))
    year = year_of(document, last, last_day_of) if is_once(document) else None
    if year is None:
        return when
    first, final = (month or last, day), (last, last_day_of)
    if first >= final or not (day_exists(day, first[0], year) and day_exists(*final[::-1], year)):
        return when
    return replace(when, date="/".join(f"{year}-{m:02d}-{d:02d}" for m, d in (first, final)))


def _whole_year(document: Document, when: When, _said: re.Match[str]) -> When:
    """Return "đến hết năm" as the end of the year that a plan is for, "trong năm" as that year."""
    year = year_of(document, 12, None) if is_once(document) else None
    if year is None:
        return when
    date = f"{year}-12-31" if when.before else f"{year}"
    return replace(when, type=WhenType.DATE, date=date)


def _this_year(document: Document, when: When, this: re.Match[str]) -> When:
    """Return "trong năm nay" as the year in which the document was issued, when that is known."""
    issued = document.issued_on
    if issued is None or when.type is not WhenType.PERIOD or when.rrule or when.date:
        return when
    unit, day = this[2], int(this[1] or 0)
    if day:
        return _this_month(when, issued, day) if unit == "thang" else when
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


def _this_month(when: When, issued: date, day: int) -> When:
    """Return "ngày 20 tháng này" as a day of the month of issue, when it has it still."""
    if not issued.day <= day <= last_day(issued.month, issued.year):
        return when
    return replace(when, type=WhenType.DATE, date=issued.replace(day=day).isoformat())
