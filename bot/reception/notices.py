"""What is said at most once an hour."""

import threading
from collections import OrderedDict
from datetime import datetime, timedelta

_SAID_AGAIN_AFTER = timedelta(hours=1)
_REMEMBERED = 10_000


class Notices:
    """Remembers what was said to whom; of too many, the longest ago is forgotten."""

    def __init__(self) -> None:
        self._said: OrderedDict[tuple[str, ...], datetime] = OrderedDict()
        self._lock = threading.Lock()

    def is_due(self, *whom: str, at: datetime) -> bool:
        """Return whether to say it now, and take it as said if so."""
        with self._lock:
            said = self._said.get(whom)
            if said is not None and at - said < _SAID_AGAIN_AFTER:
                return False
            self._said[whom] = at
            self._said.move_to_end(whom)
            if len(self._said) > _REMEMBERED:
                self._said.popitem(last=False)
            return True
