"""A clock that several processes share: it runs on by itself, and leaps where one of them says so.

It may run faster than the real one. `hasty_loop` gives an event loop whose pauses go by it.
"""

import asyncio
import mmap
import selectors
import struct
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

_ANCHORS = struct.Struct("3d")  # the time in the run, the real time at that, and the speed


class SharedClock:
    """The file is made if need be, with the `speed`: seconds that pass in a real one."""

    def __init__(self, path: Path, speed: float = 1.0) -> None:
        if not path.exists():
            here = _real()
            path.write_bytes(_ANCHORS.pack(here, here, speed))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _ANCHORS.size)

    @property
    def speed(self) -> float:
        """How many seconds pass in a real one."""
        return self._read()[2]

    def now(self) -> datetime:
        """Return the time as it is in the run, aware."""
        begin, real, speed = self._read()
        return datetime.fromtimestamp(begin + (_real() - real) * speed, UTC)

    def leap_to(self, moment: datetime) -> None:
        """Let it be another time from now on, in every process, backwards too."""
        _ANCHORS.pack_into(self._shared, 0, moment.timestamp(), _real(), self.speed)

    def _read(self) -> tuple[float, float, float]:
        # Another process may be writing: what is the same twice is whole.
        while (found := self._shared[:]) != self._shared[:]:
            pass
        begin, real, speed = _ANCHORS.unpack(found)
        return begin, real, speed


def hasty_loop(speed: float) -> Callable[[], asyncio.AbstractEventLoop]:
    """Return what makes an event loop whose seconds pass so much faster, pauses and patience."""
    return lambda: _HastyLoop(speed)


class _HastyLoop(asyncio.SelectorEventLoop):
    def __init__(self, speed: float) -> None:
        self._speed = speed
        super().__init__(_HastySelector(speed))

    def time(self) -> float:
        return super().time() * self._speed


class _HastySelector(selectors.DefaultSelector):
    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for a part of the time only, as the loop's seconds are shorter."""
        return super().select(timeout / self._speed if timeout else timeout)


def _real() -> float:
    return datetime.now(UTC).timestamp()  # noqa: TID251 - a run in real time
