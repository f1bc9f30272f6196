"""The buttons under reminders (pure)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Literal

from bot.actions import TendDue
from bot.messages import Button, ButtonId, ButtonsBlock
from bot.reminders.letters import texts
from bot.reminders.letters.digests import Entry
from bot.reminders.occasions import Due, Tending
from bot.reminders.planning.matters import Matter
from bot.reminders.tending.putting_off import Offer
from bot.schedule.dates import short_date

NewId = Callable[[], str]
_What = Literal["show", "done", "take", "later", "sources", "reopen"]

ANOTHER_DAY = "day"  # what `TendDue.until` says of "later" when the day is to be typed

_IN_A_ROW = 4


def number_buttons(entries: Sequence[Entry], new_id: NewId) -> ButtonsBlock:
    """Return a button for each entry, by its number; a tap shows what can be done about it."""
    buttons = [
        _button(
            texts.ITEM.format(number=entry.number),
            _act("show", entry.owner, entry.occasion.due),
            new_id,
        )
        for entry in entries
    ]
    rows = (buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW))
    return ButtonsBlock(tuple(tuple(row) for row in rows))


def item_buttons(
    target: int,
    due: Due,
    matter: Matter | None,
    tending: Tending,
    new_id: NewId,
    *,
    may_take: bool,
) -> ButtonsBlock:
    """Return what can be done about one thing, as it stands."""
    first: list[tuple[_What, str]] = [("reopen", texts.REOPEN)]
    second: list[tuple[_What, str]] = []
    if not tending.is_closed:
        first, second = [("done", texts.DONE)], [("later", texts.LATER)]
        if may_take:
            first.append(("take", texts.TAKE))
    if matter is not None and matter.citation is not None:
        second.append(("sources", texts.SOURCES))
    rows = (
        tuple(_button(label, _act(what, target, due), new_id) for what, label in row)
        for row in (first, second)
    )
    return ButtonsBlock(tuple(row for row in rows if row))


def reopen_button(target: int, due: Due, new_id: NewId) -> ButtonsBlock:
    """Return the way back from having closed something."""
    return ButtonsBlock(((_button(texts.REOPEN, _act("reopen", target, due), new_id),),))


def offer_buttons(target: int, due: Due, offered: Iterable[Offer], new_id: NewId) -> ButtonsBlock:
    """Return the times until which something can be put off, and the way to any other."""
    labels = {
        "hour": texts.IN_AN_HOUR,
        "afternoon": texts.THIS_AFTERNOON,
        "tomorrow": texts.TOMORROW_MORNING,
    }
    times = [
        _button(
            labels.get(one.kind) or texts.NEXT_WORKING_DAY.format(day=_short_day(one.until)),
            TendDue("snooze", target, due.matter, due.occurrence, one.until.isoformat()),
            new_id,
        )
        for one in offered
    ]
    other = TendDue("later", target, due.matter, due.occurrence, ANOTHER_DAY)
    times.append(_button(texts.ANOTHER_DAY, other, new_id))
    rows = (times[at : at + 2] for at in range(0, len(times), 2))
    return ButtonsBlock(tuple(tuple(row) for row in rows))


def _button(label: str, action: TendDue, new_id: NewId) -> Button:
    return Button(ButtonId(new_id()), label, action)


def _act(what: _What, target: int, due: Due) -> TendDue:
    return TendDue(what, target, due.matter, due.occurrence)


def _short_day(moment: datetime) -> str:
    """Return "thứ Hai 22/6"."""
    return f"{texts.WEEKDAYS[moment.weekday()]} {short_date(moment)}"
