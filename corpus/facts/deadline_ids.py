"""Ids of deadlines: the same words of the same document keep theirs (pure)."""

import base64
import hashlib
import re
from collections.abc import Sequence

from corpus.document import Document
from corpus.facts.facts import DeadlineId
from corpus.text import display, fold

_FILLED = re.compile(r"\D{0,8}\d{1,6}[a-z]?\s*[-/]")
_NOISE = re.compile(r"[\W_]+")
_LENGTH = 12


def deadline_id(document: Document, words: Sequence[str], nth: int) -> DeadlineId:
    """Return the id of the `nth` deadline that is read from these words of the document.

    It holds nothing of where they stand, so that it outlives another item put before them.
    """
    content = "\n".join((_identity(document), *map(_plain, words), str(nth)))
    digest = hashlib.sha256(content.encode()).digest()
    return DeadlineId(base64.b32encode(digest).decode().lower()[:_LENGTH])


def _identity(document: Document) -> str:
    """Return what makes the document itself: its number, or its names while that is blank."""
    if document.number and _FILLED.match(fold(document.number.text)):
        return _plain(document.number.text)
    named = [document.kind, document.title, *document.agencies]
    return "\n".join(_plain(name.text) for name in named if name)


def _plain(text: str) -> str:
    return _NOISE.sub(" ", fold(display(text))).strip()
