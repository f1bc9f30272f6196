"""DOCX bytes -> text: paragraphs, tables and automatic numbers in the order of the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from corpus.errors import UnreadableFile
from corpus.readers.word_numbering import ListLabels
from corpus.text import fold

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old Office container: .doc, or an encrypted .docx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_UNPACKED = 1_000_000_000  # bytes; a file that unpacks to more is made to do harm

_CONTAINERS = {
    qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")
}
_BESIDE_THE_TEXT = {  # deleted text, text boxes and pictures
    *map(qn, ("w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:pPr", "w:rPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NO_BORDER = {"none", "nil"}
_PLACED_ROWS = 4  # a table without lines and with more rows than this is a list
# What Decree 30 sets side by side, folded: such a table places text and holds no data.
_PLACED_WORDS = ("doc lap - tu do", "dang cong san viet nam", "noi nhan")


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a DOCX; `aside` is what page headers and text boxes say."""

    text: str
    aside: str


def read_docx(content: bytes, file_name: str) -> WordText:
    """Return paragraphs as lines and table rows as lines with cells set apart by " | ".

    Tables that only place text (letterhead, signatures) are read column by column.
    Raises UnreadableFile for a broken or encrypted file.
    """
    _check_container(content, file_name)
    try:
        return _read(docx.Document(BytesIO(content)))
    except Exception as error:  # a damaged file can break python-docx in any way
        raise UnreadableFile(f"Tệp {file_name} không phải DOCX hoặc đã bị hỏng.") from error


def _check_container(content: bytes, file_name: str) -> None:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise UnreadableFile(f"Tệp {file_name} có mật khẩu; hãy gỡ mật khẩu rồi nạp lại.")
        raise UnreadableFile(
            f"Tệp {file_name} là Word đời cũ (.doc); hãy mở bằng Word và lưu lại thành .docx."
        )
    try:
        with ZipFile(BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    # zipfile itself raises NotImplementedError, for a version or packing that it does not know.
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile(f"Tệp {file_name} không phải DOCX hoặc đã bị hỏng.") from error
    if unpacked > _MOST_UNPACKED:
        raise UnreadableFile(f"Tệp {file_name} giải nén ra quá lớn, không nạp được.")


def _read(document: WordDocument) -> WordText:
    parts = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in document.part.rels.values()}
    numbering = document.part.numbering_part.element if "numbering" in parts else None
    reading = _Reading(ListLabels(numbering, document.styles.element))
    body = document.element.body
    return WordText(_joined(reading.lines(body)), "\n".join(_aside(document)))


def _aside(document: WordDocument) -> Iterator[str]:
    boxes = document.element.body.iter(qn("w:txbxContent"))
    headers = (
        rel.target_part.element
        for rel in document.part.rels.values()
        if rel.reltype.endswith("/header")
    )
    for place in chain(boxes, headers):
        for paragraph in place.iter(qn("w:p")):
            if text := _text(paragraph).strip():
                yield text


class _Reading:
    """One pass over a document: the numbers count on from paragraph to paragraph."""

    def __init__(self, labels: ListLabels) -> None:
        self._labels = labels

    def lines(self, parent: Element) -> Iterator[str]:
        """Yield the lines of all blocks below `parent`, "" for an empty paragraph."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child).split("\n")
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _CONTAINERS:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Element) -> str:
        text = _text(paragraph).strip()
        # A numbered paragraph without words shows its number and says nothing.
        return f"{self._labels.label(paragraph)} {text}".strip() if text else ""

    def _table(self, table: Element) -> Iterator[str]:
        rows = [
            [list(self.lines(cell)) for cell in _below(row, qn("w:tc"))]
            for row in _below(table, qn("w:tr"))
        ]
        if _only_places_text(table, rows):
            yield from chain.from_iterable(_by_column(rows))
            return
        yield ""
        for row in rows:
            cells = [" ".join(" ".join(cell).split()) for cell in row]
            if any(cells):
                yield " | ".join(cells)
        yield ""


def _below(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows of a table, or cells of a row, through content controls around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _below(child, tag)


def _by_column(rows: list[list[list[str]]]) -> Iterator[list[str]]:
    if len({len(row) for row in rows}) == 1:
        rows = [list(column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield from row
        yield [""]


def _only_places_text(table: Element, rows: list[list[list[str]]]) -> bool:
    if len(rows) > _PLACED_ROWS:
        return False
    said = fold("\n".join(chain.from_iterable(chain.from_iterable(rows))))
    return any(words in said for words in _PLACED_WORDS) or not _has_lines(table)


def _has_lines(table: Element) -> bool:
    """Whether the table or a cell draws a border; a table style is taken to draw them."""
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    own = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    places = [*([] if own is None else [own]), *table.iter(qn("w:tcBorders"))]
    if any(side.get(qn("w:val")) not in _NO_BORDER for place in places for side in place):
        return True
    return style is not None and own is None and style.get(qn("w:val")) != "TableNormal"


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == qn("w:r"):
            run = "".join(_pieces(child))
            yield run.upper() if _is_in_capitals(child) else run
        elif child.tag not in _BESIDE_THE_TEXT:
            yield from _pieces(child)


def _is_in_capitals(run: Element) -> bool:
    capitals = run.find(f"{qn('w:rPr')}/{qn('w:caps')}")
    return capitals is not None and capitals.get(qn("w:val")) not in {"0", "false", "off"}


def _joined(lines: Iterable[str]) -> str:
    """Join lines; of several empty ones in a row one is kept, none at either end."""
    kept: list[str] = []
    for line in (found.strip() for found in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
