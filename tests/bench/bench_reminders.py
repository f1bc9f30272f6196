"""The crash run of the reminders: `make bench-reminders`, or with `QUICK=1` in less than 45 s.

With `DAYS=40` it goes through so many days alone.

The real service reminds 60 groups on strict loopback platforms of what 300 deadlines lay down,
through 400 days by a clock that leaps from one slot to the next. A fifth of the sends go wrong,
the process is killed again and again, the clock goes back and forth, and people close, put off and
correct things meanwhile; then ten thousand things are due in one minute; then two processes share
a PostgreSQL database. The last line is JSON.

What was owed is worked out without the product: leads, what was put off, what was due already when
a chat asked or the clerk corrected it; what is overdue in the chat, a working day after that told
to whoever took it or is responsible, and a working day later to the clerk, who also hears what
waits to be confirmed; and notice of all that was announced and is no longer so. What a chat heard
of only once it was overdue, after a stop, is followed from there.

 * `delivered` of the `occurrences` (`by_step`) were accepted in the chat, or by the person, that
   they were for, not before their time and in a message that says so (`merged` ones within a
   later message about the same, where the process was down meanwhile). All else is `lost`, but
   for what a platform would never take (`refused`), what came before its time (`early`), and what
   somebody closed, put off or corrected while it still waited: that is not owed.
 * `duplicated` came again without saying so; `in_doubt` are those that said so, or came by a letter
   whose arrival nobody could know of before it was told elsewhere.
 * `misdirected` are things told in a chat that did not ask for them; `unasked` those told after
   they were closed or gone, and notices that say another day than the clerk did.

It sleeps where no test may: real processes work on the real clock here, and the pauses are the
moments of the kills, or the wait for those processes. Each is forked off one that has imported all
modules and does nothing else, and opens its data, models and ports itself.
"""

import json
import os
import random
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from bot.database import open_engine
from tests.bench.reminder_accounts import settle
from tests.bench.reminder_burst import Burst, burst, prepare_burst
from tests.bench.reminder_clock import SharedClock
from tests.bench.reminder_faults import Faults
from tests.bench.reminder_nursery import Nursery, nursery
from tests.bench.reminder_office import Office, groups
from tests.bench.reminder_oracle import CLERK, Oracle
from tests.bench.reminder_plan import documents, items
from tests.bench.reminder_process import take_in
from tests.bench.reminder_run import SEED, Run, Size
from tests.bench.reminder_world import serving, town
from tests.fakes.postgresql import running_server

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

_YEAR = 2026
_TWO_HOURS = timedelta(hours=2)
_SPEED = 8.0  # of the clock between two leaps: platforms are tried again sooner

