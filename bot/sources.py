"""How a cited passage is named and set where people read it outside a page (pure)."""

import re

from bot.citations import Citation
from bot.labels import printed_number, shortened
from bot.locators import readable
from corpus.text import display

# What opens a line of its own in a document, or closes one. A full line of a page may end like
# a paragraph, with an empty line behind it, and is none.
_OPENS = r"\n\s*(?=(?:[-+•]\s|[a-zđ]\)|\d{1,2}(?:\.\d+)*[.)]\s|Điều\s+\d))"
_CLOSES = r"(?<=[.;:!?])[ \t]*\n\s*\n"
_LINE = re.compile(f"{_OPENS}|{_CLOSES}")


def source_name(citation: Citation, longest_title: int | None = None) -> str:
    """Return number, title and place in words: "03-CTr/… – Chương trình … – Phần III, mục 3.1".

    A long title gives way, not what stands behind it: the address leads to the words.
    """
    printed = printed_number(citation.number) if citation.number else None
    title = display(citation.title)
    shown = title if longest_title is None else shortened(title, longest_title)
    parts = (printed, shown, readable(citation.address))
    return " – ".join(part for part in parts if part)


def quoted_lines(citation: Citation) -> str:
    """Return the words of the passage, with a line for each of its paragraphs and points.

    The dash of a single point says nothing where it stands alone.
    """
    shown = (display(line) for line in _LINE.split(citation.quote))
    lines = [line for line in shown if line]
    return "\n".join(lines) if len(lines) > 1 else "".join(lines).removeprefix("- ")
