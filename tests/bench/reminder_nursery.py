"""Processes that start in a moment: forked off one that has every module and does nothing else.

The imports of a start take several times as long as all else that it does, and no fault and no
reminder comes of them.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

FORKING = get_context("fork")

_LATER = ("chromadb.api.rust", "model2vec.persistence")  # what the product imports when it needs it

Tell = Callable[[str], None]  # what a child calls when it has begun


@dataclass(frozen=True, slots=True)
class Nursery:
    """Asks for children, which have numbers; one thread alone may."""

    orders: "Connection[Any, Any]"

    def fork(self, work: Callable[..., None], *given: object) -> int:
        """Start `work(tell, *given)` in a process of its own, and return its number."""
        number: int = self._ask("fork", work, given)
        return number

    def begun(self, number: int) -> bool:
        """Wait until a child tells that it has begun; it may die before that."""
        has_begun: bool = self._ask("begun", number)
        return has_begun

    def ended(self, number: int) -> int:
        """Wait until a child is no more, and return its exit status."""
        status: int = self._ask("ended", number)
        return status

    def _ask(self, *order: object) -> Any:
        self.orders.send(order)
        return self.orders.recv()


@contextmanager
def nursery() -> Iterator[Nursery]:
    """Begin it, before there are threads; at the end all its children die."""
    here, there = FORKING.Pipe()
    keeper = FORKING.Process(target=_keep, args=(here, there))
    keeper.start()
    there.close()
    try:
        yield Nursery(here)
    finally:
        here.close()
        keeper.join()


@dataclass(slots=True)
class _Keeper:
    """What is known of the children in the process that they are forked off."""

    children: dict[int, tuple[BaseProcess, "Connection[Any, Any]"]] = field(default_factory=dict)

    def fork(self, work: Callable[..., None], given: tuple[object, ...]) -> int:
        here, there = FORKING.Pipe(duplex=False)
        child = FORKING.Process(target=work, args=(there.send, *given))
        child.start()
        there.close()  # the child has the only one, which closes when it dies
        number = child.pid or 0
        self.children[number] = child, here
        return number

    def begun(self, number: int) -> bool:
        try:
            self.children[number][1].recv()
        except EOFError:
            return False
        return True

    def ended(self, number: int) -> int:
        child, told = self.children.pop(number)
        child.join()
        told.close()
        return child.exitcode or 0


def _keep(elsewhere: "Connection[Any, Any]", orders: "Connection[Any, Any]") -> None:
    elsewhere.close()  # else it would never be seen that nobody asks any more
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it says when it ends
    for name in _LATER:
        import_module(name)
    keeper = _Keeper()
    does: dict[str, Callable[..., object]]
    does = {"fork": keeper.fork, "begun": keeper.begun, "ended": keeper.ended}
    while True:
        try:
            what, *more = orders.recv()
        except EOFError:
            break
        orders.send(does[what](*more))
    for child, _ in keeper.children.values():
        child.kill()
