"""The data folder: made at start, written by one running assistant and one ingest at a time."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import DataFolderError

_PROBE_BYTES = 64 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT}


class DataFolder:
    """A folder that exists and can be written; DataFolderError says in one sentence why not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lexical = path / "index" / "lexical"
        self.dense = path / "index" / "dense"
        with _explained(path):
            self.lexical.mkdir(parents=True, exist_ok=True)
            self.dense.mkdir(parents=True, exist_ok=True)
            _try_to_write(path / ".probe")

    @contextmanager
    def lock_run(self) -> Iterator[None]:
        """Hold the folder for one running assistant; a second one gets a DataFolderError."""
        lock = FileLock(self.path / "run.lock", blocking=False)
        with _explained(self.path):
            try:
                lock.acquire()
            except Timeout as error:
                raise DataFolderError(
                    f"Sổ Tay đang chạy với thư mục dữ liệu {self.path}; hãy dừng tiến trình đó"
                    " trước, hoặc đặt SOTAY_DATA_DIR sang thư mục khác."
                ) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def lock_ingest(self, *, waiting: Callable[[str], None]) -> Iterator[None]:
        """Hold the folder for one ingest; a second says so through `waiting` and waits."""
        lock = FileLock(self.path / "ingest.lock")
        with _explained(self.path):
            try:
                lock.acquire(blocking=False)
            except Timeout:
                waiting("Một lần nạp tài liệu khác đang chạy; đang chờ đến lượt.")
                lock.acquire()
        try:
            yield
        finally:
            lock.release()


def _try_to_write(probe: Path) -> None:
    try:
        probe.write_bytes(bytes(_PROBE_BYTES))
    finally:
        probe.unlink(missing_ok=True)  # another process may be trying the same


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DataFolderError(_reason(error, path)) from error


def _reason(error: OSError, path: Path) -> str:
    if error.errno in _FULL:
        return f"Đĩa chứa thư mục dữ liệu {path} đã đầy; hãy dọn bớt rồi chạy lại."
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"Thư mục dữ liệu {path} trùng với một tệp đã có; hãy đặt SOTAY_DATA_DIR khác."
    return f"Không ghi được vào thư mục dữ liệu {path}; hãy kiểm tra quyền ghi."
