"""The pulse of the loop that reminds: when it last went round, and what went wrong since."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select, update

from bot.database import insert_new, repeating
from bot.reminder_tables import reminder_pulse

SILENT_AFTER = timedelta(minutes=5)

_ONE = 1  # the id of the one row
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # in a row that was made before the first tick


@dataclass(frozen=True, slots=True)
class Beat:
    """When the loop last went round, None: never; `trouble` is what failed then or since."""

    at: datetime | None
    trouble: str | None = None

    def is_silent(self, now: datetime) -> bool:
        """Whether that is too long ago; also when it is yet to come, by a clock that was mended."""
        return self.at is None or abs(now - self.at) > SILENT_AFTER


class Pulse:
    """Keeps the last beat, for all processes that work on one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def last(self) -> Beat:
        """Return the last beat, of whichever process."""
        query = select(reminder_pulse.c.ticked_at, reminder_pulse.c.trouble)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return Beat(None)
        return Beat(None if row.ticked_at == _NEVER else row.ticked_at, row.trouble)

    def beat(self, at: datetime, trouble: str | None = None) -> None:
        """Note that the loop went round; `trouble` is what it had to leave undone."""
        self._note(ticked_at=at, trouble=trouble)

    def fail(self, trouble: str) -> None:
        """Note that the loop could not go round."""
        self._note(trouble=trouble)

    def _note(self, **values: datetime | str | None) -> None:
        row = {"id": _ONE, "ticked_at": _NEVER, "revision": 0, "trouble": None}
        with repeating(self._engine) as connection:
            connection.execute(insert_new(connection, reminder_pulse), row)
            connection.execute(update(reminder_pulse).values(values))
