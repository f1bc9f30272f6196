"""How a passage is told: its sentences, the items of a list, a row under its columns (pure)."""

import re
from collections.abc import Sequence

from corpus.document import NodeKind, Span
from corpus.parsing.cells import barred_cells, cells
from corpus.parsing.lines import Line
from corpus.passages import Passage
from corpus.text import display
from retrieval.questions.topic import Term
from retrieval.spans import choose

# "3.1. ", "a) ", "- ": the address under the answer says it; "Điều 5. …" is a name and stays.
_LABEL = re.compile(r"^(?:[-–+•]\s+)?(?:\d{1,3}(?:\.\d{1,3})*[.)]\s+|[a-zđ][.)]\s+)?")
_END = re.compile(r"\s*(?:\.?/\.|[;,.])*\s*$")  # "./." closes a whole document
_WORD_END = re.compile(r"[\w)\]”\"’%]$")
_ITEM = re.compile(r"[-–•](?:\s*\+)?\s+(?=\S)|\+\s+(?=\S)")
_ITEM_AFTER = re.compile(r"(?<=[;,:.])\s+(?=[-–+•]\s+\S)")
_BESIDE = re.compile(r"(?<=\S)[ \t\xa0]{4,}\S.*$|^[ \t\xa0]{20,}\S.*$")  # another column
_FEWEST_ITEMS = 2
_COLUMN_END = " | "
_COUNTER = re.compile(r"\d{1,3}[.)]?")


def told(passage: Passage, topic: Sequence[Term], longest: int, prefer: Sequence[Span]) -> str:
    """Return what of the passage answers, within about `longest` characters, in display form.

    `prefer` are the spans of things asked for. A list keeps its lines when it fits.
    """
    if passage.kind is NodeKind.ROW:
        return "; ".join(filter(None, _without_counter(_cells(passage.text))))
    listed = items(passage.text)
    if len(listed) >= _FEWEST_ITEMS and sum(map(len, listed)) <= longest:
        return "\n".join(listed)
    return ended(unlabelled(choose(passage.text, topic, longest, prefer)))


def row(passage: Passage) -> str | None:
    """Return a table's row with each cell under the name of its column ("Thời hạn: 30/6/2026").

    None for what is no row, and when the cells cannot be told apart as the heading has them.
    """
    text = passage.text.strip()
    above = [heading for heading in passage.headings if _COLUMN_END in heading]
    if passage.kind is not NodeKind.ROW or not above or "\n" in text:
        return None
    columns = above[-1].split(_COLUMN_END)
    values = _without_counter(_cells(text))
    if len(values) != len(columns):
        return None
    return "; ".join(f"{of}: {value}" for of, value in zip(columns, values, strict=True) if value)


def items(text: str) -> list[str]:
    """Return the lead-in and the items of a list, marked "-" or "+"; nothing for other text.

    What stands beside the list in another column, as signatures do, is left out.
    """
    lines = [_left(line) for line in text.splitlines()]
    found: list[str] = []
    for piece in (part for line in lines for part in _ITEM_AFTER.split(line)):
        shown = display(piece)
        if mark := _ITEM.match(shown):
            sign = "+" if "+" in mark[0] else "-"
            found.append(f"{sign} {shown[mark.end() :]}")
        elif found and shown:
            found[-1] = f"{found[-1]} {shown}"
        elif shown:
            found.append(shown)
    marked = sum(line.startswith(("- ", "+ ")) for line in found)
    return found if marked >= _FEWEST_ITEMS else []


def unlabelled(text: str) -> str:
    """Return display text without the mark of a list item in front: "1.2. ", "a) ", "- "."""
    return text[len(match[0]) :] if (match := _LABEL.match(text)) else text


def ended(text: str) -> str:
    """Return a sentence with a capital at its beginning and one full stop at its end.

    A lead-in keeps its colon, an excerpt its "…".
    """
    begun = text[:1].upper() + text[1:]
    bare = _END.sub("", begun)
    return f"{bare}." if _WORD_END.search(bare) else begun


def _left(line: str) -> str:
    if line.startswith("|"):
        return next((cell for cell in _cells(line) if cell), "")
    return _BESIDE.sub("", line)


def _cells(text: str) -> list[str]:
    line = Line(0, len(text), text, 0)
    spans = barred_cells(text, line) if "|" in text else cells(text, line)
    return [display(span.of(text)) for span in spans]


def _without_counter(values: list[str]) -> list[str]:
    return values[1:] if len(values) > 1 and _COUNTER.fullmatch(values[0]) else values
