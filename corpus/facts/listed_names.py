"""Names that a document lists somewhere: whom it goes to, and what its headings are (pure).

"Nơi nhận: - Quỹ Bảo lãnh tín dụng tỉnh;" tells that these words are one name, wherever they stand.
"""

import re
from collections.abc import Iterator

from corpus.document import Document, Node, NodeKind
from corpus.facts.names import does, ends_name
from corpus.facts.open_names import is_headed
from corpus.mentions.scan import Word, scan
from corpus.parsing.sides import find_side
from corpus.text import display

_LISTS = frozenset({NodeKind.RECIPIENTS, NodeKind.ADDRESSEES})
_ITEM = re.compile(r"\n|;|\t| {4,}")
_MARK = re.compile(r"(?:Kính gửi|Nơi nhận)\s*:?|[-–+•*\s]+|\d{1,2}[.)/]\s")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_PARTED = re.compile(r"[,:.&/]|\s(?:và|hoặc|cùng)\s")
_COMMON = frozenset({"cơ quan", "đơn vị", "chính quyền", "thường trực", "địa phương", "các đơn"})
_NOBODY = ("Như ", "Lưu", "Để ", "Website", "Trang ", "Cổng ")
_FEWEST, _MOST = 3, 10  # words of a name
_MOST_LISTED = 300  # of any document


def listed_names(document: Document) -> tuple[tuple[Word, ...], ...]:
    """Return the names of units that a document lists, word by word."""
    found: dict[str, tuple[Word, ...]] = {}
    for shown, addressed in _shown(document):
        words = _name(shown, addressed=addressed)
        if words and len(found) < _MOST_LISTED:
            found[shown] = words
    return tuple(found.values())


def _shown(document: Document) -> Iterator[tuple[str, bool]]:
    """Yield what may be a name, and whether the document is sent to whom it names."""
    stack: list[Node] = [document.root]
    while stack:
        node = stack.pop()
        stack.extend(node.children)
        if node.kind in _LISTS:
            for piece in _ITEM.split(node.span.of(document.text)):
                yield _bare(piece), True
        elif node.heading:
            yield _bare(node.heading.text), False


def _bare(words: str) -> str:
    shown = words
    while mark := _MARK.match(shown):
        shown = shown[mark.end() :]
    return display(_BRACKETED.sub("", shown)).strip(" .,:;*_")


def _name(shown: str, *, addressed: bool) -> tuple[Word, ...] | None:
    """Return the words of a name of a unit alone; None for lists, posts, tasks and the rest."""
    if not shown[:1].isupper() or shown.isupper() or _PARTED.search(shown):
        return None
    named = addressed or find_side(shown, heading=True) == shown or is_headed(shown)
    if not named or shown.startswith(_NOBODY):
        return None
    words = tuple(scan(shown).words())
    if not _FEWEST <= len(words) <= _MOST or any(word.gap.strip("-– ") for word in words):
        return None
    ends = any(ends_name(words, at) for at in range(1, len(words)))
    common = " ".join(word.lower for word in words[:2]) in _COMMON and not words[2].capital
    return None if ends or common or does(words, 0) else words
