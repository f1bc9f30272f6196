"""By what documents are replaced, as it is today; kept until the store or the day changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.facts.replacing import Judged, announced, judge
from corpus.document import DocumentId
from corpus.seen import SeenShelf
from corpus.shelf import Shelf


class Succession:
    """Tells what readers of a document are to hear of its being replaced; safe to use from threads.

    `today` tells which replacements are in force; without it the day of the last ingest does.
    """

    def __init__(self, shelf: Shelf | SeenShelf, today: Callable[[], date] | None) -> None:
        self._shelf = shelf
        self._today = today
        self._kept: _Kept | None = None

    def now(self) -> Mapping[DocumentId, Judged]:
        """Return what is said of each document that another one replaces, now or to come."""
        revision = self._shelf.revision
        day = self._today() if self._today else None
        kept = self._kept
        if kept is None or (kept.revision, kept.day) != (revision, day):
            kept = self._kept = _Kept(revision, day, self._judged(day))
        return kept.said

    def _judged(self, day: date | None) -> Mapping[DocumentId, Judged]:
        said = self._shelf.replacements()
        if not said:
            return {}
        return announced(judge(self._shelf.cards(), said, day or self._shelf.last_ingested_on()))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was judged at one revision of the store, on one day."""

    revision: int
    day: date | None
    said: Mapping[DocumentId, Judged]
