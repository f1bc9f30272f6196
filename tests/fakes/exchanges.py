"""Questions and what was answered, as conversations on a platform leave them."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.citations import Answer, Citation, Decision
from bot.database import writing
from bot.messages import ChatId, Exchange, IncomingMessage, ThreadId, UserId
from bot.records.audit import AuditLog
from corpus.document import DocumentId

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
QUESTION = "Khi nào phải gửi báo cáo?"
CITATION = Citation(
    document=DocumentId("a" * 64),
    file_name="ke-hoach.txt",
    number="27/KH-UBND",
    title="Tổ chức Ngày hội đọc sách",
    address="Mục III khoản 1 điểm b",
    quote="b) Gửi báo cáo kết quả về Văn phòng trước ngày 15 tháng 5.",
    start=120,
    end=178,
)
ANSWER = Answer(Decision.ANSWER, "Trước ngày 15 tháng 5.\nGửi Văn phòng.", (CITATION,))
REFUSAL = Answer(Decision.REFUSE, "Không thấy trong tài liệu.")


def message(
    text: str = QUESTION,
    *,
    platform: str = "telegram",
    chat: str = "-100",
    sender: str = "7",
    thread: str | None = None,
    is_group: bool = True,
) -> IncomingMessage:
    return IncomingMessage(
        platform,
        ChatId(chat),
        UserId(sender),
        text,
        AT,
        thread=None if thread is None else ThreadId(thread),
        is_group=is_group,
    )


def exchange(record: str, answer: Answer = ANSWER, *, question: str = QUESTION) -> Exchange:
    return Exchange(record, question, answer, {"revision": 3, "model": "không"})


def append(
    engine: Engine,
    record: str,
    answer: Answer = ANSWER,
    *,
    said: IncomingMessage | None = None,
    at: datetime = AT,
) -> None:
    """Write an exchange to the audit log in a transaction of its own."""
    asked = said or message()
    with writing(engine) as connection:
        AuditLog(engine).append(connection, asked, exchange(record, answer), at)
