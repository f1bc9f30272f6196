"""State secrets: tells a document that is stamped as one by its letterhead (pure)."""

import re
from itertools import chain, islice

from corpus.text import display, fold

# A stamp stands alone on its line or in its cell: Decree 26/2020/NĐ-CP, Article 2.
_STAMP = re.compile(r"(?:do mat ?:? ?)?(tuyet mat|toi mat|mat)[.!]?")
_MARKS = {"mat": "MẬT", "toi mat": "TỐI MẬT", "tuyet mat": "TUYỆT MẬT"}
_CELLS = re.compile(r"[|\t\n]| {4,}")
_LETTERHEAD_LINES = 40
# Where the letterhead is over at the latest: addressees, legal bases, the first heading.
_BODY = re.compile(
    r"(?:kinh gui|can cu|thuc hien|dieu \d|phan (?:thu|[ivx])|chuong [ivx\d]|muc [ivx\d]"
    r"|[ivx]+ ?[.)]|\d+ ?[.)]|a ?\))"
)
_LONGEST_STAMP = 24  # characters, "Độ mật: Tuyệt mật" and room for slips
_LONG = 200  # characters: such a line is running text


def secrecy_mark(text: str, aside: str = "") -> str | None:
    """Return MẬT, TỐI MẬT or TUYỆT MẬT, whichever is stamped, None for an open document.

    Only a line that is nothing but the mark counts, in the letterhead or in `aside` (page
    headers and text boxes): a sentence about secrets is no stamp.
    """
    lines = chain(_letterhead(text), aside.splitlines())
    for cell in chain.from_iterable(map(_CELLS.split, lines)):
        shown = display(cell).strip(" -–()[]")
        stamp = _STAMP.fullmatch(fold(shown)) if len(shown) <= _LONGEST_STAMP else None
        if stamp and _is_written_as_mark(shown):
            return _MARKS[stamp.group(1)]
    return None


def _letterhead(text: str) -> list[str]:
    written = (line for line in text.splitlines() if line.strip())
    found: list[str] = []
    for line in islice(written, _LETTERHEAD_LINES):
        if len(line) > _LONG or _BODY.match(fold(display(line)).lstrip("-–+ ")):
            break
        found.append(line)
    return found


def _is_written_as_mark(shown: str) -> bool:
    # Capitals may lack or garble their diacritics (OCR); small letters must be right, for
    # "mắt" and "mặt" fold to the same.
    return shown.isupper() or "mật" in shown.lower()
