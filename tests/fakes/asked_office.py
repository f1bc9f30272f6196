"""An assistant over a few documents, written for one test."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Assistant, open_assistant
from bot.console.intake import Watch, Wish, take_in
from bot.settings import Settings

_SILENT = Watch(lambda _ingested: None, lambda _done, _total: None)


def now() -> datetime:
    """A day on which what the documents say is to come."""
    return datetime(2026, 6, 5, 1, tzinfo=UTC)


@contextmanager
def asked_office(
    folder: Path, documents: Mapping[str, str], clock: Callable[[], datetime] = now
) -> Iterator[Assistant]:
    """Open an assistant that has taken in these texts, by file name."""
    (folder / "van-ban").mkdir()
    with open_assistant(Settings(data_dir=folder / "data"), now=clock) as assistant:
        take_in_again(assistant, folder, documents)
        yield assistant


def take_in_again(assistant: Assistant, folder: Path, documents: Mapping[str, str]) -> None:
    """Have documents written and taken in, in place of those of their names."""
    for name, text in documents.items():
        (folder / "van-ban" / name).write_text(text, encoding="utf-8")
    take_in(assistant, Wish((folder / "van-ban",)), _SILENT, now)
