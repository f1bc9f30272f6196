"""The watch over the loop that reminds: administrators hear when it stands still, or stood still.

It is a loop of its own, so that it also notices a tick that never ends.
"""

import asyncio
import logging
from datetime import datetime, tzinfo

from sqlalchemy import Engine

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.incidents import log_failure
from bot.reminders.running import texts
from bot.reminders.running.pulse import Beat, Pulse
from bot.reminders.running.ticking import Surroundings
from bot.schedule.dates import say_moment

_log = logging.getLogger(__name__)

_LOOK_EVERY = 60.0  # seconds


class Watchdog:
    """Tells the administrators once for each time that the loop stands still."""

    def __init__(self, engine: Engine, alerts: Alerts, zone: tzinfo) -> None:
        self._engine = engine
        self._alerts = alerts
        self._zone = zone
        self._pulse = Pulse(engine)
        self._looks = 0  # in a row at which there was no pulse
        self._since: datetime | None = None  # the watch began
        self._told: datetime | None = None  # of a standstill since then, that is not over

    @property
    def is_silent(self) -> bool:
        """Whether the loop stands still.

        Only the second look decides: a clock that was put forward makes any beat look old once.
        """
        return self._looks > 1

    async def run(self, here: Surroundings) -> None:
        """Look every minute until cancelled."""
        self._since = here.now()
        loop = asyncio.get_running_loop()
        while True:
            await here.sleep(_LOOK_EVERY)
            try:
                await loop.run_in_executor(here.executor, self.look, here.now())
            except Exception as error:  # noqa: BLE001 - a full disk, say: the next look tries again
                log_failure(_log, error)

    def look(self, now: datetime) -> None:
        """Look at the pulse once; the second look without one is told, and when it is back."""
        beat = self._pulse.last()
        self._looks = self._looks + 1 if beat.is_silent(now) else 0
        if self.is_silent:
            self._tell_of_silence(beat, now)
        elif self._told is not None and beat.at is not None and not beat.is_silent(now):
            text = self._said(texts.RUNS_AGAIN, self._told, beat.at)
            with writing(self._engine) as connection:
                what = f"runs:{self._told.isoformat()}"
                self._alerts.tell(connection, what, text, now)
            self._told = None

    def _tell_of_silence(self, beat: Beat, now: datetime) -> None:
        since = beat.at or self._since or now
        with writing(self._engine) as connection:
            # Whatever held up the loop may have held up this as well, until the loop went on.
            newest = self._pulse.last()
            is_over = newest.at is not None and newest.at != beat.at
            if is_over:
                text = self._said(texts.SILENT_BUT_RUNS, since, newest.at or now)
            else:
                text = self._said(texts.SILENT, since, now)
                if beat.trouble is not None:
                    text += texts.SILENT_WHY.format(trouble=beat.trouble)
            self._alerts.tell(connection, f"silent:{since.isoformat()}", text, now)
        self._told = None if is_over else since

    def _said(self, frame: str, since: datetime, until: datetime) -> str:
        first, second = (say_moment(at.astimezone(self._zone)) for at in (since, until))
        return frame.format(since=first, until=second)

    def tell_of_stop(self, now: datetime, *, is_owing: bool) -> None:
        """Tell, before the first tick of a process, that there was none for long.

        With `is_owing` somebody was to be reminded meanwhile.
        """
        beat = self._pulse.last()
        if beat.at is None or now < beat.at or not beat.is_silent(now):
            return
        since, until = (say_moment(at.astimezone(self._zone)) for at in (beat.at, now))
        text = (texts.STOPPED_OWING if is_owing else texts.STOPPED).format(since=since, until=until)
        with writing(self._engine) as connection:
            self._alerts.tell(connection, f"stop:{beat.at.isoformat()}", text, now)
