"""`sotay run` by a clock that the bench moves; a process of its own, to be killed.

Prints a line when people can ask. It looks for what is due far more often than every few seconds:
an hour of the run passes in a moment.
"""

import asyncio
import logging
import os
import sys
from pathlib import Path

from bot.service import Started, run
from bot.settings import load_settings
from tests.bench.reminder_clock import SharedClock, hasty_loop

_TICK_EVERY = 0.1  # real seconds


def main(clock_file: str) -> None:
    """Serve until killed, or told to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    settings = load_settings(os.environ, None)  # noqa: TID251 - stands in for the command
    clock = SharedClock(Path(clock_file))
    with asyncio.Runner(loop_factory=hasty_loop(clock.speed)) as runner:
        runner.run(run(settings, clock.now, _tell, _TICK_EVERY * clock.speed))


def _tell(started: Started) -> None:
    sys.stdout.write(f"{started.address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
