"""Codes that people type: what they are made of, and who gave how many wrong ones lately."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

# No two that look alike, and no vowel, D or W: those a Vietnamese keyboard would put marks on.
ALPHABET = "BCFGHJKLMNPQRSTVXZ23456789"
MOST_WRONG = 5
WRONG_FOR = timedelta(hours=1)

_MOST_WATCHED = 10_000
_DASHES = set("-‐‑–—")

Guesser = tuple[str, str]  # a platform, and an id on it


def without_spacing(typed: str) -> str:
    """Return what is typed as codes are written: in capitals, spaces and dashes taken out."""
    return "".join(sign for sign in "".join(typed.split()) if sign not in _DASHES).upper()


class WrongGuesses:
    """When each last gave wrong codes; of too many guessers the longest ago are forgotten.

    Lost at a restart; safe to use from threads.
    """

    def __init__(self) -> None:
        self._times: OrderedDict[Guesser, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def are_too_many(self, guesser: Guesser, at: datetime) -> bool:
        """Return whether no further code of this guesser should be looked at for now."""
        with self._lock:
            times = self._times.get(guesser, deque())
            return len(times) == MOST_WRONG and at - times[0] < WRONG_FOR

    def add(self, guesser: Guesser, at: datetime) -> None:
        """Count a wrong code."""
        with self._lock:
            self._times.setdefault(guesser, deque(maxlen=MOST_WRONG)).append(at)
            self._times.move_to_end(guesser)
            if len(self._times) > _MOST_WATCHED:
                self._times.popitem(last=False)
