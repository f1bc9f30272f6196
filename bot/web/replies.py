"""Reply -> the JSON that the page shows (pure)."""

import json
from collections.abc import Mapping

from starlette.responses import JSONResponse

from bot.batch import citation_record
from bot.citations import Citation
from bot.locators import readable
from bot.messages import Block, ChoicesBlock, CitationsBlock, Reply, TextBlock
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
    return {
        "decision": reply.decision,
        "blocks": [_block_json(block, cards) for block in reply.blocks],
    }


def _block_json(block: Block, cards: Cards) -> dict[str, object]:
    match block:
        case TextBlock(text):
            return {"type": "text", "text": text}
        case ChoicesBlock(options):
            return {"type": "choices", "options": list(options)}
        case CitationsBlock(heading, citations):
            cited = [_citation_json(citation, cards) for citation in citations]
            return {"type": "citations", "heading": heading, "citations": cited}


def _citation_json(citation: Citation, cards: Cards) -> dict[str, object]:
    card = cards.get(citation.document)
    return {
        **citation_record(citation),
        "name": document_name(card.kind if card else None, citation.number),
        "place": readable(citation.address),
        "excerpt": display(citation.quote),
        "url": document_url(citation.document, citation.start, citation.end),
    }
