"""Thinking in processes of its own: Python computes in one thread of a process at a time."""

import logging
import multiprocessing
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from bot.app import Thinking, open_assistant, open_thinking
from bot.citations import Answer
from bot.incidents import log_failure
from bot.messages import IncomingMessage, Reply
from bot.settings import Settings
from bot.sight import NOTHING

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Question:
    """A job: to answer."""

    text: str
    earlier: tuple[str, ...] = ()
    names: frozenset[str] = NOTHING

    def do(self, thinking: Thinking) -> Answer:
        return thinking.answer(self.text, self.earlier, self.names)


@dataclass(frozen=True, slots=True)
class _Glance:
    """A job: to see whether a message is plainly a look-up."""

    message: IncomingMessage
    earlier: tuple[str, ...]
    names: frozenset[str]

    def do(self, thinking: Thinking) -> Reply | None:
        return thinking.look(self.message, self.earlier, self.names)


_Job = _Question | _Glance


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a job."""

    value: Any = None
    has_failed: bool = False


class Workers:
    """Thinks in `count` processes, and with `otherwise` in this one should they break down.

    Each process opens the indexes for itself; it ends with this one, however that ends.
    """

    def __init__(self, settings: Settings, count: int, otherwise: Thinking) -> None:
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
            self._have_done(worker, _Question("?"))

    def answer(
        self, question: str, earlier: Sequence[str] = (), names: frozenset[str] = NOTHING
    ) -> Answer:
        """Return the answer of whichever process is free first; safe to use from threads.

        `names` are the restricted files that may be seen.
        """
        job = _Question(question, tuple(earlier), names)
        answer: Answer = self._have_done(self._free.get(), job)
        return answer

    def look(
        self, message: IncomingMessage, earlier: Sequence[str], names: frozenset[str] = NOTHING
    ) -> Reply | None:
        """Return the reply to what is plainly a look-up, of whichever process is free first."""
        job = _Glance(message, tuple(earlier), names)
        reply: Reply | None = self._have_done(self._free.get(), job)
        return reply

    def _all(self) -> list["_Worker"]:
        return [self._free.get() for _ in range(self._count)]

    def _have_done(self, worker: "_Worker", job: _Job) -> Any:
        try:
            outcome = worker.do(job)
        except (EOFError, OSError):
            _log.error("a process that thinks has died; another is started")
            worker.close()
            self._free.put(_Worker(self._settings))
            return job.do(self._otherwise)
        except BaseException:
            self._free.put(worker)
            raise
        self._free.put(worker)
        if outcome.has_failed:
            raise RuntimeError("the process that thinks has failed, and has logged why")
        return outcome.value


class _Worker:
    """One process, which does one job after the other over a pipe.

    Of the pipe's two ends each is in one process alone, so that the death of either ends it.
    """

    def __init__(self, settings: Settings) -> None:
        # Spawned: a fork would take along locks that threads of this process hold.
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection[_Job, _Outcome]
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(settings, theirs))
        self._process.start()
        theirs.close()
        self.number = self._process.pid or 0

    def do(self, job: _Job) -> _Outcome:
        """Return what came of it; raises EOFError or OSError when the process is dead."""
        self._pipe.send(job)
        return self._pipe.recv()

    def close(self) -> None:
        self._pipe.close()
        self._process.join()


def _serve(settings: Settings, pipe: "Connection[_Outcome, _Job]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that was started
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with open_assistant(settings) as assistant:
        thinking = open_thinking(assistant)
        while True:
            try:
                job = pipe.recv()
            except EOFError:  # the process that asks is no more
                return
            pipe.send(_outcome(job, thinking))


def _outcome(job: _Job, thinking: Thinking) -> _Outcome:
    try:
        return _Outcome(job.do(thinking))
    except Exception as error:  # noqa: BLE001 - one job must not end the process
        log_failure(_log, error)
        return _Outcome(has_failed=True)
