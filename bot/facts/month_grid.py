"""A year as twelve small calendars with the days marked on which something falls due (pure)."""

from calendar import Calendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, auto

from bot.facts import texts
from bot.facts.canvas import ACCENT, FAINT, INK, INNER, MARGIN, PAPER, TINT, Block, Pen, Style
from bot.facts.marks import Mark
from corpus.facts.facts import DeadlineKind

_COLUMNS = 3
_GAP = 27
_MONTH_WIDTH = (INNER - _GAP * (_COLUMNS - 1)) // _COLUMNS
_CELL = _MONTH_WIDTH / 7
_CELL_HEIGHT = 40
_NAME = Style(30, is_bold=True, ink=ACCENT)
_WEEKDAY = Style(24, ink=FAINT)
_DAY = Style(24)
_DUE = Style(24, is_bold=True, ink=PAPER)
_EVENT = Style(24, is_bold=True, ink=INK)
_HEAD = _NAME.height + _WEEKDAY.height + 8
_LEGEND = Style(26)


class _Look(Enum):
    """What a marked day looks like: one with nothing but celebrations is light."""

    DUE = auto()
    EVENT = auto()


_STYLES = {_Look.DUE: _DUE, _Look.EVENT: _EVENT, None: _DAY}


def year_grid(year: int, marks: Sequence[Mark], today: date) -> list[Block]:
    """Return four rows of months, and what the marks mean."""
    looks = _days(marks)
    weeks = [Calendar().monthdatescalendar(year, month) for month in range(1, 13)]
    blocks = []
    for first in range(0, 12, _COLUMNS):
        row = range(first, first + _COLUMNS)
        height = _HEAD + max(len(weeks[index]) for index in row) * _CELL_HEIGHT + 22

        def draw(pen: Pen, y: int, row: range = row) -> None:
            for column, index in enumerate(row):
                x = MARGIN + column * (_MONTH_WIDTH + _GAP)
                pen.text(x + 6, y, texts.MONTH.format(month=index + 1), _NAME)
                _draw_weekdays(pen, x, y + _NAME.height)
                _draw_days(pen, (x, y + _HEAD), (index + 1, weeks[index]), looks, today)

        blocks.append(Block(height, draw))
    return [*blocks, _legend()]


def _days(marks: Sequence[Mark]) -> Mapping[date, _Look]:
    found: dict[date, _Look] = {}
    for mark in marks:
        is_event = mark.item.deadline.kind is DeadlineKind.EVENT
        for day in _stretch(mark):
            if is_event:
                found.setdefault(day, _Look.EVENT)
            else:
                found[day] = _Look.DUE
    return found


def _stretch(mark: Mark) -> Iterator[date]:
    for number in range((mark.last - mark.first).days + 1):
        yield mark.first + timedelta(days=number)


def _draw_weekdays(pen: Pen, x: float, y: float) -> None:
    for number, name in enumerate(texts.SHORT_WEEKDAYS):
        pen.text_centered(x + (number + 0.5) * _CELL, y, name, _WEEKDAY)


def _draw_days(
    pen: Pen,
    corner: tuple[float, float],
    month: tuple[int, Sequence[Sequence[date]]],
    looks: Mapping[date, _Look],
    today: date,
) -> None:
    number, weeks = month
    for line, week in enumerate(weeks):
        for column, day in enumerate(week):
            if day.month == number:
                at = (corner[0] + column * _CELL, corner[1] + line * _CELL_HEIGHT)
                _draw_day(pen, at, day, looks.get(day), is_today=day == today)


def _draw_day(
    pen: Pen, at: tuple[float, float], day: date, look: _Look | None, *, is_today: bool
) -> None:
    x, y = at
    _draw_mark(pen, (x + 2, y), look)
    if is_today:
        pen.frame((x + 1, y - 1), (_CELL - 2, _CELL_HEIGHT - 2), INK, 8)
    style = _STYLES[look]
    pen.text_centered(x + _CELL / 2, y + 2, str(day.day), style)


def _draw_mark(pen: Pen, at: tuple[float, float], look: _Look | None) -> None:
    size = (_CELL - 4, _CELL_HEIGHT - 4)
    if look is _Look.DUE:
        pen.box(at, size, ACCENT, 8)
    elif look is _Look.EVENT:
        pen.box(at, size, TINT, 18)
        pen.frame(at, size, ACCENT, 18)


def _legend() -> Block:
    def draw(pen: Pen, y: int) -> None:
        x: float = MARGIN
        for look, words in ((_Look.DUE, texts.DUE_DAY), (_Look.EVENT, texts.EVENT_DAY)):
            _draw_mark(pen, (x, y), look)
            pen.text(x + _CELL + 8, y, words, _LEGEND)
            x += _CELL + 300
        pen.frame((x, y - 1), (_CELL - 2, _CELL_HEIGHT - 2), INK, 8)
        pen.text(x + _CELL + 8, y, texts.TODAY_DAY, _LEGEND)

    return Block(_CELL_HEIGHT + 16, draw)
