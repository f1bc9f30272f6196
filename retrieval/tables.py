"""Rows of the term files: UTF-8, tab-separated, first line names the columns."""

import unicodedata
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from retrieval.errors import RetrievalError


class LexiconError(RetrievalError):
    """A row of a term file is wrong; the reason names the file and the line."""


def rows(
    folders: Iterable[Path],
    name: str,
    columns: tuple[str, ...],
    last: Container[str] | None = None,
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of every file called `name`, in the order of `folders`, in NFC.

    Empty lines are passed over and a folder may lack the file. Raises LexiconError for a row
    that does not fill the columns or whose last cell is not one of `last`.
    """
    for path in (folder / name for folder in folders):
        for number, line in enumerate(_lines(path), start=1):
            row = tuple(cell.strip() for cell in line.split("\t"))
            if number == 1:
                fits = row == columns
            else:
                fits = len(row) == len(columns) and all(row) and (last is None or row[-1] in last)
            if not fits and line.strip():
                raise LexiconError(f"Danh mục từ {path}, dòng {number}: sai số cột hoặc giá trị.")
            if fits and number > 1:
                yield row


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"Không đọc được danh mục từ {path}.") from error
    return unicodedata.normalize("NFC", text).splitlines()
