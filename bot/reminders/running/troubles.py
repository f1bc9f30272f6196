"""What fails at a tick: logged once an hour for each cause, though it fails every few seconds."""

import logging
from datetime import datetime, timedelta
from traceback import extract_tb
from types import TracebackType
from typing import Self

from bot.incidents import log_failure
from bot.reminders.running import texts

_LOGGED_AGAIN = timedelta(hours=1)
_CODES_SAID = 3

_Cause = tuple[str, ...]


class Incidents:
    """Knows the codes under which causes stand in the log; for one thread at a time."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._logged: dict[_Cause, tuple[str, datetime]] = {}

    def code_of(self, error: Exception, now: datetime) -> str:
        """Return the code of an error, which is logged unless that was done lately."""
        cause = _cause(error)
        self._logged = {
            known: (code, at)
            for known, (code, at) in self._logged.items()
            if abs(now - at) < _LOGGED_AGAIN
        }
        if cause not in self._logged:
            self._logged[cause] = log_failure(self._log, error), now
        return self._logged[cause][0]


class Troubles:
    """What failed at one tick, by the codes under which it stands in the log."""

    def __init__(self, incidents: Incidents, now: datetime) -> None:
        self._incidents = incidents
        self._now = now
        self._codes: dict[str, None] = {}  # in the order in which they came

    @property
    def said(self) -> str | None:
        """What administrators read about it; None when nothing failed."""
        if not self._codes:
            return None
        shown = list(self._codes)[:_CODES_SAID]
        more = ["…"] if len(self._codes) > _CODES_SAID else []
        return texts.CODES.format(codes=", ".join([*shown, *more]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> bool:
        """Let nothing that fails inside the block hold back what comes after it."""
        if not isinstance(error, Exception):
            return False
        self._codes[self._incidents.code_of(error, self._now)] = None
        return True


def _cause(error: Exception) -> _Cause:
    """Return of what kind an error is and where it came from; never its words."""
    places = (f"{frame.filename}:{frame.lineno}" for frame in extract_tb(error.__traceback__))
    return type(error).__name__, *places
