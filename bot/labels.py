"""How a document is called in a sentence (pure)."""

from corpus.document import DocumentCard
from corpus.text import display

_LONGEST_TITLE = 110


def document_label(card: DocumentCard) -> str:
    """Return kind, number and title as people would name the document, in one line."""
    kind = display(card.kind or "").capitalize()
    named = " ".join(
        part for part in (kind, f"số {card.number}" if _printed(card.number) else "") if part
    )
    title = display(card.title)
    if title.isupper():
        title = title.capitalize()
    if kind and title.lower().startswith(kind.lower()):
        title = title[len(kind) :].strip()
    if len(title) > _LONGEST_TITLE:
        title = title[: title.rfind(" ", 0, _LONGEST_TITLE)] + "…"
    return " ".join(part for part in (named, title) if part) or card.file_name


def _printed(number: str | None) -> bool:
    """Whether the number is there, and not only the symbol after a blank."""
    return bool(number) and number is not None and number[0].isdigit()
