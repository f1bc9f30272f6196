"""The buttons under an answer: its sources, its files, a verdict, or which document is meant."""

from collections.abc import Callable, Mapping, Sequence

from bot import texts
from bot.actions import Action, Ask, Rate, SendOriginal, ShowSources
from bot.citations import Citation
from bot.labels import shortened
from bot.messages import Button, ButtonId, ButtonsBlock
from corpus.document import DocumentCard, DocumentId
from corpus.text import display

NewId = Callable[[], str]

_LONGEST_LABEL = 40  # characters
_LONGEST_TITLE = 80
_MOST_FILES = 2


def answer_buttons(record: str, cited: Sequence[Citation], new_id: NewId) -> ButtonsBlock:
    """Return what can be done with an answer that cites passages, best first."""
    documents = distinct_documents(cited)[:_MOST_FILES]
    files = [
        (texts.ORIGINAL if place == 1 else texts.FURTHER_ORIGINAL.format(number=place), document)
        for place, document in enumerate(documents, start=1)
    ]
    to_read: list[tuple[str, Action]] = [(texts.VERBATIM, ShowSources(record))]
    to_read += [(label, SendOriginal(document)) for label, document in files]
    verdict: list[tuple[str, Action]] = [
        (texts.HELPFUL, Rate(record, helpful=True)),
        (texts.NOT_HELPFUL, Rate(record, helpful=False)),
    ]
    return ButtonsBlock((_row(to_read, new_id), _row(verdict, new_id)))


def narrowing_buttons(
    question: str,
    documents: Sequence[DocumentId],
    cards: Mapping[DocumentId, DocumentCard],
    new_id: NewId,
) -> ButtonsBlock:
    """Return a button a document that puts the question again, of that document alone."""
    known = [cards[document] for document in documents if document in cards]
    return ButtonsBlock(
        tuple(_row([(_label(card), Ask(narrowed(question, card)))], new_id) for card in known)
    )


def narrowed(question: str, card: DocumentCard) -> str:
    """Return the question as asked of one document.

    The wording was chosen on the questions of tests/evaluation that are asked back: a title
    brings words of its own into the question, so it stands only where the number is left blank.
    """
    kind = display(card.kind or texts.LETTER).lower()
    if _has_whole_number(card):
        place = texts.OF_PLACE.format(place=display(card.place)) if card.place else ""
        name = f"{kind} {texts.NUMBER.format(number=card.number)}{place}"
    else:
        name = f"{kind} {shortened(display(card.title), _LONGEST_TITLE)}"
    return texts.NARROWED.format(question=question.strip().rstrip(" ?.!…,;:"), name=name)


def distinct_documents(cited: Sequence[Citation]) -> list[DocumentId]:
    """Return the documents that are cited, the best first."""
    return list(dict.fromkeys(citation.document for citation in cited))


def _label(card: DocumentCard) -> str:
    place = f" ({display(card.place)})" if card.place else ""
    if _has_whole_number(card):
        return f"{card.number}{place}"
    kind = display(card.kind or texts.LETTER).capitalize()
    return shortened(f"{kind} {display(card.title)}", _LONGEST_LABEL) + place


def _has_whole_number(card: DocumentCard) -> bool:
    return card.number is not None and card.number[:1].isdigit()


def _row(offered: Sequence[tuple[str, Action]], new_id: NewId) -> tuple[Button, ...]:
    return tuple(Button(ButtonId(new_id()), label, action) for label, action in offered)
