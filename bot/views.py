"""What is kept for places that may see the same documents: made once for all of them."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.messages import IncomingMessage, Place
from bot.sight import NOTHING, Sight

_KEPT = 12  # besides the one that all see who are in no audience

_V = TypeVar("_V")


class Views(Generic[_V]):
    """Gives a view for each set of names of restricted files; safe to use from threads.

    While no document is restricted there is one view for all.
    """

    def __init__(self, sight: Sight, make: Callable[[frozenset[str]], _V]) -> None:
        self._sight = sight
        self._make = make
        self._lock = threading.Lock()
        self._kept: OrderedDict[frozenset[str], _V] = OrderedDict()
        self.public = make(NOTHING)  # of what everybody may see

    def of(self, names: frozenset[str]) -> _V:
        """Return the view with these restricted files."""
        if not names:
            return self.public
        with self._lock:
            if names not in self._kept:
                self._kept[names] = self._make(names)
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(names)
            return self._kept[names]

    def of_message(self, message: IncomingMessage) -> _V:
        """Return what the chat and the sender of a message may see."""
        return self.of(self._sight.of_message(message))

    def of_place(self, place: Place) -> _V:
        """Return what a chat may see."""
        return self.of(self._sight.of_place(place))

    def everything(self) -> _V:
        """Return what administrators see."""
        return self.of(self._sight.everything())
