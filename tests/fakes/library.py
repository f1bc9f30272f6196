"""A library of invented documents, trees and all, for whatever shows documents."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from corpus.document import (
    Document,
    DocumentCard,
    DocumentId,
    Located,
    Node,
    NodeKind,
    Span,
)
from corpus.text import display

PLAN_TEXT = """ỦY BAN NHÂN DÂN

XÃ SUỐI NGỌC

Số: 27/KH-UBND Suối Ngọc, ngày 05 tháng 3 năm 2025

**KẾ HOẠCH**
**Tổ chức Ngày hội đọc sách
của trẻ em trong xã năm 2025**

Căn cứ Luật Thư viện; Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

1. Khơi dậy thói quen đọc sách 📚📚 <script>window.broken = 1</script> & "yêu sách"
của trẻ em; mỗi thôn có ít nhất một tủ sách dùng chung.

2. Việc tổ chức phải an toàn, tiết kiệm, *không phô trương*.

II. NỘI DUNG

1. Thời gian: từ ngày 18 đến ngày 20 tháng 4 năm 2025.

2. Địa điểm: nhà văn hóa các thôn.
{filler}
III. TỔ CHỨC THỰC HIỆN

1. Trạm Văn hóa xã

a) Chủ trì, phối hợp với các trường học chuẩn bị sách, bàn ghế và loa đài;

b) Gửi **báo cáo kết quả** về Văn phòng Ủy ban nhân dân xã trước ngày
30 tháng 4 năm 2025.

2. Các trường học vận động học sinh tham gia.

Nơi nhận:
- Các thôn;
- Lưu: VT.

CHỦ TỊCH

Lò Thị Mẩy
""".format(
    filler="".join(
        f"\n{number}. Hoạt động thứ {number}: các thôn tự chọn sách, cử người đọc to cho trẻ nhỏ "
        "nghe, ghi lại tên sách và số trẻ tham dự vào sổ theo dõi của nhà văn hóa thôn.\n"
        for number in range(3, 31)
    )
)

LETTER_TEXT = """Số: /UBND-VX

Kính gửi: Các thôn.

Đề nghị các thôn rà soát tủ sách dùng chung, báo cáo trước 15/6 hằng năm.
"""


class Shelf:
    """A library that holds the given documents in their order."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.id: document for document in documents}

    def cards(self) -> list[DocumentCard]:
        return [card_of(document) for document in self._documents.values()]

    def document(self, document: DocumentId) -> Document | None:
        return self._documents.get(document)


def card_of(document: Document) -> DocumentCard:
    return DocumentCard(
        id=document.id,
        file_name=document.file_name,
        number=document.number.text if document.number else None,
        kind=document.kind.text if document.kind else None,
        title=document.title.text if document.title else document.file_name,
        place=document.place.text if document.place else None,
        issued_on=document.issued_on,
        agencies=tuple(agency.text for agency in document.agencies),
    )


def plan() -> Document:
    """A plan with parts, points, marks of markdown, a script, emoji and signatures."""
    text = PLAN_TEXT
    kind = located(text, "KẾ HOẠCH")
    title = located(text, "Tổ chức Ngày hội đọc sách\ncủa trẻ em trong xã năm 2025")
    return Document(
        id=id_of(text),
        file_name="ngay-hoi-doc-sach.txt",
        text=text,
        root=Node(NodeKind.DOCUMENT, "", "", Span(0, len(text)), children=_plan_children(text)),
        number=located(text, "27/KH-UBND"),
        kind=kind,
        title=title,
        issued_on=date(2025, 3, 5),
        agencies=(located(text, "ỦY BAN NHÂN DÂN\n\nXÃ SUỐI NGỌC"),),
    )


def letter() -> Document:
    """A letter whose number and title are blank and whose tree is the root alone."""
    text = LETTER_TEXT
    root = Node(NodeKind.DOCUMENT, "", "", Span(0, len(text)))
    return Document(id_of(text), "cong-van.txt", text, root, number=located(text, "/UBND-VX"))


def id_of(text: str) -> DocumentId:
    return DocumentId(sha256(text.encode()).hexdigest())


def span_of(text: str, first: str, last: str = "") -> Span:
    start = text.index(first)
    return Span(start, text.index(last or first, start) + len(last or first))


def located(text: str, words: str) -> Located:
    return Located(display(words), span_of(text, words))


def _plan_children(text: str) -> tuple[Node, ...]:
    fillers = tuple(
        _clause(text, str(number), "II", f"{number}. Hoạt động", "nhà văn hóa thôn.")
        for number in range(3, 31)
    )
    station = Node(
        NodeKind.CLAUSE,
        "1",
        "III.1",
        span_of(text, "1. Trạm", "30 tháng 4 năm 2025."),
        heading=located(text, "Trạm Văn hóa xã"),
        children=(
            Node(NodeKind.POINT, "a", "III.1.a", span_of(text, "a) Chủ", "loa đài;")),
            Node(NodeKind.POINT, "b", "III.1.b", span_of(text, "b) Gửi", "30 tháng 4 năm 2025.")),
        ),
    )
    return (
        Node(NodeKind.LETTERHEAD, "", "header", span_of(text, "ỦY BAN", "05 tháng 3 năm 2025")),
        Node(NodeKind.TITLE, "", "title", span_of(text, "**KẾ", "năm 2025**")),
        Node(NodeKind.PREAMBLE, "", "preamble", span_of(text, "Căn cứ Luật", "như sau:")),
        _part(
            text,
            "I",
            "MỤC ĐÍCH",
            _clause(text, "1", "I", "1. Khơi", "dùng chung."),
            _clause(text, "2", "I", "2. Việc", "trương*."),
        ),
        _part(
            text,
            "II",
            "NỘI DUNG",
            _clause(text, "1", "II", "1. Thời gian", "4 năm 2025."),
            _clause(text, "2", "II", "2. Địa điểm", "các thôn."),
            *fillers,
        ),
        _part(
            text,
            "III",
            "TỔ CHỨC THỰC HIỆN",
            station,
            _clause(text, "2", "III", "2. Các trường học", "tham gia."),
        ),
        Node(NodeKind.RECIPIENTS, "", "recipients", span_of(text, "Nơi nhận", "Lưu: VT.")),
        Node(NodeKind.SIGNATURE, "", "signature", span_of(text, "CHỦ TỊCH", "Lò Thị Mẩy")),
    )


def _part(text: str, label: str, heading: str, *children: Node) -> Node:
    start = text.index(f"{label}. {heading}")
    span = Span(start, children[-1].span.end)
    return Node(NodeKind.PART, label, label, span, located(text, heading), children)


def _clause(text: str, label: str, part: str, first: str, last: str) -> Node:
    return Node(NodeKind.CLAUSE, label, f"{part}.{label}", span_of(text, first, last))
