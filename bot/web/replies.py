"""Reply -> the JSON that the page shows (pure)."""

import json
from collections.abc import Iterator, Mapping, Sequence

from starlette.responses import JSONResponse

from bot.actions import Action, Ask, ListDocuments, LookUp
from bot.citations import Citation, citation_record
from bot.facts.replies import typed
from bot.locators import readable
from bot.messages import (
    AnswerBlock,
    Block,
    Button,
    ButtonsBlock,
    CitationsBlock,
    FileBlock,
    PictureBlock,
    Reply,
    TextBlock,
)
from bot.web.documents import document_name, document_url
from corpus.document import DocumentCard, DocumentId
from corpus.text import display

Cards = Mapping[DocumentId, DocumentCard]


class AsciiJson(JSONResponse):
    """JSON in ASCII: half a character that a bad PDF left in a quote does not break the reply."""

    def render(self, content: object) -> bytes:
        """Encode without failing, whatever a document holds."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


def reply_json(reply: Reply, cards: Cards) -> dict[str, object]:
    """Return the reply; `cards` say what kind of document a citation is from."""
    blocks = [_block_json(block, cards) for block in reply.blocks]
    return {
        "decision": reply.decision,
        "blocks": [block for block in blocks if block.get("options") != []],
    }


def _block_json(block: Block, cards: Cards) -> dict[str, object]:
    match block:
        case TextBlock(text) | AnswerBlock(text) | FileBlock(_, text) | PictureBlock(caption=text):
            return {"type": "text", "text": text}
        case ButtonsBlock():
            return {"type": "choices", "options": list(_options(block.buttons))}
        case CitationsBlock(heading, citations):
            cited = [_citation_json(citation, cards) for citation in citations]
            return {"type": "citations", "heading": heading, "citations": cited}


def _options(buttons: Sequence[Button]) -> Iterator[dict[str, object]]:
    """Yield the buttons that stand for something to type: the page has its own for the rest."""
    for button in buttons:
        question = _typed(button.action)
        if question is not None:
            yield {"label": button.label, "question": question}


def _typed(action: Action) -> str | None:
    match action:
        case Ask(question):
            return question
        case ListDocuments(page):
            return f"/vanban {page}"
        case LookUp(_, _, page):
            return f"{typed(action)} trang {page}" if page > 1 else typed(action)
        case _:
            return None


def _citation_json(citation: Citation, cards: Cards) -> dict[str, object]:
    card = cards.get(citation.document)
    return {
        **citation_record(citation),
        "name": document_name(card.kind if card else None, citation.number),
        "place": readable(citation.address),
        "excerpt": display(citation.quote),
        "url": document_url(citation.document, citation.start, citation.end),
    }
