"""Pages that show documents: the list, and one whole with a passage marked in it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Protocol
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.schedule.dates import say_date
from bot.web import texts
from bot.web.assets import Asset
from bot.web.layout import Page, frame, header, message_page
from bot.web.rendering import OutlineEntry, render_document
from corpus.document import Document, DocumentCard, DocumentId, Span
from corpus.text import display


class Library(Protocol):
    """The documents that may be shown; both are called on worker threads."""

    def cards(self) -> list[DocumentCard]:
        """Return a card of every document, in the order to list them."""

    def document(self, document: DocumentId) -> Document | None:
        """Return the document, or None when it is not (or no longer) there."""


class DocumentPages:
    """The endpoints under `/documents`."""

    def __init__(self, library: Library, assets: Mapping[str, Asset]) -> None:
        self._library = library
        self._assets = assets

    async def index(self, _request: Request) -> Response:
        """List the documents."""
        cards = await run_in_threadpool(self._library.cards)
        return Page(_index_page(cards, self._assets))

    async def show(self, request: Request) -> Response:
        """Show one document; `start` and `end` count the code points of the cited span."""
        sha256 = DocumentId(request.path_params["sha256"].lower())
        html = await run_in_threadpool(self._document_html, sha256, dict(request.query_params))
        if html is None:
            missing = message_page("Không tìm thấy văn bản", texts.NO_SUCH_DOCUMENT, self._assets)
            return Page(missing, status_code=404)
        return Page(html)

    def _document_html(self, sha256: DocumentId, query: Mapping[str, str]) -> str | None:
        document = self._library.document(sha256)
        if document is None:
            return None
        asked = "start" in query or "end" in query
        cited = read_span(query, len(document.text)) if asked else None
        return _document_page(document, cited, asked=asked, assets=self._assets)


def document_url(document: DocumentId, start: int, end: int) -> str:
    """Return the address that opens the document at the span."""
    return f"/documents/{document}?{urlencode({'start': start, 'end': end})}#cited"


def read_span(query: Mapping[str, str], length: int) -> Span | None:
    """Read the cited span from an address; None unless it lies inside the text and is not empty."""
    try:
        start, end = int(query["start"]), int(query["end"])
    except (KeyError, ValueError):
        return None
    return Span(start, end) if 0 <= start < end <= length else None


def document_name(kind: str | None, number: str | None) -> str:
    """Return "Kế hoạch số 12/KH-UBND", "Kế hoạch số …/KH-UBND" for a number left blank."""
    name = kind.capitalize() if kind else "Văn bản"
    if not number:
        return name
    return f"{name} số {'…' if number[0] in '/-' else ''}{number}"


def _index_page(cards: Sequence[DocumentCard], assets: Mapping[str, Asset]) -> str:
    rows = "\n".join(_index_row(card) for card in cards)
    listing = f'<ul class="library">\n{rows}\n</ul>' if cards else f"<p>{texts.NO_DOCUMENTS}</p>"
    body = f"""{header(current="documents")}
<main id="main" class="sheet">
<h1>Văn bản</h1>
{listing}
</main>"""
    return frame(f"Văn bản – {texts.NAME}", body, script="document.js", assets=assets)


def _index_row(card: DocumentCard) -> str:
    facts = [
        *card.agencies,
        f"ngày {say_date(card.issued_on)}" if card.issued_on else "",
    ]
    line = " · ".join(display(fact) for fact in facts if fact)
    return f"""<li><a href="/documents/{card.id}">
<span class="name">{escape(document_name(card.kind, card.number))}</span>
<span class="title">{escape(card.title)}</span></a>
<span class="facts">{escape(line)}</span></li>"""


def _document_page(
    document: Document, cited: Span | None, *, asked: bool, assets: Mapping[str, Asset]
) -> str:
    rendered = render_document(document, cited)
    number = document.number.text if document.number else None
    name = document_name(document.kind.text if document.kind else None, number)
    title = document.title.text if document.title else document.file_name
    notice = f'<p class="notice">{texts.UNKNOWN_SPAN}</p>' if asked and cited is None else ""
    jump = '<p class="jump"><a href="#cited">Đến đoạn được trích</a></p>' if cited else ""
    body = f"""{header(current="documents")}
<main id="main" class="sheet document">
<div class="document-head">
<h1 tabindex="-1">{escape(name)}</h1>
<p class="title">{escape(title)}</p>
{jump}{notice}{_outline(rendered.outline)}
</div>
<article class="paper" aria-label="Toàn văn">
{rendered.html}
</article>
</main>"""
    return frame(f"{name} – {texts.NAME}", body, script="document.js", assets=assets)


def _outline(entries: Sequence[OutlineEntry]) -> str:
    if not entries:
        return ""
    items = "\n".join(
        f'<li class="depth-{min(entry.depth, 4)}">'
        f'<a href="#{entry.anchor}">{escape(entry.text)}</a></li>'
        for entry in entries
    )
    return f"""<details class="outline"><summary>Mục lục</summary>
<nav aria-label="Mục lục"><ul>
{items}
</ul></nav></details>"""
