"""An office's folder of two invented documents, and the real `sotay` working on it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from bot.console.intake import Watch, Wish, open_for_intake, take_in
from bot.settings import Settings
from tests.fakes.library import LETTER_TEXT, PLAN_TEXT

PLAN_FILE = "ngay-hoi-doc-sach.txt"
LETTER_FILE = "cong-van.txt"
REPORT_QUESTION = "Khi nào phải gửi báo cáo kết quả ngày hội đọc sách?"
REPORT_DAY = "30 tháng 4 năm 2025"


def write_documents(folder: Path) -> Path:
    """Write the two documents into `folder`, which is made."""
    folder.mkdir(parents=True)
    (folder / PLAN_FILE).write_text(PLAN_TEXT, encoding="utf-8")
    (folder / LETTER_FILE).write_text(LETTER_TEXT, encoding="utf-8")
    return folder


def prepare(place: Path) -> Path:
    """Take the documents in, without a process of its own, and return the data folder."""
    documents = write_documents(place / "van-ban")
    watch = Watch(lambda _ingested: None, lambda _done, _total: None)
    settings = Settings(data_dir=place / "data")
    with open_for_intake(settings, waiting=lambda _line: None) as assistant:
        take_in(assistant, Wish((documents,)), watch, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    return place / "data"


def environment(data: Path, **settings: str) -> dict[str, str]:
    """Return this process's environment with no setting but these and the data folder."""
    inherited = os.environ.items()  # noqa: TID251 - handed on to a child, as a shell would
    kept = {name: value for name, value in inherited if not name.startswith("SOTAY_")}
    return kept | {"SOTAY_DATA_DIR": str(data), "SOTAY_PORT": "0"} | settings


def start(
    data: Path,
    *words: str,
    settings: Mapping[str, str] | None = None,
    streams: Mapping[str, int] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `sotay` with pipes for its streams, unless told otherwise."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | dict(streams or {})
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *words],
        env=environment(data, **(settings or {})),
        stdin=pipes["stdin"],
        stdout=pipes["stdout"],
        stderr=pipes["stderr"],
    )


def sotay(
    data: Path, *words: str, typed: str | bytes = b"", settings: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Run `sotay` to its end; return its exit status, its output and its complaints."""
    given = typed.encode() if isinstance(typed, str) else typed
    with start(data, *words, settings=settings) as process:
        said, complained = process.communicate(given)
    return process.returncode, said.decode(), complained.decode()


@contextmanager
def running(data: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run the assistant; gives the process and the address of its page once it is open."""
    with start(data, "run", settings=settings) as process:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        try:
            yield process, next(word for word in line.split() if word.startswith("http"))
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)


def ask_page(address: str, question: str) -> dict[str, Any]:
    """Ask as the page does; return the reply as the page gets it."""
    posted = {"text": question, "conversation": "0123456789abcdef"}
    response = httpx.post(f"{address}/api/messages", json=posted, trust_env=False)
    reply: dict[str, Any] = json.loads(response.content)
    return reply
