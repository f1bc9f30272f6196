"""How many messages a person and a group may send in a minute."""

from collections import OrderedDict, deque
from collections.abc import Callable
from enum import StrEnum
from threading import Lock

from bot.messages import IncomingMessage

_WINDOW = 60.0  # seconds
_WINDOWS_KEPT = 10_000


class Judgement(StrEnum):
    """What to do with a message."""

    WITHIN = "within"
    WARN = "warn"  # say once that this is too fast
    SILENT = "silent"  # that has been said


class Limits:
    """Counts what was let through in the last minute; safe to use from threads.

    `clock` gives seconds and never goes back. Of too many people and groups, those who were
    silent the longest are forgotten.
    """

    def __init__(self, per_person: int, per_chat: int, clock: Callable[[], float]) -> None:
        self._per_person = per_person
        self._per_chat = per_chat
        self._clock = clock
        self._windows: OrderedDict[tuple[str, str, str], _Window] = OrderedDict()
        self._lock = Lock()

    def judge(self, message: IncomingMessage) -> Judgement:
        """Count a message, unless it is one too many for its sender or its group."""
        with self._lock:
            now = self._clock()
            windows = [self._window("person", message.platform, message.sender)]
            if message.is_group:
                windows.append(self._window("chat", message.platform, message.chat))
            full = [window for window in windows if window.is_full(now)]
            for window in [] if full else windows:
                window.let_through(now)
            return _warn(full, now) if full else Judgement.WITHIN

    def _window(self, kind: str, platform: str, name: str) -> "_Window":
        limit = self._per_person if kind == "person" else self._per_chat
        window = self._windows.setdefault((kind, platform, name), _Window(limit))
        self._windows.move_to_end((kind, platform, name))
        if len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        return window


def _warn(full: list["_Window"], now: float) -> Judgement:
    if any(window.was_warned(now) for window in full):
        return Judgement.SILENT
    for window in full:
        window.warned_at = now
    return Judgement.WARN


class _Window:
    def __init__(self, limit: int) -> None:
        self._times: deque[float] = deque(maxlen=limit)
        self._limit = limit
        self.warned_at: float | None = None

    def is_full(self, now: float) -> bool:
        return len(self._times) == self._limit and now - self._times[0] < _WINDOW

    def let_through(self, now: float) -> None:
        self._times.append(now)  # the oldest goes, which is older than the window

    def was_warned(self, now: float) -> bool:
        return self.warned_at is not None and now - self.warned_at < _WINDOW
