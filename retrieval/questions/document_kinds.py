"""Kinds of documents as folded questions and headings name them (pure); see corpus.forms."""

import re

from corpus.forms import ABBREVIATIONS, NO_KIND
from corpus.text import display, fold

# Texts that others cite as their ground.
LEGAL = "thong tu|nghi dinh|quyet dinh|quy dinh|nghi quyet|chi thi|ket luan|cong van|luat|phap lenh"
# Texts that an office issues; a longer name stands before the one it begins with.
ISSUED = (
    "chuong trinh phoi hop|chuong trinh|ke hoach|quyet dinh|quy che|quy dinh|nghi quyet|chi thi|"
    "thong bao|huong dan|bao cao|to trinh|cong van|cong dien|de an|ket luan|bien ban|noi quy|"
    "quy trinh"
)
_LETTER = "cong van"  # the kind of a document that prints none
_FIRST = re.compile(rf"\b({ISSUED})\b")
_NAMED = re.compile(
    rf"(?:^|\b(?:theo|trong|cai|tai|o|cua|ban|lam theo|thuc hien) )({ISSUED})\b"
    r"(?! (?:nao|gi|may)\b)"
)
_AT_HEAD = re.compile(rf"^[^a-z]*({ISSUED})\b")
# What addresses call a text of a document that holds several, and the kinds it may be of.
_BY_PART = {
    short: frozenset(fold(kind) for kind, other in ABBREVIATIONS.items() if other == short)
    for short in (*ABBREVIATIONS.values(), NO_KIND)
}


def first_kind(text: str) -> str | None:
    """Return the kind of document that the folded `text` names first."""
    match = _FIRST.search(text)
    return match[1] if match else None


def kinds_in(text: str | None) -> set[str]:
    """Return every kind that a printed text speaks of."""
    return set(_FIRST.findall(fold(display(text or ""))))


def kinds_named(text: str) -> list[str]:
    """Return the kinds that the folded question is about, not those it asks for ("… nào")."""
    return _NAMED.findall(text)


def kinds_of(kind: str | None, opening: str) -> set[str]:
    """Return what a document is called: its kind and those of what is attached; else a letter.

    `opening` is its beginning as printed: a line in capitals there may name an attached text.
    """
    kinds = {fold(display(kind))} if kind else {_LETTER}
    for line in opening.splitlines():
        shown = display(line)
        if shown.isupper() and (match := _AT_HEAD.match(fold(shown))):
            kinds.add(match[1])
    return kinds | {kind.partition(" phoi hop")[0] for kind in kinds}


def kinds_of_part(part: str) -> frozenset[str] | None:
    """Return the kinds of the text that an address begins with ("QC"), None when with no text.

    None of them for the document's own text that prints no kind.
    """
    return _BY_PART.get(part.partition(" ")[0])
