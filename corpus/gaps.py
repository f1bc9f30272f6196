"""What sets the columns of a line apart: a tab, or a gap too wide for running text (pure)."""

import re
from collections.abc import Iterator

_BLANKS = re.compile(r"[ \t\xa0]{2,}+|\t")
_WIDE = 4  # so many blanks between two words set columns apart; justified text has fewer
_LOOKED_AT = 16  # characters before a gap that may say that it is a place left open
# A place left open on a form: what stands before the blanks, and what after them.
_LEFT_OPEN = tuple(
    (re.compile(before + r"[ .…\xa0]*$"), re.compile(after))
    for before, after in (
        # not filled in: "Số:        /KH-UBND", "ngày      tháng      năm"
        (r"(?i:(?<!\w)số ?:?|ngày|tháng|năm)", r"[/–-] ?[^\W\d]|tháng|năm"),
        # filled in: "ngày    15    tháng    6    năm    2026"; "Năm    2026" heads two columns
        (r"ngày[ .…\xa0]*\d{1,2}|tháng[ .…\xa0]*\d{1,2}", r"tháng|năm"),
        (r"(?:,|\d)[ .…\xa0]*(?:ngày|tháng|năm)", r"\d{1,2}[ .…\xa0]*(?:tháng|năm)|20\d\d"),
    )
)


def may_have_columns(text: str) -> bool:
    """Whether any text holds blanks enough to set columns apart, told at a glance."""
    return "\t" in text or "    " in text or "\xa0\xa0" in text


def sets_apart(line: str, run: re.Match[str]) -> bool:
    """Whether a run of blanks in a line parts columns, and is no place left open on a form."""
    if "\t" in run.group():
        return True
    if len(run.group()) < _WIDE:
        return False
    first = max(0, run.start() - _LOOKED_AT)
    return not any(
        after.match(line, run.end()) and before.search(line, first, run.start())
        for before, after in _LEFT_OPEN
    )


def column_gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield where blanks part the columns of a line; indents and ends of lines are none."""
    if not may_have_columns(text):
        return
    for run in _BLANKS.finditer(text):
        indent = run.start() == 0 or text[run.start() - 1].isspace()
        last = run.end() == len(text) or text[run.end()].isspace()
        if not (indent or last) and sets_apart(text, run):
            yield run.span()
