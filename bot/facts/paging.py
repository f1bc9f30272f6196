"""Long lists in pages that fit into one message everywhere (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.citations import Citation
from bot.facts import lookup_texts as texts

_LONGEST_PAGE = 1_500  # characters: a message of any platform, with title and buttons
_MOST_ENTRIES = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list with its proof; entries under one heading follow each other."""

    heading: str  # "" where none is needed
    text: str
    citation: Citation


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
    entries, remark = listed.entries, listed.remark
    pages = list(_cut(entries)) or [[]]
    number = min(max(number, 1), len(pages))
    frame = texts.COUNTED if len(pages) == 1 else texts.COUNTED_PAGE
    counted = listed.counted or texts.COUNT.format(count=len(entries))
    head = frame.format(title=listed.title, counted=counted, page=number, pages=len(pages))
    shown = pages[number - 1]
    lines = [head, *([remark] if remark else []), *_lines(shown)]
    citations = tuple(dict.fromkeys(entry.citation for entry in shown))
    return Page("\n".join(lines), citations, number, len(pages))


def _cut(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    chosen: list[Entry] = []
    length = 0
    for entry in entries:
        size = len(entry.text) + len(entry.heading)
        if chosen and (len(chosen) == _MOST_ENTRIES or length + size > _LONGEST_PAGE):
            yield chosen
            chosen, length = [], 0
        chosen.append(entry)
        length += size
    if chosen:
        yield chosen


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    heading = ""
    for entry in entries:
        if entry.heading != heading:
            heading = entry.heading
            yield f"\n{heading}:" if heading else ""
        yield texts.BULLET.format(text=entry.text)
