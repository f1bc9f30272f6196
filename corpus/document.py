"""The Document tree: what the parser makes of a text and everything after it reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

DocumentId = NewType("DocumentId", str)  # the SHA-256 of the file's bytes, lower-case hex


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters (code points) in a document's extracted text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers, unchanged."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Located:
    """A reading in display form (one line, no markdown) with the span it was read from."""

    text: str
    span: Span


class NodeKind(StrEnum):
    """What a node is in the families of Decree 30/2020/NĐ-CP and of the Party's own forms."""

    DOCUMENT = "document"
    LETTERHEAD = "letterhead"  # agencies, motto, number, place and date, V/v; address `header`
    TITLE = "title"  # kind and title
    ADDRESSEES = "addressees"  # Kính gửi
    PREAMBLE = "preamble"  # legal bases and the sentence that leads in
    BASIS = "basis"  # one căn cứ
    ATTACHMENT = "attachment"  # a regulation, plan… issued with the document, a tree of its own
    PART = "part"  # Phần thứ nhất / I.
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # Mục 1 (of a chapter)
    ARTICLE = "article"  # Điều 1
    CLAUSE = "clause"  # 1. under a part or an article
    SUBCLAUSE = "subclause"  # 1.1, 1.1.1
    POINT = "point"  # a)
    DASH = "dash"  # - or –
    PLUS = "plus"  # +
    PARAGRAPH = "paragraph"  # running text without a mark
    TABLE = "table"
    ROW = "row"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"  # Nơi nhận
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a document; children are in order, disjoint and inside `span`.

    `heading` is the node's own title or the sentence that leads in its list ("Sở Nội vụ",
    "… có trách nhiệm sau:"), None when the node is plain running text.
    `address` is unique inside its document: `III.3.1`, `QC.Điều 8.1.b`, `header`.
    """

    kind: NodeKind
    label: str
    address: str
    span: Span
    heading: Located | None = None
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Yield the node and all below it, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature: who, as what, and on whose behalf (TM., T/M, KT.) where that is printed."""

    name: Located
    position: Located | None
    behalf: Located | None
    span: Span


@dataclass(frozen=True, slots=True)
class ShortForm:
    """An abbreviation or short name that the document itself defines ("(ANTT)")."""

    short: Located
    long: Located


@dataclass(frozen=True, slots=True)
class Document:
    """An official document, read: `text` is what every span in it points into."""

    id: DocumentId
    file_name: str
    text: str
    root: Node
    number: Located | None = None  # "07-CTr/BDVTU-CAT"; a blank one is kept as "/KH-UBND"
    kind: Located | None = None  # "CHƯƠNG TRÌNH PHỐI HỢP", as printed
    title: Located | None = None  # without the kind; for a letter its V/v
    place: Located | None = None
    issued: Located | None = None  # "ngày 22 tháng 9 năm 2025", blanks as printed
    issued_on: date | None = None  # None when the day, month or year is left blank
    agencies: tuple[Located, ...] = ()  # who issues it, as in the letterhead
    signers: tuple[Signer, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What search and answers need to know of a document besides its passages."""

    id: DocumentId
    file_name: str
    number: str | None  # as printed, blanks included; None when the document has none
    kind: str | None
    title: str
    place: str | None
    issued_on: date | None
    agencies: tuple[str, ...]
