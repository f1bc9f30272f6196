"""How a document is called in a sentence, and which one a person means by a name (pure)."""

from collections.abc import Iterable

from bot.schedule.dates import say_date
from corpus.document import DocumentCard
from corpus.text import display, fold

_LONGEST_TITLE = 110
_SHORTEST_HASH = 6  # digits of a SHA-256 that name a document


def document_label(card: DocumentCard) -> str:
    """Return kind, number, title and place as people would name the document, in one line.

    A document without a kind is a letter (Decree 30/2020/NĐ-CP, appendix I); a blank in front of
    its symbol is shown as "…".
    """
    kind = display(card.kind or "công văn").capitalize()
    title = "" if card.title == card.file_name else display(card.title)
    if title.isupper():
        title = title.capitalize()
    if f"{title} ".lower().startswith(f"{kind} ".lower()):
        title = title[len(kind) :].strip()
    number = f"số {printed_number(card.number)}" if card.number else ""
    place = f"({card.place})" if card.place else ""
    return " ".join(
        part for part in (kind, number, shortened(title, _LONGEST_TITLE), place) if part
    )


def numbered_label(card: DocumentCard) -> str:
    """Return kind, number and day: "Kế hoạch số 45/KH-UBND ngày 05/6/2026"."""
    kind = display(card.kind or "công văn").capitalize()
    number = f"số {printed_number(card.number)}" if card.number else ""
    day = f"ngày {say_date(card.issued_on)}" if card.issued_on else ""
    return " ".join(part for part in (kind, number, day) if part)


def printed_number(number: str) -> str:
    """Return a number and symbol with "…" in front of the symbol when the number is blank."""
    return number if number[:1].isdigit() else f"…{number}"


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut between words and with " …" when it has more than `longest` characters."""
    if len(text) <= longest:
        return text
    between = text.rfind(" ", 0, longest)
    return text[: between if between > 0 else longest] + " …"


def cards_named(name: str, cards: Iterable[DocumentCard]) -> list[DocumentCard]:
    """Return the documents with this number, file name or beginning of their SHA-256.

    A number may be written without diacritics, and with or without "…" for its blank.
    """
    meant = _plain(name)
    if not meant:
        return []
    return [
        card
        for card in cards
        if meant in (_plain(card.number or ""), _plain(card.file_name))
        or (len(meant) >= _SHORTEST_HASH and card.id.startswith(meant))
    ]


def _plain(name: str) -> str:
    return fold(name).lstrip("…. ")
