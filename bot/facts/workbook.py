"""A responsibility matrix as a workbook (XLSX), with every duty in its words beside it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from bot.facts import texts
from bot.facts.items import DutyItem
from bot.facts.matrix import Letter, Matrix
from bot.labels import document_label, printed_number
from bot.locators import readable
from bot.sources import quoted_lines
from bot.typed_text import cleaned
from corpus.facts.facts import Party
from corpus.text import display

_LONGEST = 32_000  # characters; a cell holds 32,767
_TASK_WIDTH = 60
_UNIT_WIDTH = 7
_FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 11, "valign": "top"}
_FILLS: dict[Letter, dict[str, Any]] = {
    Letter.RESPONSIBLE: {"bg_color": "#17466F", "font_color": "#FFFFFF"},
    Letter.ACCOUNTABLE: {"border": 2},
    Letter.SUPPORTS: {"bg_color": "#C6CBD2"},
    Letter.CONSULTED: {"bg_color": "#E6EDF5"},
}
_CITED_WIDTHS = (6, 40, 12, 60, 40, 30, 30, 70, 45, 26)


def matrix_workbook(matrix: Matrix, items: Iterable[DutyItem], title: str, at: datetime) -> bytes:
    """Return the workbook of duties and of the matrix made from them; `at` is when it was made."""
    # Imported here: most that runs writes no workbook.
    import xlsxwriter  # noqa: PLC0415

    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"title": _cell(title), "created": at.replace(tzinfo=None)})
    _write_matrix(book, matrix, title)
    _write_duties(book, items)
    _write_letters(book)
    book.close()
    return file.getvalue()


def _write_matrix(book: Any, matrix: Matrix, title: str) -> None:
    sheet = book.add_worksheet(texts.SHEET_MATRIX)
    head = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bottom": 2})
    upright = book.add_format({**_FONT, "bold": True, "rotation": 90, "bottom": 2, "align": "left"})
    body = book.add_format({**_FONT, "text_wrap": True})
    looks = {
        letter: book.add_format({**_FONT, "bold": True, "align": "center", **fill})
        for letter, fill in _FILLS.items()
    }
    sheet.write_string(0, 0, _cell(title), book.add_format({**_FONT, "bold": True}))
    for column, words in enumerate(texts.MATRIX_COLUMNS):
        sheet.write_string(1, column, words, head)
    first = len(texts.MATRIX_COLUMNS)
    for column, unit in enumerate(matrix.units, first):
        sheet.write_string(1, column, _cell(unit.name), upright)
    for number, row in enumerate(matrix.rows, 1):
        line = number + 1
        sheet.write_number(line, 0, number, body)
        for column, words in enumerate((row.task, *_source(row.item)), 1):
            sheet.write_string(line, column, _cell(words), body)
        for column, unit in enumerate(matrix.units, first):
            if marks := row.marks(unit):
                sheet.write_string(line, column, marks, looks[Letter(marks[0])])
    _set_out(sheet, matrix.units, first, len(matrix.rows))


def _set_out(sheet: Any, units: Sequence[Party], first: int, rows: int) -> None:
    """Set widths, keep the head and the task in sight, and print a page wide."""
    for column, width in enumerate((6, _TASK_WIDTH, 24, 26)):
        sheet.set_column(column, column, width)
    if units:
        sheet.set_column(first, first + len(units) - 1, _UNIT_WIDTH)
    sheet.set_row(1, 200)
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, 1 + rows, first + len(units) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)


def _write_duties(book: Any, items: Iterable[DutyItem]) -> None:
    sheet = book.add_worksheet(texts.SHEET_CITATIONS)
    head = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bottom": 2})
    body = book.add_format({**_FONT, "text_wrap": True})
    for column, (words, width) in enumerate(
        zip(texts.CITATION_COLUMNS, _CITED_WIDTHS, strict=True)
    ):
        sheet.write_string(0, column, words, head)
        sheet.set_column(column, column, width)
    line = 0
    for line, item in enumerate(items, 1):
        sheet.write_number(line, 0, line, body)
        for column, words in enumerate(_duty_cells(item), 1):
            sheet.write_string(line, column, _cell(words), body)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, line, len(_CITED_WIDTHS) - 1)


def _duty_cells(item: DutyItem) -> tuple[str, ...]:
    duty, citation = item.duty, item.citation
    return (
        duty.unit.name,
        duty.role.value,
        duty.task,
        texts.listed(party.name for party in duty.partners),
        duty.appointed_by.name if duty.appointed_by else "",
        duty.product or "",
        quoted_lines(citation),
        document_label(item.card),
        readable(citation.address),
    )


def _write_letters(book: Any) -> None:
    sheet = book.add_worksheet(texts.SHEET_LETTERS)
    body = book.add_format({**_FONT, "text_wrap": True})
    for line, (letter, means) in enumerate(texts.LETTERS.items()):
        sheet.write_string(line, 0, letter.value, body)
        sheet.write_string(line, 1, means, body)
    sheet.write_string(len(texts.LETTERS) + 1, 1, texts.READ_BY_MACHINE, body)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 80)


def _source(item: DutyItem) -> tuple[str, str]:
    citation = item.citation
    name = printed_number(citation.number) if citation.number else display(citation.title)
    return name, readable(citation.address)


def _cell(words: str) -> str:
    """Return text that a cell holds; as a string it is never taken for a formula."""
    return cleaned(words)[:_LONGEST]
