"""`sotay run` by a clock that the bench moves, and `sotay ingest`; what processes do.

It looks for what is due far more often than every few seconds: an hour of the run passes in a
moment.
"""

import asyncio
import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.console.intake import Watch, Wish, open_for_intake, take_in
from bot.service import run
from bot.settings import load_settings
from tests.bench.reminder_clock import SharedClock, hasty_loop
from tests.bench.reminder_nursery import Tell

_TICK_EVERY = 0.1  # real seconds


def serve(tell: Tell, environment: Mapping[str, str], clock_file: Path, log: Path) -> None:
    """Serve until killed, or told to stop; the address is told when people can ask."""
    _write_to(log)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    settings, clock = load_settings(environment, None), SharedClock(clock_file)
    with asyncio.Runner(loop_factory=hasty_loop(clock.speed)) as runner:
        runner.run(
            run(
                settings,
                clock.now,
                lambda started: tell(started.address),
                _TICK_EVERY * clock.speed,
            )
        )


def read_documents(_tell: Tell, environment: Mapping[str, str], folder: Path, log: Path) -> None:
    """Take a folder of documents in."""
    _write_to(log)
    watch = Watch(lambda _ingested: None, lambda _done, _total: None)
    settings = load_settings(environment, None)
    with open_for_intake(settings, waiting=lambda _line: None) as assistant:
        taken = take_in(assistant, Wish((folder,)), watch, _real)
    if taken.is_incomplete:
        raise RuntimeError("not every document could be read")


def _write_to(log: Path) -> None:
    """Let this process write what goes wrong to the log."""
    with log.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)


def _real() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a run in real time
