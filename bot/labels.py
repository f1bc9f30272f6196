"""How a document is called in a sentence (pure)."""

from corpus.document import DocumentCard
from corpus.text import display

_LONGEST_TITLE = 110


def document_label(card: DocumentCard) -> str:
    """Return kind, number, title and place as people would name the document, in one line.

    A document without a kind is a letter (Decree 30/2020/NĐ-CP, appendix I); a blank in front of
    its symbol is shown as "…".
    """
    kind = display(card.kind or "công văn").capitalize()
    title = display(card.title)
    if title.isupper():
        title = title.capitalize()
    if title.lower().startswith(kind.lower()):
        title = title[len(kind) :].strip()
    if len(title) > _LONGEST_TITLE:
        title = title[: title.rfind(" ", 0, _LONGEST_TITLE)] + " …"
    number = f"số {_printed(card.number)}" if card.number else ""
    place = f"({card.place})" if card.place else ""
    return " ".join(part for part in (kind, number, title, place) if part)


def _printed(number: str) -> str:
    return number if number[:1].isdigit() else f"…{number}"
