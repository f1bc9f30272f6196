"""How an ingest goes on: a bar on a terminal, a line a file that matters in a pipe."""

from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from bot.console import command_texts as texts
from bot.typed_text import cleaned
from corpus.ingest import Ingested, Outcome

_QUIET = {Outcome.UNCHANGED}


class Progress:
    """Shows reports and counts on `stream`; only what changed or failed when it is a pipe.

    To be entered once; what is shown on a terminal goes when it is left, but for the reports.
    """

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, emoji=False, highlight=False, soft_wrap=True)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task(texts.READING, total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def report(self, ingested: Ingested) -> None:
        """Show what became of a file."""
        self._bar.update(self._task, description=texts.READING, advance=1)
        if self._console.is_terminal or ingested.outcome not in _QUIET:
            self.note(ingested.line)

    def indexed(self, done: int, total: int) -> None:
        """Show how many of the documents to index are done."""
        self._bar.update(self._task, description=texts.INDEXING, completed=done, total=total)

    def facts_read(self, done: int, total: int) -> None:
        """Show of how many of the documents that lay there before the facts were read anew."""
        self._bar.update(self._task, description=texts.READING_FACTS, completed=done, total=total)

    def note(self, line: str) -> None:
        """Show a sentence."""
        self._console.print(cleaned(line), markup=False)
