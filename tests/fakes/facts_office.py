"""A front office over invented documents with duties and deadlines, read as real ones are."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Engine

from bot.citations import Answer, Decision
from corpus.document import DocumentId
from corpus.fact_rows import FactsRead
from corpus.facts.reading import FACTS_VERSION, read_facts
from corpus.parsing.parser import parse
from corpus.passages import PassageId
from corpus.splitter import split
from corpus.store import DocumentStore
from corpus.text import fold
from tests.fakes.front_office import FrontOffice

NOW = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: 41/KH-UBND Sông Lam, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Tuyên truyền an toàn giao thông năm 2026

I. NHIỆM VỤ

1. Tuyên truyền an toàn giao thông trong trường học. Thời gian thực hiện: hằng quý.

II. TỔ CHỨC THỰC HIỆN

1. Sở Xây dựng

a) Chủ trì, phối hợp với Công an tỉnh tuyên truyền an toàn giao thông trên các tuyến đường;

b) Gửi báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Văn phòng Ủy ban nhân dân tỉnh) trước ngày \
15 tháng 6 hằng năm.

2. Công an tỉnh

a) Chủ trì kiểm tra, xử lý vi phạm;

b) Báo cáo Ủy ban nhân dân tỉnh kết quả xử lý vi phạm chậm nhất ngày 20/11/2026.

3. Các sở, ban, ngành tổ chức quán triệt Kế hoạch này đến cán bộ, công chức.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lò Thị Mẩy
"""
RULES = """ỦY BAN NHÂN DÂN
PHƯỜNG BẾN ĐÁ

Số: 07/QC-UBND Bến Đá, ngày 05 tháng 02 năm 2026

QUY CHẾ
Phối hợp giữ gìn trật tự trên địa bàn phường

I. NỘI DUNG

1. Công an phường

a) Chủ trì tuần tra ban đêm;

b) Hằng năm tổ chức rút kinh nghiệm việc thực hiện Quy chế.

2. Hội Nông dân phường phối hợp tuyên truyền an toàn giao thông.

Nơi nhận:
- Như trên.

CHỦ TỊCH

Vừ A Chống
"""


class FactsOffice:
    """The plan of a province and the rules of a ward, and the reception over them."""

    def __init__(
        self, engine: Engine, texts: Sequence[str] = (PLAN, RULES), *, address: str | None = None
    ) -> None:
        self.store = DocumentStore(engine)
        self.asked: list[str] = []
        for text in texts:
            self.put(text)
        self.office = FrontOffice(
            engine, self._answer, self.store.cards(), search=self.search, address=address
        )
        self.register = self.office.register
        self.hear = self.office.hear

    def put(self, text: str) -> None:
        """Take a document in, with its facts."""
        document_id = DocumentId(sha256(text.encode()).hexdigest())
        name = f"{document_id[:6]}.txt"
        document = parse(text, file_name=name, document_id=document_id)
        passages = split(document)
        facts = FactsRead(read_facts(document, passages), FACTS_VERSION)
        self.store.put(document, passages, ingested_at=NOW, parser_version=1, facts=facts)

    def search(self, words: str) -> list[PassageId]:
        """Return the passages that hold all of the words."""
        wanted = set(fold(words).split())
        return [
            passage.id
            for card in self.store.cards()
            for passage in self.store.passages_of(card.id)
            if wanted <= set(fold(passage.text).replace(".", " ").split())
        ]

    def _answer(self, question: str, _earlier: Sequence[str]) -> Answer:
        self.asked.append(question)
        return Answer(Decision.REFUSE, "Không thấy trong tài liệu.")
