"""Which quarters a day of "the quarter" is of: "báo cáo quý I, quý III: trước ngày 12 …" (pure)."""

import re
from dataclasses import replace

from corpus.facts.when_rules import pattern, quarter
from corpus.facts.when_view import Found

_QUARTER = r"(?:iv|i{1,3}|0?[1-4])\b"  # no words: "mỗi quý một lần"
# Up to the day itself, with no further quarter, and no year, in between.
_NAMED = pattern(
    rf"(?P<apart>(?:-|\b(?:den|tu|moi|hang|tung))~)?\bquy (?P<list>{_QUARTER}"
    rf"(?:~(?:, va|,|va|hoac)~(?:bao cao )?(?:quy )?{_QUARTER}){{0,2}})(?! lan\b)"
    r"(?:(?!\bquy\b|-)(?:\b0?[69] thang\b|[^.;|/\d\x02])){0,80}$"
)
_NAME = re.compile(rf"\b{_QUARTER}")
_NEXT = re.compile(r"\b(?:sau|tiep theo|ke tiep|lien ke|lien sau)\b")
_MONTHS = re.compile(r"(?<=BYMONTH=)\d+(?:,\d+){3}(?=;|$)")
_REACH = 120  # characters


def of_named_quarters(plain: str, found: Found) -> Found:
    """Return a day of every quarter as one of those alone that the words before it name."""
    months = _MONTHS.search(found.rrule or "")
    named = _NAMED.search(plain, max(0, found.start - _REACH), found.start)
    if months is None or named is None or named["apart"]:
        return found
    following = _NEXT.search(plain, found.start, found.end) is not None
    quarters = {quarter(name[0]) - 1 + following for name in _NAME.finditer(named["list"])}
    each = months[0].split(",")
    kept = ",".join(sorted((each[n % 4] for n in quarters), key=int))
    return replace(found, rrule=_MONTHS.sub(kept, found.rrule or "", count=1))
