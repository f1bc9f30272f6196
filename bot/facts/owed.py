"""Which deadlines concern a unit (pure)."""

from collections.abc import Collection, Sequence

from bot.facts.agenda import Agenda
from bot.facts.items import DueItem
from bot.facts.naming import Meant, Naming


def of_unit(items: Sequence[DueItem], key: str, groups: Collection[str]) -> list[DueItem]:
    """Return what a unit owes, receives or passes on, and what is owed by groups it is one of."""
    found = []
    for item in items:
        deadline = item.deadline
        named = {party.key for part in (deadline.to, deadline.through) for party in part}
        owing = {party.key for party in deadline.who}
        if key in named or key in owing or not owing.isdisjoint(groups):
            found.append(item)
    return found


def agenda_of(agenda: Agenda, meant: Meant, naming: Naming) -> Agenda:
    """Return the agenda of the unit that is meant, of the place that was named with it."""
    groups = {group.key for group in naming.groups_of(meant.known_key)}
    found = of_unit(agenda.items + agenda.replaced, meant.known_key, groups)
    return Agenda((item for item in found if meant.covers(item.card)), agenda.days)
