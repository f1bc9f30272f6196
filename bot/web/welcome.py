"""The chat page as it opens: greeting, examples, an empty log and the field to write in (pure)."""

from collections.abc import Mapping, Sequence
from html import escape

from bot.web import texts
from bot.web.assets import Asset
from bot.web.layout import frame, header
from corpus.document import DocumentCard


def chat_page(cards: Sequence[DocumentCard], assets: Mapping[str, Asset]) -> str:
    """Return the page; what it greets with follows from the documents there are."""
    body = f"""{header(current="chat")}
<div class="desk">
<main id="main" class="chat">
<h1 class="unseen">{texts.NAME}</h1>
<section class="greeting" id="greeting" aria-label="Lời chào">
{_greeting(cards)}
</section>
<p class="notice unscripted">{texts.NEEDS_SCRIPT}</p>
<div id="log" role="log" aria-live="polite" aria-label="Cuộc trò chuyện"></div>
<form id="composer" aria-label="Đặt câu hỏi">
<label for="question" class="unseen">Câu hỏi</label>
<textarea id="question" rows="1" autocomplete="off" enterkeyhint="send"
 placeholder="Nhập câu hỏi…" aria-describedby="hint"></textarea>
<button type="submit" id="send">Gửi</button>
<p class="hint"><span id="hint">{texts.HINT}</span>
<button type="button" class="quiet" id="restart" aria-describedby="restart-hint" hidden>\
Hỏi mới</button>
<span class="unseen" id="restart-hint">Xóa cuộc trò chuyện này và bắt đầu lại</span></p>
</form>
</main>
<aside id="reader" aria-label="Văn bản được trích" hidden>
<div class="reader-bar">
<a id="reader-page" href="/documents">Mở thành trang riêng</a>
<button type="button" class="quiet" id="reader-close">Đóng</button>
</div>
<div id="reader-body" tabindex="-1"></div>
</aside>
</div>"""
    return frame(f"{texts.NAME} – {texts.TAGLINE}", body, script="chat.js", assets=assets)


def example_questions(cards: Sequence[DocumentCard]) -> list[tuple[str, str]]:
    """Return kinds of questions with an example each, about no more than the cards say."""
    numbered = next((card for card in cards if card.number and card.number[0].isdigit()), None)
    which = f"Văn bản số {numbered.number}" if numbered else "Văn bản"
    return [
        ("Ai làm việc gì", "Đơn vị nào chủ trì thực hiện?"),
        ("Thời hạn", "Khi nào phải gửi báo cáo, gửi về đâu?"),
        ("Người ký, ngày ký", f"{which} do ai ký, ngày nào?"),
        ("Căn cứ", f"{which} căn cứ vào những văn bản nào?"),
    ]


def _greeting(cards: Sequence[DocumentCard]) -> str:
    if not cards:
        return f'<p class="lead">{texts.GREETING}</p>\n<p class="notice">{texts.NO_DOCUMENTS}</p>'
    examples = "\n".join(
        f'<li><span class="sort">{escape(sort)}</span>'
        f'<button type="button" class="choice" data-question="{escape(question)}">'
        f"{escape(question)}</button></li>"
        for sort, question in example_questions(cards)
    )
    return f"""<p class="lead">{texts.GREETING}</p>
<p>{texts.COLLECTION.format(count=len(cards))} <a href="/documents">Xem danh sách</a>.</p>
<h2 id="examples">Có thể hỏi, chẳng hạn</h2>
<ul class="examples" aria-labelledby="examples">
{examples}
</ul>"""
