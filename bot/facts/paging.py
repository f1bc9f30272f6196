"""Long lists in pages that fit into one message everywhere (pure)."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from bot.citations import Citation
from bot.facts import lookup_texts as texts

_PER_PAGE = 5  # they fit into one message everywhere, with title and buttons


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list with its proof; entries under one heading follow each other.

    It is told only where it is shown. `key` is the same for the same line under any heading.
    """

    heading: str  # "" where none is needed
    citation: Citation
    key: Hashable
    tell: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text, with the proofs of its lines in their order, each once."""

    text: str
    citations: tuple[Citation, ...]
    number: int
    count: int  # of pages

    @property
    def is_last(self) -> bool:
        """Whether no page follows."""
        return self.number == self.count


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with its title; `counted` says how many of what, `remark` what is lacking."""

    title: str
    entries: tuple[Entry, ...]
    remark: str = ""
    counted: str = ""


def page(listed: Listed, number: int) -> Page:
    """Return a page of a list, the nearest there is."""
    entries = listed.entries
    pages = max(1, -(-len(entries) // _PER_PAGE))
    number = min(max(number, 1), pages)
    frame = texts.COUNTED if pages == 1 else texts.COUNTED_PAGE
    counted = listed.counted or texts.COUNT.format(count=len(entries))
    head = frame.format(title=listed.title, counted=counted, page=number, pages=pages)
    shown = entries[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    lines = [head, *([listed.remark] if listed.remark else []), *_lines(shown)]
    citations = tuple(dict.fromkeys(entry.citation for entry in shown))
    return Page("\n".join(lines), citations, number, pages)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    heading = ""
    for entry in entries:
        if entry.heading != heading:
            heading = entry.heading
            yield f"\n{heading}:" if heading else ""
        yield texts.BULLET.format(text=entry.tell())
