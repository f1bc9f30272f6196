"""Labels that Word counts by itself ("Điều 1.", "a)"): not in the text, yet printed with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_LEVELS = 9
_MOST_STYLES = 20  # how long a chain of styles based on one another is followed
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_BULLETS = {"-", "–", "—", "+", "*", "•"}
_LARGEST = 3999  # beyond it neither Roman figures nor letters are readable


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str  # Word's numFmt: decimal, lowerLetter, bullet, …
    text: str  # "Điều %1.", "%1.%2"
    is_legal: bool  # every figure of the label is Arabic


class ListLabels:
    """Counts along while paragraphs are read in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if styles is None else _by_id(styles, "w:style", "w:styleId")
        self._abstract = {} if numbering is None else _abstract_lists(numbering)
        self._read: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """Return the label of the next paragraph, "" for one without a number."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        list_id, depth = place
        levels = self._levels(list_id)
        if depth not in levels:
            return ""
        if levels[depth].style == "bullet":
            text = levels[depth].text.strip()
            return text if text in _BULLETS else "-"
        return _written(levels, depth, self._count(list_id, depth, levels))

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the paragraph's list and depth, its own or its style's."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        own = properties.find(qn("w:numPr"))
        list_id = _value(own, "w:numId")
        depth = _number(_value(own, "w:ilvl"), 0)
        style = self._styles.get(_value(properties, "w:pStyle") or "")
        for _ in range(_MOST_STYLES):
            if list_id is not None or style is None:
                break
            named = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            list_id = _value(named, "w:numId")
            depth = _number(_value(named, "w:ilvl"), depth)
            style = self._styles.get(_value(style, "w:basedOn") or "")
        return None if list_id is None else (list_id, depth)

    def _levels(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._read:
            found = self._lists[list_id]
            abstract = self._abstract.get(_value(found, "w:abstractNumId") or "")
            levels = {} if abstract is None else _read_levels(abstract)
            for override in found.findall(qn("w:lvlOverride")):
                levels |= _read_levels(override)
            self._read[list_id] = levels
        return self._read[list_id]

    def _count(self, list_id: str, depth: int, levels: dict[int, _Level]) -> list[int]:
        shared = _value(self._lists[list_id], "w:abstractNumId") or list_id
        counts = self._counts.setdefault(shared, [None] * _LEVELS)
        restart = self._restart(list_id, depth)
        current = counts[depth]
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = levels[depth].start if current is None else current + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        for above in range(depth):  # a level that was skipped shows its first number
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        return [count or 0 for count in counts[: depth + 1]]

    def _restart(self, list_id: str, depth: int) -> int | None:
        """Return where a list begins that continues another's definition, the first time only."""
        if (list_id, depth) in self._started:
            return None
        self._started.add((list_id, depth))
        for override in self._lists[list_id].findall(qn("w:lvlOverride")):
            start = _value(override, "w:startOverride")
            if start is not None and override.get(qn("w:ilvl")) == str(depth):
                return _number(start, 1)
        return None


def _lists(numbering: Element) -> dict[str, Element]:
    return _by_id(numbering, "w:num", "w:numId")


def _abstract_lists(numbering: Element) -> dict[str, Element]:
    return _by_id(numbering, "w:abstractNum", "w:abstractNumId")


def _by_id(parent: Element, tag: str, key: str) -> dict[str, Element]:
    return {child.get(qn(key)) or "": child for child in parent.findall(qn(tag))}


def _read_levels(parent: Element) -> dict[int, _Level]:
    return dict(_each_level(parent))


def _each_level(parent: Element) -> Iterator[tuple[int, _Level]]:
    for found in parent.findall(qn("w:lvl")):
        depth = _number(found.get(qn("w:ilvl")), -1)
        if 0 <= depth < _LEVELS:
            yield (
                depth,
                _Level(
                    start=_number(_value(found, "w:start"), 0),
                    style=_value(found, "w:numFmt") or "decimal",
                    text=_value(found, "w:lvlText") or "",
                    is_legal=found.find(qn("w:isLgl")) is not None,
                ),
            )


def _value(parent: Element | None, tag: str) -> str | None:
    child = None if parent is None else parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _number(text: str | None, default: int) -> int:
    is_number = text is not None and text.isdecimal() and len(text) <= 6
    return int(text) if is_number and text is not None else default


def _written(levels: dict[int, _Level], depth: int, counts: list[int]) -> str:
    level = levels[depth]

    def figure(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        if place >= len(counts):
            return ""
        style = levels[place].style if place in levels and not level.is_legal else "decimal"
        return _figure(counts[place], style)

    return _PLACE.sub(figure, level.text).strip()


def _figure(count: int, style: str) -> str:
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{count:02d}"
    if not 0 < count <= _LARGEST or not style.endswith(("Letter", "Roman")):
        return str(count)
    written = _letter(count) if style.endswith("Letter") else _roman(count)
    return written.upper() if style.startswith("upper") else written


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)  # z, aa, bb: as Word does


def _roman(count: int) -> str:
    written = ""
    for value, figure in _ROMAN:
        written += figure * (count // value)
        count %= value
    return written