FULL = Size(datetime(_YEAR, 1, 12, 6, tzinfo=ZONE), 400, 60, 300, 110)
QUICK = Size(datetime(_YEAR, 6, 8, 6, tzinfo=ZONE), 15, 12, 60, 4, corrections=0.15)
SHARED = Size(datetime(_YEAR, 6, 8, 6, tzinfo=ZONE), 60, 24, 150, 20, acts=0)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a run keeps its data: a database, and the folder of each process."""

    nursery: Nursery  # of the processes
    folder: Path
    database: str = ""  # empty: SQLite in the folder
    processes: int = 1

    @property
    def settings(self) -> dict[str, str]:
        """The settings that all processes share."""
        return {"SOTAY_DATABASE_URL": self.database} if self.database else {}

    @property
    def data(self) -> list[Path]:
        """The data folders of the processes."""
        return [self.folder / f"data-{number}" for number in range(self.processes)]

    @property
    def url(self) -> str:
        """The address of the database."""
        return self.database or f"sqlite:///{self.data[0]}/sotay.sqlite"


def main() -> None:
    """Run, show how it goes on a terminal, and end with one line of JSON."""
    environment = os.environ  # noqa: TID251 - a command of its own
    is_quick = bool(environment.get("QUICK"))
    size = _sized(QUICK if is_quick else FULL, environment)
    busy = Burst(size.begin + _TWO_HOURS, 30 if is_quick else 1000)
    with nursery() as forked, TemporaryDirectory(prefix="sotay-") as name:
        site, busy_folder = Site(forked, Path(name) / "sqlite"), Path(name) / "burst"
        reading = prepare_burst(forked, busy, busy_folder)
        prepare(size, site)
        reading.end()
        _say("reminding, failing, killing")
        result = crash_run(size, site)
        _say("very much in one minute")
        result |= burst(forked, busy, busy_folder)
        if not is_quick:
            _say("two processes")
            result["postgresql"] = _shared_run(_sized(SHARED, environment), Path(name), forked)
    sys.stdout.write(f"{json.dumps(result, ensure_ascii=False)}\n")


def _shared_run(size: Size, folder: Path, forked: Nursery) -> dict[str, Any]:
    """Return the accounts of two processes on one database."""
    with running_server() as server:
        shared = Site(forked, folder / "postgresql", server.url(server.create()), processes=2)
        prepare(size, shared)
        return crash_run(size, shared)


def prepare(size: Size, site: Site) -> None:
    """Let the documents be read, and every process have its folder."""
    site.folder.mkdir()
    first, *others = site.data
    texts = documents(items(size.deadlines, _YEAR), _YEAR)
    take_in(site.nursery, first, texts, site.settings).end()
    for other in others:
        copytree(first, other)


def crash_run(size: Size, site: Site) -> dict[str, Any]:
    """Return the accounts of a run; what was lost or wrong is said besides."""
    with _opened(size, site) as run:
        run.live()
        memory = max(assistant.peak_memory() for assistant in run.assistants)
    run.books.close(run.engine)
    accounts = settle(run.oracle, run.books, run.town.told, run.names)
    complaints = sorted(set(run.town.complaints))
    for fault in (*accounts.faults, *complaints):
        sys.stderr.write(f"{fault}\n")
    return {
        **{key: value for key, value in asdict(accounts).items() if key != "faults"},
        "kills": run.kills,
        "tended": run.people.acted,
        "corrected": run.corrected,
        "rejected": run.rejected,
        "expelled": run.losses,
        "memory_mb": memory,
        "complaints": len(complaints),
        "database": run.engine.dialect.name,
        "processes": site.processes,
    }


@contextmanager
def _opened(size: Size, site: Site) -> Iterator[Run]:
    """Give a run that is ready to begin."""
    clock_file = site.folder / "clock"
    clock = SharedClock(clock_file, _SPEED)
    clock.leap_to(size.begin)
    plan = items(size.deadlines, _YEAR)
    engine = open_engine(site.url)
    dice = random.Random(SEED)  # noqa: S311 - repeatable, nothing secret
    faults = Faults(size.faulty, dice, hangs=size.days > QUICK.days)
    with town(clock, faults) as place, ExitStack() as stack:
        office = Office(engine, place, plan)
        office.confirm(size.begin - timedelta(days=1))
        chats, names = office.subscribe(groups(place, size.groups), size.begin)
        oracle = Oracle(size.begin, size.begin + timedelta(days=size.days), ZONE)
        for chat in chats:
            oracle.subscribe(chat)
        groups_alone = [chat for chat in chats if chat.number != CLERK]
        assistants = [
            stack.enter_context(serving(site.nursery, folder, place, clock_file, **site.settings))
            for folder in site.data
        ]
        yield Run(size, place, engine, assistants, office, oracle, groups_alone, names, faults)
    engine.dispose()


def _sized(size: Size, environment: Mapping[str, str]) -> Size:
    """Return the size with as many days as are asked for at most."""
    days = min(size.days, int(environment.get("DAYS", size.days)))
    return replace(size, days=days, kills=max(1, size.kills * days // size.days))


def _say(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
