"""How a cited passage is named and set where people read it outside a page (pure)."""

import re

from bot.citations import Citation
from bot.labels import printed_number
from bot.locators import readable
from corpus.text import display

# What opens a line of its own in a document, or closes one. A full line of a page may end like
# a paragraph, with an empty line behind it, and is none.
_OPENS = r"\n\s*(?=(?:[-+•]\s|[a-zđ]\)|\d{1,2}(?:\.\d+)*[.)]\s|Điều\s+\d))"
_CLOSES = r"(?<=[.;:!?])[ \t]*\n\s*\n"
_LINE = re.compile(f"{_OPENS}|{_CLOSES}")


def source_name(citation: Citation) -> str:
    """Return number, title and place in words: "03-CTr/… – Chương trình … – Phần III, mục 3.1"."""
    printed = printed_number(citation.number) if citation.number else None
    parts = (printed, display(citation.title), readable(citation.address))
    return " – ".join(part for part in parts if part)


def quoted_lines(citation: Citation) -> str:
    """Return the words of the passage, with a line for each of its paragraphs and points."""
    lines = (display(line) for line in _LINE.split(citation.quote))
    return "\n".join(line for line in lines if line)
