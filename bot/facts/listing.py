"""Deadlines and duties as lines of plain text, for a terminal (pure)."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot.facts import words
from bot.facts.hands import shown_by
from bot.facts.items import DueItem, DutyItem, Status
from bot.facts.telling import small
from bot.facts.texts import listed
from bot.labels import document_label, shortened
from bot.schedule.dates import say_date
from bot.schedule.saying import say
from bot.sources import source_name
from bot.typed_text import cleaned
from corpus.facts.facts import Party
from corpus.text import display

_LONGEST_TITLE = 90
_LONGEST_SENTENCE = 600


def deadline_lines(item: DueItem, zone: ZoneInfo) -> Iterator[str]:
    """Yield what, who, when and how far it is confirmed, with the source in the last line."""
    deadline = item.deadline
    yield f"{deadline.id}  {words.of_kind(deadline.kind, cleaned(deadline.what))}"
    if way := _way(item):
        yield f"    {cleaned(way)}"
    yield words.WHEN.format(said=cleaned(say(deadline.when)), words=cleaned(deadline.when.said))
    if deadline.when != item.read:
        yield words.READ_AS.format(said=cleaned(say(item.read)), words=cleaned(item.read.said))
    if item.status is Status.CORRECTED:
        yield sentence_line(item)
    yield f"    {_status(item, zone)}"
    if item.replaced_by is not None:
        yield words.REPLACED.format(name=cleaned(document_label(item.replaced_by)))
    yield words.SOURCE.format(source=_source(item))


def sentence_line(item: DueItem) -> str:
    """Return the words of the document in one line, for whoever must judge the reading."""
    return words.SENTENCE.format(
        quote=cleaned(shortened(display(item.citation.quote), _LONGEST_SENTENCE))
    )


def duty_lines(item: DutyItem) -> Iterator[str]:
    """Yield unit, role and task, and the source in the last line."""
    duty = item.duty
    yield cleaned(f"{duty.unit.name} – {duty.role.value}: {duty.task}")
    if duty.partners:
        yield words.WITH.format(names=cleaned(_names(duty.partners)))
    if duty.product:
        yield words.PRODUCT.format(product=cleaned(duty.product))
    if duty.appointed_by:
        yield words.APPOINTED_BY.format(name=cleaned(duty.appointed_by.name))
    if item.replaced_by is not None:
        yield words.REPLACED_DUTY.format(name=cleaned(document_label(item.replaced_by)))
    yield words.SOURCE.format(source=_source(item))


def _way(item: DueItem) -> str:
    """Return who owes it, to whom and through whom, as far as that is said."""
    deadline = item.deadline
    to = f"→ {_names(deadline.to)}" if deadline.to else ""
    through = words.THROUGH.format(names=_names(deadline.through)) if deadline.through else ""
    return " ".join(part for part in (_names(deadline.who, begins=True), to, through) if part)


def _status(item: DueItem, zone: ZoneInfo) -> str:
    label = words.STATUSES[item.status]
    if item.is_outdated:
        label = f"{label}, {words.OUTDATED}"
    if item.decided_by and item.decided_at:
        label += words.DECIDED.format(
            by=shown_by(item.decided_by), at=say_date(item.decided_at.astimezone(zone))
        )
    return label


def _source(item: DueItem | DutyItem) -> str:
    return cleaned(source_name(item.citation, _LONGEST_TITLE))


def _names(parties: Sequence[Party], *, begins: bool = False) -> str:
    """Return the names as they stand inside a sentence; `begins` leaves the first as it is."""
    inside = [small(party.name) for party in parties]
    return listed([party.name for party in parties[:1]] + inside[1:] if begins else inside)
