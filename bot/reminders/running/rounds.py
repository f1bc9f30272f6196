"""What letters are followed with, once round."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.reminders.running.routing import Reach
from bot.reminders.running.writing import Knowledge
from bot.reminders.wishes import Target

Known = Callable[[Target], Knowledge | None]


@dataclass(frozen=True, slots=True)
class Round:
    """One transaction in which letters are followed; `known` gives None where it is not planned."""

    connection: Connection
    reach: Reach
    known: Known
    now: datetime
