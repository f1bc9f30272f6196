"""Files -> text: TXT and Markdown as they are, DOCX and PDF through their readers."""

import hashlib
import os
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.document import DocumentId
from corpus.errors import UnreadableFile
from corpus.readers.pdf import read_pdf
from corpus.readers.word import read_docx

LARGEST_FILE = 100 * 1024 * 1024  # bytes

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MANY_CONTROLS = 0.02  # of all characters; OCR leaves a few in honest text
_BLANKS = re.compile("[\\s\ufeff\u200b\x00-\x1f]*")
_LETTERS_WORD_CONVERTS = {".doc", ".rtf", ".odt", ".wps", ".docm", ".dotx"}
_PICTURES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"}

# Letters that only Vietnamese Unicode text has, and those of Latin-1 that the old encodings
# (TCVN3, VNI) and twice-encoded UTF-8 are made of: "Céng hßa x· héi", "Cá»™ng hÃ²a".
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u0323]")
_LATIN_1 = re.compile("[\xa1-\xff]")
_FEWEST_SIGNS = 20
_OLD_SHARE = 0.15  # of the letters; above a fifth in the old encodings, below it in French


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as text.

    `aside` is what stands beside the text (page headers and text boxes of a DOCX): no quote
    comes from it. `note` is a sentence for the person who loads the file.
    """

    id: DocumentId
    file_name: str
    text: str
    aside: str = ""
    note: str | None = None


def read(path: Path) -> ReadFile:
    """Return a file's text; the same bytes always give the same text.

    The text of a UTF-8 file is exactly `path.read_text(encoding="utf-8")`.
    Raises UnreadableFile with one sentence that names the file.
    """
    return extract(load(path), path)


def load(path: Path) -> bytes:
    """Return the bytes of a file that may be read; UnreadableFile says why it may not."""
    name = shown_name(path)
    if is_folder(path):
        raise UnreadableFile(f"{name} là thư mục, không phải tệp.")
    if path.suffix.lower() not in _READERS:
        raise UnreadableFile(_unknown_ending(path.suffix.lower(), name))
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise UnreadableFile(f"Không có tệp {name}.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp {name}; hãy kiểm tra quyền đọc.") from error
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise UnreadableFile(f"Tệp {name} lớn quá {limit} MB, không nạp được.")
    if not content:
        raise UnreadableFile(f"Tệp {name} rỗng.")
    return content


def document_id(content: bytes) -> DocumentId:
    """Return the id of the document that these bytes are."""
    return DocumentId(hashlib.sha256(content).hexdigest())


def extract(content: bytes, path: Path) -> ReadFile:
    """Return the text of a file whose bytes are at hand; `path` gives its name and kind."""
    name = shown_name(path)
    file = _READERS[path.suffix.lower()](content, name)
    if _BLANKS.fullmatch(file.text):
        raise UnreadableFile(f"Tệp {name} không có chữ nào.")
    if _is_garbled(file.text):
        raise UnreadableFile(
            f"Tệp {name} dùng bảng mã cũ hoặc bị lưu sai bảng mã; hãy chuyển sang Unicode (UTF-8)."
        )
    return file


def is_document(path: Path) -> bool:
    """Whether the ending is a document's, though perhaps one that cannot be read."""
    ending = path.suffix.lower()
    return ending in _READERS or ending in _LETTERS_WORD_CONVERTS or ending in _PICTURES


def is_folder(path: Path) -> bool:
    """Whether there is a folder; False too where one may not look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def shown_name(path: Path) -> str:
    """Return the file's name as it can be stored and shown: NFC, without broken characters."""
    return unicodedata.normalize("NFC", os.fsencode(path.name).decode("utf-8", "replace"))


def _unknown_ending(ending: str, name: str) -> str:
    if ending in _LETTERS_WORD_CONVERTS:
        return f"Tệp {name} chưa đọc được; hãy mở bằng Word và lưu lại thành .docx rồi nạp."
    if ending in _PICTURES:
        return f"Tệp {name} là ảnh nên chưa đọc được; hãy dùng bản Word hoặc PDF có lớp chữ."
    return f"Tệp {name} không thuộc loại đọc được (.txt, .md, .docx, .pdf)."


def _read_text(content: bytes, name: str) -> ReadFile:
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(_not_unicode(content, name)) from error
    if "\x00" in text or len(_CONTROLS.findall(text)) > max(2, _MANY_CONTROLS * len(text)):
        raise UnreadableFile(_BINARY.format(name=name))
    return ReadFile(document_id(content), name, text.replace("\r\n", "\n").replace("\r", "\n"))


_BINARY = "Tệp {name} không phải tệp văn bản (nội dung nhị phân)."


def _not_unicode(content: bytes, name: str) -> str:
    if b"\x00" in content:
        return _BINARY.format(name=name)
    return f"Tệp {name} không dùng bảng mã Unicode (UTF-8); hãy lưu lại bằng UTF-8 rồi nạp."


def _read_docx(content: bytes, name: str) -> ReadFile:
    found = read_docx(content, name)
    return ReadFile(document_id(content), name, found.text, aside=found.aside)


def _read_pdf(content: bytes, name: str) -> ReadFile:
    found = read_pdf(content, name)
    note = None
    if found.unread_pages:
        pages = ", ".join(map(str, found.unread_pages))
        note = f"Tệp {name} có trang chỉ là ảnh, chưa đọc được: {pages}."
    return ReadFile(document_id(content), name, found.text, note=note)


def _is_garbled(text: str) -> bool:
    old = len(_LATIN_1.findall(text))
    if old < _FEWEST_SIGNS:
        return False
    letters = sum(map(str.isalpha, text))
    return old > _OLD_SHARE * letters and len(_VIETNAMESE.findall(text)) < 0.02 * old


_READERS: dict[str, Callable[[bytes, str], ReadFile]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".docx": _read_docx,
    ".pdf": _read_pdf,
}
