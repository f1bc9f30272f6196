"""A workbook read without the library that wrote it: the cells of each sheet, as they are typed."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Sheet:
    """The cells by their names ("B3"), and where panes are frozen ("C3")."""

    cells: dict[str, str]
    frozen: str
    formulas: int

    def row(self, number: int) -> list[str]:
        return [
            text
            for name, text in self.cells.items()
            if (found := _CELL.fullmatch(name)) and int(found[2]) == number
        ]


def read(file: bytes) -> dict[str, Sheet]:
    """Return the sheets by name, in their order."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
        book = _parse(archive, "xl/workbook.xml")
        strings = [
            "".join(part.text or "" for part in item.iter(f"{_MAIN}t"))
            for item in _parse(archive, "xl/sharedStrings.xml")
        ]
        names = [sheet.attrib["name"] for sheet in book.iter(f"{_MAIN}sheet")]
        return {
            name: _sheet(_parse(archive, f"xl/worksheets/sheet{number}.xml"), strings)
            for number, name in enumerate(names, 1)
        }


def _parse(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def _sheet(root: ET.Element, strings: list[str]) -> Sheet:
    cells = {}
    for cell in root.iter(f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v") or ""
        if value:
            cells[cell.attrib["r"]] = strings[int(value)] if cell.get("t") == "s" else value
    panes = [pane.attrib["topLeftCell"] for pane in root.iter(f"{_MAIN}pane")]
    return Sheet(cells, panes[0] if panes else "", len(list(root.iter(f"{_MAIN}f"))))
