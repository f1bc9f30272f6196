"""What every task of the command line works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TextIO

from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a task meets: settings, clocks, and where it reads and writes."""

    settings: Settings
    now: Callable[[], datetime]
    clock: Callable[[], float]  # seconds, for durations
    typed: TextIO | None  # None: there is no standard input
    say: Callable[[str], None]  # prints a line at once
    notices: TextIO  # for what is no result

    def today(self) -> date:
        """Return the day where the office is."""
        return self.now().astimezone(self.settings.zone).date()
