"""A clock that several processes share: the real one, and an offset that one of them moves."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

_OFFSET = struct.Struct("d")  # seconds; eight bytes at once, so that nobody reads half of it


class SharedClock:
    """Time passes by itself, and leaps where `leap_to` says so; the file is made if need be."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_OFFSET.pack(0.0))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _OFFSET.size)

    def now(self) -> datetime:
        """Return the time as it is in the run, aware."""
        (offset,) = _OFFSET.unpack_from(self._shared)
        return _real() + timedelta(seconds=offset)

    def leap_to(self, moment: datetime) -> None:
        """Let it be another time from now on, in every process, backwards too."""
        _OFFSET.pack_into(self._shared, 0, (moment - _real()).total_seconds())


def _real() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a run in real time
