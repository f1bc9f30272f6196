"""Answering in processes of its own: Python computes in one thread of a process at a time."""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from bot.app import Ask, open_assistant
from bot.citations import Answer
from bot.settings import Settings

_log = logging.getLogger(__name__)


class Workers:
    """Answers in `count` processes, and with `otherwise` in this one should they break down.

    Each process opens the indexes for itself; it ends with this one, however that ends.
    """

    def __init__(self, settings: Settings, count: int, otherwise: Ask) -> None:
        self._settings = settings
        self._count = count
        self._otherwise = otherwise
        self._lock = threading.Lock()
        self._pool = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes that have been started."""
        return [self._pool.submit(os.getpid).result() for _ in range(self._count)]

    def prepare(self) -> None:
        """Wait until every process can answer."""
        for begun in [self._pool.submit(_answer, "?", ()) for _ in range(self._count)]:
            begun.result()

    def answer(self, question: str, earlier: Sequence[str] = ()) -> Answer:
        """Return the answer of whichever process is free first; safe to use from threads."""
        pool = self._pool
        try:
            return pool.submit(_answer, question, tuple(earlier)).result()
        except BrokenProcessPool:
            _log.error("a process that answers has died; others are started")
            self._renew(pool)
            return self._otherwise(question, earlier)

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = self._open()

    def _open(self) -> ProcessPoolExecutor:
        # Spawned: a fork would take along locks that threads of this process hold.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._count, context, _begin, (self._settings,))


_opened: list[Ask] = []  # in a worker: what answers there, once it was asked for the first time
_kept_open = ExitStack()


def _begin(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that was started
    logging.getLogger("httpx").setLevel(logging.WARNING)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    assistant = _kept_open.enter_context(open_assistant(settings))
    assistant.answering.prepare()
    _opened.append(assistant.answering.answer)


def _answer(question: str, earlier: Sequence[str]) -> Answer:
    return _opened[0](question, earlier)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)  # the pool's own processes wait for work for ever when it was killed
