"""What a dry run says with its lines, so that nobody takes one thing for another (pure)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.labels import document_label, printed_number, shortened
from bot.reminders.menu import texts
from bot.reminders.occasions import Planned
from bot.reminders.planning.matters import Matter
from corpus.document import DocumentCard

_LONGEST_LABEL = 70


def notes_of(found: Sequence[Planned], matters: Sequence[Matter]) -> Mapping[str, str]:
    """Return what is said with each matter by its id: not confirmed, or of which document.

    The document is named where several have something of the same name.
    """
    planned = {one.due.matter for one in found}
    shown = [matter for matter in matters if matter.id in planned]
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for matter in shown:
        if matter.card is not None:
            documents[matter.what].add(matter.card.id)
    return {
        matter.id: _note(matter, is_ambiguous=len(documents[matter.what]) > 1) for matter in shown
    }


def _note(matter: Matter, *, is_ambiguous: bool) -> str:
    named = ""
    if is_ambiguous and matter.card is not None:
        named = texts.PREVIEW_OF.format(document=_name(matter.card))
    return named + ("" if matter.is_settled else texts.PREVIEW_UNCONFIRMED)


def _name(card: DocumentCard) -> str:
    number = card.number
    return printed_number(number) if number else shortened(document_label(card), _LONGEST_LABEL)
