"""A conversation without an engine: replies of every shape, about the invented library."""

from bot.actions import Ask
from bot.citations import Citation, Decision
from bot.messages import (
    Button,
    ButtonId,
    ButtonsBlock,
    CitationsBlock,
    IncomingMessage,
    Reply,
    TextBlock,
)
from corpus.document import Document, Span
from tests.fakes.library import plan, span_of

REPORT_ANSWER = (
    "Trước ngày 30 tháng 4 năm 2025, Trạm Văn hóa xã gửi báo cáo kết quả "
    "về Văn phòng Ủy ban nhân dân xã."
)


class ScriptedConversation:
    """Answers by a word of the question and keeps what it was asked."""

    def __init__(self) -> None:
        self.heard: list[IncomingMessage] = []

    def __call__(self, message: IncomingMessage) -> Reply:
        self.heard.append(message)
        text = message.text.lower()
        if "hỏng" in text:
            raise RuntimeError(f"cannot answer {message.text}")
        if "báo cáo" in text:
            return self._report()
        if "thời gian" in text:
            return self._clarify()
        if "chào" in text:
            return Reply((TextBlock("Xin chào!"),))
        return self._refuse()

    def _report(self) -> Reply:
        document = plan()
        point = span_of(document.text, "b) Gửi", "30 tháng 4 năm 2025.")
        purpose = span_of(document.text, "1. Khơi", "dùng chung.")
        cited = (
            cite(document, "III.1.b", point),
            cite(document, "I.1", purpose),
        )
        return Reply(
            (TextBlock(REPORT_ANSWER), CitationsBlock("Nguồn", cited)),
            Decision.ANSWER,
        )

    def _clarify(self) -> Reply:
        options = (
            ("Báo cáo", "Báo cáo kết quả gửi trước ngày nào?"),
            ("Địa điểm", "Ngày hội tổ chức ở đâu?"),
        )
        which = TextBlock("Bạn hỏi về việc nào?")
        return Reply((which, asking(*options)), Decision.CLARIFY)

    def _refuse(self) -> Reply:
        document = plan()
        near = cite(document, "II.2", span_of(document.text, "2. Địa điểm", "các thôn."))
        sorry = "Không thấy trong các văn bản đã nạp.\nDưới đây là đoạn gần nhất để bạn tham khảo."
        return Reply((TextBlock(sorry), CitationsBlock("Đoạn gần nhất", (near,))), Decision.REFUSE)


def asking(*options: tuple[str, str]) -> ButtonsBlock:
    """Return a row a button that asks; options are labels and questions."""
    return ButtonsBlock(
        tuple(
            (Button(ButtonId(f"b{number}"), label, Ask(question)),)
            for number, (label, question) in enumerate(options, start=1)
        )
    )


def cite(document: Document, address: str, span: Span) -> Citation:
    return Citation(
        document=document.id,
        file_name=document.file_name,
        number=document.number.text if document.number else None,
        title=document.title.text if document.title else document.file_name,
        address=address,
        quote=span.of(document.text),
        start=span.start,
        end=span.end,
    )
