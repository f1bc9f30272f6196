"""Deadlines as pictures for a phone: a calendar of one year, and a timeline (PNG)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from bot.facts import texts
from bot.facts.agenda import Agenda
from bot.facts.canvas import (
    ACCENT,
    FAINT,
    INNER,
    LINE,
    MARGIN,
    PAPER,
    TINT,
    Block,
    Pen,
    Pictures,
    Style,
    Title,
    gap,
    paragraph,
    width_of,
    wrapped,
)
from bot.facts.marks import Group, Mark, counted, groups, marks
from bot.facts.month_grid import year_grid
from bot.facts.periods import Period
from bot.facts.picture_blocks import ABOUT, WHAT, about, continued, section, undated, what
from bot.schedule.dates import month_number, say_date, short_date
from bot.schedule.limits import excludes_its_day
from corpus.facts.facts import DeadlineKind

_MONTH = Style(32, is_bold=True)
_DAY = Style(34, is_bold=True)
_WEEKDAY = Style(24, ink=FAINT)
_TODAY = Style(28, is_bold=True, ink=PAPER)
_EMPTY = Style(26, ink=FAINT)
_BADGE = 150
_RAIL = MARGIN + 16
_FROM_RAIL = MARGIN + 52


def year_calendar(agenda: Agenda, year: int, today: date, *, of: str | None = None) -> Pictures:
    """Return a calendar of the year with all that falls due in it; `of` says whose it is.

    A PNG 1080 wide each; all that does not fit goes on in the next.
    """
    period = Period(date(year, 1, 1), date(year, 12, 31), f"năm {year}")
    dated, others = marks(agenda, period), groups(agenda, period)
    blocks = [*year_grid(year, dated, today), *_by_month(dated), *undated(others)]
    return Pictures(_title(texts.YEAR_TITLE.format(year=year), of, dated, others), blocks)


def timeline(agenda: Agenda, period: Period, today: date, *, of: str | None = None) -> Pictures:
    """Return what falls due in a period along a line of its months; as in `year_calendar`."""
    dated, others = marks(agenda, period), groups(agenda, period)
    blocks = [*_along(dated, period, today), *undated(others)]
    title = texts.TIMELINE_TITLE.format(period=period.said)
    return Pictures(_title(title, of, dated, others), blocks)


def _title(heading: str, of: str | None, dated: Sequence[Mark], others: Sequence[Group]) -> Title:
    count = counted((mark.item for mark in dated), sum(len(group.items) for group in others))
    lines = (*([of] if of else []), count, texts.READ_BY_MACHINE)
    return Title(heading, lines)


def _by_month(dated: Sequence[Mark]) -> Iterator[Block]:
    yield section(texts.ON_DAYS)
    if not dated:
        yield paragraph(texts.NOTHING_DATED, WHAT)
    for (year, month), found in groupby(dated, key=_month_of):
        name = _name((year, month))
        yield gap(8)
        yield paragraph(name, _MONTH, leads=True, below=6)
        for mark in found:
            yield replace(_entry(mark, MARGIN), above=continued(name, _MONTH))


def _along(dated: Sequence[Mark], period: Period, today: date) -> Iterator[Block]:
    """Yield a rail with every month of the period, and with what falls due in each."""
    by_month = {month: list(found) for month, found in groupby(dated, key=_month_of)}
    months = dict.fromkeys([*_months_of(period), *by_month])
    for month in sorted(months):
        found = by_month.get(month, [])
        is_this = (today.year, today.month) == month
        if found:
            yield _station(_name(month), is_led=True)
        else:
            yield _empty_station(_name(month), is_led=is_this)
        for mark in found:
            if is_this and today <= mark.first:
                yield _today(today, leads=True)
                is_this = False
            yield _on_rail(_entry(mark, _FROM_RAIL), mark, month)
        if is_this:
            yield _today(today)


def _months_of(period: Period) -> Iterator[tuple[int, int]]:
    for index in range(
        period.first.year * 12 + period.first.month - 1,
        period.last.year * 12 + period.last.month,
    ):
        yield index // 12, index % 12 + 1


def _station(name: str, *, is_led: bool = False) -> Block:
    height = _MONTH.height + 22

    def draw(pen: Pen, y: int) -> None:
        _rail(pen, y, height)
        middle = y + height / 2 - 2
        pen.box((_RAIL - 15, middle - 15), (30, 30), FAINT, 15)
        pen.box((_RAIL - 8, middle - 8), (16, 16), PAPER, 8)
        pen.text(_FROM_RAIL, y + 11, name, _MONTH)

    return Block(height, draw, leads=is_led)


def _empty_station(name: str, *, is_led: bool = False) -> Block:
    height = _EMPTY.height + 12

    def draw(pen: Pen, y: int) -> None:
        _rail(pen, y, height)
        pen.box((_RAIL - 7, y + height / 2 - 9), (14, 14), FAINT, 7)
        pen.text(_FROM_RAIL, y + 6, f"{name}: {texts.NONE_IN_MONTH}", _EMPTY)

    return Block(height, draw, leads=is_led)


def _name(month: tuple[int, int]) -> str:
    return texts.MONTH_OF_YEAR.format(month=month_number(month[1]), year=month[0])


def _today(today: date, *, leads: bool = False) -> Block:
    words = texts.TODAY.format(day=say_date(today))
    height = _TODAY.height + 12

    def draw(pen: Pen, y: int) -> None:
        _rail(pen, y, height + 12)
        pen.box((MARGIN - 8, y), (width_of(words, _TODAY) + 32, height), ACCENT, 12)
        pen.text(MARGIN + 8, y + 6, words, _TODAY)

    return Block(height + 12, draw, leads)


def _on_rail(entry: Block, mark: Mark, month: tuple[int, int]) -> Block:
    def draw(pen: Pen, y: int) -> None:
        _rail(pen, y, entry.height)
        pen.box((_RAIL - 11, y + 12), (22, 22), ACCENT, 11)
        if mark.item.deadline.kind is DeadlineKind.EVENT:
            pen.box((_RAIL - 7, y + 16), (14, 14), TINT, 7)
        entry.draw(pen, y)

    name = texts.CONTINUED.format(heading=_name(month))
    return Block(entry.height, draw, above=_station(name))


def _rail(pen: Pen, y: int, height: int) -> None:
    pen.line((_RAIL, y), (_RAIL, y + height), LINE)


def _entry(mark: Mark, x: int) -> Block:
    """Return a deadline beside its day."""
    left = x + _BADGE
    width = MARGIN + INNER - left
    lines = wrapped(_what(mark), WHAT, width)
    more = wrapped(about(mark.item), ABOUT, width)
    days, weekday = _badge(mark)
    height = max(len(lines) * WHAT.height + len(more) * ABOUT.height, _DAY.height + _WEEKDAY.height)

    def draw(pen: Pen, y: int) -> None:
        pen.text(x, y - 3, days, _DAY)
        pen.text(x, y + _DAY.height - 6, weekday, _WEEKDAY)
        pen.lines(left, y, lines, WHAT)
        pen.lines(left, y + len(lines) * WHAT.height, more, ABOUT)

    return Block(height + 18, draw)


def _what(mark: Mark) -> str:
    """Return what falls due; that it must be done by the day is said before all else."""
    when = mark.item.deadline.when
    if not when.before or mark.item.deadline.kind is DeadlineKind.EVENT:
        return what(mark.item)
    limit = texts.BEFORE if excludes_its_day(when) else texts.AT_LATEST
    return f"{limit.format(day=short_date(mark.last))}: {what(mark.item)}"


def _badge(mark: Mark) -> tuple[str, str]:
    """Return the printed day, with its day of the week; of days in a row the first and last."""
    first, last = mark.first, mark.last
    if first == last:
        return short_date(first), texts.WEEKDAYS[first.weekday()]
    if first.month == last.month:
        return f"{first.day:02}–{short_date(last)}", ""
    return f"{short_date(first)} –", short_date(last)


def _month_of(mark: Mark) -> tuple[int, int]:
    return mark.first.year, mark.first.month
