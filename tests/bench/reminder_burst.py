"""Very much due in one minute: how long until the last of it is out at the platforms' paces."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, func, select

from bot.database import open_engine
from bot.delivery.states import OPEN
from bot.reminder_tables import reminder_occasions
from bot.reminders.occasions import OccasionState
from bot.reminders.wishes import Wishes
from bot.tables import outbox
from tests.bench.reminder_accounts import settle
from tests.bench.reminder_books import Books
from tests.bench.reminder_clock import SharedClock
from tests.bench.reminder_nursery import Nursery
from tests.bench.reminder_office import Office, groups
from tests.bench.reminder_oracle import Oracle
from tests.bench.reminder_plan import Item, documents, single, units
from tests.bench.reminder_process import Assistant, Reading, take_in
from tests.bench.reminder_world import Town, serving, town

_ITEMS = 10
_LEAD = 3
_STEP = 0.05
_PATIENCE = 600.0
_BEFORE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Burst:
    """So many groups, all reminded of the same ten things at `at`."""

    at: datetime
    groups: int


def prepare_burst(nursery: Nursery, size: Burst, folder: Path) -> Reading:
    """Let the documents be read, which has to end."""
    folder.mkdir()
    return take_in(nursery, folder / "data", documents(_plan(size), size.at.year), {})


def burst(nursery: Nursery, size: Burst, folder: Path) -> dict[str, Any]:
    """Return how long it took, with what memory, and whether all came, in order."""
    clock_file, data = folder / "clock", folder / "data"
    clock = SharedClock(clock_file)
    begin = size.at - _BEFORE
    clock.leap_to(begin)
    plan = _plan(size)
    engine = open_engine(f"sqlite:///{data}/sotay.sqlite")
    with town(clock, lambda _platform, _call: None) as place:
        office = Office(engine, place, plan)
        office.confirm(begin)
        wishes = Wishes(leads=(_LEAD,), at=size.at.timetz().replace(tzinfo=None))
        chats, names = office.subscribe_all(groups(place, size.groups), wishes, begin)
        oracle = Oracle(begin, size.at + timedelta(hours=1), size.at.tzinfo or UTC)
        for chat in chats:
            oracle.subscribe(chat)
        with serving(nursery, data, place, clock_file) as assistant:
            seconds, memory = _seconds(engine, place, assistant, size)
            messages = len(place.told)
        books = Books()
        books.close(engine)
        accounts = settle(oracle, books, place.told, names)
    engine.dispose()
    return {
        "burst_occurrences": accounts.occurrences,
        "burst_delivered": accounts.delivered,
        "burst_messages": messages,
        "burst_seconds": round(seconds, 1),
        "burst_memory_mb": memory,
        "burst_out_of_order": accounts.out_of_order,
        "burst_duplicated": accounts.duplicated,
    }


def _seconds(engine: Engine, place: Town, assistant: Assistant, size: Burst) -> tuple[float, int]:
    """Return the seconds from the minute itself until the last message is out."""
    waiting = reminder_occasions.c.state == OccasionState.WAITING.value
    planned = select(func.count()).select_from(reminder_occasions).where(waiting)
    still_open = select(func.count()).select_from(outbox).where(outbox.c.state.in_(OPEN))
    _until(engine, lambda found: found[0] >= size.groups * _ITEMS, planned)
    place.clock.leap_to(size.at)
    begun = time.monotonic()
    _until(engine, lambda found: not any(found), planned, still_open)
    seconds = time.monotonic() - begun
    place.listen()
    return seconds, assistant.peak_memory()


def _until(engine: Engine, holds: Callable[[list[int]], bool], *queries: Select[Any]) -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        with engine.connect() as connection:
            if holds([connection.scalar(query) for query in queries]):
                return
        time.sleep(_STEP)


def _plan(size: Burst) -> tuple[Item, ...]:
    owing, day = units(), size.at.date() + timedelta(days=_LEAD)
    return tuple(
        Item(
            f"CĐ{number + 1:03}",
            owing[3 * number],
            number * 3 // _ITEMS,
            single(day, excludes=False),
        )
        for number in range(_ITEMS)
    )
