"""Facts as JSON, in the shape of the contract (pure)."""

from collections.abc import Sequence
from typing import Any

from bot.citations import citation_record
from bot.facts.items import DueItem, DutyItem
from corpus.document import DocumentCard
from corpus.facts.facts import Party, When


def deadline_record(item: DueItem) -> dict[str, Any]:
    """Return a deadline as `sotay deadlines --json` gives it."""
    deadline = item.deadline
    return {
        "id": deadline.id,
        "kind": deadline.kind.value,
        "what": deadline.what,
        "who": _names(deadline.who),
        "to": _names(deadline.to),
        "through": _names(deadline.through),
        "when": _when_record(deadline.when),
        "status": item.status.value,
        "replaced_by": _named(item.replaced_by),
        "citation": citation_record(item.citation),
    }


def duty_record(item: DutyItem) -> dict[str, Any]:
    """Return a duty as `sotay duties --json` gives it."""
    duty = item.duty
    return {
        "unit": duty.unit.name,
        "role": duty.role.value,
        "task": duty.task,
        "with": _names(duty.partners),
        "replaced_by": _named(item.replaced_by),
        "citation": citation_record(item.citation),
    }


def _when_record(when: When) -> dict[str, Any]:
    return {
        "type": when.type.value,
        "rrule": when.rrule,
        "date": when.date,
        "before": when.before,
        "said": when.said,
    }


def _named(card: DocumentCard | None) -> str | None:
    return (card.number or card.file_name) if card else None


def _names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]
