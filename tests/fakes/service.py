"""The real `sotay run` on a data folder of its own, to be killed and started again."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tests.fakes.office import REPORT_QUESTION, start

PUBLIC = "https://sotay.example"  # where the platforms believe it to be
CITED = "b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước ngày 30 tháng 4 năm 2025."
ANSWER = "Trạm Văn hóa xã: Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã"  # its beginning
TIME_QUESTION = "Ngày hội đọc sách tổ chức từ ngày nào?"
TIME_ANSWER = "từ ngày 18 đến ngày 20 tháng 4 năm 2025"
PATIENCE = 30.0  # seconds for what takes a hundredth of that on a free machine


class Service:
    """One process after the other on the same folder, with the same settings unless changed."""

    def __init__(self, data: Path, settings: Mapping[str, str]) -> None:
        self.data = data
        self.settings = dict(settings)
        self.address = ""
        self._log = data.parent / "stderr.txt"
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    @contextmanager
    def over(cls, prepared: Path, place: Path, **settings: str) -> Iterator[Self]:
        """Give a service on a copy of `prepared` in `place`; it ends with the block."""
        service = cls(shutil.copytree(prepared, place / "data"), settings)
        try:
            yield service
        finally:
            service.kill()

    @property
    def complaints(self) -> str:
        """Everything that all its processes have written to their stderr."""
        return self._log.read_text(encoding="utf-8")

    def blurted(self, *secrets: str) -> list[str]:
        """Return which of these it wrote to its stderr, with what people asked, and failures."""
        return [w for w in (*secrets, REPORT_QUESTION, "Traceback") if w in self.complaints]

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "sotay.sqlite"

    def start(self) -> None:
        """Start a process and wait until its page is open; the platforms come after that."""
        with self._log.open("ab") as log:
            streams = {"stderr": log.fileno()}
            self._process = start(self.data, "run", settings=self.settings, streams=streams)
        assert self._process.stdout is not None
        words = self._process.stdout.readline().decode().split()
        found = [word for word in words if word.startswith("http")]
        assert found, self.complaints
        self.address = found[0]

    def stop(self) -> int:
        """Tell the process to end, as a service manager does; return its exit status."""
        assert self._process is not None
        self._process.terminate()
        self._process.communicate()
        return self._process.returncode

    def kill(self) -> None:
        """End the process, if there is one, where it stands."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
