"""Whom it concerns that people did something about their reminders."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.messages import Place

# Puts a sentence into a chat, by a key that tells it from all others, in a write transaction.
Tell = Callable[[Connection, Place, str, str, datetime], None]


def _nobody() -> None:
    pass


def _nowhere(_connection: Connection, _place: Place, _key: str, _text: str, _at: datetime) -> None:
    pass


@dataclass(frozen=True, slots=True)
class News:
    """`changed` is called when there is something to be planned anew; from any thread."""

    changed: Callable[[], None] = _nobody
    tell: Tell = _nowhere
