"""The office's process, which is killed and started again on the same port."""

import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.platform_world import peak_memory
from tests.bench.reminder_nursery import Nursery
from tests.bench.reminder_program import read_documents, serve
from tests.fakes.office import environment


@dataclass
class Assistant:
    """The service in a process of its own; what goes wrong in it is written beside its data."""

    nursery: Nursery
    data: Path
    port: int
    settings: Mapping[str, str]
    clock_file: Path
    kills: int = field(default=0, init=False)
    _process: int | None = field(default=None, init=False)  # its number, while it is there

    @property
    def url(self) -> str:
        """Its page."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until its page can be asked for."""
        settings = environment(self.data, **self.settings) | {"SOTAY_PORT": str(self.port)}
        self._process = self.nursery.fork(serve, settings, self.clock_file, _log_beside(self.data))
        if not self.nursery.begun(self._process):
            raise RuntimeError("the assistant did not start: see sotay.log")

    def die(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)
        self.kills += 1

    def stop(self) -> None:
        """End it as an operator does."""
        self._end(signal.SIGTERM)

    def peak_memory(self) -> int:
        """Return the largest resident size of the running process so far, in MB."""
        assert self._process is not None
        return peak_memory(self._process)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            os.kill(self._process, how)
            self.nursery.ended(self._process)
            self._process = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Documents that a process reads into a new data folder."""

    nursery: Nursery
    process: int

    def end(self) -> None:
        """Wait until all are read."""
        if self.nursery.ended(self.process):
            raise RuntimeError("the documents were not read: see sotay.log")


def take_in(
    nursery: Nursery, folder: Path, texts: Mapping[str, str], settings: Mapping[str, str]
) -> Reading:
    """Let the documents be read into a new data folder, as `sotay ingest` does."""
    documents = folder.with_name(f"{folder.name}-documents")
    documents.mkdir()
    for name, text in texts.items():
        (documents / name).write_text(text, encoding="utf-8")
    place = environment(folder, **settings)
    return Reading(nursery, nursery.fork(read_documents, place, documents, _log_beside(folder)))


def _log_beside(folder: Path) -> Path:
    return folder.parent / "sotay.log"
