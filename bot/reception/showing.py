"""What is shown on demand: pages of the list of documents, cited passages in full (pure)."""

from collections.abc import Sequence

from bot import texts as answer_texts
from bot.actions import ListDocuments
from bot.citations import Citation
from bot.conversation import worth_reading
from bot.labels import document_label
from bot.messages import Block, Button, ButtonId, ButtonsBlock, Reply, TextBlock
from bot.offers import NewId
from bot.reception import texts
from bot.reception.services import sentence
from bot.sources import quoted_lines, source_name
from corpus.document import DocumentCard

_PAGE = 8  # documents: their names fit into one message everywhere


def document_page(cards: Sequence[DocumentCard], page: int, new_id: NewId) -> Reply:
    """Return a page of the list, the nearest one there is, and the way to the next."""
    if not cards:
        return sentence(answer_texts.NO_DOCUMENTS)
    pages = -(-len(cards) // _PAGE)
    page = min(max(page, 1), pages)
    heading = texts.LISTED if pages == 1 else texts.LISTED_PAGE
    shown = cards[(page - 1) * _PAGE : page * _PAGE]
    lines = [texts.LISTED_ONE.format(label=document_label(card)) for card in shown]
    told = TextBlock("\n".join((heading.format(count=len(cards), page=page, pages=pages), *lines)))
    if page == pages:
        return Reply((told,))
    following = Button(ButtonId(new_id()), texts.NEXT_PAGE, ListDocuments(page + 1))
    return Reply((told, ButtonsBlock(((following,),))))


def verbatim(citations: Sequence[Citation]) -> Reply:
    """Return the passages in full, each a block of its own so that messages are split there."""
    blocks: list[Block] = [TextBlock(texts.VERBATIM)]
    for number, citation in enumerate(worth_reading(citations), start=1):
        name, quote = source_name(citation), quoted_lines(citation)
        blocks.append(TextBlock(texts.VERBATIM_ONE.format(number=number, name=name, quote=quote)))
    return Reply(tuple(blocks))
