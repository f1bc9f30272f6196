"""What a clerk hears at an ingest: which documents are replaced, and which are there twice."""

import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from bot.facts import replacement_texts as texts
from bot.facts.replacing import Judged, Verdict
from bot.facts.standing import document_key
from bot.labels import printed_number
from bot.schedule.dates import say_date
from corpus.document import DocumentCard, DocumentId
from corpus.text import fold

_FRAMES = {
    Verdict.REPLACED: texts.REPLACED,
    Verdict.LATER: texts.LATER,
    Verdict.UNDATED: texts.UNDATED,
    Verdict.UNCLEAR: texts.UNCLEAR,
}


def replacement_lines(
    judged: Iterable[Judged], touched: Collection[DocumentId] | None
) -> Iterator[str]:
    """Yield a line for each replacement that a document of `touched` has part in; None: all."""
    for one in judged:
        ids = {one.new.id, *(old.id for old in one.old)}
        if touched is None or not ids.isdisjoint(touched):
            yield _FRAMES[one.verdict].format(
                file=one.new.file_name,
                number=printed_number(one.said.number),
                since=say_date(one.since) if one.since else "",
                remove=_named(one.old),
            )


def twice_lines(
    cards: Sequence[DocumentCard],
    touched: Collection[DocumentId],
    text_of: Callable[[DocumentId], str | None],
) -> Iterator[str]:
    """Yield a line for each document of `touched` that is there in other words too."""
    for new in cards:
        if new.id not in touched or not (new.number and new.number[:1].isdigit()):
            continue
        key = document_key(new)
        for other in cards:
            is_same = other.id != new.id and document_key(other) == key
            is_first = other.id not in touched or new.id < other.id  # of two new ones one line
            if is_same and is_first and _words(text_of(other.id)) != _words(text_of(new.id)):
                yield texts.TWICE.format(
                    file=new.file_name,
                    other=other.file_name,
                    number=printed_number(new.number),
                    remove=_named((other,)),
                )


def _named(cards: Iterable[DocumentCard]) -> str:
    return " ".join(shlex.quote(card.file_name) for card in cards)


def _words(text: str | None) -> list[str]:
    return fold(text or "").split()
