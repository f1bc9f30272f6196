"""DOCX files as Word writes them, with what python-docx has no words for put in as XML."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table


def saved(document: WordDocument) -> bytes:
    """Return the document's file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def letter_in_tables() -> WordDocument:
    """Return an invented plan with letterhead and signature in tables without lines."""
    document = docx.Document()
    add_table(
        document,
        [
            [
                "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do",
            ],
            ["Số: 15/KH-UBND", "Bình Minh, ngày 02 tháng 3 năm 2026"],
        ],
    )
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tổ chức tháng thanh niên năm 2026")
    return document


def add_table(
    document: WordDocument, rows: Sequence[Sequence[str]], *, has_lines: bool = False
) -> Table:
    """Add a table; line breaks in a cell are paragraphs."""
    table: Table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid" if has_lines else "Normal Table"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
    return table


def add_list(document: WordDocument, number: int, levels: str, overrides: str = "") -> None:
    """Define list `number` by the XML of its levels."""
    root = document.part.numbering_part.element
    root.insert(0, element(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'))
    add_list_again(document, number, number, overrides)


def add_list_again(document: WordDocument, number: int, like: int, overrides: str = "") -> None:
    """Define list `number` by the levels of list `like`."""
    document.part.numbering_part.element.append(
        element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{like}"/>{overrides}</w:num>')
    )


def level(depth: int, style: str, text: str, start: int = 1) -> str:
    """Return the XML of one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def add_item(document: WordDocument, text: str, number: int, depth: int = 0) -> None:
    """Add a paragraph of list `number`."""
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        element(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def add_xml(document: WordDocument, xml: str) -> None:
    """Add a block written as XML before the section's properties."""
    body = document.element.body
    body.insert(len(body) - 1, element(xml))


def element(xml: str) -> BaseOxmlElement:
    """Return the element that the XML says; it need not declare w:."""
    return parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
