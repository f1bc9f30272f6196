"""PDF bytes -> text: the text layer page by page; scans have none and are said to be scans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.errors import UnreadableFile

# The caption of a digital signature is all the text that a scanned page has.
_SCANNED_PAGE = 100  # characters
_COLUMN_GAP = 4.0  # times the letter size: no blank inside a line is as wide
_FILLING = 0.3  # of the page's area
_MOSTLY = 0.8  # of the pages
# What pdfium writes for a hyphen at a line's end, and for nothing at all.
_CLEANED = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": None, "\r": None})


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF; `unread_pages` are those (from 1) that are pictures only."""

    text: str
    unread_pages: tuple[int, ...]


def read_pdf(content: bytes, file_name: str) -> PdfText:
    """Return the text layer, pages set apart by a blank line, wide gaps in a line as a tab.

    Raises UnreadableFile for a broken or encrypted file and for a scan.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(_reason(error, content, file_name)) from error
    try:
        pages = [_read_page(document, index) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"Tệp {file_name} bị hỏng, không đọc được hết các trang.") from error
    finally:
        document.close()
    unread = tuple(n for n, page in enumerate(pages, 1) if page.is_picture)
    if pages and len(unread) >= _MOSTLY * len(pages):
        raise UnreadableFile(
            f"Tệp {file_name} là bản quét (ảnh), chưa có lớp chữ; hãy dùng bản Word hoặc PDF gốc,"
            " hoặc nhận dạng chữ (OCR) trước."
        )
    return PdfText("\n\n".join(page.text for page in pages if page.text), unread)


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    is_picture: bool


def _reason(error: pdfium.PdfiumError, content: bytes, file_name: str) -> str:
    # The code may be left over from the file before, hence the look into this one.
    locked = error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
    if locked and b"/Encrypt" in content:
        return f"Tệp {file_name} có mật khẩu; hãy gỡ mật khẩu rồi nạp lại."
    return f"Tệp {file_name} không phải PDF hoặc đã bị hỏng."


def _read_page(document: pdfium.PdfDocument, index: int) -> _Page:
    page = document[index]
    try:
        text = _tidy("".join(_characters(page.get_textpage())))
        return _Page(text, len(text) < _SCANNED_PAGE and _is_picture(page, text))
    finally:
        page.close()


def _tidy(text: str) -> str:
    # Characters beyond the basic plane come as two halves; a lone half is no character.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "\n".join(line.strip() for line in whole.translate(_CLEANED).split("\n")).strip()


def _characters(text_page: pdfium.PdfTextPage) -> Iterator[str]:
    """Yield the page's characters; a blank as wide as the gap between columns is a tab."""
    count = text_page.count_chars()
    right: float | None = None  # where the last visible character of this line ends
    blanks = ""
    for index in range(count):
        character = chr(pdfium_c.FPDFText_GetUnicode(text_page.raw, index))
        if character in " \xa0":
            blanks += character
            continue
        if character in "\r\n":
            right, blanks = None, ""
            yield character
            continue
        left, end = _extent(text_page, index)
        if blanks and right is not None and character.isalnum():
            size = pdfium_c.FPDFText_GetFontSize(text_page.raw, index)
            blanks = "\t" if left - right > _COLUMN_GAP * max(size, 1) else blanks
        yield blanks + character
        right, blanks = end, ""


def _extent(text_page: pdfium.PdfTextPage, index: int) -> tuple[float, float]:
    left, _, right, _ = text_page.get_charbox(index)
    return left, right


def _is_picture(page: pdfium.PdfPage, text: str) -> bool:
    """Whether nearly nothing is written on the page and a picture, or drawing, fills it."""
    width, height = page.get_size()
    objects = list(page.get_objects())
    if not text:
        return bool(objects)
    return any(
        found.type == pdfium_c.FPDF_PAGEOBJ_IMAGE
        and (found.level > 0 or _area(found.get_bounds()) >= _FILLING * width * height)
        for found in objects
    )


def _area(bounds: Sequence[float]) -> float:
    left, bottom, right, top = bounds
    return (right - left) * (top - bottom)
