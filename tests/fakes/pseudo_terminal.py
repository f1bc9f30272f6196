"""A terminal to write to, whose screen a test can read."""

import os
import pty
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class PseudoTerminal:
    """`end` is the program's side; what it writes there collects in `seen`."""

    def __init__(self) -> None:
        self._reader, self.end = pty.openpty()
        self.seen = b""
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def type(self, text: str) -> None:
        """Type into the program."""
        os.write(self._reader, text.encode())

    def screen(self) -> str:
        """Return all that was written, once every program has closed its side."""
        self._thread.join()
        os.close(self._reader)
        return self.seen.decode()

    def _read(self) -> None:
        try:
            while piece := os.read(self._reader, 65_536):
                self.seen += piece
        except OSError:  # how Linux tells that the other side was closed
            return


@contextmanager
def pseudo_terminal() -> Iterator[PseudoTerminal]:
    """Give a terminal; its program's side is closed at the end."""
    terminal = PseudoTerminal()
    try:
        yield terminal
    finally:
        os.close(terminal.end)
