"""Answering in processes of its own: Python computes in one thread of a process at a time."""

import logging
import multiprocessing
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from bot.app import Ask, open_assistant
from bot.citations import Answer
from bot.incidents import log_failure
from bot.settings import Settings

_log = logging.getLogger(__name__)

_Question = tuple[str, tuple[str, ...]]  # with the turns before it


class Workers:
    """Answers in `count` processes, and with `otherwise` in this one should they break down.

    Each process opens the indexes for itself; it ends with this one, however that ends.
    """

    def __init__(self, settings: Settings, count: int, otherwise: Ask) -> None:
        self._settings = settings
        self._count = count
        self._otherwise = otherwise
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(count):
            self._free.put(_Worker(settings))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._all():
            worker.close()

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes that have been started."""
        workers = self._all()
        for worker in workers:
            self._free.put(worker)
        return [worker.number for worker in workers]

    def prepare(self) -> None:
        """Wait until every process can answer."""
        for worker in self._all():
            self._ask(worker, "?", ())

    def answer(self, question: str, earlier: Sequence[str] = ()) -> Answer:
        """Return the answer of whichever process is free first; safe to use from threads."""
        return self._ask(self._free.get(), question, earlier)

    def _all(self) -> list["_Worker"]:
        return [self._free.get() for _ in range(self._count)]

    def _ask(self, worker: "_Worker", question: str, earlier: Sequence[str]) -> Answer:
        try:
            answer = worker.answer(question, earlier)
        except (EOFError, OSError):
            _log.error("a process that answers has died; another is started")
            worker.close()
            self._free.put(_Worker(self._settings))
            return self._otherwise(question, earlier)
        except BaseException:
            self._free.put(worker)
            raise
        self._free.put(worker)
        return answer


class _Worker:
    """One process, which answers one question after the other over a pipe.

    Of the pipe's two ends each is in one process alone, so that the death of either ends it.
    """

    def __init__(self, settings: Settings) -> None:
        # Spawned: a fork would take along locks that threads of this process hold.
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection[_Question, Answer | None]
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(settings, theirs))
        self._process.start()
        theirs.close()
        self.number = self._process.pid or 0

    def answer(self, question: str, earlier: Sequence[str]) -> Answer:
        """Return the answer; raises EOFError or OSError when the process is dead."""
        self._pipe.send((question, tuple(earlier)))
        answer = self._pipe.recv()
        if answer is None:
            raise RuntimeError("no answer; the process that answers has logged why")
        return answer

    def close(self) -> None:
        self._pipe.close()
        self._process.join()


def _serve(settings: Settings, pipe: "Connection[Answer | None, _Question]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that was started
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with open_assistant(settings) as assistant:
        while True:
            try:
                question, earlier = pipe.recv()
            except EOFError:  # the process that asks is no more
                return
            pipe.send(_answer(assistant.answering.answer, question, earlier))


def _answer(ask: Ask, question: str, earlier: Sequence[str]) -> Answer | None:
    try:
        return ask(question, earlier)
    except Exception as error:  # noqa: BLE001 - one question must not end the process
        log_failure(_log, error)
        return None
