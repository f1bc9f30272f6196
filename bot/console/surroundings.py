"""What every task of the command line works with."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TextIO

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

    def say_json(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Print a list with one object a line."""
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        self.say("[" + ",\n ".join(lines) + "]")

    def today(self) -> date:
        """Return the day where the office is."""
        return self.now().astimezone(self.settings.zone).date()
